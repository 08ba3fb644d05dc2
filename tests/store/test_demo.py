"""The made-up year: the same each time, and such as a person could have trained."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.library import Catalog
from catalog.vocabulary import LoadKind
from store import demo
from store.models import LoggedSet, SetKind, Workout

NOW = datetime(2026, 11, 22, 18, 30, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture(scope="module")
def year() -> list[Workout]:
    return demo.plausible_year(NOW, Catalog.builtin())


def working(workout: Workout) -> list[LoggedSet]:
    return [each for each in workout.sets if each.kind is not SetKind.WARMUP]


def test_it_is_the_same_each_time(year: list[Workout]) -> None:
    assert demo.plausible_year(NOW, Catalog.builtin()) == year
    assert demo.plausible_year(NOW, Catalog.builtin(), seed=8) != year


def test_every_lift_is_in_the_catalogue() -> None:
    lifts = {lift.id for _, _, usual, added in demo.DAYS for lift in (*usual, *added)}
    assert {each for each in lifts if each not in Catalog.builtin()} == set()
    assert set(demo.NOTES) <= lifts


def test_names_are_those_of_the_catalogue(year: list[Workout]) -> None:
    catalog = Catalog.builtin()
    used = {(entry.exercise_id, entry.name) for each in year for entry in each.entries}
    assert used == {(each, catalog[each].name) for each, _ in used}


def test_what_is_typed_for_an_exercise_is_what_was_done(year: list[Workout]) -> None:
    catalog = Catalog.builtin()
    for workout in year:
        for entry in workout.entries:
            timed = catalog[entry.exercise_id].load_kind is LoadKind.HOLD
            assert all((each.seconds is not None) == timed for each in entry.sets)
            assert all((each.reps is not None) != timed for each in entry.sets)


def test_three_to_four_sessions_a_week(year: list[Workout]) -> None:
    assert 120 <= len(year) <= 200
    weeks = Counter(each.started_at.isocalendar()[:2] for each in year)
    assert max(weeks.values()) <= 4
    assert 2.5 < len(year) / len(weeks) < 4


def test_one_workout_after_another_oldest_first(year: list[Workout]) -> None:
    assert len({each.id for each in year}) == len(year)
    for before, after in pairwise(year):
        assert before.ended_at is not None
        assert before.ended_at < after.started_at


def test_sets_lie_within_their_workout_in_order(year: list[Workout]) -> None:
    for workout in year:
        moments = [each.logged_at for each in workout.sets]
        known = [each for each in moments if each is not None]
        assert known == sorted(known)
        assert len(known) == len(moments) > 0
        assert workout.ended_at is not None
        assert workout.started_at < known[0] <= known[-1] < workout.ended_at
        assert 15 * 60 < (workout.seconds or 0) < 2 * 3600


def test_the_weights_and_reps_are_a_persons(year: list[Workout]) -> None:
    for each in (logged for workout in year for logged in workout.sets):
        assert each.reps is None or 1 <= each.reps <= 20
        assert each.rpe is None or 7 <= each.rpe <= 10
        assert each.load is None or each.load.value is None or 10 <= each.load.value <= 150


def test_hamstrings_come_in_the_spring_and_stay(year: list[Workout]) -> None:
    having = [any(e.exercise_id == "rdl-barbell" for e in each.entries) for each in year]
    first = having.index(True)
    assert 20 <= first <= len(year) // 2
    assert sum(having[first:]) > 15


def test_the_squat_grows_over_the_year(year: list[Workout]) -> None:
    tops = [
        max(each.load.value for each in entry.sets if each.load and each.load.value)
        for workout in year
        for entry in workout.entries
        if entry.exercise_id == "squat-back"
    ]
    assert tops[0] < tops[len(tops) // 2] < tops[-1]


def test_lighter_weeks_are_lighter(year: list[Workout]) -> None:
    light = [len(working(each)) for each in year if each.note == "lighter week"]
    usual = [len(working(each)) for each in year if not each.note]
    assert 10 < len(light) < len(usual)
    assert sum(light) / len(light) < sum(usual) / len(usual)


@settings(max_examples=15)
@given(
    st.datetimes(datetime(2001, 1, 1), datetime(2090, 1, 1)),  # noqa: DTZ001
    st.integers(-12, 14),
    st.integers(0, 999),
)
def test_nothing_lies_in_the_future_or_further_back_than_a_year(
    moment: datetime, hours: int, seed: int
) -> None:
    now = moment.replace(tzinfo=UTC).astimezone(timezone(timedelta(hours=hours)))
    year = demo.plausible_year(now, Catalog.builtin(), seed)
    assert len(year) > 100
    assert all(each.ended_at is not None and each.ended_at < now for each in year)
    assert year[0].started_at > now - timedelta(weeks=53)
    assert {each.started_at.utcoffset() for each in year} == {timedelta(hours=hours)}
    for workout in year:
        assert Workout.model_validate(workout.document()) == workout
