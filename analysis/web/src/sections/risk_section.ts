// SPDX-License-Identifier: Apache-2.0
// How bad a year may be: exceedance curves and return periods.
import type { Risk } from "../data/report_data";
import { interval, number, percent, unitText, value } from "../text/format";
import { say } from "../text/language";
import { word } from "../text/words";
import { h, select } from "../ui/dom";
import { note, section } from "../ui/section";
import { type TableData, cell, table } from "../ui/table";
import { kGridBox, kTooltip, valueAxis } from "../charts/axes";
import { type Option, chartFrame } from "../charts/chart";
import { category } from "../charts/colours";

type RiskMetric = Risk["metrics"][string];

function option(metric: RiskMetric): Option {
  const line = (name: string, of: (point: RiskMetric["exceedance"][number]) => number, index: number) => ({
    type: "line" as const,
    name,
    step: "end" as const,
    symbol: "none",
    data: metric.exceedance.filter((point) => of(point) > 0).map((point) => [point.value, of(point)]),
    lineStyle: { color: category(index), width: 2, type: index === 0 ? ("solid" as const) : ("dashed" as const) },
    itemStyle: { color: category(index) },
  });
  return {
    grid: { ...kGridBox, bottom: 24 },
    legend: { top: 0, right: 0 },
    tooltip: { ...kTooltip, trigger: "axis" },
    xAxis: { ...valueAxis(metric), nameLocation: "middle", nameGap: 26 },
    yAxis: {
      type: "log",
      name: word("chanceAYear"),
      nameTextStyle: { align: "left" },
      max: 1,
      axisLabel: { formatter: (share: number) => percent(share, share < 0.01 ? 2 : 0) },
    },
    series: [
      line(word("largestOfYear"), (point) => point.largest_of_year, 0),
      line(word("sumOfYear"), (point) => point.sum_of_year, 1),
    ],
  };
}

function curveTable(metric: RiskMetric): TableData {
  return {
    columns: [word("valueColumn"), word("largestOfYear"), word("sumOfYear")],
    rows: metric.exceedance.map((point) => [
      cell(value(metric, point.value), point.value),
      cell(percent(point.largest_of_year), point.largest_of_year),
      cell(percent(point.sum_of_year), point.sum_of_year),
    ]),
  };
}

function periods(metric: RiskMetric): HTMLElement {
  const unit = metric.share ? "%" : unitText(metric.unit);
  const rows = metric.return_values.map((one) => [
    word("onceIn", number(one.period_years)),
    cell(value(metric, one.value), one.value),
    interval(metric, one.low, one.high),
  ]);
  const mean = metric.expected_annual;
  rows.push([word("meanOfYear"), cell(value(metric, mean.value), mean.value), interval(metric, mean.low, mean.high)]);
  return table(
    {
      columns: [word("howOften"), unit ? `${word("valueColumn")} (${unit})` : word("valueColumn"), word("interval95")],
      rows,
    },
    word("returnPeriods"),
  );
}

export function riskSection(risk: Risk | null): HTMLElement | null {
  if (!risk) return null;
  const names = Object.keys(risk.metrics);
  let chosen = names.includes("unmet_person_days") ? "unmet_person_days" : names[0];
  if (chosen === undefined) return null;
  const metric = (): RiskMetric => risk.metrics[chosen!]!;
  const frame = chartFrame(() => ({
    title: say(metric().title),
    about: word("exceedanceAbout"),
    height: 320,
    option: () => option(metric()),
    data: () => curveTable(metric()),
  }));
  const place = h("div", {}, periods(metric()));
  const options = names.map((key) => ({ key, label: say(risk.metrics[key]!.title) }));
  const pick = select(word("show"), options, chosen, (key) => {
    chosen = key;
    frame.redraw();
    place.replaceChildren(periods(metric()));
  });
  return section(
    "risk",
    word("riskTitle"),
    note(word("riskNote", String(risk.disasters), number(risk.yearly_rate))),
    pick,
    frame.element,
    place,
  );
}
