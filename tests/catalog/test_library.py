"""The catalogue answers by id, by name, by use and by difficulty."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.aliases import NOBODY, read_aliases
from catalog.equipment import Equipment
from catalog.exercise import Exercise
from catalog.library import Catalog
from catalog.muscle import MuscleGroup
from catalog.text import fold
from catalog.vocabulary import LoadKind, Pattern

BUILTIN = Catalog.builtin()


def ids(exercises: tuple[Exercise, ...] | list[Exercise]) -> list[str]:
    return [exercise.id for exercise in exercises]


def test_the_builtin_catalogue_is_read_once() -> None:
    assert Catalog.builtin() is BUILTIN
    assert len(BUILTIN) >= 313


def test_by_id() -> None:
    assert BUILTIN["rdl-barbell"].name == "Romanian Deadlift (Barbell)"
    assert BUILTIN.get("rdl-barbell") is BUILTIN["rdl-barbell"]
    assert "rdl-barbell" in BUILTIN
    assert BUILTIN.get("no-such-lift") is None
    assert "no-such-lift" not in BUILTIN
    with pytest.raises(KeyError):
        BUILTIN["no-such-lift"]


def test_iteration_is_by_name() -> None:
    names = [exercise.name.casefold() for exercise in BUILTIN]
    assert names == sorted(names)


def test_a_custom_exercise_needs_an_id_and_a_name() -> None:
    own = Exercise("atlas", "Atlas Stone")
    assert own.pattern is None
    assert own.groups == own.secondary_groups == ()
    assert own.equipment == ()
    assert own.load_kind is LoadKind.EXTERNAL
    assert own.family == "atlas"


def test_custom_exercises_join_without_touching_the_catalogue() -> None:
    more = BUILTIN.with_custom([Exercise("atlas", "Atlas Stone")])
    assert more["atlas"].custom
    assert len(more) == len(BUILTIN) + 1
    assert "atlas" not in BUILTIN
    assert more["squat-back"] is BUILTIN["squat-back"]


def test_a_custom_exercise_replaces_the_one_with_its_id() -> None:
    own = replace(BUILTIN["squat-back"], name="Low-Bar Squat")
    more = BUILTIN.with_custom([own])
    assert len(more) == len(BUILTIN)
    assert more["squat-back"].name == "Low-Bar Squat"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Romanian Deadlift (Barbell)", "rdl-barbell"),
        ("  romanian   DEADLIFT (barbell) ", "rdl-barbell"),
        ("SLDL", "sldl-barbell"),
        ("Butterfly (Pec Deck)", "chest-fly-machine"),
        ("Lying Leg Curl Machine", "leg-curl-lying"),
        ("Pull Up", "pull-up"),
    ],
)
def test_named_knows_names_aliases_and_other_apps_names(name: str, expected: str) -> None:
    found = BUILTIN.named(name)
    assert found is not None
    assert found.id == expected


@pytest.mark.parametrize("name", ["", "Romanian", "Curl Leg", "Romanian Deadlift Barbell"])
def test_named_does_not_guess(name: str) -> None:
    assert BUILTIN.named(name) is None


def test_every_name_in_the_catalogue_leads_home() -> None:
    """A name that another app gives to a near relation leads there, if it is the relation's own."""
    owns = {fold(name) for one in BUILTIN for name in (one.name, *one.aliases)}
    taken = owns & {fold(name) for name, exercise in read_aliases() if exercise == NOBODY}
    for exercise in BUILTIN:
        elsewhere = [name for name in exercise.foreign_names if fold(name) not in taken]
        for name in (exercise.name, *exercise.aliases, *elsewhere):
            assert BUILTIN.named(name) is exercise, name


def test_a_name_comes_before_an_alias_and_ones_own_before_the_builtin() -> None:
    own = Exercise("mine", "Front Squat", aliases=("Deadlift (Barbell)", "SLDL"))
    more = BUILTIN.with_custom([own])
    assert more.named("front squat") is more["mine"]
    assert more.named("Deadlift (Barbell)") is more["deadlift-conventional"]
    assert more.named("SLDL") is more["mine"]


def test_select_by_what_it_trains() -> None:
    found = BUILTIN.select(group=MuscleGroup.HAMSTRINGS, pattern=Pattern.OPEN_KNEE_FLEXION)
    assert "leg-curl-seated" in ids(found)
    assert all(MuscleGroup.HAMSTRINGS in exercise.groups for exercise in found)
    assert {exercise.pattern for exercise in found} == {Pattern.OPEN_KNEE_FLEXION}


def test_secondary_work_is_not_selected() -> None:
    assert "lunge-reverse" not in ids(BUILTIN.select(group=MuscleGroup.HAMSTRINGS))


def test_select_by_what_one_has() -> None:
    nothing = BUILTIN.select(equipment=())
    assert "good-morning-bodyweight" in ids(nothing)
    assert all(exercise.equipment == () for exercise in nothing)

    half = ids(BUILTIN.select(equipment={Equipment.BARBELL}))
    assert "rdl-barbell" in half
    assert "hip-thrust-barbell" not in half, "it also needs a bench"
    assert "hip-thrust-barbell" in ids(
        BUILTIN.select(equipment=(Equipment.BARBELL, Equipment.BENCH))
    )


def test_select_by_what_is_used() -> None:
    found = BUILTIN.select(using=Equipment.SLIDERS)
    assert "slider-curl" in ids(found)
    assert all(Equipment.SLIDERS in exercise.equipment for exercise in found)


def test_select_without_a_condition_is_everything() -> None:
    assert BUILTIN.select() == list(BUILTIN)


@given(st.sets(st.sampled_from(Equipment)), st.sampled_from(Equipment))
def test_more_kit_never_takes_an_exercise_away(have: set[Equipment], new: Equipment) -> None:
    before = set(ids(BUILTIN.select(equipment=have)))
    assert before <= set(ids(BUILTIN.select(equipment=have | {new})))


def test_a_ladder_runs_from_the_easiest_to_the_hardest() -> None:
    assert ids(BUILTIN.ladder("ghr-assisted")) == [
        "superman",
        "back-extension-45",
        "back-extension-ghd",
        "ghr-assisted",
        "ghr",
        "ghr-weighted",
    ]


def test_every_ladder_holds_its_exercise_and_climbs() -> None:
    for exercise in BUILTIN:
        ladder = BUILTIN.ladder(exercise.id)
        assert exercise in ladder
        levels = [step.level for step in ladder]
        assert levels == sorted(levels)


def test_ladders_of_ones_own_may_be_broken() -> None:
    more = BUILTIN.with_custom(
        [
            Exercise("a", "A", easier="nowhere", harder="b"),
            Exercise("b", "B", easier="a", harder="a"),
            Exercise("self", "Self", easier="self", harder="self"),
        ]
    )
    assert ids(more.ladder("a")) == ["a", "b"]
    assert ids(more.ladder("self")) == ["self"]
    assert more.ladder("nowhere") == ()


def test_a_group_is_trained_primarily_or_secondarily_but_not_both() -> None:
    deadlift = BUILTIN["deadlift-trap-bar"]
    assert deadlift.groups == (MuscleGroup.GLUTES, MuscleGroup.QUADS, MuscleGroup.ERECTORS)
    assert MuscleGroup.HAMSTRINGS in deadlift.secondary_groups
    squat = BUILTIN["squat-back"]
    assert MuscleGroup.QUADS in squat.groups
    assert MuscleGroup.QUADS not in squat.secondary_groups
