# SPDX-License-Identifier: MIT
"""What tests/report makes of results that are given, against what it must say of them."""
import importlib.machinery
import importlib.util
import pathlib
import tempfile
import unittest

PATH = pathlib.Path(__file__).resolve().parent.parent / "report"
LOADER = importlib.machinery.SourceFileLoader("report", str(PATH))
report = importlib.util.module_from_spec(importlib.util.spec_from_loader("report", LOADER))
LOADER.exec_module(report)

RULES = report.read_rules("""# a remark
never | (g\\+\\+|dwz) is not installed | packages.txt has them
user | only root may .* | root may
if test -e / | a root folder is there | always true
if ! test -e / | it is not there | the root folder is
any | no hardware | nothing outside can tell
""")

# As CTest 3.25 writes it around the output of a program of Qt 6.4's QtTest.
RESULTS = """<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="x" tests="3">
<testcase name="tst_one" classname="tst_one" time="61.5" status="run"><system-out>********* Start testing of TestOne *********
PASS   : TestOne::initTestCase()
SKIP   : TestOne::reads(a "b" (c)) {skip}
   Loc: [/x/tst_one.cpp(5)]
Totals: 5 passed, 0 failed, 1 skipped, 0 blacklisted, 2ms
</system-out></testcase>
<testcase name="tst_two" classname="tst_two" time="1" status="{status}"><system-out>FAIL!  : TestTwo::adds() Compared values are not the same
   Actual   (1 + 1): 3
   Loc: [/x/tst_two.cpp(7)]
Totals: 2 passed, 1 failed, 0 skipped, 0 blacklisted, 2ms
</system-out></testcase>
<testcase name="web_client" classname="web_client" time="0.5" status="run"><system-out>no totals</system-out></testcase>
</testsuite>
"""


class Report(unittest.TestCase):
    def reported(self, skip, status="run", is_root=True, coverage=None, presets=("release",), again=None, results=RESULTS, second=RESULTS):
        with tempfile.TemporaryDirectory() as folder:
            build = pathlib.Path(folder)
            (build / "release").mkdir()
            (build / "release/ctest.xml").write_text(results.format(skip=skip, status=status))
            if again:
                (build / "release/again.xml").write_text(second.format(skip=skip, status=again))
            if coverage:
                (build / "release/coverage.csv").write_text(coverage)
            lines = []
            good = report.report(build, presets, RULES, is_root, lines.append)
            return good, "\n".join(lines)

    def test_counts_programs_checks_skips_and_time(self):
        good, said = self.reported("no hardware")
        self.assertTrue(good)
        # 6 and 3 of QtTest's totals, and one for a program that is not of QtTest; 63 seconds.
        self.assertRegex(said, r"(?m)^release +3 +10 +0 +1 +1:03$")
        self.assertIn('skipped  release tst_one reads(a "b" (c)): no hardware', said)

    def test_a_skip_of_what_is_promised_fails(self):
        good, said = self.reported("dwz is not installed")
        self.assertFalse(good)
        self.assertIn("dwz is not installed (packages.txt has them)", said)

    def test_what_root_may_do_is_skipped_by_others_only(self):
        self.assertFalse(self.reported("only root may mount")[0])
        self.assertTrue(self.reported("only root may mount", is_root=False)[0])

    def test_a_condition_is_looked_at_not_believed(self):
        self.assertTrue(self.reported("a root folder is there")[0])
        self.assertFalse(self.reported("it is not there")[0])

    def test_a_reason_that_nobody_allowed_fails(self):
        self.assertFalse(self.reported("I was tired")[0])

    def test_a_failed_program_fails_and_is_named(self):
        for status in ("fail", "notrun"):
            good, said = self.reported("no hardware", status=status)
            self.assertFalse(good)
            self.assertIn("FAILED   release tst_two", said)
            self.assertIn("Actual   (1 + 1): 3", said)

    def test_what_passes_the_second_time_is_named_with_what_it_said(self):
        good, said = self.reported("no hardware", status="fail", again="run")
        self.assertTrue(good)
        self.assertIn("UNSTEADY release tst_two: it failed, and passed when it ran again", said)
        self.assertIn("Actual   (1 + 1): 3", said)
        self.assertFalse(self.reported("no hardware", status="fail", again="fail")[0])

    def test_no_second_run_takes_back_a_crash_or_hides_behind_a_skip(self):
        for said in ("QFATAL : TestTwo::adds() Received a fatal error.", "==1==ERROR: AddressSanitizer: heap-use-after-free", "Totals of nobody"):
            crashed = RESULTS.replace("FAIL!  : TestTwo::adds() Compared values are not the same", said)
            self.assertFalse(self.reported("no hardware", status="fail", again="run", results=crashed)[0], said)
        skipped = RESULTS.replace("<system-out>FAIL!  : TestTwo::adds() Compared values are not the same", "<system-out>SKIP   : TestTwo::adds() no hardware")
        self.assertFalse(self.reported("no hardware", status="fail", again="run", second=skipped)[0])

    def test_a_preset_without_results_fails(self):
        good, said = self.reported("no hardware", presets=("release", "asan"))
        self.assertFalse(good)
        self.assertIn("asan: there are no results", said)

    def test_coverage_is_summed_by_room_and_held_against_its_goal(self):
        # The columns of gcovr 5.2's --csv.
        csv = """filename,line_total,line_covered,line_percent,branch_total,branch_covered,branch_percent,function_total,function_covered,function_percent
model/core/a.cpp,100,95,0.95,10,5,0.5,4,4,1.0
model/core/b.cpp,100,85,0.85,10,10,1.0,4,4,1.0
model/symbols/dwarf/c.cpp,100,50,0.5,0,0,,4,4,1.0
app/helper/main.cpp,10,9,0.9,4,1,0.25,1,1,1.0
"""
        good, said = self.reported("no hardware", coverage=csv)
        self.assertFalse(good)
        # The same with all that is reached where it should be.
        self.assertTrue(self.reported("no hardware", coverage=csv.replace("100,50,0.5", "100,99,0.99"))[0])
        self.assertRegex(said, r"(?m)^model +300 +76\.7 % +20 +75\.0 %   below the goal of 90 %$")
        self.assertRegex(said, r"(?m)^  model/core +200 +90\.0 % +20 +75\.0 %$")
        self.assertRegex(said, r"(?m)^  model/symbols +100 +50\.0 % +0 +100\.0 %   below the goal of 60 %$")
        self.assertRegex(said, r"(?m)^  app/helper +10 +90\.0 % +4 +25\.0 %$")

    def test_a_header_belongs_to_its_room_and_not_to_the_link(self):
        with tempfile.TemporaryDirectory() as folder:
            link = pathlib.Path(folder) / "stats"
            link.symlink_to(PATH.parent.parent / "model/stats")
            self.assertEqual(report.room_of(f"{link}/runs.h"), "model/stats")

    def test_a_qskip_that_no_line_knows_is_found_in_the_sources(self):
        with tempfile.TemporaryDirectory() as folder:
            tests = pathlib.Path(folder) / "tests"
            tests.mkdir()
            (tests / "tst_x.cpp").write_text('QSKIP("dwz is not installed");\nQSKIP("a new reason");\nQSKIP(qPrintable(u"only root may "_s + what));\nQSKIP(qPrintable(why));\n')
            self.assertEqual(report.unknown_skips(RULES, tests), ['tests/tst_x.cpp: QSKIP("a new reason")'])

    def test_every_line_of_our_list_can_be_read(self):
        rules = report.read_rules((PATH.parent / "skips.txt").read_text())
        self.assertGreater(len(rules), 30)
        with self.assertRaises(ValueError):
            report.read_rules("sometimes | x | y")


if __name__ == "__main__":
    unittest.main()
