"""What the Train screen shows, as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from catalog.exercise import Exercise
from catalog.library import Catalog
from catalog.vocabulary import LoadKind
from store.draft import Field
from store.models import ExerciseEntry, Load, LoadMode, LoggedSet, SetKind, Side, Unit, Workout
from store.plan import Preference
from store.review.proposal import Action, Because, Proposal
from store.review.standing import Range
from store.settings import Settings
from tests.builders import MONDAY, a_set, a_workout, an_entry, kg, lb, workouts
from tui.steps import steps_with
from tui.train_glance import glanced
from tui.train_view import facts, view_of
from tui.training import Training
from tui.widgets.set_grid import Mark

if TYPE_CHECKING:
    from tui.train_view import WorkoutView

WARMUP = a_set(40, 8, kind=SetKind.WARMUP)
BODY = Load(mode=LoadMode.BODYWEIGHT)


LEFT, RIGHT = a_set(20, 8, side=Side.LEFT), a_set(20, 8, side=Side.RIGHT)


def a_training(
    *entries: ExerciseEntry,
    last: ExerciseEntry | None = None,
    exercise: Exercise | None = None,
    unit: Unit = Unit.KG,
    own_unit: Unit | None = None,
    effort: Field = Field.RPE,
    proposal: Proposal | None = None,
    at: int = 0,
) -> Training:
    return Training(
        a_workout(*entries, title="Legs", ended_at=None),
        lambda _id: last,
        lambda _id: exercise,
        lambda exercise_id: Preference(id=exercise_id, unit=own_unit),
        unit,
        steps_with(Settings()),
        effort=effort,
        at=at,
        propose=lambda _entry: proposal,
    )


def shown(view: WorkoutView) -> list[tuple[str, str, tuple[str, ...], str]]:
    return [(row.name, row.last, row.cells, row.mark.value) for row in view.rows]


def rows(training: Training) -> list[tuple[str, str, tuple[str, ...], str]]:
    return shown(view_of(training))


def test_done_waiting_and_to_do_stand_beside_last_time() -> None:
    last = an_entry("squat", WARMUP, a_set(100, 5, rpe=8), a_set(105, 4), a_set(95, 8))
    training = a_training(an_entry("squat", WARMUP, a_set(102.5, 5, rpe=8.5)), last=last)
    del training.todo(0)[0]
    training.unsaved.append((training.place(0), (a_set(105, 3),)))
    assert rows(training) == [
        ("W", "w 40×8", ("40", "8", ""), "✓"),
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
        (a_set(100, 5, rpe=7), a_set(100, 5, rpe=9), (0, 0, 0)),
    ],
)
def test_a_set_is_compared_with_the_same_one_of_last_time(
    now: LoggedSet, before: LoggedSet, trend: tuple[int, int, int]
) -> None:
    training = a_training(an_entry("squat", now), last=an_entry("squat", before))
    assert view_of(training).rows[0].trend == trend


def test_what_is_to_be_done_and_warmups_are_not_compared() -> None:
    training = a_training(an_entry("squat", WARMUP), last=an_entry("squat", a_set(100, 5)))
    assert [any(row.trend) for row in view_of(training).rows] == [False, False]
    assert [row.warmup for row in view_of(training).rows] == [True, False]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (SetKind.WORKING, "2"),
        (SetKind.WARMUP, "W"),
        (SetKind.DROP, "2D"),
        (SetKind.FAILURE, "2!"),
    ],
)
def test_a_row_is_named_by_its_number_and_kind(kind: SetKind, name: str) -> None:
    training = a_training(an_entry("squat", a_set(100, 5), a_set(100, 5, kind=kind)))
    row = view_of(training).rows[1]
    assert row.name == name
    assert row.warmup == (kind is SetKind.WARMUP)


def test_effort_is_shown_in_the_words_of_the_user() -> None:
    done = an_entry("squat", a_set(100, 5, rpe=8.5), a_set(100, 5))
    view = view_of(a_training(done, effort=Field.RIR))
    assert view.heads == ("KG", "REPS", "RIR")
    assert [row.cells[2] for row in view.rows[:2]] == ["1.5", ""]


# Behind the row


@pytest.mark.parametrize(
    ("each", "remark"),
    [
        (a_set(), ""),
        (a_set(note="belt"), "“belt”"),
        (a_set(tempo="30X1"), "tempo 30X1"),
        (a_set(tempo="30X1", note="slow"), "tempo 30X1 · “slow”"),
    ],
)
def test_notes_and_tempo_stand_behind_the_row(each: LoggedSet, remark: str) -> None:
    assert view_of(a_training(an_entry("squat", each))).rows[0].remark == remark


@pytest.mark.parametrize(("reps", "remark"), [(8, ""), (10, "L −20 %"), (6, "R −25 %")])
def test_sides_that_are_far_apart_are_said_to_be(reps: int, remark: str) -> None:
    right = RIGHT.model_copy(update={"reps": reps})
    row = view_of(a_training(an_entry("curl", LEFT, right))).rows[0]
    assert row.remark == remark


def test_sides_that_are_close_are_not_remarked_on() -> None:
    left, right = (each.model_copy(update={"reps": n}) for each, n in ((LEFT, 20), (RIGHT, 19)))
    assert view_of(a_training(an_entry("curl", left, right))).rows[0].remark == ""


# Two sides


def test_two_sides_stand_side_by_side_and_count_once() -> None:
    right = RIGHT.model_copy(update={"reps": 9, "rpe": 8.0})
    left = LEFT.model_copy(update={"rpe": 8.0})
    last = an_entry("curl", LEFT, RIGHT, per_side=True)
    entry = an_entry("curl", left, right, planned=2, per_side=True)
    view = view_of(a_training(entry, last=last))
    assert view.heads == ("L KG", "L REPS", "R KG", "R REPS", "RPE")
    assert shown(view)[0] == ("1", "20×8|8", ("20", "8", "20", "9", "8"), "✓")
    assert view.rows[0].trend == (0, 0, 0, 1, 0)
    assert shown(view)[1] == ("2", "", ("20", "8", "20", "9", ""), "○")
    assert (view.done, view.total) == (1, 2)


def test_a_side_that_is_missing_is_a_dash() -> None:
    view = view_of(a_training(an_entry("curl", LEFT, planned=1, per_side=True)))
    assert view.rows[0].cells == ("20", "8", "–", "–", "")
    right = RIGHT.model_copy(update={"rpe": 9})
    view = view_of(a_training(an_entry("curl", right, planned=1, per_side=True)))
    assert view.rows[0].cells == ("–", "–", "20", "8", "9")


def test_each_side_stands_under_its_name_whichever_was_logged_first() -> None:
    right = RIGHT.model_copy(update={"reps": 6})
    entry = an_entry("curl", right, LEFT, planned=1, per_side=True)
    view = view_of(a_training(entry, last=an_entry("curl", LEFT, RIGHT, per_side=True)))
    assert view.rows[0].cells == ("20", "8", "20", "6", "")
    assert view.rows[0].trend == (0, 0, 0, -1, 0)


def test_a_warm_up_stands_beside_the_warm_up_of_last_time() -> None:
    heavier = a_set(70, 4, kind=SetKind.WARMUP)
    last = an_entry("squat", WARMUP, heavier, a_set(100, 5))
    view = view_of(a_training(an_entry("squat", WARMUP, WARMUP, planned=1), last=last))
    assert [(row.name, row.last) for row in view.rows] == [
        ("W", "w 40×8"),
        ("W", "w 70×4"),
        ("1", "100×5"),
    ]


# Supersets


def test_a_bracket_holds_a_superset_together() -> None:
    entries = [an_entry(each, superset=1) for each in ("a", "b", "c")]
    plan = view_of(a_training(*entries, an_entry("d"))).plan
    assert [line.superset for line in plan] == ["╭", "│", "╰", ""]
    pair = [an_entry(each, superset=2) for each in ("a", "b")]
    assert [line.superset for line in view_of(a_training(*pair)).plan] == ["╭", "╰"]
    lonely = an_entry("a", superset=3)
    assert [line.superset for line in view_of(a_training(lonely)).plan] == [""]


# A stopwatch, a proposal


def test_a_running_stopwatch_stands_in_the_first_row_to_do() -> None:
    entry = an_entry("plank", LoggedSet(seconds=40), planned=3)
    plank = Exercise("plank", "Plank", load_kind=LoadKind.HOLD)
    view = view_of(a_training(entry, exercise=plank), running="00:12")
    assert [(row.cells[1], row.mark) for row in view.rows] == [
        ("40s", Mark.DONE),
        ("00:12", Mark.RUNNING),
        ("40s", Mark.TO_DO),
    ]


def test_what_is_proposed_is_marked_until_a_set_is_done() -> None:
    drafts = (a_set(105, 5), a_set(105, 5))
    proposal = Proposal(
        Action.MORE_LOAD, Because.RESERVE, drafts, Range(5, 8), done=(8, 8), change=kg(5)
    )
    last = an_entry("squat", a_set(100, 8), a_set(100, 8))
    blank = ExerciseEntry(exercise_id="squat", name="Squat")
    assert rows(a_training(blank, last=last, proposal=proposal)) == [
        ("1", "100×8", ("105", "5", ""), "△"),
        ("2", "100×8", ("105", "5", ""), "△"),
    ]
    begun = an_entry("squat", a_set(105, 5), planned=2)
    assert [row.mark for row in view_of(a_training(begun, last=last, proposal=proposal)).rows] == [
        Mark.DONE,
        Mark.TO_DO,
    ]


def test_a_warmup_is_never_proposed() -> None:
    proposal = Proposal(
        Action.MORE_LOAD, Because.RESERVE, (a_set(105, 5),), Range(5, 8), done=(8,), change=kg(5)
    )
    training = a_training(ExerciseEntry(exercise_id="squat", name="Squat"), proposal=proposal)
    training.insert([WARMUP])
    assert [row.mark for row in view_of(training).rows] == [Mark.TO_DO, Mark.PROPOSED]


# The plan and the columns


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
def test_the_columns_are_headed_by_what_is_typed(kind: LoadKind, heads: tuple[str, ...]) -> None:
    exercise = Exercise("x", "X", load_kind=kind)
    assert view_of(a_training(an_entry("x"), exercise=exercise, unit=Unit.LB)).heads == heads


def test_weights_are_shown_in_the_chosen_unit() -> None:
    training = a_training(an_entry("squat", a_set(100, 5)), unit=Unit.LB)
    assert view_of(training).rows[0].cells[0] == "220.5"


def test_an_exercise_is_shown_in_a_unit_of_its_own() -> None:
    entry = an_entry("squat", a_set(100, 5))
    view = view_of(a_training(entry, last=entry, own_unit=Unit.LB))
    assert view.heads[0] == "LB"
    assert (view.rows[0].last, view.rows[0].cells[0]) == ("220.5×5", "220.5")
    assert view.volume == "500 kg"


def test_a_workout_without_exercises() -> None:
    empty = a_training()
    empty.adopt(Workout(id="w2", started_at=MONDAY))
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


def test_a_glance_pairs_the_sides_as_the_journal_will() -> None:
    entry = an_entry("curl", LEFT, RIGHT.model_copy(update={"reps": 7}), LEFT, planned=9)
    view = glanced(a_workout(entry).document())
    assert view.heads == ("L KG", "L REPS", "R KG", "R REPS", "RPE")
    assert [(row.name, row.cells) for row in view.rows] == [
        ("1", ("20", "8", "20", "7", "")),
        ("2", ("20", "8", "–", "–", "")),
    ]
    assert (view.done, view.total) == (2, 9)


@pytest.mark.parametrize("effort", [Field.RPE, Field.RIR])
@pytest.mark.parametrize(
    ("each", "kind"),
    [(a_set(100, 5, rpe=8.5), LoadKind.EXTERNAL), (a_set(load=lb(225), rpe=8), LoadKind.EXTERNAL)],
)
def test_a_glance_has_the_heads_and_the_effort_that_the_journal_will_have(
    each: LoggedSet, kind: LoadKind, effort: Field
) -> None:
    entry = an_entry("squat", each, planned=2)
    view = glanced(a_workout(entry).document(), effort.value)
    unit = each.load.unit if each.load and each.load.unit else Unit.KG
    exercise = Exercise("squat", "Squat", load_kind=kind)
    known = view_of(a_training(entry, exercise=exercise, unit=unit, effort=effort))
    assert view.heads == known.heads
    assert view.rows[0].cells == known.rows[0].cells


@given(workouts())
def test_a_glance_and_the_journal_agree_on_what_was_done(workout: Workout) -> None:
    view = glanced(workout.document())
    training = a_training(at=view.at)
    training.workout = workout
    known = view_of(training)
    assert [(line.name, line.done) for line in view.plan] == [
        (line.name, line.done) for line in known.plan
    ]
    done = [row for row in known.rows if row.mark is Mark.DONE]
    assert [(row.name, row.warmup) for row in view.rows] == [(r.name, r.warmup) for r in done]
    assert (view.title, view.started_at) == (known.title, known.started_at)
