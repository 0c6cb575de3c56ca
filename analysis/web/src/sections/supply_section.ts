// SPDX-License-Identifier: Apache-2.0
// Where goods came from and went to, and what they cost.
import type { Breakdown } from "../data/report_data";
import type { RunView } from "../data/run_view";
import { say } from "../text/language";
import { word } from "../text/words";
import { h } from "../ui/dom";
import { section } from "../ui/section";
import { type BarGroup, barsOption, barsTable } from "../charts/bars";
import { chartFrame } from "../charts/chart";
import { columnOf, gatherSmall, sankeyOption, sankeyTable } from "../charts/sankey";

/** Left to right. */
const kColumns = ["source", "ownership", "vehicle_kind", "prefecture"];

function sankey(view: RunView): HTMLElement | null {
  const { run } = view;
  if (run.flows.length === 0) return null;
  const columns = kColumns.filter((column) =>
    run.flows.some((flow) => columnOf(flow.from) === column || columnOf(flow.to) === column),
  );
  const last = columns[columns.length - 1] ?? "";
  const rest = `${last}:others`;
  const names = { ...run.flowNames, [rest]: { en: "Others", zh: "其他" } };
  const flows = gatherSmall(run.flows, last, 0.01, rest);
  const ends = new Set(flows.filter((flow) => columnOf(flow.to) === last).map((flow) => flow.to));
  return chartFrame(() => ({
    title: word("sankeyTitle"),
    about: word("sankeyAbout", String(view.story?.replication ?? "")),
    height: Math.max(340, 28 * ends.size),
    option: () => sankeyOption(flows, names, columns),
    data: () => sankeyTable(run.flows, names),
  })).element;
}

/** The same table of each run beside each other. */
export function breakdownChart(view: RunView, views: RunView[], name: string, first: string): HTMLElement | null {
  const table = view.breakdown(name);
  if (!table) return null;
  const kept = view.axis(table.axis).keys.filter((key) => views.some((one) => one.meanOf(name, key) > 0));
  if (kept.length === 0) return null;
  const groups = views.flatMap((one): BarGroup[] => {
    const own: Breakdown | undefined = one.breakdown(name);
    if (!own) return [];
    const at = (list: (number | null)[], key: string): number | null => list[one.index(own.axis, key)] ?? null;
    return [
      {
        name: say(one.run.title),
        bars: kept.map((key) => ({
          name: say(view.nameOf(table.axis, key)),
          mean: at(own.mean, key),
          low: at(own.low, key),
          high: at(own.high, key),
        })),
      },
    ];
  });
  return chartFrame(() => ({
    title: say(table.title),
    about: word("meanAndInterval"),
    height: 70 + (12 + 14 * groups.length) * kept.length,
    option: () => barsOption(table, groups),
    data: () => barsTable(table, groups, first),
  })).element;
}

export function supplySection(view: RunView, views: RunView[]): HTMLElement | null {
  const ordered = [view, ...views.filter((other) => other !== view)];
  const charts = ["share_by_source", "share_by_ownership", "tonne_km", "vehicle_utilisation"].map((name) =>
    breakdownChart(view, ordered, name, word("what")),
  );
  const flows = sankey(view);
  if (!flows && charts.every((chart) => chart === null)) return null;
  return section("supply", word("supplyTitle"), flows, h("div", { class: "grid" }, ...charts));
}

export function costSection(view: RunView, views: RunView[]): HTMLElement | null {
  const ordered = [view, ...views.filter((other) => other !== view)];
  const chart = breakdownChart(view, ordered, "cost_by_kind", word("costKind"));
  return chart ? section("costs", word("costsTitle"), chart) : null;
}
