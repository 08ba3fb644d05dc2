"""The journal: the only door to what was trained.

It hides that there are two files: the history, and beside it the workout in progress, which is
small, so that logging a set costs the same in year thirty as on the first day. Every method that
changes something is durable when it returns, and one step on the undo stack.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import ledger
from store.errors import ConflictError
from store.keeper import Keeper
from store.splice import patched
from store.table import DocumentTable
from store.tracker import Tracker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.file.storage import DurableStorage
    from store.ledger import Change, Step


class Journal(Tracker, Keeper):
    """Reads and changes the data at `path`; creates nothing until something is changed."""

    def undo(self) -> str | None:
        """Take back the last change, in whichever file it was; its words, or none without one."""
        self.load()
        self._loaded = False  # only a new reading tells how far it came, should a write fail
        # The open file is the inner one, saved first: a kill between the two leaves the workout
        # in both, and whoever loads next treats it as finished, which is what it was before.
        with self._history.transaction(), self._open.transaction():
            storage, step = self._last_step()
            if step is None:
                return None
            self._take_back(storage, step)
        self._reindex()
        return step.words

    def _last_step(self) -> tuple[DurableStorage, Step | None]:
        in_open = ledger.newest((self._open.read() or {}).get("undo", {}))
        in_history = ledger.newest((self._history.read() or {}).get("undo", {}))
        if in_open is None or (in_history is not None and in_history.at > in_open.at):
            return self._history, in_history
        return self._open, in_open

    def _take_back(self, storage: DurableStorage, step: Step) -> None:
        tables = {
            "open": DocumentTable(self._open, "workouts"),
            "workouts": DocumentTable(self._history, "workouts"),
            "exercises": DocumentTable(self._history, "exercises"),
        }
        for name, table in tables.items():
            changes = [change for change in step.changes if change.table == name]
            returning = any(change.removed is not None for change in changes)
            if name == "open" and returning and len(table) > 0:
                raise ConflictError("Another workout is open: finish or discard it before undoing.")
            _revert(table, changes)
        stacks = storage.read() or {}
        ledger.pop(stacks.get("undo", {}), step)
        storage.write(stacks)


def _revert(table: DocumentTable, changes: Sequence[Change]) -> None:
    """Take changes of one table back; one pass, however many documents an import had added."""
    added = {change.id for change in changes if change.is_addition}
    if added:
        table.remove(doc_ids=[each.doc_id for each in table if each.get("id") in added])
    for change in changes:
        if change.removed is not None:
            table.insert(change.removed)
        elif change.edits:
            _unedit(table, change)


def _unedit(table: DocumentTable, change: Change) -> None:
    document = table.by_id(change.id)
    if document is None:
        raise ConflictError("What was to be undone is gone; nothing was undone.")
    table.replace(
        document.doc_id,
        patched(dict(document), [edit.inverted() for edit in reversed(change.edits)]),
    )
