# SPDX-License-Identifier: MIT
"""The same samples in VictoriaMetrics, Prometheus and SQLite: bytes a sample, and a day's query."""
import collections
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import time
import urllib.parse
import urllib.request

PORT = 18428


def load(dump):
    series = collections.defaultdict(lambda: ([], []))
    with open(dump) as file:
        for line in file:
            name, milliseconds, value = line.split("\t")
            series[name][0].append(int(milliseconds))
            series[name][1].append(float(value))
    return series


def size_of(folder, pick=lambda path: True):
    return sum(path.stat().st_size for path in pathlib.Path(folder).rglob("*") if path.is_file() and pick(path))


def get(path, **parameters):
    url = f"http://127.0.0.1:{PORT}{path}"
    if parameters:
        url += "?" + urllib.parse.urlencode(parameters)
    with urllib.request.urlopen(url, timeout=60) as answer:
        return answer.read()


def victoria_metrics(series, count, folder, with_queries):
    data = os.path.join(folder, "vm")
    server = subprocess.Popen(["victoria-metrics", f"-storageDataPath={data}", f"-httpListenAddr=127.0.0.1:{PORT}", "-retentionPeriod=100y", "-loggerLevel=ERROR", "-search.maxPointsPerTimeseries=1000000"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            try:
                get("/health")
                break
            except OSError:
                time.sleep(0.1)
        for name, (times, values) in series.items():
            body = json.dumps({"metric": {"__name__": name}, "values": values, "timestamps": times}).encode()
            urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{PORT}/api/v1/import", data=body), timeout=60).read()
        get("/internal/force_flush")
        get("/internal/force_merge")
        time.sleep(3)
        # What comes back, compared with what went in: it keeps about twelve significant digits.
        name = next(iter(series))
        back = json.loads(get("/api/v1/export", **{"match[]": name}).splitlines()[0])["values"]
        kept = sum(a == b for a, b in zip(back, series[name][1])) / len(back)
        micros = None
        if with_queries:
            times = series["s0"][0]
            measured = []
            for number in range(40):
                began = time.perf_counter()
                get("/api/v1/query_range", query=f"rollup(s{number % len(series)}[86s])", start=times[0] / 1000, end=times[-1] / 1000, step="86s", nocache=1)
                measured.append((time.perf_counter() - began) * 1e6)
            micros = sorted(measured)[len(measured) // 2]
    finally:
        server.terminate()
        server.wait()
    size = size_of(os.path.join(data, "data"))
    shutil.rmtree(data)
    return size / count, micros, kept


def prometheus(series, count, folder):
    text = os.path.join(folder, "prom.txt")
    data = os.path.join(folder, "prom")
    with open(text, "w") as out:
        for name, (times, values) in series.items():
            out.write(f"# TYPE {name} gauge\n")
            for milliseconds, value in zip(times, values):
                out.write(f"{name} {value!r} {milliseconds / 1000:.3f}\n")
        out.write("# EOF\n")
    subprocess.run(["promtool", "tsdb", "create-blocks-from", "openmetrics", text, data], check=True, capture_output=True)
    size = size_of(data, lambda path: "chunks" in path.parts)
    shutil.rmtree(data)
    os.remove(text)
    return size / count


def sqlite(series, count, folder, with_queries):
    file = os.path.join(folder, "plain.db")
    database = sqlite3.connect(file)
    database.execute("CREATE TABLE sample(series INTEGER, time INTEGER, value REAL, PRIMARY KEY(series, time)) WITHOUT ROWID")
    for number, (times, values) in enumerate(series.values()):
        database.executemany("INSERT OR REPLACE INTO sample VALUES(?,?,?)", ((number, t, v) for t, v in zip(times, values)))
    database.commit()
    micros = None
    if with_queries:
        measured = []
        for number in range(10):
            began = time.perf_counter()
            database.execute("SELECT time/86000, min(value), max(value), avg(value) FROM sample WHERE series=? GROUP BY time/86000", (number % len(series),)).fetchall()
            measured.append((time.perf_counter() - began) * 1e6)
        micros = sorted(measured)[len(measured) // 2]
    database.close()
    size = os.path.getsize(file)
    os.remove(file)
    return size / count, micros


def measure(dump, folder, with_queries):
    series = load(dump)
    count = sum(len(times) for times, _ in series.values())
    result = {"bytes": {}, "queries": {}}
    size, micros, kept = victoria_metrics(series, count, folder, with_queries)
    result["bytes"][f"VictoriaMetrics ({kept:.0%} exact)"] = size
    if micros:
        result["queries"]["VictoriaMetrics, over loopback"] = micros
    result["bytes"]["Prometheus"] = prometheus(series, count, folder)
    size, micros = sqlite(series, count, folder, with_queries)
    result["bytes"]["SQLite (series, time, value)"] = size
    if micros:
        result["queries"]["SQLite, GROUP BY"] = micros
    return result
