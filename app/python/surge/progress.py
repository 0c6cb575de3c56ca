# SPDX-License-Identifier: Apache-2.0
"""How far a run has come."""

from __future__ import annotations

import sys
import time
from typing import Callable, Optional, TextIO

#: Called with the number of replications that are done, and of all.
Progress = Callable[[int, int], object]

_CELLS = 30
_SECONDS_BETWEEN = 0.2
_SECONDS_BEFORE = 1.0  # runs that end sooner show nothing


class Bar:
    """A bar that is drawn over itself on standard error, and wiped off in the end."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._begun = time.monotonic()
        self._next = self._begun + _SECONDS_BEFORE
        self._before: Optional[int] = None  # done when it began
        self._width = 0

    def __call__(self, done: int, count: int) -> None:
        now = time.monotonic()
        if self._before is None:
            self._before = done - 1
        if now < self._next:
            return
        self._next = now + _SECONDS_BETWEEN
        filled = _CELLS * done // count
        rate = (done - self._before) / max(now - self._begun, 1e-9)
        text = f"[{'#' * filled}{'.' * (_CELLS - filled)}] {done}/{count}  {rate:.3g}/s  {_left((count - done) / rate)}"
        self._draw(text)

    def close(self) -> None:
        """What is printed next begins on a clean line."""
        if self._width:
            self._draw("")
            self._stream.write("\r")
            self._stream.flush()

    def _draw(self, text: str) -> None:
        self._stream.write("\r" + text.ljust(self._width))
        self._stream.flush()
        self._width = len(text)


def _left(seconds: float) -> str:
    if seconds < 100:
        return f"{seconds:.0f} s left"
    return f"{seconds / 60:.0f} min left" if seconds < 6000 else f"{seconds / 3600:.1f} h left"


def bar(stream: Optional[TextIO] = None) -> Optional[Bar]:
    """On a terminal and in a notebook; None where nobody watches."""
    out = stream or sys.stderr
    is_notebook = type(out).__module__.startswith("ipykernel")
    is_terminal = hasattr(out, "isatty") and out.isatty()
    return Bar(out) if is_terminal or is_notebook else None
