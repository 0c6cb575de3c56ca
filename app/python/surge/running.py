# SPDX-License-Identifier: Apache-2.0
"""Runs."""

from __future__ import annotations

import os
import shutil
import tempfile
import weakref
from typing import Union

from . import _surge
from .progress import Progress, bar
from .results import Results
from .scenario import Scenario, load


def run(
    scenario: Union[Scenario, str, os.PathLike],
    replications: int | None = None,
    *,
    seed: int | None = None,
    threads: int | None = None,
    output: Union[str, os.PathLike, None] = None,
    progress: Union[bool, Progress] = True,
) -> Results:
    """Simulates, with the same numbers to the last bit as ``surge run``, whatever the number of threads.

    Parameters
    ----------
    scenario : Scenario or str
        A name is loaded as :func:`load` does.
    replications, seed : int, optional
        Those of the scenario if not given.
    threads : int, optional
        All processors if not given.
    output : path, optional
        The result file; a temporary one, which goes with the results, if not given.
    progress : bool or callable
        True: a bar on a terminal. A callable gets ``(done, count)`` after each replication; what it raises
        ends the run.

    Returns
    -------
    Results

    Raises
    ------
    KeyboardInterrupt
        After Ctrl-C. With ``output`` the replications that were done are kept beside it as
        ``NAME.partial.h5``, which ``surge.open(..., partial=True)`` reads.
    """
    if not isinstance(scenario, Scenario):
        scenario = load(scenario)
    count = scenario.replications if replications is None else replications
    if count < 1:
        raise ValueError(f"replications: found {count}, expected 1 or more")
    if threads is not None and threads < 1:
        raise ValueError(f"threads: found {threads}, expected 1 or more")
    folder = None if output is not None else tempfile.mkdtemp(prefix="surge-")
    path = os.fspath(output) if output is not None else os.path.join(folder, f"{scenario.key}.h5")
    tell = bar() if progress is True else progress or None
    own_seed = scenario.seed if seed is None else seed
    try:
        _surge.run(scenario._bound, path, own_seed, count, threads or os.cpu_count() or 1, tell)
    except BaseException:
        if folder:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    results = Results(path)
    if folder:
        weakref.finalize(results, shutil.rmtree, folder, ignore_errors=True)
    return results
