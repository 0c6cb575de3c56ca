// SPDX-License-Identifier: Apache-2.0
// What happened at the place that is chosen on the map, and why.
import type { Breakdown, Facility } from "../data/report_data";
import type { RunView } from "../data/run_view";
import { hours, interval, number, percent, short, valueWithUnit } from "../text/format";
import { language, say } from "../text/language";
import { type Word, word } from "../text/words";
import { type Child, h } from "../ui/dom";
import type { Selection, Store } from "../ui/store";
import { type ChartFrame, chartFrame } from "../charts/chart";
import { barsOption, barsTable } from "../charts/bars";
import { type Range, fanOption, fanTable } from "../charts/fan";
import { kLinkStates } from "../map/symbols";
import { lineGantt } from "./gantt_section";

interface Fact {
  label: string;
  text: string;
}

function facts(list: Fact[]): HTMLElement {
  return h("dl", { class: "facts" }, ...list.flatMap((fact) => [h("dt", {}, fact.label), h("dd", {}, fact.text)]));
}

/** Of every breakdown along the axis that has a number for the key. */
function breakdownFacts(view: RunView, axis: string, key: string): Fact[] {
  const at = view.index(axis, key);
  return view.run.breakdowns.flatMap((table: Breakdown): Fact[] => {
    const mean = table.axis === axis ? table.mean[at] : null;
    if (mean === null || mean === undefined || (mean === 0 && table.unit !== "h")) return [];
    const range = interval(table, table.low[at], table.high[at], true);
    return [{ label: say(table.title), text: `${valueWithUnit(table, mean)} (${range})` }];
  });
}

/** Of a course along an axis, drawn small. */
function courseChart(view: RunView, name: string, key: string): HTMLElement | null {
  const course = view.course(name);
  if (!course) return null;
  const range: Range = {
    name: say(course.title),
    times: view.times,
    middle: view.grid(course.mean).column(view.index(course.axis, key)),
  };
  if (range.middle.every((amount) => Number.isNaN(amount))) return null;
  return smallChart(say(course.title), word("meanOfRuns"), course, [range]);
}

function smallChart(
  title: string,
  about: string,
  kind: { unit: string; share: boolean },
  ranges: Range[],
): HTMLElement {
  const frame: ChartFrame = chartFrame(() => ({
    title,
    about,
    height: 170,
    option: () => fanOption(kind, ranges),
    data: () => fanTable(kind, ranges),
  }));
  return frame.element;
}

interface Cause {
  name: string;
  personDays: number;
}

function causesOf(view: RunView, county: number): Cause[] {
  const causes = view.story?.causes;
  if (!causes || causes.shape[0] === 0) return [];
  const grid = view.grid(causes);
  const names = view.axis("bottleneck").names;
  const list = names.map((name, i) => ({ name: say(name), personDays: grid.at(county, i) }));
  return list.filter((cause) => cause.personDays > 0).sort((x, y) => y.personDays - x.personDays);
}

/** "Mostly for vehicles (72 %), then ...". */
function whyShort(causes: Cause[]): string {
  const all = causes.reduce((sum, cause) => sum + cause.personDays, 0);
  if (!(all > 0)) return word("neverShort");
  const parts = causes
    .slice(0, 3)
    .map(
      (cause) =>
        `${language() === "en" ? cause.name.toLowerCase() : cause.name} (${percent(cause.personDays / all, 0)})`,
    );
  return word("whyShort", short(all), parts.join(language() === "zh" ? "、" : ", "));
}

function countyStory(view: RunView, county: number): Child[] {
  const key = view.axis("county").keys[county] ?? "";
  const causes = causesOf(view, county);
  const kind = { unit: "person d", share: false };
  const bars = { name: word("cause"), bars: causes.map((cause) => ({ name: cause.name, mean: cause.personDays })) };
  const { story } = view;
  const without: Range[] = story
    ? [
        { name: word("layerNeed"), times: view.times, middle: view.grid(story.need).column(county) },
        { name: word("layerWithout"), times: view.times, middle: view.grid(story.unmet).column(county) },
      ]
    : [];
  const people = { unit: word("people"), share: false };
  return [
    h("p", { class: "why" }, whyShort(causes)),
    causes.length > 0 &&
      chartFrame(() => ({
        title: word("waitedFor"),
        about: word("meanOfRuns"),
        height: 40 + 26 * causes.length,
        option: () => barsOption(kind, [bars]),
        data: () => barsTable(kind, [bars], word("cause")),
      })).element,
    courseChart(view, "coverage_by_county", key),
    without.length > 0 &&
      smallChart(word("peopleInNeed"), word("oneReplication", String(story!.replication)), people, without),
    facts(breakdownFacts(view, "county", key)),
  ];
}

function plantStory(view: RunView, facility: Facility): Child[] {
  const lines = facility.lines ?? [];
  const gantt = view.story ? lineGantt(view, new Set(lines)) : null;
  return [
    gantt && gantt.rows.length > 0 ? gantt.frame : h("p", { class: "why" }, word("noConversion")),
    ...lines.flatMap((line): Child[] => {
      const list = breakdownFacts(view, "line", line);
      return list.length > 0 ? [h("h4", {}, say(view.nameOf("line", line))), facts(list)] : [];
    }),
  ];
}

function depotStory(view: RunView, facility: Facility): Child[] {
  return [
    depotSentence(view, facility),
    courseChart(view, "depot_filling", facility.key),
    ...depotCharts(view, facility),
    facts(breakdownFacts(view, "depot", facility.key)),
  ];
}

function depotSentence(view: RunView, facility: Facility): Child {
  const { story } = view;
  const at = view.index("depot", facility.key);
  if (!story?.depotSent || at < 0) return null;
  const sent = view.grid(story.depotSent).column(at);
  const waiting = view.grid(story.depotWaiting!).column(at);
  const all = sent[sent.length - 1] ?? 0;
  const most = Math.max(0, ...waiting);
  const when = view.times[waiting.indexOf(most)] ?? 0;
  const queue = most > 0 ? word("depotQueue", number(most), hours(when)) : word("depotNoQueue");
  return h("p", { class: "why" }, `${word("depotSent", number(all))} ${queue}`);
}

function depotCharts(view: RunView, facility: Facility): Child[] {
  const { story } = view;
  const at = view.index("depot", facility.key);
  if (!story?.depotSent || at < 0) return [];
  const about = word("oneReplication", String(story.replication));
  const chart = (title: Word, unit: string, packed: NonNullable<typeof story.depotSent>): HTMLElement =>
    smallChart(word(title), about, { unit, share: false }, [
      { name: word(title), times: view.times, middle: view.grid(packed).column(at) },
    ]);
  return [chart("sentSoFar", "t", story.depotSent), chart("waitingToLoad", "t", story.depotWaiting!)];
}

/** What the file tells of hospitals it tells by county. */
function hospitalStory(view: RunView, facility: Facility): Child[] {
  const own = [
    { label: word("beds"), text: number(facility.beds) },
    { label: word("theatres"), text: number(facility.theatres) },
  ];
  const tables = ["hospital_most_in_beds", "hospital_longest_queue", "casualties_dead_by_county"];
  const county = facility.county;
  const told = tables.flatMap((name): Fact[] => {
    const table = view.breakdown(name);
    return table && county !== undefined
      ? [{ label: say(table.title), text: valueWithUnit(table, view.meanOf(name, county)) }]
      : [];
  });
  return [facts([...own, ...told])];
}

function linkStory(view: RunView, link: number): Child[] {
  const { story } = view;
  if (!story) return [h("p", {}, word("mapNoteNoStory"))];
  const states = view.grid(story.linkState).column(link);
  const flows = view.grid(story.linkFlow).column(link);
  const closed = states.flatMap((state, i) => (state === 0 ? [view.times[i]!] : []));
  const list: Fact[] = [
    { label: word("link"), text: word(`link_${view.run.links[link]!.kind}` as Word) },
    { label: word("vehiclesOverAll"), text: number(flows.reduce((sum, flow) => sum + (flow || 0), 0)) },
    { label: word("firstClosed"), text: closed.length > 0 ? hours(closed[0]) : word("never") },
    { label: word("lastClosed"), text: closed.length > 0 ? hours(closed[closed.length - 1]) : word("never") },
    { label: word("samplesClosed"), text: percent(closed.length / Math.max(states.length, 1)) },
  ];
  const strip = h(
    "div",
    { class: "state-strip", "aria-hidden": "true" },
    ...states.map((state) => h("span", { class: kLinkStates[state] ?? "open" })),
  );
  const vehicles = { unit: word("vehicles"), share: false };
  const range: Range = { name: word("vehiclesOnLink"), times: view.times, middle: flows };
  return [
    facts(list),
    strip,
    smallChart(word("vehiclesOnLink"), word("oneReplication", String(story.replication)), vehicles, [range]),
  ];
}

function content(view: RunView, selection: Selection): { title: string; kind: string; parts: Child[] } {
  if (selection.kind === "county") {
    const name = view.axis("county").names[selection.index] ?? { en: "", zh: "" };
    return { title: say(name), kind: word("county"), parts: countyStory(view, selection.index) };
  }
  if (selection.kind === "link") {
    return {
      title: say(view.run.links[selection.index]!.name),
      kind: word("link"),
      parts: linkStory(view, selection.index),
    };
  }
  const facility = view.run.facilities[selection.index]!;
  const parts =
    selection.kind === "plant"
      ? plantStory(view, facility)
      : selection.kind === "depot"
        ? depotStory(view, facility)
        : selection.kind === "hospital"
          ? hospitalStory(view, facility)
          : [
              courseChart(view, "terminal_stock_m3", facility.key),
              facts(breakdownFacts(view, "terminal", facility.key)),
            ];
  return { title: say(facility.name), kind: word(facility.kind as Word), parts };
}

export function placeStory(panel: HTMLElement, view: RunView, store: Store): void {
  const { selection } = store.now;
  if (!selection) {
    panel.replaceChildren(h("p", { class: "note" }, word("chooseAPlace")));
    return;
  }
  const { title, kind, parts } = content(view, selection);
  const close = h(
    "button",
    { type: "button", class: "close", "aria-label": word("close"), onclick: () => store.set({ selection: null }) },
    "×",
  );
  const body = h("div", {});
  for (const part of parts) if (part) body.append(part as Node);
  panel.replaceChildren(close, h("h3", {}, title), h("p", { class: "kind" }, kind), body);
  panel.scrollTop = 0;
}
