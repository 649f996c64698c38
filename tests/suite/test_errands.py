# SPDX-License-Identifier: MIT
"""The patches of CONTRIBUTING.md's errands fit the sources as they are, and take no more files than it says."""
import pathlib
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
MOST_FILES = {"metric": 2, "rule": 1, "knob": 2, "format": 3, "page": 3}


class Errands(unittest.TestCase):
    def test_each_patch_fits_and_is_small(self):
        for errand, most in MOST_FILES.items():
            patch = ROOT / "tests/errands" / f"{errand}.patch"
            with self.subTest(errand):
                fits = subprocess.run(["git", "apply", "--check", "--unsafe-paths", f"--directory={ROOT}", patch], cwd="/", capture_output=True, text=True)
                self.assertEqual(fits.returncode, 0, fits.stderr)
                files = [line for line in patch.read_text(encoding="utf-8").splitlines() if line.startswith("diff --git ")]
                self.assertLessEqual(len(files), most)


if __name__ == "__main__":
    unittest.main()
