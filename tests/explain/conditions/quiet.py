# SPDX-License-Identifier: MIT
"""Ordinary work, of which there is nothing to say: each case runs for the whole time that is asked for."""
import shutil
import sys

from stage import Skipped
from truth import Condition

CASES = {}


def case(name):
    def register(make):
        CASES[name] = Condition(name, [], [], make, "")
        return make
    return register


def steady(name, start):
    """A load that was there before, as it is in the time that is asked for."""
    def make(stage):
        start(stage)
        yield
        yield
    case(name)(make)


def begun(name, start):
    """A load that somebody begins when the time begins that is asked for."""
    def make(stage):
        yield
        start(stage)
        yield
    case(name)(make)


def shell(stage, script):
    return stage.run(["sh", "-c", script])


def nothing(_):
    pass


def server(per_second, microseconds, programs=1):
    def start(stage):
        for _ in range(programs):
            stage.start("shop", "making_cpu", "answer", per_second, microseconds)
    return start


def player(stage):
    """Twenty-five frames a second: a third of a CPU to decode, a little to show."""
    stage.start("player", "making_cpu", "answer", 25, 13000)
    stage.start("compositor", "making_cpu", "answer", 60, 1500)


SOURCE = "#include <regex>\\n#include <map>\\n#include <iostream>\\nint main() { std::map<std::string, std::regex> m; std::cout << m.size(); }"


def compiler(jobs):
    def start(stage):
        if not shutil.which("g++"):
            raise Skipped("there is no g++ here")
        shell(stage, f"printf '{SOURCE}' > page.cpp; for job in $(seq {jobs}); do (while :; do g++ -O2 -c page.cpp -o page$job.o; done) & done; wait")
    return start


def every(seconds, command):
    return lambda stage: shell(stage, f"while :; do {command}; sleep {seconds}; done")


def holding(stage):
    stage.run([sys.executable, "-c", "import time\nkeep = bytearray(1 << 30)\nfor i in range(0, len(keep), 4096): keep[i] = 1\nwhile True: time.sleep(1)"])


def downloading(stage):
    if not shutil.which("ip"):
        raise Skipped("there is no ip here")
    stage.start("receiver", "making_network", "receive", 8090)
    stage.run([sys.executable, "-c", "import socket, time\nwhile True:\n  try:\n    s = socket.create_connection(('127.0.0.1', 8090)); break\n  except OSError: time.sleep(0.1)\n"
               "while True: s.sendall(b'd' * 100000); time.sleep(0.01)"])


steady("idle", nothing)
steady("idle-again", nothing)
steady("video", player)
steady("server-light", server(40, 5000))
steady("server-moderate", server(100, 5000))
steady("two-servers", server(40, 6000, 2))
steady("music", server(50, 800))
steady("video-and-server", lambda stage: (player(stage), server(20, 5000)(stage)))
steady("download", downloading)
steady("memory-held", holding)
steady("compile-goes-on", compiler(1))
begun("compile", compiler(1))
begun("compile-all-cpus", compiler("$(nproc)"))
begun("memory-taken", holding)
begun("video-begins", player)
steady("shell-prompt", every(2, "ls -l /usr/bin > listing; grep -c a listing > counted"))
steady("mail-check", every(10, "dd if=/dev/zero of=mail bs=64k count=20 2> said"))
begun("search", every(15, "grep -r --include='*.h' nothing_like_it /usr/include > found"))
begun("copy", every(20, "dd if=/dev/zero of=copied bs=1M count=30 2> said; cp copied again; rm again"))
begun("archive", every(20, "tar -czf headers.tar.gz /usr/include/linux 2> said"))
