#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fails where two files define classes of one name in one namespace: linked together, the functions of one are taken for the
other's (the rule of one definition), and nobody is told.

Usage: one_definition.py [FOLDER of the sources]
"""
import collections
import pathlib
import re
import sys

ROOMS = ("model", "views", "app")
ANONYMOUS = re.compile(r"^namespace \{$.*?^\} // namespace$", re.DOTALL | re.MULTILINE)
NAMESPACE = re.compile(r"^namespace ([\w:]+) \{|^\} // namespace ([\w:]+)$", re.MULTILINE)
CLASS = re.compile(r"^(?:template<[^\n]*>\n)?(?:class|struct|union|enum(?: class)?) (?:alignas\(\w+\) )?(\w+(?:::\w+)*)(?: final)?(?: ?:(?!:)[^{;]*)? ?\{", re.MULTILINE)


def defined_in(source):
    """Names with their namespaces, of what a file defines for others to see."""
    source = ANONYMOUS.sub("", source)
    spaces = [(match.start(), match[1] or "") for match in NAMESPACE.finditer(source)]
    for match in CLASS.finditer(source):
        space = [name for start, name in spaces if start < match.start()]
        yield f"{space[-1]}::{match[1]}" if space and space[-1] else match[1]


def check(root):
    places = collections.defaultdict(list)
    for room in ROOMS:
        for path in sorted((root / room).rglob("*")):
            if path.suffix in (".h", ".cpp", ".inc") and path.is_file():
                for name in set(defined_in(path.read_text(encoding="utf-8"))):
                    places[name].append(str(path.relative_to(root)))
    return [f"{name} is defined in {' and '.join(paths)}" for name, paths in sorted(places.items()) if len(paths) > 1]


if __name__ == "__main__":
    faults = check(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[2])
    print("\n".join(faults) or "each class is defined once")
    sys.exit(1 if faults else 0)
