"""Routines: kept, ordered, made from what was done, started, and which of them comes next."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from pydantic import ValidationError

from catalog.exercise import Exercise
from catalog.library import Catalog
from store import builtin_routines
from store.errors import ConflictError, UsageError
from store.journal import Journal
from store.models import SetKind, Side, Target, Workout
from store.plan import Preference, Routine, RoutineItem
from store.routines import entries_of, routine_from_workout
from tests.builders import MONDAY, a_set, a_workout, an_entry, workouts
from tests.store.turning import Clock, stock

if TYPE_CHECKING:
    from pathlib import Path

SQUAT = RoutineItem(
    exercise_id="squat-back",
    name="Squat (Barbell)",
    sets=4,
    low=6,
    high=8,
    rpe_cap=9,
    rest_seconds=180,
    superset=1,
    note="belt",
)
CURL = RoutineItem(exercise_id="leg-curl-seated", name="Seated Leg Curl", superset=1)


def a_routine(name: str = "Lower A", *items: RoutineItem, **fields: object) -> Routine:
    return Routine.model_validate({"name": name, "items": items or (SQUAT, CURL), **fields})


def names(journal: Journal) -> list[str]:
    return [routine.name for routine in journal.routines()]


def saved(journal: Journal, *titles: str) -> list[Routine]:
    return [journal.save_routine(a_routine(title)) for title in titles]


def did(journal: Journal, routine: Routine) -> Workout:
    journal.start_routine(routine)
    journal.log_sets(0, "squat-back", [a_set()])
    return journal.finish()


# Kept


def test_without_routines_there_are_none(journal: Journal, path: Path) -> None:
    assert journal.routines() == []
    assert journal.next_routine() is None
    assert journal.last_done("r1") is None
    assert not path.exists()


def test_a_routine_is_kept_as_it_was_given(journal: Journal, path: Path) -> None:
    routine = journal.save_routine(a_routine(note="[b]heavy", mood="good"))
    assert routine.id
    assert (routine.created_at, routine.updated_at, routine.order) == (MONDAY, MONDAY, 1)
    assert routine.items == (SQUAT, CURL)
    assert Journal(path).routines() == [routine]
    assert stock(path, "routines") == [routine.document()]
    assert stock(path, "routines")[0]["mood"] == "good"


def test_a_routine_is_changed_in_its_place(journal: Journal, clock: Clock) -> None:
    first, _ = saved(journal, "Lower A", "Lower B")
    clock.turn(days=1)
    changed = journal.save_routine(first.model_copy(update={"name": "Legs"}))
    assert names(journal) == ["Legs", "Lower B"]
    assert (changed.created_at, changed.updated_at) == (MONDAY, MONDAY + timedelta(days=1))
    assert journal.undo() == "changed the routine Legs"
    assert journal.routines()[0] == first
    assert journal.undo() == "made the routine Lower B"


def test_what_is_saved_unchanged_is_no_step(journal: Journal, clock: Clock) -> None:
    (routine,) = saved(journal, "Lower A")
    clock.turn(days=1)
    assert journal.save_routine(routine) == routine
    bare = routine.model_copy(update={"created_at": None, "updated_at": None, "order": 0})
    assert journal.save_routine(bare) == routine
    assert len(journal.steps()) == 1


def test_a_routine_is_deleted_and_comes_back(journal: Journal) -> None:
    first, _ = saved(journal, "Lower A", "Lower B")
    journal.delete_routine(first.id)
    assert names(journal) == ["Lower B"]
    with pytest.raises(ConflictError):
        journal.delete_routine(first.id)
    assert journal.undo() == "deleted the routine Lower A"
    assert journal.routines()[0] == first
    assert journal.redo() == "deleted the routine Lower A"


def test_routines_are_put_in_another_order_in_one_step(journal: Journal) -> None:
    saved(journal, "A", "B", "C")
    journal.move_routine(journal.routines()[2].id, -2)
    assert names(journal) == ["C", "A", "B"]
    journal.move_routine(journal.routines()[0].id, 1)
    assert names(journal) == ["A", "C", "B"]
    journal.move_routine(journal.routines()[2].id, 5)
    assert journal.undo() == "moved the routine C"
    assert journal.undo() == "moved the routine C"
    assert names(journal) == ["A", "B", "C"]
    assert [routine.order for routine in journal.routines()] == [1, 2, 3]
    with pytest.raises(ConflictError):
        journal.move_routine("gone", 1)


@pytest.mark.parametrize(
    "wrong",
    [{"sets": 0}, {"sets": 100}, {"sets": 1.5}, {"low": 9, "high": 8}, {"low": -1},
     {"rpe_cap": 11}, {"rest_seconds": -5}],
)  # fmt: skip
def test_what_nobody_can_do_is_no_routine(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        RoutineItem.model_validate({"exercise_id": "a", "name": "A", **wrong})


# Started


def test_a_routine_is_started_with_what_it_asks_for(journal: Journal) -> None:
    (routine,) = saved(journal, "Lower A")
    journal.set_preference(Preference(id="leg-curl-seated", per_side=True))
    workout = journal.start_routine(routine)
    assert (workout.title, workout.routine_id) == ("Lower A", routine.id)
    squat, curl = workout.entries
    assert (squat.exercise_id, squat.name, squat.planned) == ("squat-back", "Squat (Barbell)", 4)
    assert (squat.rest_seconds, squat.superset, squat.note) == (180, 1, "belt")
    assert squat.target == Target(low=6, high=8, rpe_cap=9)
    assert (curl.planned, curl.target, curl.per_side) == (3, None, True)
    assert journal.open_workout() == workout
    assert journal.undo() == "started Lower A"
    assert journal.open_workout() is None


def test_a_routine_is_not_started_over_another_workout(journal: Journal) -> None:
    journal.start("Arms")
    with pytest.raises(ConflictError, match="finish or discard"):
        journal.start_routine(a_routine())


def test_the_target_is_remembered_by_what_was_done(journal: Journal) -> None:
    (routine,) = saved(journal, "Lower A")
    done = journal.workout(did(journal, routine).id)
    assert done.entries[0].target == Target(low=6, high=8, rpe_cap=9)
    assert done.routine_id == routine.id


# Which comes next


def test_the_one_after_the_last_done_comes_next_round_and_round(
    journal: Journal, clock: Clock
) -> None:
    a, b, c = saved(journal, "A", "B", "C")
    found = []
    for _ in range(4):
        coming = journal.next_routine()
        assert coming is not None
        found.append(coming.name)
        did(journal, coming)
        clock.turn(days=1)
    assert found == ["A", "B", "C", "A"]
    did(journal, c)
    assert journal.next_routine() == a
    journal.delete_routine(c.id)
    assert journal.next_routine() == b


def test_when_a_routine_was_done_last(journal: Journal, clock: Clock) -> None:
    a, b = saved(journal, "A", "B")
    for routine in (a, b, a):
        done = did(journal, routine)
        clock.turn(days=1)
    last = journal.last_done(a.id)
    assert last is not None
    assert (last.id, last.routine_id, last.day) == (done.id, a.id, done.started_at.date())
    journal.delete_workout(done.id)
    before = journal.last_done(a.id)
    assert before is not None
    assert before.started_at == MONDAY


def test_workouts_of_no_routine_do_not_count(journal: Journal, clock: Clock) -> None:
    a, b = saved(journal, "A", "B")
    did(journal, a)
    clock.turn(days=1)
    journal.log_under(Exercise("squat-back", "Squat"), [a_set()])
    journal.finish()
    assert journal.next_routine() == b


def test_a_repeated_workout_can_be_of_its_routine(journal: Journal) -> None:
    assert journal.start("A", routine_id="r1").routine_id == "r1"


# Made from what was done


def test_a_routine_asks_for_what_was_done() -> None:
    warmup = a_set(40, 8, kind=SetKind.WARMUP)
    done = a_workout(
        an_entry("squat-back", warmup, a_set(100, 8), a_set(100, 6), superset=2, rest_seconds=180),
        an_entry("press", warmup, note="tired"),
        an_entry("plank", a_set(None, None, seconds=45.4), a_set(None, None, seconds=30)),
        an_entry("slrdl", a_set(24, 8, side=Side.LEFT), a_set(24, 7, side=Side.RIGHT)),
        an_entry("carry", a_set(40, None, metres=30, seconds=20), note="tired"),
        title="Lower A",
    )
    routine = routine_from_workout(done)
    assert (routine.id, routine.name) == ("", "Lower A")
    asked = [(each.exercise_id, each.sets, each.low, each.high) for each in routine.items]
    assert asked == [
        ("squat-back", 2, 6, 8),
        ("plank", 2, 30, 45),
        ("slrdl", 1, 7, 8),
        ("carry", 1, None, None),
    ]
    assert (routine.items[0].superset, routine.items[0].rest_seconds) == (2, 180)
    assert {each.note for each in routine.items} == {""}


@given(workouts())
def test_any_workout_makes_a_routine_that_can_be_started(done: Workout) -> None:
    routine = routine_from_workout(done)
    assert routine.name
    planned = [entry.planned for entry in entries_of(routine)]
    assert planned == [item.sets for item in routine.items]


# Built in: the Nordic hamstring exercise


@pytest.mark.parametrize(
    ("weeks", "days", "sets", "low", "high"),
    [
        ([1], 1, 2, 5, 5),
        ([2], 2, 2, 6, 6),
        ([3], 3, 3, 6, 8),
        ([5, 6, 7, 8, 9, 10], 3, 3, 8, 12),
        ([11, 30], 1, 3, 8, 12),
    ],
)
def test_the_weeks_are_those_that_were_printed(
    weeks: list[int], days: int, sets: int, low: int, high: int
) -> None:
    for week in weeks:
        (item,) = builtin_routines.nordic_week(week)
        assert (item.sets, item.low, item.high) == (sets, low, high)
        assert builtin_routines.nordic_stage(week).days == days


def test_the_sets_of_the_later_weeks_differ() -> None:
    assert builtin_routines.nordic_stage(7).reps == ((12, 12), (10, 10), (8, 8))
    (item,) = builtin_routines.nordic_week(7)
    assert item.note == "12, 10, 8 reps"


def test_the_fourth_week_has_no_figures_but_a_rule() -> None:
    with pytest.raises(UsageError, match="repeat week 3"):
        builtin_routines.nordic_week(4)
    with pytest.raises(UsageError, match="begins with week 1"):
        builtin_routines.nordic_week(0)


def test_each_built_in_routine_says_where_it_is_from() -> None:
    exercises = Catalog.builtin()
    found = builtin_routines.builtin_routines()
    assert len({routine.id for routine in found}) == len(found) == 5
    for routine in found:
        assert "Mjølsnes 2004" in routine.note
        assert [exercises[item.exercise_id].name for item in routine.items] == [
            item.name for item in routine.items
        ]


def test_a_built_in_routine_is_started_and_made_ones_own(journal: Journal) -> None:
    routine = builtin_routines.builtin_routines()[0]
    journal.start_routine(routine)
    journal.log_sets(0, routine.items[0].exercise_id, [a_set(None, 5)])
    done = journal.finish()
    last = journal.last_done(routine.id)
    assert last is not None
    assert last.id == done.id
    own = journal.save_routine(routine.model_copy(update={"id": ""}))
    assert own.id not in {"", routine.id}
    assert journal.next_routine() == own
