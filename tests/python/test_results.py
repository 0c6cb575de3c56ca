# SPDX-License-Identifier: Apache-2.0
"""Results as pandas and xarray, read in parts; files that are none; explanations."""

import datetime
import json
import os
import subprocess
import sys
import tracemalloc
import unittest

import h5py
import numpy
import xarray
from support import WithFolder

import surge


class Tables(WithFolder):
    @classmethod
    def setUpClass(cls):
        cls.results = surge.run("minimal", 5, progress=False)

    def test_they_hold_the_numbers_of_the_file(self):
        with h5py.File(self.results.path, "r") as file:
            numpy.testing.assert_array_equal(self.results.metrics["fill_rate_72h"], file["metrics/fill_rate_72h"][:])
            coverage = file["series/coverage_by_county"][:]
        numpy.testing.assert_array_equal(self.results.dataset.coverage_by_county, coverage)
        parts = {"replication": [4, 0, 0], "time": slice(7, 1, -2), "county": [2, -1]}
        numpy.testing.assert_array_equal(
            self.results.dataset.coverage_by_county.isel(parts), coverage[[4, 0, 0]][:, 7:1:-2][:, :, [2, -1]]
        )

    def test_the_dataset_is_that_of_xarray(self):
        path = self.results.path
        with xarray.open_dataset(path, engine="netcdf4") as root:
            names = [name for name in root.variables if name.endswith(("_name_en", "_name_zh"))]
            expected = root.set_coords(names).load()
        for group in ("metrics", "series"):
            with xarray.open_dataset(path, group=group, engine="netcdf4") as part:
                expected = expected.assign(part.load().data_vars)
        xarray.testing.assert_equal(self.results.dataset, expected)

    def test_units_and_definitions_are_there(self):
        dataset = self.results.dataset
        self.assertEqual(dataset.coverage.dims, ("replication", "time"))
        self.assertEqual(dataset.unmet_person_days_by_item.attrs["units"], "person d")
        self.assertIn("people whose need is not met", dataset.unmet_person_days.attrs["long_name"])
        self.assertEqual(dataset.time.attrs["units"], "h")
        self.assertEqual(self.results.metrics.attrs["units"]["supply_cost"], "CNY")
        self.assertTrue(all(ord(str(name)[0]) > 0x4E00 for name in dataset.county_name_zh.values))
        self.assertEqual(list(self.results.status.columns), ["kind", "time", "what", "events"])
        self.assertTrue((self.results.status["events"] > 0).all())

    def test_the_scenario_is_inside(self):
        self.assertEqual(self.results.scenario(), surge.load("minimal"))

    def test_a_table_is_in_memory_once(self):
        table = surge.run("minimal", 400, progress=False).dataset.coverage_by_item
        tracemalloc.start()
        self.addCleanup(tracemalloc.stop)
        values = table.values
        self.assertGreater(values.nbytes, 300_000)
        self.assertLess(tracemalloc.get_traced_memory()[1], 1.2 * values.nbytes + 20_000)

    def test_only_the_part_that_is_used_is_read(self):
        table = surge.run("minimal", 400, progress=False).dataset.coverage_by_item
        tracemalloc.start()
        self.addCleanup(tracemalloc.stop)
        table.isel(replication=7).load()
        self.assertLess(tracemalloc.get_traced_memory()[1], table.nbytes / 4)

    def test_datasets_outlive_their_temporary_files(self):
        with xarray.set_options(file_cache_maxsize=1):
            held = [surge.run("minimal", 1, seed=seed, progress=False).dataset for seed in range(4)]
            means = [float(one.coverage.mean()) for one in held]
        self.assertEqual(means[0], float(surge.run("minimal", 1, seed=0, progress=False).dataset.coverage.mean()))
        self.assertEqual(len(set(means)), 4)

    def test_closed_results_let_go_of_the_file(self):
        results = surge.run("minimal", 1, output=self.file("run.h5"), progress=False)
        with results:
            table = results.dataset.coverage
        with self.assertRaises(Exception):
            table.load()
        self.assertEqual(results.dataset.coverage.shape, table.shape)


class MemoryOfRuns(unittest.TestCase):
    def peak(self, replications):
        """Most memory of a process that runs and reads the metrics [MB]."""
        code = (
            "import resource, surge\n"
            f"surge.run('minimal', {replications}, progress=False).metrics.mean()\n"
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)\n"
        )
        return float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)

    def test_it_does_not_grow_with_the_replications(self):
        self.assertLess(self.peak(2000) - self.peak(200), 15)


class Files(WithFolder):
    def test_files_that_are_none_are_told_in_a_sentence(self):
        with open(self.file("text.h5"), "w") as text:
            text.write("text")
        with h5py.File(self.file("foreign.h5"), "w") as foreign:
            foreign["x"] = 1
        for name, what in (
            ("none.h5", "no such file"),
            ("text.h5", "not an HDF5 file"),
            ("foreign.h5", "not a result file of surge"),
        ):
            with self.assertRaisesRegex(surge.ResultFileError, what):
                surge.open(self.file(name))

    def test_a_file_that_is_cut_off_is_refused(self):
        path = self.file("run.h5")
        surge.run("minimal", 5, output=path, progress=False)
        os.truncate(path, os.path.getsize(path) // 2)
        with self.assertRaisesRegex(surge.ResultFileError, "cut off or damaged"):
            surge.open(path)

    def test_saving_replaces_at_once_or_not_at_all(self):
        results = surge.run("minimal", 1, progress=False)
        with self.assertRaises(OSError):
            results.save(self.file("nowhere/run.h5"))
        with open(self.file("run.h5"), "w") as old:
            old.write("old")
        results.save(self.file("run.h5"))
        self.assertEqual(os.listdir(self.folder), ["run.h5"])
        self.assert_same_results(results.path, self.file("run.h5"))


class Explanations(WithFolder):
    def test_they_are_those_of_the_program(self):
        results = surge.run("minimal", 5, output=self.file("run.h5"), progress=False)
        told = results.explain("Midfield", "tent", 30)
        asked = ["explain", "run.h5", "--county", "Midfield", "--item", "tent", "--at", "30 h"]
        self.assertEqual(told.data, json.loads(self.program(*asked, "--json")))
        self.assertEqual(told.text, self.program(*asked))
        moment = datetime.timedelta(hours=30)
        chinese = results.explain("中坪", "帐篷", moment, replications=2, language="zh")
        self.assertEqual(chinese.text, self.program(*asked, "--replications", "2", "--language", "zh"))

    def test_the_cause_is_what_most_wait_for(self):
        results = surge.run("minimal", 3, progress=False)
        self.assertEqual(results.explain("Midfield", "tent", "1 min").cause, "information")
        self.assertIsNone(results.explain("Midfield", "cloth", "1 d").cause)

    def test_what_is_not_there_is_named_with_the_nearest(self):
        results = surge.run("minimal", 3, progress=False)
        with self.assertRaisesRegex(surge.UsageError, "did you mean 'Midfield'"):
            results.explain("Midfeld", "tent", 30)
        with self.assertRaisesRegex(surge.UsageError, "^at: found '99 d', expected a time"):
            results.explain("Midfield", "tent", "99 d")
        with self.assertRaisesRegex(surge.UsageError, "^replication: found 3, expected one from 0 to 2"):
            results.explain("Midfield", "tent", 30, replication=3)
        with self.assertRaisesRegex(ValueError, "language"):
            results.explain("Midfield", "tent", 30, language="fr")


if __name__ == "__main__":
    unittest.main()
