// SPDX-License-Identifier: Apache-2.0
// Outlines of the counties: polygons of the scenario's boundaries, or discs about the seats where it has none.
import type { Geometry, Position } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { ReportData } from "../data/report_data";
import { type Box, Projection, boxOf, ringsOf } from "./projection";

export interface CountyShape {
  key: string;
  path: string;
  /** Of the seat, or the middle. */
  centre: [number, number];
  box: Box;
}

export interface Shapes {
  projection: Projection;
  counties: CountyShape[];
  box: Box;
}

function geometries(data: ReportData): Map<string, Geometry> {
  const found = new Map<string, Geometry>();
  const topology = data.boundaries as Topology | null;
  if (!topology) return found;
  for (const object of Object.values(topology.objects)) {
    if (object.type !== "GeometryCollection") continue;
    for (const one of feature(topology, object as GeometryCollection<{ code?: string }>).features) {
      if (one.properties.code !== undefined) found.set(String(one.properties.code), one.geometry);
    }
  }
  return found;
}

function middle(positions: Position[]): number {
  const latitudes = positions.map((place) => place[1] ?? 0);
  return latitudes.length > 0 ? (Math.min(...latitudes) + Math.max(...latitudes)) / 2 : 30;
}

function disc([x, y]: [number, number], radius: number): string {
  return `M${x - radius},${y}a${radius},${radius} 0 1,0 ${2 * radius},0a${radius},${radius} 0 1,0 ${-2 * radius},0Z`;
}

/** Counties of the run that have a boundary or a seat, in the run's order. */
export function shapesOf(data: ReportData, keys: string[]): Shapes {
  const outlines = geometries(data);
  const seats = data.seats;
  const positions = [...outlines.values()].flatMap((geometry) => ringsOf(geometry).flat());
  const all = [...positions, ...keys.flatMap((key) => (seats[key] ? [seats[key]] : []))];
  const projection = new Projection(middle(all));
  const points = all.map((place) => projection.point(place));
  const box = boxOf(points.length > 0 ? points : [[0, 0]]);
  const radius = Math.max(box.right - box.left, box.bottom - box.top, 1) / (4 * Math.sqrt(Math.max(keys.length, 4)));
  const counties = keys.flatMap((key): CountyShape[] => {
    const seat = seats[key];
    const outline = outlines.get(key);
    if (!seat && !outline) return [];
    const own = boxOf((outline ? ringsOf(outline).flat() : [seat!]).map((place) => projection.point(place)));
    const middle: [number, number] = [(own.left + own.right) / 2, (own.top + own.bottom) / 2];
    const centre = seat ? projection.point(seat) : middle;
    return [{ key, path: outline ? projection.path(outline) : disc(centre, radius), centre, box: own }];
  });
  return { projection, counties, box };
}
