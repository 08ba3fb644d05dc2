"""A stopwatch for holds: it remembers when it was started, and nothing ticks."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.errors import UsageError
from tui.text import showable

if TYPE_CHECKING:
    from tui.training import Training


@dataclass(frozen=True)
class Stopwatch:
    """Runs from when it is made, on the clock that no one can set."""

    started: float = field(default_factory=time.monotonic)

    @classmethod
    def running_for(cls, seconds: float) -> Stopwatch:
        """One that was started so many seconds ago, before a restart."""
        return cls(time.monotonic() - max(0.0, seconds))

    def seconds(self) -> float:
        """Whole seconds since the start."""
        return float(int(time.monotonic() - self.started))


def refuse_counted(training: Training) -> None:
    """Raise UsageError, with what to do instead, where reps are counted and nothing is held."""
    from store.draft import Field, amount_of

    exercise = training.exercise(training.at)
    sets = [each for row in training.rows(training.at) for each in row]
    is_held = any(each.seconds is not None and each.reps is None for each in sets)
    if amount_of(exercise) is Field.REPS and not is_held:
        raise UsageError(
            f"{showable(exercise.name)[:60]} is counted in reps: type them, then space. "
            "Was it held? l, then 40s."
        )
