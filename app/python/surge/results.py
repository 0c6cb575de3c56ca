# SPDX-License-Identifier: Apache-2.0
"""Result files as tables of pandas and datasets of xarray."""

from __future__ import annotations

import contextlib
import datetime
import functools
import json
import os
import shutil
from typing import TYPE_CHECKING, Any, Iterator, Union

import h5py

from . import _surge
from .dataset import open_tables, plain
from .explanation import Explanation

if TYPE_CHECKING:
    import pandas
    import xarray

    from .plotting import ResultPlots
    from .scenario import Scenario

_FAILED = 3  # of /status/kind, see docs/results.md


class Results:
    """A result file. Nothing is read before it is asked for, and tables stay on disk until they are used.

    Attributes
    ----------
    path : str
        The file; a temporary one, which goes with this object, for runs without ``output``.
    complete : bool
        Whether the run came to its end.
    """

    def __init__(self, path: Union[str, os.PathLike], partial: bool = False, *, _folder: Any = None) -> None:
        self.path = os.fspath(path)
        self.complete: bool = _surge.is_complete(self.path, partial)
        self._folder = _folder  # of a temporary file; it is removed with this object

    @functools.cached_property
    def attributes(self) -> dict[str, Any]:
        """Seed, scenario, hash, version and more, as the file tells."""
        with h5py.File(self.path, "r") as file:
            return {name: plain(value) for name, value in file.attrs.items()}

    @property
    def seed(self) -> int:
        """Of the random streams."""
        return int(self.attributes["seed"])

    @property
    def title(self) -> str:
        """Of the scenario."""
        return self.attributes["title"]

    @functools.cached_property
    def replications(self) -> int:
        """How many there are."""
        with h5py.File(self.path, "r") as file:
            return len(file["replication"])

    @functools.cached_property
    def metrics(self) -> pandas.DataFrame:
        """A row a replication, a column a metric; units and definitions in ``metrics.attrs``."""
        import pandas

        with h5py.File(self.path, "r") as file:
            single = {name: table for name, table in file["metrics"].items() if table.ndim == 1}
            frame = pandas.DataFrame(
                {name: table[:] for name, table in single.items()},
                index=pandas.Index(file["replication"][:], name="replication"),
            )
            frame.attrs["units"] = {name: plain(table.attrs["units"]) for name, table in single.items()}
            frame.attrs["definitions"] = {name: plain(table.attrs["long_name"]) for name, table in single.items()}
        return frame

    @functools.cached_property
    def dataset(self) -> xarray.Dataset:
        """All metrics and series, with labelled dimensions, units and definitions.

        Tables are read when they are used, the parts of them that are used; ``.load()`` keeps what was read.
        Names in both languages are coordinates (``county_name_en``).
        """
        return open_tables(self.path)

    @functools.cached_property
    def status(self) -> pandas.DataFrame:
        """How each replication ended: ``kind``, at which ``time`` [h], ``what`` happened, ``events`` simulated."""
        import pandas

        with h5py.File(self.path, "r") as file:
            group = file["status"]
            meanings = plain(group["kind"].attrs["flag_meanings"]).split()
            return pandas.DataFrame(
                {
                    "kind": [meanings[kind] for kind in group["kind"][:]],
                    "time": group["time"][:],
                    "what": group["what"].asstr()[:],
                    "events": group["events"][:],
                },
                index=pandas.Index(file["replication"][:], name="replication"),
            )

    @functools.cached_property
    def boundaries(self) -> Union[dict[str, Any], None]:
        """TopoJSON of the counties; None if the scenario has none."""
        with h5py.File(self.path, "r") as file:
            if "boundaries" not in file["scenario"]:
                return None
            return json.loads(file["scenario/boundaries"].asstr()[()])

    def scenario(self) -> Scenario:
        """The scenario that was run, from the file; without the outlines of counties."""
        from .scenario import parse

        with h5py.File(self.path, "r") as file:
            return parse(file["scenario/resolved_yaml"].asstr()[()])

    def explain(
        self,
        county: str,
        item: str,
        at: Union[str, float, datetime.timedelta],
        *,
        replication: int | None = None,
        replications: int | None = None,
        language: str = "en",
    ) -> Explanation:
        """Why a county was short of an item at an hour, as ``surge explain`` tells it.

        The replications are run again up to that hour, from the scenario and the seed in the file.

        Parameters
        ----------
        county, item : str
            Key or name, in either language.
        at : str, number or timedelta
            After the disaster struck: ``"60 h"``, ``"3 d"``; a number is in hours.
        replication : int, optional
            This one alone.
        replications : int, optional
            How many to run again; 20 if not given, at most those in the file.
        language : {"en", "zh"}

        Raises
        ------
        UsageError
            For a county or an item that there is not, with the nearest name.

        Examples
        --------
        >>> print(results.explain("Wenchuan", "tent", "60 h"))
        >>> results.explain("Wenchuan", "tent", 60).cause
        'road'
        """
        if isinstance(at, datetime.timedelta):
            at = at.total_seconds() / 3600
        moment = at if isinstance(at, str) else f"{float(at):.15g} h"
        if language not in ("en", "zh"):
            raise ValueError(f"language: found {language!r}, expected 'en' or 'zh'")
        told = _surge.Language.ZH if language == "zh" else _surge.Language.EN
        return Explanation(*_surge.explain(self.path, county, item, moment, replication, replications, told))

    def save(self, path: Union[str, os.PathLike]) -> None:
        """Copies the file; what was at ``path`` is replaced when the copy is whole."""
        target = os.fspath(path)
        unfinished = f"{target}.copy"
        try:
            shutil.copyfile(self.path, unfinished)
            os.replace(unfinished, target)
        except BaseException:
            with contextlib.suppress(OSError):
                os.remove(unfinished)
            raise

    def close(self) -> None:
        """Lets go of the file: ``dataset`` and what was made of it cannot be read any more."""
        dataset = self.__dict__.pop("dataset", None)
        if dataset is not None:
            dataset.close()

    @property
    def plot(self) -> ResultPlots:
        """Pictures: ``results.plot.coverage()``, ``.series(name)``, ``.map(metric)`` and others."""
        from .plotting import ResultPlots

        return ResultPlots(self)

    def _failures(self) -> Iterator[tuple[int, str]]:
        with h5py.File(self.path, "r") as file:
            status, numbers = file["status"], file["replication"]
            for row in (status["kind"][:] == _FAILED).nonzero()[0]:
                yield int(numbers[row]), f"after {status['time'][row]:.1f} h: {status['what'].asstr()[row]}"

    def __enter__(self) -> Results:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        state = "" if self.complete else ", not finished"
        return f"<surge.Results {self.title}: {self.replications} replications, seed {self.seed}{state}>"


def open_results(path: Union[str, os.PathLike], partial: bool = False) -> Results:
    """A result file of ``surge run`` or :func:`run`; ``surge.open`` is the same.

    Parameters
    ----------
    path : path
    partial : bool
        Take also one of a run that was not finished (``NAME.partial.h5``).

    Raises
    ------
    ResultFileError
        If it is missing, cut off, something else, newer, or not finished (unless ``partial``).

    Examples
    --------
    >>> surge.open("results/longmenshan-m8.h5").dataset.coverage.mean("replication").plot()
    """
    return Results(path, partial)
