"""Reading the two files: what was trained, and what is being trained now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from store import shapes
from store.errors import ConflictError
from store.watcher import Watcher

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from catalog.library import Catalog
    from store.checking import Plain
    from store.models import ExerciseEntry, Unit, Workout
    from store.review.facts import EntryFacts
    from store.review.index import Row


class Reader(Watcher):
    """Answers what the two files hold."""

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
        return self._workout(row)

    def open_workout(self) -> Workout | None:
        """The workout in progress."""
        self.load()
        workout = self._at_hand()
        return None if workout is None or self._is_finished(workout) else workout

    def recent(self, exercise_id: str, limit: int = 1) -> list[tuple[Row, ExerciseEntry]]:
        """The last times that working sets of an exercise were done, newest first."""
        from store.session import working

        self.load()
        found: list[tuple[Row, ExerciseEntry]] = []
        for row in self._index.done(exercise_id)[:limit]:
            entries = self._workout(row).entries
            mine = [each for each in entries if each.exercise_id == exercise_id]
            found.extend((row, each) for each in mine if working(each.sets))
        return found[:limit]

    def facts(self, since: date | None = None) -> Iterator[EntryFacts]:
        """What was done of each exercise in each workout, the newest first, from a day on.

        The workout in progress counts as far as it has gone.
        """
        self.load()
        yield from self._facts_in_progress()
        for row in self._index.rows():
            if since is not None and row.day < since:
                return
            yield from self._facts(row)

    def facts_of(self, exercise_id: str) -> list[EntryFacts]:
        """What was done of an exercise in each workout of the history, the newest first."""
        self.load()
        return [
            entry
            for row in self._index.done(exercise_id)
            for entry in self._facts(row)
            if entry.exercise_id == exercise_id
        ]

    def done_exercises(self) -> dict[str, int]:
        """Exercise -> in how many workouts of the history it was done."""
        self.load()
        return self._index.all_times_done()

    def times_done(self, exercise_id: str) -> int:
        """In how many workouts of the history an exercise was done."""
        self.load()
        return self._index.times_done(exercise_id)

    def catalog(self) -> Catalog:
        """The built-in exercises and the user's own."""
        self.load()
        if self._catalog is None:
            from catalog.library import Catalog
            from store.own import exercise_of

            own = map(exercise_of, self.own_exercises())
            catalog = Catalog.builtin().with_custom(own)
            self._catalog = catalog.with_names(self.name_decisions())
        return self._catalog

    def name_decisions(self) -> dict[str, str | None]:
        """Name, in its comparable form -> the exercise that it was decided to mean.

        None stands for an exercise of the user's own, whatever the catalogue has.
        """
        names = self._documents("names").values()
        return {each["id"]: each.get("exercise_id") for each in names}

    def own_exercises(self) -> list[Plain]:
        """The documents of the user's own exercises."""
        return [dict(each) for each in self._documents("exercises").values()]

    def documents(self) -> list[Plain]:
        """The documents of all workouts, the open one included, oldest first."""
        self.load()
        documents = [self._whole_document(row) for row in reversed(self._index.rows())]
        in_progress = self._open_document()
        return documents if in_progress is None else [*documents, in_progress]

    def unit(self) -> Unit:
        """The unit in which weights are shown, and typed unless the exercise's last says else."""
        from store.models import Unit

        self.load()
        raw = next(iter(self._past.tables.get("settings", {}).values()), None)
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

    def _documents(self, table: str) -> Mapping[str, Plain]:
        """The documents of one of the small tables of the history, by id; not to be changed."""
        self.load()
        if table not in self._by_id:
            found: dict[str, Plain] = {}
            for raw in self._past.tables.get(table, {}).values():
                document = orjson.loads(raw)
                found.setdefault(document["id"], document)  # of twins, which a table is found by
            self._by_id[table] = found
        return self._by_id[table]

    def _is_per_side(self, exercise_id: str) -> bool:
        """Whether the user wants the sides of an exercise apart, as its preference says."""
        return self._documents("preferences").get(exercise_id, {}).get("per_side") is True

    def _facts(self, row: Row) -> tuple[EntryFacts, ...]:
        try:
            return self._index.facts(row)
        except ValueError as error:
            raise self._odd_workout(row, str(error)) from error

    def _facts_in_progress(self) -> tuple[EntryFacts, ...]:
        from store.review.facts import facts_of

        document = self._open_document()
        workout = self._at_hand()
        if document is None or workout is None:
            return ()
        return facts_of(workout.started_at, document)

    def _open_document(self) -> Plain | None:
        workout = self._at_hand()
        if workout is None or self._is_finished(workout):
            return None
        document: Plain = orjson.loads(self._in_progress[0]) if self._in_progress else {}
        return document

    def _whole_document(self, row: Row) -> Plain:
        document = self._index.document(row)
        if flaw := shapes.flaw_of_sets(document):
            raise self._odd_workout(row, flaw)
        return document
