# SPDX-License-Identifier: Apache-2.0
"""What the tests of the package share: a folder, the program, and tables of files."""

import os
import pathlib
import subprocess
import tempfile
import unittest

import h5py
import numpy

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ["SURGE"]


def tables(path):
    """Every dataset of a file."""
    found = {}

    def keep(name, item):
        if isinstance(item, h5py.Dataset):
            found[name] = item[()]

    with h5py.File(path, "r") as file:
        file.visititems(keep)
    return found


class WithFolder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def file(self, name):
        return os.path.join(self.folder, name)

    def program(self, *words, expected=0):
        done = subprocess.run([PROGRAM, *words], cwd=self.folder, capture_output=True, text=True)
        self.assertEqual(done.returncode, expected, done.stderr)
        return done.stdout if expected == 0 else done.stderr

    def assert_same_results(self, first, second):
        first, second = tables(first), tables(second)
        self.assertEqual(first.keys(), second.keys())
        for name, values in first.items():
            if isinstance(values, numpy.ndarray) and values.dtype.kind == "f":
                numpy.testing.assert_array_equal(values, second[name], name)
            else:
                self.assertTrue(numpy.all(values == second[name]), name)
