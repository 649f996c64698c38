# SPDX-License-Identifier: MIT
"""What view_floors.py says of trees of floors that are given, and of ours."""
import pathlib
import tempfile
import unittest

import view_floors

FLOORS = (("base",), ("charts",), ("left", "right"), ("window",))


class ViewFloors(unittest.TestCase):
    def said(self, files):
        with tempfile.TemporaryDirectory() as folder:
            views = pathlib.Path(folder)
            for floor in (name for names in FLOORS for name in names):
                (views / floor).mkdir()
            for name, text in files.items():
                (views / name).parent.mkdir(exist_ok=True)
                (views / name).write_text(text, encoding="utf-8")
            return view_floors.check(views, FLOORS)

    def test_looking_down_is_right(self):
        self.assertEqual(self.said({
            "base/card.h": "#include <QFrame>\n",
            "charts/chart.h": '#include "base/card.h"\n#include "charts/scale.h"\n#include "scale.inc"\n',
            "left/page.cpp": '#include "left/page.h"\n\n#include "base/card.h"\n#include "charts/chart.h"\n#include <performance/core/error.h>\n',
            "left/CMakeLists.txt": "wai_views_floor(left\n  SOURCES page.cpp\n  LINKS views::base views::charts)\n",
            "window/window.cpp": '#include "left/page.h"\n#include "right/page.h"\n',
        }), [])

    def test_looking_up_is_wrong(self):
        self.assertEqual(self.said({"charts/chart.h": '#include "window/view_state.h"\n'}), ["charts/chart.h: window/ stands above charts/"])
        self.assertEqual(self.said({"base/page.cpp": '#pragma once\n  #  include "charts/chart.h"\n'}), ["base/page.cpp: charts/ stands above base/"])

    def test_pages_do_not_see_each_other(self):
        self.assertEqual(self.said({"left/page.h": '#include "right/page.h"\n'}), ["left/page.h: right/ stands beside left/: what both need goes below them"])

    def test_links_are_read_too(self):
        self.assertEqual(self.said({"base/CMakeLists.txt": "wai_views_floor(base\n  PRIVATE_LINKS views::window)\n"}), ["base/CMakeLists.txt: window/ stands above base/"])

    def test_no_way_leads_past(self):
        self.assertEqual(self.said({"base/page.cpp": '#include "../window/window.h"\n'}), ['base/page.cpp: "../window/window.h" goes past the floors'])
        self.assertEqual(self.said({"base/CMakeLists.txt": "target_include_directories(performance_views_base PRIVATE ..)\n"}),
                         ["base/CMakeLists.txt: a floor's include path is made by wai_views_floor()"])

    def test_every_folder_has_a_floor_and_every_floor_a_folder(self):
        self.assertEqual(self.said({"new/page.h": "\n"}), ["new: no floor (tests/suite/view_floors.py has their order)"])
        self.assertEqual(view_floors.check(pathlib.Path(__file__).parent, ((), ("attic",))), ["attic: there is no such folder"])

    def test_a_comment_is_no_include(self):
        self.assertEqual(self.said({"base/page.h": '// #include "window/window.h" was here\n'}), [])


if __name__ == "__main__":
    unittest.main()
