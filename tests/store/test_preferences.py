"""How the user does an exercise, what the scales said, the unit: kept, undone, redone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from catalog.exercise import Exercise
from store.errors import ConflictError, UsageError
from store.journal import Journal
from store.models import OwnExercise, Unit
from store.plan import Preference, Routine
from tests.builders import MONDAY, a_set, a_workout
from tests.store.turning import Clock, stock

if TYPE_CHECKING:
    from pathlib import Path

CURL = Exercise("leg-curl-seated", "Seated Leg Curl")
SEAT = Preference(
    id=CURL.id, note="seat 4, pad 2", unit=Unit.LB, rest_seconds=75, per_side=False, increment=2.5
)


# Preferences


def test_without_a_choice_it_is_the_usual(journal: Journal, path: Path) -> None:
    assert journal.preference(CURL.id) == Preference(id=CURL.id)
    assert not path.exists()


def test_a_choice_is_kept_undone_and_redone(journal: Journal, path: Path) -> None:
    journal.set_preference(SEAT)
    assert Journal(path).preference(CURL.id) == SEAT
    journal.set_preference(SEAT)
    assert journal.undo() == "changed the preferences of Seated Leg Curl (Machine)"
    assert journal.preference(CURL.id) == Preference(id=CURL.id)
    assert journal.undo() is None
    journal.redo()
    assert journal.preference(CURL.id) == SEAT


def test_nothing_is_kept_of_the_usual(journal: Journal, path: Path) -> None:
    journal.set_preference(SEAT)
    journal.set_preference(Preference(id=CURL.id))
    assert stock(path, "preferences") == []
    journal.set_preference(Preference(id=CURL.id))
    assert len(journal.steps()) == 2
    journal.undo()
    assert journal.preference(CURL.id) == SEAT


def test_each_exercise_has_its_own(journal: Journal, path: Path) -> None:
    journal.set_preference(SEAT)
    journal.set_preference(Preference(id="squat-back", note="belt"))
    journal.set_preference(SEAT.model_copy(update={"note": "seat 5"}))
    assert journal.preference("squat-back").note == "belt"
    assert journal.preference(CURL.id).note == "seat 5"
    assert [each["id"] for each in stock(path, "preferences")] == [CURL.id, "squat-back"]


def test_keys_of_a_newer_htrack_are_kept(journal: Journal, path: Path) -> None:
    journal.set_preference(Preference.model_validate({**SEAT.document(), "grip": "wide"}))
    found = journal.preference(CURL.id)
    journal.set_preference(found.model_copy(update={"note": ""}))
    assert stock(path, "preferences")[0]["grip"] == "wide"


def test_another_process_sees_the_choice(journal: Journal, path: Path) -> None:
    other = Journal(path)
    assert other.preference(CURL.id).note == ""
    journal.set_preference(SEAT)
    assert other.preference(CURL.id) == SEAT


def test_sides_that_are_kept_apart_are_so_from_the_start(journal: Journal) -> None:
    journal.set_preference(Preference(id=CURL.id, per_side=True))
    journal.start("Legs")
    journal.add_exercise(CURL)
    journal.add_exercise(Exercise("squat-back", "Squat"))
    current = journal.open_workout()
    assert current is not None
    assert [entry.per_side for entry in current.entries] == [True, False]
    journal.discard()
    assert journal.log_under(CURL, [a_set()]).entries[0].per_side


@pytest.mark.parametrize(
    "wrong",
    [{"unit": "stone"}, {"rest_seconds": -1}, {"rest_seconds": 1.5}, {"increment": 0},
     {"increment": -2.5}, {"increment": float("nan")}],
)  # fmt: skip
def test_what_makes_no_sense_is_no_preference(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Preference.model_validate({"id": CURL.id, **wrong})


# The unit


def test_the_unit_is_undone_and_redone(journal: Journal) -> None:
    journal.set_unit(Unit.LB)
    journal.set_unit(Unit.LB)
    journal.set_unit(Unit.KG)
    assert [step.words for step in journal.steps()] == ["set the unit to kg", "set the unit to lb"]
    seen = []
    for turn in (journal.undo, journal.undo, journal.redo, journal.redo):
        turn()
        seen.append(journal.unit())
    assert seen == [Unit.LB, Unit.KG, Unit.LB, Unit.KG]


# Body weight


def test_what_the_scales_said_is_kept_as_it_was_said(
    journal: Journal, clock: Clock, path: Path
) -> None:
    first = journal.log_body_weight(171.5, Unit.LB)
    clock.turn(days=1)
    second = journal.log_body_weight(78, Unit.KG)
    earlier = journal.log_body_weight(79.25, Unit.KG, MONDAY - timedelta(days=9))
    assert Journal(path).body_weights() == [second, first, earlier]
    assert (first.value, first.unit, first.at) == (171.5, Unit.LB, MONDAY)


def test_the_weight_of_a_day_is_the_last_until_then(journal: Journal) -> None:
    for days, value in ((0, 80), (2, 79), (-5, 82)):
        journal.log_body_weight(value, Unit.KG, MONDAY + timedelta(days=days))
    journal.log_body_weight(79.5, Unit.KG, MONDAY + timedelta(hours=2))
    monday = MONDAY.date()
    found = [
        getattr(journal.body_weight_on(monday + timedelta(days=days)), "value", None)
        for days in (-6, -5, -1, 0, 1, 2, 99)
    ]
    assert found == [None, 82, 82, 79.5, 79.5, 79, 79]
    assert journal.body_weight_on(date(1999, 1, 1)) is None


def test_a_weight_is_deleted_undone_and_redone(journal: Journal) -> None:
    weight = journal.log_body_weight(78.5, Unit.KG)
    journal.delete_body_weight(weight.id)
    assert journal.body_weights() == []
    with pytest.raises(ConflictError):
        journal.delete_body_weight(weight.id)
    assert journal.undo() == "deleted the weight of 78.5 kg"
    assert journal.body_weights() == [weight]
    assert journal.undo() == "weighed 78.5 kg"
    assert journal.redo() == "weighed 78.5 kg"
    assert journal.body_weights() == [weight]


@pytest.mark.parametrize("value", [0, -78, 1001, float("nan"), float("inf")])
def test_nobody_weighs_that(journal: Journal, path: Path, value: float) -> None:
    with pytest.raises(UsageError, match=r"write it like 78\.5"):
        journal.log_body_weight(value, Unit.KG)
    assert journal.steps() == []


# All of it at once


def test_plans_come_from_an_import_in_its_one_step(journal: Journal, tmp_path: Path) -> None:
    journal.set_preference(SEAT)
    journal.save_routine(Routine(name="Lower A"))
    weight = journal.log_body_weight(80, Unit.KG)
    other = Journal(tmp_path / "other.json")
    other.set_preference(Preference(id=CURL.id, note="mine"))
    own = OwnExercise(id="mine", name="My Curl").document()
    for _ in range(2):
        other.add_workouts([a_workout().document()], [own], "imported all", journal.plans())
    assert other.routines() == journal.routines()
    assert other.body_weights() == [weight]
    assert other.preference(CURL.id).note == "mine"
    assert other.undo() == "imported all"
    assert (other.routines(), other.body_weights(), other.rows()) == ([], [], [])
    assert other.redo() == "imported all"
    assert other.plans()["routines"] == journal.plans()["routines"]
