// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { RunView } from "../../src/data/run_view";
import { layersOf } from "../../src/map/layers";
import { smallRun } from "./numbers";

describe("RunView", () => {
  const view = new RunView(smallRun());
  it("finds tables and cells by name", () => {
    expect(view.meanOf("unmet_person_days_by_county", "a")).toBe(12.5);
    expect(view.meanOf("unmet_person_days_by_county", "b")).toBeNaN();
    expect(view.meanOf("nothing", "a")).toBeNaN();
    expect(view.index("county", "b")).toBe(1);
  });
  it("unpacks an array once", () => {
    const packed = view.course("coverage_by_county")!.mean;
    expect(view.grid(packed)).toBe(view.grid(packed));
  });
});

describe("layers of the map", () => {
  const layers = layersOf(new RunView(smallRun()));
  it("are those that the run has numbers for", () => {
    expect(layers.map((layer) => layer.key)).toEqual(["coverage", "unmet"]);
  });
  it("give the value of a county at a time, and none where nobody needs anything", () => {
    expect(layers[0]!.value(0, 1)).toBeCloseTo(0.5);
    expect(layers[0]!.value(1, 1)).toBeNaN();
    expect(layers[0]!.colour(NaN)).toBe("#e3e5e8");
  });
});
