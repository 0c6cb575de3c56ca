# SPDX-License-Identifier: Apache-2.0
"""The Python package against the program: the same scenarios, the same bits, the same sentences."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import unittest

import h5py
import numpy

import surge

PROGRAM = os.environ["SURGE"]


def program(*words, folder):
    done = subprocess.run([PROGRAM, *words], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def tables(path):
    with h5py.File(path) as file:
        found = {}
        file.visititems(lambda name, item: found.update({name: item[()]}) if isinstance(item, h5py.Dataset) else None)
        return found


class WithFolder(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.folder = self._folder.name

    def file(self, name):
        return os.path.join(self.folder, name)

    def assert_same_results(self, first, second):
        first, second = tables(first), tables(second)
        self.assertEqual(first.keys(), second.keys())
        for name, values in first.items():
            if isinstance(values, numpy.ndarray) and values.dtype.kind == "f":
                numpy.testing.assert_array_equal(values, second[name], name)
            else:
                self.assertTrue(numpy.all(values == second[name]), name)


class Scenarios(WithFolder):
    def test_shipped_ones_load_by_name(self):
        self.assertIn("longmenshan-m8/more-docks", surge.list_scenarios())
        scenario = surge.load("minimal")
        self.assertEqual((scenario.key, scenario.title_zh, scenario.horizon_h), ("minimal", "最小算例", 240))

    def test_a_change_gives_a_new_one_and_leaves_the_old(self):
        scenario = surge.load("minimal")
        changed = scenario.set("depots.valley-depot.docks", 3).set("run.seed", 9)
        self.assertNotEqual(changed.hash, scenario.hash)
        self.assertEqual((changed.seed, scenario.seed), (9, 1))
        self.assertEqual(changed, surge.load("minimal", {"depots.valley-depot.docks": 3, "run.seed": 9}))

    def test_it_is_the_scenario_of_the_program(self):
        told = json.loads(program("run", "minimal", "--replications", "1", "--json", "--quiet", "-o", "run.h5", folder=self.folder))
        self.assertEqual(told["scenario"], "minimal")
        self.assertEqual(surge.open(self.file("run.h5")).attributes["scenario_hash"], surge.load("minimal").hash)

    def test_a_wrong_path_names_the_nearest(self):
        with self.assertRaisesRegex(surge.ScenarioError, 'did you mean "valley-depot"') as raised:
            surge.load("minimal").set("depots.valley-depo.docks", 3)
        place = raised.exception.places[0]
        self.assertEqual((place.field, place.suggestion), ("depots.valley-depo.docks", "valley-depot"))

    def test_all_mistakes_come_with_their_places(self):
        with self.assertRaises(surge.ScenarioError) as raised:
            surge.parse("surge: 1\nrun: {seed: x}\n", self.folder)
        self.assertGreater(len(raised.exception.places), 1)
        self.assertTrue(any(place.line == 2 for place in raised.exception.places))

    def test_an_unknown_name_is_a_usage_error(self):
        with self.assertRaisesRegex(surge.UsageError, "did you mean 'minimal'"):
            surge.load("minimall")

    def test_text_and_dictionaries_give_it_back(self):
        scenario = surge.load("minimal")
        self.assertEqual(surge.parse(scenario.to_yaml()), scenario)
        self.assertEqual(surge.build(scenario.to_dict()).hash, scenario.hash)
        built = surge.build({"surge": 1, "base": "minimal", "title": {"en": "Built", "zh": "自建"}})
        self.assertEqual((built.key, built.title), ("built", "Built"))


class Runs(WithFolder):
    def test_the_file_is_that_of_the_program_bit_for_bit(self):
        program("run", "minimal", "--replications", "7", "--seed", "5", "--quiet", "-o", "program.h5", folder=self.folder)
        for threads in (1, 3):
            results = surge.run("minimal", 7, seed=5, threads=threads, progress=False)
            self.assert_same_results(self.file("program.h5"), results.path)

    def test_frames_and_datasets_hold_the_numbers_of_the_file(self):
        results = surge.run("minimal", 5, progress=False)
        with h5py.File(results.path) as file:
            numpy.testing.assert_array_equal(results.metrics["fill_rate_72h"], file["metrics/fill_rate_72h"][:])
            numpy.testing.assert_array_equal(results.dataset.coverage_by_county, file["series/coverage_by_county"][:])
        self.assertEqual(results.dataset.coverage.dims, ("replication", "time"))
        self.assertEqual(results.dataset.unmet_person_days_by_item.attrs["units"], "person d")
        self.assertEqual(results.metrics.attrs["units"]["supply_cost"], "CNY")
        self.assertTrue(all(ord(str(name)[0]) > 0x4E00 for name in results.dataset.county_name_zh.values))
        self.assertEqual(results.scenario(), surge.load("minimal"))

    def test_progress_tells_every_replication(self):
        told = []
        surge.run("minimal", 4, threads=2, progress=lambda done, count: told.append((done, count)))
        self.assertEqual(told, [(1, 4), (2, 4), (3, 4), (4, 4)])

    def test_what_progress_raises_ends_the_run_and_keeps_what_is_done(self):
        def stop(done, _):
            if done == 3:
                raise RuntimeError("enough")

        with self.assertRaisesRegex(RuntimeError, "enough"):
            surge.run("minimal", 500, output=self.file("run.h5"), threads=1, progress=stop)
        self.assertFalse(os.path.exists(self.file("run.h5")))
        with self.assertRaisesRegex(surge.ResultFileError, "not finished"):
            surge.open(self.file("run.partial.h5"))
        kept = surge.open(self.file("run.partial.h5"), partial=True)
        self.assertFalse(kept.complete)
        self.assertGreaterEqual(kept.replications, 3)
        self.assertLess(kept.replications, 500)

    def test_ctrl_c_is_a_keyboard_interrupt(self):
        code = (
            "import surge\n"
            "def tell(done, count):\n"
            "    print(done, flush=True)\n"
            "try:\n"
            f"    surge.run('minimal', 1000000, output={self.file('run.h5')!r}, progress=tell)\n"
            "except KeyboardInterrupt:\n"
            "    print('interrupted')\n"
        )
        child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        child.stdout.readline()
        child.send_signal(signal.SIGINT)
        out, _ = child.communicate(timeout=120)
        self.assertEqual(out.splitlines()[-1], "interrupted")
        self.assertGreater(surge.open(self.file("run.partial.h5"), partial=True).replications, 0)

    def test_wrong_numbers_are_refused(self):
        for wrong in ({"replications": 0}, {"replications": 1, "threads": 0}):
            with self.assertRaisesRegex(ValueError, "expected 1 or more"):
                surge.run("minimal", **wrong)
        with self.assertRaisesRegex(surge.ResultFileError, "does not exist"):
            surge.run("minimal", 1, output=self.file("nowhere/run.h5"), progress=False)

    def test_a_temporary_file_goes_with_its_results(self):
        results = surge.run("minimal", 1, progress=False)
        path = results.path
        results.save(self.file("kept.h5"))
        del results
        self.assertFalse(os.path.exists(path))
        self.assertEqual(surge.open(self.file("kept.h5")).replications, 1)


class Files(WithFolder):
    def test_files_that_are_none_are_told_in_a_sentence(self):
        with open(self.file("text.h5"), "w") as text:
            text.write("text")
        with h5py.File(self.file("foreign.h5"), "w") as foreign:
            foreign["x"] = 1
        for name, what in (("none.h5", "no such file"), ("text.h5", "not an HDF5 file"), ("foreign.h5", "not a result file of surge")):
            with self.assertRaisesRegex(surge.ResultFileError, what):
                surge.open(self.file(name))


class Comparisons(WithFolder):
    def test_differences_are_those_of_surge_compare(self):
        base = surge.run("minimal", 8, output=self.file("base.h5"), progress=False)
        docks = surge.run(surge.load("minimal").set("depots.valley-depot.docks", 3), 8, output=self.file("docks.h5"), progress=False)
        comparison = surge.compare({"base": base, "docks": docks})
        told = json.loads(program("compare", "base.h5", "docks.h5", "--json", "--quiet", folder=self.folder))
        self.assertEqual(len(comparison.table), len(told["metrics"]))
        for metric in told["metrics"]:
            row = comparison.table.loc[(metric["metric"], "docks")]
            difference = metric["differences"][0]
            self.assertEqual(row["difference"], difference["difference"])
            self.assertEqual(row["low95"], difference["interval"]["low"])
            self.assertEqual(row["verdict"], difference["verdict"])
        self.assertTrue(comparison.sentences)

    def test_a_metric_that_is_not_there_names_the_nearest(self):
        results = surge.run("minimal", 2, progress=False)
        with self.assertRaisesRegex(surge.UsageError, "fill_rate_72h"):
            surge.compare({"a": results, "b": results}, ["fill_rate_72"])


class Plots(WithFolder):
    def test_pictures_show_what_the_numbers_say(self):
        import matplotlib

        matplotlib.use("Agg")
        results = surge.run("minimal", 5, progress=False)
        line = results.plot.coverage().lines[0]
        expected = results.dataset.coverage.quantile(0.5, "replication")
        numpy.testing.assert_allclose(line.get_ydata(), expected)
        with self.assertRaisesRegex(ValueError, "choose one item"):
            results.plot.series("stock_by_item")
        shapes = results.plot.map().collections[0]
        numpy.testing.assert_allclose(
            sorted(shapes.get_array()), sorted(results.dataset.unmet_person_days_by_county.mean("replication").values)
        )


if __name__ == "__main__":
    unittest.main()
