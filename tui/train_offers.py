"""What the Train screen does beyond single sets: warm-ups, swaps, a typed line, the last words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.rows import is_warmup, rows_of
from tui import train_rest, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalog.exercise import Exercise
    from store.models import LoggedSet, Unit, Workout
    from store.rows import Row
    from tui.app import HtrackApp
    from tui.screens.train_base import TrainBase
    from tui.training import Training

NAMED = 60
"""Characters for the names of what was not done."""


def ramp(app: HtrackApp, training: Training) -> list[LoggedSet]:
    """Warm-ups on the way to the first working set that is to be done."""
    from store.gym import rack_for
    from store.ramp import ramp as ramp_to

    todo = [row for row in training.todo(training.at) if row[0].kind != "warmup"]
    load = todo[0][0].load if todo else None
    if load is None:
        return []
    exercise, unit = training.exercise(training.at), training.unit_of(training.at)
    increment = training.preference(exercise.id).increment
    return list(
        ramp_to(exercise, load, rack_for(exercise, app.settings.gym(unit.value), increment))
    )


def swap_candidates(app: HtrackApp, training: Training) -> list[Exercise]:
    """What could be done instead of the exercise that is shown, with the equipment at hand."""
    from store.review.swap import candidates

    catalog = app.journal.catalog()
    return list(candidates(training.exercise(training.at), catalog, app.settings.equipment))


def log_line(screen: TrainBase, text: str) -> None:
    """Log what a typed line says: sets of the exercise at hand, or of the one that it names."""
    from store.grammar.entry import read_entry
    from store.grammar.exercise import resolve

    training, journal = screen.at_hand(), screen.htrack.journal
    catalog = journal.catalog()

    def unit_of(exercise: Exercise | None) -> Unit:
        own = None if exercise is None else training.preference(exercise.id).unit
        return own or training.unit

    entry = read_entry(
        text,
        find=lambda name: resolve(name, catalog),
        at_hand=training.exercise(training.at) if training.entry is not None else None,
        unit_of=unit_of,
        effort=training.effort.value,
    )
    sets = filled(entry.sets, _to_fill(training, entry.exercise.id))
    screen.adopt(journal.log_under(entry.exercise, sets))
    screen.redraw(to_next=True)
    train_rest.start_rest(screen, entry.exercise.id)


def _to_fill(training: Training, exercise_id: str) -> list[Row]:
    """The rows to do that sets of an exercise would fill: of the last of its times."""
    ids = [entry.exercise_id for entry in training.workout.entries]
    return training.todo(len(ids) - 1 - ids[::-1].index(exercise_id)) if exercise_id in ids else []


def filled(sets: Sequence[LoggedSet], todo: Sequence[Row]) -> list[LoggedSet]:
    """Sets of a line with note and tempo of the rows that they fill, unless they say their own."""
    drafts = {kind: [row for row in todo if is_warmup(row) == kind] for kind in (True, False)}
    found: list[LoggedSet] = []
    for row in rows_of(sets):
        waiting = drafts[is_warmup(row)]
        fills = waiting.pop(0) if waiting else ()
        found += [_filled(each, fills[number:]) for number, each in enumerate(row)]
    return found


def _filled(each: LoggedSet, drafts: Row) -> LoggedSet:
    if not drafts:
        return each
    said = {"note": each.note or drafts[0].note, "tempo": each.tempo or drafts[0].tempo}
    return each.model_copy(update=said)


def ramped_anew(app: HtrackApp, training: Training, before: list[LoggedSet]) -> None:
    """Warm-ups that were proposed, and not touched since, as they are proposed by now."""
    todo, was = training.todo(training.at), [(each,) for each in before]
    if was and todo[: len(was)] == was:
        todo[: len(was)] = [(each,) for each in ramp(app, training)]


def finished_words(workout: Workout, planned: Workout) -> str:
    """A line on the workout that was just finished, and on what of it was not done."""
    from store.session import counted

    parts = [words.count(sum(counted(entry.sets) for entry in workout.entries), "set")]
    if workout.seconds is not None:
        parts.append(words.minutes(workout.seconds))
    left = [entry.name for entry in planned.entries if not entry.sets]
    undone = f" Not done: {_named(left)}." if left else ""
    return f"Finished {workout.title or 'the workout'}: {', '.join(parts)}.{undone}"


def _named(names: list[str]) -> str:
    """As many names as fit into a sentence, the first at least, and how many there are more."""
    fitting = [n for n in range(1, len(names) + 1) if len(", ".join(names[:n])) <= NAMED]
    shown = max(fitting, default=1)
    more = len(names) - shown
    first = ", ".join(name[:NAMED] for name in names[:shown])
    return f"{first} and {more} more" if more else first
