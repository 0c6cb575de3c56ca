# SPDX-License-Identifier: Apache-2.0
"""docs/python.md and the README against the package; what `help` tells; what is installed."""

import inspect
import os
import re
import subprocess
import sys
import unittest

import matplotlib
from support import ROOT, WithFolder

import surge
from surge.plotting import ResultPlots

matplotlib.use("Agg")

CLASSES = (surge.Scenario, surge.Results, surge.Comparison, surge.Explanation, ResultPlots)


def public_members(of):
    return [(name, one) for name, one in vars(of).items() if not name.startswith("_")]


class Documentation(WithFolder):
    def test_the_page_names_everything(self):
        page = (ROOT / "docs" / "python.md").read_text()
        names = [name for name in surge.__all__ if name not in ("Results", "open_results", "SurgeError")]
        names += [name for one in CLASSES for name, _ in public_members(one)]
        self.assertEqual([name for name in names if not re.search(rf"\b{name}\b", page)], [])

    def test_the_code_of_the_page_and_of_the_readme_runs(self):
        for page in ("docs/python.md", "README.md"):
            blocks = re.findall(r"```python\n(.*?)```", (ROOT / page).read_text(), re.DOTALL)
            blocks = [block for block in blocks if "import surge" in block or page != "README.md"]
            self.assertTrue(blocks, page)
            code = "\n".join(blocks).replace("longmenshan-m8", "minimal").replace("chengdu-central", "valley-depot")
            code = code.replace("Wenchuan", "Midfield")
            done = subprocess.run([sys.executable, "-c", code], cwd=self.folder, capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, f"{page}: {done.stderr}")

    def test_everything_public_is_described_and_typed(self):
        members = [(name, getattr(surge, name)) for name in surge.__all__]
        members += [(f"{one.__name__}.{name}", member) for one in CLASSES for name, member in public_members(one)]
        for name, member in members:
            self.assertTrue(inspect.getdoc(member), name)
            if inspect.isfunction(member):
                self.assertIsNot(inspect.signature(member).return_annotation, inspect.Signature.empty, name)

    def test_help_describes_every_argument(self):
        for function in (surge.run, surge.compare, surge.load, surge.open, surge.Results.explain, surge.Scenario.set):
            text = inspect.getdoc(function).partition("Parameters")[2].partition("Raises")[0]
            for name in inspect.signature(function).parameters:
                if name != "self":
                    self.assertRegex(text, rf"(?m)^([\w, ]*, )?{name}\b", function.__name__)


class Installed(WithFolder):
    def test_an_installed_package_has_scenarios_of_its_own(self):
        subprocess.run(
            [os.environ["CMAKE"], "--install", os.environ["BUILD"], "--prefix", self.folder],
            check=True,
            capture_output=True,
        )
        packages = next(os.path.dirname(at) for at, _, files in os.walk(self.folder) if "py.typed" in files)
        code = (
            "import surge\n"
            "scenarios = [surge.load(name) for name in surge.list_scenarios()]\n"
            "print(surge.__file__, scenarios[0].files[0], surge.run('minimal', 1).replications, len(scenarios))\n"
        )
        told = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONPATH": packages},
            cwd="/",
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        for path in told[:2]:
            self.assertTrue(path.startswith(self.folder + "/"), path)
        self.assertEqual(told[2:], ["1", str(len(surge.list_scenarios()))])
        below_prefix = os.path.relpath(packages, self.folder)
        self.assertIn(below_prefix, [os.path.relpath(path, "/usr/local") for path in sys.path])


if __name__ == "__main__":
    unittest.main()
