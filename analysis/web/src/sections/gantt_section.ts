// SPDX-License-Identifier: Apache-2.0
// When lines converted and teams worked, in the replication of the story.
import type { Interval } from "../data/report_data";
import type { RunView } from "../data/run_view";
import { say } from "../text/language";
import { type Word, word } from "../text/words";
import { h, select } from "../ui/dom";
import { section } from "../ui/section";
import { type ChartFrame, chartFrame } from "../charts/chart";
import { kLineStates, kTeamStates } from "../charts/colours";
import { type Gantt, type GanttRow, ganttOption, ganttTable, kGanttRow } from "../charts/gantt";

function rowsOf(view: RunView, axis: string, intervals: Interval[], keep: (key: string) => boolean): GanttRow[] {
  const rows = new Map<string, Interval[]>();
  for (const span of intervals) {
    if (!keep(span.row)) continue;
    const row = rows.get(span.row);
    if (row) row.push(span);
    else rows.set(span.row, [span]);
  }
  const order = view.axis(axis).keys;
  return [...rows]
    .sort(([x], [y]) => order.indexOf(x) - order.indexOf(y))
    .map(([key, own]) => ({ name: say(view.nameOf(axis, key)), intervals: own }));
}

function ganttFrame(view: RunView, gantt: () => Gantt, title: Word, first: Word): ChartFrame {
  return chartFrame(() => {
    const now = gantt();
    return {
      title: word(title),
      about: word("oneReplication", String(view.story?.replication ?? "")),
      height: 76 + kGanttRow * Math.max(now.rows.length, 1),
      option: () => ganttOption(now),
      data: () => ganttTable(now, word(first)),
    };
  });
}

const states = (colours: Record<string, string>): Gantt["states"] =>
  Object.entries(colours).map(([key, colour]) => ({ key, name: word(`state_${key}` as Word), colour }));

/** Of the lines named, or of all. */
export function lineGantt(view: RunView, only?: Set<string>): { rows: GanttRow[]; frame: HTMLElement } {
  const rows = rowsOf(view, "line", view.story?.lines ?? [], (key) => !only || only.has(key));
  const gantt = { rows, states: states(kLineStates), times: view.times };
  return { rows, frame: ganttFrame(view, () => gantt, "conversionOfLines", "line").element };
}

/** Kinds of teams by the key's axis; all where the run does not tell kinds. */
function teamGantt(view: RunView): HTMLElement | null {
  const teams = view.story?.teams ?? [];
  if (teams.length === 0) return null;
  const kinds = view.story?.teamKinds ?? [];
  const kindOf = (key: string): string => kinds[view.index("team", key)] ?? "";
  const present = [...new Set(teams.map((span) => kindOf(span.row)))];
  let chosen = present[0] ?? "";
  const gantt = (): Gantt => ({
    rows: rowsOf(view, "team", teams, (key) => kindOf(key) === chosen),
    states: states(kTeamStates),
    times: view.times,
  });
  const frame = ganttFrame(view, gantt, "workOfTeams", "team");
  const options = present.map((key) => ({ key, label: say(view.nameOf("team_kind", key)) }));
  const pick = select(word("kindOfTeam"), options, chosen, (key) => {
    chosen = key;
    frame.redraw();
  });
  return h("div", {}, present.length > 1 ? pick : null, frame.element);
}

export function ganttSection(view: RunView): HTMLElement | null {
  if (!view.story || (view.story.lines.length === 0 && view.story.teams.length === 0)) return null;
  const lines = lineGantt(view);
  return section("work", word("workTitle"), lines.rows.length > 0 ? lines.frame : null, teamGantt(view));
}
