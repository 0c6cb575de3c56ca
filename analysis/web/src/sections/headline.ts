// SPDX-License-Identifier: Apache-2.0
// The run in a sentence and its key figures.
import type { Figure, ReportData } from "../data/report_data";
import type { RunView } from "../data/run_view";
import { interval, reached, unitText, value } from "../text/format";
import { definitionOf } from "../text/definitions";
import { language, say } from "../text/language";
import { word } from "../text/words";
import { h } from "../ui/dom";
import { note, section } from "../ui/section";
import { cell, filterable, table } from "../ui/table";

/** In this order; those that a run lacks are left out. */
const kKeyFigures = [
  "fill_rate_24h",
  "fill_rate_72h",
  "fill_rate_7d",
  "unmet_person_days",
  "time_to_90_percent",
  "worst_county_days",
  "gini",
  "casualties_dead",
  "casualties_rescued",
  "people_affected",
  "people_displaced",
  "links_damaged",
  "state_controlled_share",
  "supply_cost",
  "deprivation_cost",
];

function card(figure: Figure): HTMLElement {
  const { statistics } = figure;
  const mean = h(
    "data",
    { value: statistics.mean ?? "" },
    figure.share || statistics.mean === null ? value(figure, statistics.mean) : shortValue(figure),
  );
  const unit = figure.share ? "" : unitText(figure.unit);
  const often = reached(statistics);
  return h(
    "div",
    { class: "card", "data-figure": figure.name },
    h("div", { class: "card-title" }, say(figure.title)),
    h("div", { class: "card-value" }, mean, unit ? h("span", { class: "unit" }, ` ${unit}`) : null),
    h(
      "div",
      { class: "card-range" },
      statistics.low === null
        ? ""
        : `${word("interval95")}: ${interval(figure, statistics.low, statistics.high, true)}`,
    ),
    often ? h("div", { class: "card-range" }, word("reachedIn", often)) : null,
    h("p", { class: "definition" }, definitionOf(figure)),
  );
}

function shortValue(figure: Figure): string {
  const mean = figure.statistics.mean ?? NaN;
  return Math.abs(mean) < 1e6
    ? value(figure, mean)
    : new Intl.NumberFormat(language() === "zh" ? "zh-CN" : "en-US", {
        notation: "compact",
        maximumSignificantDigits: 4,
      }).format(mean);
}

export function headline(data: ReportData, view: RunView): HTMLElement {
  const figures = kKeyFigures
    .flatMap((name) => view.figure(name) ?? [])
    .filter((figure) => figure.statistics.happened > 0);
  const { run } = view;
  const told = [
    ...run.warnings,
    ...(run.complete ? [] : [word("notComplete", String(run.replications))]),
    ...(run.failed > 0 ? [word("failedRuns", String(run.failed))] : []),
  ];
  const warnings =
    told.length > 0
      ? h(
          "details",
          { class: "warnings" },
          h("summary", {}, word("warnings", String(told.length))),
          h("ul", {}, ...told.map((text) => h("li", {}, text))),
        )
      : null;
  return section(
    "overview",
    word("overview"),
    data.runs[0] === run ? h("p", { class: "headline" }, say(data.headline)) : null,
    warnings,
    h("div", { class: "cards" }, ...figures.map(card)),
  );
}

export function figuresSection(view: RunView): HTMLElement {
  const columns = [
    word("metric"),
    word("unit"),
    word("mean"),
    word("low95"),
    word("high95"),
    "p5",
    word("median"),
    "p95",
    word("worst5"),
    word("reachedColumn"),
  ];
  const rows = view.run.figures
    .filter((figure) => figure.statistics.happened > 0)
    .map((figure) => {
      const told = figure.statistics;
      const numbers = [told.mean, told.low, told.high, told.p5, told.p50, told.p95, told.tail];
      return [
        say(figure.title),
        figure.share ? "%" : unitText(figure.unit),
        ...numbers.map((amount) => cell(value(figure, amount), amount)),
        reached(told),
      ];
    });
  const title = word("allFigures");
  return section("figures", title, note(word("figuresNote")), filterable(table({ columns, rows }, title)));
}
