# SPDX-License-Identifier: Apache-2.0
"""Small pictures for notebooks (needs matplotlib). ``surge figures`` makes those for papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

from .maps import outlines

if TYPE_CHECKING:
    from .comparison import Comparison
    from .results import Results

_BLUE = "#0072b2"
_GREEN = "#007a5a"
_RED = "#c0392b"
_GREY = "#5a616a"
_NOTHING = "#eceef0"
_VERDICTS = {"better": _GREEN, "worse": _RED, "unclear": _GREY}
_MARKERS = ["o", "D", "^", "s", "v", "P", "X"]
_SIZES = ((1e9, "billion"), (1e6, "million"), (1e5, "thousand"))
_RAMP = ("#f6f1e4", "#fdcf9b", "#f98e52", "#d7301f", "#7f0000")
#: How much taller than wide a degree is drawn, at 30 degrees north.
_DEGREE = 1.15


def _new_axes(axes: Any, width: float = 6.5, height: float = 3.4) -> Any:
    import matplotlib.pyplot as plt

    if axes is None:
        _, axes = plt.subplots(figsize=(width, height), layout="constrained")
    axes.spines[["top", "right"]].set_visible(False)
    return axes


def _label(data: Any, size: str = "") -> str:
    unit = data.attrs.get("units", "1")
    unit = " ".join(word for word in (size, "" if unit == "1" else unit) if word)
    title = data.attrs.get("title", data.name)
    return f"{title} [{unit}]" if unit else title


def _scale(most: float, data: Any) -> tuple[str, Callable[[float, Any], str]]:
    """The label and the numbers of an axis up to ``most``: millions, say, in place of long numbers."""
    size, word = next(((size, word) for size, word in _SIZES if most >= size), (1.0, ""))
    return _label(data, word), lambda value, _: f"{value / size:,.6g}"


def _scale_axis(axis: Any, most: float, data: Any) -> None:
    label, numbers = _scale(most, data)
    axis.set_label_text(label)
    axis.set_major_formatter(numbers)


class ResultPlots:
    """Pictures of a run; each takes matplotlib axes, or makes some, and returns them."""

    def __init__(self, results: Results) -> None:
        self._results = results

    def coverage(self, axes: Any = None, **where: Any) -> Any:
        """Coverage over time; ``item="tent"`` or ``county="510823"`` picks one of these."""
        name = "_by_".join(["coverage", *where])
        axes = self.series(name, axes, **where)
        axes.set_ylim(0, 1)
        axes.yaxis.set_major_formatter(lambda value, _: f"{100 * value:.0f} %")
        axes.legend(frameon=False, loc="lower right")
        return axes

    def series(self, name: str, axes: Any = None, **where: Any) -> Any:
        """Median and 5th to 95th percentile of a series; ``where`` picks labels: ``item="tent"``."""
        data = self._results.dataset[name].sel(**where).load()
        left = [dimension for dimension in data.dims if dimension not in ("replication", "time")]
        if left:
            raise ValueError(f"{name}: choose one {', one '.join(left)}, such as {left[0]}={data[left[0]].values[0]!r}")
        low, middle, high = data.quantile([0.05, 0.5, 0.95], "replication")
        days = data["time"] / 24
        axes = _new_axes(axes)
        axes.fill_between(days, low, high, color=_BLUE, alpha=0.2, linewidth=0, label="5th to 95th percentile")
        axes.plot(days, middle, color=_BLUE, label="median")
        axes.legend(frameon=False, loc="best")
        axes.set_xlabel("days after the impact")
        _scale_axis(axes.yaxis, float(high.max()), data)
        axes.set_xlim(0, float(days[-1]))
        axes.set_ylim(bottom=min(0, float(low.min())))
        return axes

    def map(self, metric: str = "unmet_person_days_by_county", axes: Any = None, **where: Any) -> Any:
        """Counties coloured by the mean of a metric; needs a scenario with boundaries."""
        from matplotlib.collections import PolyCollection

        topology = self._results.boundaries
        if topology is None:
            raise ValueError("the scenario of this run has no boundaries")
        data = self._results.dataset[metric].sel(**where)
        if set(data.dims) != {"replication", "county"}:
            raise ValueError(f"{metric}: expected a metric by county, found dimensions {', '.join(data.dims)}")
        means = data.mean("replication").to_series()
        rings, values = [], []
        for code, outline in outlines(topology):
            rings += outline
            values += [means.get(code, float("nan"))] * len(outline)
        axes = _new_axes(axes, 6.5, 5.0)
        colours = _colours()
        shapes = PolyCollection(rings, cmap=colours, edgecolors="white", linewidths=0.3)
        shapes.set_array([value if value != 0 else float("nan") for value in values])
        axes.add_collection(shapes)
        axes.autoscale()
        axes.set_aspect(_DEGREE)
        axes.set_axis_off()
        label, numbers = _scale(means.max(), data)
        axes.figure.colorbar(shapes, ax=axes, shrink=0.7, label=label, format=numbers)
        return axes

    def bottlenecks(self, axes: Any = None, county: str | None = None) -> Any:
        """What people without supplies wait for: mean person-days by cause; of one county if given."""
        dataset = self._results.dataset
        data = dataset["bottleneck_person_days"]
        if county is not None:
            data = dataset["bottleneck_person_days_of_counties"].sel(county=county)
        means = data.mean("replication")
        names = [str(name).capitalize() for name in dataset["bottleneck_name_en"].values]
        axes = _new_axes(axes, 6.5, 0.8 + 0.26 * len(names))
        axes.barh(names, means, color=_BLUE, height=0.7)
        axes.invert_yaxis()
        _scale_axis(axes.xaxis, float(means.max()), data)
        return axes

    def exceedance(self, metric: str = "unmet_person_days", axes: Any = None) -> Any:
        """Share of the replications in which a metric is larger than a value."""
        values = self._results.metrics[metric].dropna().sort_values()
        data = self._results.dataset[metric]
        axes = _new_axes(axes)
        axes.step(values, [1 - place / len(values) for place in range(1, len(values) + 1)], where="post", color=_BLUE)
        _scale_axis(axes.xaxis, float(values.max()), data)
        axes.set_ylabel("share of disasters beyond")
        axes.set_ylim(0, 1)
        return axes


def _colours() -> Any:
    """From pale to dark, and grey where there is nothing."""
    from matplotlib.colors import LinearSegmentedColormap

    colours = LinearSegmentedColormap.from_list("surge", _RAMP)
    colours.set_bad(_NOTHING)
    return colours


def plot_comparison(comparison: Comparison, axes: Any = None) -> Any:
    """A dot and its interval for each metric and alternative, relative to the first."""
    table = comparison.table.dropna(subset=["relative"]).reset_index()
    table = table[table["relative"] != 0]
    metrics = list(dict.fromkeys(table["metric"]))
    others = list(dict.fromkeys(table["alternative"]))
    axes = _new_axes(axes, 7.0, 1.1 + (0.16 + 0.14 * len(others)) * len(metrics))
    for place, (other, marker) in enumerate(zip(others, _MARKERS * len(others))):
        rows = table[table["alternative"] == other]
        heights = rows["metric"].map(metrics.index) + 0.5 * ((place + 0.5) / len(others) - 0.5)
        scale = 100 * rows["relative"] / rows["difference"]
        colours = rows["verdict"].map(_VERDICTS).fillna(_GREY)
        axes.hlines(heights, rows["low95"] * scale, rows["high95"] * scale, color=colours, linewidth=1.6)
        axes.scatter(100 * rows["relative"], heights, color=colours, marker=marker, zorder=3, s=26, label=other)
    titles = {metric["metric"]: metric["title"]["en"] for metric in comparison.data["metrics"]}
    axes.axvline(0, color="black", linewidth=0.8)
    axes.set_yticks(range(len(metrics)), [titles[metric] for metric in metrics])
    axes.invert_yaxis()
    axes.set_xlabel(f"change from {comparison.data['alternatives'][0]['key']} [%], with 95 % interval")
    _add_legend(axes, others)
    return axes


def _add_legend(axes: Any, others: list[str]) -> None:
    """Colours are verdicts, markers alternatives."""
    from matplotlib.lines import Line2D

    entries = [(word, {"color": colour, "marker": "s"}) for word, colour in _VERDICTS.items()]
    if len(others) > 1:
        shapes = zip(others, _MARKERS * len(others))
        entries = [(other, {"color": "black", "marker": marker}) for other, marker in shapes] + entries
    handles = [Line2D([], [], linestyle="", markersize=5, label=word, **style) for word, style in entries]
    above = {"loc": "lower center", "bbox_to_anchor": (0.5, 1.0), "ncol": len(handles)}
    axes.legend(handles=handles, frameon=False, fontsize="small", **above)
