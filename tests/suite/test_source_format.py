# SPDX-License-Identifier: MIT
"""What source_format.py says of sources that are given."""
import pathlib
import tempfile
import unittest

import source_format as checker

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


@unittest.skipUnless(checker.formatter(), "clang-format 14 is not installed")
class Format(unittest.TestCase):
    def said(self, text):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / ".clang-format").write_text((ROOT / ".clang-format").read_text(encoding="utf-8"), encoding="utf-8")
            (root / "model/node_modules").mkdir(parents=True)
            (root / "model/one.cpp").write_text(text, encoding="utf-8")
            (root / "model/node_modules/foreign.cpp").write_text("int  x;\n", encoding="utf-8")
            return checker.check(root, checker.formatter())

    def test_what_is_formatted_is_right(self):
        self.assertEqual(self.said("int f(int a)\n{\n    return a;\n}\n"), [])

    def test_what_is_not_is_named(self):
        self.assertEqual(self.said("int f(int a)\n{\n  return a;\n}\n"), ["model/one.cpp:3: source_format.py --fix formats it"])
        call = "g(" + ", ".join(["first"] * 25) + ")"
        self.assertEqual(self.said(f"int f()\n{{\n    return {call};\n}}\n"), ["model/one.cpp:3: source_format.py --fix formats it"])


if __name__ == "__main__":
    unittest.main()
