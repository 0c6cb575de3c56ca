// SPDX-License-Identifier: Apache-2.0
// Courses over time: of the run as a whole with their ranges, and of any item, county, depot ...
import type { Course, Fan } from "../data/report_data";
import type { RunView } from "../data/run_view";
import { say } from "../text/language";
import { word } from "../text/words";
import { h, select } from "../ui/dom";
import { note, section } from "../ui/section";
import type { Store } from "../ui/store";
import { chartFrame } from "../charts/chart";
import { type Range, fanOption, fanTable } from "../charts/fan";

/** Drawn at once; the others are in the list. */
const kShown = [
  "coverage",
  "counties_cut_off",
  "lines_converted",
  "vehicles_moving",
  "road_km_closed",
  "casualties_dead_so_far",
];

function fanRange(view: RunView, fan: Fan): Range {
  const column = (packed: Fan["p5"]): number[] => [...view.grid(packed).values];
  return {
    name: say(view.run.title),
    times: view.times,
    middle: column(fan.p50),
    low: column(fan.p5),
    high: column(fan.p95),
  };
}

function courseRange(view: RunView, course: Course, key: string): Range {
  const at = view.index(course.axis, key);
  const range: Range = {
    name: say(view.run.title),
    times: view.times,
    middle: view.grid(course.p50 ?? course.mean).column(at),
  };
  if (!course.p5 || !course.p95) return range;
  return { ...range, low: view.grid(course.p5).column(at), high: view.grid(course.p95).column(at) };
}

/** Of all runs that have it: names are unique even where titles are not. */
function uniquelyNamed(ranges: Range[]): Range[] {
  return ranges.map((range, i) =>
    ranges.findIndex((other) => other.name === range.name) < i ? { ...range, name: `${range.name} (${i + 1})` } : range,
  );
}

function fanRanges(views: RunView[], name: string): Range[] {
  const ranges = views.flatMap((view) => {
    const fan = view.fan(name);
    return fan ? [fanRange(view, fan)] : [];
  });
  return uniquelyNamed(ranges);
}

function fanChart(views: RunView[], store: Store, fan: Fan): HTMLElement {
  const ranges = fanRanges(views, fan.name);
  const frame = chartFrame(() => ({
    title: say(fan.title),
    about: word("medianAndRange"),
    height: 250,
    option: () => fanOption(fan, ranges, views[0]!.times[store.now.step] ?? null),
    data: () => fanTable(fan, ranges),
  }));
  frame.element.dataset["fan"] = fan.name;
  return frame.element;
}

interface Chosen {
  table: string;
  key: string;
}

/** Any course of any item, depot and so on, of all runs. */
function explorer(view: RunView, views: RunView[]): HTMLElement | null {
  const rest = view.run.fans.filter((fan) => !kShown.includes(fan.name));
  const tables = [...view.run.courses, ...rest];
  const first = view.course("stock_by_item") ?? tables[0];
  if (!first) return null;
  const chosen: Chosen = { table: first.name, key: "" };
  const keys = h("div", {});
  const frame = chartFrame(() => {
    const course = view.course(chosen.table);
    const fan = view.fan(chosen.table);
    const kind = course ?? fan!;
    const ranges = course
      ? uniquelyNamed(
          views.flatMap((one) => {
            const own = one.course(chosen.table);
            return own && one.index(own.axis, chosen.key) >= 0 ? [courseRange(one, own, chosen.key)] : [];
          }),
        )
      : fanRanges(views, chosen.table);
    const of = course ? `: ${say(view.nameOf(course.axis, chosen.key))}` : "";
    return {
      title: say(kind.title) + of,
      about: course && !course.p5 ? word("meanOfRuns") : word("medianAndRange"),
      height: 280,
      option: () => fanOption(kind, ranges),
      data: () => fanTable(kind, ranges),
    };
  });
  const chooseTable = (): void => {
    const course = view.course(chosen.table);
    if (!course) return keys.replaceChildren();
    const axis = view.axis(course.axis);
    const useful = axis.keys.filter((key) => courseRange(view, course, key).middle.some((amount) => amount > 0));
    if (!useful.includes(chosen.key)) chosen.key = useful[0] ?? axis.keys[0] ?? "";
    const options = useful.map((key) => ({ key, label: say(view.nameOf(course.axis, key)) }));
    keys.replaceChildren(
      select(word("of"), options, chosen.key, (key) => {
        chosen.key = key;
        frame.redraw();
      }),
    );
  };
  chooseTable();
  const options = tables.map((table) => ({ key: table.name, label: say(table.title) }));
  const pick = select(word("show"), options, chosen.table, (table) => {
    chosen.table = table;
    chooseTable();
    frame.redraw();
  });
  return h("div", { class: "explorer" }, h("div", { class: "controls" }, pick, keys), frame.element);
}

export function timeSection(view: RunView, views: RunView[], store: Store): HTMLElement | null {
  const shown = kShown.flatMap((name) => view.fan(name) ?? []);
  if (shown.length === 0 && view.run.courses.length === 0) return null;
  const ordered = [view, ...views.filter((other) => other !== view)];
  return section(
    "time",
    word("timeTitle"),
    note(word("fanNote", String(view.run.replications))),
    h("div", { class: "grid" }, ...shown.map((fan) => fanChart(ordered, store, fan))),
    explorer(view, ordered),
  );
}
