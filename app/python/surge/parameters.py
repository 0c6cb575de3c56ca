# SPDX-License-Identifier: Apache-2.0
"""Scenarios as dictionaries, and as what can be set in them by path."""

from __future__ import annotations

import re
from typing import Any, Iterator

from . import _surge


def content_of(yaml_text: str) -> dict[str, Any]:
    """The text of a scenario as dictionaries and lists. Needs PyYAML."""
    import yaml

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        """Of YAML 1.2, where 5e-04 is a number."""

    Loader.add_implicit_resolver(
        "tag:yaml.org,2002:float", re.compile(r"^[-+]?(\d+(\.\d*)?|\.\d+)[eE][-+]?\d+$"), list("-+.0123456789")
    )
    return yaml.load(yaml_text, Loader)  # noqa: S506  a safe loader


def paths_of(content: dict[str, Any]) -> dict[str, Any]:
    """Paths that ``Scenario.set`` takes, with their values; None where a cell is empty."""
    content = dict(content)
    found: dict[str, Any] = {}
    tables = content.pop("tables", {})
    for key in ("surge", "key", "title", "description"):
        content.pop(key, None)
    for path, value in _leaves("", content):
        found[path] = value
    keys = _surge.table_keys()
    for name, table in tables.items():
        found.update(_cells(name, table["columns"], table["rows"], keys[name]))
    return found


def _leaves(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Plain values and lists of plain values below a path."""
    below: list[tuple[str, Any]] = []
    if isinstance(value, dict):
        below = list(value.items())
    elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
        below = [(str(place), one) for place, one in enumerate(value)]
    if not below:
        yield path, value
    for step, one in below:
        yield from _leaves(f"{path}.{step}" if path else step, one)


def _as_key(cell: Any) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _cells(name: str, columns: list[str], rows: list[list[Any]], key: list[str]) -> dict[str, Any]:
    if not set(key) <= set(columns):
        return {}  # rows named by a time: `set` knows them as they were written, not by their seconds
    places = [columns.index(field) for field in key]
    found = {}
    for row in rows:
        row_key = "/".join(_as_key(row[place]) for place in places)
        for place, column in enumerate(columns):
            if place not in places:
                found[f"{name}.{row_key}.{column}"] = None if row[place] == "" else row[place]
    return found
