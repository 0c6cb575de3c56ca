// SPDX-License-Identifier: Apache-2.0
// What lines and teams did when: a row each, a box an interval.
import type { Interval } from "../data/report_data";
import { clock } from "../text/format";
import { word } from "../text/words";
import { type TableData, cell } from "../ui/table";
import { categoryAxis, kGridBox, kTooltip, timeAxis } from "./axes";
import type { Option } from "./chart";
import { kMissing } from "./colours";
import { escape } from "./fan";

export interface GanttRow {
  name: string;
  intervals: Interval[];
}
export interface GanttState {
  key: string;
  name: string;
  colour: string;
}
export interface Gantt {
  rows: GanttRow[];
  states: GanttState[];
  times: number[];
}

interface DrawingInterface {
  value: (dimension: number) => number;
  coord: (point: [number, number]) => [number, number];
}
interface DrawingArea {
  coordSys: { x: number; width: number };
}

export const kGanttRow = 20;

function box(area: unknown, tools: unknown, colour: string) {
  const { value, coord } = tools as DrawingInterface;
  const { x, width } = (area as DrawingArea).coordSys;
  const [from, y] = coord([value(1), value(0)]);
  const [to] = coord([value(2), value(0)]);
  const left = Math.max(from, x);
  const right = Math.min(to, x + width);
  return {
    type: "rect",
    shape: { x: left, y: y - 6, width: Math.max(right - left, 1), height: 12, r: 1 },
    style: { fill: colour },
  };
}

export function ganttOption(gantt: Gantt): Option {
  const series = gantt.states.map((state) => ({
    type: "custom" as const,
    name: state.name,
    itemStyle: { color: state.colour },
    encode: { x: [1, 2], y: 0 },
    data: gantt.rows.flatMap((row, i) =>
      row.intervals.filter((span) => span.state === state.key).map((span) => [i, span.from, span.to]),
    ),
    renderItem: (area: unknown, tools: unknown) => box(area, tools, state.colour),
  }));
  return {
    grid: { ...kGridBox, bottom: 24 },
    legend: { top: 0, left: 0, itemWidth: 14, itemGap: 8, textStyle: { fontSize: 11 } },
    tooltip: {
      ...kTooltip,
      trigger: "item",
      formatter: (shown: unknown) => {
        const { value, seriesName } = shown as { value: [number, number, number]; seriesName: string };
        const name = escape(gantt.rows[value[0]]?.name ?? "");
        return `${name}<br><b>${escape(seriesName)}</b><br>${clock(value[1])} – ${clock(value[2])}`;
      },
    },
    xAxis: { ...timeAxis(gantt.times), position: "bottom", splitLine: { show: true, lineStyle: { color: kMissing } } },
    yAxis: categoryAxis(gantt.rows.map((row) => row.name)),
    series: series as unknown as NonNullable<Option["series"]>,
  };
}

export function ganttTable(gantt: Gantt, first: string): TableData {
  const names = new Map(gantt.states.map((state) => [state.key, state.name]));
  return {
    columns: [first, word("state"), word("fromHour"), word("toHour")],
    rows: gantt.rows.flatMap((row) =>
      row.intervals.map((span) => [
        row.name,
        names.get(span.state) ?? span.state,
        cell(String(span.from), span.from),
        cell(String(span.to), span.to),
      ]),
    ),
  };
}
