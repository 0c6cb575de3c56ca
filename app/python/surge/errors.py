# SPDX-License-Identifier: Apache-2.0
"""Errors, with the sentences that the command prints."""

from __future__ import annotations

from typing import NamedTuple, Sequence

#: What the program calls options, as arguments of this package.
_OPTIONS = {
    "--resume": "resume=True",
    "--fresh": "resume=False",
    "--partial": "partial=True",
    "--replications": "replications",
    "--replication": "replication",
    "--metric": "metrics",
    "--at": "at",
    "'surge list scenarios'": "surge.list_scenarios()",
}


def _in_python(message: str) -> str:
    for option, argument in _OPTIONS.items():
        message = message.replace(option, argument)
    return message


class SurgeError(Exception):
    """Everything that Surge itself refuses."""


class UsageError(SurgeError, ValueError):
    """An argument names something that is not there, with the nearest name that is."""

    def __init__(self, message: str) -> None:
        super().__init__(_in_python(message))


class ResultFileError(SurgeError, OSError):
    """A result file cannot be read or written."""

    def __init__(self, message: str) -> None:
        super().__init__(_in_python(message))


class Place(NamedTuple):
    """Where a scenario is wrong; line and column count from 1, 0 is the whole file or line."""

    file: str
    line: int
    column: int
    field: str
    found: str
    expected: str
    suggestion: str


class ScenarioError(SurgeError, ValueError):
    """A scenario with mistakes: all of them, each with its place.

    Attributes
    ----------
    places : list of Place
        File, line, column, field, what was found, what was expected, the nearest valid name.
    """

    def __init__(self, message: str, places: Sequence[tuple] = ()) -> None:
        super().__init__(message)
        self.places = [Place(*place) for place in places]
