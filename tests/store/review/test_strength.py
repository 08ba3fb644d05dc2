"""Estimated maxima: the published values, and where no formula has anything to say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.library import Catalog
from store.models import Load, LoadMode, LoggedSet, SetKind, Unit
from store.review.strength import Formula, e1rm, estimate, load_in, one_rep_max
from tests.builders import a_set, kg, lb

ALL = list(Formula)


@pytest.mark.parametrize(
    ("formula", "most"),
    [
        (Formula.EPLEY, 116.7),
        (Formula.BRZYCKI, 112.5),
        (Formula.LOMBARDI, 117.5),
        (Formula.WATHAN, 116.6),
        (Formula.MAYHEW, 119.0),
        (Formula.OCONNER, 112.5),
    ],
)
def test_a_hundred_for_five(formula: Formula, most: float) -> None:
    assert round(one_rep_max(100, 5, formula), 1) == most


def test_two_formulas_meet_at_ten() -> None:
    epley, brzycki = (one_rep_max(80, 10, each) for each in (Formula.EPLEY, Formula.BRZYCKI))
    assert epley == pytest.approx(brzycki)


@given(st.sampled_from(ALL), st.integers(1, 500))
def test_a_single_is_what_it_is(formula: Formula, weight: int) -> None:
    found = estimate(weight, 1, formula=formula)
    assert found is not None
    assert found.value == weight


@given(st.sampled_from(ALL), st.integers(1, 500), st.integers(1, 11))
def test_one_more_repetition_is_never_weaker(formula: Formula, weight: int, reps: int) -> None:
    fewer, more = (estimate(weight, each, formula=formula) for each in (reps, reps + 1))
    assert fewer is not None
    assert more is not None
    assert more.value > fewer.value


@given(st.sampled_from(ALL), st.integers(1, 500), st.integers(1, 12))
def test_a_reserve_of_n_counts_like_n_repetitions(formula: Formula, weight: int, reps: int) -> None:
    for reserve in (1, 2, 3):
        with_reserve = estimate(weight, reps, reserve, formula)
        assert with_reserve == estimate(weight, reps + reserve, formula=formula)


@pytest.mark.parametrize(
    ("reps", "reserve", "rough"),
    [
        (10, None, False),
        (11, None, True),
        (12, 0, True),
        (9, 1, False),
        (9, 1.5, True),
        (5, 8, False),
    ],
)
def test_eleven_and_twelve_are_rough(reps: int, reserve: float | None, rough: bool) -> None:
    found = estimate(100, reps, reserve)
    assert found is not None
    assert found.rough is rough


@pytest.mark.parametrize(("reps", "reserve"), [(13, None), (11, 2), (0, None)])
def test_no_estimate_from_too_many_or_none(reps: int, reserve: float | None) -> None:
    assert estimate(100, reps, reserve) is None


def test_what_cannot_be_judged_is_not_counted() -> None:
    assert estimate(100, 5, 3.5) == estimate(100, 5)


# The load


@pytest.mark.parametrize(
    ("exercise_id", "load", "moved"),
    [
        ("squat-back", kg(100), 100),
        ("squat-back", lb(225), 102.06),
        ("pull-up", kg(20, LoadMode.ADDED), 100),
        ("pull-up", Load(mode=LoadMode.BODYWEIGHT), 80),
        ("push-up", Load(mode=LoadMode.BODYWEIGHT), 51.2),
        ("dip-assisted", kg(30, LoadMode.ASSISTED), 50),
        ("dip-assisted", kg(90, LoadMode.ASSISTED), None),
        ("pull-up-band", Load(mode=LoadMode.BAND, label="red"), None),
        ("superman", Load(mode=LoadMode.BODYWEIGHT), None),
        ("squat-back", None, None),
    ],
)
def test_what_is_moved_by_someone_of_eighty_kilograms(
    exercise_id: str, load: Load | None, moved: float | None
) -> None:
    exercise = Catalog.builtin()[exercise_id]
    found = load_in(Unit.KG, LoggedSet(load=load, reps=5), exercise, 80)
    assert (None if found is None else round(found, 2)) == moved


def test_without_a_body_weight_added_kilograms_alone_say_nothing() -> None:
    pull_up = Catalog.builtin()["pull-up"]
    assert load_in(Unit.KG, LoggedSet(load=kg(20, LoadMode.ADDED), reps=5), pull_up) is None


def test_both_units_agree() -> None:
    squat = Catalog.builtin()["squat-back"]
    assert load_in(Unit.LB, LoggedSet(load=kg(45.359237), reps=5), squat) == pytest.approx(100)


# Sets


def test_the_estimate_of_a_set_knows_its_reserve() -> None:
    found = e1rm(Unit.KG, a_set(100, 5, rpe=8), Catalog.builtin()["squat-back"])
    assert found == estimate(100, 7)


@pytest.mark.parametrize(
    ("exercise_id", "logged"),
    [
        ("squat-back", a_set(60, 5, kind=SetKind.WARMUP)),
        ("squat-back", a_set(100, 0, kind=SetKind.FAILURE)),
        ("squat-back", LoggedSet(load=kg(100), seconds=30)),
        ("row-band", a_set(20, 5)),
        ("plank", LoggedSet(load=kg(20), reps=3, seconds=40)),
        ("farmers-walk", a_set(40, 5)),
        ("nordic-eccentric", LoggedSet(load=Load(mode=LoadMode.BODYWEIGHT), reps=5)),
        ("pull-up-band", LoggedSet(load=Load(mode=LoadMode.BAND, label="red"), reps=5)),
    ],
)
def test_what_has_no_maximum(exercise_id: str, logged: LoggedSet) -> None:
    assert e1rm(Unit.KG, logged, Catalog.builtin()[exercise_id], 80) is None
