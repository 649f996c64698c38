# SPDX-License-Identifier: MIT
"""Runs the benchmarks and their peers and prints tables; started by tests/bench/run."""
import json
import lzma
import os
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import collector_peers
import profiler_peers
import statsd_peers
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
    table("Reports: an hour of everything", ["what", "value"], [["samples", f"{int(measured['samples']):,}"], ["size, MB", f"{measured['megabytes']:.1f}"],
                                                               ["written as JSON, s", f"{measured['write_s']:.3f}"], ["opened, s", f"{measured['read_s']:.3f}"]])


def profiler():
    rows = []
    for kind, threads, rate, mode in (("cpu", 1, 999, "dwarf"), ("cpu", 2, 999, "dwarf"), ("cpu", 1, 99, "dwarf"), ("syscalls", 1, 999, "dwarf"), ("cpu", 1, 999, "fp"), ("syscalls", 2, 999, "fp")):
        with tempfile.TemporaryDirectory() as folder:
            elapsed, cpu, figures = profiler_peers.overhead(BUILD, folder, kind, threads, rate, mode, 5)
        slow = {name: elapsed[name] / elapsed["alone"] for name in ("perf", "ours")}
        micro = figures["cost_s"] / max(1, figures["samples"]) * 1e6
        rows.append([f"{kind}, {threads} thread(s), {rate} Hz, {mode}", f"{slow['perf']:.3f}", f"{slow['ours']:.3f}", f"{slow['ours'] / slow['perf']:.3f}",
                     f"{cpu['perf'] / cpu['alone']:.3f}", f"{cpu['ours'] / cpu['alone']:.3f}", f"{cpu['ours'] / cpu['perf']:.3f}", f"{micro:.1f}"])
    table("Profiling a program: elapsed time and CPU in all against the program alone; ratio = ours / perf record",
          ["work", "slower, perf", "ours", "ratio", "CPU, perf", "ours", "ratio", "us of ours a sample"], rows)

    source = ROOT / "tests/bench/data/compiled.cpp"
    binary = max(pathlib.Path("/usr/lib/x86_64-linux-gnu").glob("libLLVM-*.so*"), key=lambda path: path.stat().st_size)
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name, options, seconds, rounds, with_script in (("1 M samples, frame pointers", ["-F", "15000", "-g"], 36, 5, True), ("100 k samples, frame pointers", ["-F", "9999", "-g"], 5, 5, True),
                                                            ("10 k samples, frame pointers", ["-F", "2000", "-g"], 2.5, 5, True), ("45 k samples, DWARF", ["-F", "999", "--call-graph", "dwarf"], 22.5, 5, True)):
            file = profiler_peers.record(folder, "bench.data", options, seconds, source)
            times, memory, figures = profiler_peers.opening(BUILD, file, rounds, with_script)
            size = os.path.getsize(file) / 1e6
            for peer, elapsed in times.items():
                rows.append([f"{name} ({int(figures['samples']):,}, {size:.0f} MB)", peer, f"{elapsed:.3f}", "" if peer == "ours" else f"{times['ours'] / elapsed:.2f}", f"{memory[peer]:.0f}"])
            if "DWARF" in name:
                unwound = values([BUILD / "tests/bench/bench_unwind", file, binary])
                perf_whole = profiler_peers.perf_reaches_start(file)
            os.remove(file)
    table("Opening a recording: to the named trees and tables (s); ratio = ours / theirs", ["recording", "program", "s", "ratio", "MB"], rows)
    print("  memory: ours without the mapped file, theirs the peak; perf report and hotspot-perfparser give a text and records, not trees of both directions")
    table("Unwinding by .eh_frame", ["what", "value"], [["ns a frame, median of stacks of 10 frames and more", f"{unwound['ns_per_frame']:.0f}"], ["frames a stack", f"{unwound['frames_per_stack']:.0f}"],
                                                       ["stacks that reach their start (perf's)", f"{unwound['whole_share'] * 100:.1f} % ({perf_whole * 100:.1f} %)"],
                                                       [f"table of {binary.name} ({unwound['binary_mb']:.0f} MB, {int(unwound['table_rows']):,} rows), ms", f"{unwound['table_ms']:.0f}"]])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    flames = values([BUILD / "tests/bench/bench_flames"])
    table("Interaction on 1 M samples with 100,000 stacks (ms)", ["what", "median", "most"],
          [[name, f"{flames[key + '_ms']:.1f}", f"{flames[key + '_most_ms']:.1f}"] for name, key in
           (("redraw of the flame graph", "redraw"), ("redraw of the lanes of 16 threads", "lanes"), ("zoom and redraw", "zoom"), ("search and redraw", "search"),
            ("another thread, in the background", "filter"), ("another range, in the background", "range"))])


def stacks():
    figures = values([BUILD / "tests/bench/bench_stack_watch", "60", "3"])
    rounds = [{name.split("_", 2)[2]: value for name, value in figures.items() if name.startswith(f"round_{i}_")} for i in range(3)]
    of = lambda name: median([each[name] for each in rounds])
    table("Sampling stacks all the time at 19 Hz, every CPU compiling C++ (60 s, after 30 s)", ["what", "value"],
          [["CPU of ours and of the analyser; of perf record -F 19 -a --call-graph dwarf, s", f"{of('ours_cpu_s') + of('analyser_cpu_s'):.3f}; {of('perf_cpu_s'):.3f}"],
           ["ratio", f"{of('ratio'):.2f}"], ["of the machine, the kernel's part included", f"{of('share_of_machine') * 100:.2f} %"],
           ["CPU of the first 30 s, in which every program is read once, s", f"{of('start_cpu_s'):.3f}"],
           ["resident memory, of the analyser beside it, MB", f"{of('memory_mb'):.0f}, {of('analyser_mb'):.0f}"],
           ["samples, lost", f"{of('samples'):.0f}, {of('lost'):.0f}"]])


def window():
    bench = BUILD / "tests/bench/bench_window"
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([bench, "day", folder], check=True, capture_output=True)
        charts = values([bench, "charts", folder])
        plain = values([bench, "plain"])["plain_qt_charts_ms_per_frame"]
        live = values([bench, "live", folder])
    table("Six charts on 1,400 pixels: CPU per frame (ms); ratio = ours / plain Qt Charts", ["what", "ms", "ratio"],
          [["QLineSeries::replace(), 1,000 points each, axis that moves", f"{plain:.2f}", ""]]
          + [[label, f"{charts[key]:.2f}", f"{charts[key] / plain:.2f}"] for label, key in
             (("ours, a day of 1 s samples, live", "live_ms_per_frame"), ("ours, panned", "pan_ms_per_frame"), ("ours, zoomed", "zoom_ms_per_frame"))])
    table("The whole window, overview live at 1 Hz with a day of history", ["what", "CPU per refresh, ms", "RSS, MB"],
          [["collector alone", f"{live['collector_alone_ms']:.2f}", f"{live['collector_alone_mb']:.0f}"],
           ["window, last 15 minutes", f"{live['window_ms_15_minutes']:.2f}", f"{live['window_mb_15_minutes']:.0f}"],
           ["window, last day", f"{live['window_ms_day']:.2f}", f"{live['window_mb_day']:.0f}"],
           ["window hidden", f"{live['hidden_ms']:.2f}", ""]])
    rows = values([bench, "table"])
    table("30,000 processes in the table: CPU per frame (ms)", ["what", "median", "most"],
          [[label, f"{rows[key]:.1f}", f"{rows[key + '_most']:.1f}"] for label, key in
           (("update", "update_ms"), ("sort by a number", "sort_number_ms"), ("sort by a text", "sort_text_ms"), ("filter, each letter", "filter_ms"), ("scroll", "scroll_ms"),
            ("update of the tree", "tree_update_ms"))])
    ring = values([BUILD / "tests/bench/bench_processes"])
    table("History of processes", ["what", "value"], [["CPU per tick, ms", f"{ring['process_tick_ms']:.3f}"], ["a day on disk, MB", f"{ring['process_day_mb']:.1f}"],
                                                      ["travel to any second of a day, ms (median, p99)", f"{ring['travel_ms_median']:.1f}, {ring['travel_ms_p99']:.1f}"],
                                                      ["totals of a whole day, ms", f"{ring['totals_of_day_ms']:.1f}"]])


def stacks_history():
    """What a day of stacks takes, from a recording of this machine while it measures nothing else, or from stacks that are drawn."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        recording = os.path.join(folder, "recording.json")
        command = [PROGRAM, "record", "--system", "--rate", "19", "--stack-size", "64K", "--duration", "300s", "--output", recording]
        recorded = subprocess.run(command, capture_output=True).returncode == 0
        for name, arguments in (("recorded here", [recording]), ("drawn", [])):
            if arguments and not recorded:
                continue
            measured = values([BUILD / "tests/bench/bench_stacks_history", *arguments])
            rows.append([name, f"{measured['day_mb']:.1f}", f"{measured['append_cpu_ms']:.2f}", f"{measured['close_cpu_ms']:.0f}",
                         f"{measured['minute_ms']:.0f}", f"{measured['day_ms']:.0f}", f"{measured['quarter_stacks']:.0f}"])
    table("History of stacks: 8 CPUs 20 % busy at 19 Hz", ["stacks", "MB a day", "append, CPU ms", "close, CPU ms", "a minute, ms", "a day, ms", "stacks a quarter"], rows)


def verdicts():
    lines = subprocess.run([BUILD / "tests/bench/bench_verdicts", "4000"], check=True, capture_output=True, text=True).stdout.splitlines()
    rows = [line.split("|")[1:] for line in lines if line.startswith("false|")]
    whole = {kind: max(sum(map(float, row[column].split("/"))) for row in rows if row[column]) for kind, column in (("first", 2), ("now", 3))}
    table("Verdicts where a change does nothing, better / worse in %; first = on and off in turns, medians", ["load", "begun", "first", "now"], rows)
    print(f"  most in a row, better + worse: {whole['first']:.1f} % first, {whole['now']:.1f} % now")
    table("A true effect is found, % of experiments; now within 240 s", ["effect", "first", "now", "s on average"], [line.split("|")[1:] for line in lines if line.startswith("power|")])


def change_points():
    lines = subprocess.run([BUILD / "tests/bench/bench_change_points", "40"], check=True, capture_output=True, text=True).stdout.splitlines()
    table("Changes of level: a step of 15 %, found within the hour and within a day in %, and false ones a month",
          ["noise", "its deviation", "daily", "hour", "day", "false"], [line.split("|")[1:] for line in lines if line.startswith("level|")])
    print(f"  a month of minutes takes {next(line for line in lines if line.startswith('time|')).split('|')[1]} ms")


def improve():
    verdicts()
    change_points()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([BUILD / "tests/bench/bench_window", "day", folder], check=True, capture_output=True)
        costs = values([BUILD / "tests/bench/bench_optimize", folder])
    table("Suggestions", ["what", "ms"],
          [["all rules over a day of history, CPU", f"{costs['check_ms']:.2f}"], ["the same for each tick", f"{costs['tick_ms']:.2f}"],
           ["statistics of an interaction before and after, 10,000 resamples, CPU", f"{costs['statistics_ms']:.1f}"],
           ["applied, journal on disk, read back (as root, in process)", f"{costs['apply_wall_ms']:.1f}"], ["taken back", f"{costs['undo_wall_ms']:.1f}"]])
    helper = values([BUILD / "tests/bench/bench_helper"])
    if helper:
        table("Through the privileged helper, real polkitd, to the value read back (ms)", ["what", "median", "most"],
              [[label, f"{helper[key]:.1f}", f"{helper[key + '_most']:.1f}"] for label, key in
               (("applied, the helper is started first", "cold_apply"), ("taken back, the same", "cold_undo"), ("applied, the helper runs", "apply"), ("taken back, the same", "undo"))])


def why():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([BUILD / "tests/bench/bench_window", "day", folder], check=True, capture_output=True)
        took = values([BUILD / "tests/bench/bench_explain", folder])
    table(f"Why was it slow: from the question to the answer over a day of history of {int(took['series'])} series, without stacks (ms, 15 questions each)", ["range", "median", "most"],
          [[label, f"{took[key + '_ms']:.0f}", f"{took[key + '_most_ms']:.0f}"] for label, key in
           (("a moment", "moment"), ("a minute", "minute"), ("five minutes", "five_minutes"), ("an hour", "hour"), ("the day", "day"))])


def recorder():
    measured = values([BUILD / "tests/bench/bench_recorder"])
    rows = []
    for name, key in (("recorder().record(), with its time", "record"), ("prometheus-cpp Counter", "counter"), ("prometheus-cpp Histogram, 11 bounds", "histogram"), ("a mutex and a list of whole metrics", "list")):
        if f"{key}_ns" in measured:
            rows.append([name, f"{measured[key + '_ns']:.1f}", f"{measured[key + '_together_ns']:.1f}", "" if key == "record" else f"{measured[key + '_together_ns'] / measured['record_together_ns']:.1f}"])
    table("Recording a value; ratio = throughput of ours / theirs, four threads at once", ["what", "ns, one thread", "CPU ns, four threads", "ratio"], rows)
    print(f"  {int(measured['record_dropped'])} values of ours were dropped")


def ingest():
    recorder()
    rates = values([BUILD / "tests/bench/bench_ingest"])
    table("Metrics of other programs, from the bytes to the samples, thousands a second of one core", ["what", "k/s"],
          [["points of OTLP in protobuf, three attributes", f"{rates['protobuf']:.0f}"], ["points of OTLP in JSON", f"{rates['json']:.0f}"],
           ["lines of StatsD with tags", f"{rates['statsd']:.0f}"]])
    statsd = statsd_peers.measure(PROGRAM)
    own = statsd["wai-performance serve"]["cpu_us_per_1000"]
    table("The same StatsD load on both, 300,000 lines a second for five seconds", ["program", "CPU us / 1,000 lines", "ratio", "lines lost"],
          [[name, f"{result['cpu_us_per_1000']:.0f}", f"{own / result['cpu_us_per_1000']:.2f}", f"{result['lost']} of {result['sent']}"] for name, result in statsd.items()])
    program = BUILD / "app/dashboard/wai-performance"
    with tempfile.TemporaryDirectory() as folder:
        times = {}
        ours = os.path.join(folder, "ours.json")
        theirs = os.path.join(folder, "theirs.json")
        subprocess.run([program, "run", "--runs", "60", "--warmup", "5", "--output", ours, "--", "python3", "-c", "pass"], check=True, capture_output=True)
        subprocess.run(["hyperfine", "-N", "--runs", "60", "--warmup", "5", "--export-json", theirs, "python3 -c pass"], check=True, capture_output=True)
        for name, path in (("wai-performance run", ours), ("hyperfine -N", theirs)):
            with open(path, encoding="utf-8") as file:
                result = json.load(file)["results"][0]
            times[name] = (result["median"] * 1e3, result["stddev"] * 1e3)
    table("Timing a command (python3 -c pass), ms", ["program", "median", "deviation"], [[name, f"{median:.2f}", f"{deviation:.2f}"] for name, (median, deviation) in times.items()])


PARTS = {"ingest": ingest, "collector": collector, "store": store, "start": start, "reports": reports, "window": window, "stacks": stacks, "stacks_history": stacks_history, "improve": improve, "why": why, "profiler": profiler}

if __name__ == "__main__":
    print(f"{os.uname().sysname} {os.uname().release}, {os.cpu_count()} CPUs")
    for part in sys.argv[2:] or PARTS:
        PARTS[part]()
