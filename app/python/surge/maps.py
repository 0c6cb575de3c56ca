# SPDX-License-Identifier: Apache-2.0
"""Outlines of counties out of TopoJSON."""

from __future__ import annotations

from typing import Any, Iterator

Ring = list[tuple[float, float]]


def outlines(topology: dict[str, Any]) -> Iterator[tuple[str, list[Ring]]]:
    """The code and the outer rings, of longitude and latitude, of each county."""
    arcs = [_arc(topology, points) for points in topology["arcs"]]
    for group in topology["objects"].values():
        for shape in group["geometries"]:
            polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
            yield shape["properties"]["code"], [_ring(arcs, polygon[0]) for polygon in polygons]


def _arc(topology: dict[str, Any], points: list) -> Ring:
    """Arcs of a topology with a transform are steps on a grid."""
    if "transform" not in topology:
        return [(point[0], point[1]) for point in points]
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    found, x, y = [], 0, 0
    for step in points:
        x, y = x + step[0], y + step[1]
        found.append((x * scale_x + shift_x, y * scale_y + shift_y))
    return found


def _ring(arcs: list[Ring], numbers: list[int]) -> Ring:
    """Arcs in a row; ``~number`` is one backwards, and each begins where the last one ended."""
    points: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1 if points else 0 :]
    return points
