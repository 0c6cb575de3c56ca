// SPDX-License-Identifier: Apache-2.0
// Colours that people with any colour vision tell apart, and that print in grey.

/** Okabe and Ito, Color Universal Design (2008), without black and yellow, which is too light for lines on white. */
export const kCategories = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#5b5b5b"] as const;

export function category(index: number): string {
  return kCategories[index % kCategories.length]!;
}

/** Cividis (Nunez, Anderton, Renslow 2018), nine of its colours, dark to light. */
const kCividis = ["#00224e", "#123570", "#3b496c", "#575d6d", "#707173", "#8a8678", "#a59c74", "#c3b369", "#fee838"];
/** ColorBrewer YlOrBr, nine classes, light to dark. */
const kBurden = ["#ffffe5", "#fff7bc", "#fee391", "#fec44f", "#fe9929", "#ec7014", "#cc4c02", "#993404", "#662506"];
/** ColorBrewer PuOr, eleven classes; purple, white, orange. */
const kChange = [
  "#2d004b",
  "#542788",
  "#8073ac",
  "#b2abd2",
  "#d8daeb",
  "#f7f7f7",
  "#fee0b6",
  "#fdb863",
  "#e08214",
  "#b35806",
  "#7f3b08",
];

export const kMissing = "#e3e5e8";

type Stops = readonly string[];

function channels(colour: string): [number, number, number] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)) as [number, number, number];
}

/** Along the stops; `share` in 0 to 1, others are cut. */
export function along(stops: Stops, share: number): string {
  if (Number.isNaN(share)) return kMissing;
  const place = Math.min(Math.max(share, 0), 1) * (stops.length - 1);
  const left = Math.min(Math.floor(place), stops.length - 2);
  const from = channels(stops[left]!);
  const to = channels(stops[left + 1]!);
  const mixed = from.map((channel, i) => Math.round(channel + (to[i]! - channel) * (place - left)));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

/** 0 dark (none) to 1 light (all). */
export const coverageColour = (share: number): string => along(kCividis, share);
/** 0 light (none) to 1 dark (most). */
export const burdenColour = (share: number): string => along(kBurden, share);
/** -1 purple, 0 white, 1 orange. */
export const changeColour = (share: number): string => along(kChange, (share + 1) / 2);

export const kCoverageStops = kCividis;
export const kBurdenStops = kBurden;
export const kChangeStops = kChange;

export const kLineStates: Record<string, string> = {
  preparing: "#e69f00",
  ramping: "#56b4e9",
  full: "#0072b2",
  reverting: "#5b5b5b",
};
export const kTeamStates: Record<string, string> = {
  mobilising: "#e69f00",
  travelling: "#56b4e9",
  working: "#009e73",
  resting: "#9a9a9a",
};
