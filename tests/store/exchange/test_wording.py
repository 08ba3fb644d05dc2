from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.exchange.wording import EQUIPMENT, MODIFIERS, equipment, spellings, words

SAID = [
    "RDL", "DBs", "Pull", "Ups", "Rear", "Delt", "Flies", "Raises", "Hamstring", "Curls", "Biceps",
    "Single", "Legged", "SLDL", "E-Z", "Bar", "Shoulder", "Military", "Press", "Laying", "Calves",
    "TRX", "Smith", "Machine", "Pulley", "Lat", "Pulldown", "Benchpress", "CGBP", "Loop", "Band",
    "Side", "Lateral", "Chest", "Supported", "Presses", "Y", "Body", "Abs", "Crunches", "Hypers",
]  # fmt: skip


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
        ("Cable Reverse Fly", "Rear Delt Flyes - Cable"),
        ("Shoulder Press (Dumbbell)", "Dumbbell Overhead Press"),
        ("Barbell Military Press", "Overhead Press (Barbell)"),
        ("Lying Hamstring Curl", "Lying Leg Curls"),
        ("Latpulldown (Cable)", "Cable Pull Down"),
        ("Ab Crunch Machine", "Crunch (Machine)"),
        ("Loop Band Row", "Row (Resistance Band)"),
        ("Squat, Leverage Machine", "Machine Squat"),
        ("Weight Plate Front Raise", "Front Raise (Plate)"),
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
        ("Shoulder Press", "Overhead Press"),
        ("Lateral Raise", "Side Lateral Raise"),
        ("Rear Delt Raise", "Calf Raise"),
        ("Chest Supported Fly (Dumbbell)", "Chest Fly (Dumbbell)"),
        ("Bicep Curl", "Leg Curl"),
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


@given(st.lists(st.sampled_from(SAID), min_size=1, max_size=6))
def test_every_word_of_a_name_is_spelt_somewhere_in_it(parts: list[str]) -> None:
    """So that a name can be left alone that doesn't hold the letters of a word."""
    name = " ".join(parts)
    for word in words(name):
        assert any(spelt in name.casefold() for spelt in spellings(word)), word


@given(st.permutations(["Incline", "Bench", "Press", "(Dumbbell)"]))
def test_order_does_not_count(parts: list[str]) -> None:
    assert words(" ".join(parts)) == words("Incline Bench Press (Dumbbell)")
