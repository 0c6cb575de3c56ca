// SPDX-License-Identifier: Apache-2.0
// Alternatives beside each other: what changes pair by pair, and who gains and who loses.
import type { Comparison, Difference, ReportData } from "../data/report_data";
import type { RunView } from "../data/run_view";
import { interval, percent, short, unitText, value } from "../text/format";
import { say } from "../text/language";
import { type Word, word } from "../text/words";
import { h, select } from "../ui/dom";
import { note, section } from "../ui/section";
import { cell, filterable, table } from "../ui/table";
import { changeColour, kChangeStops, kMissing } from "../charts/colours";
import { CountyMap } from "../map/county_map";
import { gradient } from "../map/legend";
import { shapesOf } from "../map/shapes";

const kVerdictSigns: Record<string, string> = {
  better: "▲",
  worse: "▼",
  changed: "◆",
  same: "=",
  unclear: "?",
  undefined: "–",
};

function verdict(difference: Difference): HTMLElement {
  return h(
    "span",
    { class: `verdict ${difference.verdict}` },
    `${kVerdictSigns[difference.verdict] ?? ""} ${word(`verdict_${difference.verdict}` as Word)}`,
  );
}

function signed(difference: Difference, amount: number | null): string {
  if (amount === null) return "–";
  const text = value(difference, amount);
  return amount > 0 ? `+${text}` : text;
}

function differenceTable(differences: Difference[]): HTMLElement {
  const title = word("differences");
  const frame = table(
    {
      columns: [
        word("metric"),
        word("unit"),
        word("difference"),
        word("interval95"),
        word("relative"),
        word("verdict"),
      ],
      rows: differences.map((one) => [
        say(one.title),
        one.share ? "%" : unitText(one.unit),
        cell(signed(one, one.mean), one.mean),
        interval(one, one.low, one.high),
        cell(percent(one.relative), one.relative),
        "",
      ]),
    },
    title,
  );
  frame
    .querySelectorAll("tbody tr")
    .forEach((row, i) => row.lastElementChild!.replaceChildren(verdict(differences[i]!)));
  return filterable(frame);
}

function sentences(differences: Difference[]): HTMLElement {
  const told = differences.filter(
    (one) => say(one.sentence) !== "" && (one.verdict === "better" || one.verdict === "worse"),
  );
  if (told.length === 0) return note(word("nothingSure"));
  return h("ul", { class: "sentences" }, ...told.slice(0, 8).map((one) => h("li", {}, say(one.sentence))));
}

/** Person-days that counties gain or lose: purple fewer without, orange more. */
function changeMap(data: ReportData, view: RunView, comparison: Comparison, run: string): HTMLElement | null {
  const changes = comparison.counties[run];
  if (!changes) return null;
  const shapes = shapesOf(data, view.axis("county").keys);
  const index = (shape: number): number => view.index("county", shapes.counties[shape]!.key);
  const means = shapes.counties.map((_, shape) => changes.mean[index(shape)] ?? NaN);
  const most = Math.max(1, ...means.map((mean) => Math.abs(mean)).filter((size) => !Number.isNaN(size)));
  const sure = (shape: number): boolean => {
    const low = changes.low[index(shape)] ?? NaN;
    const high = changes.high[index(shape)] ?? NaN;
    return low > 0 || high < 0;
  };
  const kind = { unit: "person d", share: false };
  const map = new CountyMap({
    label: word("changeMapTitle"),
    shapes,
    tell: (shape) => {
      const at = index(shape);
      const name = say(view.axis("county").names[at]!);
      const mean = means[shape]!;
      if (Number.isNaN(mean)) return name;
      const sign = mean > 0 ? "+" : "";
      return `${name}\n${sign}${short(mean)} ${unitText(kind.unit)} (${interval(kind, changes.low[at], changes.high[at], true)})`;
    },
  });
  map.colour((shape) => {
    const mean = means[shape]!;
    return Number.isNaN(mean) ? kMissing : changeColour(Math.sign(mean) * Math.sqrt(Math.abs(mean) / most));
  });
  map.hatch((shape) => !Number.isNaN(means[shape]) && means[shape] !== 0 && !sure(shape));
  const gains = means.filter((mean, shape) => mean < 0 && sure(shape)).length;
  const losses = means.filter((mean, shape) => mean > 0 && sure(shape)).length;
  return h(
    "div",
    { class: "change-map" },
    h("h3", {}, word("changeMapTitle")),
    h("p", {}, word("gainsAndLosses", String(gains), String(losses))),
    h("div", { class: "change" }, map.element, winners(view, changes)),
    h(
      "div",
      { class: "legend" },
      gradient(kChangeStops, `−${short(most)} (${word("gains")})`, `+${short(most)} (${word("loses")})`),
      h("span", { class: "legend-entry" }, word("paleUnsure")),
    ),
  );
}

function winners(view: RunView, changes: Comparison["counties"][string]): HTMLElement {
  const rows = view
    .axis("county")
    .names.map((name, i) => ({
      name: say(name),
      mean: changes.mean[i] ?? NaN,
      low: changes.low[i] ?? null,
      high: changes.high[i] ?? null,
    }))
    .filter((row) => Number.isFinite(row.mean) && row.mean !== 0)
    .sort((x, y) => x.mean - y.mean);
  const kind = { unit: "person d", share: false };
  const ends = rows.length > 12 ? [...rows.slice(0, 6), ...rows.slice(-6)] : rows;
  return table(
    {
      columns: [word("county"), `${word("difference")} (${unitText(kind.unit)})`, word("interval95")],
      rows: ends.map((row) => [row.name, cell(value(kind, row.mean), row.mean), interval(kind, row.low, row.high)]),
    },
    word("mostChanged"),
  );
}

export function comparisonSection(data: ReportData, views: RunView[]): HTMLElement | null {
  const { comparison } = data;
  const base = views.find((view) => view.run.key === comparison?.base);
  if (!comparison || !base) return null;
  const others = views.filter((view) => view !== base);
  const body = h("div", {});
  const show = (run: string): void => {
    const differences = comparison.differences.filter((one) => one.run === run);
    const map = changeMap(data, base, comparison, run);
    body.replaceChildren(sentences(differences), differenceTable(differences), ...(map ? [map] : []));
  };
  show(others[0]!.run.key);
  const options = others.map((view) => ({ key: view.run.key, label: say(view.run.title) }));
  return section(
    "comparison",
    word("comparisonTitle"),
    note(word("comparisonNote", say(base.run.title), String(comparison.pairs))),
    others.length > 1
      ? select(word("alternative"), options, options[0]!.key, show)
      : h("p", {}, h("strong", {}, `${options[0]!.label} ${word("against")} ${say(base.run.title)}`)),
    body,
  );
}
