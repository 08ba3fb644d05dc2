"""The two files of a data path, seen as they are now, or as they could be read last."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import orjson

from store import ledger, wording
from store.checking import check, checked_workout, first_fault, workout_of
from store.clock import local_now
from store.errors import ConflictError, StoreError
from store.file import trouble
from store.file.lock import PATIENCE
from store.file.storage import DurableStorage, open_files
from store.ids import new_id
from store.last_good import LastGood
from store.ledger import Change
from store.review.index import Index, Row
from store.table import DocumentTable

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from catalog.library import Catalog
    from store.checking import Plain
    from store.last_good import Tables
    from store.models import OwnExercise, Workout


class Watcher:
    """The files at `path`, read when asked; creates nothing.

    Once they could be read, reading goes on from what was read last when they can't be any more,
    and `trouble` says why; changing them raises. `patience`: seconds to wait for another htrack.
    """

    def __init__(
        self,
        path: Path,
        *,
        clock: Callable[[], datetime] = local_now,
        ids: Callable[[], str] = new_id,
        patience: float = PATIENCE,
    ) -> None:
        self.path = path
        self.clock = clock
        self._ids = ids
        self._history, self._open = open_files(path, clock, patience)
        self._past = LastGood(
            self._history, "history", take=self._take, writing=self._is_writing, clock=clock
        )
        self._present = LastGood(
            self._open, "open", take=self._take_open, writing=self._is_writing, clock=clock
        )
        self._index = Index()
        self._last_step_at = 0
        self._catalog: Catalog | None = None
        self._by_id: dict[str, dict[str, Plain]] = {}
        self._in_progress: tuple[bytes, Workout] | None = None

    @property
    def trouble(self) -> StoreError | None:
        """Why what is read is what was there before, not what is there now."""
        return self._past.trouble or self._present.trouble

    @property
    def backup_trouble(self) -> StoreError | None:
        """Why the backup of the day could not be made when something was saved."""
        return self._history.backup_error

    def load(self) -> None:
        """Read the files where they have changed; cheap when nothing has."""
        self._reindex()
        self._settle()

    def changed_elsewhere(self) -> bool:
        """Whether another process has changed one of the two files since they were read."""
        return self._past.has_changed() or self._present.has_changed()

    def _workout(self, row: Row) -> Workout:
        """The workout behind a row; raise DamagedFileError for one that makes no sense."""
        try:
            return workout_of(self._index.document(row))
        except ValueError as error:
            raise self._odd_workout(row, first_fault(error)) from error

    def _odd_workout(self, row: Row, fault: str) -> StoreError:
        reason = f"document {row.key} of 'workouts' is no workout: {fault}"
        return trouble.damaged(self._history.path, "history", reason, self.clock())

    # The workout in progress

    def _at_hand(self) -> Workout | None:
        """What the small file holds, be it finished or not."""
        self._present.look()
        return None if self._in_progress is None else self._in_progress[1]

    def _twin(self) -> Workout | None:
        """The workout of the small file if the history has one of the same id."""
        workout = self._at_hand()
        return workout if workout is not None and workout.id in self._index else None

    def _is_finished(self, workout: Workout) -> bool:
        """Whether a finish was cut short after its first write, and the workout is in both."""
        from store.twins import is_contained

        row = self._index.row(workout.id)
        return row is not None and is_contained(workout, self._workout(row))

    def _settle(self) -> None:
        """Clear what is finished; what went on while the history was put back is kept apart.

        Either counts as what it is in any case: what can't be written can still be read.
        """
        if self._twin() is None:
            return
        with contextlib.suppress(StoreError), self._open.transaction():
            self._reindex()
            workout = self._twin()
            if workout is not None and self._is_finished(workout):
                self._clear_open()
            elif workout is not None:
                self._set_apart(workout)

    def _set_apart(self, workout: Workout) -> None:
        from store import twins

        undo = map(orjson.loads, self._past.tables.get(ledger.UNDO, {}).values())
        tables = self._open.read() or {}
        twins.set_apart(tables, self._ids(), twins.finished_at(undo, workout.id))
        self._open.write(tables)

    def _clear_open(self) -> None:
        DocumentTable(self._open, "workouts").truncate()

    # What was read

    def _reindex(self) -> None:
        self._past.look()

    def _is_writing(self) -> bool:
        return self._history.in_transaction or self._open.in_transaction

    def _take(self, tables: Tables) -> None:
        check(tables, self._past.tables)
        self._index.refresh(tables.get("workouts", {}))
        self._last_step_at = _latest(tables)
        self._catalog = None
        self._by_id.clear()

    def _take_open(self, tables: Tables) -> None:
        check(tables, self._present.tables)
        key, raw = next(iter(tables.get("workouts", {}).items()), ("", None))
        if raw is None:
            self._in_progress = None
        elif self._in_progress is None or self._in_progress[0] != raw:
            self._in_progress = raw, checked_workout(key, raw)

    def _adopt(self, own: OwnExercise) -> list[Change]:
        """Add an exercise of the user's own to the history, inside a transaction; none if it is."""
        known = DocumentTable(self._history, "exercises").by_id(own.id)
        if known is None:
            DocumentTable(self._history, "exercises").insert(own.document())
            return [Change("exercises", own.id)]
        if known["name"] != own.name:
            raise ConflictError(
                f"Another exercise was made meanwhile in the place of {wording.named(own.name)}: "
                f"{wording.named(known['name'], 'one without a name')}."
            )
        return []

    def _push(self, storage: DurableStorage, words: str, *changes: Change) -> None:
        tables = storage.read() or {}
        ledger.record(tables, self._step_at(), words, changes)
        storage.write(tables)

    def _step_at(self) -> int:
        """Microseconds since 1970; beyond every step of both files, should a clock go back."""
        now = int(self.clock().timestamp() * 1_000_000)
        return max(now, self._last_step_at + 1, _latest(self._open.tables()) + 1)


def _latest(tables: Tables) -> int:
    return max(ledger.latest(tables.get(each, {})) for each in (ledger.UNDO, ledger.REDO))
