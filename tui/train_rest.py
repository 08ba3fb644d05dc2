"""The rest between sets on the Train screen: begun, changed and ended through the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.models import Workout
    from store.rest import Rest
    from tui.screens.train_base import TrainBase

LONGEST = 3600
"""Seconds; whoever rests for longer has gone home."""
LONG_OVER = 600
"""Seconds after its end from which on a rest is no longer spoken of."""


def draw_rest(screen: TrainBase, workout: Workout) -> None:
    """Show the rest that the journal knows of: right after a restart, too."""
    from store.rest import Rest

    until, total = workout.rest_until, workout.rest_seconds
    rest = None if until is None or total is None else Rest(until, float(total))
    over = rest is not None and rest.remaining(screen.htrack.clock()) < -LONG_OVER
    screen.rest_bar.rest = None if over else rest


def start_rest(screen: TrainBase, exercise_id: str) -> None:
    """Begin the rest after a set of an exercise."""
    from store.rest import Rest, rest_for

    training = screen.at_hand()
    entry = next((e for e in training.workout.entries if e.exercise_id == exercise_id), None)
    preferred = None if entry is None else entry.rest_seconds
    if preferred is None:
        preferred = training.preference(exercise_id).rest_seconds
    exercise = training.known(exercise_id)
    seconds = rest_for(exercise, preferred) if exercise is not None else float(preferred or 90)
    _rest(screen, Rest.starting(screen.htrack.clock(), seconds))


def extend_rest(screen: TrainBase, by: float) -> None:
    """Move the end of the rest."""
    rest = screen.rest_bar.rest
    if rest is None:
        return
    if rest.total + by > LONGEST:
        screen.htrack.tell(f"A rest lasts up to {LONGEST // 60} minutes; z ends it.")
        return
    _rest(screen, rest.extended(by))


def end_rest(screen: TrainBase) -> None:
    """Rest no longer."""
    if screen.rest_bar.rest is not None:
        _rest(screen, None)


def _rest(screen: TrainBase, rest: Rest | None) -> None:
    until, total = (rest.until, round(rest.total)) if rest else (None, None)
    screen.rest_bar.rest = rest
    workout = screen.attempt(lambda: screen.htrack.journal.rest(until, total))
    if workout is not None and screen.training is not None:
        screen.training.workout = workout
