// SPDX-License-Identifier: Apache-2.0
// The map of the run with its clock, and beside it the story of what is chosen.
import type { ReportData } from "../data/report_data";
import type { RunView } from "../data/run_view";
import { CountyMap } from "../map/county_map";
import { clockBar } from "../map/clock_bar";
import { type Layer, layersOf } from "../map/layers";
import { legend } from "../map/legend";
import { NetworkLayer } from "../map/network";
import { type Box, unionOf } from "../map/projection";
import { type Shapes, shapesOf } from "../map/shapes";
import { say } from "../text/language";
import { kNothing } from "../text/format";
import { word } from "../text/words";
import { choices, h } from "../ui/dom";
import { note, section } from "../ui/section";
import type { MapLayer, Selection, Store } from "../ui/store";
import { placeStory } from "./place_story";

/** About the counties where anybody needs anything: the others are dull. */
function boxOfNeed(view: RunView, shapes: Shapes): Box {
  const story = view.story;
  if (!story) return shapes.box;
  const need = view.grid(story.need);
  const last = need.rows - 1;
  const most = Math.max(...need.row(last).filter((people) => !Number.isNaN(people)), 0);
  const struck = shapes.counties.filter((county) => need.at(last, view.index("county", county.key)) > most / 500);
  return struck.length > 3 ? unionOf(struck.map((county) => county.box)) : shapes.box;
}

interface Place {
  label: string;
  selection: Selection;
}

function places(view: RunView): Place[] {
  const { run } = view;
  const counties = view
    .axis("county")
    .names.map((name, index): Place => ({ label: say(name), selection: { kind: "county", index } }));
  const facilities = run.facilities.map((facility, index): Place => ({
    label: say(facility.name),
    selection: { kind: facility.kind as Selection["kind"], index },
  }));
  return [...counties, ...facilities];
}

/** For the keyboard, and for who knows the name. */
function placeSearch(view: RunView, store: Store): HTMLElement {
  const all = places(view);
  const list = h(
    "datalist",
    { id: "places" },
    ...[...new Set(all.map((place) => place.label))].map((label) => h("option", { value: label })),
  );
  const box = h("input", {
    type: "search",
    list: "places",
    placeholder: word("findPlace"),
    "aria-label": word("findPlace"),
  });
  box.addEventListener("change", () => {
    const found = all.find((place) => place.label === box.value);
    if (found) store.set({ selection: found.selection });
  });
  return h("div", { class: "place-search" }, box, list);
}

/** County of a shape: the shapes leave out counties that have no place. */
function countyIndex(view: RunView, shapes: Shapes, shape: number): number {
  return view.index("county", shapes.counties[shape]?.key ?? "");
}

function hintText(view: RunView, layer: Layer, county: number, step: number): string {
  const name = say(view.axis("county").names[county] ?? { en: "", zh: "" });
  const amount = layer.value(county, step);
  const text = Number.isNaN(amount) ? (layer.key === "stock" ? "" : word("noNeed")) : layer.text(amount);
  return text ? `${name}\n${word(layer.title)}: ${text}` : name;
}

function buildMap(data: ReportData, view: RunView, store: Store, layers: Layer[]): HTMLElement {
  const shapes = shapesOf(data, view.axis("county").keys);
  const layerNow = (): Layer => layers.find((layer) => layer.key === store.now.layer) ?? layers[0]!;
  let network: NetworkLayer | null = null;
  const map = new CountyMap({
    label: word("mapLabel"),
    shapes,
    box: boxOfNeed(view, shapes),
    tell: (shape) => hintText(view, layerNow(), countyIndex(view, shapes, shape), store.now.step),
    choose: (shape) => store.set({ selection: { kind: "county", index: countyIndex(view, shapes, shape) } }),
    zoomed: (size) => network?.scale(size),
  });
  network = new NetworkLayer(view, store, map, shapes.projection);
  const kinds = new Set(view.run.facilities.map((facility) => facility.kind));
  const key = h("div", {});
  const colour = (): void => {
    const layer = layerNow();
    map.colour((shape) => layer.colour(layer.value(countyIndex(view, shapes, shape), store.now.step)));
    network?.update();
  };
  const describe = (): void => key.replaceChildren(legend(layerNow(), kinds, store));
  const mark = (): void => {
    const { selection } = store.now;
    const shape =
      selection?.kind === "county"
        ? shapes.counties.findIndex((county) => view.index("county", county.key) === selection.index)
        : -1;
    map.mark(shape >= 0 ? shape : null);
    network?.update();
  };
  store.on(["step", "layer"], colour);
  store.on(["layer"], describe);
  store.on(["selection"], mark);
  colour();
  describe();
  mark();
  // Its size is known once it stands in the page.
  requestAnimationFrame(() => network?.scale(map.view.kilometresAPixel()));
  window.addEventListener("resize", () => network?.scale(map.view.kilometresAPixel()));
  return h("div", {}, map.element, key);
}

export function mapSection(data: ReportData, view: RunView, store: Store): HTMLElement | null {
  const layers = layersOf(view);
  if (layers.length === 0 || view.axis("county").keys.length === 0) return null;
  if (!layers.some((layer) => layer.key === store.now.layer)) store.set({ layer: layers[0]!.key });
  const panel = h("aside", { class: "place-story", "aria-live": "polite", "aria-label": word("placeStory") });
  const tell = (): void => placeStory(panel, view, store);
  store.on(["selection"], tell);
  tell();
  const options = layers.map((layer) => ({ key: layer.key, label: word(layer.title) }));
  const story = view.story;
  return section(
    "map",
    word("mapTitle"),
    h(
      "div",
      { class: "map-controls" },
      choices(word("colourBy"), options, store.now.layer, (key) => store.set({ layer: key as MapLayer })),
      placeSearch(view, store),
    ),
    clockBar(store, view.times),
    h("div", { class: "map-and-story" }, buildMap(data, view, store, layers), panel),
    note(story ? word("mapNote", String(story.replication), kNothing) : word("mapNoteNoStory")),
  );
}
