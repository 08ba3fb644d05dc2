"""What a workout and its exercises are called, wherever they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalog.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalog.library import Catalog
    from store.models import Workout
    from store.review.index import Row

NAMELESS = "Workout"


def title_of(title: str, names: Sequence[str]) -> str:
    """Its title; else its first exercise and how many more: `Pull-Up + 4 more`.

    `names` are those of its exercises, in their order.
    """
    if not title.isspace() and title:
        return title
    different = list(dict.fromkeys(names))
    if not different:
        return NAMELESS
    more = len(different) - 1
    return f"{different[0]} + {more} more" if more else different[0]


def present_name(exercise_id: str, recorded: str, catalog: Catalog) -> str:
    """What the exercise is called now, where it was recorded under a name that leads to it since.

    So it is after one's own exercise was merged into another one; else it keeps the name of then.
    """
    exercise = catalog.get(exercise_id)
    if exercise is None or not exercise.given_names:
        return recorded
    return exercise.name if fold(recorded) in exercise.given_names else recorded


def present_rows(rows: Sequence[Row], catalog: Catalog) -> Sequence[Row]:
    """Rows of the history with the names of now; the same object where none has changed."""
    renamed = {exercise.id for exercise in catalog if exercise.given_names}
    if not renamed:
        return rows
    return [row if renamed.isdisjoint(row.exercise_ids) else _present(row, catalog) for row in rows]


def _present(row: Row, catalog: Catalog) -> Row:
    known = zip(row.exercise_ids, row.names, strict=True)
    return row._replace(names=tuple(present_name(*each, catalog) for each in known))


def present_workout(workout: Workout, catalog: Catalog) -> Workout:
    """A workout with the names of now; only to be shown: recorded names stay in the file."""
    names = [present_name(each.exercise_id, each.name, catalog) for each in workout.entries]
    if names == [each.name for each in workout.entries]:
        return workout
    entries = (
        entry.model_copy(update={"name": name})
        for entry, name in zip(workout.entries, names, strict=True)
    )
    return workout.model_copy(update={"entries": tuple(entries)})
