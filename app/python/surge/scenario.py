# SPDX-License-Identifier: Apache-2.0
"""Scenarios: loaded, built and changed. They never change themselves; a change gives a new one."""

from __future__ import annotations

import functools
import json
import os
from typing import TYPE_CHECKING, Any, Mapping

from . import _surge
from .parameters import content_of, paths_of

if TYPE_CHECKING:
    import pandas


def _as_text(value: Any) -> str:
    """A value as it would be written in a scenario. JSON is YAML."""
    if value is None:
        return ""  # an empty cell
    if isinstance(value, str):
        return value
    if isinstance(value, (bool, int, float, list, tuple, dict)):
        return json.dumps(value, ensure_ascii=False)
    if hasattr(value, "item"):  # a number of numpy
        return json.dumps(value.item())
    raise TypeError(f"a scenario has no values of type {type(value).__name__}")


class Scenario:
    """A checked scenario, made by :func:`load`, :func:`parse` and :func:`build`.

    It never changes: :meth:`set` gives a changed copy. Two scenarios are equal if everything in them is.

    Examples
    --------
    >>> base = surge.load("longmenshan-m8")
    >>> base.parameters.filter(like="chengdu-central")      # what can be set
    >>> docks = base.set("depots.chengdu-central.docks", 6)
    """

    def __init__(self, bound: _surge.Scenario) -> None:
        self._bound = bound

    def set(self, path: str, value: Any) -> Scenario:
        """A copy with one value changed.

        Parameters
        ----------
        path : str
            A cell of a table, ``table.row.column`` (``depots.chengdu-central.docks``), or a path in the
            scenario's text (``hazards.0.magnitude``), as ``surge run --set`` takes it.
        value
            A number, a text with its unit (``"36 h"``), a list or a dictionary.

        Raises
        ------
        ScenarioError
            If there is no such path, with the nearest one, or the value does not fit it.

        Examples
        --------
        >>> base.set("depots.chengdu-central.docks", 6)
        >>> base.set("hazards.0.magnitude", 7.5)
        >>> base.set("command.decision_interval", "3 h")
        """
        return self.with_changes({path: value})

    def with_changes(self, changes: Mapping[str, Any]) -> Scenario:
        """A copy with several values changed, in their order."""
        return Scenario(self._bound.changed([(path, _as_text(value)) for path, value in changes.items()]))

    @property
    def key(self) -> str:
        """Its name in result files."""
        return self._bound.key

    @property
    def title(self) -> str:
        """In English."""
        return self._bound.title

    @property
    def title_zh(self) -> str:
        """In Chinese; empty if there is none."""
        return self._bound.title_zh

    @property
    def hash(self) -> str:
        """SHA-256 of the whole scenario, the same as in result files."""
        return self._bound.hash

    @property
    def seed(self) -> int:
        """Of the random streams, as the scenario proposes."""
        return self._bound.seed

    @property
    def replications(self) -> int:
        """As many as the scenario proposes."""
        return self._bound.replications

    @property
    def horizon_h(self) -> float:
        """Hours after the impact that are simulated."""
        return self._bound.horizon_h

    @property
    def warnings(self) -> list[str]:
        """What is odd, but allowed."""
        return self._bound.warnings

    @property
    def files(self) -> list[str]:
        """Files that it was read from."""
        return self._bound.files

    def to_yaml(self) -> str:
        """All of it in one text, defaults and tables too; :func:`parse` reads it back equal."""
        return self._bound.yaml

    def to_dict(self) -> dict[str, Any]:
        """The same as dictionaries and lists; :func:`build` takes it (needs PyYAML)."""
        return content_of(self._bound.yaml)

    def describe(self) -> str:
        """What it holds, in a few lines: region, reserve, production, fleet, needs."""
        return self._bound.overview

    @functools.cached_property
    def parameters(self) -> pandas.Series:
        """What :meth:`set` can change: a value for each path (needs PyYAML).

        Times are in seconds and other quantities in SI units, as the ends of columns tell (``opens_s``); None is
        an empty cell. Tables whose rows are named by a time (``link_closures``, ``outages``) are left out.

        Examples
        --------
        >>> scenario.parameters.filter(like="docks")
        >>> scenario.parameters["command.decision_interval"]
        '21600 s'
        """
        import pandas

        return pandas.Series(paths_of(self.to_dict()), name=self.key, dtype=object)

    def __reduce__(self) -> tuple:
        return _unpickled, (self._bound.yaml,)

    def __repr__(self) -> str:
        return f"<surge.Scenario {self.key}: {self.title}, {self.hash[:12]}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Scenario) and other.hash == self.hash

    def __hash__(self) -> int:
        return hash(self.hash)


def _unpickled(yaml: str) -> Scenario:
    return parse(yaml)


def load(name: str | os.PathLike[str], changes: Mapping[str, Any] | None = None) -> Scenario:
    """A scenario by the name of a shipped one (``longmenshan-m8/more-docks``), its folder or its file.

    Parameters
    ----------
    name : str or path
        As the command takes it.
    changes : mapping of path to value, optional
        As :meth:`Scenario.set` takes them.

    Raises
    ------
    UsageError
        If there is none, with the nearest name.
    ScenarioError
        If it has mistakes, with all of them.
    """
    pairs = [(path, _as_text(value)) for path, value in (changes or {}).items()]
    return Scenario(_surge.Scenario.load(os.fspath(name), pairs))


def parse(yaml: str, folder: str | os.PathLike[str] = ".") -> Scenario:
    """A scenario from its text, as if it stood in ``folder``, where it may name tables and a base.

    Raises
    ------
    ScenarioError
        If it has mistakes, with all of them and their lines.
    """
    return Scenario(_surge.Scenario.parse(yaml, os.path.join(os.fspath(folder), "scenario.yaml"), []))


def build(content: Mapping[str, Any], folder: str | os.PathLike[str] = ".") -> Scenario:
    """A scenario from dictionaries and lists: ``build({"surge": 1, "base": "minimal", ...})``.

    ``base`` may be the name of a shipped scenario here too; ``key`` is ``built`` if there is none.

    Examples
    --------
    >>> surge.build({"surge": 1, "base": "minimal", "title": {"en": "Two docks", "zh": "两个泊位"},
    ...              "changes": {"depots.valley-depot.docks": 2}})

    Raises
    ------
    ScenarioError
        If it has mistakes; lines and columns are those of its JSON text.
    """
    content = dict(content)
    base = content.get("base")
    if isinstance(base, str) and base in list_scenarios():
        content["base"] = os.path.abspath(load(base).files[0])
    content.setdefault("key", "built")
    return parse(json.dumps(content, ensure_ascii=False, indent=1), folder)


def list_scenarios() -> list[str]:
    """Names of the scenarios that come with Surge."""
    return _surge.scenario_names()
