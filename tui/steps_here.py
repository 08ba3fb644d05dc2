"""Taking back what was changed in one place, and nothing else of the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from store.journal import Journal, Told

Value = TypeVar("Value")


class StepsHere:
    """Knows the steps that were taken through it; undoes and redoes those only."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._mine: set[datetime] = set()
        """When they were done: no two steps of a journal have the same moment."""

    @property
    def any(self) -> bool:
        """Whether something that was done here stands."""
        return any(step.at in self._mine for step in self._journal.steps())

    def taking(self, do: Callable[[], Value]) -> Value:
        """Change something, and remember the step if it came to one."""
        before = _first(self._journal.steps(1))
        done = do()
        after = _first(self._journal.steps(1))
        if after is not None and after != before:
            self._mine.add(after)
        return done

    def undo(self) -> str | None:
        """Take back the last change, in words; none where it was not made here."""
        mine = _first(self._journal.steps(1)) in self._mine
        return self._journal.undo() if mine else None

    def redo(self) -> str | None:
        """Do again what was taken back last; none where it was not done here."""
        mine = _first(self._journal.redo_steps(1)) in self._mine
        return self._journal.redo() if mine else None


def _first(steps: Sequence[Told]) -> datetime | None:
    return next((step.at for step in steps), None)
