# SPDX-License-Identifier: MIT
"""CPU that process monitors take at 1 Hz while many processes sleep."""
import fcntl
import os
import pty
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

SECONDS = 15
WARM_UP = 6  # the first readings open everything

SLEEPERS = """
import os, signal, sys
for _ in range(int(sys.argv[1])):
    if os.fork() == 0:
        import ctypes
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)
        while True:
            signal.pause()
print("ready", flush=True)
signal.pause()
"""


def unprivileged(command):
    """The command as nobody, where we are root."""
    if os.getuid() != 0:
        return command
    return ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"] + command


def cpu_ns(pid):
    """Nanoseconds that all threads of a process ran so far."""
    total = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        try:
            with open(f"/proc/{pid}/task/{task}/schedstat") as file:
                total += int(file.read().split()[0])
        except FileNotFoundError:
            pass
    return total


def cost_of(command):
    """Milliseconds of CPU per second of a program that is given a terminal to write to."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 160, 0, 0))
    environment = dict(os.environ, TERM="xterm-256color", LC_ALL="C.UTF-8", LINES="50", COLUMNS="160", HOME=tempfile.gettempdir(), XDG_CONFIG_HOME=tempfile.gettempdir())
    process = subprocess.Popen(unprivileged(command), stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True)
    os.close(slave)

    def drain(seconds):
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([master], [], [], left)[0]:
                try:
                    os.read(master, 65536)
                except OSError:
                    time.sleep(left)

    drain(WARM_UP)
    if process.poll() is not None:
        raise RuntimeError(f"{command[0]} ended at once")
    before = cpu_ns(process.pid)
    began = time.monotonic()
    drain(SECONDS)
    cost = (cpu_ns(process.pid) - before) / 1e6 / (time.monotonic() - began)
    os.killpg(process.pid, signal.SIGTERM)
    time.sleep(0.2)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    os.close(master)
    return cost


def measure(program, count):
    """Costs by program with about `count` processes on the machine."""
    present = sum(name.isdigit() for name in os.listdir("/proc"))
    sleepers = subprocess.Popen([sys.executable, "-c", SLEEPERS, str(max(0, count - present))], stdout=subprocess.PIPE)
    sleepers.stdout.readline()
    time.sleep(1)
    costs = {}
    try:
        folder = tempfile.mkdtemp()
        os.chmod(folder, 0o777)
        binary = os.path.join(folder, "wai-performance")  # where nobody may read it
        shutil.copy(program, binary)
        os.chmod(binary, 0o755)
        costs["wai-performance serve"] = cost_of([binary, "serve", "--data-dir", os.path.join(folder, "data")])
        costs["top -b"] = cost_of(["top", "-b", "-d", "1"])
        costs["htop"] = cost_of(["htop", "-d", "10"])
        config = os.path.join(tempfile.gettempdir(), "btop")
        os.makedirs(config, exist_ok=True)
        with open(os.path.join(config, "btop.conf"), "w") as file:
            file.write("update_ms = 1000\n")
        os.chmod(config, 0o777)
        costs["btop"] = cost_of(["btop", "--utf-force"])
        shutil.rmtree(folder)
    finally:
        sleepers.kill()
        sleepers.wait()
    return costs
