# SPDX-License-Identifier: MIT
"""What function_lengths.py measures in sources that are given, and what it says of them and of ours."""
import pathlib
import tempfile
import unittest

import function_lengths


def lines(count, line="    ++i;\n"):
    return line * count


class FunctionLengths(unittest.TestCase):
    def measured(self, source):
        return [(name, count) for name, _, count in function_lengths.functions_of(source)]

    def said(self, files, exempt=()):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name, text in files.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text, encoding="utf-8")
            return function_lengths.check(root, exempt=dict.fromkeys(exempt, "a reason"))

    def test_one_line_more_than_a_screen_is_too_long(self):
        fits = "int f(int i)\n{\n" + lines(76) + "    return i;\n}\n"
        self.assertEqual(self.said({"model/a.cpp": fits}), [])
        for room in function_lengths.ROOMS:
            self.assertEqual(self.said({f"{room}/deep/a.h": "\n" + fits.replace("return", "++i;\n    return")}), [f"{room}/deep/a.h:2: f has 81 lines; 80 are the most"])
        self.assertEqual(self.said({"tests/a.cpp": fits + fits.replace("return", "++i;\n    return")}), [])

    def test_what_is_excepted_is_named_and_must_be_long(self):
        long = "bool Machine::step()\n{\n" + lines(80) + "}\n"
        self.assertEqual(self.said({"model/a.cpp": long}, ["model/a.cpp: Machine::step"]), [])
        self.assertEqual(len(self.said({"model/b.cpp": long}, ["model/a.cpp: Machine::step"])), 2)
        self.assertEqual(self.said({"model/a.cpp": "bool Machine::step() { return true; }\n"}, ["model/a.cpp: Machine::step"]), ["model/a.cpp: Machine::step: it needs no exception"])

    def test_from_the_signature_to_the_closing_brace(self):
        self.assertEqual(self.measured("// of\n// f\ntemplate<typename T,\n         typename = std::enable_if_t<(sizeof(T) > 1)>>\nstatic auto f(T t,\n              int i = {})\n    -> int\n{\n}\n\nint x;\n"), [("f", 7)])

    def test_functions_of_namespaces_and_classes(self):
        self.assertEqual(self.measured("""
namespace a::b {
namespace {
int f() { return 1; }
}
extern "C" {
void handler(int)
{
}
}
class EXPORTED_CLASS("x") Outer final : public Base<int>, protected With {
    Q_OBJECT
    Q_PROPERTY(int a READ a)
public:
    explicit Outer(QObject *parent = nullptr);
    ~Outer() override {}
    bool operator()(int a) const noexcept
    {
        return a;
    }
    struct Inner {
        int sum() const { return 1; }
    } inner;
public Q_SLOTS:
    Outer &operator=(const Outer &other) = default;
    void slot() {}

private:
    std::array<int, 3> m_values{};
    std::function<void(int)> m_done = nullptr;
};
} // namespace a::b
Outer &Outer::operator=(Outer &&other)
{
    return *this;
}
"""), [("f", 1), ("handler", 3), ("Outer::~Outer", 1), ("Outer::operator()", 4), ("Outer::Inner::sum", 1), ("Outer::slot", 1), ("Outer::operator=", 4)])

    def test_braces_of_members_are_no_body(self):
        self.assertEqual(self.measured("""
A::A(int a)
    : m_a{a}
    , m_list{1, 2}
    , m_base<int>{}
    , m_call([] { return 1; })
{
    go();
}
const std::vector<int> list{1, 2};
const Table table = {{1, 2}, {3, 4}};
enum class Kind : int { A, B };
struct stat status()
{
}
"""), [("A::A", 8), ("status", 3)])

    def test_lambdas_are_part_of_their_function_or_stand_alone(self):
        self.assertEqual(self.measured("void f()\n{\n    const auto g = [&](int i) -> int {\n        return i;\n    };\n}\n"), [("f", 6)])
        self.assertEqual(self.measured("constexpr Row rows[] = {\n    {1, [](int i) {\n        return i;\n    }},\n    {2, +[](int i) mutable noexcept -> std::vector<int> { return {i}; }},\n};\n"), [("a lambda", 3), ("a lambda", 1)])

    def test_what_only_looks_like_a_brace(self):
        self.assertEqual(self.measured('''void f()
{
    // } it's
    /* }
     } */
    call("}\\"}", '}', '\\'', u'}', 1'000'000, R"x(}
)" } )x");
}
#define OPEN namespace x { \\
    int a() {
void g() {}
'''), [("f", 8), ("g", 1)])

    def test_each_branch_of_a_condition_is_read(self):
        self.assertEqual(self.measured("""
#if defined(A)
void f()
{
#ifdef B
    if (a) {
#else
    if (b) {
#endif
    }
}
#else
void g()
{
}
#endif
void h() {}
"""), [("f", 9), ("h", 1), ("g", 3)])

    def test_ours_are_short_and_are_seen(self):
        root = pathlib.Path(__file__).resolve().parents[2]
        self.assertEqual(function_lengths.check(root), [])
        self.assertGreater(len(list(function_lengths.measured(root))), 4000)


if __name__ == "__main__":
    unittest.main()
