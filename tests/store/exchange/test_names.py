from __future__ import annotations

import pytest

from catalog.exercise import Exercise
from catalog.library import Catalog
from store.exchange.names import match

CATALOG = Catalog.builtin()


def meant(name: str, catalog: Catalog = CATALOG) -> str | None:
    found = match([name], catalog)[name]
    return None if found is None else found.id


@pytest.mark.parametrize(
    "name",
    [
        "Squat (Barbell)", "squat (barbell)", " Squat  (Barbell) ", "Barbell Squat",
        "Squat - Barbell", "Squats (Barbell)", "ＳＱＵＡＴ (Barbell)",
    ],
)  # fmt: skip
def test_spelling_makes_no_difference(name: str) -> None:
    assert meant(name) == "squat-back"


@pytest.mark.parametrize(
    "name",
    [
        "Squat (Resistance)",
        "Paused Jump Squat (Barbell)",
        "Preacher Curl (Machine)",
        "",
        "(Barbell)",
        "深蹲",
    ],
)
def test_other_words_are_another_exercise(name: str) -> None:
    assert meant(name) is None


@pytest.mark.parametrize(
    ("name", "never"),
    [
        ("Smith Machine Pistol Squat", "pistol-squat"),
        ("Squat (Smith Machine)", "squat-back"),
        ("Bench Press (Dumbbell)", "bench-press"),
        ("Pull Up (Assisted)", "pull-up"),
        ("Romanian Deadlift (Cable)", "rdl-barbell"),
    ],
)
def test_equipment_is_never_crossed(name: str, never: str) -> None:
    assert meant(name) != never


def test_every_built_in_name_means_its_own_exercise() -> None:
    names = match([exercise.name for exercise in CATALOG], CATALOG)
    assert [names[exercise.name] for exercise in CATALOG] == list(CATALOG)


def test_ones_own_exercise_is_found_by_its_name() -> None:
    catalog = CATALOG.with_custom([Exercise(id="mine", name="Kettlebell Odd Lift (Barbell)")])
    assert meant("kettlebell odd lift (barbell)", catalog) == "mine"


def test_a_rewording_that_two_exercises_answer_to_means_neither() -> None:
    catalog = Catalog([Exercise("a", "Cable Curl"), Exercise("b", "Curl (Cable)")])
    assert meant("Curls - Cable", catalog) is None
    assert meant("cable curl", catalog) == "a"
