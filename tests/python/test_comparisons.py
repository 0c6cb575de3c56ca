# SPDX-License-Identifier: Apache-2.0
"""Comparisons: the numbers of `surge compare`."""

import json
import unittest

from support import WithFolder

import surge


class Comparisons(WithFolder):
    def test_differences_are_those_of_surge_compare(self):
        base = surge.run("minimal", 8, output=self.file("base.h5"), progress=False)
        more = surge.load("minimal").set("depots.valley-depot.docks", 3)
        docks = surge.run(more, 8, output=self.file("docks.h5"), progress=False)
        comparison = surge.compare({"base": base, "docks": docks})
        told = json.loads(self.program("compare", "base.h5", "docks.h5", "--json", "--quiet"))
        self.assertEqual(len(comparison.table), len(told["metrics"]))
        for metric in told["metrics"]:
            row = comparison.table.loc[(metric["metric"], "docks")]
            difference = metric["differences"][0]
            self.assertEqual(row["difference"], difference["difference"])
            self.assertEqual(row["low95"], difference["interval"]["low"])
            self.assertEqual(row["high95"], difference["interval"]["high"])
            self.assertEqual(row["verdict"], difference["verdict"])
        self.assertTrue(comparison.sentences)
        self.assertIn("<table", comparison._repr_html_())

    def test_scenarios_are_run_with_the_seed_and_the_number_of_the_results(self):
        base = surge.run("minimal", 6, seed=11, progress=False)
        scenario = surge.load("minimal").set("depots.valley-depot.docks", 3)
        comparison = surge.compare({"base": base, "docks": scenario, "same": "minimal"}, progress=False)
        expected = surge.run(scenario, 6, seed=11, progress=False)
        self.assert_same_results(comparison.results["docks"].path, expected.path)
        same = comparison.table.xs("same", level="alternative")
        self.assertTrue((same["difference"] == 0).all())
        self.assertEqual(set(comparison.table["pairs"]), {6})

    def test_cells_of_tables_can_be_compared(self):
        results = surge.run("minimal", 3, progress=False)
        metric = "fill_rate_72h_by_item[item=tent]"
        comparison = surge.compare({"a": results, "b": results}, [metric])
        self.assertEqual(list(comparison.table.index), [(metric, "b")])

    def test_what_does_not_fit_is_refused(self):
        results = surge.run("minimal", 2, progress=False)
        with self.assertRaisesRegex(surge.UsageError, "fill_rate_72h"):
            surge.compare({"a": results, "b": results}, ["fill_rate_72"])
        other = surge.run("minimal", 2, seed=99, progress=False)
        with self.assertRaisesRegex(surge.UsageError, "seed"):
            surge.compare({"a": results, "b": other})
        with self.assertRaisesRegex(ValueError, "two alternatives"):
            surge.compare({"a": results})

    def test_runs_that_were_not_finished_are_compared_if_asked(self):
        def stop(done, _):
            if done == 4:
                raise RuntimeError

        with self.assertRaises(RuntimeError) as raised:
            surge.run("minimal", 100, threads=1, progress=stop)
        sides = {"part": raised.exception.partial, "whole": surge.run("minimal", 10, progress=False)}
        with self.assertRaisesRegex(surge.ResultFileError, "not finished"):
            surge.compare(sides)
        self.assertGreaterEqual(surge.compare(sides, partial=True).table["pairs"].min(), 4)


if __name__ == "__main__":
    unittest.main()
