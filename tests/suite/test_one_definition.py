# SPDX-License-Identifier: MIT
"""What one_definition.py finds in sources that are given."""
import pathlib
import tempfile
import unittest

import one_definition


class OneDefinition(unittest.TestCase):
    def said(self, files):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name, text in files.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text, encoding="utf-8")
            return one_definition.check(root)

    def test_the_same_name_twice_is_found(self):
        reader = "namespace performance {\n\nclass Reader {\n    int at = 0;\n};\n\n} // namespace performance\n"
        self.assertEqual(self.said({"model/a.h": reader}), [])
        self.assertEqual(self.said({"model/a.h": reader, "model/deep/b.h": reader}), ["performance::Reader is defined in model/a.h and model/deep/b.h"])
        self.assertEqual(self.said({"model/a.h": reader, "views/b.cpp": reader.replace("class Reader", "struct Reader final : Base")}), ["performance::Reader is defined in model/a.h and views/b.cpp"])
        self.assertEqual(self.said({"model/a.h": reader, "model/b.h": reader.replace("class Reader", "template<typename T>\nclass Reader")}), ["performance::Reader is defined in model/a.h and model/b.h"])

    def test_other_spaces_private_ones_and_declarations_are_none(self):
        reader = "namespace performance {\n\nclass Reader {\n};\n\n} // namespace performance\n"
        private = "namespace performance {\n\nnamespace {\n\nclass Reader {\n};\n\n} // namespace\n\n} // namespace performance\n"
        declared = "namespace performance {\n\nclass Reader;\nstruct Other {\n    class Reader {\n    };\n};\n\n} // namespace performance\n"
        other = reader.replace("performance", "wai")
        self.assertEqual(self.said({"model/a.h": reader, "model/b.cpp": private, "model/c.cpp": private, "model/d.h": declared, "views/e.h": other, "tests/f.h": reader}), [])

    def test_functions_are_the_same_whatever_they_return(self):
        first = "namespace performance {\n\ninline QString percent(double share)\n{\n    return {};\n}\n\n} // namespace performance\n"
        second = "namespace performance {\n\n/// Another.\nMessage::Arg percent(double of = 1);\n\n} // namespace performance\n"
        self.assertEqual(self.said({"model/a.h": first, "model/b/c.h": second}), ["performance::percent(double) is defined in model/a.h and model/b/c.h"])
        others = second.replace("double of = 1", "const QString &text, int number") + second.replace("performance", "wai")
        self.assertEqual(self.said({"model/a.h": first, "model/b/c.h": others}), [])
        many = "namespace a {\n\nint f(const std::map<int, int> &many,\n      int n);\n\n} // namespace a\n"
        self.assertEqual(self.said({"model/a.h": many, "model/b.h": many.replace("many", "all")}), ["a::f(const std::map<int, int> &, int) is defined in model/a.h and model/b.h"])


if __name__ == "__main__":
    unittest.main()
