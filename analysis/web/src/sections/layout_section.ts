// SPDX-License-Identifier: Apache-2.0
// What surge optimize found: plans and their trade-off, chosen sites, what each is worth, projects and budgets.
import type { Layout, Plan, Project, ReportData } from "../data/report_data";
import type { RunView } from "../data/run_view";
import { number, short, unitText } from "../text/format";
import { say } from "../text/language";
import { word } from "../text/words";
import { h, select, svg } from "../ui/dom";
import { note, section } from "../ui/section";
import { cell, table } from "../ui/table";
import { kGridBox, kTooltip, valueAxis } from "../charts/axes";
import { type Bar, barsOption, barsTable } from "../charts/bars";
import { type Option, chartFrame } from "../charts/chart";
import { category } from "../charts/colours";
import { escape } from "../charts/fan";
import { CountyMap } from "../map/county_map";
import { boxOf, unionOf } from "../map/projection";
import { shapesOf } from "../map/shapes";
import { symbolPath } from "../map/symbols";

const kMoney = { unit: "CNY", share: false };

/** Mean against the worst disasters: each plan a point. */
function tradeOff(plans: Plan[]): HTMLElement | null {
  const told = plans.filter((plan) => plan.measured ?? plan.made);
  if (told.length < 2) return null;
  const points = told.map((plan) => ({ name: plan.name, of: (plan.measured ?? plan.made)! }));
  const option = (): Option => ({
    grid: { ...kGridBox, bottom: 24, right: 80 },
    tooltip: {
      ...kTooltip,
      formatter: (shown: unknown) => {
        const { name, value } = shown as { name: string; value: [number, number] };
        return `${escape(name)}<br>${word("mean")}: ${short(value[0])}<br>${word("worstDisasters")}: ${short(value[1])}`;
      },
    },
    xAxis: { ...valueAxis(kMoney, word("meanCost")), scale: true, nameLocation: "middle", nameGap: 26 },
    yAxis: { ...valueAxis(kMoney, word("worstDisasters")), scale: true },
    series: [
      {
        type: "line",
        showSymbol: true,
        symbolSize: 11,
        lineStyle: { opacity: 0 },
        itemStyle: { color: category(0) },
        label: { show: true, position: "right", formatter: "{b}" },
        data: points.map((point) => ({ name: point.name, value: [point.of.mean_cny, point.of.tail_cny] })),
      },
    ],
  });
  return chartFrame(() => ({
    title: word("tradeOffTitle"),
    about: word("tradeOffAbout"),
    height: 320,
    option,
    data: () => ({
      columns: [word("plan"), word("meanCost"), word("worstDisasters"), word("worstCounty")],
      rows: points.map(({ name, of }) => [
        name,
        cell(number(of.mean_cny), of.mean_cny),
        cell(number(of.tail_cny), of.tail_cny),
        cell(number(of.worst_county), of.worst_county),
      ]),
    }),
  })).element;
}

function worth(plan: Plan, nameOf: (key: string) => string): HTMLElement | null {
  const bars = plan.sites.flatMap((site): Bar[] =>
    site.worth_cny
      ? [{ name: nameOf(site.depot), mean: site.worth_cny.mean, low: site.worth_cny.low, high: site.worth_cny.high }]
      : [],
  );
  if (bars.length === 0) return null;
  bars.sort((x, y) => (y.mean ?? 0) - (x.mean ?? 0));
  const group = { name: plan.name, bars };
  return chartFrame(() => ({
    title: word("worthTitle"),
    about: word("worthAbout"),
    height: 60 + 24 * bars.length,
    option: () => barsOption(kMoney, [group]),
    data: () => barsTable(kMoney, [group], word("site")),
  })).element;
}

function siteMap(data: ReportData, view: RunView, plan: Plan): HTMLElement | null {
  const shapes = shapesOf(data, view.axis("county").keys);
  const placeOf = (key: string): [number, number] | null => {
    const facility = view.run.facilities.find((one) => one.key === key);
    return facility ? [facility.lon, facility.lat] : (data.seats[key] ?? null);
  };
  const sites = plan.sites.flatMap((site) => {
    const place = placeOf(site.depot);
    return place ? [{ site, point: shapes.projection.point(place) }] : [];
  });
  if (sites.length === 0 || shapes.counties.length === 0) return null;
  const signs: { element: SVGElement; point: [number, number] }[] = [];
  const scale = (size: number): void => {
    for (const { element, point } of signs)
      element.setAttribute("transform", `translate(${point.join(",")}) scale(${size * 1.5})`);
  };
  const map = new CountyMap({
    label: word("sitesTitle"),
    shapes,
    box: unionOf([boxOf(sites.map((one) => one.point)), ...shapes.counties.map((county) => county.box)]),
    tell: (shape) => say(view.nameOf("county", shapes.counties[shape]!.key)),
    zoomed: scale,
  });
  map.colour(() => "#f1f2f4");
  for (const { site, point } of sites) {
    const element = svg("path", { d: symbolPath("depot"), class: "facility depot site" });
    const stock = Object.entries(site.stock ?? {}).map(
      ([item, units]) => `${say(view.nameOf("item", item))}: ${number(units)}`,
    );
    map.addHint(element, () => [say(nameOfDepot(view, site.depot)), ...stock].join("\n"));
    signs.push({ element, point });
    map.over.append(element);
  }
  requestAnimationFrame(() => scale(map.view.kilometresAPixel()));
  return map.element;
}

function nameOfDepot(view: RunView, key: string): { en: string; zh: string } {
  return view.index("depot", key) >= 0 ? view.nameOf("depot", key) : view.nameOf("county", key);
}

function siteTable(view: RunView, plan: Plan): HTMLElement {
  const rows = plan.sites.map((site) => {
    const stock = Object.entries(site.stock ?? {}).map(
      ([item, units]) => `${say(view.nameOf("item", item))} ${number(units)}`,
    );
    return [
      say(nameOfDepot(view, site.depot)),
      site.cost_cny === undefined ? "–" : cell(number(site.cost_cny), site.cost_cny),
      stock.join(", "),
    ];
  });
  return table(
    { columns: [word("site"), `${word("cost")} (${unitText("CNY")})`, word("stockColumn")], rows },
    word("sitesTitle"),
  );
}

function plansPart(data: ReportData, view: RunView, layout: Layout, plans: Plan[]): HTMLElement {
  const body = h("div", {});
  const show = (name: string): void => {
    const plan = plans.find((one) => one.name === name) ?? plans[0]!;
    const parts = [siteMap(data, view, plan), worth(plan, (key) => say(nameOfDepot(view, key))), siteTable(view, plan)];
    body.replaceChildren(...parts.filter((part) => part !== null));
  };
  const best = layout.recommended ?? plans[plans.length - 1]?.name ?? "";
  show(best);
  const pick = select(
    word("plan"),
    plans.map((plan) => ({ key: plan.name, label: plan.name })),
    best,
    show,
  );
  return h("div", {}, simulated(layout), tradeOff(plans), plans.length > 1 ? pick : null, body);
}

/** What simulation says of the plans against the present, in sentences. */
function simulated(layout: Layout): HTMLElement | null {
  const sentences = layout.simulated?.metrics.flatMap((metric) => metric.differences.map((one) => one.sentence)) ?? [];
  if (sentences.length === 0) return null;
  return h(
    "div",
    {},
    h("h3", {}, word("bySimulation")),
    h("ul", { class: "sentences" }, ...sentences.map((text) => h("li", {}, text))),
  );
}

function plansOf(layout: Layout): Plan[] {
  if (layout.plans?.length) return layout.plans;
  return layout.chosen?.length ? [{ name: layout.kind, sites: layout.chosen.map((depot) => ({ depot })) }] : [];
}

function projectBars(projects: Project[], unit: string): HTMLElement {
  const kind = { unit, share: false };
  const bar = (project: Project, of: { value: number; interval: [number, number] } | null): Bar => ({
    name: `${project.funded ? "● " : "○ "}${say(project.name)}`,
    mean: of?.value ?? null,
    low: of?.interval[0] ?? null,
    high: of?.interval[1] ?? null,
  });
  const groups = [
    { name: word("marginalValue"), bars: projects.map((project) => bar(project, project.marginal)) },
    { name: word("valueAlone"), bars: projects.map((project) => bar(project, project.alone)) },
  ];
  return chartFrame(() => ({
    title: word("marginalTitle"),
    about: word("marginalAbout"),
    height: 80 + 36 * projects.length,
    option: () => barsOption(kind, groups),
    data: () => barsTable(kind, groups, word("project")),
  })).element;
}

function budgetCurve(layout: Layout): HTMLElement | null {
  const budgets = layout.budgets ?? [];
  if (budgets.length < 2) return null;
  const kind = { unit: layout.unit ?? "", share: false };
  const option = (): Option => ({
    grid: { ...kGridBox, bottom: 24 },
    tooltip: { ...kTooltip, trigger: "axis", valueFormatter: (amount) => short(Number(amount)) },
    xAxis: { ...valueAxis(kMoney, word("budget")), nameLocation: "middle", nameGap: 26 },
    yAxis: valueAxis(kind),
    series: [
      {
        type: "line",
        name: word("valueColumn"),
        step: "end",
        symbolSize: 7,
        itemStyle: { color: category(0) },
        data: budgets.map((one) => [one.budget_cny, one.value]),
      },
    ],
  });
  return chartFrame(() => ({
    title: word("budgetTitle"),
    about: word("budgetAbout"),
    height: 280,
    option,
    data: () => ({
      columns: [word("budget"), word("valueColumn"), word("funded")],
      rows: budgets.map((one) => [
        cell(number(one.budget_cny), one.budget_cny),
        cell(number(one.value), one.value),
        one.funded.join(", "),
      ]),
    }),
  })).element;
}

export function layoutSection(data: ReportData, view: RunView): HTMLElement | null {
  const { layout } = data;
  if (!layout) return null;
  const plans = plansOf(layout);
  const parts = layout.projects
    ? [projectBars(layout.projects, layout.unit ?? ""), budgetCurve(layout)]
    : plans.length > 0
      ? [plansPart(data, view, layout, plans)]
      : [];
  if (parts.length === 0) return null;
  const budget = typeof layout.budget_cny === "number" ? word("layoutBudget", number(layout.budget_cny)) : "";
  return section(
    "layout",
    word("layoutTitle"),
    note(`${word("layoutNote", layout.kind, layout.scenario)} ${budget}`),
    ...parts,
  );
}
