"""The journal: the only door to what was trained.

It hides that there are two files: the history, and beside it the workout in progress, which is
small, so that logging a set costs the same in year thirty as on the first day. Every method that
changes something is durable when it returns, and one step that can be taken back.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

import orjson

from store import ledger
from store.diary import Diary
from store.ledger import Step
from store.namer import Namer
from store.reverting import TABLES, Reverting

if TYPE_CHECKING:
    from store.file.storage import DurableStorage
    from store.ledger import Table


class Told(NamedTuple):
    """A step in words, and when it was done."""

    words: str
    at: datetime
    """To the microsecond: no two steps have the same."""


class Journal(Diary, Namer):
    """Reads and changes the data at `path`; creates nothing until something is changed."""

    def undo(self) -> str | None:
        """Take back the last change, in whichever file it was; its words, or none without one.

        Changes to what a history that was put back doesn't have are passed over, and forgotten.
        """
        # The open file is the inner one, saved first: a kill between the two leaves the workout
        # in both, and whoever loads next treats it as finished, which is what it was before.
        with self._history.transaction(), self._open.transaction():
            self.load()
            step = self._next(self._done(), ledger.UNDO)
            if step is None:
                return None
            self._turn(self._holder_of(step, ledger.UNDO), step, self._step_at())
        self._reindex()
        return step.words

    def redo(self) -> str | None:
        """Do again what was taken back last; none when nothing was, or something else was done."""
        # Here the history is saved first: cut short, it is as if all of it had been done again.
        with self._open.transaction(), self._history.transaction():
            self.load()
            step = self._next(self._waiting(), ledger.REDO)
            if step is None:
                return None
            self._turn(self._holder_of(step, ledger.REDO), step, 0)
        self._reindex()
        return step.words

    def steps(self, limit: int = 2 * ledger.KEPT) -> list[Told]:
        """What undo would take back, one after the other, the newest first."""
        self.load()
        found = ledger.possible(self._done(), self._is_there)
        return [self._told(step.words, step.at) for step in found[:limit]]

    def redo_steps(self, limit: int = 2 * ledger.KEPT) -> list[Told]:
        """What redo would do again, one after the other."""
        self.load()
        found = ledger.possible(self._waiting(), self._is_there)
        return [self._told(step.words, step.at) for step in found[:limit]]

    def _done(self) -> list[Step]:
        """What stands in both files, the newest first."""
        plain = [step for stack in self._stacks(ledger.UNDO) for step in stack.values()]
        return sorted(map(Step.of, plain), key=lambda step: step.at, reverse=True)

    def _waiting(self) -> list[Step]:
        """What was taken back and can be done again, the next one first."""
        return ledger.redoable(self._stacks(ledger.UNDO), self._stacks(ledger.REDO))

    def _stacks(self, name: str) -> list[Table]:
        both = (self._present.tables, self._past.tables)
        encoded = [tables.get(name, {}) for tables in both]
        return [{key: orjson.loads(raw) for key, raw in stack.items()} for stack in encoded]

    def _next(self, steps: list[Step], stack: str) -> Step | None:
        """The first of the steps that is possible; those before it are forgotten."""
        step = next(iter(ledger.possible(steps, self._is_there)), None)
        lost = steps if step is None else steps[: steps.index(step)]
        for storage in (self._open, self._history) if lost else ():
            tables = storage.read() or {}
            for each in lost:
                ledger.pop(tables.get(stack, {}), each)
            storage.write(tables)
        return step

    def _is_there(self, table: str, document_id: str) -> bool:
        """Whether a document is there; so is, for all we know, what only a newer htrack knows."""
        if table == "open":
            workout = self._at_hand()
            return workout is not None and workout.id == document_id
        if table == "workouts":
            return document_id in self._index
        if table == "settings":
            return bool(self._past.tables.get("settings"))
        return table not in TABLES or document_id in self._documents(table)

    def _holder_of(self, step: Step, stack: str) -> DurableStorage:
        steps = (self._open.read() or {}).get(stack, {})
        return self._open if step.at in {each["at"] for each in steps.values()} else self._history

    def _turn(self, storage: DurableStorage, step: Step, undone: int) -> None:
        """Revert a step and put it, turned round, on the other stack of its file."""
        reverting = Reverting(
            self._open, self._history, self._index, "undone" if undone else "redone"
        )
        inverse = reverting.revert(step.changes)
        tables = storage.read() or {}
        ledger.turn(tables, step, inverse, undone)
        storage.write(tables)

    def _told(self, words: str, at: int) -> Told:
        moment = datetime.fromtimestamp(0, UTC) + timedelta(microseconds=at)
        return Told(words, moment.astimezone(self.clock().tzinfo))
