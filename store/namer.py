"""What foreign names mean: decided by the user, kept, and changed when they think better of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalog.text import fold
from store import wording
from store.collector import Collector
from store.errors import ConflictError
from store.ledger import Change, edited
from store.splice import Splice, patched
from store.table import DocumentTable
from store.text_checks import visible_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.checking import Plain


class Namer(Collector):
    """Decides on names; each decision is one step that can be undone."""

    def decide_name(self, name: str, exercise_id: str | None) -> int:
        """Let a name mean an exercise, or none for one of the user's own; in imports to come too.

        What was imported under the name becomes that exercise's; what was logged by hand stays.
        Returns in how many workouts that changed something. Raises ConflictError for an exercise
        that isn't there any more.
        """
        name = visible_name(name)
        with self._history.transaction():
            self.load()
            if exercise_id is not None and exercise_id not in self.catalog():
                raise ConflictError("This exercise was removed elsewhere.")
            changes = [] if exercise_id is not None else self._own_under(name)
            moved = self._lead(name, exercise_id or _own_id(name))
            changes += [*moved, *self._keep_decision(name, exercise_id)]
            if changes:
                self._push(self._history, self._decided(name, exercise_id), *changes)
        self._reindex()
        return len(moved)

    def _own_under(self, name: str) -> list[Change]:
        """The user's own exercise of that name, made if it isn't there."""
        from store.exchange.guessing import guess
        from store.models import OwnExercise

        if _own_id(name) in self._documents("exercises"):
            return []
        made = {"id": _own_id(name), "name": name, **guess(name)}
        return self._adopt(OwnExercise.model_validate(made))

    def _lead(self, name: str, into: str) -> list[Change]:
        """Put an exercise behind the name in what other apps have brought."""
        key = fold(name)
        changes: list[Change] = []
        after: dict[int, Plain] = {}
        for row in self._index.rows():
            if row.app and key in map(fold, row.names):
                document = self._index.document(row)
                if edits := _edits(document, key, into):
                    after[int(row.key)] = patched(document, edits)
                    changes.append(Change("workouts", row.id, edits=edits))
        if after:
            DocumentTable(self._history, "workouts").replace_all(after)
        return changes

    def _keep_decision(self, name: str, exercise_id: str | None) -> Iterator[Change]:
        table, key = DocumentTable(self._history, "names"), fold(name)
        found = table.by_id(key)
        decision: Plain = {"id": key} | ({"exercise_id": exercise_id} if exercise_id else {})
        if found is None:
            table.insert(decision)
            yield Change("names", key)
            return
        rest = {field: value for field, value in found.items() if field != "exercise_id"}
        if change := edited("names", key, dict(found), {**rest, **decision}):
            table.replace(found.doc_id, {**rest, **decision})
            yield change

    def _decided(self, name: str, exercise_id: str | None) -> str:
        if exercise_id is None:
            return f"kept {wording.named(name)} as an exercise of your own"
        return f"{wording.named(name)} means {wording.named(self.catalog()[exercise_id].name)} now"


def _edits(workout: Plain, key: str, into: str) -> tuple[Splice, ...]:
    return tuple(
        Splice(("entries", place, "exercise_id"), (entry["exercise_id"],), (into,))
        for place, entry in enumerate(workout["entries"])
        if fold(entry["name"]) == key and entry["exercise_id"] != into
    )


def _own_id(name: str) -> str:
    from store.exchange.adoption import own_id

    return own_id(name)
