// SPDX-License-Identifier: Apache-2.0
// Small runs for the tests of the data layer, every number written out.
import type { Packed, Quantity, Run } from "../../src/data/report_data";

export function packedBytes(codes: number[], shape: number[], offset: number, scale: number): Packed {
  return { type: "u8", shape, offset, scale, data: Buffer.from(codes).toString("base64") };
}
export function packedFloats(values: number[], shape: number[]): Packed {
  const data = Buffer.from(Float32Array.from(values).buffer).toString("base64");
  return { type: "f32", shape, offset: 0, scale: 1, data };
}

export function quantity(name: string, unit = "1", share = false): Quantity {
  return { name, title: { en: name, zh: name }, unit, share, definition: "", direction: "neutral" };
}

/** Two counties, three times; the second county needs nothing. */
export function smallRun(): Run {
  return {
    key: "small",
    title: { en: "Small", zh: "小" },
    file: "small.h5",
    scenario: "small",
    hash: "0123456789abcdef",
    seed: 7,
    replications: 2,
    failed: 0,
    program: "1",
    revision: "r",
    created: "2026-01-01T00:00:00Z",
    endedBy: "replications",
    complete: true,
    warnings: [],
    time: [0, 6, 24],
    axes: {
      county: {
        keys: ["a", "b"],
        names: [
          { en: "A town", zh: "甲县" },
          { en: "B town", zh: "" },
        ],
      },
    },
    figures: [],
    fans: [],
    courses: [
      {
        ...quantity("coverage_by_county", "1", true),
        axis: "county",
        mean: packedBytes([0, 255, 50, 255, 100, 255], [3, 2], 0, 0.01),
      },
    ],
    breakdowns: [
      {
        ...quantity("unmet_person_days_by_county", "person d"),
        axis: "county",
        mean: [12.5, null],
        low: [10, null],
        high: [15, null],
      },
    ],
    flows: [],
    flowNames: {},
    facilities: [],
    links: [],
    story: null,
    scenarioText: "",
  };
}
