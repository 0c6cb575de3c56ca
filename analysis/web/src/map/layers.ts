// SPDX-License-Identifier: Apache-2.0
// What the counties' colours mean.
import type { RunView } from "../data/run_view";
import { type Word, word } from "../text/words";
import { percent, short, unitText } from "../text/format";
import type { MapLayer } from "../ui/store";
import { burdenColour, coverageColour, kBurdenStops, kCoverageStops } from "../charts/colours";

export interface Layer {
  key: MapLayer;
  title: Word;
  /** Follows the time slider. */
  moves: boolean;
  stops: readonly string[];
  /** At the light or dark ends of the legend. */
  lowest: number;
  highest: number;
  value: (county: number, step: number) => number;
  colour: (amount: number) => string;
  text: (amount: number) => string;
}

/** The largest of a grid, at least 1. */
function largest(values: ArrayLike<number>): number {
  let most = 1;
  for (let i = 0; i < values.length; ++i) if (values[i]! > most) most = values[i]!;
  return most;
}

/** Few counties carry most: the square root shows the others too. */
function burden(highest: number): (amount: number) => string {
  return (amount) =>
    amount > 0 ? burdenColour(Math.sqrt(amount / highest)) : amount === 0 ? kBurdenStops[0]! : burdenColour(NaN);
}

function people(amount: number): string {
  return `${short(amount)} ${word("people")}`;
}

function countLayer(
  key: MapLayer,
  title: Word,
  values: Float64Array,
  value: Layer["value"],
  text: Layer["text"],
  moves: boolean,
): Layer {
  const highest = largest(values);
  return { key, title, moves, stops: kBurdenStops, lowest: 0, highest, value, colour: burden(highest), text };
}

/** Of the run, without those whose numbers it lacks. */
export function layersOf(view: RunView): Layer[] {
  const layers: Layer[] = [];
  const coverage = view.course("coverage_by_county");
  if (coverage) {
    const grid = view.grid(coverage.mean);
    layers.push({
      key: "coverage",
      title: "layerCoverage",
      moves: true,
      stops: kCoverageStops,
      lowest: 0,
      highest: 1,
      value: (county, step) => grid.at(step, county),
      colour: coverageColour,
      text: (share) => percent(share),
    });
  }
  const { story } = view;
  if (story) {
    const unmet = view.grid(story.unmet);
    const need = view.grid(story.need);
    layers.push(countLayer("without", "layerWithout", unmet.values, (i, step) => unmet.at(step, i), people, true));
    layers.push(countLayer("need", "layerNeed", need.values, (i, step) => need.at(step, i), people, true));
  }
  const days = view.breakdown("unmet_person_days_by_county");
  if (days) {
    const means = Float64Array.from(days.mean, (mean) => mean ?? NaN);
    const text = (amount: number): string => `${short(amount)} ${unitText("person d")}`;
    layers.push(countLayer("unmet", "layerUnmet", means, (i) => means[i] ?? NaN, text, false));
  }
  if (story) {
    const grid = view.grid(story.intensity);
    layers.push({
      key: "intensity",
      title: "layerIntensity",
      moves: false,
      stops: kBurdenStops,
      lowest: 4,
      highest: 11,
      value: (county) => grid.at(0, county),
      colour: (degree) => burdenColour((degree - 4) / 7),
      text: (degree) => degree.toFixed(1),
    });
  }
  if (view.course("depot_filling")) {
    layers.push({
      key: "stock",
      title: "layerStock",
      moves: true,
      stops: kCoverageStops,
      lowest: 0,
      highest: 1,
      value: () => NaN,
      colour: () => "#f1f2f4",
      text: (share) => percent(share),
    });
  }
  return layers;
}
