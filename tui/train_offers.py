"""What the Train screen does beyond single sets: warm-ups, swaps, a typed line, the last words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from store.errors import UsageError
from tui import train_rest, words

if TYPE_CHECKING:
    from catalog.exercise import Exercise
    from store.journal import Journal
    from store.models import LoggedSet, Unit, Workout
    from tui.app import HtrackApp
    from tui.screens.train_base import TrainBase
    from tui.training import Training

_WEIGHED = re.compile(
    r"\s*(?P<value>[^\s@]+?)\s*(?P<unit>kg|lb)?(?:\s*@\s*|\s+|$)(?P<day>\S.*)?", re.ASCII
)


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
    )
    screen.adopt(journal.log_under(entry.exercise, entry.sets))
    screen.redraw(to_next=True)
    train_rest.start_rest(screen, entry.exercise.id)


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
    undone = f" Not done: {', '.join(left)}."[:80] if left else ""
    return f"Finished {workout.title or 'the workout'}: {', '.join(parts)}.{undone}"


def weigh(journal: Journal, text: str) -> str:
    """Keep a weight of the body, typed like `82.5` or `181 lb @ mon`; say what was kept.

    Raises UsageError for what is no weight, or no day until today.
    """
    from store.days import day_named, noon_of
    from store.models import Unit
    from store.numbers import weight

    found = _WEIGHED.fullmatch(text)
    if found is None:
        raise UsageError("Write the weight like 82.5, and a day behind it: 82.5 @ yesterday.")
    value, now = weight(found["value"]), journal.clock()
    day = day_named(found["day"], now.date()) if found["day"] else now.date()
    unit = Unit(found["unit"]) if found["unit"] else journal.unit()
    logged = journal.log_body_weight(value, unit, now if day == now.date() else noon_of(day, now))
    kept = f"{words.number(logged.value)} {logged.unit.value}, {words.short_day(day, now.date())}"
    return f"Body weight: {kept}; u takes it back."
