"""Reading the two files: what was trained, and what is being trained now."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import orjson

from store import ledger
from store.clock import local_now
from store.errors import ConflictError, StoreError
from store.file.storage import DurableStorage, open_files
from store.ids import new_id
from store.review.index import Index, Row
from store.table import DocumentTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from tinydb.table import Document

    from catalog.library import Catalog
    from store.ledger import Change
    from store.models import ExerciseEntry, Unit, Workout

Plain = dict[str, Any]
"""A document: a JSON object as it stands in the file."""


class Reader:
    """The files at `path`, read when asked; creates nothing."""

    def __init__(
        self,
        path: Path,
        *,
        clock: Callable[[], datetime] = local_now,
        ids: Callable[[], str] = new_id,
    ) -> None:
        self.path = path
        self.clock = clock
        self._ids = ids
        self._history, self._open = open_files(path, clock)
        self._index = Index()
        self._loaded = False
        self._last_step_at = 0
        self._catalog: Catalog | None = None

    def load(self) -> None:
        """Read the history and bring the index up to date; cheap when nothing has changed."""
        if self._loaded and not self._history.changed_on_disk():
            return
        self._reindex()
        self._loaded = True
        if self._finished_already():
            # It counts as finished in any case; what can't be written can still be read.
            with contextlib.suppress(StoreError):
                self._clear_open()

    def changed_elsewhere(self) -> bool:
        """Whether another process has changed one of the two files since they were read."""
        return self._history.changed_on_disk() or self._open.changed_on_disk()

    def rows(self) -> list[Row]:
        """A row for each workout of the history, the newest first."""
        self.load()
        return self._index.rows()

    def workout(self, workout_id: str) -> Workout:
        """A workout of the history; raise ConflictError when it isn't there any more."""
        self.load()
        row = self._index.row(workout_id)
        if row is None:
            raise ConflictError("This workout was removed elsewhere.")
        return workout_of(self._index.document(row))

    def open_workout(self) -> Workout | None:
        """The workout in progress."""
        self.load()
        document = self._open_document()
        return None if document is None else workout_of(document)

    def recent(self, exercise_id: str, limit: int = 1) -> list[tuple[Row, ExerciseEntry]]:
        """The last times that working sets of an exercise were done, newest first."""
        from store.session import working

        self.load()
        found: list[tuple[Row, ExerciseEntry]] = []
        for row in self._index.done(exercise_id)[:limit]:
            entries = workout_of(self._index.document(row)).entries
            mine = [each for each in entries if each.exercise_id == exercise_id]
            found.extend((row, each) for each in mine if working(each.sets))
        return found[:limit]

    def times_done(self, exercise_id: str) -> int:
        """In how many workouts of the history an exercise was done."""
        self.load()
        return self._index.times_done(exercise_id)

    def catalog(self) -> Catalog:
        """The built-in exercises and the user's own."""
        self.load()
        if self._catalog is None:
            from catalog.exercise import Exercise
            from catalog.library import Catalog

            own = [
                Exercise(id=each["id"], name=each["name"], custom=True)
                for each in self.own_exercises()
            ]
            self._catalog = Catalog.builtin().with_custom(own)
        return self._catalog

    def own_exercises(self) -> list[Plain]:
        """The documents of the user's own exercises."""
        self.load()
        return [orjson.loads(raw) for raw in self._history.encoded("exercises").values()]

    def documents(self) -> list[Plain]:
        """The documents of all workouts, the open one included, oldest first."""
        self.load()
        documents = [self._index.document(row) for row in reversed(self._index.rows())]
        in_progress = self._open_document()
        return documents if in_progress is None else [*documents, dict(in_progress)]

    def unit(self) -> Unit:
        """The unit in which weights are shown, and typed unless the exercise's last says else."""
        from store.models import Unit

        self.load()
        raw = next(iter(self._history.encoded("settings").values()), None)
        return Unit.KG if raw is None else Unit(orjson.loads(raw).get("unit", Unit.KG))

    def missing(self, workouts: Iterable[Plain]) -> list[Plain]:
        """Those of the workouts that are not in the journal yet."""
        self.load()
        open_document = self._open_document()
        open_id = None if open_document is None else open_document["id"]
        found: dict[str, Plain] = {}
        for each in workouts:
            if each["id"] not in self._index and each["id"] != open_id:
                found.setdefault(each["id"], each)
        return list(found.values())

    def _open_document(self) -> Document | None:
        documents = DocumentTable(self._open, "workouts").all()
        return documents[0] if documents and documents[0]["id"] not in self._index else None

    def _finished_already(self) -> bool:
        """Whether a finish was cut short after its first write, and the workout is in both."""
        documents = DocumentTable(self._open, "workouts").all()
        return bool(documents) and documents[0]["id"] in self._index

    def _clear_open(self) -> None:
        DocumentTable(self._open, "workouts").truncate()

    def _reindex(self) -> None:
        self._index.refresh(self._history.encoded("workouts"))
        self._last_step_at = ledger.latest(self._history.encoded("undo"))
        self._catalog = None

    def _push(self, storage: DurableStorage, words: str, *changes: Change) -> None:
        tables = storage.read() or {}
        ledger.push(tables.setdefault("undo", {}), self._step_at(), words, changes)
        storage.write(tables)

    def _step_at(self) -> int:
        """Microseconds since 1970; beyond every step of both files, should a clock go back."""
        now = int(datetime.now(UTC).timestamp() * 1_000_000)
        in_open = ledger.latest(self._open.encoded("undo"))
        return max(now, self._last_step_at + 1, in_open + 1)


def workout_of(document: Plain) -> Workout:
    """The workout that a document holds."""
    from store.models import Workout

    return Workout.model_validate(document)
