"""A stopwatch for holds: it remembers when it was started, and nothing ticks."""

from __future__ import annotations

import time
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Stopwatch:
    """Runs from when it is made, on the clock that no one can set."""

    started: float = field(default_factory=time.monotonic)

    def seconds(self) -> float:
        """Whole seconds since the start."""
        return float(int(time.monotonic() - self.started))
