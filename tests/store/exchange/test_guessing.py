from __future__ import annotations

import csv
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.library import Catalog
from catalog.muscle import Muscle, MuscleGroup
from catalog.vocabulary import Pattern
from store.exchange.guessing import guess
from store.exchange.hinting import CARDIO, HEADS
from store.models import OwnExercise
from store.own import exercise_of
from tests.samples import sample, sample_names


@pytest.mark.parametrize(
    ("name", "group", "pattern"),
    [
        ("Prowler Leg Curl", MuscleGroup.HAMSTRINGS, Pattern.OPEN_KNEE_FLEXION),
        ("Brutal Biceps", MuscleGroup.BICEPS, Pattern.ELBOW_FLEXION),
        ("Nippard Tricep Kickback", MuscleGroup.TRICEPS, Pattern.ELBOW_EXTENSION),
        ("High Seated Row", MuscleGroup.UPPER_BACK, Pattern.HORIZONTAL_PULL),
        ("Chest Fly", MuscleGroup.CHEST, Pattern.FLY),
        ("Bench Press Eccentric", MuscleGroup.CHEST, Pattern.HORIZONTAL_PUSH),
        ("Hack Squat (Barbell)", MuscleGroup.QUADS, Pattern.SQUAT),
        ("Dumbbell Wrist Thing", MuscleGroup.FOREARMS, Pattern.WRIST),
        ("Reverse Flies, Some Way", MuscleGroup.REAR_DELTS, Pattern.RAISE),
        ("Leg Raise on Rings", MuscleGroup.ABS, Pattern.TRUNK_FLEXION),
        ("Calf Thing", MuscleGroup.CALVES, Pattern.CALF_RAISE),
    ],
)
def test_words_tell_what_is_trained(name: str, group: MuscleGroup, pattern: Pattern) -> None:
    exercise = exercise_of({"id": "x", "name": name, **guess(name)})
    assert exercise.groups[0] is group
    assert exercise.pattern is pattern


@pytest.mark.parametrize(
    ("hints", "group"),
    [
        (["Triceps"], MuscleGroup.TRICEPS),
        (["Back"], MuscleGroup.LATS),
        (["Gluteus Maximus,Quadriceps"], MuscleGroup.GLUTES),
        (["Flessori della coscia"], MuscleGroup.HAMSTRINGS),
        (["no such thing", "Chest"], MuscleGroup.CHEST),
        (["Legs"], MuscleGroup.QUADS),
        (["Abs"], MuscleGroup.ABS),
        (["Forearms"], MuscleGroup.FOREARMS),
        (["Estensori del braccio"], MuscleGroup.TRICEPS),
        (["Muscoli della spalla, Trapezio"], MuscleGroup.FRONT_DELTS),
        (["Braccia"], MuscleGroup.BICEPS),
        (["Torace"], MuscleGroup.CHEST),
        (["Muscoli lombari"], MuscleGroup.ERECTORS),
        (["Gesäß"], MuscleGroup.GLUTES),
        (["GESÄSSMUSKELN"], MuscleGroup.GLUTES),
        (["Rücken"], MuscleGroup.LATS),
        (["Beinbeuger"], MuscleGroup.HAMSTRINGS),
        (["Schultern"], MuscleGroup.FRONT_DELTS),
        (["Lower back muscles", "Lumbar muscles"], MuscleGroup.ERECTORS),
        (["Trapezius Middle Fibers,Latissimus Dorsi"], MuscleGroup.UPPER_BACK),
        (["Pectoralis Major Clavicular Head"], MuscleGroup.CHEST),
        (["Iliopsoas,Rectus Abdominis"], MuscleGroup.HIP_FLEXORS),
        (["Wrist Extensors"], MuscleGroup.FOREARMS),
    ],
)
def test_the_file_fills_in_what_the_name_leaves_open(hints: list[str], group: MuscleGroup) -> None:
    assert (
        exercise_of({"id": "x", "name": "Gar Hammer", **guess("Gar Hammer", hints)}).groups[0]
        is group
    )


@pytest.mark.parametrize("category", ["Cardio", "Ausdauer", "CARDIO "])
def test_endurance_trains_no_muscle(category: str) -> None:
    assert guess("Gar Hammer", [category]) == {
        "pattern": "cardio",
        "load_kind": "distance",
        "guessed": True,
    }


def test_every_muscle_that_the_samples_name_is_known() -> None:
    """The categories and muscles of the real files; a region and a cell of many among them."""
    strays = {each for each in hints_of_samples() if not guess("Gar Hammer", [each])}
    assert strays == set()


def test_the_name_says_more_than_a_category() -> None:
    assert guess("Odd Leg Curl", ["Chest"]) == guess("Odd Leg Curl")


def test_nothing_is_guessed_from_nothing() -> None:
    assert guess("huppelen") == guess("") == guess("Odd Drill", ["Other"]) == {}


def test_what_the_name_tells_beside_the_muscles() -> None:
    found = guess("Single Arm Odd Row (Cable)")
    assert (found["equipment"], found["laterality"], found["guessed"]) == (["cable"], "uni", True)
    assert guess("Odd Pull Up (Assisted)")["load_kind"] == "assisted"
    assert guess("Odd Curl (Band)")["load_kind"] == "band"
    assert "load_kind" not in guess("Odd Curl")
    assert guess("Odd Stretch") == {"pattern": "mobility", "guessed": True}


def test_the_catalogue_knows_every_muscle_that_other_apps_name() -> None:
    heads = {head for cell in HEADS for head in cell.split()}
    assert heads - {CARDIO} <= {each.value for each in Muscle}


def hints_of_samples() -> set[str]:
    columns = {
        "fitnotes": ("Category",),
        "gymbook": ("Zona", "Gruppi muscolari (Primari)", "Gruppi muscolari (Secondari)"),
        "liftosaur": ("Target Muscles", "Synergist Muscles"),
    }
    found: set[str] = set()
    for app, names in columns.items():
        for file in sample_names(app):
            if file.endswith(".csv"):
                with sample(app, file).open(encoding="utf-8-sig", newline="") as lines:
                    for row in csv.DictReader(lines):
                        cells = [row.get(name) or "" for name in names]
                        found |= {each.strip() for cell in cells for each in cell.split(",")}
    return found - {""}


@given(st.text(max_size=40), st.lists(st.sampled_from(["Legs", "abs", "Petto", "Torace,Spalle"])))
def test_a_guess_is_what_the_model_would_write(name: str, hints: list[str]) -> None:
    document: dict[str, Any] = {"id": "x", "name": name, **guess(name, hints)}
    assert OwnExercise.model_validate(document).document() == document


def test_most_of_the_catalogue_would_be_guessed_right() -> None:
    """The rules against facts that they were not written from: the group of the prime mover."""
    described = [exercise for exercise in Catalog.builtin() if exercise.groups]
    right = wrong = 0
    for exercise in described:
        found = exercise_of({"id": "x", "name": exercise.name, **guess(exercise.name)})
        if found.groups:
            hit = bool(set(found.groups) & set(exercise.groups))
            right, wrong = right + hit, wrong + (not hit)
    assert right + wrong >= 0.85 * len(described)
    assert right >= 0.9 * (right + wrong)
