# SPDX-License-Identifier: Apache-2.0
"""Alternatives through the same disasters, in pairs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Mapping, Sequence

from . import _surge
from .results import Results

if TYPE_CHECKING:
    import pandas


class Comparison:
    """Differences of the other alternatives from the first one, as ``surge compare`` finds them.

    Attributes
    ----------
    data : dict
        All that ``surge compare --json`` tells.
    table : pandas.DataFrame
        A row a metric and alternative: means, difference, its 95 % interval, verdict.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = dict(data)

    @property
    def table(self) -> "pandas.DataFrame":
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

    def plot(self, axes=None):
        """Relative changes with their intervals."""
        from .plotting import plot_comparison

        return plot_comparison(self, axes)

    def __repr__(self) -> str:
        return f"<surge.Comparison of {', '.join(one['key'] for one in self.data['alternatives'])}>"


def compare(alternatives: Mapping[str, Results], metrics: Sequence[str] = (), partial: bool = False) -> Comparison:
    """Compares runs of the same seed, replication by replication.

    Parameters
    ----------
    alternatives : mapping of name to Results
        The first one is what the others are compared with.
    metrics : sequence of str
        Names, or cells such as ``fill_rate_72h_by_item[item=tent]``; the headline metrics if empty.

    Raises
    ------
    UsageError
        If they do not fit each other, or a metric is not there.
    """
    if len(alternatives) < 2:
        raise ValueError("compare: expected two alternatives or more")
    files = [results.path for results in alternatives.values()]
    text = _surge.compare(files, list(alternatives), list(metrics), partial)
    return Comparison(json.loads(text))
