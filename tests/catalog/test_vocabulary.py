"""The vocabularies are closed, complete and readable."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from catalog.equipment import Equipment
from catalog.muscle import GROUP_OF, Muscle, MuscleGroup, groups_of
from catalog.vocabulary import (
    Contraction,
    HamstringFunction,
    Laterality,
    LengthBias,
    LoadKind,
    Pattern,
)

if TYPE_CHECKING:
    from catalog.labelled import Labelled

VOCABULARIES: list[type[Labelled]] = [
    Contraction,
    Equipment,
    HamstringFunction,
    Laterality,
    LengthBias,
    LoadKind,
    Muscle,
    MuscleGroup,
    Pattern,
]


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_labels_tell_members_apart(vocabulary: type[Labelled]) -> None:
    labels = [member.label for member in vocabulary]
    assert all(label.strip() for label in labels)
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_a_stored_word_outside_the_vocabulary_is_refused(vocabulary: type[Labelled]) -> None:
    with pytest.raises(ValueError, match="left elbow"):
        vocabulary("left elbow")


def test_members_are_read_back_from_what_is_stored() -> None:
    assert Pattern("knee-flex-closed") is Pattern.CLOSED_KNEE_FLEXION
    assert Pattern.CLOSED_KNEE_FLEXION.label == "knee flexion, closed chain"
    assert Muscle("bflh").label == "biceps femoris (long head)"
    assert f"{Equipment.SWISS_BALL}" == "swiss-ball"


def test_every_head_has_a_group_and_every_group_a_head() -> None:
    assert set(GROUP_OF) == set(Muscle)
    assert set(GROUP_OF.values()) == set(MuscleGroup)


def test_the_hamstrings_are_four_heads() -> None:
    heads = {head for head, group in GROUP_OF.items() if group is MuscleGroup.HAMSTRINGS}
    assert heads == {Muscle.BFLH, Muscle.BFSH, Muscle.ST, Muscle.SM}


def test_heads_of_one_group_count_once() -> None:
    assert groups_of((Muscle.ST, Muscle.GMAX, Muscle.SM)) == (
        MuscleGroup.HAMSTRINGS,
        MuscleGroup.GLUTES,
    )


@pytest.mark.parametrize(
    ("pattern", "function"),
    [
        (Pattern.HINGE, HamstringFunction.HIP),
        (Pattern.LONG_BRIDGE, HamstringFunction.HIP),
        (Pattern.LOCOMOTION, HamstringFunction.HIP),
        (Pattern.OPEN_KNEE_FLEXION, HamstringFunction.KNEE),
        (Pattern.CLOSED_KNEE_FLEXION, HamstringFunction.KNEE),
        (Pattern.SQUAT, None),
        (Pattern.LUNGE, None),
        (Pattern.MOBILITY, None),
    ],
)
def test_what_a_pattern_asks_of_the_hamstrings(
    pattern: Pattern, function: HamstringFunction | None
) -> None:
    assert pattern.hamstring_function is function
