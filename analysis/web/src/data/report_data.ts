// SPDX-License-Identifier: Apache-2.0
// What `surge report` hands to the page: one JSON object. analysis/report/ writes it; format 1.

/** A number that is not there. */
export type Maybe = number | null;

/** In both languages; `zh` may be empty. */
export interface Name {
  en: string;
  zh: string;
}

/**
 * An array of numbers in few bytes: little-endian, base64, row-major. Of codes the value is offset + scale *
 * code, and the highest code (255, 65535) is no value; f32 are the values themselves, NaN is no value.
 */
export interface Packed {
  type: "u8" | "u16" | "f32";
  shape: number[];
  offset: number;
  scale: number;
  data: string;
}

/** Labels along a dimension. */
export interface Axis {
  keys: string[];
  names: Name[];
}

export type Direction = "higher_is_better" | "lower_is_better" | "neutral";

/** What a table measures. */
export interface Quantity {
  name: string;
  title: Name;
  /** UDUNITS text; "1" for shares and counts. */
  unit: string;
  /** Shown in percent. */
  share: boolean;
  definition: string;
  direction: Direction;
}

/** Over the replications in which it happened; the interval is of the mean, 95 %. */
export interface Statistics {
  n: number;
  happened: number;
  mean: Maybe;
  low: Maybe;
  high: Maybe;
  p5: Maybe;
  p50: Maybe;
  p95: Maybe;
  /** Mean of the worst 5 %. */
  tail: Maybe;
}

export interface Figure extends Quantity {
  statistics: Statistics;
}

/** A series over `Run.time`; each [time]. */
export interface Fan extends Quantity {
  p5: Packed;
  p50: Packed;
  p95: Packed;
}

/** A series along an axis: mean over replications, [time, axis]; for items their range too. */
export interface Course extends Quantity {
  axis: string;
  mean: Packed;
  p5?: Packed;
  p50?: Packed;
  p95?: Packed;
}

/** A table along one axis, over the replications. */
export interface Breakdown extends Quantity {
  axis: string;
  mean: Maybe[];
  low: Maybe[];
  high: Maybe[];
}

/**
 * Tonnes delivered between neighbouring columns source, ownership, mode, prefecture in the replication of the
 * story; ends are `column:key`.
 */
export interface Flow {
  from: string;
  to: string;
  value: number;
}

export interface Interval {
  /** Key of the line or team. */
  row: string;
  /** What it does: preparing, ramping, full, reverting; under_way, at_work, resting. */
  state: string;
  /** Hours after the impact. */
  from: number;
  to: number;
}

export interface Facility {
  key: string;
  name: Name;
  /** depot, plant, hospital, terminal */
  kind: string;
  lon: number;
  lat: number;
  /** Of plants: keys of their lines. */
  lines?: string[];
  /** Of hospitals: free for the disaster, and the county it stands in. */
  beds?: number;
  theatres?: number;
  county?: string;
}

export interface MapLink {
  name: Name;
  /** expressway, national, provincial, mountain, rail, water */
  kind: string;
  /** [lon, lat] of the ends. */
  from: [number, number];
  to: [number, number];
}

/** One replication in detail, simulated again from the scenario in the file: the one of median unmet need. */
export interface Story {
  replication: number;
  /** 0 closed, 1 degraded, 2 open: [time, link]. */
  linkState: Packed;
  /** Vehicles that were on the link since the sample before: [time, link]. */
  linkFlow: Packed;
  /** CSIS intensity at the seat, the highest so far: [county]. */
  intensity: Packed;
  /** Units of need so far that are not met, weighted over items as the metric: [time, county]. */
  unmet: Packed;
  /** People without, weighted over items: [time, county]. */
  need: Packed;
  lines: Interval[];
  teams: Interval[];
  /** Kind of each team of the axis `team`. */
  teamKinds: string[];
  /** Tonnes that have left, so far: [time, depot]. */
  depotSent: Packed;
  /** Tonnes assigned that wait to be loaded or for a vehicle: [time, depot]. */
  depotWaiting: Packed;
  /** What the county's people waited for, person-days: [county, bottleneck]. */
  causes: Packed;
}

export interface Run {
  /** Unique in the report. */
  key: string;
  title: Name;
  file: string;
  scenario: string;
  hash: string;
  seed: number;
  replications: number;
  failed: number;
  program: string;
  revision: string;
  created: string;
  endedBy: string;
  complete: boolean;
  warnings: string[];
  /** Hours after the impact. */
  time: number[];
  axes: Record<string, Axis>;
  figures: Figure[];
  fans: Fan[];
  courses: Course[];
  breakdowns: Breakdown[];
  /** Sankey: sources, ownership, modes, county groups; names in `flowNames`. */
  flows: Flow[];
  flowNames: Record<string, Name>;
  facilities: Facility[];
  links: MapLink[];
  story: Story | null;
  /** The resolved scenario's head: title, description, hazards, command, as YAML. */
  scenarioText: string;
}

/** Second run minus the first, pair by pair. */
export interface Difference extends Quantity {
  run: string;
  mean: Maybe;
  low: Maybe;
  high: Maybe;
  relative: Maybe;
  /** better, worse, changed, same, unclear, undefined */
  verdict: string;
  sentence: Name;
}

export interface Comparison {
  base: string;
  pairs: number;
  differences: Difference[];
  /** Paired mean change of person-days without: run key -> [county]. */
  counties: Record<string, { mean: Maybe[]; low: Maybe[]; high: Maybe[] }>;
}

export interface ReturnValue {
  period_years: number;
  value: Maybe;
  low: Maybe;
  high: Maybe;
}

/** What a year may bring, as `surge risk --json` tells it. */
export interface Risk {
  /** Key of the run. */
  run: string;
  /** Disasters a year. */
  yearly_rate: number;
  disasters: number;
  metrics: Record<
    string,
    {
      title: Name;
      unit: string;
      share: boolean;
      return_values: ReturnValue[];
      expected_annual: { value: Maybe; low: Maybe; high: Maybe };
      /** Chance a year that the largest, or the sum, is above `value`. */
      exceedance: { value: number; largest_of_year: number; sum_of_year: number }[];
    }
  >;
}

/** A plan of `surge optimize` for reserves or sites. */
export interface Plan {
  name: string;
  spent_cny?: number;
  /** By the disasters it was made for, and by fresh ones. */
  made?: { mean_cny: number; tail_cny: number; worst_county: number };
  measured?: { mean_cny: number; tail_cny: number; worst_county: number };
  sites: {
    depot: string;
    cost_cny?: number;
    stock?: Record<string, number>;
    worth_cny?: { mean: number; low: number; high: number };
  }[];
}

export interface Valued {
  value: number;
  interval: [number, number];
}

export interface Project {
  key: string;
  name: Name;
  kind: string;
  cost_cny: number;
  funded: boolean;
  alone: Valued;
  marginal: (Valued & { per_million_cny: Maybe }) | null;
}

/** answer.json of `surge optimize`, as far as the page shows it. */
export interface Layout {
  kind: string;
  scenario: string;
  budget_cny?: Maybe;
  /** reserves */
  plans?: Plan[];
  /** p_median, location: depots. */
  chosen?: string[];
  recommended?: string;
  /** projects */
  unit?: string;
  projects?: Project[];
  /** What simulation says of the plans. */
  simulated?: { metrics: { differences: { sentence: string }[] }[] };
  budgets?: { budget_cny: number; value: number; bound: Maybe; funded: string[] }[];
}

export interface ReportData {
  format: 1;
  language: "en" | "zh";
  headline: Name;
  runs: Run[];
  /** TopoJSON of the counties with property `code`; null: no boundaries, draw seats. */
  boundaries: unknown | null;
  seats: Record<string, [number, number]>;
  comparison: Comparison | null;
  risk: Risk | null;
  layout: Layout | null;
}
