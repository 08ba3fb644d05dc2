"""The same edit of many documents, written down once."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from store.ledger import Change, Step
from store.packing import packed, unpacked
from store.splice import Splice

PLACES = st.lists(st.integers(0, 4), min_size=1, max_size=3).map(tuple)
TEXTS = st.sampled_from(["a", "b", ""])
ALIKE = st.builds(
    lambda table, name, places, old, new: Change(
        table,
        name,
        edits=tuple(Splice(("entries", at, "exercise_id"), (old,), (new,)) for at in places),
    ),
    st.sampled_from(["workouts", "routines"]),
    st.sampled_from(["1", "2", "3", "4", "5"]),
    PLACES,
    TEXTS,
    TEXTS,
)
OTHER = st.sampled_from(
    [
        Change("workouts", "1"),
        Change("exercises", "x", removed={"id": "x", "edits": []}),
        Change("workouts", "2", edits=(Splice(("title",), ("a",), ("b",)),)),
        Change("workouts", "2", edits=(Splice(("entries", 1), ("a",), ()),)),
        Change("workouts", "3", edits=(Splice(("entries", 1, "name"), (1,), (2,)),)),
        Change("workouts", "3", edits=(Splice(("entries", 1, "note"), ("a",), ()),)),
    ]
)
CHANGES = st.lists(ALIKE | OTHER, max_size=8).map(tuple)


@given(CHANGES)
def test_a_step_is_read_as_it_was_written(changes: tuple[Change, ...]) -> None:
    step = Step(1, "did", changes)
    assert Step.of(json.loads(json.dumps(step.document()))) == step


def test_what_says_the_same_stands_together() -> None:
    edits = (Splice(("entries", 2, "exercise_id"), ("own",), ("squat",)),)
    plain = [Change("workouts", f"w{n}", edits=edits).document() for n in range(1000)]
    one = packed(plain)
    assert len(one) == 1
    assert list(unpacked(one)) == plain
    assert len(json.dumps(one)) < len(json.dumps(plain)) / 8


def test_a_document_that_is_edited_twice_keeps_both_edits() -> None:
    edits = (Splice(("entries", 2, "exercise_id"), ("own",), ("squat",)),)
    plain = [Change("workouts", name, edits=edits).document() for name in ("a", "b", "a")]
    assert packed(plain) == plain
