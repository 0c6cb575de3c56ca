// SPDX-License-Identifier: Apache-2.0
// How evenly a burden lies on groups of people.

export interface EquityCurve {
  /** Share of all need, groups with the least burden for their need first; begins at 0, ends at 1. */
  need: number[];
  /** Share of all burden that these carry. */
  burden: number[];
  /** Twice the area between the curve and the diagonal: 0 all alike, towards 1 all on few. */
  gini: number;
}

/** Lorenz curve of burden over need (Lorenz 1905); groups without need are left out. Null if nobody carries any. */
export function equityCurve(need: ArrayLike<number>, burden: ArrayLike<number>): EquityCurve | null {
  const groups: { need: number; burden: number }[] = [];
  for (let i = 0; i < need.length; ++i) {
    const group = { need: need[i] ?? 0, burden: burden[i] ?? 0 };
    if (group.need > 0 && group.burden >= 0) groups.push(group);
  }
  const allNeed = groups.reduce((sum, group) => sum + group.need, 0);
  const allBurden = groups.reduce((sum, group) => sum + group.burden, 0);
  if (!(allNeed > 0 && allBurden > 0)) return null;
  groups.sort((x, y) => x.burden / x.need - y.burden / y.need);
  const curve: EquityCurve = { need: [0], burden: [0], gini: 0 };
  let needSoFar = 0;
  let burdenSoFar = 0;
  let area = 0;
  for (const group of groups) {
    const before = burdenSoFar;
    needSoFar += group.need;
    burdenSoFar += group.burden;
    area += (group.need / allNeed) * ((before + burdenSoFar) / (2 * allBurden));
    curve.need.push(needSoFar / allNeed);
    curve.burden.push(burdenSoFar / allBurden);
  }
  curve.gini = 1 - 2 * area;
  return curve;
}

/** Hours of each step around its sample: trapezoid weights. */
export function stepHours(times: number[]): number[] {
  return times.map((_, i) => {
    const before = times[Math.max(i - 1, 0)]!;
    const after = times[Math.min(i + 1, times.length - 1)]!;
    return (after - before) / 2;
  });
}
