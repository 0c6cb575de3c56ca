# SPDX-License-Identifier: Apache-2.0
"""Result files as tables of pandas and datasets of xarray."""

from __future__ import annotations

import functools
import os
import shutil
from typing import TYPE_CHECKING, Any, Union

import h5py

from . import _surge

if TYPE_CHECKING:
    import pandas
    import xarray

    from .plotting import ResultPlots


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def _plain(value: Any) -> Any:
    """A number or text of Python."""
    value = value.item() if hasattr(value, "item") else value
    return value.decode() if isinstance(value, bytes) else value


class Results:
    """A result file. Nothing is read before it is asked for, and datasets stay on disk until used."""

    def __init__(self, path: Union[str, os.PathLike], partial: bool = False) -> None:
        self.path = os.fspath(path)
        #: Whether the run came to its end.
        self.complete: bool = _surge.check_file(self.path, partial)

    @functools.cached_property
    def attributes(self) -> dict[str, Any]:
        """Seed, scenario, hash, version and more, as the file tells."""
        with h5py.File(self.path) as file:
            return {name: _plain(value) for name, value in file.attrs.items()}

    @property
    def seed(self) -> int:
        return int(self.attributes["seed"])

    @property
    def title(self) -> str:
        return self.attributes["title"]

    @functools.cached_property
    def replications(self) -> int:
        with h5py.File(self.path) as file:
            return len(file["replication"])

    @functools.cached_property
    def metrics(self) -> "pandas.DataFrame":
        """A row a replication, a column a metric; units and definitions in ``metrics.attrs``."""
        import pandas

        with h5py.File(self.path) as file:
            single = {name: table for name, table in file["metrics"].items() if table.ndim == 1}
            frame = pandas.DataFrame(
                {name: table[:] for name, table in single.items()},
                index=pandas.Index(file["replication"][:], name="replication"),
            )
            frame.attrs["units"] = {name: _text(table.attrs["units"]) for name, table in single.items()}
            frame.attrs["definitions"] = {name: _text(table.attrs["long_name"]) for name, table in single.items()}
        return frame

    @functools.cached_property
    def dataset(self) -> "xarray.Dataset":
        """All metrics and series with their dimensions, lazily read; close it with ``results.close()``."""
        import xarray

        root = xarray.open_dataset(self.path, engine="h5netcdf")
        parts = [xarray.open_dataset(self.path, group=group, engine="h5netcdf") for group in ("metrics", "series")]
        whole = root
        for part in parts:
            whole = whole.assign(part.data_vars)
        names = [name for name in root.variables if name.endswith(("_name_en", "_name_zh"))]
        return whole.set_coords(names)

    @functools.cached_property
    def boundaries(self) -> Union[dict, None]:
        """TopoJSON of the counties; None if the scenario has none."""
        import json

        with h5py.File(self.path) as file:
            if "boundaries" not in file["scenario"]:
                return None
            return json.loads(_text(file["scenario/boundaries"][()]))

    def scenario(self) -> Any:
        """The scenario that was run, from the file."""
        from .scenario import parse

        with h5py.File(self.path) as file:
            return parse(_text(file["scenario/resolved_yaml"][()]))

    def save(self, path: Union[str, os.PathLike]) -> None:
        """Copies the file."""
        target = os.fspath(path)
        shutil.copyfile(self.path, target + ".part")
        os.replace(target + ".part", target)

    def close(self) -> None:
        """Lets go of the file."""
        if "dataset" in self.__dict__:
            self.dataset.close()
            del self.__dict__["dataset"]

    @property
    def plot(self) -> "ResultPlots":
        """Pictures: ``results.plot.coverage()``, ``.series(name)``, ``.map(metric)``."""
        from .plotting import ResultPlots

        return ResultPlots(self)

    def __repr__(self) -> str:
        state = "" if self.complete else ", not finished"
        return f"<surge.Results {self.title}: {self.replications} replications, seed {self.seed}{state}>"


def open_results(path: Union[str, os.PathLike], partial: bool = False) -> Results:
    """A result file of ``surge run`` or :func:`run`.

    Raises
    ------
    ResultFileError
        If it is missing, cut off, something else, newer, or not finished (unless ``partial``).
    """
    return Results(path, partial)
