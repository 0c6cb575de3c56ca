// SPDX-License-Identifier: Apache-2.0
// How the numbers were made: what was run, what the metrics mean, what a paper has to report.
import type { Quantity } from "../data/report_data";
import type { RunView } from "../data/run_view";
import { definitionOf } from "../text/definitions";
import { say } from "../text/language";
import { unitText } from "../text/format";
import { type Word, word } from "../text/words";
import { h } from "../ui/dom";
import { section } from "../ui/section";
import { filterable, table } from "../ui/table";

function runFacts(view: RunView): HTMLElement {
  const { run } = view;
  const facts: [Word, string][] = [
    ["scenario", `${say(run.title)} (${run.scenario})`],
    ["fileColumn", run.file],
    ["scenarioHash", run.hash],
    ["seed", String(run.seed)],
    ["replications", `${run.replications}${run.failed > 0 ? `, ${word("failedRuns", String(run.failed))}` : ""}`],
    ["program", `Surge ${run.program}, ${run.revision}`],
    ["created", run.created],
    ["endedBy", run.endedBy],
  ];
  return h(
    "dl",
    { class: "facts run-facts" },
    ...facts.flatMap(([name, text]) => [h("dt", {}, word(name)), h("dd", {}, text)]),
  );
}

function definitions(view: RunView): HTMLElement {
  const { run } = view;
  const all: Quantity[] = [...run.figures, ...run.fans, ...run.courses, ...run.breakdowns];
  const rows = all.map((one) => [say(one.title), one.name, one.share ? "%" : unitText(one.unit), definitionOf(one)]);
  const columns = [word("metric"), word("nameColumn"), word("unit"), word("definition")];
  return h(
    "details",
    {},
    h("summary", {}, word("definitions", String(rows.length))),
    filterable(table({ columns, rows }, word("definitionsTitle"))),
  );
}

const kStress: Word[] = ["stress1", "stress2", "stress3", "stress4", "stress5", "stress6"];

/** Monks et al. 2019, Strengthening the Reporting of Empirical Simulation Studies, J. Simulation 13(1), 55-67. */
function stress(view: RunView): HTMLElement {
  const { run } = view;
  const last = view.times[view.times.length - 1] ?? 0;
  const answers = [
    say(run.title),
    word("stressLogic"),
    word("stressData", run.hash.slice(0, 12)),
    word("stressExperiment", String(run.replications), String(run.seed), String(Math.round(last / 24))),
    word("stressImplementation", run.program, run.revision),
    word("stressAccess", run.scenario, String(run.seed), String(run.replications)),
  ];
  return h(
    "dl",
    { class: "stress" },
    ...kStress.flatMap((key, i) => [h("dt", {}, word(key)), h("dd", {}, answers[i]!)]),
  );
}

export function methodsSection(views: RunView[]): HTMLElement {
  const view = views[0]!;
  const warnings = views.flatMap((one) =>
    one.run.warnings.map((text) => (views.length > 1 ? `${say(one.run.title)}: ${text}` : text)),
  );
  return section(
    "methods",
    word("methodsTitle"),
    ...views.map((one) => h("div", {}, h("h3", {}, say(one.run.title)), runFacts(one))),
    h("h3", {}, word("warningsTitle")),
    warnings.length > 0 ? h("ul", {}, ...warnings.map((text) => h("li", {}, text))) : h("p", {}, word("noWarnings")),
    h("h3", {}, word("statisticsTitle")),
    h("p", {}, word("statisticsText")),
    h("h3", {}, "STRESS-DES"),
    stress(view),
    definitions(view),
    view.run.scenarioText
      ? h("details", {}, h("summary", {}, word("scenarioText")), h("pre", { tabindex: 0 }, view.run.scenarioText))
      : null,
  );
}
