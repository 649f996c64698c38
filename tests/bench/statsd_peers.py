# SPDX-License-Identifier: MIT
"""The same StatsD load on our receiver and on netdata's: CPU time and lines that were lost."""
import json
import os
import pathlib
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request

TICK = os.sysconf("SC_CLK_TCK")
LINES = 20          # of a datagram
PAUSE = 0.002


def cpu_of(pid):
    """CPU seconds of a process so far."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def drops(port):
    """Datagrams that the kernel dropped on a port."""
    for line in pathlib.Path("/proc/net/udp").read_text().splitlines()[1:]:
        fields = line.split()
        if int(fields[1].split(":")[1], 16) == port:
            return int(fields[-1])
    return 0


def free_port(kind):
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def load(port, rate, seconds):
    """Sends `rate` lines a second of 100 counters; how many were sent."""
    datagrams = [b"\n".join(b"bench.counter%d:%d|c" % ((i * LINES + k) % 100, k) for k in range(LINES)) for i in range(5)]
    sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sender.connect(("127.0.0.1", port))
    sent = 0
    begun = time.monotonic()
    while (elapsed := time.monotonic() - begun) < seconds:
        while sent < elapsed * rate:
            try:
                sender.send(datagrams[(sent // LINES) % 5])
            except OSError:
                pass
            sent += LINES
        time.sleep(PAUSE)
    return sent


def measure_one(pid, port, rate, seconds):
    """What a receiver that has just started uses beyond what it does unasked."""
    time.sleep(2)
    idle = cpu_of(pid)
    time.sleep(3)
    idle = (cpu_of(pid) - idle) / 3
    load(port, rate / 10, 1)  # its series are made
    time.sleep(1.5)
    before, lost = cpu_of(pid), drops(port)
    sent = load(port, rate, seconds)
    time.sleep(1.5)
    return {"cpu_us_per_1000": (cpu_of(pid) - before - idle * (seconds + 1.5)) / sent * 1e9, "lost": (drops(port) - lost) * LINES, "sent": sent}


def ours(program, rate, seconds):
    with tempfile.TemporaryDirectory() as folder:
        port = free_port(socket.SOCK_DGRAM)
        environment = dict(os.environ, XDG_RUNTIME_DIR=folder)
        process = subprocess.Popen([program, "serve", "--ingest", "--port", "0", "--statsd-port", str(port), "--data-dir", os.path.join(folder, "data")],
                                   stderr=subprocess.DEVNULL, env=environment)
        try:
            return measure_one(process.pid, port, rate, seconds)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()


def netdata(rate, seconds):
    if not pathlib.Path("/usr/sbin/netdata").exists():
        return None
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o777)
        port, web = free_port(socket.SOCK_DGRAM), free_port(socket.SOCK_STREAM)
        config = pathlib.Path(folder, "netdata.conf")
        directories = "\n".join(f"    {name} = {folder}/{name}" for name in ("cache", "lib", "log", "home"))
        for name in ("cache", "lib", "log", "home"):
            os.mkdir(f"{folder}/{name}")
            os.chmod(f"{folder}/{name}", 0o777)
        config.write_text(f"""[global]
    run as user = root
[directories]
{directories}
[db]
    mode = ram
[web]
    bind to = 127.0.0.1:{web}
[health]
    enabled = no
[ml]
    enabled = no
[plugins]
    proc = no
    diskspace = no
    cgroups = no
    tc = no
    idlejitter = no
    timex = no
    apps = no
    python.d = no
    go.d = no
    charts.d = no
    statsd = yes
[statsd]
    enabled = yes
    default port = {port}
    bind to = udp:127.0.0.1:{port}
    create private charts for metrics matching = !*
""")
        process = subprocess.Popen(["/usr/sbin/netdata", "-D", "-c", str(config)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            for _ in range(50):
                time.sleep(0.2)
                try:
                    urllib.request.urlopen(f"http://127.0.0.1:{web}/api/v1/info", timeout=1).read()
                    break
                except OSError:
                    continue
            return measure_one(process.pid, port, rate, seconds)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def measure(program, rate=300_000, seconds=5):
    """CPU and losses of both under the same load."""
    results = {"wai-performance serve": ours(program, rate, seconds), "netdata": netdata(rate, seconds)}
    return {name: result for name, result in results.items() if result}


if __name__ == "__main__":
    import sys
    print(json.dumps(measure(sys.argv[1]), indent=1))
