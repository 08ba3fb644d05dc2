"""What can be taken back: steps as they are written down, and how many of them."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from store import ledger
from store.ledger import KEPT, Change, Step
from store.splice import Splice

PLAIN = st.recursive(
    st.none() | st.integers(-5, 5) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)
PATHS = st.lists(st.text(max_size=4) | st.integers(0, 9), min_size=1, max_size=4).map(tuple)
RUNS = st.lists(PLAIN, max_size=3).map(tuple)
SPLICES = st.builds(Splice, PATHS, RUNS, RUNS)
NAMES = st.sampled_from(["open", "workouts", "exercises"])
DOCUMENTS = st.dictionaries(st.text(max_size=4), PLAIN, max_size=3)
CHANGES = st.one_of(
    st.builds(Change, NAMES, st.text(max_size=8)),
    st.builds(Change, NAMES, st.text(max_size=8), DOCUMENTS),
    st.builds(
        lambda table, name, edits: Change(table, name, edits=tuple(edits)),
        NAMES,
        st.text(max_size=8),
        st.lists(SPLICES, min_size=1, max_size=3),
    ),
)
STEPS = st.builds(Step, st.integers(0), st.text(), st.lists(CHANGES, max_size=3).map(tuple))


@given(STEPS)
def test_a_step_survives_being_written_down(step: Step) -> None:
    assert Step.of(json.loads(json.dumps(step.document()))) == step


@given(CHANGES)
def test_a_change_is_an_addition_a_removal_or_an_edit(change: Change) -> None:
    kinds = [change.is_addition, change.removed is not None, bool(change.edits)]
    assert kinds.count(True) == 1


def test_a_document_edited_into_itself_is_no_change() -> None:
    document: dict[str, Any] = {"id": "w1", "entries": [{"sets": []}]}
    assert ledger.edited("open", "w1", document, dict(document)) is None


def words_of(undo: ledger.Table) -> list[str]:
    return [document["words"] for document in undo.values()]


def test_without_steps_there_is_nothing_to_take_back() -> None:
    assert ledger.newest({}) is None


def test_the_last_pushed_is_the_first_taken_back() -> None:
    undo: ledger.Table = {}
    for number in range(3):
        ledger.push(undo, 1000 + number, f"step {number}", ())
    seen = []
    while (step := ledger.newest(undo)) is not None:
        seen.append(step.words)
        ledger.pop(undo, step)
    assert seen == ["step 2", "step 1", "step 0"]


def test_a_clock_that_goes_backwards_does_not_reorder_the_steps() -> None:
    undo: ledger.Table = {}
    for at in (5000, 4000, 10, 10):
        ledger.push(undo, at, f"at {at}", ())
    assert [document["at"] for document in undo.values()] == [5000, 5001, 5002, 5003]


def test_only_the_newest_steps_are_kept() -> None:
    undo: ledger.Table = {}
    for number in range(KEPT + 7):
        ledger.push(undo, number, f"step {number}", ())
    assert words_of(undo) == [f"step {number}" for number in range(7, KEPT + 7)]


def test_what_was_taken_back_makes_room() -> None:
    undo: ledger.Table = {}
    for number in range(KEPT):
        ledger.push(undo, number, f"step {number}", ())
    newest = ledger.newest(undo)
    assert newest is not None
    ledger.pop(undo, newest)
    ledger.push(undo, 0, "another", ())
    assert words_of(undo) == [*(f"step {number}" for number in range(KEPT - 1)), "another"]
