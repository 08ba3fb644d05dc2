"""What to do when the machine is taken."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.equipment import Equipment
from catalog.exercise import Exercise
from catalog.library import Catalog
from store.review.swap import candidates

EVERY = [each.id for each in Catalog.builtin()]


def ids(exercise_id: str, *equipment: Equipment) -> list[str]:
    catalog = Catalog.builtin()
    found = candidates(catalog[exercise_id], catalog, equipment or None)
    return [each.id for each in found]


def test_another_leg_curl_for_a_leg_curl() -> None:
    families = [Catalog.builtin()[each].family for each in ids("leg-curl-lying")]
    assert families[:5] == ["leg-curl"] * 5
    assert "slider-curl" in families


def test_the_same_machine_comes_last() -> None:
    taken = [
        Equipment.LEG_CURL_LYING in Catalog.builtin()[each].equipment
        for each in ids("leg-curl-lying")
    ]
    assert any(taken)
    assert taken == sorted(taken)


def test_a_dumbbell_version_before_another_press() -> None:
    found = ids("bench-press")
    assert found[0] == "bench-press-dumbbell"
    assert found.index("bench-press-dumbbell") < found.index("bench-press-close-grip")


def test_at_home_only_what_is_there() -> None:
    found = ids("leg-curl-lying", Equipment.SLIDERS)
    assert "slider-curl" in found
    assert "leg-curl-seated" not in found


def test_an_exercise_of_which_nothing_is_known_has_no_like() -> None:
    assert candidates(Exercise("mine", "Mine"), Catalog.builtin()) == []


@given(st.sampled_from(EVERY), st.none() | st.sets(st.sampled_from(Equipment)))
def test_what_every_candidate_is(exercise_id: str, kit: set[Equipment] | None) -> None:
    catalog = Catalog.builtin()
    exercise = catalog[exercise_id]
    for other in candidates(exercise, catalog, kit):
        assert other.id != exercise_id
        assert set(other.groups) & set(exercise.groups)
        assert other.pattern is not None
        assert exercise.pattern is not None
        assert other.pattern.slot == exercise.pattern.slot
        assert kit is None or kit.issuperset(other.equipment)


@given(st.sampled_from(EVERY), st.integers(0, 99))
def test_the_order_of_the_catalogue_does_not_matter(exercise_id: str, seed: int) -> None:
    shuffled = list(Catalog.builtin())
    random.Random(seed).shuffle(shuffled)
    exercise = Catalog.builtin()[exercise_id]
    assert candidates(exercise, shuffled) == candidates(exercise, Catalog.builtin())


@pytest.mark.parametrize("exercise_id", ["rdl-barbell", "leg-press", "pull-up", "nordic-curl"])
def test_each_can_be_swapped(exercise_id: str) -> None:
    assert len(ids(exercise_id)) >= 3
