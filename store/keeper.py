"""Changing the history: each method is durable when it returns, and can be undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.errors import ConflictError
from store.file import backups
from store.ledger import Change
from store.reader import Plain, Reader
from store.table import DocumentTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.file.backups import Backup
    from store.models import OwnExercise, Unit


@dataclass(frozen=True, slots=True)
class Added:
    """What an import added."""

    workouts: int
    sets: int


class Keeper(Reader):
    """Imports, deletes, keeps settings and backups."""

    def add_workouts(
        self, workouts: Sequence[Plain], own_exercises: Sequence[Plain], words: str
    ) -> Added:
        """Add what is missing of the workouts and exercises, in one step after a backup."""
        self.load()
        with self._history.transaction():
            self._reindex()
            fresh = self.missing(workouts)
            known = {each["id"] for each in DocumentTable(self._history, "exercises")}
            own = list(
                {each["id"]: each for each in own_exercises if each["id"] not in known}.values()
            )
            if not fresh and not own:
                return Added(0, 0)
            self._history.back_up("import")
            DocumentTable(self._history, "exercises").insert_multiple(own)
            DocumentTable(self._history, "workouts").insert_multiple(fresh)
            changes = [Change("workouts", each["id"]) for each in fresh]
            changes += [Change("exercises", each["id"]) for each in own]
            self._push(self._history, words, *changes)
        self._reindex()
        return Added(
            len(fresh), sum(len(e.get("sets", [])) for w in fresh for e in w.get("entries", []))
        )

    def delete_workout(self, workout_id: str) -> None:
        """Take a workout out of the history (undo brings it back)."""
        self.load()
        with self._history.transaction():
            self._reindex()
            row = self._index.row(workout_id)
            if row is None:
                raise ConflictError("This workout was removed elsewhere.")
            removed = self._index.document(row)
            DocumentTable(self._history, "workouts").remove(doc_ids=[int(row.key)])
            words = f"deleted {row.title or 'a workout'} of {row.day.isoformat()}"
            self._push(self._history, words, Change("workouts", row.id, removed=removed))
        self._reindex()

    def add_own_exercise(self, exercise: OwnExercise) -> None:
        """Make an exercise of the user's own."""
        with self._history.transaction():
            DocumentTable(self._history, "exercises").insert(exercise.document())
            self._push(
                self._history,
                f"made the exercise {exercise.name}",
                Change("exercises", exercise.id),
            )
        self._reindex()

    def set_unit(self, unit: Unit) -> None:
        """Choose the unit in which weights are shown; changes no weight."""
        with self._history.transaction():
            settings = DocumentTable(self._history, "settings")
            before = settings.all()
            if before:
                settings.replace(before[0].doc_id, {**before[0], "unit": unit.value})
            else:
                settings.insert({"unit": unit.value})

    def back_up(self) -> Backup | None:
        """Back the history up now; none when there is nothing yet."""
        return self._history.back_up("manual")

    def restore(self, name: str) -> Backup | None:
        """Put the history back as a backup has it; the backup of what stood there before."""
        before = backups.restore(self.path, name, lock=self._history.lock, now=self.clock())
        self._history.forget()
        return before
