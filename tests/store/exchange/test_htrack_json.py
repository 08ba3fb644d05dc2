from __future__ import annotations

import json
from datetime import UTC
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import ImportFileError
from store.exchange import htrack_json
from store.exchange.reading import Options, Reading
from tests.builders import a_workout, histories, own_exercises

if TYPE_CHECKING:
    from store.models import OwnExercise, Workout

OPTIONS = Options(UTC)
own_lists = st.lists(own_exercises(), max_size=3, unique_by=lambda own: own.id)


def read(text: str) -> Reading:
    return htrack_json.read(text, OPTIONS)


def export_of(*workouts: Any, **changes: Any) -> str:
    return json.dumps({"format": "htrack", "version": 1, "workouts": list(workouts), **changes})


@given(histories(), own_lists)
def test_what_is_exported_and_imported_is_exported_the_same(
    history: list[Workout], own: list[OwnExercise]
) -> None:
    first = htrack_json.write([w.document() for w in history], [e.document() for e in own])
    reading = read(first.decode())
    assert htrack_json.write(reading.workouts, reading.own_exercises) == first
    assert sorted(map(repr, reading.workouts)) == sorted(repr(w.document()) for w in history)


@given(histories())
def test_the_order_of_the_history_makes_no_difference(history: list[Workout]) -> None:
    documents = [workout.document() for workout in history]
    assert htrack_json.write(documents, []) == htrack_json.write(documents[::-1], [])


def test_the_order_of_keys_makes_no_difference() -> None:
    document = a_workout(title="Legs", note="x").document()
    turned = dict(reversed(document.items()))
    assert htrack_json.write([turned], []) == htrack_json.write([document], [])


def test_workouts_stand_a_line_each_oldest_instant_first() -> None:
    early = a_workout(id="b", started_at="2026-11-16T23:30:00+09:00", ended_at=None)
    late = a_workout(id="a", started_at="2026-11-16T16:00:00+01:00", ended_at=None)
    lines = htrack_json.write([late.document(), early.document()], []).decode().splitlines()
    ids = [json.loads(line.rstrip(","))["id"] for line in lines if '"started_at"' in line]
    assert ids == ["b", "a"]


def test_keys_that_this_version_does_not_know_are_kept() -> None:
    workout = a_workout().document() | {"mood": {"before": [1, 2.5, None]}}
    assert read(export_of(workout)).workouts[0]["mood"] == {"before": [1, 2.5, None]}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (export_of(version=2), "newer htrack"),
        (export_of(version="1"), "version"),
        (export_of(version=True), "version"),
        (export_of(workouts={}), "workouts is not a list"),
        (export_of({"id": "x"}), r"workouts\[0\]\.started_at"),
        (export_of(a_workout().document() | {"started_at": "20260101"}), "started_at"),
        (export_of(a_workout().document() | {"started_at": 20260101}), "started_at"),
        (export_of(a_workout().document(), a_workout().document()), "twice"),
        (export_of(a_workout(id="").document()), "empty id"),
        (export_of(exercises=[{"id": "x"}]), r"exercises\[0\]\.name"),
        ('{"format":"htrack","version":1,"version":1}', "'version' twice"),
        ('{"format":"htrack","version":1,"x":NaN}', "NaN"),
        ('{"format":"htrack","version":1,"x":-Infinity}', "Infinity"),
        ('{"format":"htrack","version":1,"x":1e999}', "too large"),
        ('{"format":"htrack","version":1,"x":' + "9" * 5000 + "}", "too large"),
        ('{"format":"htrack","version":1,"x":"\\ud800"}', "no text"),
        ('{"format":"htrack","version":1,"x":' + "[" * 100_000, "nested too deeply"),
        ('{"format":"htrack","version":1,"workouts":[', "cut off at line 1"),
        ("[]", "not an export of htrack"),
    ],
)
def test_what_is_refused(text: str, what: str) -> None:
    with pytest.raises(ImportFileError, match=what):
        read(text)


def test_the_place_of_a_fault_deep_inside_is_named() -> None:
    workout = a_workout().document()
    workout["entries"][0]["sets"][0]["reps"] = "five"
    with pytest.raises(ImportFileError, match=r"workouts\[0\]\.entries\[0\]\.sets\[0\]\.reps"):
        read(export_of(workout))
