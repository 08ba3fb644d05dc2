"""Edits that can be turned round: laws that hold for any two documents."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from store.errors import ConflictError
from store.splice import Splice, difference, patched

Json = dict[str, Any]

SCALARS = st.none() | st.integers(-3, 3) | st.sampled_from(["", "a", "b", 82.5])
KEYS = st.sampled_from(["id", "note", "sets", "x"])
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)
DOCUMENTS = st.dictionaries(KEYS, VALUES, max_size=4)


def back(splices: list[Splice]) -> list[Splice]:
    return [splice.inverted() for splice in reversed(splices)]


def through_json(splice: Splice) -> Splice:
    return Splice.of(json.loads(json.dumps(splice.document())))


@given(DOCUMENTS, DOCUMENTS)
def test_the_difference_leads_from_one_to_the_other_and_back(before: Json, after: Json) -> None:
    splices = difference(before, after)
    assert patched(before, splices) == after
    assert patched(after, back(splices)) == before


@given(DOCUMENTS)
def test_equal_documents_differ_in_nothing(document: Json) -> None:
    assert difference(document, copy.deepcopy(document)) == []


@given(DOCUMENTS, DOCUMENTS)
def test_different_documents_differ_in_something(before: Json, after: Json) -> None:
    assert bool(difference(before, after)) == (before != after)


@given(DOCUMENTS, DOCUMENTS)
def test_patching_leaves_its_input_as_it_was(before: Json, after: Json) -> None:
    kept = copy.deepcopy(before)
    patched(before, difference(before, after))
    assert before == kept


@given(DOCUMENTS, DOCUMENTS)
def test_a_splice_survives_being_written_down(before: Json, after: Json) -> None:
    splices = difference(before, after)
    assert [through_json(splice) for splice in splices] == splices
    assert patched(before, map(through_json, splices)) == after


@given(DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_a_change_elsewhere_is_kept_or_the_patch_is_refused(
    before: Json, after: Json, other: Json
) -> None:
    """Never a third thing: what was spliced out of another document was there to be cut."""
    splices = difference(before, after)
    try:
        result = patched(other, splices)
    except ConflictError:
        return
    assert patched(result, back(splices)) == other


@given(DOCUMENTS, DOCUMENTS, st.data())
def test_a_patch_refuses_a_document_in_which_what_it_cuts_has_changed(
    before: Json, after: Json, data: st.DataObject
) -> None:
    splices = [each for each in difference(before, after) if each.old and len(each.path) == 1]
    assume(splices)
    key = data.draw(st.sampled_from([splice.path[0] for splice in splices]))
    with pytest.raises(ConflictError, match="nothing was undone"):
        patched({**before, str(key): "changed elsewhere"}, splices)


GONE = Splice(("sets", 1), ({"reps": 5},), ())


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"sets": []},
        {"sets": [{"reps": 5}]},
        {"sets": [{"reps": 5}, {"reps": 6}]},
        {"sets": {"1": {"reps": 5}}},
        {"sets": None},
        [],
        None,
    ],
    ids=repr,
)
def test_a_run_of_sets_that_is_not_there_is_not_cut(document: object) -> None:
    with pytest.raises(ConflictError):
        patched(document, [GONE])


@pytest.mark.parametrize(
    "splice",
    [
        Splice(("sets", 3), (), ({"reps": 5},)),
        Splice(("sets", 2, "reps"), (5,), (6,)),
        Splice(("note",), (), ("new",)),
        Splice(("title",), ("Legs",), ("Back",)),
        Splice(("title", "x"), (1,), (2,)),
    ],
    ids=repr,
)
def test_a_splice_with_no_place_is_refused(splice: Splice) -> None:
    with pytest.raises(ConflictError):
        patched({"sets": [{"reps": 5}, {"reps": 6}], "note": "old"}, [splice])


def test_one_set_more_is_one_small_splice_however_long_the_workout() -> None:
    sets = [{"reps": reps} for reps in range(200)]
    before = {"id": "w1", "entries": [{"sets": sets}, {"sets": sets}]}
    after = {"id": "w1", "entries": [{"sets": sets}, {"sets": [*sets, {"reps": 5}]}]}
    assert difference(before, after) == [
        Splice(("entries", 1, "sets", 200), (), ({"reps": 5},)),
    ]


def test_one_number_changed_is_one_number_kept() -> None:
    before = {"entries": [{"sets": [{"reps": 5}, {"reps": 6}]}]}
    after = {"entries": [{"sets": [{"reps": 5}, {"reps": 8}]}]}
    assert difference(before, after) == [Splice(("entries", 0, "sets", 1, "reps"), (6,), (8,))]
