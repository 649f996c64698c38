# SPDX-License-Identifier: MIT
"""Where a condition is made: the recorder that watches, programs under the names that they play, groups, filesystems, counters.

As root all of it stands in network and mount namespaces of its own, so that ports, name servers, mounts and what the kernel
counts of the network are nobody else's. What is outside them (groups, a swap file) is taken back with the stage.
"""
import datetime
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import time

CLOCK = os.sysconf("SC_CLK_TCK")


class Untrue(Exception):
    """A condition that did not become real, so that nobody can be asked for its cause."""


class Skipped(Exception):
    """A condition that cannot be made here, and why."""


def moment():
    return datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def number_in(path, key):
    """The value behind a key of a file of the kernel's; 0 where it has none."""
    found = re.search(rf"^{re.escape(key)}:?\s+(\d+)", pathlib.Path(path).read_text(), re.M)
    return int(found[1]) if found else 0


def net_counter(name):
    """A counter of /proc/net/snmp or netstat, as "Tcp.RetransSegs"."""
    protocol, key = name.split(".")
    for path in ("/proc/net/snmp", "/proc/net/netstat"):
        lines = [line.split() for line in pathlib.Path(path).read_text().splitlines() if line.startswith(protocol + ":")]
        for names, values in zip(lines[::2], lines[1::2]):
            if key in names:
                return int(values[names.index(key)])
    return 0


def pressure(resource, kind="some"):
    """Seconds of pressure so far, as the kernel sums them up."""
    found = re.search(rf"^{kind} .*total=(\d+)", pathlib.Path("/proc/pressure", resource).read_text(), re.M)
    return int(found[1]) * 1e-6 if found else 0.0


class Program:
    """A program that plays a part."""

    def __init__(self, process, output):
        self.process = process
        self.output = output

    def pids(self):
        """It and its children."""
        found = [self.process.pid]
        for pid in found:
            try:
                children = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
            except OSError:
                continue
            found += [int(child) for child in children if int(child) not in found]
        return found

    def _stat(self, *fields):
        total = 0
        for pid in self.pids():
            try:
                words = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            total += sum(int(words[field - 3]) for field in fields)
        return total

    def cpu(self):
        """CPU seconds of it and its children, those too that have ended."""
        return self._stat(14, 15, 16, 17) / CLOCK

    def system_cpu(self):
        return self._stat(15, 17) / CLOCK

    def faults(self):
        return self._stat(10)

    def major_faults(self):
        return self._stat(12)

    def io(self, key):
        total = 0
        for pid in self.pids():
            try:
                total += number_in(f"/proc/{pid}/io", key)
            except OSError:
                continue
        return total

    def states(self):
        """The states of its threads at this moment, as "SSDR"."""
        states = ""
        for pid in self.pids():
            for task in pathlib.Path(f"/proc/{pid}/task").glob("*/stat"):
                try:
                    states += task.read_text().rpartition(")")[2].split()[0]
                except OSError:
                    continue
        return states

    def wait_channels(self):
        """How many threads wait in which function of the kernel."""
        found = []
        for pid in self.pids():
            for task in pathlib.Path(f"/proc/{pid}/task").glob("*/wchan"):
                try:
                    found.append(task.read_text())
                except OSError:
                    continue
        return found

    def switches(self):
        total = 0
        for pid in self.pids():
            for status in pathlib.Path(f"/proc/{pid}/task").glob("*/status"):
                try:
                    total += number_in(status, "voluntary_ctxt_switches") + number_in(status, "nonvoluntary_ctxt_switches")
                except OSError:
                    continue
        return total

    def slowest(self, which="p95", last=8):
        """The median over its last seconds of the 95th percentile (or the maximum) of its requests, in milliseconds."""
        found = [float(value) for value in re.findall(rf"{which} ([\d.]+) ms", self.output.read_text())][-last:]
        return sorted(found)[len(found) // 2] if found else 0.0

    def end(self):
        if self.process.poll() is None:
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait()


class Stage:
    """One condition's recorder and everything that it needs; a context manager that leaves nothing behind."""

    def __init__(self, program, making, folder):
        self.program = program  # wai-performance
        self.making = making  # the folder with the programs that make conditions
        self.folder = folder
        self.data = folder / "history"
        self.cpus = len(os.sched_getaffinity(0))
        self.checks = []
        self.strangers = 0.0  # CPUs that others kept busy before
        self._undo = []
        self._programs = []
        self._recorder = None
        self.began = time.monotonic()

    def __enter__(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(self.data, ignore_errors=True)
        self.work = pathlib.Path(tempfile.mkdtemp(prefix="wai-condition-", dir="/var/tmp"))
        self.work.chmod(0o755)
        self._undo.append(lambda: shutil.rmtree(self.work, ignore_errors=True))
        return self

    def __exit__(self, *_):
        for program in reversed(self._programs):
            program.end()
        self.stop_recorder()
        for undo in reversed(self._undo):
            undo()

    # The recorder

    def start_recorder(self, wait=20):
        log = open(self.folder / "recorder.log", "w")
        self._recorder = subprocess.Popen([self.program, "serve", "--data-dir", self.data], stdout=log, stderr=log)
        deadline = time.monotonic() + wait
        while not self.data.is_dir() or not any(self.data.iterdir()):
            if self._recorder.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the recorder did not start: {(self.folder / 'recorder.log').read_text()}")
            time.sleep(0.1)

    def stop_recorder(self):
        if self._recorder and self._recorder.poll() is None:
            self._recorder.terminate()
            self._recorder.wait(60)

    # Programs

    def start(self, name, making, *arguments, group=None, nice=0, stdin=None, stdout=None):
        """Starts a program of the folder under the name of the one that it plays."""
        binary = self.work / "bin" / name
        if not binary.exists():
            binary.parent.mkdir(exist_ok=True)
            shutil.copy(self.making / making, binary)
        return self.run([binary, *arguments], group=group, nice=nice, stdin=stdin, stdout=stdout)

    def run(self, command, group=None, nice=0, stdin=None, stdout=None, environment=None):
        name = pathlib.Path(command[0]).name
        output = self.work / f"{name}-{len(self._programs)}.output"

        def join():
            if group:
                group.join()
            if nice:
                os.nice(nice)

        process = subprocess.Popen([str(word) for word in command], cwd=self.work, start_new_session=True, preexec_fn=join,
                                   stdin=stdin if stdin is not None else subprocess.DEVNULL,
                                   stdout=stdout if stdout is not None else open(output, "w"), stderr=subprocess.STDOUT if stdout is None else None,
                                   env={**os.environ, **(environment or {})})
        output.touch()
        program = Program(process, output)
        self._programs.append(program)
        return program

    # What a condition needs of the machine

    def need_root(self, what):
        if os.geteuid() != 0:
            raise Skipped(f"{what} takes root")

    def group(self, name, cpu_share=None, memory=None, swap=True):
        """A control group with a quota of CPU (a share of one) or a limit of memory (bytes), of version 1 or 2."""
        self.need_root("a control group")
        group = Group(name, cpu_share, memory, swap)
        self._undo.append(group.remove)
        return group

    def small_filesystem(self, megabytes):
        self.need_root("a filesystem of its own")
        image, point = self.work / "disk.image", self.work / "export"
        point.mkdir()
        with open(image, "wb") as file:
            file.truncate(megabytes << 20)
        subprocess.run(["mkfs.ext4", "-q", "-F", "-m", "0", image], check=True, env={**os.environ, "PATH": os.environ["PATH"] + ":/usr/sbin:/sbin"})
        if subprocess.run(["mount", "-o", "loop", image, point], capture_output=True).returncode != 0:
            raise Skipped("no loop device can be mounted here")
        self._undo.append(lambda: subprocess.run(["umount", "-l", point], check=False))
        return point

    def swap_file(self, megabytes):
        self.need_root("a swap file")
        path = self.work / "swap"
        tools = {**os.environ, "PATH": os.environ["PATH"] + ":/usr/sbin:/sbin"}
        with open(path, "wb") as file:
            os.posix_fallocate(file.fileno(), 0, megabytes << 20)
        path.chmod(0o600)
        subprocess.run(["mkswap", path], check=True, capture_output=True, env=tools)
        if subprocess.run(["swapon", path], env=tools, capture_output=True).returncode != 0:
            raise Skipped("no swap file may be used here")
        self._undo.append(lambda: subprocess.run(["swapoff", path], check=False, env=tools))

    def passed(self):
        """Seconds since the condition began."""
        return time.monotonic() - self.began

    def verify(self, true, sentence):
        """What an independent look at the condition found; it must be so."""
        self.checks.append(("" if true else "NOT: ") + sentence)
        if not true:
            raise Untrue(sentence)

    def wait_for(self, asked, seconds, sentence):
        """Waits until something is so, and notes it as seen."""
        deadline = time.monotonic() + seconds
        while not asked():
            if time.monotonic() > deadline:
                self.verify(False, sentence)
            time.sleep(0.05)
        self.verify(True, sentence)


class Group:
    ROOT = pathlib.Path("/sys/fs/cgroup")

    def __init__(self, name, cpu_share, memory, swap):
        self.name = name
        self.folders = []
        v2 = self.ROOT / "cgroup.controllers"
        wanted = (["cpu"] if cpu_share else []) + (["memory"] if memory else [])
        if v2.exists():
            try:
                (self.ROOT / "cgroup.subtree_control").write_text(" ".join("+" + one for one in wanted))
            except OSError:
                raise Skipped("the control groups of this machine give no " + " and ".join(wanted))
            self._make(self.ROOT / name)
            if cpu_share:
                self._set("cpu.max", f"{int(cpu_share * 100000)} 100000")
            if memory:
                self._set("memory.max", memory)
                self._set("memory.swap.max", "max" if swap else 0)
            return
        for one in wanted:
            if not (self.ROOT / one).is_dir():
                raise Skipped(f"this machine has no control groups for {one}")
            self._make(self.ROOT / one / name)
        if cpu_share:
            self._set("cpu.cfs_period_us", 100000)
            self._set("cpu.cfs_quota_us", int(cpu_share * 100000))
        if memory:
            self._set("memory.limit_in_bytes", memory)
            self._set("memory.swappiness", 60 if swap else 0)
            if swap:
                self._set("memory.oom_control", 1)  # who has no memory yet waits for it, and is not killed

    def _make(self, folder):
        folder.mkdir(exist_ok=True)
        self.folders.append(folder)

    def _set(self, name, value):
        for folder in self.folders:
            if (folder / name).exists():
                (folder / name).write_text(str(value))

    def join(self):
        for folder in self.folders:
            (folder / "cgroup.procs").write_text(str(os.getpid()))

    def read(self, *names):
        """The text of the first of these files that there is."""
        for folder in self.folders:
            for name in names:
                if (folder / name).exists():
                    return (folder / name).read_text()
        return ""

    def count(self, key, *names):
        found = re.search(rf"^{key} (\d+)", self.read(*names), re.M)
        return int(found[1]) if found else 0

    def remove(self):
        for folder in self.folders:
            for _ in range(100):
                try:
                    folder.rmdir()
                    break
                except OSError:  # the last of its processes is still ending
                    time.sleep(0.05)


def ask(program, data, since, until):
    """What `why` says of a range: (the answer as JSON, milliseconds)."""
    begun = time.monotonic()
    result = subprocess.run([program, "why", "--json", "--since", since, "--until", until, "--data-dir", data], capture_output=True, text=True)
    took = (time.monotonic() - begun) * 1000
    if result.returncode != 0:
        raise RuntimeError(f"why ended with {result.returncode}: {result.stderr.strip()}")
    try:
        return json.loads(result.stdout), took
    except ValueError as broken:
        raise RuntimeError(f"why printed what is no JSON: {broken}") from broken
