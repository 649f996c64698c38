# SPDX-License-Identifier: MIT
"""What another user of the machine tries on somebody's recorder: every way in, and programs whose names are commands.

Usage: stranger.py HTTP_PORT STATSD_PORT RUNTIME_FOLDER DATA_FOLDER CONTROL_SOCKET NAMES     NAMES: "METRIC key=value …" a line, in a file
Prints a line of JSON with what each attempt came to, then goes on sending and loading the machine until it is ended.
"""
import ctypes
import json
import os
import resource
import socket
import sys
import time
import urllib.error
import urllib.request

WORDS = "m;touch STRANGER;$(touch STRANGER)`touch STRANGER`"
http_port, statsd_port, runtime, data, control_socket, names_file = sys.argv[1:]
with open(names_file, encoding="utf-8") as file:
    names = [(line.split()[0], dict(pair.split("=", 1) for pair in line.split()[1:])) for line in file.read().splitlines()]
libc = ctypes.CDLL(None, use_errno=True)


def answer(path, body, content="application/json"):
    request = urllib.request.Request(f"http://127.0.0.1:{http_port}{path}", data=body, headers={"Content-Type": content})
    try:
        return urllib.request.urlopen(request, timeout=10).status
    except urllib.error.HTTPError as error:
        return error.code


def otlp(resource_attributes):
    def attribute(key, value):
        return {"key": key, "value": {"stringValue": value}}

    points = [
        {"name": metric, "unit": "1", "gauge": {"dataPoints": [{"timeUnixNano": str(time.time_ns()), "asDouble": 0.99, "attributes": [attribute(k, v) for k, v in tags.items()]}]}}
        for metric, tags in names
    ]
    resource_ = {"attributes": [attribute(k, v) for k, v in resource_attributes.items()]}
    return json.dumps({"resourceMetrics": [{"resource": resource_, "scopeMetrics": [{"metrics": points}]}]}).encode()


def writes(path):
    """Whether a file could be put there."""
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as made:
            made.write("#!/bin/sh\ntouch STRANGER\n")
        os.chmod(path, 0o755)
        return True
    except OSError:
        return False


def connects(path):
    """Whether the socket by which the owner's programs speak to the recorder lets us in."""
    try:
        socket.socket(socket.AF_UNIX, socket.SOCK_STREAM).connect(path)
        return True
    except OSError:
        return False


def busy_process(name):
    """A process of this name that takes a CPU and nearly all the files it may have."""
    if os.fork() != 0:
        return
    libc.prctl(1, 9)  # PR_SET_PDEATHSIG
    libc.prctl(15, name.encode()[:15])  # PR_SET_NAME
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    held = []
    try:
        while len(held) < 62:
            held.append(open("/dev/null", "rb"))
    except OSError:
        pass
    while True:
        pass


statsd = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)


def send_statsd():
    for metric, tags in names:
        line = f"{metric}:0.99|g" + ("|#" + ",".join(f"{k}:{v}" for k, v in tags.items()) if tags else "")
        statsd.sendto(line.encode(), ("127.0.0.1", int(statsd_port)))


def mounts():
    """A file system of its own whose name is a command; only its own namespace has it, if it may have one."""
    folder = f"/tmp/{os.getpid()}-m;id>X;"
    try:
        os.mkdir(folder)
    except OSError:
        return False
    pid = os.fork()
    if pid == 0:
        libc.prctl(1, 9)
        ok = libc.unshare(0x10000000 | 0x00020000) == 0 and libc.mount(b"none", folder.encode(), b"tmpfs", 0, None) == 0
        os._exit(0 if ok else 1)
    _, status = os.waitpid(pid, 0)
    os.rmdir(folder)
    return status == 0


send_statsd()
result = {
    "otlp of nobody": answer("/v1/metrics", otlp({})),
    "otlp of a program": answer("/v1/metrics", otlp({"service.name": WORDS})),
    "otlp of this host": answer("/v1/metrics", otlp({"host.name": socket.gethostname()})),
    "record": answer("/v1/record", json.dumps([{"id": metric, "value": 0.99} for metric, _ in names]).encode()),
    "control": connects(control_socket),
    "publish file": writes(f"{runtime}/wai-performance/programs/{os.getpid()}"),
    "own socket": writes(f"{runtime}/wai-performance/stranger"),
    "plugin": writes(f"{data}/plugins/stranger"),
    "history": writes(f"{data}/history.db"),
    "rules": writes(f"{data}/rules/stranger.json"),
    "statsd lines": len(names),
    "mount in its own namespace": mounts(),
}
for number in range(3):
    busy_process(WORDS[number * 9 :])
print(json.dumps(result), flush=True)
while True:
    time.sleep(0.5)
    send_statsd()
