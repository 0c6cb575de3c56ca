// SPDX-License-Identifier: Apache-2.0
import { word } from "../text/words";
import { kMissing } from "../charts/colours";
import { type Child, h, svg } from "../ui/dom";
import type { Store } from "../ui/store";
import type { Layer } from "./layers";
import { kLinkColours, symbolPath } from "./symbols";

export function gradient(stops: readonly string[], low: string, high: string): HTMLElement {
  const bar = h("span", { class: "gradient" });
  bar.style.background = `linear-gradient(to right, ${stops.join(", ")})`;
  return h("span", { class: "gradient-row" }, low, bar, high);
}

function line(state: keyof typeof kLinkColours, label: string): HTMLElement {
  const mark = svg(
    "svg",
    { width: 26, height: 10, "aria-hidden": "true" },
    svg("line", { x1: 1, y1: 5, x2: 25, y2: 5, class: `link ${state}` }),
  );
  return h("span", { class: "legend-entry" }, mark, label);
}

/** A box that shows or hides a kind of thing on the map. */
function toggle(store: Store, kind: string, ...label: Child[]): HTMLElement {
  const box = h("input", { type: "checkbox", "data-kind": kind, checked: !store.now.hidden.includes(kind) });
  box.addEventListener("change", () => {
    const others = store.now.hidden.filter((hidden) => hidden !== kind);
    store.set({ hidden: box.checked ? others : [...others, kind] });
  });
  return h("label", { class: "legend-entry" }, box, ...label);
}

function symbol(store: Store, kind: string, label: string): HTMLElement {
  const mark = svg(
    "svg",
    { width: 14, height: 14, viewBox: "-7 -7 14 14", "aria-hidden": "true" },
    svg("path", { d: symbolPath(kind), class: `facility ${kind}` }),
  );
  return toggle(store, kind, mark, label);
}

/** What the colours and signs mean; `kinds` of facilities that there are. */
export function legend(layer: Layer, kinds: Set<string>, store: Store): HTMLElement {
  const nothing = h("span", { class: "legend-entry" }, h("span", { class: "swatch" }), word("noNeed"));
  (nothing.firstElementChild as HTMLElement).style.background = kMissing;
  const names = { depot: word("depot"), plant: word("plant"), terminal: word("terminal"), hospital: word("hospital") };
  return h(
    "div",
    { class: "legend" },
    h("strong", {}, word(layer.title)),
    gradient(layer.stops, layer.text(layer.lowest), layer.text(layer.highest)),
    nothing,
    toggle(store, "link", word("links")),
    line("open", word("linkOpen")),
    line("degraded", word("linkDegraded")),
    line("closed", word("linkClosed")),
    ...Object.entries(names).flatMap(([kind, label]) => (kinds.has(kind) ? [symbol(store, kind, label)] : [])),
  );
}
