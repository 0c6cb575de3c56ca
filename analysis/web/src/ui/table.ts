// SPDX-License-Identifier: Apache-2.0
import { word } from "../text/words";
import { h } from "./dom";

/** Numbers are kept as they are, for the file; `text` shows them. */
export interface Cell {
  text: string;
  raw?: number | null;
}

export interface TableData {
  columns: string[];
  rows: (Cell | string)[][];
}

/** A cell with its exact number in `value`, for readers and tests. */
export function cell(text: string, raw: number | null | undefined): Cell {
  return { text, raw: raw ?? null };
}

function cellElement(content: Cell | string, first: boolean): HTMLElement {
  if (typeof content === "string") return first ? h("th", { scope: "row" }, content) : h("td", {}, content);
  const exact = content.raw === null || content.raw === undefined ? null : String(content.raw);
  return h("td", { class: "number" }, exact === null ? content.text : h("data", { value: exact }, content.text));
}

export function table(data: TableData, caption: string): HTMLElement {
  const numeric = (column: number): boolean => data.rows.some((row) => typeof row[column] === "object");
  const head = h(
    "tr",
    {},
    ...data.columns.map((column, i) => h("th", { scope: "col", class: numeric(i) ? "number" : null }, column)),
  );
  const rows = data.rows.map((row) => h("tr", {}, ...row.map((content, i) => cellElement(content, i === 0))));
  const element = h("table", {}, h("caption", {}, caption), h("thead", {}, head), h("tbody", {}, ...rows));
  return h("div", { class: "table-frame", tabindex: "0", role: "group", "aria-label": caption }, element);
}

function csvField(content: Cell | string): string {
  if (typeof content !== "string" && content.raw !== undefined) return String(content.raw ?? "");
  const given = typeof content === "string" ? content : content.text;
  const text = /^[=+\-@\t]/.test(given) ? `'${given}` : given;
  return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe before it. */
export function csv(data: TableData): string {
  return [data.columns, ...data.rows].map((row) => row.map(csvField).join(",")).join("\r\n") + "\r\n";
}

export function download(name: string, type: string, content: BlobPart): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = h("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Rows that hold the words typed stay. */
export function filterable(frame: HTMLElement): HTMLElement {
  const box = h("input", { type: "search", placeholder: word("filter"), "aria-label": word("filter") });
  box.addEventListener("input", () => {
    const wanted = box.value.trim().toLowerCase();
    for (const row of frame.querySelectorAll("tbody tr")) {
      (row as HTMLElement).hidden = !(row.textContent ?? "").toLowerCase().includes(wanted);
    }
  });
  return h("div", { class: "filtered" }, box, frame);
}
