"""What each exercise is loaded from, and by how much at least."""

from __future__ import annotations

from dataclasses import replace

import pytest

from catalog.exercise import Exercise
from catalog.library import Catalog
from store.gym import rack_for, standard_gym, step_for
from store.plates import Fixed, Inventory, Steps

KG, LB = standard_gym("kg"), standard_gym("lb")


@pytest.mark.parametrize(
    ("exercise_id", "kg", "lb"),
    [
        ("bench-press", 2.5, 5),
        ("squat-smith", 2.5, 5),
        ("deadlift-trap-bar", 2.5, 5),
        ("row-t-bar", 1.25, 2.5),
        ("rdl-dumbbell", 2, 5),
        ("kb-swing", 4, 10),
        ("leg-curl-lying", 5, 10),
        ("lat-pulldown", 2.5, 5),
        ("pull-through-cable", 2.5, 5),
        ("pull-up-assisted", 5, 10),
        ("pull-up-weighted", 1.25, 2.5),
        ("nordic-curl", 1.25, 2.5),
        ("plank", 1.25, 2.5),
    ],
)
def test_the_step_of_an_exercise(exercise_id: str, kg: float, lb: float) -> None:
    exercise = Catalog.builtin()[exercise_id]
    assert (step_for(exercise, KG), step_for(exercise, LB)) == (kg, lb)


def test_a_band_has_no_step() -> None:
    assert step_for(Catalog.builtin()["row-band"], KG, increment=1) is None


def test_ones_own_step_comes_first_and_counts_from_the_bar() -> None:
    bench = Catalog.builtin()["bench-press"]
    assert step_for(bench, KG, increment=1) == 1
    assert rack_for(bench, KG, increment=1) == Steps(1, "kg", first=20)


def test_the_trap_bar_has_its_own_weight() -> None:
    rack = rack_for(Catalog.builtin()["deadlift-trap-bar"], KG)
    assert isinstance(rack, Inventory)
    assert rack.bar == 25


def test_dumbbells_that_are_listed_are_all_that_there_are() -> None:
    home = replace(KG, dumbbells=(5, 7.5, 12))
    curl = Catalog.builtin()["bicep-curl-dumbbell"]
    assert rack_for(curl, home) == Fixed((5, 7.5, 12), "kg")
    assert step_for(curl, home) == 2.5


def test_no_plates_no_step() -> None:
    bare = replace(KG, plates={20.0: 0})
    assert step_for(Catalog.builtin()["bench-press"], bare) is None


def test_an_exercise_of_ones_own_steps_like_a_bar() -> None:
    assert step_for(Exercise("mine", "Mine"), KG) == 2.5


def test_every_exercise_of_the_catalogue_has_a_rack_unless_it_is_banded() -> None:
    without = {each.load_kind.value for each in Catalog.builtin() if rack_for(each, KG) is None}
    assert without == {"band"}
