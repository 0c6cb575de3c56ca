# SPDX-License-Identifier: Apache-2.0
"""Surge: simulation of emergency supply.

>>> import surge
>>> base = surge.load("longmenshan-m8")
>>> docks = base.set("depots.chengdu-central.docks", 6)
>>> now = surge.run(base, replications=100)
>>> now.metrics["fill_rate_72h"].mean()
>>> now.dataset.coverage.quantile([0.05, 0.5, 0.95], "replication")
>>> now.plot.map()
>>> surge.compare({"now": now, "docks": surge.run(docks, replications=100)}).table
"""

from ._surge import version as __version__
from .comparison import Comparison, compare
from .errors import Place, ResultFileError, ScenarioError, SurgeError, UsageError
from .explanation import Explanation
from .results import Results, open_results
from .running import run
from .scenario import Scenario, build, list_scenarios, load, parse

#: ``surge.open("run.h5")`` reads best. Not in ``__all__``: a star import must not hide Python's own.
open = open_results  # noqa: A001

__all__ = [
    "Comparison",
    "Explanation",
    "Place",
    "ResultFileError",
    "Results",
    "Scenario",
    "ScenarioError",
    "SurgeError",
    "UsageError",
    "build",
    "compare",
    "list_scenarios",
    "load",
    "open_results",
    "parse",
    "run",
]
