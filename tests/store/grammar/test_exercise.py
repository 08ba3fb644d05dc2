"""Whom a name means, and when nobody may guess."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.exercise import Exercise
from catalog.library import Catalog
from store.grammar.exercise import UnknownExerciseError, resolve
from tests.builders import HOSTILE

CATALOG = Catalog.builtin()


@pytest.mark.parametrize(
    ("text", "exercise_id"),
    [
        ("rdl", "rdl-barbell"),
        ("RDL", "rdl-barbell"),
        ("slrdl", "rdl-single-leg-dumbbell"),
        ("single leg rdl", "rdl-single-leg-dumbbell"),
        ("pullup", "pull-up"),
        ("pull ups", "pull-up"),
        ("dips", "dip-chest"),
        ("plank", "plank"),
        ("squat", "squat-back"),
        ("bench press", "bench-press"),
        ("db bench press", "bench-press-dumbbell"),
        ("nordic", "nordic-curl"),
        ("nordics", "nordic-curl"),
        ("romanian", "rdl-barbell"),
        ("farmer", "farmers-walk"),
        ("sled push", "sled-push"),
        ("situps", "sit-up"),
    ],
)
def test_what_is_clear(text: str, exercise_id: str) -> None:
    assert resolve(text, CATALOG).id == exercise_id


def test_every_name_and_alias_means_its_exercise() -> None:
    for exercise in CATALOG:
        for name in (exercise.name, *exercise.aliases):
            assert resolve(name, CATALOG) is exercise


@pytest.mark.parametrize(
    ("text", "one_of_them"),
    [
        ("curl", "Biceps Curl"),
        ("hold", "Hollow Body Hold"),
        ("press", "Bench Press"),
        ("hang", "Dead Hang"),
        ("sled", "Sled Push"),
        ("swing", "Kettlebell Swing"),
        ("leg curl", "Seated Leg Curl"),
    ],
)
def test_between_different_exercises_nobody_guesses(text: str, one_of_them: str) -> None:
    with pytest.raises(UnknownExerciseError, match=f"could be .*{one_of_them}"):
        resolve(text, CATALOG)


def test_what_is_misspelt_is_asked_back() -> None:
    with pytest.raises(
        UnknownExerciseError, match=r'"romainian deadlift".*Did you mean Romanian Deadlift'
    ):
        resolve("romainian deadlift", CATALOG)


@pytest.mark.parametrize("text", ["xyzzy", "rdl foo", "", "  ", "…"])
def test_what_nobody_is_called(text: str) -> None:
    with pytest.raises(UnknownExerciseError, match="No exercise is called"):
        resolve(text, CATALOG)


def test_an_exercise_of_ones_own_comes_first() -> None:
    own = Exercise(id="own", name="RDL")
    assert resolve("rdl", CATALOG.with_custom([own])).id == "own"


@given(st.text(max_size=40) | st.sampled_from(HOSTILE))
def test_any_text_is_a_name_or_none(text: str) -> None:
    try:
        name = resolve(text, CATALOG).name
    except UnknownExerciseError as error:
        name = str(error)
    assert name


def test_a_long_text_is_cut_in_the_message() -> None:
    with pytest.raises(UnknownExerciseError) as caught:
        resolve("xyzzy" * 2000, CATALOG)
    assert len(str(caught.value)) < 400
