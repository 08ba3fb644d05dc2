"""The volume of the last year, added up a few workouts at a time so that no key waits for it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tui import words

if TYPE_CHECKING:
    from store.journal import Journal
    from store.models import LoggedSet
    from store.review.index import Row
    from tui.past import Past

SLICE = 16
"""Workouts that are decoded between two looks at the keyboard."""


class Lifted:
    """Adds up; what was decoded for it once is not decoded again."""

    def __init__(self) -> None:
        self._sets: dict[str, tuple[Row, tuple[LoggedSet, ...]]] = {}

    async def words(self, past: Past, journal: Journal) -> str:
        """The volume in words; HtrackError when a workout has gone meanwhile."""
        kept: dict[str, tuple[Row, tuple[LoggedSet, ...]]] = {}
        for number, row in enumerate(past.year.rows):
            known = self._sets.get(row.id)
            if known is None or known[0] is not row:
                if number % SLICE == 0:
                    await asyncio.sleep(0)
                known = (row, journal.workout(row.id).sets)
            kept[row.id] = known
        self._sets = kept
        return words.volume((each for _, sets in kept.values() for each in sets), past.unit)
