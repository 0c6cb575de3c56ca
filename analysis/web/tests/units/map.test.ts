// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { ReportData } from "../../src/data/report_data";
import { readReport } from "../../src/data/read";
import { Projection, boxOf } from "../../src/map/projection";
import { shapesOf } from "../../src/map/shapes";

const square = {
  type: "Topology",
  arcs: [
    [
      [100, 30],
      [101, 30],
      [101, 31],
      [100, 31],
      [100, 30],
    ],
  ],
  objects: {
    counties: { type: "GeometryCollection", geometries: [{ type: "Polygon", arcs: [[0]], properties: { code: "a" } }] },
  },
};

function report(boundaries: unknown, seats: ReportData["seats"]): ReportData {
  return {
    format: 1,
    language: "en",
    headline: { en: "", zh: "" },
    runs: [],
    boundaries,
    seats,
    comparison: null,
    risk: null,
    layout: null,
  };
}

describe("projection", () => {
  it("is in kilometres, north up", () => {
    const projection = new Projection(30.5);
    const [x0, y0] = projection.point([100, 30]);
    const [x1, y1] = projection.point([101, 31]);
    // A degree of longitude at 30.5 N is 95.8 km on the sphere of 111.2 km a degree.
    expect(x1 - x0).toBeCloseTo(95.8, 1);
    expect(y0 - y1).toBeCloseTo(111.2, 1);
  });
  it("boxes points", () => {
    expect(
      boxOf([
        [1, 5],
        [-2, 7],
      ]),
    ).toEqual({ left: -2, top: 5, right: 1, bottom: 7 });
  });
});

describe("shapes", () => {
  it("are polygons where there are boundaries", () => {
    const shapes = shapesOf(report(square, {}), ["a", "b"]);
    expect(shapes.counties.map((county) => county.key)).toEqual(["a"]);
    expect(shapes.counties[0]!.path).toMatch(/^M.*Z$/);
  });
  it("are discs about the seats where there are none", () => {
    const shapes = shapesOf(report(null, { a: [100, 30], b: [101, 30] }), ["a", "b"]);
    expect(shapes.counties).toHaveLength(2);
    expect(shapes.counties[0]!.path).toContain("a");
  });
});

describe("reading", () => {
  it("tells in a sentence what is wrong", () => {
    expect(() => readReport("")).toThrow("holds no data");
    expect(() => readReport('{"format": 1, "runs"')).toThrow("cut off");
    expect(() => readReport('{"format": 9}')).toThrow("format 9; this page reads format 1");
    expect(() => readReport('{"format": 1, "runs": []}')).toThrow("no run");
  });
});
