"""The user's own exercises: described, merged, deleted; each is one step that can be undone."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, NamedTuple

from store import merging, wording
from store.errors import ConflictError, StoreError, UsageError
from store.keeper import Keeper
from store.ledger import Change, edited
from store.splice import patched
from store.table import DocumentTable
from store.text_checks import visible_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.ledger import TableName, Tables
    from store.models import OwnExercise

Table = dict[str, Any]
"""A table as the storage hands it out: TinyDB's number -> document."""


class Merged(NamedTuple):
    """What became of an exercise that was merged into another one."""

    name: str
    into: str
    """The name of the other one."""
    workouts: int
    """In how many it stood, the one in progress included."""


class Collector(Keeper):
    """Changes what the user's own exercises are, and which of them there are."""

    def own_exercise(self, exercise_id: str) -> OwnExercise:
        """An exercise of the user's own; ConflictError when it isn't there any more."""
        from store.models import OwnExercise

        return OwnExercise.model_validate(self._own_document(exercise_id))

    def own_exercise_id(self, name: str) -> str:
        """The id for a new exercise of this name: that of imports with it, unless it is taken."""
        from store.exchange.adoption import own_id

        usual = own_id(name)
        return self._ids() if usual in self.catalog() else usual

    def refuse_taken_name(self, name: str, exercise_id: str = "") -> None:
        """Raise UsageError for a name that nobody can see, or that is another exercise's."""
        other = self.catalog().named(visible_name(name))
        if other is not None and other.id != exercise_id:
            raise UsageError(f"{wording.named(other.name)} goes by that name already.")

    def change_own_exercise(self, exercise: OwnExercise) -> None:
        """Describe an exercise anew; what was done of it keeps the name that it had then.

        Raises ConflictError when it isn't there any more, UsageError for a name without a letter.
        """
        visible_name(exercise.name)
        with self._history.transaction():
            was = self._own_document(exercise.id)
            self._put("exercises", exercise.document(), _changed(was["name"], exercise.name))
        self._reindex()

    def delete_own_exercise(self, exercise_id: str) -> None:
        """Remove an exercise of which nothing was done; UsageError where something was."""
        with self._history.transaction():
            name = wording.named(self._own_document(exercise_id)["name"])
            self._refuse_used(exercise_id, name)
            tables = self._history.read() or {}
            changes = [
                *_taken(tables, "exercises", exercise_id),
                *_taken(tables, "preferences", exercise_id),
                *(
                    change
                    for id_, leads_to in self.name_decisions().items()
                    if leads_to == exercise_id
                    for change in _taken(tables, "names", id_)
                ),
            ]
            self._history.write(tables)
            self._push(self._history, f"deleted the exercise {name}", *changes)
        self._reindex()

    def merge_exercises(self, from_id: str, into_id: str) -> Merged:
        """Make everything of an own exercise another one's: history, routines, preferences.

        Recorded names stay as they were written; they lead to the other one from now on. Raises
        UsageError for anything but an own exercise, ConflictError when one of the two is gone.
        """
        if from_id == into_id:
            raise UsageError("An exercise can't be merged with itself.")
        moved: list[Change] = []
        try:
            # The open file is saved first: a kill between the two leaves an open workout under
            # the other exercise, which does no harm, and no step that could not be undone.
            with self._history.transaction():
                merged = self._names_of(from_id, into_id)
                moved += self._merge_open(from_id, into_id)
                merged = self._merge_past(from_id, into_id, merged, moved)
        except StoreError:
            self._put_back(moved, from_id)
            raise
        self._reindex()
        return merged

    # What the methods are made of

    def _own_document(self, exercise_id: str) -> Table:
        self._reindex()
        found = self._documents("exercises").get(exercise_id)
        if found is not None:
            return dict(found)
        if exercise_id in self.catalog():
            raise UsageError("This exercise comes with htrack; only your own can be changed.")
        raise ConflictError("This exercise was removed elsewhere.")

    def _refuse_used(self, exercise_id: str, name: str) -> None:
        self.load()
        times = sum(exercise_id in row.exercise_ids for row in self._index.rows())
        otherwise = "merge it into another exercise instead."
        if times:
            raise UsageError(f"{name} was done in {wording.count(times, 'workout')}: {otherwise}")
        if merging.edits(self._open_document() or {}, exercise_id, ""):
            raise UsageError(f"{name} is in the open workout: take it out first, or {otherwise}")
        for routine in self._documents("routines").values():
            if merging.edits(routine, exercise_id, ""):
                place = f"the routine {wording.named(routine['name'])}"
                raise UsageError(f"{name} is in {place}: take it out first, or {otherwise}")

    def _names_of(self, from_id: str, into_id: str) -> Merged:
        self.load()
        target = self.catalog().get(into_id)
        if target is None:
            raise ConflictError("The exercise to merge it into was removed elsewhere.")
        return Merged(self._own_document(from_id)["name"], target.name, 0)

    def _merge_open(self, from_id: str, into_id: str) -> list[Change]:
        """Save the workout in progress with the other exercise."""
        with self._open.transaction():
            tables = self._open.read() or {}
            changes = [change for change, _ in _moved(tables, "workouts", from_id, into_id)]
            if changes:
                self._open.write(tables)
        return [Change("open", each.id, edits=each.edits) for each in changes]

    def _put_back(self, moved: list[Change], from_id: str) -> None:
        """The workout in progress as it was, where the other half could not be saved.

        Where the exercise is gone, that half is there after all: the disk would not confirm it.
        """
        with contextlib.suppress(StoreError), self._open.transaction():
            self._reindex()
            if from_id not in self._documents("exercises"):
                return
            table = DocumentTable(self._open, "workouts")
            for change in moved:
                found = table.by_id(change.id)
                if found is not None:
                    edits = [edit.inverted() for edit in change.edits]
                    table.replace(found.doc_id, patched(dict(found), edits))

    def _merge_past(
        self, from_id: str, into_id: str, merged: Merged, moved: list[Change]
    ) -> Merged:
        """Stage the history with the other exercise, and the step that takes all of it back."""
        tables = self._history.read() or {}
        names = {merged.name, *self._own_document(from_id).get("aliases", ())}
        keys = [row.key for row in self._index.rows() if from_id in row.exercise_ids]
        changes: dict[str, list[Change]] = {}
        for table, within in (("workouts", keys), ("routines", None)):
            for change, recorded in _moved(tables, table, from_id, into_id, within):
                changes.setdefault(table, []).append(change)
                names |= recorded
        leading = merging.leading_names(names, self.catalog(), from_id, into_id)
        also = [
            *_preferred(tables, from_id, into_id),
            *_taken(tables, "exercises", from_id),
            *_named(tables, leading, from_id, into_id),
        ]
        self._history.write(tables)
        past = changes.get("workouts", [])
        words = f"merged {wording.named(merged.name)} into {wording.named(merged.into)}"
        self._push(self._history, words, *past, *changes.get("routines", ()), *also, *moved)
        return Merged(merged.name, merged.into, len(past) + len(moved))


def _changed(before: str, after: str) -> str:
    if before == after:
        return f"changed the exercise {wording.named(after)}"
    return f"renamed the exercise {wording.named(before)} to {wording.named(after)}"


def _moved(
    tables: Tables, name: str, old: str, new: str, within: list[str] | None = None
) -> Iterator[tuple[Change, set[str]]]:
    """Put an exercise in the place of another; each change, and the names that stand there.

    `within` are the numbers of the documents to look at, where that is known.
    """
    table: Table = tables.get(name, {})
    for key in list(table) if within is None else within:
        document = dict(table[key])
        edits = merging.edits(document, old, new)
        if edits:
            table[key] = patched(document, edits)
            kept: TableName = "routines" if name == "routines" else "workouts"
            yield (
                Change(kept, document["id"], edits=edits),
                merging.recorded_names(document, old),
            )


def _taken(tables: Tables, name: TableName, id_: str) -> Iterator[Change]:
    """Take a document out of a table, if it is there."""
    table = tables.get(name, {})
    for key in [key for key, document in table.items() if document["id"] == id_]:
        yield Change(name, id_, removed=dict(table.pop(key)))


def _put(tables: Tables, name: TableName, document: Table) -> Iterator[Change]:
    """Put a document into a table, in the place of one that has its id."""
    table = tables.setdefault(name, {})
    key = next((key for key, each in table.items() if each["id"] == document["id"]), None)
    if key is None:
        table[str(1 + max(map(int, table), default=0))] = document
        yield Change(name, document["id"])
    elif change := edited(name, document["id"], dict(table[key]), document):
        table[key] = document
        yield change


def _preferred(tables: Tables, old: str, new: str) -> Iterator[Change]:
    """Do the exercise the other's way where it has none of its own."""
    known = {each["id"]: dict(each) for each in tables.get("preferences", {}).values()}
    if old in known:
        yield from _taken(tables, "preferences", old)
        yield from _put(tables, "preferences", merging.preference(known[old], known.get(new), new))


def _named(tables: Tables, names: list[str], old: str, new: str) -> Iterator[Change]:
    """Let names lead to the exercise: these, and those that led to the other one."""
    known = tables.get("names", {}).values()
    led = (each["id"] for each in known if each.get("exercise_id") == old)
    for name in sorted({*names, *led}):
        before = next((dict(each) for each in known if each["id"] == name), {"id": name})
        yield from _put(tables, "names", {**before, "exercise_id": new})
