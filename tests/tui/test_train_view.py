"""What the Train screen shows, as plain values."""

from __future__ import annotations

import pytest
from hypothesis import given

from catalog.exercise import Exercise
from catalog.library import Catalog
from catalog.vocabulary import LoadKind
from store.models import ExerciseEntry, Load, LoadMode, LoggedSet, SetKind, Unit, Workout
from tests.builders import MONDAY, a_set, a_workout, an_entry, kg, lb, workouts
from tui.train_view import facts, glanced, view_of
from tui.training import Training
from tui.widgets.set_grid import Mark

WARMUP = a_set(40, 8, kind=SetKind.WARMUP)
BODY = Load(mode=LoadMode.BODYWEIGHT)


def a_training(
    *entries: ExerciseEntry,
    last: ExerciseEntry | None = None,
    exercise: Exercise | None = None,
    unit: Unit = Unit.KG,
    at: int = 0,
) -> Training:
    workout = a_workout(*entries, title="Legs", ended_at=None)
    return Training(workout, lambda _id: last, lambda _id: exercise, unit, at)


def rows(training: Training) -> list[tuple[str, str, tuple[str, str, str], str]]:
    return [(row.name, row.last, row.cells, row.mark.value) for row in view_of(training).rows]


def test_done_waiting_and_to_do_stand_beside_last_time() -> None:
    last = an_entry("squat", WARMUP, a_set(100, 5, rpe=8), a_set(105, 4), a_set(95, 8))
    training = a_training(an_entry("squat", WARMUP, a_set(102.5, 5, rpe=8.5)), last=last)
    training.unsaved.append((training.place(0), a_set(105, 3)))
    del training.todo(0)[0]
    assert rows(training) == [
        ("W", "", ("40", "8", ""), "✓"),
        ("1", "100×5 @8", ("102.5", "5", "8.5"), "✓"),
        ("2", "105×4", ("105", "3", ""), "!"),
        ("3", "95×8", ("95", "8", ""), "○"),
    ]


def test_a_first_time_shows_what_is_missing() -> None:
    entry = ExerciseEntry(exercise_id="squat", name="Squat", planned=1)
    assert rows(a_training(entry)) == [("1", "", ("–", "–", ""), "○")]


@pytest.mark.parametrize(
    ("now", "before", "trend"),
    [
        (a_set(102.5, 5), a_set(100, 5), (1, 0, 0)),
        (a_set(97.5, 6), a_set(100, 5), (-1, 1, 0)),
        (a_set(100, 4), a_set(100, 5), (0, -1, 0)),
        (a_set(load=lb(225), reps=5), a_set(100, 5), (1, 0, 0)),
        (
            a_set(load=kg(15, LoadMode.ASSISTED), reps=5),
            a_set(load=kg(20, LoadMode.ASSISTED), reps=5),
            (1, 0, 0),
        ),
        (LoggedSet(seconds=50), LoggedSet(seconds=45), (0, 1, 0)),
        (LoggedSet(metres=50), LoggedSet(metres=40), (0, 1, 0)),
        (LoggedSet(load=BODY, reps=8), LoggedSet(load=BODY, reps=8), (0, 0, 0)),
    ],
)
def test_a_set_is_compared_with_the_same_one_of_last_time(
    now: LoggedSet, before: LoggedSet, trend: tuple[int, int, int]
) -> None:
    training = a_training(an_entry("squat", now), last=an_entry("squat", before))
    assert view_of(training).rows[0].trend == trend


def test_what_is_to_be_done_and_warmups_are_not_compared() -> None:
    training = a_training(an_entry("squat", WARMUP), last=an_entry("squat", a_set(100, 5)))
    assert [row.trend for row in view_of(training).rows] == [(0, 0, 0), (0, 0, 0)]
    assert [row.warmup for row in view_of(training).rows] == [True, False]


def test_the_plan_counts_working_sets() -> None:
    squat = an_entry("squat", WARMUP, a_set(), a_set(), name="Squat")
    curl = ExerciseEntry(exercise_id="curl", name="Curl", planned=2)
    view = view_of(a_training(squat, curl, at=1))
    assert [(line.name, line.done, line.total) for line in view.plan] == [
        ("Squat", 2, 3),
        ("Curl", 0, 2),
    ]
    assert (view.done, view.total, view.at) == (2, 5, 1)
    assert (view.title, view.started_at, view.volume) == ("Legs", MONDAY, "800 kg")


@pytest.mark.parametrize(
    ("kind", "heads"),
    [
        (LoadKind.EXTERNAL, ("LB", "REPS", "RPE")),
        (LoadKind.BODYWEIGHT, ("+ LB", "REPS", "RPE")),
        (LoadKind.BODYWEIGHT_PLUS, ("+ LB", "REPS", "RPE")),
        (LoadKind.ASSISTED, ("− LB", "REPS", "RPE")),
        (LoadKind.BAND, ("BAND", "REPS", "RPE")),
        (LoadKind.HOLD, ("LB", "SECS", "RPE")),
        (LoadKind.DISTANCE, ("LB", "METRES", "RPE")),
    ],
)
def test_the_columns_are_headed_by_what_is_typed(
    kind: LoadKind, heads: tuple[str, str, str]
) -> None:
    exercise = Exercise("x", "X", load_kind=kind)
    assert view_of(a_training(an_entry("x"), exercise=exercise, unit=Unit.LB)).heads == heads


def test_weights_are_shown_in_the_chosen_unit() -> None:
    training = a_training(an_entry("squat", a_set(100, 5)), unit=Unit.LB)
    assert view_of(training).rows[0].cells[0] == "220.46"


def test_a_workout_without_exercises() -> None:
    empty = Training(
        Workout(id="w1", started_at=MONDAY), lambda _id: None, lambda _id: None, Unit.KG
    )
    view = view_of(empty)
    assert (view.plan, view.rows, view.facts, view.done, view.total) == ((), (), "", 0, 0)


def test_facts_about_an_exercise() -> None:
    squat = facts(Catalog.builtin()["squat-back"])
    assert squat.startswith("squat · ")
    assert "quads" in squat.lower()
    assert "barbell" in squat.lower()
    assert facts(Exercise("mine", "Mine", custom=True)) == "your own exercise"


# The first frame


def test_a_glance_shows_what_is_done() -> None:
    squat = an_entry("squat", WARMUP, a_set(102.5, 5, rpe=8.5), planned=1, name="Squat")
    plank = an_entry("plank", LoggedSet(seconds=45), name="Plank", planned=3)
    view = glanced(a_workout(squat, plank, title="Legs").document())
    assert (view.title, view.started_at, view.at) == ("Legs", MONDAY, 1)
    assert [(line.name, line.done, line.total) for line in view.plan] == [
        ("Squat", 1, 1),
        ("Plank", 1, 3),
    ]
    assert [(row.name, row.cells, row.mark) for row in view.rows] == [
        ("1", ("–", "45", ""), Mark.DONE)
    ]


def test_a_glance_numbers_the_working_sets_as_the_journal_will() -> None:
    squat = an_entry("squat", WARMUP, a_set(100, 5), a_set(100, 4), planned=9)
    view = glanced(a_workout(squat).document())
    assert [row.name for row in view.rows] == ["W", "1", "2"]


@given(workouts())
def test_a_glance_and_the_journal_agree_on_what_was_done(workout: Workout) -> None:
    view = glanced(workout.document())
    training = Training(workout, lambda _id: None, lambda _id: None, Unit.KG, at=view.at)
    known = view_of(training)
    assert [(line.name, line.done) for line in view.plan] == [
        (line.name, line.done) for line in known.plan
    ]
    done = [row for row in known.rows if row.mark is Mark.DONE]
    assert [(row.name, row.warmup) for row in view.rows] == [(r.name, r.warmup) for r in done]
    assert (view.title, view.started_at) == (known.title, known.started_at)
