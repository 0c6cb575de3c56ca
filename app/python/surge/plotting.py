# SPDX-License-Identifier: Apache-2.0
"""Small pictures for notebooks (needs matplotlib). `surge figures` makes those for papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .comparison import Comparison
    from .results import Results

_BLUE = "#0072b2"
_GREY = "#5a616a"


def _axes(axes: Any, width: float = 6.5, height: float = 3.6) -> Any:
    import matplotlib.pyplot as plt

    if axes is None:
        _, axes = plt.subplots(figsize=(width, height), layout="constrained")
    axes.spines[["top", "right"]].set_visible(False)
    return axes


class ResultPlots:
    """Pictures of a run; each takes and returns matplotlib axes."""

    def __init__(self, results: "Results") -> None:
        self._results = results

    def coverage(self, axes: Any = None) -> Any:
        """Coverage over time."""
        return self.series("coverage", axes)

    def series(self, name: str, axes: Any = None, **where: Any) -> Any:
        """Median and 5th to 95th percentile of a series; ``where`` picks labels: ``item="tent"``."""
        data = self._results.dataset[name].sel(**where)
        left = [dimension for dimension in data.dims if dimension not in ("replication", "time")]
        if left:
            raise ValueError(f"{name}: choose one {', one '.join(left)}, such as {left[0]}={data[left[0]].values[0]!r}")
        low, middle, high = data.quantile([0.05, 0.5, 0.95], "replication")
        days = data["time"] / 24
        axes = _axes(axes)
        axes.fill_between(days, low, high, color=_BLUE, alpha=0.2, linewidth=0)
        axes.plot(days, middle, color=_BLUE)
        axes.set_xlabel("days after the impact")
        unit = data.attrs.get("units", "1")
        label = data.attrs.get("title", name)
        axes.set_ylabel(label if unit == "1" else f"{label} [{unit}]")
        axes.set_xlim(0, float(days[-1]))
        return axes

    def map(self, metric: str = "unmet_person_days_by_county", axes: Any = None) -> Any:
        """Counties coloured by the mean of a metric; needs a scenario with boundaries."""
        from matplotlib.collections import PolyCollection

        topology = self._results.boundaries
        if topology is None:
            raise ValueError("the scenario of this run has no boundaries")
        means = self._results.dataset[metric].mean("replication").to_series()
        rings, values = [], []
        for code, outline in _outlines(topology):
            rings += outline
            values += [means.get(code, float("nan"))] * len(outline)
        axes = _axes(axes, 6.5, 5.5)
        shapes = PolyCollection(rings, cmap="YlOrBr", edgecolors="white", linewidths=0.3)
        shapes.set_array(values)
        axes.add_collection(shapes)
        axes.autoscale()
        axes.set_aspect(1.15)
        axes.set_axis_off()
        unit = self._results.dataset[metric].attrs.get("units", "1")
        label = self._results.dataset[metric].attrs.get("title", metric)
        axes.figure.colorbar(shapes, ax=axes, shrink=0.7, label=label if unit == "1" else f"{label} [{unit}]")
        return axes


def _arc(topology: dict, index: int) -> list:
    points, x, y = [], 0, 0
    scale = topology.get("transform", {}).get("scale", [1, 1])
    shift = topology.get("transform", {}).get("translate", [0, 0])
    delta = "transform" in topology
    for point in topology["arcs"][index if index >= 0 else ~index]:
        x, y = (x + point[0], y + point[1]) if delta else (point[0], point[1])
        points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
    return points if index >= 0 else points[::-1]


def _ring(topology: dict, arcs: list) -> list:
    points: list = []
    for index in arcs:
        points += _arc(topology, index)[1 if points else 0 :]
    return points


def _outlines(topology: dict):
    """(code, rings) of each county."""
    for group in topology["objects"].values():
        for shape in group["geometries"]:
            polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
            yield shape["properties"]["code"], [_ring(topology, polygon[0]) for polygon in polygons]


def plot_comparison(comparison: "Comparison", axes: Any = None) -> Any:
    """A dot and its interval for each metric, relative to the first alternative."""
    table = comparison.table.dropna(subset=["relative"]).reset_index()
    table = table[table["relative"] != 0]
    axes = _axes(axes, 6.5, 0.6 + 0.32 * len(table))
    scale = table["relative"] / table["difference"]
    ends = [sorted((low * s, high * s)) for low, high, s in zip(table["low95"], table["high95"], scale)]
    several = table["alternative"].nunique() > 1
    titles = {metric["metric"]: metric["title"]["en"] for metric in comparison.data["metrics"]}
    labels = table["metric"].map(titles) + (": " + table["alternative"] if several else "")
    rows = range(len(table))
    axes.hlines(rows, [100 * low for low, _ in ends], [100 * high for _, high in ends], color=_GREY)
    axes.scatter(100 * table["relative"], rows, color=_BLUE, zorder=3)
    axes.axvline(0, color="black", linewidth=0.8)
    axes.set_yticks(list(rows), labels)
    axes.invert_yaxis()
    axes.set_xlabel("change [%], 95 % interval")
    return axes
