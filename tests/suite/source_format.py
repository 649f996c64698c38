#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares each source with what clang-format makes of it by .clang-format, and fails where they differ.

Only version 14, which Debian 12 has, judges: each version wraps a little differently.

Usage: source_format.py [--fix] [FOLDER of the sources]
"""
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys

VERSION = "14"
ROOMS = ("app", "model", "resources", "tests", "views")


def formatter():
    """clang-format of the version that judges; nothing where it is not installed."""
    for name in (f"clang-format-{VERSION}", "clang-format"):
        path = shutil.which(name)
        if path and re.search(rf"version {VERSION}\.", subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout):
            return path
    return None


def sources(root):
    for room in ROOMS:
        for folder, folders, names in os.walk(root / room):
            folders[:] = [name for name in folders if name not in ("build", "node_modules")]
            yield from (pathlib.Path(folder) / name for name in names if name.endswith((".cpp", ".h")))


def difference(program, path):
    """The first line that is formatted otherwise, by its number; nothing where all are as they should be."""
    written = path.read_bytes()
    wanted = subprocess.run([program, "--style=file", str(path)], capture_output=True, check=True).stdout
    if written == wanted:
        return None
    pairs = zip(written.split(b"\n"), wanted.split(b"\n"))
    return next((number for number, (a, b) in enumerate(pairs, 1) if a != b), len(wanted.split(b"\n")))


def check(root, program):
    paths = sorted(sources(root))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        lines = pool.map(lambda path: difference(program, path), paths)
    return [f"{path.relative_to(root)}:{line}: source_format.py --fix formats it" for path, line in zip(paths, lines) if line]


def main(arguments):
    fix = "--fix" in arguments
    folders = [argument for argument in arguments if argument != "--fix"]
    root = pathlib.Path(folders[0] if folders else pathlib.Path(__file__).parent.parent.parent).resolve()
    program = formatter()
    if not program:
        print(f"SKIP   : Format::sources() clang-format {VERSION} is not installed")
        return 0
    if fix:
        for path in sources(root):
            subprocess.run([program, "--style=file", "-i", str(path)], check=True)
        return 0
    wrong = check(root, program)
    print("\n".join(wrong) if wrong else "all sources are formatted by .clang-format")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
