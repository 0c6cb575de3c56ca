// SPDX-License-Identifier: Apache-2.0
// Means of a few things beside each other, with the 95 % interval of each mean.
import { interval, unitText, value, valueWithUnit } from "../text/format";
import { word } from "../text/words";
import { type TableData, cell } from "../ui/table";
import { categoryAxis, kGridBox, kTooltip, valueAxis } from "./axes";
import type { Option } from "./chart";
import { category } from "./colours";
import { escape } from "./fan";

export interface Bar {
  name: string;
  mean: number | null;
  low?: number | null;
  high?: number | null;
}
export interface BarGroup {
  name: string;
  bars: Bar[];
}
interface Kind {
  unit: string;
  share: boolean;
}
interface DrawingInterface {
  value: (dimension: number) => number;
  coord: (point: [number, number]) => [number, number];
}

/** A line with two ends from low to high, on the bar of its group. */
function whiskers(group: BarGroup, position: number, groups: number) {
  const data = group.bars
    .map((bar, i) => [i, bar.low ?? NaN, bar.high ?? NaN])
    .filter(([, low, high]) => Number.isFinite(low) && Number.isFinite(high));
  return {
    type: "custom" as const,
    silent: true,
    data,
    encode: { x: [1, 2], y: 0 },
    tooltip: { show: false },
    renderItem: (_: unknown, tools: unknown) => {
      const { value: at, coord } = tools as DrawingInterface;
      const row = at(0);
      const height = coord([0, 1])[1] - coord([0, 0])[1];
      const shift = ((position - (groups - 1) / 2) * 0.7 * height) / groups;
      const [left, y] = coord([at(1), row]);
      const [right] = coord([at(2), row]);
      const line = (x1: number, y1: number, x2: number, y2: number) => ({
        type: "line",
        shape: { x1, y1, x2, y2 },
        style: { stroke: "#22262b", lineWidth: 1 },
      });
      const middle = y + shift;
      return {
        type: "group",
        children: [
          line(left, middle, right, middle),
          line(left, middle - 3, left, middle + 3),
          line(right, middle - 3, right, middle + 3),
        ],
      };
    },
  };
}

/** Ends of intervals below zero are no reason to show less than nothing. */
function lowest(groups: BarGroup[]): number {
  return Math.min(0, ...groups.flatMap((group) => group.bars.map((bar) => bar.mean ?? 0)));
}

export function barsOption(kind: Kind, groups: BarGroup[]): Option {
  const names = groups[0]?.bars.map((bar) => bar.name) ?? [];
  const bars = groups.map((group, i) => ({
    type: "bar" as const,
    name: group.name,
    data: group.bars.map((bar) => bar.mean ?? "-"),
    barGap: "0%",
    barCategoryGap: "30%",
    itemStyle: { color: category(i) },
  }));
  const marks = groups.map((group, i) => whiskers(group, i, groups.length));
  return {
    grid: { ...kGridBox, top: groups.length > 1 ? 34 : 8 },
    legend: groups.length > 1 ? { data: groups.map((group) => group.name), top: 0 } : { show: false },
    tooltip: {
      ...kTooltip,
      trigger: "item",
      formatter: (shown: unknown) => {
        const { dataIndex, seriesIndex } = shown as { dataIndex: number; seriesIndex: number };
        const bar = groups[seriesIndex]?.bars[dataIndex];
        if (!bar) return "";
        const range = interval(kind, bar.low, bar.high);
        return `${escape(bar.name)}<br><b>${value(kind, bar.mean)}</b> ${kind.share ? "" : unitText(kind.unit)}<br>${word("interval95")}: ${range}`;
      },
    },
    xAxis: { ...valueAxis(kind), name: "", splitNumber: 3, ...(lowest(groups) >= 0 ? { min: 0 } : {}) },
    yAxis: categoryAxis(names),
    series: [...bars, ...marks] as NonNullable<Option["series"]>,
  };
}

export function barsTable(kind: Kind, groups: BarGroup[], first: string): TableData {
  const columns = [first];
  for (const group of groups) {
    const name = groups.length > 1 ? `${group.name}: ` : "";
    columns.push(`${name}${word("mean")}`, `${name}${word("low95")}`, `${name}${word("high95")}`);
  }
  const rows = (groups[0]?.bars ?? []).map((bar, i) => [
    bar.name,
    ...groups.flatMap((group) => {
      const own = group.bars[i];
      return [own?.mean, own?.low, own?.high].map((amount) => cell(valueWithUnit(kind, amount), amount));
    }),
  ]);
  return { columns, rows };
}
