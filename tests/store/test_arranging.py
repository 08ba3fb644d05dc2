"""Rearranging the workout in progress: through the journal, as its edits are made."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from catalog.exercise import Exercise
from store import arranging, session
from store.errors import ConflictError, UsageError
from store.models import SetKind, Side, Target, Workout
from store.plan import Preference
from tests.builders import MONDAY, a_set, a_workout, an_entry

if TYPE_CHECKING:
    from datetime import datetime

    from store.journal import Journal
    from tests.store.turning import Clock

A, B, C, D = (Exercise(each, each.upper()) for each in "abcd")


def ids(workout: Workout | None) -> str:
    assert workout is not None
    return "".join(entry.exercise_id for entry in workout.entries)


def groups(workout: Workout | None) -> list[int | None]:
    assert workout is not None
    return [entry.superset for entry in workout.entries]


@pytest.fixture
def abc(journal: Journal) -> Journal:
    journal.start("Legs")
    for exercise in (A, B, C):
        journal.add_exercise(exercise, planned=3)
    return journal


# Swapping


def test_an_exercise_that_was_not_begun_gives_way(abc: Journal) -> None:
    workout = abc.swap_exercise(1, "b", D)
    assert ids(workout) == "adc"
    assert (workout.entries[1].name, workout.entries[1].planned) == ("D", 3)
    abc.undo()
    assert ids(abc.open_workout()) == "abc"


def test_one_that_was_begun_stays_and_the_rest_goes_over(abc: Journal) -> None:
    abc.link_superset(1, "b")
    abc.log_sets(1, "b", [a_set(40, 8, kind=SetKind.WARMUP), a_set(80, 5)])
    workout = abc.swap_exercise(1, "b", D)
    assert ids(workout) == "abdc"
    old, new = workout.entries[1:3]
    assert ([each.reps for each in old.sets], old.planned) == ([8, 5], 1)
    assert (new.sets, new.planned, new.superset) == ((), 2, old.superset)


def test_what_the_routine_asked_goes_over_too(journal: Journal) -> None:
    target = Target(low=6, high=8)
    asked = an_entry("a", planned=4, target=target, rest_seconds=120)
    journal.start("Legs", [asked.model_copy(update={"sets": ()})])
    journal.set_preference(Preference(id="d", per_side=True))
    (entry,) = journal.swap_exercise(0, "a", D).entries
    assert (entry.target, entry.rest_seconds, entry.planned) == (target, 120, 4)
    assert entry.per_side


# Order


@pytest.mark.parametrize(
    ("index", "by", "expected"),
    [(0, 1, "bac"), (0, 2, "bca"), (2, -1, "acb"), (2, -9, "cab"), (0, 9, "bca"), (1, 0, "abc")],
)
def test_an_exercise_moves_as_far_as_there_are_places(
    abc: Journal, index: int, by: int, expected: str
) -> None:
    assert ids(abc.move_exercise(index, "abc"[index], by)) == expected
    assert ids(abc.open_workout()) == expected


def test_a_move_that_leads_nowhere_is_no_step(abc: Journal) -> None:
    abc.move_exercise(0, "a", -1)
    assert abc.undo() == "added C"


def test_what_moved_meanwhile_is_a_conflict(abc: Journal) -> None:
    abc.move_exercise(0, "a", 1)
    with pytest.raises(ConflictError, match="look again"):
        abc.move_exercise(0, "a", 1)
    with pytest.raises(ConflictError, match="look again"):
        abc.note_exercise(0, "a", "slow")


# Supersets


def test_exercises_are_joined_one_after_the_other(abc: Journal) -> None:
    assert groups(abc.link_superset(0, "a")) == [1, 1, None]
    assert groups(abc.link_superset(1, "b")) == [1, 1, 1]
    assert abc.undo() == "joined B and C in a superset"
    assert groups(abc.open_workout()) == [1, 1, None]


def test_two_supersets_become_one(abc: Journal) -> None:
    abc.add_exercise(D)
    abc.link_superset(0, "a")
    assert groups(abc.link_superset(2, "c")) == [1, 1, 2, 2]
    assert groups(abc.link_superset(1, "b")) == [1, 1, 1, 1]


def test_a_superset_ends_with_its_last_pair(abc: Journal) -> None:
    abc.link_superset(0, "a")
    abc.link_superset(1, "b")
    assert groups(abc.unlink_superset(1, "b")) == [1, None, 1]
    assert groups(abc.unlink_superset(0, "a")) == [None, None, None]


def test_the_last_exercise_has_none_to_be_joined_with(abc: Journal) -> None:
    with pytest.raises(UsageError, match="No exercise follows"):
        abc.link_superset(2, "c")
    assert abc.undo() == "added C"


def test_the_partners_share_a_number_wherever_they_stand() -> None:
    entries = [an_entry(superset=group) for group in (1, None, 1, 2)]
    found = [arranging.partners(entries, index) for index in range(4)]
    assert found == [(0, 2), (), (0, 2), ()]


def test_a_number_that_one_exercise_has_for_itself_joins_nobody(journal: Journal) -> None:
    entries = [an_entry(each, superset=group) for each, group in [("a", 1), ("b", 1), ("c", None)]]
    journal.start("Legs", entries)
    journal.remove_exercise(1, "b")
    journal.add_exercise(B)
    workout = journal.link_superset(1, "c")
    assert arranging.partners(workout.entries, 0) == ()
    assert arranging.partners(workout.entries, 1) == (1, 2)


# Notes, plans, sides, sets put between


def test_an_exercise_takes_a_note_a_plan_and_sides(abc: Journal) -> None:
    abc.note_exercise(1, "b", "[red]slow")
    abc.plan_sets(1, "b", 5)
    entry = abc.set_per_side(1, "b", per_side=True).entries[1]
    assert (entry.note, entry.planned, entry.per_side) == ("[red]slow", 5, True)


@pytest.mark.parametrize("planned", [-1, 100, 10**9])
def test_nobody_plans_so_many_sets(abc: Journal, planned: int) -> None:
    with pytest.raises(UsageError, match="can't be planned"):
        abc.plan_sets(0, "a", planned)


def test_keys_of_a_newer_htrack_survive_a_note(journal: Journal) -> None:
    journal.start("Legs", [an_entry("a", a_set(velocity=0.4), tags=["x"])])
    document = journal.note_exercise(0, "a", "slow").document()
    assert document["entries"][0]["tags"] == ["x"]
    assert document["entries"][0]["sets"][0]["velocity"] == 0.4


def test_warmups_are_put_before_what_is_done(abc: Journal, clock: Clock) -> None:
    abc.log_sets(0, "a", [a_set(100, 5)])
    clock.turn(minutes=5)
    warmup = a_set(40, 8, kind=SetKind.WARMUP)
    (first, second) = abc.insert_sets(0, "a", 0, [warmup]).entries[0].sets
    assert (first.reps, first.logged_at) == (8, MONDAY + timedelta(minutes=5))
    assert second.reps == 5
    for at in (-1, 3):
        with pytest.raises(ConflictError, match="look again"):
            abc.insert_sets(0, "a", at, [warmup])


# Rest


def test_the_rest_is_kept_with_the_set_in_one_step(abc: Journal, clock: Clock) -> None:
    workout = abc.log_sets(0, "a", [a_set()], rest_seconds=90)
    assert (workout.rest_until, workout.rest_seconds) == (MONDAY + timedelta(seconds=90), 90)
    assert abc.log_sets(0, "a", [a_set()]).rest_until == workout.rest_until
    assert len(abc.steps()) == 6


def test_the_rest_is_no_step_and_in_nobodys_way(abc: Journal) -> None:
    abc.log_sets(0, "a", [a_set()], rest_seconds=90)
    abc.rest(None)
    assert abc.undo() == "logged set 1 of A"
    abc.rest(MONDAY + timedelta(minutes=2), 120)
    assert abc.redo() == "logged set 1 of A"
    current = abc.open_workout()
    assert current is not None
    assert (current.rest_seconds, len(current.sets)) == (120, 1)


def test_the_rest_ends_with_the_workout(abc: Journal) -> None:
    abc.log_sets(0, "a", [a_set()], rest_seconds=90)
    done = abc.finish()
    assert (done.rest_until, done.rest_seconds) == (None, None)
    assert not {"rest_until", "rest_seconds"} & set(done.document())


# A forgotten workout


def test_a_forgotten_workout_is_finished_as_of_its_last_set(abc: Journal, clock: Clock) -> None:
    clock.turn(minutes=50)
    abc.log_sets(0, "a", [a_set()])
    clock.turn(hours=20)
    done = abc.finish_as_of_last_set()
    assert done.seconds == 50 * 60
    assert done.updated_at == MONDAY + timedelta(hours=20, minutes=50)


@pytest.mark.parametrize(("minutes", "seconds"), [(30, 1800), (-30, 0)])
def test_a_workout_is_finished_as_of_another_moment(
    abc: Journal, clock: Clock, minutes: int, seconds: int
) -> None:
    abc.log_sets(0, "a", [a_set()])
    clock.turn(hours=20)
    assert abc.finish(MONDAY + timedelta(minutes=minutes)).seconds == seconds


@pytest.mark.parametrize(
    ("last", "now", "forgotten"),
    [
        (MONDAY, MONDAY + timedelta(hours=3), False),
        (MONDAY, MONDAY + timedelta(hours=5), False),  # 23:30
        (MONDAY, MONDAY + timedelta(hours=6), True),  # half past midnight
        (MONDAY + timedelta(hours=4), MONDAY + timedelta(hours=7), False),  # 22:30 to 1:30
        (MONDAY.replace(hour=6), MONDAY.replace(hour=18), False),
        (MONDAY.replace(hour=6), MONDAY.replace(hour=18, minute=31), True),
        (MONDAY, MONDAY - timedelta(days=3), False),
    ],
)
def test_a_workout_is_forgotten_after_hours_on_another_day_or_half_a_day(
    last: datetime, now: datetime, forgotten: bool
) -> None:
    workout = a_workout(an_entry("a", a_set(logged_at=last)), started_at=MONDAY.replace(hour=5))
    assert session.is_forgotten(workout, now) is forgotten


def test_a_workout_without_a_set_is_as_old_as_its_start() -> None:
    workout = a_workout(an_entry("a", a_set()))
    assert session.last_activity(workout) == MONDAY


def test_a_left_and_a_right_set_are_one_of_volume() -> None:
    left, right = a_set(side=Side.LEFT), a_set(side=Side.RIGHT)
    warmup = a_set(kind=SetKind.WARMUP)
    counts = [
        session.counted(sets)
        for sets in (
            [left, right, right, left],
            [left, left, right],
            [a_set(), left, warmup, right],
        )
    ]
    assert counts == [2, 2, 2]
    (again,) = session.blank_copy([an_entry("a", left, right, per_side=True)])
    assert (again.planned, again.per_side) == (1, True)
