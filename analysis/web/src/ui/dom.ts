// SPDX-License-Identifier: Apache-2.0
// Elements in one call. Text always goes in as text, never as markup.

export type Child = Node | string | number | null | undefined | false;
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: never) => void)>;

function fill(element: Element, attributes: Attributes, children: Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") {
      element.addEventListener(name.replace(/^on/, ""), value as unknown as EventListener);
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  append(element, ...children);
}

export function append(parent: Element, ...children: Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    parent.append(child instanceof Node ? child : String(child));
  }
}

/** `h("p", {class: "note", onclick: f}, "text", child)`; false and null attributes and children are left out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  fill(element, attributes, children);
  return element;
}

export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  fill(element, attributes, children);
  return element;
}

export interface Option {
  key: string;
  label: string;
}

/** A labelled drop-down. */
export function select(
  label: string,
  options: Option[],
  chosen: string,
  changed: (key: string) => void,
): HTMLLabelElement {
  const list = h(
    "select",
    { onchange: (event: Event) => changed((event.target as HTMLSelectElement).value) },
    ...options.map((option) => h("option", { value: option.key, selected: option.key === chosen }, option.label)),
  );
  return h("label", { class: "choice" }, h("span", {}, label), list);
}

/** Buttons of which one is pressed. */
export function choices(label: string, options: Option[], chosen: string, changed: (key: string) => void): HTMLElement {
  const group = h("div", { class: "choices", role: "group", "aria-label": label });
  for (const option of options) {
    const button = h(
      "button",
      {
        type: "button",
        "data-key": option.key,
        "aria-pressed": String(option.key === chosen),
        onclick: () => {
          for (const other of group.children) other.setAttribute("aria-pressed", String(other === button));
          changed(option.key);
        },
      },
      option.label,
    );
    group.append(button);
  }
  return group;
}
