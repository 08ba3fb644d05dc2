from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.exchange.wording import EQUIPMENT, MODIFIERS, equipment, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pull-Ups", "pullup"),
        ("DB Bench Presses", "Bench Press (Dumbbell)"),
        ("RDL", "Romanian Deadlifts"),
        ("E-Z Bar Curl", "EZ Curl"),
        ("Single-Leg Press", "Press, One Leg"),
        ("Tricep Push Down", "Triceps Pressdown"),
        ("Hip Abductor", "Hip Abduction"),
        ("Captain´s Chair Leg Raise", "Captain's Chair Leg Raises"),
        ("Flat DB Fly", "Dumbbell Flyes"),
        ("Calves", "Calf"),
        ("Inclined Bench Press", "Incline Bench-Press"),
        ("Hammerstrength Row", "Row (Plate Loaded)"),
        ("SLDL", "Stiff-Legged Deadlift"),
    ],
)
def test_ways_of_writing_the_same(one: str, other: str) -> None:
    assert words(one) == words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Low to High Cable Fly", "High to Low Cable Fly"),
        ("Knee to Elbow", "Elbow to Knee"),
        ("Close Grip Bench Press", "Bench Press"),
        ("Flat Knee Raise", "Knee Raise"),
        ("Leg Press", "Leg Presser"),
        ("Single Arm Row", "Single Leg Row"),
        ("EZ Bar Curl", "Barbell Curl"),
        ("Plate Press", "Plate Loaded Press"),
    ],
)
def test_what_is_not_the_same(one: str, other: str) -> None:
    assert words(one) != words(other)


def test_equipment_is_told_apart() -> None:
    assert equipment(words("Smith Machine Squat")) == {"smith"}
    assert equipment(words("Squat Machine")) == {"machine"}
    assert equipment(words("Push Up")) == set()
    assert EQUIPMENT.isdisjoint(MODIFIERS)


@given(st.text(max_size=60))
def test_levelling_out_twice_changes_nothing(name: str) -> None:
    once = words(name)
    assert words(name.upper()) == words(name.upper().lower())
    assert all(word for word in once)


@given(st.permutations(["Incline", "Bench", "Press", "(Dumbbell)"]))
def test_order_does_not_count(parts: list[str]) -> None:
    assert words(" ".join(parts)) == words("Incline Bench Press (Dumbbell)")
