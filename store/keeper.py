"""Changing the history: each method is durable when it returns, and can be undone."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from store import ledger, wording
from store.errors import ConflictError
from store.file import backups
from store.jottings import Jottings
from store.ledger import Change
from store.reader import Reader
from store.table import DocumentTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from store.checking import Plain
    from store.file.backups import Backup
    from store.ledger import TableName
    from store.models import OwnExercise, Unit, Workout
    from store.review.index import Row


class Added(NamedTuple):
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
        # Whoever asks next reads it in; a command that only imports need not.
        return Added(len(fresh["workouts"]), _sets(fresh["workouts"]))

    def missing(self, workouts: Iterable[Plain]) -> list[Plain]:
        """Those of the workouts that are not in the journal yet, nor part of another one there."""
        found = super().missing(workouts)
        raw = self._past.tables.get("workouts", {}).values()
        merged = [each for each in raw if b'"absorbed":' in each] if found else []
        if not merged:  # as in most journals: nothing else here needs the models
            return found
        from store.mending import absorbed_ids

        absorbed = absorbed_ids(merged)
        return [each for each in found if each["id"] not in absorbed]

    def standing(self, ids: Iterable[str]) -> list[Plain]:
        """The documents of those of the workouts that are in the journal, the open one too."""
        self.load()
        wanted = set(ids)
        found = [row for each in wanted if (row := self._index.row(each)) is not None]
        documents = [self._index.document(row) for row in found]
        in_progress = self._open_document()
        is_wanted = in_progress is not None and in_progress["id"] in wanted
        return [*documents, in_progress] if in_progress and is_wanted else documents

    def notes(self) -> Mapping[str, str]:
        """Workout of the history -> all that was noted on it; the same object until it changes."""
        self.load()
        return self._jottings.of(self._past.tables.get("workouts", {}))

    @cached_property
    def _jottings(self) -> Jottings:
        return Jottings()

    def delete_workout(self, workout_id: str) -> None:
        """Take a workout out of the history (undo brings it back)."""
        self.load()
        with self._history.transaction():
            row = self._past_row(workout_id)
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
            workout = self._past_workout(workout_id)
            after = edit(workout)
            change = None if after == workout else self._rewrite(workout_id, after)
            if change is not None:
                self._push(self._history, words(workout), change, *also)
        self._reindex()
        return after

    def _past_row(self, workout_id: str) -> Row:
        """Where a workout of the history is now; ConflictError when it isn't there."""
        self._reindex()
        row = self._index.row(workout_id)
        if row is None:
            raise ConflictError("This workout was removed elsewhere.")
        return row

    def _past_workout(self, workout_id: str) -> Workout:
        return self._workout(self._past_row(workout_id))

    def _rewrite(self, workout_id: str, after: Workout) -> Change | None:
        """Put another state of a workout in its place, inside a transaction."""
        row = self._past_row(workout_id)
        before, now = self._index.document(row), after.document()
        change = ledger.edited("workouts", workout_id, before, now)
        if change is not None:
            DocumentTable(self._history, "workouts").replace(int(row.key), now)
        return change


def _sets(workouts: Sequence[Plain]) -> int:
    return sum(len(each.get("sets", ())) for one in workouts for each in one.get("entries", ()))
