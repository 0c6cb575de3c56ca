// SPDX-License-Identifier: Apache-2.0
// One run with quick ways to what is in it.
import type { Axis, Breakdown, Course, Fan, Figure, Name, Packed, Run, Story } from "./report_data";
import { Grid, unpack } from "./unpack";

const kNoAxis: Axis = { keys: [], names: [] };

export class RunView {
  private readonly grids = new Map<Packed, Grid>();

  constructor(readonly run: Run) {}

  get times(): number[] {
    return this.run.time;
  }
  get story(): Story | null {
    return this.run.story;
  }
  figure(name: string): Figure | undefined {
    return this.run.figures.find((figure) => figure.name === name);
  }
  fan(name: string): Fan | undefined {
    return this.run.fans.find((fan) => fan.name === name);
  }
  course(name: string): Course | undefined {
    return this.run.courses.find((course) => course.name === name);
  }
  breakdown(name: string): Breakdown | undefined {
    return this.run.breakdowns.find((breakdown) => breakdown.name === name);
  }
  axis(name: string): Axis {
    return this.run.axes[name] ?? kNoAxis;
  }
  /** Position along an axis; -1 if the key is not there. */
  index(axis: string, key: string): number {
    return this.axis(axis).keys.indexOf(key);
  }
  nameOf(axis: string, key: string): Name {
    return this.axis(axis).names[this.index(axis, key)] ?? { en: key, zh: key };
  }
  /** Unpacked once. */
  grid(packed: Packed): Grid {
    let grid = this.grids.get(packed);
    if (!grid) {
      grid = unpack(packed);
      this.grids.set(packed, grid);
    }
    return grid;
  }
  /** Mean of a table along an axis; NaN where there is none. */
  meanOf(name: string, key: string): number {
    const table = this.breakdown(name);
    if (!table) return NaN;
    return table.mean[this.index(table.axis, key)] ?? NaN;
  }
}
