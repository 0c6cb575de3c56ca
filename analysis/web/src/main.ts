// SPDX-License-Identifier: Apache-2.0
// The page: its data, its sections in order, and what redraws them.
import "./style.css";
import { drawAll, followWindow, forgetCharts } from "./charts/chart";
import type { ReportData } from "./data/report_data";
import { readReport } from "./data/read";
import { RunView } from "./data/run_view";
import { comparisonSection } from "./sections/comparison_section";
import { countySection, equitySection } from "./sections/county_section";
import { ganttSection } from "./sections/gantt_section";
import { figuresSection, headline } from "./sections/headline";
import { layoutSection } from "./sections/layout_section";
import { mapSection } from "./sections/map_section";
import { methodsSection } from "./sections/methods_section";
import { riskSection } from "./sections/risk_section";
import { costSection, supplySection } from "./sections/supply_section";
import { timeSection } from "./sections/time_section";
import { language, say, setLanguage } from "./text/language";
import { word } from "./text/words";
import { choices, h, select } from "./ui/dom";
import { Store } from "./ui/store";

function sections(data: ReportData, views: RunView[], store: Store): HTMLElement[] {
  const view = views[store.now.run]!;
  const all = [
    headline(data, view),
    comparisonSection(data, views),
    mapSection(data, view, store),
    timeSection(view, views, store),
    ganttSection(view),
    supplySection(view, views),
    countySection(view),
    equitySection(view),
    costSection(view, views),
    data.risk?.run === view.run.key ? riskSection(data.risk) : null,
    layoutSection(data, view),
    figuresSection(view),
    methodsSection(views),
  ];
  return all.filter((part) => part !== null);
}

function header(views: RunView[], store: Store, parts: HTMLElement[], redraw: () => void): HTMLElement {
  const links = parts.map((part) => h("a", { href: `#${part.id}` }, part.querySelector("h2")?.textContent ?? ""));
  const languages = choices(
    "Language / 语言",
    [
      { key: "en", label: "English" },
      { key: "zh", label: "中文" },
    ],
    language(),
    (key) => {
      setLanguage(key === "zh" ? "zh" : "en");
      redraw();
      (document.querySelector(`.language [data-key="${key}"]`) as HTMLElement | null)?.focus();
    },
  );
  languages.classList.add("language");
  const runs = views.map((view, i) => ({ key: String(i), label: `${say(view.run.title)} (${view.run.file})` }));
  const pick = select(word("run"), runs, String(store.now.run), (key) => {
    store.set({ run: Number(key), selection: null });
    redraw();
  });
  const title = say(views[store.now.run]!.run.title);
  return h(
    "header",
    {},
    h("a", { class: "skip", href: "#overview" }, word("skip")),
    h(
      "div",
      { class: "bar" },
      h("h1", {}, title),
      views.length > 1 ? pick : null,
      languages,
      h("button", { type: "button", class: "print", onclick: () => window.print() }, word("print")),
    ),
    h("nav", { "aria-label": word("contents") }, ...links),
  );
}

function draw(page: HTMLElement, data: ReportData, views: RunView[], store: Store): void {
  const redraw = (): void => draw(page, data, views, store);
  forgetCharts();
  store.forgetListeners();
  const view = views[store.now.run]!;
  document.documentElement.lang = language() === "zh" ? "zh-CN" : "en";
  document.title = `${say(view.run.title)} · Surge`;
  const parts = sections(data, views, store);
  const { run } = view;
  const foot = h(
    "footer",
    {},
    `Surge ${run.program} · ${run.scenario} · ${word("seed")} ${run.seed} · ${run.replications} ${word("replications")} · ${run.hash.slice(0, 12)}`,
  );
  page.replaceChildren(header(views, store, parts, redraw), h("main", {}, ...parts), foot);
}

/** Where the map opens: three days in, when most is still missing. */
function firstStep(times: number[]): number {
  const step = times.findIndex((time) => time >= 72);
  return step >= 0 ? step : Math.floor(times.length / 2);
}

function start(): void {
  const page = document.getElementById("page")!;
  try {
    const data = readReport(document.getElementById("surge-data")?.textContent ?? "");
    const views = data.runs.map((run) => new RunView(run));
    setLanguage(data.language);
    const store = new Store({
      run: 0,
      step: firstStep(views[0]!.times),
      layer: "coverage",
      selection: null,
      hidden: ["hospital"],
    });
    draw(page, data, views, store);
    followWindow();
    // For pictures of the whole page.
    if (location.hash === "#all") drawAll();
  } catch (error) {
    page.replaceChildren(
      h("p", { class: "error", role: "alert" }, error instanceof Error ? error.message : String(error)),
    );
    throw error;
  }
}

start();
