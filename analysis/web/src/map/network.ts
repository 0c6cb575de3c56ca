// SPDX-License-Identifier: Apache-2.0
// Links and facilities over the counties.
import type { RunView } from "../data/run_view";
import { say } from "../text/language";
import { number, percent } from "../text/format";
import { type Word, word } from "../text/words";
import { svg } from "../ui/dom";
import type { SelectionKind, Store } from "../ui/store";
import { coverageColour } from "../charts/colours";
import type { CountyMap } from "./county_map";
import type { Projection } from "./projection";
import { type LinkState, kLinkStates, symbolPath } from "./symbols";

const kLinkWords: Record<LinkState, Word> = { open: "linkOpen", degraded: "linkDegraded", closed: "linkClosed" };

const kSignWidth = 11;
const kSignSize = 0.8;

export class NetworkLayer {
  private readonly lines: SVGLineElement[] = [];
  private readonly signs: { element: SVGPathElement; x: number; y: number; shift: number }[] = [];
  private readonly groups = new Map<string, SVGGElement>();
  private readonly flowMost: number;

  constructor(
    private readonly view: RunView,
    private readonly store: Store,
    private readonly map: CountyMap,
    projection: Projection,
  ) {
    this.flowMost = this.largestFlow();
    this.drawLinks(projection);
    this.drawFacilities(projection);
    this.scale(map.view.kilometresAPixel());
    this.update();
    this.hide();
    store.on(["hidden"], () => this.hide());
  }

  /** Signs keep their size on the screen. */
  scale(kilometresAPixel: number): void {
    for (const { element, x, y, shift } of this.signs) {
      const place = `translate(${x.toFixed(1)},${y.toFixed(1)})`;
      element.setAttribute(
        "transform",
        `${place} scale(${(kSignSize * kilometresAPixel).toFixed(4)}) translate(${shift},0)`,
      );
    }
  }
  update(): void {
    const { step, layer, selection } = this.store.now;
    this.updateLinks(step);
    const filling = this.view.course("depot_filling");
    const grid = filling && layer === "stock" ? this.view.grid(filling.mean) : null;
    this.view.run.facilities.forEach((facility, i) => {
      const sign = this.signs[i]!.element;
      const depot = facility.kind === "depot" ? this.view.index("depot", facility.key) : -1;
      sign.style.fill = grid && depot >= 0 ? coverageColour(grid.at(step, depot)) : "";
      sign.classList.toggle("chosen", selection?.kind === facility.kind && selection.index === i);
    });
    this.lines.forEach((line, i) =>
      line.classList.toggle("chosen", selection?.kind === "link" && selection.index === i),
    );
  }

  private largestFlow(): number {
    const { story } = this.view;
    if (!story) return 1;
    return Math.max(1, ...this.view.grid(story.linkFlow).values.filter((flow) => !Number.isNaN(flow)));
  }
  private updateLinks(step: number): void {
    const { story } = this.view;
    if (!story) return;
    const states = this.view.grid(story.linkState);
    const flows = this.view.grid(story.linkFlow);
    this.lines.forEach((line, i) => {
      const flow = flows.at(step, i) || 0;
      const state = kLinkStates[states.at(step, i)] ?? "open";
      line.setAttribute("class", `link ${state} ${flow > 0 ? "busy" : ""}`);
      line.style.strokeWidth = flow > 0 ? (1.2 + 5 * Math.sqrt(flow / this.flowMost)).toFixed(1) : "";
    });
  }
  private hide(): void {
    for (const [kind, group] of this.groups) group.style.display = this.store.now.hidden.includes(kind) ? "none" : "";
  }
  /** Of links, or of facilities of a kind. */
  private group(kind: string): SVGGElement {
    let group = this.groups.get(kind);
    if (!group) {
      group = svg("g", { class: `kind-${kind}` });
      this.groups.set(kind, group);
      this.map.over.append(group);
    }
    return group;
  }
  private drawLinks(projection: Projection): void {
    const { run, story } = this.view;
    const group = this.group("link");
    run.links.forEach((link, i) => {
      const [x1, y1] = projection.point(link.from);
      const [x2, y2] = projection.point(link.to);
      const line = svg("line", { x1, y1, x2, y2, class: "link open" });
      this.lines.push(line);
      this.choosable(line, "link", i, () => {
        const text = `${say(link.name)}\n${word(`link_${link.kind}` as Word)}`;
        if (!story) return text;
        const state = kLinkStates[this.view.grid(story.linkState).at(this.store.now.step, i)] ?? "open";
        const flow = this.view.grid(story.linkFlow).at(this.store.now.step, i);
        return `${text}, ${word(kLinkWords[state])}\n${number(flow)} ${word("vehiclesOnLink")}`;
      });
      group.append(line);
    });
  }
  private drawFacilities(projection: Projection): void {
    const taken = new Map<string, number>();
    this.view.run.facilities.forEach((facility, i) => {
      const [x, y] = projection.point([facility.lon, facility.lat]);
      const element = svg("path", {
        d: symbolPath(facility.kind),
        class: `facility ${facility.kind}`,
        "data-facility": facility.key,
      });
      // Several at one place stand beside each other.
      const place =
        facility.kind === "hospital" ? facility.key : `${facility.lon.toFixed(3)} ${facility.lat.toFixed(3)}`;
      const earlier = taken.get(place) ?? 0;
      taken.set(place, earlier + 1);
      this.signs.push({ element, x, y, shift: earlier * kSignWidth });
      this.choosable(element, facility.kind as SelectionKind, i, () => {
        const lines = [say(facility.name), word(facility.kind as Word)];
        const depot = facility.kind === "depot" ? this.view.index("depot", facility.key) : -1;
        const filling = this.view.course("depot_filling");
        if (filling && depot >= 0) {
          const share = this.view.grid(filling.mean).at(this.store.now.step, depot);
          if (!Number.isNaN(share)) lines.push(`${word("layerStock")}: ${percent(share)}`);
        }
        return lines.join("\n");
      });
      this.group(facility.kind).append(element);
    });
  }
  private choosable(element: SVGElement, kind: SelectionKind, index: number, text: () => string): void {
    this.map.addHint(element, text);
    element.addEventListener("click", (event) => {
      event.stopPropagation();
      if (!this.map.view.wasDragged) this.store.set({ selection: { kind, index } });
    });
  }
}
