#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Measures the functions of model/, views/ and app/, and fails where one is longer than a screen.

A function reaches from the first line of its signature to its closing brace, with the lambdas in it. A lambda outside of
functions, as in a table, is measured by itself.

Usage: function_lengths.py [--list] [FOLDER of the sources]
"""
import pathlib
import re
import sys

MOST = 80
ROOMS = ("model", "views", "app")

# "file: name" with the reason. For one kind only: a body that is one switch over the codes of somebody's format, where each case
# is a line or two and a reader looks for one of them.
EXEMPT = {}

# What may hold a brace that is none, and what declarations are made of.
TOKEN = re.compile(
    r"""
    (?P<comment> //(?:[^\n\\]|\\.)* | /\*.*?\*/ )
  | (?P<text> (?:u8|[uUL])?R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)"
            | (?:u8|[uUL])?"(?:[^"\\\n]|\\.)*"
            | (?:u8|[uUL])?'(?:[^'\\\n]|\\.)+' )
  | (?P<directive> ^[ \t]*\#(?:[^\n\\/]|\\.|/(?![/*]))* )
  | (?P<number> \d(?:'?[\w.])* )                             # in 1'000 no character begins
  | (?P<word> [A-Za-z_]\w* )
  | (?P<sign> :: | -> | <= | >= | == | [^\s] )
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
CLOSING = {"(": ")", "[": "]", "{": "}"}
LABELS = {"public", "protected", "private", "slots", "signals", "Q_SLOTS", "Q_SIGNALS"}
# What stands before parentheses that are no parameters; macros do, too. A branch of an #if may begin within a function.
NO_NAMES = {"alignas", "decltype", "explicit", "noexcept", "requires", "__attribute__", "operator", "if", "for", "while", "switch", "catch"}
MACRO = re.compile(r"[A-Z][A-Z0-9]*_[A-Z0-9_]+")


def is_word(text):
    return re.fullmatch(r"[A-Za-z_]\w*", text) is not None


def tokens_of(source):
    """(text, line) of each word and sign; of a text in quotes only that it is there."""
    tokens = []
    line, at = 1, 0
    for match in TOKEN.finditer(source):
        line += source.count("\n", at, match.start())
        at = match.start()
        if match["directive"]:
            tokens.append(("#" + re.match(r"\s*#\s*(\w*)", match["directive"])[1], line))
        elif match["text"]:
            tokens.append(('""', line))
        elif not match["comment"]:
            tokens.append((match[0], line))
    return tokens


def branches_of(tokens):
    """The tokens with the first branch of each #if, and every other branch by itself: together their braces do not match."""
    branches = [[]]
    open_ones = [0]
    for text, line in tokens:
        if text in ("#if", "#ifdef", "#ifndef"):
            open_ones.append(open_ones[-1])
        elif text in ("#else", "#elif"):
            branches.append([])
            open_ones[-1] = len(branches) - 1
        elif text == "#endif":
            open_ones.pop()
        elif len(text) == 1 or text[0] != "#":
            branches[open_ones[-1]].append((text, line))
    return branches


class Reader:
    """Goes through declarations and notes the functions among them: (name, first line, last line)."""

    def __init__(self, tokens):
        self.texts = [text for text, _ in tokens]
        self.lines = [line for _, line in tokens]
        self.functions = []
        self.read(0, len(tokens), "")

    def matching(self, start):
        """Where the bracket closes that opens at `start`; at the end, where it does not."""
        closing = []
        for at in range(start, len(self.texts)):
            text = self.texts[at]
            if text in CLOSING:
                closing.append(CLOSING[text])
            elif text == closing[-1]:
                closing.pop()
                if not closing:
                    return at
        return len(self.texts) - 1

    def matching_angle(self, start):
        """The same of a '<' that opens arguments of a template."""
        depth, at = 0, start
        while at < len(self.texts):
            depth += {"<": 1, ">": -1}.get(self.texts[at], 0)
            if depth == 0:
                return at
            at = self.matching(at) + 1 if self.texts[at] in CLOSING else at + 1
        return at - 1

    def read(self, start, end, scope):
        """The declarations between `start` and `end`. What of one was read is in `head`, without what stands in brackets."""
        head, first, at = [], start, start
        while at < end:
            text = self.texts[at]
            if not head:
                first = at
            if text == ";":
                self.read_lambdas(first, at)
                head = []
            elif text == "}":
                head = []  # of what opened in another branch of an #if
            elif text == ":" and head and head[-1] in LABELS:
                head = []
            elif text.startswith("Q_") and not head:
                at = self.matching(at + 1) if self.texts[at + 1 : at + 2] == ["("] and at + 1 < end else at
            elif text == "<" and head and is_word(head[-1]) and "=" not in head:
                at = self.matching_angle(at)
                if head == ["template"]:
                    head = ["<>"]
            elif text in ("(", "["):
                at = self.matching(at)
                head.append(text)
            elif text == "{":
                close = self.matching(at)
                kind, name = self.kind_of(head)
                if kind == "function":
                    self.functions.append((scope + name, self.lines[first], self.lines[close]))
                elif kind == "scope":
                    self.read(at + 1, close, scope + name)
                head = [] if kind in ("function", "scope") else [*head, text]
                at = close
            else:
                head.append(text)
            at += 1

    @staticmethod
    def kind_of(head):
        """What the braces hold that come behind `head`, and its name."""
        if "namespace" in head or head == ["extern", '""']:
            return "scope", ""
        named = [at for at, text in enumerate(head) if text == "(" and at > 0 and head[at - 1] not in NO_NAMES and not MACRO.fullmatch(head[at - 1])]
        operator = head.index("operator") if "operator" in head else None
        value = head.index("=") if "=" in head and operator is None else None
        if value is not None and (not named or value < named[0]):
            return "value", ""
        if named:
            parameters = named[0]
            initialises = ":" in head[parameters:]
            if initialises and (is_word(head[-1]) or head[-1] == "<"):
                return "value", ""  # of a member
            name = parameters - 1 if operator is None else operator
            while name > 0 and (head[name - 1] in ("::", "~") or head[name] == "::" and is_word(head[name - 1])):
                name -= 1
            return "function", "".join({"(": "()", "[": "[]"}.get(text, text) for text in head[name:parameters])
        if {"class", "struct", "union"} & set(head) and "enum" not in head:
            before_bases = head[: head.index(":")] if ":" in head else head
            words = [text for text in before_bases if is_word(text) and text not in ("class", "struct", "union", "final")]
            return "scope", (words[-1] if words else "?") + "::"
        return "value", ""

    def read_lambdas(self, start, end):
        at = start
        while at < end:
            body = self.lambda_body(at, end) if self.texts[at] == "[" else None
            if body is not None:
                close = self.matching(body)
                self.functions.append(("a lambda", self.lines[at], self.lines[close]))
                at = close
            at += 1

    def lambda_body(self, intro, end):
        """Where the body opens of the lambda whose '[' is at `intro`; None where it is none."""
        if intro and (is_word(self.texts[intro - 1]) or self.texts[intro - 1] in (")", "]", "[", '""')):
            return None  # a subscript, an array, an attribute
        at = self.matching(intro) + 1
        if at < end and self.texts[at] == "(":
            at = self.matching(at) + 1
        while at < end and (is_word(self.texts[at]) or self.texts[at] in ("->", "::", "<", ">", "*", "&")):
            at += 1
        return at if at < end and self.texts[at] == "{" else None


def functions_of(source):
    """(name, first line, lines) of each function in a source."""
    functions = [function for branch in branches_of(tokens_of(source)) for function in Reader(branch).functions]
    return [(name, first, last - first + 1) for name, first, last in functions]


def measured(root, rooms=ROOMS):
    """(file, name, first line, lines) of each function in the rooms below `root`."""
    for room in rooms:
        for file in sorted(p for p in (root / room).rglob("*") if p.suffix in (".h", ".cpp", ".inc")):
            for function in functions_of(file.read_text(encoding="utf-8")):
                yield (file.relative_to(root), *function)


def check(root, rooms=ROOMS, exempt=EXEMPT):
    """What is too long below `root`, and what of `exempt` is not: one sentence each."""
    wrong, found = [], set()
    for file, name, first, lines in measured(root, rooms):
        if lines > MOST and f"{file}: {name}" in exempt:
            found.add(f"{file}: {name}")
        elif lines > MOST:
            wrong.append(f"{file}:{first}: {name} has {lines} lines; {MOST} are the most")
    return wrong + [f"{name}: it needs no exception" for name in exempt if name not in found]


def main(arguments):
    folders = [argument for argument in arguments if argument != "--list"]
    root = pathlib.Path(folders[0] if folders else pathlib.Path(__file__).resolve().parents[2])
    if "--list" in arguments:
        for file, name, first, lines in sorted(measured(root), key=lambda function: -function[3]):
            print(f"{lines:4}  {file}:{first}: {name}")
        return 0
    wrong = check(root)
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
