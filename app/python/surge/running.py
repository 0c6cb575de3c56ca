# SPDX-License-Identifier: Apache-2.0
"""Runs."""

from __future__ import annotations

import operator
import os
import shutil
import tempfile
import warnings
import weakref
from typing import Any, Union

from . import _surge
from .errors import UsageError
from .progress import Bar, Progress, bar
from .results import Results
from .scenario import Scenario, load

_MOST_REPLICATIONS = 1_000_000_000


class _TemporaryFolder:
    """Removed with this object, or when Python ends."""

    def __init__(self) -> None:
        self.name = tempfile.mkdtemp(prefix="surge-")
        weakref.finalize(self, shutil.rmtree, self.name, ignore_errors=True)


def run(
    scenario: Union[Scenario, str, os.PathLike],
    replications: int | None = None,
    *,
    seed: int | None = None,
    threads: int | None = None,
    output: Union[str, os.PathLike, None] = None,
    resume: bool | None = None,
    progress: Union[bool, Progress] = True,
) -> Results:
    """Simulates, with the same numbers to the last bit as ``surge run``, whatever the number of threads.

    Replication *i* meets the same disaster in every run with the same seed, so that runs of two scenarios can be
    compared in pairs (:func:`compare`).

    Parameters
    ----------
    scenario : Scenario or str
        A name is loaded as :func:`load` does.
    replications, seed : int, optional
        Those of the scenario if not given.
    threads : int, optional
        All processors that this process may use if not given.
    output : path, optional
        The result file. If not given it is a temporary one, which goes with the results; ``results.save`` keeps it.
    resume : bool, optional
        With ``output``, what becomes of an unfinished run of that name: True continues it (and takes a finished one
        as it is, so that a notebook can be run again without simulating again), False discards it; if not given,
        it is an error. The same journals as those of ``surge run --resume``.
    progress : bool or callable
        True: a bar on a terminal or in a notebook, for runs of more than a second. A callable gets
        ``(done, count)`` after each replication; what it raises ends the run.

    Returns
    -------
    Results

    Warns
    -----
    RuntimeWarning
        For each replication that failed; the others are kept.

    Raises
    ------
    KeyboardInterrupt
        After Ctrl-C, as soon as the replications under way are done. Its attribute ``partial`` holds the Results
        so far, if there are any. With ``output`` they are also in ``NAME.partial.h5``, and ``resume=True`` continues.
    ResultFileError
        If the file cannot be written.
    UsageError
        If there is no such scenario, or an unfinished or another run is in the way.

    Examples
    --------
    >>> results = surge.run("longmenshan-m8", replications=100, seed=2026)
    >>> results = surge.run("longmenshan-m8", 10_000, output="long.h5", resume=True)
    """
    if not isinstance(scenario, Scenario):
        scenario = load(scenario)
    count = scenario.replications if replications is None else replications
    count = _whole_number("replications", count, 1, _MOST_REPLICATIONS)
    seed = _whole_number("seed", scenario.seed if seed is None else seed, 0, 2**64 - 1)
    threads = _whole_number("threads", len(os.sched_getaffinity(0)) if threads is None else threads, 1, 4096)
    if output is None and resume is not None:
        raise ValueError("resume: needs output, the file to go on with")
    if output is None:
        folder, earlier = _TemporaryFolder(), None
        path = os.path.join(folder.name, f"{scenario.key}.h5")
    else:
        folder, earlier = None, _earlier(resume)
        path = os.fspath(output)
    tell = bar() if progress is True else progress or None
    try:
        _surge.run(scenario._bound, path, seed, count, threads, earlier, tell)
    except BaseException as error:
        _hand_over_partial(error, path, folder)
        raise
    finally:
        if isinstance(tell, Bar):
            tell.close()
    results = Results(path, _folder=folder)
    for replication, text in results._failures():
        warnings.warn(f"replication {replication} failed {text}", RuntimeWarning, stacklevel=2)
    return results


def _whole_number(name: str, value: Any, least: int, most: int) -> int:
    try:
        number = operator.index(value)
    except TypeError:
        raise ValueError(f"{name}: found {value!r}, expected a whole number") from None
    if not least <= number <= most:
        limits = f"{least} or more" if number < least else f"{most} or less"
        raise ValueError(f"{name}: found {number}, expected {limits}")
    return number


def _earlier(resume: bool | None) -> _surge.Earlier:
    if resume is None:
        return _surge.Earlier.REFUSE
    return _surge.Earlier.RESUME if resume else _surge.Earlier.DISCARD


def _hand_over_partial(error: BaseException, path: str, folder: Any) -> None:
    """The replications that were done, as ``error.partial``."""
    kept = os.path.splitext(path)[0] + ".partial.h5"
    if not isinstance(error, UsageError) and os.path.exists(kept):
        error.partial = Results(kept, partial=True, _folder=folder)  # type: ignore[attr-defined]
