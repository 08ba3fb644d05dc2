"""Short ways to say what was done, as the light facts that the history is asked about."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from store.review.body import BodyWeights, Weighed
from store.review.facts import EntryFacts, LoadFact, SetFact
from store.review.figures import Yardstick
from tests.builders import MONDAY

KG = Yardstick()
LB = Yardstick("lb")


def on(day: int) -> date:
    """So many days after the Monday."""
    return MONDAY.date() + timedelta(days=day)


def done(
    day: int, *sets: SetFact, exercise_id: str = "squat-back", workout_id: str = ""
) -> EntryFacts:
    """What was done of an exercise on a day; the workout is called after the day."""
    started: datetime = MONDAY + timedelta(days=day)
    return EntryFacts(workout_id or f"w{day}", started, exercise_id, exercise_id, sets)


def lift(weight: float, reps: int, unit: str = "kg", rpe: float | None = None) -> SetFact:
    """Weight on a bar."""
    return SetFact(load=LoadFact("external", weight, unit), reps=reps, rpe=rpe)


def body(reps: int, *, plus: float = 0, less: float = 0) -> SetFact:
    """The body, with so many kilograms added or taken off."""
    load = LoadFact("added", plus, "kg") if plus else LoadFact("bodyweight")
    return SetFact(load=LoadFact("assisted", less, "kg") if less else load, reps=reps)


def band(label: str, reps: int) -> SetFact:
    """With a band."""
    return SetFact(load=LoadFact("band", label=label), reps=reps)


def hold(seconds: float, *, plus: float = 0) -> SetFact:
    """A hold, with so many kilograms on top."""
    return SetFact(load=LoadFact("added", plus, "kg") if plus else None, seconds=seconds)


def weighing(*values: float, unit: str = "kg") -> Yardstick:
    """What the scales said on the Monday and on each day after it."""
    points = tuple(Weighed(on(day), value) for day, value in enumerate(values))
    return Yardstick(unit, body=BodyWeights(points))
