"""Edits of a workout as plain functions: each leaves the one that it was given as it was."""

from __future__ import annotations

import pytest

from store import session
from store.errors import ConflictError
from store.models import LoggedSet, SetKind
from tests.builders import a_set, a_workout, an_entry

WARMUP = a_set(40, 8, kind=SetKind.WARMUP)
SQUAT = an_entry("squat", WARMUP, a_set(100, 5), a_set(100, 4), planned=3, superset=1, note="belt")
CURL = an_entry("curl", a_set(20, 12), name="Curl", rest_seconds=90)
WORKOUT = a_workout(SQUAT, CURL, SQUAT, mood="good")


def test_an_exercise_goes_to_the_end() -> None:
    assert session.with_entry(WORKOUT, CURL).entries == (SQUAT, CURL, SQUAT, CURL)


def test_one_of_two_entries_of_an_exercise_is_removed() -> None:
    assert session.without_entry(WORKOUT, 0, "squat").entries == (CURL, SQUAT)
    assert session.without_entry(WORKOUT, 2, "squat").entries == (SQUAT, CURL)


def test_sets_go_behind_those_that_are_there() -> None:
    more = [a_set(22, 10), a_set(22, 9)]
    after = session.with_sets(WORKOUT, 1, "curl", more)
    assert after.entries[1].sets == (a_set(20, 12), *more)
    assert (after.entries[0], after.entries[2]) == (SQUAT, SQUAT)


def test_one_set_is_replaced() -> None:
    after = session.with_sets_replaced(WORKOUT, 0, "squat", 1, (a_set(100, 5),), (a_set(102.5, 5),))
    assert after.entries[0].sets == (WARMUP, a_set(102.5, 5), a_set(100, 4))
    assert after.entries[2] == SQUAT


def test_one_set_is_deleted() -> None:
    after = session.with_sets_replaced(WORKOUT, 2, "squat", 0, (WARMUP,), ())
    assert after.entries[2].sets == (a_set(100, 5), a_set(100, 4))
    assert after.entries[0] == SQUAT


def test_the_rest_of_the_workout_stays() -> None:
    after = session.with_sets(WORKOUT, 1, "curl", [a_set()])
    assert after.document()["mood"] == "good"
    assert (after.id, after.started_at, after.note) == ("w1", WORKOUT.started_at, "")
    assert after.entries[1].rest_seconds == 90


@pytest.mark.parametrize("index", [-1, 1, 3])
def test_a_place_with_another_exercise_is_a_conflict(index: int) -> None:
    with pytest.raises(ConflictError, match="look again"):
        session.without_entry(WORKOUT, index, "squat")
    with pytest.raises(ConflictError, match="look again"):
        session.with_sets(WORKOUT, index, "squat", [a_set()])


@pytest.mark.parametrize("at", [-1, 0, 2, 3])
def test_a_set_that_is_not_the_expected_one_is_a_conflict(at: int) -> None:
    with pytest.raises(ConflictError, match="changed elsewhere"):
        session.with_sets_replaced(WORKOUT, 0, "squat", at, (a_set(100, 5),), ())


def test_a_blank_copy_plans_the_working_sets_and_logs_none() -> None:
    squat, curl, _ = session.blank_copy(WORKOUT.entries)
    assert (squat.planned, squat.sets, squat.superset, squat.note) == (2, (), 1, "")
    assert (curl.planned, curl.rest_seconds, curl.name) == (1, 90, "Curl")


def test_warmups_are_no_working_sets_but_drops_and_failures_are() -> None:
    kinds = [LoggedSet(kind=kind, reps=5) for kind in SetKind]
    assert session.working(kinds) == tuple(
        each for each in kinds if each.kind is not SetKind.WARMUP
    )
