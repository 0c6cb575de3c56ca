# SPDX-License-Identifier: Apache-2.0
"""Scenarios: the same as the program's, changed by path, refused with the same sentences."""

import concurrent.futures
import json
import multiprocessing
import unittest

import numpy
from support import WithFolder

import surge


class Scenarios(WithFolder):
    def test_shipped_ones_load_by_name(self):
        self.assertIn("longmenshan-m8/more-docks", surge.list_scenarios())
        scenario = surge.load("minimal")
        self.assertEqual((scenario.key, scenario.title_zh, scenario.horizon_h), ("minimal", "最小算例", 240))

    def test_it_is_the_scenario_of_the_program(self):
        self.program("run", "minimal", "--replications", "1", "--quiet", "-o", "run.h5")
        self.assertEqual(surge.open(self.file("run.h5")).attributes["scenario_hash"], surge.load("minimal").hash)
        self.assertTrue(self.program("describe", "minimal").startswith(surge.load("minimal").describe()))

    def test_an_unknown_name_is_told_with_the_nearest(self):
        with self.assertRaisesRegex(surge.UsageError, "did you mean 'minimal'"):
            surge.load("minimall")

    def test_text_and_dictionaries_give_it_back(self):
        scenario = surge.load("minimal")
        self.assertEqual(surge.parse(scenario.to_yaml()), scenario)
        self.assertEqual(surge.build(scenario.to_dict()), scenario)
        built = surge.build({"surge": 1, "base": "minimal", "title": {"en": "Built", "zh": "自建"}})
        self.assertEqual((built.key, built.title), ("built", "Built"))

    def test_it_goes_to_other_processes(self):
        spawned = multiprocessing.get_context("spawn")
        with concurrent.futures.ProcessPoolExecutor(1, mp_context=spawned) as pool:
            told = pool.submit(surge.Scenario.to_yaml, surge.load("minimal")).result()
        self.assertEqual(surge.parse(told), surge.load("minimal"))


class Changes(WithFolder):
    def test_a_change_gives_a_new_one_and_leaves_the_old(self):
        scenario = surge.load("minimal")
        changed = scenario.set("depots.valley-depot.docks", 3).set("run.seed", 9)
        self.assertNotEqual(changed.hash, scenario.hash)
        self.assertEqual((changed.seed, scenario.seed), (9, 1))
        self.assertEqual(changed, surge.load("minimal", {"depots.valley-depot.docks": 3, "run.seed": 9}))

    def test_values_may_be_texts_with_units_lists_and_numbers_of_numpy(self):
        base = surge.load("minimal")
        self.assertEqual(base.set("run.horizon", "5 d").horizon_h, 120)
        self.assertEqual(base.set("run.seed", numpy.int64(7)).seed, 7)
        moved = base.set("hazards.0.rupture", [[103.5, 31.0]])
        self.assertEqual(moved.parameters["hazards.0.rupture"], [[103.5, 31]])
        with self.assertRaisesRegex(TypeError, "no values of type set"):
            base.set("run.seed", {1})

    def test_every_parameter_set_to_its_value_changes_nothing(self):
        for name in ("minimal", "mask-surge-2020"):
            scenario = surge.load(name)
            self.assertGreater(len(scenario.parameters), 1000)
            self.assertEqual(scenario.with_changes(scenario.parameters), scenario)

    def test_parameters_tell_what_was_set(self):
        changed = surge.load("minimal").set("depots.valley-depot.docks", 3).set("items.soap.mass_kg", 5e-4)
        self.assertEqual(changed.parameters["depots.valley-depot.docks"], 3)
        self.assertEqual(changed.parameters["items.soap.mass_kg"], 5e-4)
        self.assertIsNone(changed.parameters["items.tent.shelf_life_s"])


class Mistakes(WithFolder):
    def test_a_wrong_path_is_told_as_the_program_tells_it(self):
        with self.assertRaises(surge.ScenarioError) as raised:
            surge.load("minimal").set("depots.valley-depo.docks", 3)
        said = self.program("run", "minimal", "--set", "depots.valley-depo.docks=3", expected=2)
        self.assertIn(str(raised.exception).strip(), said)
        self.assertIn('did you mean "valley-depot"', said)
        place = raised.exception.places[0]
        self.assertEqual((place.field, place.suggestion), ("depots.valley-depo.docks", "valley-depot"))

    def test_all_mistakes_come_with_their_places(self):
        with self.assertRaises(surge.ScenarioError) as raised:
            surge.parse("surge: 1\nrun: {seed: x}\n", self.folder)
        places = raised.exception.places
        self.assertGreater(len(places), 1)
        self.assertIn((2, 13, "run.seed"), [(place.line, place.column, place.field) for place in places])
        self.assertEqual(places[0].file, self.file("scenario.yaml"))

    def test_mistakes_in_dictionaries_have_lines_too(self):
        content = json.loads(json.dumps(surge.load("minimal").to_dict()))
        content["run"]["seed"] = "x"
        with self.assertRaises(surge.ScenarioError) as raised:
            surge.build(content)
        self.assertEqual([(place.field, place.found) for place in raised.exception.places], [("run.seed", '"x"')])
        self.assertGreater(raised.exception.places[0].line, 1)


if __name__ == "__main__":
    unittest.main()
