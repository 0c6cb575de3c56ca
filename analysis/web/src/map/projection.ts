// SPDX-License-Identifier: Apache-2.0
// Longitudes and latitudes to a plane of about kilometres, y downwards: equirectangular about the middle, which
// at the size of a province is off by less than one in a hundred.
import type { Geometry, Position } from "geojson";

const kKilometresADegree = 111.2;

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export class Projection {
  private readonly across: number;

  constructor(middleLatitude: number) {
    this.across = kKilometresADegree * Math.cos((middleLatitude * Math.PI) / 180);
  }
  point(place: readonly number[]): [number, number] {
    return [(place[0] ?? 0) * this.across, -(place[1] ?? 0) * kKilometresADegree];
  }
  path(geometry: Geometry): string {
    return ringsOf(geometry)
      .map(
        (ring) =>
          `M${ring
            .map((place) =>
              this.point(place)
                .map((x) => x.toFixed(1))
                .join(","),
            )
            .join("L")}Z`,
      )
      .join("");
  }
}

export function ringsOf(geometry: Geometry): Position[][] {
  if (geometry.type === "Polygon") return geometry.coordinates;
  if (geometry.type === "MultiPolygon") return geometry.coordinates.flat();
  if (geometry.type === "GeometryCollection") return geometry.geometries.flatMap(ringsOf);
  return [];
}

export function boxOf(points: [number, number][]): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const [x, y] of points) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

export function unionOf(boxes: Box[]): Box {
  return boxOf(
    boxes.flatMap((box): [number, number][] => [
      [box.left, box.top],
      [box.right, box.bottom],
    ]),
  );
}

/** Larger by `share` of its size on each side, and never thinner than a kilometre. */
export function widened(box: Box, share: number): Box {
  const x = Math.max((box.right - box.left) * share, 0.5);
  const y = Math.max((box.bottom - box.top) * share, 0.5);
  return { left: box.left - x, top: box.top - y, right: box.right + x, bottom: box.bottom + y };
}
