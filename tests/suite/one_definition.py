#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fails where two files define classes of one name in one namespace, or where two headers have functions of one name and the same
parameters: linked together, one is taken for the other (the rule of one definition), and nobody is told. What a function returns
makes no difference to the linker.

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


# A function at the beginning of a line, up to what follows its parameters.
FUNCTION = re.compile(r"^(?=[\w:])(?!return|using|typedef|template|class|struct|enum|#)[\w:<>,&*\[\] ]+[ &*](\w+)\(((?:[^()]|\([^()]*\))*)\)(?: noexcept)?(?=[;\n ])", re.MULTILINE)


def parameters(text):
    """Their types alone: defaults and names make no other function."""
    types = []
    depth = 0
    one = ""
    for sign in text + ",":
        depth += {"<": 1, "(": 1, ">": -1, ")": -1}.get(sign, 0)
        if sign == "," and depth == 0:
            one = re.sub(r"=.*", "", " ".join(one.split())).strip()
            types.append(re.sub(r"(?<=[\s&*>])(?!const$)\w+$", "", one).strip() if re.search(r"[\s&*>]\w+$", one) else one)
            one = ""
        else:
            one += sign
    return ", ".join(types)


def functions_in(header):
    header = re.sub(r"//[^\n]*", "", ANONYMOUS.sub("", header))
    spaces = [(match.start(), match[1] or "") for match in NAMESPACE.finditer(header)]
    for match in FUNCTION.finditer(header):
        space = [name for start, name in spaces if start < match.start()]
        yield f"{space[-1] if space else ''}::{match[1]}({parameters(match[2])})"


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
                text = path.read_text(encoding="utf-8")
                for name in {*defined_in(text), *(functions_in(text) if path.suffix == ".h" else [])}:
                    places[name].append(str(path.relative_to(root)))
    return [f"{name} is defined in {' and '.join(paths)}" for name, paths in sorted(places.items()) if len(paths) > 1]


if __name__ == "__main__":
    faults = check(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[2])
    print("\n".join(faults) or "each class and each function is defined once")
    sys.exit(1 if faults else 0)
