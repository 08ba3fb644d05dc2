"""Weeks and streaks, and the body's weights."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.review.body import BodyWeights, Weighed, body_weights
from store.review.totals import Streak, Week, Weeks, monday, streak, weeks
from tests.store.review.deeds import body, done, hold, lift, on

if TYPE_CHECKING:
    from store.review.facts import SetFact


def test_a_week_adds_up() -> None:
    facts = [
        done(0, lift(100, 5), lift(100, 5, rpe=5)),
        done(2, body(8, plus=10), body(5, less=20), hold(60), exercise_id="pull-up"),
        done(2, lift(40, 10), exercise_id="curl-barbell"),
    ]
    expected = Week(on(0), workouts=2, sets=6, hard_sets=5, volume=500 + 500 + 80 + 400)
    assert weeks(facts, "kg", on(6)) == (expected,)


def test_empty_weeks_are_there_too() -> None:
    found = weeks([done(0, lift(100, 5)), done(20, lift(100, 5))], "kg", on(34))
    assert [week.monday for week in found] == [on(7 * number) for number in range(5)]
    assert [week.workouts for week in found] == [1, 0, 1, 0, 0]


def test_a_left_and_a_right_set_are_one() -> None:
    sides = [lift(20, 8)._replace(side=side) for side in ("left", "right")]
    [week] = weeks([done(0, *sides)], "kg", on(0))
    assert (week.sets, week.hard_sets, week.volume) == (1, 1, 320)


def test_pounds_are_the_same_weight() -> None:
    [week] = weeks([done(0, lift(100, 1))], "lb", on(0))
    assert week.volume == pytest.approx(220.462, abs=1e-3)


changes = st.dictionaries(
    st.integers(0, 30), st.lists(st.builds(lift, st.sampled_from([40, 60]), st.integers(1, 5)))
)


@given(st.lists(changes, min_size=1, max_size=4), st.sampled_from(["kg", "lb"]))
def test_after_any_edits_it_is_as_if_added_up_anew(
    states: list[dict[int, list[SetFact]]], unit: str
) -> None:
    kept = Weeks()
    for state in states:
        facts = [done(day, *sets) for day, sets in state.items()]
        kept.refresh(facts, unit)
        assert kept.all(on(30)) == weeks(facts, unit, on(30))
    kept.refresh(facts, "kg")
    assert kept.all(on(30)) == weeks(facts, "kg", on(30))


def test_nothing_done_is_no_week() -> None:
    assert weeks([], "kg", on(0)) == ()


@pytest.mark.parametrize(
    ("days", "goal", "today", "expected"),
    [
        ([], 2, 0, Streak(0, 0)),
        ([0, 2], 2, 6, Streak(1, 1)),
        ([0], 2, 6, Streak(0, 0)),
        ([0, 2, 7], 2, 8, Streak(1, 1)),
        ([0, 2, 7, 8], 2, 8, Streak(2, 2)),
        ([0, 2, 7, 8], 2, 27, Streak(0, 2)),
        ([0, 2, 7, 8, 21, 22], 2, 22, Streak(1, 2)),
        ([0, 0], 2, 0, Streak(1, 1)),
        ([0, 7], 0, 8, Streak(2, 2)),
        ([0, 7, 9], 1, 8, Streak(2, 2)),
        ([0, 1, 7], 2, 6, Streak(1, 1)),
    ],
)
def test_streaks(days: list[int], goal: int, today: int, expected: Streak) -> None:
    assert streak(map(on, days), goal, on(today)) == expected


@given(st.lists(st.integers(0, 60)), st.integers(1, 4), st.integers(0, 60))
def test_a_higher_goal_is_never_kept_longer(days: list[int], goal: int, today: int) -> None:
    easy, hard = (streak(map(on, days), each, on(today)) for each in (goal, goal + 1))
    assert hard.longest <= easy.longest
    assert easy.current <= easy.longest


@given(st.dates(date(1900, 1, 1)))
def test_every_day_is_in_the_week_of_its_monday(day: date) -> None:
    assert monday(day).weekday() == 0
    assert timedelta() <= day - monday(day) < timedelta(weeks=1)


# The body


def said(at: str, value: float, unit: str = "kg") -> dict[str, object]:
    return {"id": at, "at": at, "value": value, "unit": unit}


def test_the_last_weight_of_a_day_stands() -> None:
    evening, morning = said("2026-11-16T20:00:00+01:00", 81), said("2026-11-16T07:00:00+01:00", 80)
    pounds = said("2026-11-20T07:00:00+01:00", 180, "lb")
    series = body_weights([pounds, evening, morning], "kg")
    assert [each.day for each in series.points] == [date(2026, 11, 16), date(2026, 11, 20)]
    assert series.points[0] == Weighed(date(2026, 11, 16), 81)
    assert series.points[1].value == pytest.approx(81.647, abs=1e-3)


def test_a_weight_holds_until_the_next() -> None:
    series = BodyWeights((Weighed(on(0), 80), Weighed(on(7), 81)))
    assert [series.on(on(day)) for day in (-1, 0, 6, 7, 90)] == [None, 80, 80, 81, 81]
