"""Warm-ups: light to heavy, all of them loadable, none as heavy as the work."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.exercise import Exercise
from catalog.library import Catalog
from store.gym import rack_for, standard_gym
from store.models import Load, LoadMode, LoggedSet, SetKind, Unit
from store.plates import at_most
from store.ramp import ramp
from tests.builders import kg, lb

if TYPE_CHECKING:
    from collections.abc import Callable


def warmups(exercise_id: str, load: Load) -> tuple[LoggedSet, ...]:
    exercise = Catalog.builtin()[exercise_id]
    return ramp(exercise, load, rack_for(exercise, standard_gym(load.unit or "kg")))


def short(sets: tuple[LoggedSet, ...]) -> list[tuple[float | None, int | None]]:
    return [(each.load.value if each.load else None, each.reps) for each in sets]


@pytest.mark.parametrize(
    ("exercise_id", "load", "expected"),
    [
        ("squat-back", kg(100), [(20, 8), (50, 5), (70, 3), (85, 1)]),
        ("squat-back", kg(60), [(20, 8), (30, 5), (40, 3), (50, 1)]),
        ("squat-back", kg(57.5), [(27.5, 8)]),
        ("squat-back", kg(59.75), [(27.5, 8)]),
        ("squat-back", lb(135), [(45, 8), (65, 5), (90, 3), (110, 1)]),
        ("squat-back", lb(130), [(65, 8)]),
        ("deadlift-trap-bar", kg(100), [(25, 8), (50, 5), (70, 3), (85, 1)]),
        ("squat-back", kg(30), []),
        ("rdl-dumbbell", kg(30), [(14, 8)]),
        ("leg-press", kg(200), [(100, 8)]),
        ("leg-curl-lying", kg(45), [(20, 8)]),
        ("lat-pulldown", lb(145), [(70, 8)]),
        ("row-t-bar", kg(80), [(40, 5), (55, 3), (67.5, 1)]),
    ],
)
def test_worked_examples(exercise_id: str, load: Load, expected: list[tuple[float, int]]) -> None:
    assert short(warmups(exercise_id, load)) == expected


def test_they_are_warmups_in_the_unit_of_the_work() -> None:
    sets = warmups("squat-back", lb(225))
    assert {each.kind for each in sets} == {SetKind.WARMUP}
    assert {each.load.unit for each in sets if each.load} == {Unit.LB}


def test_two_rungs_on_the_same_weight_are_one() -> None:
    pull = Exercise("mine", "Mine", equipment=Catalog.builtin()["squat-back"].equipment)
    home = rack_for(pull, standard_gym("kg"), increment=25)
    assert short(ramp(pull, kg(70), home)) == [(20, 8), (45, 3)]


def test_a_bar_as_heavy_as_the_work_is_no_warmup() -> None:
    log = replace(standard_gym("kg"), bar=70)
    squat = Catalog.builtin()["squat-back"]
    assert ramp(squat, kg(70), rack_for(squat, log)) == ()


@pytest.mark.parametrize(
    ("exercise_id", "load"),
    [
        ("pull-up-weighted", kg(20, LoadMode.ADDED)),
        ("pull-up-assisted", kg(20, LoadMode.ASSISTED)),
        ("push-up", Load(mode=LoadMode.BODYWEIGHT)),
        ("row-band", Load(mode=LoadMode.BAND, label="red")),
        ("squat-back", kg(0)),
    ],
)
def test_what_is_not_lifted_has_no_ramp(exercise_id: str, load: Load) -> None:
    assert warmups(exercise_id, load) == ()


@given(
    st.sampled_from([each.id for each in Catalog.builtin()]),
    st.integers(1, 40_000).map(lambda hundredths: hundredths / 100),
    st.sampled_from([kg, lb]),
)
def test_every_warmup_is_heavier_than_the_one_before_loadable_and_below_the_work(
    exercise_id: str, weight: float, unit: Callable[[float], Load]
) -> None:
    load = unit(weight)
    sets = warmups(exercise_id, load)
    weights = [each.load.value for each in sets if each.load and each.load.value]
    rack = rack_for(Catalog.builtin()[exercise_id], standard_gym(load.unit or "kg"))
    assert len(weights) == len(sets)
    assert weights == sorted(set(weights))
    assert all(each < weight for each in weights)
    assert rack is None or all(at_most(each, rack) == each for each in weights)
    reps = [each.reps or 0 for each in sets]
    assert reps == sorted(reps, reverse=True)
