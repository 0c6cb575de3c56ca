# SPDX-License-Identifier: Apache-2.0
"""Surge: simulation of emergency supply.

    import surge

    base = surge.load("longmenshan-m8")
    docks = base.set("depots.chengdu-central.docks", 6)
    results = surge.run(docks, replications=100)
    results.metrics["fill_rate_72h"].mean()
    results.dataset.coverage.quantile([0.05, 0.5, 0.95], "replication")
    surge.compare({"base": surge.run(base, replications=100), "docks": results})
"""

from ._surge import version as __version__
from .comparison import Comparison, compare
from .errors import Place, ResultFileError, ScenarioError, SurgeError, UsageError
from .results import Results, open_results
from .running import run
from .scenario import Scenario, build, list_scenarios, load, parse

open = open_results  # noqa: A001  surge.open("run.h5") reads best

__all__ = [
    "Comparison",
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
    "open",
    "open_results",
    "parse",
    "run",
]
