// SPDX-License-Identifier: Apache-2.0
// Counties by time, and how evenly they fared.
import type { RunView } from "../data/run_view";
import { equityCurve, stepHours } from "../data/equity";
import { percent, value } from "../text/format";
import { definitionOf } from "../text/definitions";
import { say } from "../text/language";
import { word } from "../text/words";
import { h } from "../ui/dom";
import { note, section } from "../ui/section";
import { cell } from "../ui/table";
import { kGridBox, kTooltip, valueAxis } from "../charts/axes";
import { barsOption, barsTable } from "../charts/bars";
import { type Option, chartFrame } from "../charts/chart";
import { category, kCoverageStops } from "../charts/colours";
import { type Heat, heatOption, heatTable } from "../charts/heat";
import { fanOption, fanTable } from "../charts/fan";

const kMostRows = 60;

/** Counties by unmet need, the worst first. */
function worstCounties(view: RunView): number[] {
  const table = view.breakdown("unmet_person_days_by_county");
  const burden = (county: number): number => table?.mean[county] ?? 0;
  return view
    .axis("county")
    .keys.map((_, i) => i)
    .filter((i) => burden(i) > 0)
    .sort((x, y) => burden(y) - burden(x));
}

function countyHeat(view: RunView): HTMLElement | null {
  const course = view.course("coverage_by_county");
  const counties = worstCounties(view).slice(0, kMostRows);
  if (!course || counties.length === 0) return null;
  const grid = view.grid(course.mean);
  const names = view.axis("county").names;
  const heat: Heat = {
    rows: counties.map((county) => ({ name: say(names[county]!), values: grid.column(county) })),
    times: view.times,
    kind: course,
    stops: kCoverageStops,
    lowest: 0,
    highest: 1,
  };
  return chartFrame(() => ({
    title: word("heatTitle"),
    about: word("heatAbout", String(counties.length)),
    height: 90 + 13 * counties.length,
    option: () => heatOption(heat),
    data: () => heatTable(heat, word("county")),
  })).element;
}

function equity(view: RunView): HTMLElement | null {
  const story = view.story;
  if (!story) return null;
  const hoursOf = stepHours(view.times);
  const sum = (packed: typeof story.need): number[] => {
    const grid = view.grid(packed);
    return view
      .axis("county")
      .keys.map((_, county) =>
        grid.column(county).reduce((all, people, i) => all + (people || 0) * (hoursOf[i]! / 24), 0),
      );
  };
  const curve = equityCurve(sum(story.need), sum(story.unmet));
  if (!curve) return null;
  const points = curve.need.map((x, i) => [x, curve.burden[i]!]);
  const share = { unit: "1", share: true };
  const option = (): Option => ({
    grid: { ...kGridBox, bottom: 24 },
    tooltip: {
      ...kTooltip,
      trigger: "axis",
      formatter: (shown: unknown) => {
        const [x, y] = (shown as { value: [number, number] }[])[0]!.value;
        return word("equityPoint", percent(x, 0), percent(y, 0));
      },
    },
    xAxis: {
      ...valueAxis(share),
      max: 1,
      interval: 0.25,
      name: word("shareOfNeed"),
      nameLocation: "middle",
      nameGap: 26,
    },
    yAxis: { ...valueAxis(share, word("shareOfUnmet")), max: 1, interval: 0.25 },
    series: [
      {
        type: "line",
        data: points,
        symbol: "none",
        lineStyle: { color: category(0), width: 2 },
        areaStyle: { color: category(0), opacity: 0.1 },
      },
      {
        type: "line",
        data: [
          [0, 0],
          [1, 1],
        ],
        symbol: "none",
        silent: true,
        lineStyle: { color: "#5a616a", type: "dashed", width: 1 },
      },
    ],
  });
  return chartFrame(() => ({
    title: word("equityTitle"),
    about: word("equityAbout", value({ unit: "1", share: false }, curve.gini)),
    height: 300,
    option,
    data: () => ({
      columns: [word("shareOfNeed"), word("shareOfUnmet")],
      rows: points.map(([x, y]) => [cell(percent(x!), x!), cell(percent(y!), y!)]),
    }),
  })).element;
}

function deprivation(view: RunView): HTMLElement | null {
  const fan = view.fan("deprivation_level");
  if (!fan) return null;
  const column = (packed: typeof fan.p5): number[] => [...view.grid(packed).values];
  const ranges = [
    { name: say(fan.title), times: view.times, middle: column(fan.p50), low: column(fan.p5), high: column(fan.p95) },
  ];
  return chartFrame(() => ({
    title: say(fan.title),
    about: definitionOf(fan),
    height: 300,
    option: () => fanOption(fan, ranges),
    data: () => fanTable(fan, ranges),
  })).element;
}

const kMostItems = 15;

function itemBars(view: RunView, name: string): HTMLElement | null {
  const table = view.breakdown(name);
  if (!table) return null;
  const names = view.axis(table.axis).names;
  const bars = table.mean
    .map((mean, i) => ({ name: say(names[i]!), mean, low: table.low[i]!, high: table.high[i]! }))
    .filter((bar) => (bar.mean ?? 0) > 0)
    .sort((x, y) => (y.mean ?? 0) - (x.mean ?? 0));
  if (bars.length === 0) return null;
  const group = { name: say(table.title), bars: bars.slice(0, kMostItems) };
  return chartFrame(() => ({
    title: say(table.title),
    about: bars.length > kMostItems ? word("worstItems", String(kMostItems)) : word("meanAndInterval"),
    height: 60 + 22 * group.bars.length,
    option: () => barsOption(table, [group]),
    data: () => barsTable(table, [{ ...group, bars }], word("item")),
  })).element;
}

export function countySection(view: RunView): HTMLElement | null {
  const heat = countyHeat(view);
  if (!heat) return null;
  return section("counties", word("countiesTitle"), heat);
}

export function equitySection(view: RunView): HTMLElement | null {
  const pairs = [
    equity(view),
    deprivation(view),
    itemBars(view, "bottleneck_person_days"),
    itemBars(view, "deprivation_cost_by_item"),
  ];
  const items = itemBars(view, "unmet_person_days_by_item");
  if ([...pairs, items].every((chart) => chart === null)) return null;
  return section(
    "equity",
    word("equitySection"),
    note(word("equityNote")),
    h("div", { class: "grid" }, ...pairs),
    items,
  );
}
