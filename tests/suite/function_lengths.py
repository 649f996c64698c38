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

# "file: name" with the reason. Only a body that is one switch over the opcodes of somebody's format: cut up, its cases would
# stand in two places.
EXEMPT = {}

# What may hold a brace that is none, and what a signature or a scope is made of.
TOKEN = re.compile(
    r"""
    (?P<skip> //(?:[^\n\\]|\\.)* | /\*.*?\*/                               # a comment; a backslash at its end goes on
      | (?:u8|[uUL])?R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)"          # a raw string
      | (?:u8|[uUL])?"(?:[^"\\\n]|\\.)*" | (?:u8|[uUL])?'(?:[^'\\\n]|\\.)+' )
  | (?P<directive> ^[ \t]*\#(?:[^\n\\/]|\\.|/(?![/*]))* )
  | (?P<number> \d(?:'?[\w.])* )                                          # 1'000 opens no character
  | (?P<word> [A-Za-z_]\w* )
  | (?P<sign> :: | -> | <= | >= | && | == | [^\s] )
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
OPENS = {"(": ")", "[": "]", "{": "}"}
BEFORE_DECLARATIONS = re.compile(r"Q_(?:OBJECT|GADGET|NAMESPACE|PROPERTY|ENUM|ENUM_NS|FLAG|FLAG_NS|INTERFACES|CLASSINFO|DISABLE_COPY|DISABLE_COPY_MOVE|PLUGIN_METADATA|DECLARE_\w+)")


def tokens_of(text):
    """(text, line) of each word and sign, without comments, strings and directives.

    Of #if and #else both ways are read, from the same brackets on: each is whole by itself, together they are not."""
    tokens = []
    line = 1
    at = 0
    for match in TOKEN.finditer(text):
        line += text.count("\n", at, match.start())
        at = match.start()
        kind = match.lastgroup if match.lastgroup != "mark" else "skip"
        if kind == "skip":
            if match.group()[0] != "/":
                tokens.append(('""', line))
        elif kind == "directive":
            name = re.match(r"\s*#\s*(\w*)", match.group()).group(1)
            tokens.append(("#" + name, line + match.group()[: match.group().index("#")].count("\n")))
        else:
            tokens.append((match.group(), line))
    return tokens


def without_other_ways(tokens):
    """The tokens with the branches of #else and #elif apart: (what is compiled where each #if is true, the other branches)."""
    main, others, branches = [], [], []
    for token in tokens:
        word = token[0]
        if word in ("#if", "#ifdef", "#ifndef"):
            branches.append(None)
        elif word in ("#else", "#elif") and branches:
            branches[-1] = []
            others.append(branches[-1])
        elif word == "#endif" and branches:
            branches.pop()
        elif word.startswith("#") and len(word) > 1:
            pass
        else:
            other = next((branch for branch in reversed(branches) if branch is not None), None)
            (main if other is None else other).append(token)
    return main, others


def matching(tokens, start):
    """The index of the bracket that closes the one at `start`; the last index where none does."""
    open_ones = []
    for index in range(start, len(tokens)):
        word = tokens[index][0]
        if word in OPENS:
            open_ones.append(OPENS[word])
        elif open_ones and word == open_ones[-1]:
            open_ones.pop()
            if not open_ones:
                return index
    return len(tokens) - 1


def lambda_body(tokens, intro, end):
    """The index of the brace that opens the body of the lambda whose '[' is at `intro`; None where it is none."""
    before = tokens[intro - 1][0] if intro else ";"
    if before in (")", "]", '""', "operator") or (re.fullmatch(r"\w+", before) and before not in ("return", "co_return", "case")):
        return None  # a subscript
    at = matching(tokens, intro) + 1
    if tokens[intro + 1][0] == "[":
        return None  # an attribute
    if at < end and tokens[at][0] == "<":
        while at < end and tokens[at][0] not in ("(", "{"):
            at += 1
    if at < end and tokens[at][0] == "(":
        at = matching(tokens, at) + 1
    while at < end and tokens[at][0] not in ("{", ";", ",", ")", "}", "="):
        at += 1
    return at if at < end and tokens[at][0] == "{" else None


class Reader:
    """Goes through the declarations of a file, and notes the functions."""

    def __init__(self, tokens):
        self.tokens = tokens
        self.functions = []  # (name, first line, last line)

    def note(self, name, first, last):
        self.functions.append((name, self.tokens[first][1], self.tokens[last][1]))

    def lambdas(self, start, end):
        at = start
        while at < end:
            if self.tokens[at][0] == "[" and (body := lambda_body(self.tokens, at, end)) is not None:
                close = matching(self.tokens, body)
                self.note("a lambda", at, close)
                at = close
            at += 1

    def scope(self, start, end, prefix=""):
        """The declarations between two braces, or of the whole file."""
        at = start
        while at < end:
            at = self.declaration(at, end, prefix)

    def declaration(self, start, end, prefix):
        """Reads one and returns the index after it."""
        tokens = self.tokens
        word = tokens[start][0]
        follows = tokens[start + 1][0] if start + 1 < end else ""
        if word in (";", "}", ":"):
            return start + 1
        if word in ("public", "protected", "private", "signals", "Q_SIGNALS", "slots", "Q_SLOTS"):
            return start + 1
        if BEFORE_DECLARATIONS.fullmatch(word):
            return matching(tokens, start + 1) + 1 if follows == "(" else start + 1
        if word == "template" and follows == "<":
            first = start
            start = self.after_angles(start + 1, end)
            return self.declared(first, start, end, prefix)
        return self.declared(start, start, end, prefix)

    def after_angles(self, start, end):
        depth = 0
        at = start
        while at < end:
            word = self.tokens[at][0]
            if word in ("(", "[", "{"):
                at = matching(self.tokens, at)
            depth += {"<": 1, ">": -1}.get(word, 0)
            at += 1
            if depth == 0:
                return at
        return end

    def declared(self, first, start, end, prefix):
        """A namespace, class, function or variable whose words begin at `start`, and its template at `first`."""
        tokens = self.tokens
        name = None       # of a function: what stands before its parameters
        initialisers = False
        value = False     # behind a '='
        at = start
        while at < end:
            word = tokens[at][0]
            if word == ";":
                self.lambdas(start, at)
                return at + 1
            if word == "operator" and name is None and not value:
                name, at = self.operator_name(at, end)
                continue
            if word == "=":
                value = True
            elif word == ":" and name is not None and not value:
                initialisers = True
            elif word == "(" and name is None and not value and at > start:
                name = self.name_before(at, start)
                if name in ("alignas", "decltype", "__attribute__", "explicit", "noexcept", "requires") or re.fullmatch(r"WAI_[A-Z_]+|Q_DECL_\w+", name):
                    name = None
            if word == "{":
                close = matching(tokens, at)
                before = tokens[at - 1][0]
                words = {token[0] for token in tokens[start:at]}
                if name is None and not value and (words & {"namespace"} or self.is_extern(start, at)):
                    self.scope(at + 1, close, prefix)
                    return close + 1
                if name is None and not value and words & {"class", "struct", "union", "enum"}:
                    if "enum" not in words:
                        self.scope(at + 1, close, prefix + self.class_name(start, at) + "::")
                    at = close + 1  # a variable may follow
                    continue
                if name is not None and not value and not (initialisers and (re.fullmatch(r"\w+", before) or before == ">")):
                    self.note(prefix + name, first, close)
                    return close + 1
                self.lambdas(at + 1, close)
                at = close + 1
                continue
            if word in ("(", "["):
                close = matching(tokens, at)
                if word == "[" and value and (body := lambda_body(tokens, at, end)) is not None:
                    close = matching(tokens, body)
                    self.note("a lambda", at, close)
                at = close + 1
                continue
            if word == "<" and not value and at > start and (re.fullmatch(r"\w+", tokens[at - 1][0])):
                at = self.after_angles(at, end)
                continue
            at += 1
        return end

    def is_extern(self, start, at):
        return at == start + 2 and self.tokens[start][0] == "extern" and self.tokens[start + 1][0] == '""'

    def name_before(self, at, start):
        """The qualified name that ends before `at`."""
        parts = []
        index = at - 1
        while index >= start and (re.fullmatch(r"\w+", self.tokens[index][0]) or self.tokens[index][0] in ("::", "~")):
            word = self.tokens[index][0]
            if parts and re.fullmatch(r"\w+", word) and re.fullmatch(r"\w+", parts[-1]):
                break
            if parts and parts[-1] == "~" and word != "::":
                break
            parts.append(word)
            index -= 1
        return "".join(reversed(parts)) or "?"

    def operator_name(self, at, end):
        """The name of an operator, and the index of its parameters."""
        words = ["operator"]
        qualified = self.name_before(at, 0) if at and self.tokens[at - 1][0] == "::" else ""
        at += 1
        if self.tokens[at][0] == "(":
            words.append("()")
            at += 2
        while at < end and self.tokens[at][0] not in ("(", ";", "{"):
            words.append(self.tokens[at][0])
            at += 1
        return qualified + "".join(words), at

    def class_name(self, start, at):
        name = "?"
        for index in range(start, at):
            word = self.tokens[index][0]
            if word == ":":
                break
            if re.fullmatch(r"[A-Za-z_]\w*", word) and word not in ("final", "class", "struct", "union"):
                name = word
        return name


def functions_of(text):
    """(name, first line, lines) of each function in a source."""
    main, others = without_other_ways(tokens_of(text))
    functions = []
    for tokens in (main, *others):
        reader = Reader(tokens)
        reader.scope(0, len(tokens))
        functions += reader.functions
    return [(name, first, last - first + 1) for name, first, last in functions]


def measured(root, rooms=ROOMS):
    """(file, name, first line, lines) of each function under the rooms of `root`."""
    for room in rooms:
        for file in sorted(p for p in (root / room).rglob("*") if p.suffix in (".h", ".cpp", ".inc")):
            for function in functions_of(file.read_text(encoding="utf-8")):
                yield (file.relative_to(root), *function)


def check(root, rooms=ROOMS, exempt=EXEMPT):
    """What is too long under `root`, and what of `exempt` is not: one sentence each."""
    wrong, excused = [], set()
    for file, name, first, lines in measured(root, rooms):
        if lines <= MOST:
            continue
        if f"{file}: {name}" in exempt:
            excused.add(f"{file}: {name}")
        else:
            wrong.append(f"{file}:{first}: {name} has {lines} lines, and {MOST} are the most")
    wrong += [f"{key} needs no exemption any more" for key in exempt if key not in excused]
    return wrong


def main(arguments):
    listed = "--list" in arguments
    folders = [argument for argument in arguments if argument != "--list"]
    root = pathlib.Path(folders[0] if folders else pathlib.Path(__file__).resolve().parents[2])
    if listed:
        for file, name, first, lines in sorted(measured(root), key=lambda function: -function[3]):
            print(f"{lines:4}  {file}:{first}: {name}")
        return 0
    wrong = check(root)
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
