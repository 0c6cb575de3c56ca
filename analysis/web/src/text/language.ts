// SPDX-License-Identifier: Apache-2.0
import type { Name } from "../data/report_data";

export type Language = "en" | "zh";

let current: Language = "en";

export function language(): Language {
  return current;
}
export function setLanguage(chosen: Language): void {
  current = chosen;
}

/** A name in the language of the page; the other where there is none. */
export function say(name: Name): string {
  return current === "zh" && name.zh ? name.zh : name.en || name.zh;
}

export function locale(): string {
  return current === "zh" ? "zh-CN" : "en-US";
}
