"""The rest between sets: its length by kind of lift, its end as a moment in time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.exercise import Exercise
from catalog.library import Catalog
from store.rest import Rest, rest_for
from tests.builders import MONDAY, instants


@pytest.mark.parametrize(
    ("exercise_id", "seconds"),
    [
        ("squat-back", 180),
        ("rdl-barbell", 180),
        ("deadlift-trap-bar", 180),
        ("bench-press", 180),
        ("hip-thrust-barbell", 180),
        ("rdl-dumbbell", 120),
        ("leg-press", 120),
        ("lat-pulldown", 120),
        ("kb-swing", 120),
        ("row-t-bar", 120),
        ("leg-curl-lying", 90),
        ("bicep-curl-barbell", 90),
        ("calf-raise-barbell", 90),
        ("push-up", 90),
        ("pull-up", 90),
        ("pull-up-assisted", 90),
        ("slider-curl", 90),
        ("nordic-curl", 90),
        ("nordic-band-assisted", 90),
        ("plank", 60),
        ("nordic-hold", 60),
    ],
)
def test_the_usual_rest(exercise_id: str, seconds: int) -> None:
    assert rest_for(Catalog.builtin()[exercise_id]) == seconds


def test_an_exercise_of_ones_own_rests_like_a_compound_one() -> None:
    assert rest_for(Exercise("mine", "Mine")) == 120


def test_ones_own_choice_comes_first_even_none_at_all() -> None:
    squat = Catalog.builtin()["squat-back"]
    assert rest_for(squat, 150) == 150
    assert rest_for(squat, 0) == 0


def test_it_counts_down_to_zero_and_on_below() -> None:
    rest = Rest.starting(MONDAY, 90)
    after = [rest.remaining(MONDAY + timedelta(seconds=each)) for each in (0, 30, 90, 125)]
    assert after == [90, 60, 0, -35]


def test_a_laptop_that_slept_an_hour_is_an_hour_over() -> None:
    assert Rest.starting(MONDAY, 90).remaining(MONDAY + timedelta(hours=1)) == 90 - 3600


def test_a_clock_set_back_never_shows_more_than_the_whole() -> None:
    assert Rest.starting(MONDAY, 90).remaining(MONDAY - timedelta(hours=1)) == 90


def test_half_a_minute_more_or_less() -> None:
    rest = Rest.starting(MONDAY, 90)
    now = MONDAY + timedelta(seconds=10)
    assert (rest.extended(30).remaining(now), rest.extended(30).total) == (110, 120)
    assert (rest.extended(-30).remaining(now), rest.extended(-30).total) == (50, 60)


def test_the_clocks_may_be_put_back_during_a_rest() -> None:
    vienna = ZoneInfo("Europe/Vienna")
    before = datetime(2026, 10, 25, 0, 59, 30, tzinfo=UTC).astimezone(vienna)
    after = datetime(2026, 10, 25, 1, 0, 30, tzinfo=UTC).astimezone(vienna)
    assert (before.hour, after.hour, after.fold) == (2, 2, 1)
    assert Rest.starting(before, 90).remaining(after) == 30


@given(instants(), st.integers(1, 3600), st.integers(-600, 600), st.integers(0, 7200))
def test_an_extension_is_just_that(now: datetime, seconds: int, by: int, later: int) -> None:
    rest, then = Rest.starting(now, seconds), now + timedelta(seconds=later)
    left = rest.extended(by).remaining(then)
    assert left == min(max(0, seconds + by), seconds - later + by)
    assert rest.extended(by).extended(-by).until == rest.until
