# SPDX-License-Identifier: Apache-2.0
"""How far a run has come."""

from __future__ import annotations

import sys
import time
from typing import Callable, Optional

Progress = Callable[[int, int], None]

_BAR = 30
_SECONDS = 0.2


def bar(stream=None) -> Optional[Progress]:
    """A bar that is drawn over itself; None where nobody watches."""
    out = stream or sys.stderr
    if not (hasattr(out, "isatty") and out.isatty()):
        return None
    begun = time.monotonic()
    last = [0.0]

    def show(done: int, count: int) -> None:
        now = time.monotonic()
        if done < count and now - last[0] < _SECONDS:
            return
        last[0] = now
        filled = _BAR * done // count
        left = (now - begun) / done * (count - done)
        out.write(f"\r[{'#' * filled}{'.' * (_BAR - filled)}] {done}/{count}, {left:.0f} s left  ")
        if done == count:
            out.write("\n")
        out.flush()

    return show
