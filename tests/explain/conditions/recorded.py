# SPDX-License-Identifier: MIT
"""Conditions that cannot be real on a test's machine: histories of a recorded machine (tests/fixtures/machines) whose files of the
kernel change as they do then. recorded_condition writes them; they are labelled as recorded in every table."""
import json
import subprocess

CONDITIONS = {}


class Recorded:
    def __init__(self, name, kinds, subjects):
        self.name = name
        self.kinds = kinds.split()
        self.subjects = subjects.split()
        self.needs = "recorded data"
        CONDITIONS[name] = self


Recorded("steal-recorded", "cpu.steal", "")
Recorded("thermal-recorded", "cpu.thermal", "")
Recorded("softirq-recorded", "cpu.irq", "")
Recorded("compaction-recorded", "memory.compaction", "")
Recorded("reclaim-recorded", "memory.reclaim", "hoarder")


def write(condition, program, folder):
    """Writes the history; what is true of it."""
    folder.mkdir(parents=True, exist_ok=True)
    said = subprocess.run([program, condition.name.removesuffix("-recorded"), folder / "history"], check=True, capture_output=True, text=True)
    return json.loads(said.stdout)
