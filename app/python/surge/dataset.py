# SPDX-License-Identifier: Apache-2.0
"""A result file as one dataset of xarray, whose tables are read when they are used.

``xarray.open_dataset`` opens the same files, a group at a time. This way is faster for files of many tables and,
since the tables hold the file open, goes on working when its name is gone: that of a temporary file, say.
"""

from __future__ import annotations

from typing import Any

import h5py
import numpy
import xarray
from xarray.backends import BackendArray
from xarray.core import indexing

#: HDF5's own marks of dimension scales.
_MARKS = frozenset({"CLASS", "NAME", "REFERENCE_LIST", "DIMENSION_LIST"})


class _Table(BackendArray):
    """One table of an open file."""

    def __init__(self, file: h5py.File, table: h5py.Dataset) -> None:
        self._file = file  # open as long as its tables
        self._table = table
        self.shape = table.shape
        self.dtype = table.dtype

    def __getitem__(self, key: indexing.ExplicitIndexer) -> Any:
        return indexing.explicit_indexing_adapter(
            key, self.shape, indexing.IndexingSupport.OUTER_1VECTOR, self._table.__getitem__
        )


def plain(value: Any) -> Any:
    """An attribute as a number, a text or an array."""
    if isinstance(value, bytes):
        return value.decode()
    return value.item() if isinstance(value, numpy.generic) else value


def _attributes(of: Any) -> dict[str, Any]:
    return {name: plain(value) for name, value in of.attrs.items() if name not in _MARKS}


def _address(table: h5py.Dataset) -> int:
    return h5py.h5o.get_info(table.id).addr


def _dimensions(table: h5py.Dataset, scales: dict[int, str]) -> list[str]:
    own = scales.get(_address(table))
    return [own] if own else [scales[_address(dimension[0])] for dimension in table.dims]


def _coordinate(table: h5py.Dataset, scales: dict[int, str]) -> xarray.Variable:
    is_text = h5py.check_string_dtype(table.dtype) is not None
    values = table.asstr()[:].astype(object) if is_text else table[:]
    return xarray.Variable(_dimensions(table, scales), values, _attributes(table))


def _lazy(file: h5py.File, table: h5py.Dataset, scales: dict[int, str]) -> xarray.Variable:
    values = indexing.CopyOnWriteArray(indexing.LazilyIndexedArray(_Table(file, table)))
    return xarray.Variable(_dimensions(table, scales), values, _attributes(table), fastpath=True)


def open_tables(path: str) -> xarray.Dataset:
    """All metrics and series; keys and names in both languages are coordinates."""
    file = h5py.File(path, "r")
    roots = {name: one for name, one in file.items() if isinstance(one, h5py.Dataset)}
    scales = {_address(one): name for name, one in roots.items() if h5py.h5ds.is_scale(one.id)}
    tables = {
        name: _lazy(file, table, scales) for group in ("metrics", "series") for name, table in file[group].items()
    }
    coordinates = {name: _coordinate(one, scales) for name, one in roots.items()}
    dataset = xarray.Dataset(tables, coordinates, _attributes(file))
    dataset.set_close(file.close)
    return dataset
