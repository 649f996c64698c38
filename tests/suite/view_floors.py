#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Reads what views/ includes, and fails where a floor looks up, or aside at another page.

The build refuses such an include as well, as long as each floor links only what stands below it. This here has the order
in one place, so that a link which turns it round is found too, and the ways past it: "../page/x.h", or the whole of
views/ on an include path.

Usage: view_floors.py [FOLDER of views/]
"""
import pathlib
import re
import sys

# From the ground up. The floors of one line do not see each other.
FLOORS = (
    ("language", "theme"),
    ("files", "base", "flames"),
    ("charts", "compare", "recording", "alerts"),
    ("overview", "processes", "metrics", "profiler", "reports", "improve", "ux", "why", "settings"),
    ("window",),
)
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)
LINK = re.compile(r"\bviews::(\w+)")


def levels(floors):
    return {name: level for level, names in enumerate(floors) for name in names}


def problem(floor, other, level):
    """What is wrong with `floor` using `other`; nothing where it stands below."""
    if other == floor:
        return None
    if other not in level:
        return f"{other}/ is no floor of views/"
    if level[other] == level[floor]:
        return f"{other}/ stands beside {floor}/: what both need goes below them"
    if level[other] > level[floor]:
        return f"{other}/ stands above {floor}/"
    return None


def check(views, floors=FLOORS):
    """What is wrong under the folder `views`: one sentence each."""
    level = levels(floors)
    wrong = []
    for folder in sorted(p for p in views.iterdir() if p.is_dir()):
        floor = folder.name
        if floor not in level:
            wrong.append(f"{floor}: no floor (tests/suite/view_floors.py has their order)")
            continue
        for file in sorted(p for p in folder.rglob("*") if p.suffix in (".h", ".cpp", ".inc", ".txt")):
            name = file.relative_to(views)
            text = file.read_text(encoding="utf-8")
            if file.name == "CMakeLists.txt":
                used = LINK.findall(text)
                if "target_include_directories" in text:
                    wrong.append(f"{name}: a floor's include path is made by wai_views_floor()")
            else:
                used = []
                for include in INCLUDE.findall(text):
                    if ".." in pathlib.PurePosixPath(include).parts:
                        wrong.append(f"{name}: \"{include}\" goes past the floors")
                    elif "/" in include:
                        used.append(include.split("/")[0])
            for other in dict.fromkeys(used):
                if said := problem(floor, other, level):
                    wrong.append(f"{name}: {said}")
    for floor in level:
        if not (views / floor).is_dir():
            wrong.append(f"{floor}: there is no such folder")
    return wrong


def main(arguments):
    views = pathlib.Path(arguments[0] if arguments else pathlib.Path(__file__).resolve().parents[2] / "views")
    wrong = check(views)
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
