"""Names that imports brought: which are open, what is decided, and what that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.errors import ConflictError, UsageError
from store.exchange.adoption import adopt, own_id
from store.models import Source
from store.unmatched import Unmatched, decided, unmatched
from tests.builders import MONDAY, a_set, a_workout, an_entry

if TYPE_CHECKING:
    from store.journal import Journal

DRILL = own_id("Odd Drill")


def imported(journal: Journal, *names: str, id: str = "w1") -> None:  # noqa: A002
    """A workout from Strong with three sets under each name."""
    entries = [an_entry("", *(a_set(20, 8) for _ in range(3)), name=name) for name in names]
    workout = a_workout(*entries, id=id, source=Source(app="strong", key=id)).document()
    found = adopt([workout], journal.catalog(), journal.name_decisions())
    journal.add_workouts(found.workouts, found.own_exercises, "imported")


def by_hand(journal: Journal, exercise_id: str, name: str) -> None:
    journal.add_workouts(
        [a_workout(an_entry(exercise_id, name=name), id="hand").document()], [], "x"
    )


def exercises(journal: Journal) -> dict[str, str]:
    """Name as written -> exercise, over the whole history."""
    entries = [entry for one in journal.documents() for entry in one["entries"]]
    return {entry["name"]: entry["exercise_id"] for entry in entries}


def test_open_are_names_that_came_by_import_the_most_done_first(journal: Journal) -> None:
    imported(journal, "Odd Drill", "Odder Drill", "Squat (Barbell)")
    imported(journal, "Odder Drill", id="w2")
    first, second = unmatched(journal)
    assert first == Unmatched(own_id("Odder Drill"), "Odder Drill", 6, 2, MONDAY.date())
    assert (second.name, second.sets) == ("Odd Drill", 3)


def test_ones_own_exercises_that_no_import_brought_are_not_asked_about(journal: Journal) -> None:
    imported(journal, "Odd Drill")
    journal.delete_workout("w1")
    by_hand(journal, DRILL, "Odd Drill")
    assert unmatched(journal) == []


def test_a_name_that_is_kept_is_not_asked_about_again(journal: Journal) -> None:
    imported(journal, "Odd Drill")
    assert journal.decide_name("Odd Drill", None) == 0
    assert unmatched(journal) == []
    (kept,) = decided(journal)
    assert (kept.name, kept.exercise_id, kept.workouts) == ("Odd Drill", None, 1)
    imported(journal, "ODD drill", id="w2")
    assert set(exercises(journal).values()) == {DRILL}
    assert unmatched(journal) == []


def test_accepting_merges_and_holds_for_imports_to_come(journal: Journal) -> None:
    imported(journal, "Odd Drill")
    journal.merge_exercises(DRILL, "nordic-curl")
    assert exercises(journal) == {"Odd Drill": "nordic-curl"}
    assert (unmatched(journal), journal.own_exercises()) == ([], [])
    imported(journal, "odd  drill", id="w2")
    assert exercises(journal)["odd  drill"] == "nordic-curl"
    assert [each.exercise_id for each in decided(journal)] == ["nordic-curl"]


def test_a_decision_is_changed_for_the_past_too(journal: Journal) -> None:
    imported(journal, "Odd Drill", "Squat (Barbell)")
    journal.merge_exercises(DRILL, "nordic-curl")
    assert journal.decide_name("Odd Drill", "rdl-barbell") == 1
    assert exercises(journal)["Odd Drill"] == "rdl-barbell"
    assert exercises(journal)["Squat (Barbell)"] == "squat-back"
    assert journal.name_decisions() == {"odd drill": "rdl-barbell"}


def test_a_decision_is_taken_back_to_an_exercise_of_ones_own(journal: Journal) -> None:
    imported(journal, "Odd Drill")
    journal.merge_exercises(DRILL, "nordic-curl")
    journal.decide_name("Odd Drill", None)
    assert exercises(journal) == {"Odd Drill": DRILL}
    assert [each["name"] for each in journal.own_exercises()] == ["Odd Drill"]


def test_what_was_logged_by_hand_under_the_name_stays(journal: Journal) -> None:
    imported(journal, "Odd Drill")
    by_hand(journal, "plank", "Odd Drill")
    journal.decide_name("Odd Drill", "rdl-barbell")
    by_id = {one["id"]: one["entries"][0]["exercise_id"] for one in journal.documents()}
    assert by_id == {"w1": "rdl-barbell", "hand": "plank"}


def test_a_decision_is_one_step_and_can_be_done_again(journal: Journal) -> None:
    imported(journal, "Odd Drill")
    journal.merge_exercises(DRILL, "nordic-curl")
    before = journal.documents(), journal.own_exercises(), journal.name_decisions()
    journal.decide_name("Odd Drill", None)
    after = journal.documents(), journal.own_exercises(), journal.name_decisions()
    assert journal.undo() == "kept Odd Drill as an exercise of your own"
    assert (journal.documents(), journal.own_exercises(), journal.name_decisions()) == before
    journal.redo()
    assert (journal.documents(), journal.own_exercises(), journal.name_decisions()) == after


def test_what_is_so_already_is_no_step(journal: Journal) -> None:
    imported(journal, "Odd Drill")
    journal.decide_name("Odd Drill", None)
    before = len(journal.steps())
    journal.decide_name("Odd Drill", None)
    assert len(journal.steps()) == before


def test_a_name_cannot_mean_what_is_not_there(journal: Journal) -> None:
    imported(journal, "Odd Drill")
    with pytest.raises(ConflictError):
        journal.decide_name("Odd Drill", "gone")
    with pytest.raises(UsageError):
        journal.decide_name("\u200b", None)
    assert journal.name_decisions() == {}
