"""Changing the history: each method is durable when it returns, and can be undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store import ledger, wording
from store.errors import ConflictError
from store.file import backups
from store.ledger import Change
from store.reader import Reader
from store.table import DocumentTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from store.checking import Plain
    from store.file.backups import Backup
    from store.ledger import TableName
    from store.models import OwnExercise, Unit, Workout


@dataclass(frozen=True, slots=True)
class Added:
    """What an import added."""

    workouts: int
    sets: int


class Keeper(Reader):
    """Imports, edits, deletes, keeps settings and backups."""

    def add_workouts(
        self,
        workouts: Sequence[Plain],
        own_exercises: Sequence[Plain],
        words: str,
        others: Mapping[TableName, Sequence[Plain]] | None = None,
    ) -> Added:
        """Add what is missing of the workouts and exercises, in one step after a backup.

        `others` are routines, preferences and body weights; what is there already stays.
        """
        self.load()
        with self._history.transaction():
            self._reindex()
            fresh: dict[TableName, list[Plain]] = {"workouts": self.missing(workouts)}
            for table, given in {"exercises": own_exercises, **(others or {})}.items():
                fresh[table] = self._missing_in(table, given)
            if not any(fresh.values()):
                return Added(0, 0)
            self._history.back_up("import")
            for table, documents in reversed(fresh.items()):
                DocumentTable(self._history, table).insert_multiple(documents)
            changes = [Change(name, each["id"]) for name, found in fresh.items() for each in found]
            self._push(self._history, wording.named(words, "imported", wording.LONGEST), *changes)
        self._reindex()
        return Added(len(fresh["workouts"]), _sets(fresh["workouts"]))

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
            words = f"deleted {wording.named(row.title, 'a workout')} of {row.day.isoformat()}"
            self._push(self._history, words, Change("workouts", row.id, removed=removed))
        self._reindex()

    def add_own_exercise(self, exercise: OwnExercise) -> None:
        """Make an exercise of the user's own; nothing is done where it is there already.

        Raises ConflictError where another exercise has its id.
        """
        with self._history.transaction():
            self._reindex()
            made = self._adopt(exercise)
            if made:
                words = wording.named(f"made the exercise {exercise.name}", longest=wording.LONGEST)
                self._push(self._history, words, *made)
        self._reindex()

    def set_unit(self, unit: Unit) -> None:
        """Choose the unit in which weights are shown; changes no weight."""
        self.load()
        with self._history.transaction():
            self._reindex()
            settings = DocumentTable(self._history, "settings")
            before = next(iter(settings), None)
            if before is None:
                settings.insert({"unit": unit.value})
                change: Change | None = Change("settings", ledger.ONLY)
            else:
                after = {**before, "unit": unit.value}
                settings.replace(before.doc_id, after)
                change = ledger.edited("settings", ledger.ONLY, dict(before), after)
            if change is not None:
                self._push(self._history, f"set the unit to {unit.value}", change)
        self._reindex()

    def back_up(self) -> Backup | None:
        """Back the history up now; none when there is nothing yet."""
        return self._history.back_up("manual")

    def restore(self, name: str) -> Backup | None:
        """Put the history back as a backup has it; the backup of what stood there before."""
        before = backups.restore(self.path, name, lock=self._history.lock, now=self.clock())
        self._history.forget()
        return before

    def _missing_in(self, table: TableName, documents: Iterable[Plain]) -> list[Plain]:
        known = {each["id"] for each in DocumentTable(self._history, table)}
        return list({each["id"]: each for each in documents if each["id"] not in known}.values())

    def _add(self, table: TableName, document: Plain, words: str) -> None:
        """One step: a document that is new."""
        self.load()
        with self._history.transaction():
            self._reindex()
            DocumentTable(self._history, table).insert(document)
            words = wording.named(words, longest=wording.LONGEST)
            self._push(self._history, words, Change(table, document["id"]))
        self._reindex()

    def _put(self, table: TableName, document: Plain, words: str) -> None:
        """One step: a document in the place of the one that has its id, or a new one."""
        self.load()
        with self._history.transaction():
            self._reindex()
            found = DocumentTable(self._history, table).by_id(document["id"])
            if found is None:
                self._add(table, document, words)
            else:
                change = ledger.edited(table, document["id"], dict(found), document)
                if change is not None:
                    DocumentTable(self._history, table).replace(found.doc_id, document)
                    self._push(self._history, words, change)
        self._reindex()

    def _drop(self, table: TableName, document_id: str, words: Callable[[Plain], str]) -> None:
        """One step: a document removed; raise ConflictError when it isn't there."""
        self.load()
        with self._history.transaction():
            self._reindex()
            found = DocumentTable(self._history, table).by_id(document_id)
            if found is None:
                raise ConflictError("It was removed elsewhere already.")
            DocumentTable(self._history, table).remove(doc_ids=[found.doc_id])
            removed = dict(found)
            self._push(self._history, words(removed), Change(table, document_id, removed=removed))
        self._reindex()

    def _edit_workout(
        self,
        workout_id: str,
        words: Callable[[Workout], str],
        edit: Callable[[Workout], Workout],
        also: Sequence[Change] = (),
    ) -> Workout:
        """One step: a workout of the history edited; ConflictError when it isn't there."""
        self.load()
        with self._history.transaction():
            self._reindex()
            row = self._index.row(workout_id)
            if row is None:
                raise ConflictError("This workout was removed elsewhere.")
            before = self._index.document(row)
            workout = self._workout(row)
            after = edit(workout)
            change = ledger.edited("workouts", workout_id, before, after.document())
            if change is not None:
                table = DocumentTable(self._history, "workouts")
                table.replace(int(row.key), after.document())
                self._push(self._history, words(workout), change, *also)
        self._reindex()
        return after


def _sets(workouts: Sequence[Plain]) -> int:
    return sum(len(each.get("sets", ())) for one in workouts for each in one.get("entries", ()))
