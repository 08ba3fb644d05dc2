"""The last twelve months in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

from store.review.totals import monday, streak

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.review.index import Row


@dataclass(frozen=True, slots=True)
class Year:
    """The twelve months up to a day: its workouts, and the weeks in a row with one."""

    today: date
    rows: Sequence[Row]
    """The newest first."""
    streak: int
    """Weeks in a row with as many workouts as are aimed at; this week, not over, breaks nothing."""
    longest_streak: int
    """Of the whole history."""

    @classmethod
    def of(cls, rows: Sequence[Row], today: date, week_goal: int = 0) -> Year:
        """The year within a history, which comes newest first."""
        start = today - timedelta(days=365)
        recent = takewhile(lambda row: row.day > start, rows)
        found = streak((row.day for row in rows), week_goal, today)
        in_it = [row for row in recent if row.day <= today]
        return cls(today, in_it, found.current, found.longest)

    @property
    def this_week(self) -> int:
        """Workouts since Monday."""
        return sum(row.day >= monday(self.today) for row in self.rows)

    @property
    def weeks(self) -> float:
        """How many weeks it covers: fewer than 52 when training began later."""
        days = (self.today - self.rows[-1].day).days + 1 if self.rows else 0
        return max(1.0, days / 7)

    @property
    def sets(self) -> int:
        """Sets that were no warm-ups."""
        return sum(row.sets for row in self.rows)

    @property
    def seconds(self) -> float:
        """Time spent, as far as it was recorded."""
        return sum(
            (row.ended_at.astimezone(UTC) - row.started_at.astimezone(UTC)).total_seconds()
            for row in self.rows
            if row.ended_at is not None
        )
