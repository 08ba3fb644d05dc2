"""Workouts that may be one and the same."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from store.likeness import duplicates, near_days, outline_of, share
from store.models import SetKind, Source
from tests.builders import MONDAY, a_set, a_workout, an_entry, lb, workouts

if TYPE_CHECKING:
    from store.likeness import Outline
    from store.models import ExerciseEntry, Workout

LEGS = (
    an_entry("squat-back", *(a_set(100, reps) for reps in (5, 5, 5))),
    an_entry("rdl-barbell", a_set(80, 8), a_set(80, 8)),
)


def of(app: str, *entries: ExerciseEntry, id: str = "", **fields: object) -> Outline:  # noqa: A002
    source = Source(app=app, key="k") if app else None
    made = a_workout(*(entries or LEGS), id=id or app or "mine", source=source, **fields)
    return outline_of(made.document())


def test_two_apps_workouts_of_one_evening_may_be_one() -> None:
    late = of("hevy", started_at=MONDAY + timedelta(minutes=4))
    (found,) = duplicates([of("strong")], [late])
    assert (found.new.app, found.other.app, found.share, found.is_stored) == (
        *("strong", "hevy"),
        *(1.0, True),
    )


def test_what_was_logged_by_hand_counts_as_another_app() -> None:
    (found,) = duplicates([of("strong")], [of("")])
    assert found.other.id == "mine"


@pytest.mark.parametrize(
    ("apart", "many"),
    [
        (timedelta(hours=5), 1),  # the same day, however late
        (timedelta(days=1), 0),
        (timedelta(hours=5, minutes=30), 0),  # midnight lies between, and more than two hours
    ],
)
def test_the_day_counts_and_two_hours_around_midnight(apart: timedelta, many: int) -> None:
    assert len(duplicates([of("strong")], [of("hevy", started_at=MONDAY + apart)])) == many


@pytest.mark.parametrize(("hours", "many"), [(2, 1), (3, 0)])
def test_two_hours_over_midnight_are_near(hours: int, many: int) -> None:
    late = MONDAY.replace(hour=22, minute=30)
    other = of("hevy", started_at=late + timedelta(hours=hours))
    assert len(duplicates([of("strong", started_at=late)], [other])) == many


def test_days_to_look_at_are_those_of_two_hours_around() -> None:
    late = a_workout(started_at=MONDAY.replace(hour=22, minute=30)).document()
    today = MONDAY.toordinal()
    assert near_days([late]) == {today, today + 1}
    assert near_days([a_workout().document()]) == {today}


def test_the_same_app_twice_a_day_is_two_workouts() -> None:
    evening = of("strong", id="b", started_at=MONDAY + timedelta(hours=1))
    assert duplicates([of("strong", id="a")], [evening]) == []


def test_a_workout_that_was_renamed_in_its_app_may_be_one() -> None:
    (found,) = duplicates([of("strong", id="a")], [of("strong", id="b", title="Old name")])
    assert found.other.title == "Old name"


def test_files_of_two_apps_in_one_import_are_compared_once() -> None:
    (found,) = duplicates([of("hevy"), of("strong")], [])
    assert (found.new.app, found.is_stored) == ("strong", False)


def test_three_of_five_sets_are_enough_two_are_not() -> None:
    three = an_entry("squat-back", *(a_set(100, 5) for _ in range(3)))
    two = an_entry("squat-back", *(a_set(100, 5) for _ in range(2)))
    assert share(of("strong"), of("hevy", three)) == pytest.approx(0.6)
    assert len(duplicates([of("strong")], [of("hevy", three)])) == 1
    assert duplicates([of("strong")], [of("hevy", two)]) == []


def test_pounds_and_rounded_kilograms_are_one_weight() -> None:
    pounds = an_entry("squat-back", a_set(load=lb(135), weight=None))
    rounded = an_entry("squat-back", a_set(61))
    other = an_entry("squat-back", a_set(62))
    assert share(of("strong", pounds), of("hevy", rounded)) == 1
    assert share(of("hevy", rounded), of("strong", pounds)) == 1
    assert share(of("strong", pounds), of("hevy", other)) == 0


def test_warm_ups_that_only_one_app_has_do_not_count() -> None:
    warm = an_entry("squat-back", a_set(20, 10, kind=SetKind.WARMUP), *LEGS[0].sets)
    assert share(of("strong", warm), of("hevy", LEGS[0])) == 1


@given(workouts(), workouts())
def test_likeness_is_the_same_both_ways(one: Workout, other: Workout) -> None:
    first, second = outline_of(one.document()), outline_of(other.document())
    assert share(first, second) == share(second, first)
    assert 0 <= share(first, second) <= 1
    assert share(first, first) == (1 if first.count else 0)
