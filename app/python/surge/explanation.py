# SPDX-License-Identifier: Apache-2.0
"""Why people went without."""

from __future__ import annotations

import json
from typing import Any


class Explanation:
    """Why a county was short of an item at an hour, as ``surge explain`` tells it.

    Attributes
    ----------
    data : dict
        All that ``surge explain --json`` tells: ``short_in`` how many of the ``replications`` it was short,
        ``persons_waiting_for`` by cause, and of one ``replication`` the ``detail``.
    text : str
        The same in words; what ``print`` shows.
    """

    def __init__(self, text: str, data: str) -> None:
        self.text = text
        self.data: dict[str, Any] = json.loads(data)

    @property
    def cause(self) -> str | None:
        """What most people wait for (``road``, ``stock``, ``travel`` ...); None if nobody is without."""
        waiting = self.data["persons_waiting_for"]
        most = max(waiting, key=waiting.get)
        return most if waiting[most] > 0 else None

    def __repr__(self) -> str:
        return self.text.rstrip("\n")
