# SPDX-License-Identifier: Apache-2.0
"""Alternatives through the same disasters, in pairs."""

from __future__ import annotations

import functools
import json
import os
from typing import TYPE_CHECKING, Any, Mapping, Sequence, Union

from . import _surge
from .progress import Progress
from .results import Results
from .running import run
from .scenario import Scenario, load

if TYPE_CHECKING:
    import pandas

Alternative = Union[Results, Scenario, str, os.PathLike]


class Comparison:
    """Differences of the other alternatives from the first one, as ``surge compare`` finds them.

    Attributes
    ----------
    data : dict
        All that ``surge compare --json`` tells.
    results : dict of name to Results
        The runs that were compared.
    """

    def __init__(self, data: Mapping[str, Any], results: Mapping[str, Results]) -> None:
        self.data = dict(data)
        self.results = dict(results)

    @functools.cached_property
    def table(self) -> pandas.DataFrame:
        """A row a metric and alternative: both means, the difference, its 95 % interval, the verdict.

        Intervals are those that hold for all metrics and alternatives at once.
        """
        import pandas

        first = self.data["alternatives"][0]["key"]
        rows = []
        for metric in self.data["metrics"]:
            for one in metric["differences"]:
                rows.append(
                    {
                        "metric": metric["metric"],
                        "alternative": one["alternative"],
                        "unit": metric["unit"],
                        first: one["mean_first"],
                        "mean": one["mean_second"],
                        "difference": one["difference"],
                        "low95": one["interval"]["low"],
                        "high95": one["interval"]["high"],
                        "relative": one["relative_change"],
                        "pairs": one["pairs"],
                        "verdict": one["verdict"],
                    }
                )
        return pandas.DataFrame(rows).set_index(["metric", "alternative"])

    @property
    def sentences(self) -> list[str]:
        """What is better or worse, in words."""
        return [
            one["sentence"]
            for metric in self.data["metrics"]
            for one in metric["differences"]
            if one["verdict"] in ("better", "worse")
        ]

    def plot(self, axes: Any = None) -> Any:
        """Relative changes with their intervals: a dot a metric and alternative, on matplotlib axes."""
        from .plotting import plot_comparison

        return plot_comparison(self, axes)

    def _repr_html_(self) -> str:
        return self.table.to_html(float_format=lambda value: f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}")

    def __repr__(self) -> str:
        return f"<surge.Comparison of {', '.join(one['key'] for one in self.data['alternatives'])}>"


def compare(
    alternatives: Mapping[str, Alternative],
    metrics: Sequence[str] = (),
    *,
    replications: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    partial: bool = False,
    progress: Union[bool, Progress] = True,
) -> Comparison:
    """Compares alternatives in pairs, replication by replication, as ``surge compare`` does.

    Parameters
    ----------
    alternatives : mapping of name to Results, Scenario or name of a scenario
        The first one is what the others are compared with. Results need the same seed; scenarios are run.
    metrics : sequence of str
        Names, or cells such as ``fill_rate_72h_by_item[item=tent]``; the headline metrics if empty.
    replications, seed, threads, progress
        Of the runs of scenarios, as :func:`run` takes them. Seed and number of replications are those of the first
        Results, or else of the first scenario, if not given.
    partial : bool
        Take also results of runs that were not finished.

    Returns
    -------
    Comparison

    Raises
    ------
    UsageError
        If they do not fit each other, or a metric is not there.

    Examples
    --------
    >>> base = surge.load("longmenshan-m8")
    >>> surge.compare({"now": base, "docks": base.set("depots.chengdu-central.docks", 6)}, replications=50).table
    """
    if len(alternatives) < 2:
        raise ValueError("compare: expected two alternatives or more")
    given = {name: one if isinstance(one, (Results, Scenario)) else load(one) for name, one in alternatives.items()}
    like = next((one for one in given.values() if isinstance(one, Results)), None) or next(iter(given.values()))
    count = like.replications if replications is None else replications
    own_seed = like.seed if seed is None else seed
    results = {
        name: one
        if isinstance(one, Results)
        else run(one, count, seed=own_seed, threads=threads, progress=progress)
        for name, one in given.items()
    }
    files = [one.path for one in results.values()]
    return Comparison(json.loads(_surge.compare(files, list(results), list(metrics), partial)), results)
