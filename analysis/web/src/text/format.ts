// SPDX-License-Identifier: Apache-2.0
// Numbers for people to read.
import type { Maybe, Quantity, Statistics } from "../data/report_data";
import { language, locale } from "./language";

export const kNothing = "–";

/** Units in Chinese; others are kept. */
const kChineseUnits: Record<string, string> = {
  "person d": "人·天",
  CNY: "元",
  h: "小时",
  d: "天",
  km: "公里",
  "t km": "吨·公里",
  m3: "立方米",
  t: "吨",
};
const kEnglishUnits: Record<string, string> = { "person d": "person-days", m3: "m³", "t km": "tonne-km" };

export function unitText(unit: string): string {
  if (unit === "1" || unit === "") return "";
  return (language() === "zh" ? kChineseUnits[unit] : kEnglishUnits[unit]) ?? unit;
}

function plain(value: number, options: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(locale(), options).format(value);
}

/** With as many digits as tell something: 43,685,869; 228; 13.5; 0.282. */
export function number(value: Maybe | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return kNothing;
  const size = Math.abs(value);
  if (size >= 100 || value === 0 || Number.isInteger(value)) return plain(value, { maximumFractionDigits: 0 });
  return plain(value, { maximumSignificantDigits: 3, minimumSignificantDigits: size >= 1 ? 3 : 1 });
}

/** On an axis: 0.5, 1, 1.5, 43.7M. */
export function tick(value: number): string {
  return Math.abs(value) < 10000 ? plain(value, { maximumSignificantDigits: 6 }) : short(value);
}

/** Short: 43.7M, 4369万. */
export function short(value: Maybe | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return kNothing;
  if (Math.abs(value) < 10000) return number(value);
  return plain(value, { notation: "compact", maximumSignificantDigits: 3 });
}

export function percent(value: Maybe | undefined, digits = 1): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return kNothing;
  return `${plain(100 * value, { minimumFractionDigits: digits, maximumFractionDigits: digits })}\u202f%`;
}

type Kind = Pick<Quantity, "unit" | "share">;

/** Without its unit, which stands elsewhere; shares carry their sign. */
export function value(kind: Kind, amount: Maybe | undefined): string {
  return kind.share ? percent(amount) : number(amount);
}

export function valueWithUnit(kind: Kind, amount: Maybe | undefined): string {
  const text = kind.share ? percent(amount) : short(amount);
  const unit = kind.share || text === kNothing ? "" : unitText(kind.unit);
  return unit ? `${text}\u00a0${unit}` : text;
}

export function interval(kind: Kind, low: Maybe | undefined, high: Maybe | undefined, brief = false): string {
  if (low === null || high === null || low === undefined || high === undefined) return kNothing;
  const show = (amount: number): string => (kind.share ? percent(amount) : brief ? short(amount) : number(amount));
  return language() === "zh" ? `${show(low)} 至 ${show(high)}` : `${show(low)} to ${show(high)}`;
}

export function hours(value: Maybe | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return kNothing;
  return `${number(value)}\u00a0${unitText("h")}`;
}

/** "day 3, 12:00", counted from the impact; the first day is day 1. */
export function clock(time: number): string {
  const sign = time < 0 ? -1 : 1;
  const whole = Math.floor(Math.abs(time));
  const minutes = Math.round((Math.abs(time) - whole) * 60);
  if (sign < 0) return language() === "zh" ? `之前 ${whole} 小时` : `${whole} h before`;
  const day = Math.floor(whole / 24) + 1;
  const hour = `${String(whole % 24).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
  return language() === "zh" ? `第 ${day} 天 ${hour}` : `day ${day}, ${hour}`;
}

/** "87 of 100", for what did not happen every time. */
export function reached(statistics: Statistics): string {
  if (statistics.happened === statistics.n) return "";
  return language() === "zh"
    ? `${statistics.n} 次中 ${statistics.happened} 次`
    : `${statistics.happened} of ${statistics.n}`;
}
