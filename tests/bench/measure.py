# SPDX-License-Identifier: MIT
"""Runs the benchmarks and their peers and prints tables; started by tests/bench/run."""
import lzma
import os
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import collector_peers
import store_peers

ROOT = pathlib.Path(sys.argv[1])
BUILD = ROOT / "build/release"
PROGRAM = BUILD / "app/dashboard/wai-performance"


def table(title, head, rows):
    """Prints rows of cells as columns."""
    cells = [head] + [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    print(f"\n{title}")
    for number, row in enumerate(cells):
        print("  " + "  ".join(cell.ljust(width) if i == 0 else cell.rjust(width) for i, (cell, width) in enumerate(zip(row, widths))).rstrip())
        if number == 0:
            print("  " + "  ".join("-" * width for width in widths))
    sys.stdout.flush()


def values(command):
    """The "name value" lines that a benchmark prints."""
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {name: float(value) for name, value in (line.split() for line in output.splitlines())}


def median(numbers):
    ordered = sorted(numbers)
    return ordered[len(ordered) // 2]


def collector():
    rows = []
    for count in (100, 1000, 5000):
        measured = collector_peers.measure(PROGRAM, count)
        ours = measured["wai-performance serve"]
        for name, cost in measured.items():
            rows.append([name if name != "wai-performance serve" else name + " *", count, f"{cost:.2f}", f"{ours / cost:.2f}"])
    table("Collector: CPU per refresh at 1 Hz, unprivileged (ms); ratio = ours / theirs", ["program", "processes", "ms", "ratio"], rows)
    print("  * every source and every process, with its history on disk")


def store():
    with tempfile.TemporaryDirectory() as folder:
        recording = os.path.join(folder, "recording.json")
        with open(recording, "wb") as out:
            out.write(lzma.open(ROOT / "tests/bench/data/recording.json.xz").read())
        bench = BUILD / "tests/bench/bench_store"
        ours = values([bench, recording])
        rows = []
        queries = {}
        for data, key, label in (("recorded", "recorded_bytes_per_sample", f"recorded, {int(ours['recorded_series'])} varying series"),
                                 ("shown", "shown_bytes_per_sample", f"rates of {int(ours['shown_series'])} counters, as doubles"),
                                 ("walk", "walk_bytes_per_sample", "random walks, 12 x 86,400 doubles")):
            dump = os.path.join(folder, data + ".tsv")
            with open(dump, "wb") as out:
                subprocess.run([bench, recording, "--dump", data], check=True, stdout=out)
            peers = store_peers.measure(dump, folder, with_queries=data == "walk")
            rows.append([label, "ours", f"{ours[key]:.3f}", ""])
            for name, size in peers["bytes"].items():
                rows.append([label, name, f"{size:.3f}", f"{ours[key] / size:.2f}"])
            queries.update(peers.get("queries", {}))
        table("Store: bytes per sample; ratio = ours / theirs", ["data", "store", "bytes", "ratio"], rows)
        rows = [["ours, first query of a series", "day", f"{ours['query_day_first_us']:.0f}", ""], ["ours, again", "day", f"{ours['query_day_us']:.0f}", ""]]
        rows += [[name, "day", f"{us:.0f}", f"{ours['query_day_first_us'] / us:.3f}"] for name, us in queries.items()]
        rows += [["ours, first query of a series", "30 days", f"{ours['query_month_first_us']:.0f}", ""], ["ours, again", "30 days", f"{ours['query_month_us']:.0f}", ""]]
        table("Store: minimum, mean and maximum in at most 1,000 columns (us); ratio = our first / theirs", ["store", "range", "us", "ratio"], rows)
        table("Store: writing", ["what", "value"], [["append, ns per sample", f"{ours['append_ns_per_sample']:.1f}"], ["commit of a tick of 12 series, us", f"{ours['commit_us_per_tick_12_series']:.1f}"],
                                                    ["disk, bytes per sample with pyramid and tail", f"{ours['disk_bytes_per_sample_with_pyramid']:.2f}"]])


def start():
    bench = BUILD / "tests/bench/bench_start"
    runtime = tempfile.mkdtemp()
    environment = dict(os.environ, XDG_RUNTIME_DIR=runtime, HOME=runtime)
    server = subprocess.Popen(["Xvfb", ":4790", "-screen", "0", "1600x1000x24"], stderr=subprocess.DEVNULL)
    try:
        time.sleep(1.5)
        environment["DISPLAY"] = ":4790"
        environment["QT_QPA_PLATFORM"] = "xcb"
        folder = tempfile.mkdtemp()
        subprocess.run([PROGRAM, "record", "--duration", "100ms", "--output", os.path.join(folder, "warm.json")], check=True, capture_output=True)
        history = subprocess.Popen([PROGRAM, "serve", "--data-dir", folder], stderr=subprocess.DEVNULL)
        time.sleep(5)
        history.terminate()
        history.wait()
        rows = []
        for name, arguments in (("bare window with a Qt Charts chart", ["bare"]), ("the dashboard", ["dashboard", folder])):
            measured = []
            for _ in range(11):
                environment["WAI_BENCH_EXEC"] = str(time.clock_gettime_ns(time.CLOCK_MONOTONIC))
                measured.append(float(subprocess.run([bench] + arguments, env=environment, check=True, capture_output=True, text=True).stdout))
            rows.append([name, median(measured[1:]), f"{min(measured[1:]):.1f}-{max(measured[1:]):.1f}"])
        rows = [[name, f"{ms:.1f}", spread, f"{ms / rows[0][1]:.2f}"] for name, ms, spread in rows]
        table("Start, warm: from exec to painted charts with data (ms, median of 10)", ["window", "ms", "min-max", "ratio"], rows)
    finally:
        server.terminate()
        server.wait()


def reports():
    measured = values([BUILD / "tests/bench/bench_report"])
    recorder = values([BUILD / "tests/bench/bench_recorder"])
    table("Reports: an hour of everything", ["what", "value"], [["samples", f"{int(measured['samples']):,}"], ["size, MB", f"{measured['megabytes']:.1f}"],
                                                               ["written as JSON, s", f"{measured['write_s']:.3f}"], ["opened, s", f"{measured['read_s']:.3f}"],
                                                               ["recorder().record(), ns", f"{recorder['record_ns']:.1f}"]])


if __name__ == "__main__":
    print(f"{os.uname().sysname} {os.uname().release}, {os.cpu_count()} CPUs")
    for part in sys.argv[2:] or ["collector", "store", "start", "reports"]:
        {"collector": collector, "store": store, "start": start, "reports": reports}[part]()
