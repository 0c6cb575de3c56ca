// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { equityCurve, stepHours } from "../../src/data/equity";

describe("equityCurve", () => {
  it("is the diagonal when all fare alike", () => {
    const curve = equityCurve([10, 30], [1, 3])!;
    expect(curve.need).toEqual([0, 0.25, 1]);
    expect(curve.burden).toEqual([0, 0.25, 1]);
    expect(curve.gini).toBeCloseTo(0);
  });
  it("puts those who fared best first", () => {
    // Half of the need carries nothing: Gini 1/2.
    const curve = equityCurve([50, 50], [8, 0])!;
    expect(curve.burden).toEqual([0, 0, 1]);
    expect(curve.gini).toBeCloseTo(0.5);
  });
  it("is the formula of mean absolute differences", () => {
    const need = [1, 1, 1, 1];
    const burden = [1, 2, 3, 10];
    let differences = 0;
    for (const x of burden) for (const y of burden) differences += Math.abs(x - y);
    expect(equityCurve(need, burden)!.gini).toBeCloseTo(differences / (2 * 16 * 4));
  });
  it("leaves out who needs nothing, and is none where nobody goes without", () => {
    expect(equityCurve([10, 0, NaN], [1, 0, 0])!.need).toEqual([0, 1]);
    expect(equityCurve([10, 20], [0, 0])).toBeNull();
  });
});

describe("stepHours", () => {
  it("weighs samples by the trapezoid rule", () => {
    expect(stepHours([0, 6, 12, 24])).toEqual([3, 6, 9, 6]);
  });
});
