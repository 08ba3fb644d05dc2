"""An exercise of one's own joins the catalogue with what its document says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.equipment import Equipment
from catalog.exercise import Exercise
from catalog.muscle import Muscle
from catalog.vocabulary import Laterality, LoadKind, Pattern
from store.models import OwnExercise
from store.own import exercise_of

if TYPE_CHECKING:
    from store.journal import Journal

DESCRIBED: dict[str, Any] = {
    "id": "mine",
    "name": "Odd Leg Curl",
    "pattern": "knee-flex-open",
    "primary": ["bflh", "st"],
    "secondary": ["gastroc"],
    "equipment": ["cable", "bench"],
    "load_kind": "external",
    "laterality": "uni",
    "guessed": True,
}


def test_a_described_one_is_described() -> None:
    assert exercise_of(DESCRIBED) == Exercise(
        id="mine",
        name="Odd Leg Curl",
        pattern=Pattern.OPEN_KNEE_FLEXION,
        primary=(Muscle.BFLH, Muscle.ST),
        secondary=(Muscle.GASTROC,),
        equipment=(Equipment.CABLE, Equipment.BENCH),
        load_kind=LoadKind.EXTERNAL,
        laterality=Laterality.UNILATERAL,
        custom=True,
    )


def test_a_name_is_enough() -> None:
    assert exercise_of({"id": "a", "name": "Atlas Stone"}) == Exercise(
        "a", "Atlas Stone", custom=True
    )


def test_the_document_is_kept_as_it_was() -> None:
    assert OwnExercise.model_validate(DESCRIBED).document() == DESCRIBED
    newer = {**DESCRIBED, "pattern": "levitation", "primary": ["bflh", "aura"]}
    assert OwnExercise.model_validate(newer).document() == newer


@pytest.mark.parametrize("odd", ["levitation", "", 3, None, ["x"], {}])
def test_words_of_a_newer_version_are_passed_over(odd: object) -> None:
    document = {"id": "a", "name": "A", "primary": ["bflh", odd], "secondary": odd, "pattern": odd}
    found = exercise_of({**document, "equipment": [odd], "load_kind": odd, "laterality": odd})
    assert found == Exercise("a", "A", primary=(Muscle.BFLH,), custom=True)


def test_a_muscle_is_primary_or_secondary() -> None:
    found = exercise_of({"id": "a", "name": "A", "primary": ["bflh"], "secondary": ["bflh", "st"]})
    assert found.secondary == (Muscle.ST,)


@given(
    st.dictionaries(
        st.sampled_from(
            ["pattern", "primary", "secondary", "equipment", "load_kind", "laterality"]
        ),
        st.none() | st.text(max_size=5) | st.lists(st.text(max_size=5)) | st.integers(),
    )
)
def test_no_description_breaks_it(description: dict[str, Any]) -> None:
    assert exercise_of({"id": "a", "name": "A", **description}).custom


def test_the_journal_knows_what_it_trains(journal: Journal) -> None:
    journal.add_own_exercise(OwnExercise.model_validate(DESCRIBED))
    assert journal.catalog()["mine"].groups == exercise_of(DESCRIBED).groups
