// SPDX-License-Identifier: Apache-2.0
// Counties as shapes that can be coloured, pointed at and chosen; the base of every map of the page.
import { word } from "../text/words";
import { h, svg } from "../ui/dom";
import type { Box } from "./projection";
import type { Shapes } from "./shapes";
import { ViewBox } from "./view_box";

export interface CountyMapOptions {
  label: string;
  shapes: Shapes;
  /** Shown at first; the box of the counties if not given. */
  box?: Box;
  /** Position of the shape in `shapes.counties`. */
  tell: (county: number) => string;
  choose?: (county: number) => void;
  zoomed?: (kilometresAPixel: number) => void;
}

export class CountyMap {
  readonly element: HTMLElement;
  readonly picture: SVGSVGElement;
  readonly view: ViewBox;
  /** Above the counties. */
  readonly over = svg("g", {});
  private readonly paths: SVGPathElement[];
  private readonly hint = h("div", { class: "map-hint", hidden: true });

  constructor(private readonly options: CountyMapOptions) {
    const { shapes } = options;
    this.paths = shapes.counties.map((county, i) =>
      svg("path", { d: county.path, class: "county", "data-county": county.key, "data-index": i }),
    );
    this.picture = svg("svg", {
      class: "map",
      role: "img",
      tabindex: 0,
      "aria-label": `${options.label}. ${word("mapKeys")}`,
      preserveAspectRatio: "xMidYMid meet",
    });
    this.picture.append(svg("g", {}, ...this.paths), this.over);
    this.view = new ViewBox(this.picture, options.box ?? shapes.box, (size) => options.zoomed?.(size));
    this.element = h("div", { class: "map-frame" }, this.view.buttons(), this.hint);
    this.element.prepend(this.picture);
    this.listen();
  }

  colour(of: (county: number) => string): void {
    this.paths.forEach((path, i) => path.setAttribute("fill", of(i)));
  }
  mark(chosen: number | null): void {
    this.paths.forEach((path, i) => path.classList.toggle("chosen", i === chosen));
    const path = chosen === null ? undefined : this.paths[chosen];
    path?.parentNode?.append(path);
  }
  hatch(which: (county: number) => boolean): void {
    this.paths.forEach((path, i) => path.classList.toggle("unsure", which(i)));
  }
  /** Other things on the map tell about themselves in the same way. */
  addHint(element: Element, text: () => string): void {
    element.addEventListener("pointermove", (event) => {
      event.stopPropagation();
      this.showHint(event as PointerEvent, text());
    });
  }

  private listen(): void {
    this.picture.addEventListener("pointermove", (event) => {
      const index = (event.target as Element).getAttribute("data-index");
      if (index === null) this.hint.hidden = true;
      else this.showHint(event, this.options.tell(Number(index)));
    });
    this.picture.addEventListener("pointerleave", () => (this.hint.hidden = true));
    this.picture.addEventListener("click", (event) => {
      const index = (event.target as Element).getAttribute("data-index");
      if (index !== null && !this.view.wasDragged) this.options.choose?.(Number(index));
    });
  }
  private showHint(event: PointerEvent, text: string): void {
    const frame = this.element.getBoundingClientRect();
    const x = event.clientX - frame.left;
    this.hint.hidden = false;
    this.hint.replaceChildren(...text.split("\n").map((line, i) => h(i === 0 ? "strong" : "div", {}, line)));
    this.hint.style.top = `${event.clientY - frame.top + 14}px`;
    const left = x > frame.width / 2;
    this.hint.style.left = left ? "auto" : `${x + 12}px`;
    this.hint.style.right = left ? `${frame.width - x + 12}px` : "auto";
  }
}
