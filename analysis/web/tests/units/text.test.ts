// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it } from "vitest";
import { clock, interval, number, percent, short, unitText, value, valueWithUnit } from "../../src/text/format";
import { say, setLanguage } from "../../src/text/language";
import { word } from "../../src/text/words";

afterEach(() => setLanguage("en"));

describe("numbers", () => {
  it("have as many digits as tell something", () => {
    expect(number(43_685_869.3)).toBe("43,685,869");
    expect(number(13.456)).toBe("13.5");
    expect(number(0.28167)).toBe("0.282");
    expect(number(3)).toBe("3");
    expect(number(null)).toBe("–");
  });
  it("are short in each language's way", () => {
    expect(short(43_685_869)).toBe("43.7M");
    setLanguage("zh");
    expect(short(43_685_869)).toBe("4370万");
  });
  it("of shares are percent", () => {
    expect(percent(0.372)).toBe("37.2\u202f%");
    expect(value({ unit: "1", share: true }, 0.5)).toBe("50.0\u202f%");
    expect(interval({ unit: "1", share: true }, 0.1, 0.25)).toBe("10.0\u202f% to 25.0\u202f%");
  });
  it("carry their unit", () => {
    expect(valueWithUnit({ unit: "person d", share: false }, 1200)).toBe("1,200\u00a0person-days");
    setLanguage("zh");
    expect(unitText("person d")).toBe("人·天");
  });
});

describe("clock", () => {
  it("counts days from the impact, beginning with day 1", () => {
    expect(clock(0)).toBe("day 1, 00:00");
    expect(clock(61.5)).toBe("day 3, 13:30");
    setLanguage("zh");
    expect(clock(72)).toBe("第 4 天 00:00");
  });
});

describe("words", () => {
  it("put in what they are given", () => {
    expect(word("worstItems", "15")).toBe("The 15 largest, with their 95 % intervals.");
    setLanguage("zh");
    expect(word("worstItems", "15")).toContain("15");
  });
  it("fall back to the other language where a name has none", () => {
    setLanguage("zh");
    expect(say({ en: "Wenchuan", zh: "" })).toBe("Wenchuan");
    expect(say({ en: "Wenchuan", zh: "汶川县" })).toBe("汶川县");
  });
});
