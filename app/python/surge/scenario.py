# SPDX-License-Identifier: Apache-2.0
"""Scenarios: loaded, built and changed. They never change themselves; a change gives a new one."""

from __future__ import annotations

import json
import os
from typing import Any, Mapping

from . import _surge


def _as_text(value: Any) -> str:
    """A value as it would be written in a scenario. JSON is YAML."""
    if isinstance(value, str):
        return value
    if isinstance(value, (bool, int, float, list, tuple, dict)) or value is None:
        return json.dumps(value, ensure_ascii=False)
    if hasattr(value, "item"):  # a number of numpy
        return json.dumps(value.item())
    raise TypeError(f"a scenario has no values of type {type(value).__name__}")


class Scenario:
    """A checked scenario.

    Made by :func:`load`, :func:`parse` and :func:`build`.
    """

    def __init__(self, bound: Any) -> None:
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
        """
        return self.with_changes({path: value})

    def with_changes(self, changes: Mapping[str, Any]) -> Scenario:
        """A copy with several values changed, in their order."""
        return Scenario(self._bound.changed([(path, _as_text(value)) for path, value in changes.items()]))

    @property
    def key(self) -> str:
        return self._bound.key

    @property
    def title(self) -> str:
        return self._bound.title

    @property
    def title_zh(self) -> str:
        return self._bound.title_zh

    @property
    def hash(self) -> str:
        """SHA-256 of the whole scenario, the same as in result files."""
        return self._bound.hash

    @property
    def seed(self) -> int:
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
        """The same as dictionaries and lists (needs PyYAML)."""
        import yaml

        return yaml.safe_load(self._bound.yaml)

    def __repr__(self) -> str:
        return f"<surge.Scenario {self.key}: {self.title}, {self.hash[:12]}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Scenario) and other.hash == self.hash

    def __hash__(self) -> int:
        return hash(self.hash)


def load(name: str | os.PathLike[str], changes: Mapping[str, Any] | None = None) -> Scenario:
    """A scenario by the name of a shipped one (``longmenshan-m8/more-docks``), its folder or its file.

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
    """A scenario from its text, as if it stood in ``folder``, where it may name tables and a base."""
    return Scenario(_surge.Scenario.parse(yaml, os.path.join(os.fspath(folder), "scenario.yaml"), []))


def build(content: Mapping[str, Any], folder: str | os.PathLike[str] = ".") -> Scenario:
    """A scenario from dictionaries and lists: ``build({"surge": 1, "base": "minimal", ...})``.

    ``base`` may be the name of a shipped scenario here too; ``key`` is ``built`` if there is none.
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
