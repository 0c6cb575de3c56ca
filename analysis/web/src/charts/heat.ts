// SPDX-License-Identifier: Apache-2.0
// Rows over time as coloured cells.
import { clock, value } from "../text/format";
import { word } from "../text/words";
import { type TableData, cell } from "../ui/table";
import { categoryAxis, kGridBox, kTooltip } from "./axes";
import type { Option } from "./chart";
import { escape } from "./fan";

export interface Heat {
  rows: { name: string; values: number[] }[];
  times: number[];
  kind: { unit: string; share: boolean };
  /** Colours from the lowest to the highest value. */
  stops: readonly string[];
  lowest: number;
  highest: number;
}

/** A label every two days. */
const kLabelHours = 48;

export function heatOption(heat: Heat): Option {
  const cells = heat.rows.flatMap((row, y) =>
    row.values.flatMap((amount, x) => (Number.isNaN(amount) ? [] : [[x, y, amount]])),
  );
  return {
    grid: { ...kGridBox, top: 30, bottom: 24 },
    visualMap: {
      type: "continuous",
      min: heat.lowest,
      max: heat.highest,
      inRange: { color: [...heat.stops] },
      orient: "horizontal",
      top: 0,
      left: 0,
      itemWidth: 10,
      itemHeight: 160,
      text: [value(heat.kind, heat.highest), value(heat.kind, heat.lowest)],
    },
    tooltip: {
      ...kTooltip,
      formatter: (shown: unknown) => {
        const [x, y, amount] = (shown as { value: [number, number, number] }).value;
        return `${escape(heat.rows[y]?.name ?? "")}, ${clock(heat.times[x] ?? 0)}<br><b>${value(heat.kind, amount)}</b>`;
      },
    },
    xAxis: {
      type: "category",
      data: heat.times.map((hours) => String(Math.round((hours / 24) * 10) / 10)),
      name: word("daysAfter"),
      nameLocation: "middle",
      nameGap: 26,
      axisTick: { show: false },
      axisLabel: {
        color: "#5a616a",
        interval: (index: number) => Number.isInteger((heat.times[index] ?? 0.5) / kLabelHours),
      },
      boundaryGap: true,
    },
    yAxis: {
      ...categoryAxis(heat.rows.map((row) => row.name)),
      axisLabel: { interval: 0, fontSize: 10, color: "#22262b" },
    },
    series: [{ type: "heatmap", data: cells, progressive: 0, emphasis: { itemStyle: { borderColor: "#000" } } }],
  };
}

export function heatTable(heat: Heat, first: string): TableData {
  return {
    columns: [first, ...heat.times.map((hours) => `${hours} h`)],
    rows: heat.rows.map((row) => [
      row.name,
      ...row.values.map((amount) => cell(value(heat.kind, amount), Number.isNaN(amount) ? null : amount)),
    ]),
  };
}
