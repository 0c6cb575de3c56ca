// SPDX-License-Identifier: Apache-2.0
// Axes that the charts share.
import { clock, percent, tick, unitText } from "../text/format";
import { word } from "../text/words";
import { language } from "../text/language";

const kGrey = "#5a616a";
const kRule = "#e3e6ea";

export const kGridBox = { left: 8, right: 24, top: 34, bottom: 8, containLabel: true } as const;

/** Hours after the impact, labelled in days. */
export function timeAxis(times: number[]) {
  const last = times[times.length - 1] ?? 24;
  const step = [6, 12, 24, 48, 120, 240, 720].find((hours) => last / hours <= 8) ?? 720;
  return {
    type: "value" as const,
    min: times[0] ?? 0,
    max: last,
    interval: step,
    name: last > 48 ? word("daysAfter") : word("hoursAfter"),
    nameLocation: "middle" as const,
    nameGap: 26,
    nameTextStyle: { color: kGrey },
    axisLabel: {
      color: kGrey,
      hideOverlap: true,
      formatter: (hours: number) => (last > 48 ? String(Math.round((hours / 24) * 10) / 10) : String(hours)),
    },
    splitLine: { show: false },
    axisPointer: { label: { formatter: (at: { value: unknown }) => clock(Number(at.value)) } },
  };
}

export function valueAxis(kind: { unit: string; share: boolean }, name = "") {
  return {
    type: "value" as const,
    name: name || unitText(kind.unit),
    nameTextStyle: { color: kGrey, align: "left" as const },
    axisLabel: {
      color: kGrey,
      hideOverlap: true,
      formatter: (amount: number) => (kind.share ? percent(amount, 0) : tick(amount)),
    },
    splitLine: { lineStyle: { color: kRule } },
    splitNumber: 4,
  };
}

export function categoryAxis(names: string[], inverse = true) {
  return {
    type: "category" as const,
    data: names,
    inverse,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: kRule } },
    axisLabel: { color: "#22262b", width: language() === "zh" ? 150 : 190, overflow: "truncate" as const },
  };
}

/** Styles of the box that tells the values under the pointer. */
export const kTooltip = {
  confine: true,
  borderColor: "#c8cdd3",
  textStyle: { color: "#22262b", fontSize: 12 },
} as const;
