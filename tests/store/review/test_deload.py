"""When a lighter week is offered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.models import LoggedSet, SetKind
from store.review.deload import Rule, lightened, loaded_weeks, offer_deload
from tests.builders import a_set, kg

SIX = [40, 42, 38, 40, 41, 40]


@pytest.mark.parametrize(
    ("weekly", "weeks"),
    [
        ([], 0),
        ([0, 0], 0),
        ([40], 1),
        (SIX, 6),
        ([20, *SIX], 0),
        ([40, 40, 20, *SIX], 2),
        ([40, 40, 0, *SIX], 2),
        ([30, *SIX], 7),
    ],
)
def test_loaded_weeks_are_counted_back_to_the_last_light_one(
    weekly: list[float], weeks: int
) -> None:
    assert loaded_weeks(weekly) == weeks


def test_six_loaded_weeks_are_enough() -> None:
    offer = offer_deload(SIX, {})
    assert offer is not None
    assert (offer.rules, offer.weeks) == ((Rule.WEEKS,), 6)
    assert offer_deload(SIX[:5], {}) is None


def test_two_lifts_down_twice_running() -> None:
    down = {"squat": [95, 96, 100], "bench": [78, 79, 80], "row": [60, 58, 59]}
    offer = offer_deload([], down)
    assert offer is not None
    assert (offer.rules, offer.lifts) == ((Rule.STRENGTH,), ("bench", "squat"))


@pytest.mark.parametrize("bench", [[78, 81, 80], [80, 80, 80], [78, 80], []])
def test_one_lift_down_is_not_enough(bench: list[float]) -> None:
    assert offer_deload([], {"squat": [95, 96, 100], "bench": bench}) is None


def test_three_sore_sessions_running() -> None:
    offer = offer_deload([], {}, [2, 3, 2, 0])
    assert offer is not None
    assert offer.rules == (Rule.SORENESS,)
    assert offer_deload([], {}, [2, 1, 3, 3]) is None
    assert offer_deload([], {}, [3, 3]) is None


def test_half_the_sets_two_more_in_reserve() -> None:
    week = lightened([a_set(100, 8, rpe=8), a_set(100, 8), a_set(100, 8)])
    assert week == (a_set(100, 6, rpe=6), a_set(100, 6))


def test_a_hold_stays_as_long_as_it_was() -> None:
    hold = LoggedSet(load=kg(10), seconds=40)
    assert lightened([hold, hold]) == (hold,)


@given(
    st.lists(
        st.builds(a_set, st.just(50), st.integers(1, 30), kind=st.just(SetKind.WORKING)),
        min_size=1,
    )
)
def test_a_lighter_week_is_never_empty_nor_harder(sets: list[LoggedSet]) -> None:
    week = lightened(sets)
    assert len(week) * 2 - len(sets) in {0, 1}
    assert all(
        1 <= (now.reps or 0) <= (was.reps or 0) for now, was in zip(week, sets, strict=False)
    )
