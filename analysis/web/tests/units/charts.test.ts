// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { barsOption } from "../../src/charts/bars";
import { along, burdenColour, coverageColour, kMissing } from "../../src/charts/colours";
import { fanOption, fanTable } from "../../src/charts/fan";
import { gatherSmall } from "../../src/charts/sankey";
import { csv } from "../../src/ui/table";

const share = { unit: "1", share: true };

describe("fans", () => {
  const range = { name: "run", times: [0, 6], middle: [0.2, NaN], low: [0.1, NaN], high: [0.4, NaN] };
  it("draw the band from low to high and break where there is no number", () => {
    const series = fanOption(share, [range]).series as { data: unknown[] }[];
    expect(series[0]!.data).toEqual([
      [0, 0.1],
      [6, "-"],
    ]);
    expect((series[1]!.data[0] as number[])[1]).toBeCloseTo(0.3);
    expect(series[2]!.data).toEqual([
      [0, 0.2],
      [6, "-"],
    ]);
  });
  it("have the exact numbers in their table", () => {
    expect(fanTable(share, [range]).rows[0]).toEqual([
      { text: "0", raw: 0 },
      { text: "10.0\u202f%", raw: 0.1 },
      { text: "20.0\u202f%", raw: 0.2 },
      { text: "40.0\u202f%", raw: 0.4 },
    ]);
  });
});

describe("bars", () => {
  it("begin at zero though an interval reaches below", () => {
    const bars = [{ name: "x", mean: 1, low: -1, high: 3 }];
    expect((barsOption(share, [{ name: "run", bars }]).xAxis as { min?: number }).min).toBe(0);
  });
  it("reach below zero where a mean does", () => {
    const bars = [{ name: "x", mean: -1, low: -2, high: 0 }];
    expect((barsOption(share, [{ name: "run", bars }]).xAxis as { min?: number }).min).toBeUndefined();
  });
});

describe("Sankey", () => {
  it("gathers small ends and loses nothing", () => {
    const flows = [
      { from: "mode:truck", to: "prefecture:1", value: 97 },
      { from: "mode:truck", to: "prefecture:2", value: 2 },
      { from: "mode:air", to: "prefecture:3", value: 1 },
    ];
    expect(gatherSmall(flows, "prefecture", 0.05, "prefecture:others")).toEqual([
      { from: "mode:truck", to: "prefecture:1", value: 97 },
      { from: "mode:truck", to: "prefecture:others", value: 2 },
      { from: "mode:air", to: "prefecture:others", value: 1 },
    ]);
    expect(gatherSmall(flows, "prefecture", 0.015, "prefecture:others")).toBe(flows);
  });
});

describe("colours", () => {
  it("run along their stops and are grey where there is no number", () => {
    expect(along(["#000000", "#ffffff"], 0.5)).toBe("#808080");
    expect(coverageColour(2)).toBe(coverageColour(1));
    expect(burdenColour(NaN)).toBe(kMissing);
  });
  it("get lighter with coverage and darker with burden", () => {
    const light = (colour: string): number => parseInt(colour.slice(3, 5), 16);
    for (const share of [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
      expect(light(coverageColour(share + 0.1))).toBeGreaterThan(light(coverageColour(share)));
      expect(light(burdenColour(share + 0.1))).toBeLessThan(light(burdenColour(share)));
    }
  });
});

describe("CSV", () => {
  it("lets no text pass for a formula, and leaves numbers alone", () => {
    expect(csv({ columns: ["=x"], rows: [["@y"], [{ text: "-2", raw: -2 }]] })).toBe("'=x\r\n'@y\r\n-2\r\n");
  });

  it("quotes as RFC 4180 does and keeps exact numbers", () => {
    const data = {
      columns: ["name", "value"],
      rows: [
        ['a "b", c', { text: "1.23", raw: 1.2345678901 }],
        ["d", { text: "–", raw: null }],
      ],
    };
    expect(csv(data)).toBe('name,value\r\n"a ""b"", c",1.2345678901\r\nd,\r\n');
  });
});
