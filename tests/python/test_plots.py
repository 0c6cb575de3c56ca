# SPDX-License-Identifier: Apache-2.0
"""Pictures show what the numbers say."""

import unittest

import matplotlib
import numpy

import surge

matplotlib.use("Agg")


class Plots(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.results = surge.run("minimal", 5, progress=False)

    def tearDown(self):
        matplotlib.pyplot.close("all")

    def test_a_series_is_its_median_and_range(self):
        axes = self.results.plot.series("vehicles_moving")
        series = self.results.dataset.vehicles_moving
        numpy.testing.assert_allclose(axes.lines[0].get_ydata(), series.quantile(0.5, "replication"))
        band = axes.collections[0].get_paths()[0].vertices[:, 1]
        self.assertAlmostEqual(band.max(), float(series.quantile(0.95, "replication").max()), 5)
        with self.assertRaisesRegex(ValueError, "choose one item"):
            self.results.plot.series("stock_by_item")

    def test_coverage_may_be_of_an_item_or_a_county(self):
        for where in ({}, {"item": "tent"}, {"county": "990102"}):
            line = self.results.plot.coverage(**where).lines[0]
            data = self.results.dataset["_by_".join(["coverage", *where])].sel(where)
            numpy.testing.assert_allclose(line.get_ydata(), data.quantile(0.5, "replication"))

    def test_a_map_has_the_means_of_the_counties(self):
        shapes = self.results.plot.map().collections[0]
        means = self.results.dataset.unmet_person_days_by_county.mean("replication").values
        shown = shapes.get_array().compressed() if numpy.ma.isMaskedArray(shapes.get_array()) else shapes.get_array()
        numpy.testing.assert_allclose(sorted(shown), sorted(means[means != 0]))
        with self.assertRaisesRegex(ValueError, "expected a metric by county"):
            self.results.plot.map("casualties_dead")
        with self.assertRaisesRegex(ValueError, "no boundaries"):
            surge.run(self.results.scenario(), 1, progress=False).plot.map()

    def test_bottlenecks_are_those_of_all_or_of_one_county(self):
        widths = [bar.get_width() for bar in self.results.plot.bottlenecks().patches]
        dataset = self.results.dataset
        numpy.testing.assert_allclose(widths, dataset.bottleneck_person_days.mean("replication"))
        widths = [bar.get_width() for bar in self.results.plot.bottlenecks(county="990103").patches]
        of_county = dataset.bottleneck_person_days_of_counties.sel(county="990103").mean("replication")
        numpy.testing.assert_allclose(widths, of_county)

    def test_exceedance_falls_from_the_first_disaster_to_none(self):
        line = self.results.plot.exceedance().lines[0]
        numpy.testing.assert_allclose(line.get_xdata(), sorted(self.results.metrics["unmet_person_days"]))
        numpy.testing.assert_allclose(line.get_ydata(), [0.8, 0.6, 0.4, 0.2, 0])

    def test_a_comparison_has_a_dot_for_each_metric_that_changes(self):
        more = surge.load("minimal").set("depots.valley-depot.docks", 3)
        comparison = surge.compare({"base": self.results, "docks": more}, progress=False)
        relative = comparison.table["relative"].dropna()
        axes = comparison.plot()
        dots = axes.collections[-1].get_offsets()
        numpy.testing.assert_allclose(dots[:, 0], 100 * relative[relative != 0])
        self.assertEqual(len(axes.get_yticklabels()), len(dots))

    def test_they_draw_on_axes_that_are_given(self):
        _, axes = matplotlib.pyplot.subplots()
        self.assertIs(self.results.plot.coverage(axes), axes)
        self.assertIs(self.results.plot.exceedance(axes=axes), axes)


if __name__ == "__main__":
    unittest.main()
