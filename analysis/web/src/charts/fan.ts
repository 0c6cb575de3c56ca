// SPDX-License-Identifier: Apache-2.0
// Ranges over time: the median as a line, p5 to p95 as a band.
import { clock, unitText, value } from "../text/format";
import { word } from "../text/words";
import type { TableData } from "../ui/table";
import { cell } from "../ui/table";
import { kGridBox, kTooltip, timeAxis, valueAxis } from "./axes";
import type { Option } from "./chart";
import { category } from "./colours";

export interface Range {
  name: string;
  times: number[];
  middle: number[];
  low?: number[];
  high?: number[];
}

interface Kind {
  unit: string;
  share: boolean;
}

const gap = (amount: number | undefined): number | "-" => (amount === undefined || Number.isNaN(amount) ? "-" : amount);

/** A closed outline: low forwards, high backwards; times without numbers end one band and begin another. */
function bandSeries(range: Range, colour: string) {
  const lower = range.times.map((time, i) => [time, gap(range.low?.[i])]);
  const width = range.times.map((time, i) => [time, gap((range.high?.[i] ?? NaN) - (range.low?.[i] ?? NaN))]);
  const common = {
    type: "line" as const,
    stack: `band ${range.name}`,
    stackStrategy: "all" as const,
    symbol: "none",
    silent: true,
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
  };
  return [
    { ...common, name: `${range.name} low`, data: lower },
    { ...common, name: `${range.name} high`, data: width, areaStyle: { color: colour, opacity: 0.2 } },
  ];
}

function tooltip(kind: Kind, ranges: Range[]) {
  return (shown: unknown): string => {
    const time = Number((shown as { axisValue: number }[])[0]?.axisValue ?? 0);
    const lines = ranges.map((range) => {
      const at = range.times.indexOf(time);
      const band = range.low && range.high ? ` (${value(kind, range.low[at])} – ${value(kind, range.high[at])})` : "";
      const name = ranges.length > 1 ? `${range.name}: ` : "";
      return `${escape(name)}<b>${value(kind, range.middle[at])}</b>${band}`;
    });
    return [clock(time), ...lines].join("<br>");
  };
}

/** For the box under the pointer, which takes markup. */
export function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]!);
}

export function fanOption(kind: Kind, ranges: Range[], now: number | null = null): Option {
  const lines = ranges.map((range, i) => ({
    type: "line" as const,
    name: range.name,
    data: range.times.map((time, at) => [time, gap(range.middle[at])]),
    symbol: "none",
    lineStyle: { color: category(i), width: 2, type: i % 2 === 0 ? ("solid" as const) : ("dashed" as const) },
    itemStyle: { color: category(i) },
    ...(i === 0 && now !== null ? { markLine: nowMark(now) } : {}),
  }));
  const bands = ranges.flatMap((range, i) => (range.low && range.high ? bandSeries(range, category(i)) : []));
  return {
    grid: { ...kGridBox, top: ranges.length > 1 || unitText(kind.unit) ? 34 : 12, bottom: 24 },
    legend: ranges.length > 1 ? { data: ranges.map((range) => range.name), top: 0, right: 0 } : { show: false },
    tooltip: { ...kTooltip, trigger: "axis", formatter: tooltip(kind, ranges) },
    xAxis: timeAxis(ranges[0]?.times ?? []),
    yAxis: { ...valueAxis(kind), ...(kind.share ? { min: 0 } : {}) },
    series: [...bands, ...lines] as NonNullable<Option["series"]>,
  };
}

function nowMark(time: number) {
  return {
    silent: true,
    symbol: "none",
    label: { show: false },
    lineStyle: { color: "#22262b", type: "solid" as const, width: 1 },
    data: [{ xAxis: time }],
  };
}

export function fanTable(kind: Kind, ranges: Range[]): TableData {
  const several = ranges.length > 1;
  const columns = [word("hoursAfter")];
  for (const range of ranges) {
    const name = several ? `${range.name}: ` : "";
    if (range.low) columns.push(`${name}p5`, `${name}${word("median")}`, `${name}p95`);
    else columns.push(`${name}${word("mean")}`);
  }
  const rows = (ranges[0]?.times ?? []).map((time, i) => {
    const row = [cell(String(time), time)];
    for (const range of ranges) {
      const told = range.low ? [range.low[i], range.middle[i], range.high?.[i]] : [range.middle[i]];
      for (const amount of told) row.push(cell(value(kind, amount), Number.isFinite(amount) ? amount! : null));
    }
    return row;
  });
  return { columns, rows };
}
