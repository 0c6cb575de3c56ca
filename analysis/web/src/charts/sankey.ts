// SPDX-License-Identifier: Apache-2.0
// Goods from where they lay to who received them.
import type { Flow, Name } from "../data/report_data";
import { say } from "../text/language";
import { number, percent } from "../text/format";
import { word } from "../text/words";
import { type TableData, cell } from "../ui/table";
import { kTooltip } from "./axes";
import type { Option } from "./chart";
import { category } from "./colours";
import { escape } from "./fan";

/** The part of a node's key before the colon: its column. */
export function columnOf(key: string): string {
  return key.slice(0, key.indexOf(":"));
}

/** Ends of a column that carry less than `share` of it become one, named `rest`. */
export function gatherSmall(flows: Flow[], column: string, share: number, rest: string): Flow[] {
  const into = new Map<string, number>();
  for (const flow of flows) if (columnOf(flow.to) === column) into.set(flow.to, (into.get(flow.to) ?? 0) + flow.value);
  const all = [...into.values()].reduce((sum, amount) => sum + amount, 0);
  const small = new Set([...into].filter(([, amount]) => amount < share * all).map(([key]) => key));
  if (small.size < 2) return flows;
  const joined = new Map<string, Flow>();
  for (const flow of flows) {
    const to = small.has(flow.to) ? rest : flow.to;
    const from = small.has(flow.from) ? rest : flow.from;
    const key = `${from}\n${to}`;
    const sum = joined.get(key);
    if (sum) sum.value += flow.value;
    else joined.set(key, { from, to, value: flow.value });
  }
  return [...joined.values()];
}

export function sankeyOption(flows: Flow[], names: Record<string, Name>, columns: string[]): Option {
  const keys = [...new Set(flows.flatMap((flow) => [flow.from, flow.to]))];
  const label = (key: string): string => say(names[key] ?? { en: key, zh: key });
  const total = flows.filter((flow) => columnOf(flow.from) === columns[0]).reduce((sum, flow) => sum + flow.value, 0);
  const text = (amount: number): string => `<b>${number(amount)} t</b> (${percent(amount / total)})`;
  return {
    tooltip: {
      ...kTooltip,
      formatter: (shown: unknown) => {
        const { dataType, data, value } = shown as {
          dataType: string;
          data: { source: string; target: string; name: string };
          value: number;
        };
        const title = dataType === "edge" ? `${label(data.source)} → ${label(data.target)}` : label(data.name);
        return `${escape(title)}<br>${text(value)}`;
      },
    },
    series: [
      {
        type: "sankey",
        left: 8,
        right: 150,
        top: 8,
        bottom: 8,
        nodeGap: 7,
        nodeWidth: 14,
        draggable: false,
        layoutIterations: 48,
        emphasis: { focus: "adjacency" },
        lineStyle: { color: "source", opacity: 0.3, curveness: 0.5 },
        label: { formatter: (node: { name: string }) => label(node.name), fontSize: 12 },
        data: keys.map((key) => ({
          name: key,
          depth: Math.max(columns.indexOf(columnOf(key)), 0),
          itemStyle: { color: category(Math.max(columns.indexOf(columnOf(key)), 0)) },
        })),
        links: flows.map((flow) => ({ source: flow.from, target: flow.to, value: flow.value })),
      },
    ] as NonNullable<Option["series"]>,
  };
}

export function sankeyTable(flows: Flow[], names: Record<string, Name>): TableData {
  const label = (key: string): string => say(names[key] ?? { en: key, zh: key });
  return {
    columns: [word("from"), word("to"), "t"],
    rows: flows.map((flow) => [label(flow.from), label(flow.to), cell(number(flow.value), flow.value)]),
  };
}
