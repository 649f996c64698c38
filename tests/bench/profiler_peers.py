# SPDX-License-Identifier: MIT
"""The profiler against perf and Hotspot's parser, on recordings that are made here, in the same run."""
import os
import resource
import subprocess
import time

HOTSPOT = ["/usr/lib/x86_64-linux-gnu/libexec/hotspot-perfparser", "/usr/libexec/hotspot-perfparser"]
# The environment that the dashboard starts its analyser with, which is what imports (analyser_process.cpp).
ANALYSER_ENVIRONMENT = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1", **os.environ}
PERF_SCRIPT_FIELDS = "comm,pid,tid,time,event,ip,sym,dso"


def values(text):
    return {name: float(value) for name, value in (line.split() for line in text.splitlines() if len(line.split()) == 2)}


def median(numbers):
    ordered = sorted(numbers)
    return ordered[len(ordered) // 2]


def run(command, **options):
    """Elapsed seconds, CPU seconds (with children) and output of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    done = subprocess.run(command, check=True, stdout=options.pop("stdout", subprocess.PIPE), stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, text=True, **options)
    elapsed = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return elapsed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def peak_megabytes(command):
    """Peak memory of a command: not of other children, so it is asked of the kernel for this one."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    _, _, usage = os.wait4(child.pid, 0)
    child.returncode = 0
    return usage.ru_maxrss / 1024


def record(folder, name, options, seconds, source):
    """A recording of two compilers at work: many places, deep stacks, short processes."""
    file = os.path.join(folder, name)
    script = f'end=$(($(date +%s%N) + {int(seconds * 1e9)})); while [ $(date +%s%N) -lt $end ]; do g++ -std=c++20 -O1 -c {source} -o /dev/null; done'
    subprocess.run(["perf", "record", "-q", "-o", file, *options, "--", "sh", "-c", f"({script}) & ({script}) & wait"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return file


def opening(build, file, rounds, with_script=True):
    """Seconds from the file to a result, ours and theirs, in turn."""
    ours = str(build / "tests/bench/bench_import")
    peers = {"ours": [ours, file], "perf report": ["perf", "report", "-i", file, "--stdio", "--no-inline", "-g", "none"]}
    if with_script:
        peers["perf script"] = ["perf", "script", "-i", file, "--no-inline", "-F", PERF_SCRIPT_FIELDS]
    parser = next((path for path in HOTSPOT if os.path.exists(path)), None)
    if parser:
        peers["hotspot-perfparser"] = [parser, "--input", file, "--max-frames", "64", "--output", "/dev/null"]
    seconds = {name: [] for name in peers}
    figures = {}
    for _ in range(rounds):
        for name, command in peers.items():
            elapsed, _, output = run(command, stdout=subprocess.PIPE if name == "ours" else subprocess.DEVNULL, env=ANALYSER_ENVIRONMENT if name == "ours" else None)
            seconds[name].append(elapsed)
            if name == "ours":
                figures = values(output)
    memory = {name: peak_megabytes(command) for name, command in peers.items()}
    memory["ours"] = figures["anon_mb"]
    return {name: median(s) for name, s in seconds.items()}, memory, figures


# Where programs and threads begin; perf ends most stacks at the libc function that called main().
STARTS = {"_start", "__libc_start_call_main", "__libc_start_main", "__libc_start_main@@GLIBC_2.34", "__libc_start_main_impl", "clone", "clone3", "__clone", "__clone3", "start_thread"}


def perf_reaches_start(file):
    """The share of samples whose outermost frame, as perf unwinds it, is where a program or a thread begins."""
    script = subprocess.Popen(["perf", "script", "-i", file, "--no-inline", "-F", "ip,sym"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, text=True, errors="replace")
    samples = whole = 0
    last = None
    for line in [*script.stdout, "\n"]:
        words = line.split()
        if words:
            last = words[1] if len(words) > 1 else ""
        elif last is not None:
            samples += 1
            whole += last in STARTS
            last = None
    script.wait()
    return whole / max(1, samples)


def overhead(build, folder, kind, threads, rate, mode, rounds):
    """Slowdown of a program (elapsed time of a fixed piece of work) and CPU in all, alone, under perf and under ours."""
    work = [str(build / "tests/bench/bench_work"), kind, str(threads)]
    probe = values(run([*work, "1000"])[2])["work_s"]
    work.append(str(max(1, int(1000 * 3.0 / probe))))
    data = os.path.join(folder, "overhead.data")
    commands = {"alone": work,
                "perf": ["perf", "record", "-q", "-o", data, "-F", str(rate), "--call-graph", "dwarf" if mode == "dwarf" else "fp", "--", *work],
                "ours": [str(build / "tests/bench/bench_capture"), str(rate), mode, *work]}
    elapsed = {name: [] for name in commands}
    cpu = {name: [] for name in commands}
    figures = {}
    for _ in range(rounds):
        for name, command in commands.items():
            _, seconds, output = run(command)
            elapsed[name].append(next(float(line.split()[1]) for line in output.splitlines() if line.startswith("work_s")))
            cpu[name].append(seconds)
            if name == "ours":
                figures = values(output)
    return {name: median(e) for name, e in elapsed.items()}, {name: median(c) for name, c in cpu.items()}, figures
