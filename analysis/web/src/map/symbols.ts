// SPDX-License-Identifier: Apache-2.0
// Signs of facilities, told apart by shape as well as by colour, and colours of links.

export const kLinkColours = { closed: "#d55e00", degraded: "#e69f00", open: "#8d949d" } as const;
export type LinkState = keyof typeof kLinkColours;
export const kLinkStates: LinkState[] = ["closed", "degraded", "open"];

const kPaths: Record<string, string> = {
  depot: "M-4.5,-4.5H4.5V4.5H-4.5Z",
  plant: "M0,-5.5L5.2,4H-5.2Z",
  terminal: "M0,-5L5,0L0,5L-5,0Z",
  hospital: "M-1.7,-5H1.7V-1.7H5V1.7H1.7V5H-1.7V1.7H-5V-1.7H-1.7Z",
};

/** About 10 by 10, around 0. */
export function symbolPath(kind: string): string {
  return kPaths[kind] ?? "M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0Z";
}
