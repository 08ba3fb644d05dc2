from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.library import Catalog
from store.exchange.adoption import Adoption, adopt, own_id
from store.exchange.names import How
from store.models import OwnExercise
from tests.builders import texts
from tests.store.exchange.strong_files import android, ios, read, today

CATALOG = Catalog.builtin()


def adopted(text: str) -> Adoption:
    return adopt(read(text).workouts, CATALOG)


def load(text: str) -> dict[str, Any] | None:
    found: dict[str, Any] | None = adopted(text).workouts[0]["entries"][0]["sets"][0].get("load")
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ios("Pull Up,1,0,8,0,0,,,"), {"mode": "bodyweight"}),
        (today("Pull Up;1;;8;;;;;"), {"mode": "bodyweight"}),
        (android("Pull Up;1;0;kg;8;;;;0;;"), {"mode": "bodyweight"}),
        (ios("Pull Up,1,20,8,0,0,,,"), {"mode": "added", "value": 20.0, "unit": "kg"}),
        (today("Pull Up;1;75.75;8;;;;;"), {"mode": "bodyweight", "value": 75.75, "unit": "kg"}),
        (
            ios("Pull Up (Assisted),1,20,8,0,0,,,"),
            {"mode": "assisted", "value": 20.0, "unit": "kg"},
        ),
        (
            ios("Pull Up (Assisted),1,0,8,0,0,,,"),
            {"mode": "assisted", "value": 0.0, "unit": "kg"},
        ),
        (ios("Squat (Barbell),1,100,8,0,0,,,"), {"value": 100.0, "unit": "kg"}),
        (android("Hack Squat;1;0;kg;8;;;;0;;"), {"value": 0.0, "unit": "kg"}),
        (ios("Squat (Barbell),1,0,8,0,0,,,"), None),
        (ios("Squat (Band),1,0,8,0,0,,,"), {"mode": "band"}),
        (ios("Plank,1,0,0,0,60,,,"), None),
        (ios("Odd Drill,1,0,8,0,0,,,"), {"mode": "bodyweight"}),
        (ios("Odd Drill,1,10,8,0,0,,,"), {"value": 10.0, "unit": "kg"}),
        (ios("Odd Drill (Machine),1,0,8,0,0,,,"), None),
        (
            ios("Odd Drill (Assisted),1,20,8,0,0,,,"),
            {"mode": "assisted", "value": 20.0, "unit": "kg"},
        ),
    ],
)  # fmt: skip
def test_what_a_bare_number_means_depends_on_the_exercise(
    text: str, expected: dict[str, Any] | None
) -> None:
    assert load(text) == expected


def test_heavy_pull_ups_are_added_weight_when_lighter_ones_are_there() -> None:
    found = adopted(ios("Pull Up,1,0,8,0,0,,,", "Pull Up,2,45,3,0,0,,,"))
    modes = [done["load"]["mode"] for done in found.workouts[0]["entries"][0]["sets"]]
    assert modes == ["bodyweight", "added"]
    assert found.warnings == ()


def test_a_lifters_own_weight_is_told() -> None:
    found = adopted(today("Pull Up;1;75.75;8;;;;;", "Pull Up;2;94.1;3;;;;;"))
    assert len(found.warnings) == 1
    assert "Pull Up" in found.warnings[0]


def test_an_unknown_exercise_becomes_ones_own_once_however_it_is_spelt() -> None:
    found = adopted(ios("Odd Drill ,1,10,8,0,0,,,", "odd  drill,1,10,8,0,0,,,"))
    first, second = found.workouts[0]["entries"]
    assert first["exercise_id"] == second["exercise_id"] == own_id("Odd Drill")
    assert [first["name"], second["name"]] == ["Odd Drill ", "odd  drill"]
    assert found.own_exercises == ({"id": own_id("Odd Drill"), "name": "Odd Drill"},)


def test_what_ones_own_exercise_trains_is_guessed() -> None:
    own = adopted(ios("Odd Leg Curl (Cable),1,10,8,0,0,,,")).own_exercises[0]
    assert own == {
        "id": own_id("Odd Leg Curl (Cable)"),
        "name": "Odd Leg Curl (Cable)",
        "pattern": "knee-flex-open",
        "primary": ["bflh", "bfsh", "st", "sm"],
        "equipment": ["cable"],
        "guessed": True,
    }
    assert OwnExercise.model_validate(own).document() == own


def test_the_files_own_words_for_muscles_help_to_guess() -> None:
    workouts = read(ios("Gar Hammer,1,10,8,0,0,,,")).workouts
    found = adopt(workouts, CATALOG, hints={"Gar Hammer": ["Triceps"]})
    assert found.own_exercises[0]["primary"] == ["triceps"]


def test_a_decision_about_a_name_is_kept_to() -> None:
    workouts = read(ios("Chest Fly,1,10,8,0,0,,,", "Deadlift,1,100,5,0,0,,,")).workouts
    found = adopt(workouts, CATALOG, {"chest fly": "chest-fly-machine", "deadlift": None})
    ids = [entry["exercise_id"] for entry in found.workouts[0]["entries"]]
    assert ids == ["chest-fly-machine", own_id("Deadlift")]
    assert [each["name"] for each in found.own_exercises] == ["Deadlift"]
    assert {name: one.how for name, one in found.names.items()} == {
        "Chest Fly": How.DECISION,
        "Deadlift": How.DECISION,
    }


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        ("Hip Thrust", "added"),
        ("Bulgarian Split Squat", "added"),
        ("Squat (Bodyweight)", "bodyweight"),
        ("Chin Up", "bodyweight"),
    ],
)
def test_a_heavy_number_under_the_hips_is_a_barbell(name: str, mode: str) -> None:
    found = load(ios(f"{name},1,80,8,0,0,,,"))
    assert found is not None
    assert found["mode"] == mode


def test_what_was_read_is_left_as_it_was() -> None:
    workouts = read(ios("Pull Up,1,0,8,0,0,,,")).workouts
    before = copy.deepcopy(workouts)
    adopt(workouts, CATALOG)
    assert workouts == before


@given(st.lists(texts(), max_size=4))
def test_every_name_gets_an_exercise(names: list[str]) -> None:
    workout = {"id": "w", "entries": [{"exercise_id": "", "name": name} for name in names]}
    found = adopt([workout], CATALOG)
    own = {each["id"] for each in found.own_exercises}
    for entry in found.workouts[0]["entries"]:
        assert entry["exercise_id"] in own or entry["exercise_id"] in CATALOG
