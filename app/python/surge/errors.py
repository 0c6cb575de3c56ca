# SPDX-License-Identifier: Apache-2.0
"""Errors, with the sentences that the command prints."""

from __future__ import annotations

from typing import NamedTuple, Sequence


class SurgeError(Exception):
    """Everything that Surge itself refuses."""


class UsageError(SurgeError, ValueError):
    """An argument names something that is not there, with the nearest name that is."""


class ResultFileError(SurgeError, OSError):
    """A result file cannot be read or written."""


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
    """

    def __init__(self, message: str, places: Sequence[tuple] = ()) -> None:
        super().__init__(message)
        self.places = [Place(*place) for place in places]
