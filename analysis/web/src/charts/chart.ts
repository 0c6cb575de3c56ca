// SPDX-License-Identifier: Apache-2.0
// ECharts with only the parts used; drawn when it comes into sight, or when the page is printed.
import { BarChart, CustomChart, HeatmapChart, LineChart, SankeyChart } from "echarts/charts";
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { EChartsOption } from "echarts";
import { word } from "../text/words";
import { h } from "../ui/dom";
import { type TableData, csv, download, table } from "../ui/table";

echarts.use([
  LineChart,
  BarChart,
  HeatmapChart,
  SankeyChart,
  CustomChart,
  GridComponent,
  TooltipComponent,
  LegendComponent,
  MarkLineComponent,
  VisualMapComponent,
  SVGRenderer,
]);

export type Option = EChartsOption;

export interface ChartContent {
  title: string;
  /** What it shows, for who cannot see it, and as a subtitle. */
  about: string;
  height: number;
  option: () => Option;
  /** The numbers behind it. */
  data: () => TableData;
}

interface Drawn {
  chart: echarts.ECharts;
  box: HTMLElement;
}

const drawn = new Set<Drawn>();
const waiting = new Map<Element, () => void>();
const sight =
  typeof IntersectionObserver === "undefined"
    ? null
    : new IntersectionObserver(
        (entries) => {
          for (const entry of entries) if (entry.isIntersecting) drawNow(entry.target);
        },
        { rootMargin: "400px" },
      );

function drawNow(box: Element): void {
  const draw = waiting.get(box);
  waiting.delete(box);
  sight?.unobserve(box);
  draw?.();
}

/** For print, and for pictures of the whole page. */
export function drawAll(): void {
  for (const box of [...waiting.keys()]) drawNow(box);
}

export function forgetCharts(): void {
  for (const entry of drawn) entry.chart.dispose();
  drawn.clear();
  for (const box of waiting.keys()) sight?.unobserve(box);
  waiting.clear();
}

function fit(): void {
  for (const entry of drawn) entry.chart.resize();
}

export function followWindow(): void {
  window.addEventListener("resize", fit);
  window.addEventListener("beforeprint", () => {
    document.body.classList.add("printing");
    drawAll();
    fit();
    // What is printed is what has been drawn by now.
    for (const entry of drawn) entry.chart.getZr().refreshImmediately();
  });
  window.addEventListener("afterprint", () => {
    document.body.classList.remove("printing");
    fit();
  });
}

const kFont = 'system-ui, "Noto Sans", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif';
const kBase: Option = { animation: false, textStyle: { fontFamily: kFont, color: "#22262b" } };

/** A frame with title, chart and buttons for its numbers. `redraw` draws the content anew. */
export interface ChartFrame {
  element: HTMLElement;
  redraw: () => void;
}

function toolbar(content: () => ChartContent, chart: () => echarts.ECharts | null, place: HTMLElement): HTMLElement {
  const show = h("button", { type: "button", "aria-expanded": "false" }, word("showTable"));
  show.addEventListener("click", () => {
    const open = place.hidden;
    place.hidden = !open;
    show.setAttribute("aria-expanded", String(open));
    place.replaceChildren(...(open ? [table(content().data(), content().title)] : []));
  });
  const name = (): string => content().title.replace(/[^\p{L}\p{N}]+/gu, "-");
  const save = h("button", { type: "button" }, "CSV");
  save.setAttribute("aria-label", `${word("saveTable")}: ${content().title}`);
  save.addEventListener("click", () => download(`${name()}.csv`, "text/csv", "\ufeff" + csv(content().data())));
  const picture = h("button", { type: "button" }, word("picture"));
  picture.setAttribute("aria-label", `${word("savePicture")}: ${content().title}`);
  picture.addEventListener("click", () => {
    const source = chart();
    if (!source) return;
    const link = h("a", {
      href: source.getDataURL({ pixelRatio: 2, backgroundColor: "#fff" }),
      download: `${name()}.svg`,
    });
    link.click();
  });
  return h("div", { class: "chart-tools" }, show, save, picture);
}

export function chartFrame(content: () => ChartContent): ChartFrame {
  const first = content();
  const box = h("div", { class: "chart", role: "img", "aria-label": `${first.title}. ${first.about}` });
  box.style.height = `${first.height}px`;
  const title = h("figcaption", {}, h("strong", {}, first.title), " ", h("span", {}, first.about));
  const place = h("div", { class: "chart-table", hidden: true });
  let chart: echarts.ECharts | null = null;
  const draw = (): void => {
    const now = content();
    title.replaceChildren(h("strong", {}, now.title), " ", h("span", {}, now.about));
    box.setAttribute("aria-label", `${now.title}. ${now.about}`);
    box.style.height = `${now.height}px`;
    if (!chart) {
      chart = echarts.init(box, null, { renderer: "svg" });
      drawn.add({ chart, box });
    }
    chart.resize();
    chart.setOption({ ...kBase, ...now.option() }, { notMerge: true });
    if (!place.hidden) place.replaceChildren(table(now.data(), now.title));
  };
  waiting.set(box, draw);
  sight?.observe(box);
  const element = h(
    "figure",
    { class: "chart-frame" },
    title,
    box,
    toolbar(content, () => chart, place),
    place,
  );
  return { element, redraw: () => (waiting.has(box) ? undefined : draw()) };
}
