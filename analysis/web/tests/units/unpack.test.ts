// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { unpack, unpackValues } from "../../src/data/unpack";
import { packedBytes, packedFloats } from "./numbers";

describe("packed arrays", () => {
  it("gives offset and scale back", () => {
    expect([...unpackValues(packedBytes([0, 1, 254], [3], 10, 0.5))]).toEqual([10, 10.5, 137]);
  });
  it("takes the highest code as no value", () => {
    expect([...unpackValues(packedBytes([0, 255], [2], 0, 1))]).toEqual([0, NaN]);
    const words = {
      type: "u16" as const,
      shape: [2],
      offset: 0,
      scale: 2,
      data: Buffer.from([1, 1, 255, 255]).toString("base64"),
    };
    expect([...unpackValues(words)]).toEqual([514, NaN]);
  });
  it("keeps floats as they are", () => {
    expect([...unpackValues(packedFloats([1.5, NaN, 16_000_000], [3]))]).toEqual([1.5, NaN, 16_000_000]);
  });
  it("is row-major", () => {
    const grid = unpack(packedBytes([1, 2, 3, 4, 5, 6], [3, 2], 0, 1));
    expect(grid.at(1, 0)).toBe(3);
    expect(grid.column(1)).toEqual([2, 4, 6]);
    expect([...grid.row(2)]).toEqual([5, 6]);
  });
  it("refuses data that were cut off", () => {
    expect(() => unpackValues(packedBytes([1, 2], [3], 0, 1))).toThrow("found 2 bytes, expected 3");
  });
});
