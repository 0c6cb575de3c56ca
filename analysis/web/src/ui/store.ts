// SPDX-License-Identifier: Apache-2.0
// What the reader has chosen. Parts listen for the keys that they show.

export type SelectionKind = "county" | "depot" | "plant" | "terminal" | "hospital" | "link";

export interface Selection {
  kind: SelectionKind;
  /** Of counties and links: the position; of facilities: the position in `Run.facilities`. */
  index: number;
}

export type MapLayer = "coverage" | "without" | "need" | "unmet" | "intensity" | "stock";

export interface State {
  run: number;
  /** Position in `Run.time`. */
  step: number;
  layer: MapLayer;
  selection: Selection | null;
  /** Kinds of facilities, and "link", that the map does not show. */
  hidden: readonly string[];
}

type Listener = (state: Readonly<State>) => void;

export class Store {
  private state: State;
  private listeners: { keys: (keyof State)[]; listener: Listener }[] = [];

  constructor(initial: State) {
    this.state = { ...initial };
  }
  get now(): Readonly<State> {
    return this.state;
  }
  set(change: Partial<State>): void {
    const changed = (Object.keys(change) as (keyof State)[]).filter((key) => this.state[key] !== change[key]);
    if (changed.length === 0) return;
    this.state = { ...this.state, ...change };
    for (const { keys, listener } of [...this.listeners]) {
      if (keys.some((key) => changed.includes(key))) listener(this.state);
    }
  }
  on(keys: (keyof State)[], listener: Listener): void {
    this.listeners.push({ keys, listener });
  }
  /** When the page is drawn anew. */
  forgetListeners(): void {
    this.listeners = [];
  }
}
