// SPDX-License-Identifier: Apache-2.0
import { type Child, h } from "./dom";

/** A part of the page with its heading; `key` is its address. */
export function section(key: string, title: string, ...children: Child[]): HTMLElement {
  return h(
    "section",
    { id: key, "aria-labelledby": `${key}-title` },
    h("h2", { id: `${key}-title` }, title),
    ...children,
  );
}

export function note(text: string): HTMLElement {
  return h("p", { class: "note" }, text);
}
