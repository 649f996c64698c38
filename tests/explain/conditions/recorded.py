# SPDX-License-Identifier: MIT
"""What cannot be real on a test's machine, or takes too long there: histories of a recorded machine, written by programs. They are
labelled as recorded in every table."""
import json
import subprocess

CONDITIONS = {}
QUARTERS = {}


class Recorded:
    def __init__(self, name, kinds, subjects, command):
        self.name = name
        self.kinds = kinds.split()
        self.subjects = subjects.split()
        self.command = command
        self.needs = "recorded data"

    def write(self, programs, folder):
        """Writes the history; what is true of it."""
        folder.mkdir(parents=True, exist_ok=True)
        said = subprocess.run([programs / self.command[0], *self.command[1:], folder / "history"], check=True, capture_output=True, text=True)
        return json.loads(said.stdout)


def condition(name, kinds, subjects=""):
    CONDITIONS[f"{name}-recorded"] = Recorded(f"{name}-recorded", kinds, subjects, ["recorded_condition", name])


def quarter(before, during):
    name = f"{before}-{during}-quarter"
    QUARTERS[name] = Recorded(name, "", "", ["quiet_quarter", before, during])


condition("steal", "cpu.steal")
condition("thermal", "cpu.thermal")
condition("softirq", "cpu.irq")
condition("compaction", "memory.compaction")
condition("reclaim", "memory.reclaim", "hoarder")

for work in ("idle", "video", "server", "compile"):
    quarter(work, work)
for work in ("video", "server", "compile"):
    quarter("idle", work)
    quarter(work, "idle")
