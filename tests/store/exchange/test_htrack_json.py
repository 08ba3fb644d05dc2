from __future__ import annotations

import json
import tempfile
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import ImportFileError
from store.exchange import htrack_json
from store.exchange.own_lists import plans_of
from store.exchange.reading import Options, Reading
from store.journal import Journal
from store.models import Target, Unit
from store.plan import BodyWeight, Preference, Routine, RoutineItem
from tests.builders import MONDAY, a_workout, an_entry, histories, instants, own_exercises, texts

if TYPE_CHECKING:
    from store.ledger import TableName
    from store.models import Model, OwnExercise, Workout

OPTIONS = Options(UTC)
own_lists = st.lists(own_exercises(), max_size=3, unique_by=lambda own: own.id)

ids = st.text("0123456789abcdef", min_size=16, max_size=16)
counts = st.none() | st.integers(0, 600)
ranges = st.sampled_from([(None, None), (8, 12), (5, 5), (None, 30), (0, None)])
caps = st.sampled_from([None, 7, 8.5, 10.0])
items = st.builds(
    lambda reps, **fields: RoutineItem(low=reps[0], high=reps[1], **fields),
    reps=ranges,
    exercise_id=texts(),
    name=texts(),
    sets=st.integers(1, 99),
    rpe_cap=caps,
    rest_seconds=counts,
    superset=st.none() | st.integers(0, 9),
    note=texts(),
)
routines = st.builds(
    Routine,
    id=ids,
    name=texts(),
    items=st.lists(items, max_size=3).map(tuple),
    note=texts(),
    created_at=st.none() | instants(),
    updated_at=st.none() | instants(),
    order=st.integers(0, 9),
    mood=st.none() | st.just("of a newer htrack"),
)
preferences = st.builds(
    Preference,
    id=ids | st.just("squat-back"),
    note=texts(),
    unit=st.none() | st.sampled_from(Unit),
    rest_seconds=counts,
    per_side=st.none() | st.booleans(),
    increment=st.none() | st.floats(0.01, 1000),
)
weights = st.builds(
    BodyWeight,
    id=ids,
    at=instants(),
    value=st.floats(0.1, 1000),
    unit=st.sampled_from(Unit),
)


def documents_of(models: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    lists = st.lists(models, max_size=3, unique_by=lambda each: each.id)
    return lists.map(lambda found: [each.document() for each in found])


plans = st.fixed_dictionaries(
    {
        "routines": documents_of(routines),
        "preferences": documents_of(preferences),
        "body": documents_of(weights),
    }
)


@st.composite
def planned_workouts(draw: st.DrawFn) -> list[Workout]:
    """Histories in which workouts came from routines, with sides apart and targets."""
    found = []
    for workout in draw(histories()):
        entries = []
        for entry in workout.entries:
            low, high = draw(ranges)
            target = draw(st.sampled_from([None, Target(low=low, high=high, rpe_cap=draw(caps))]))
            changes = {"per_side": draw(st.booleans()), "target": target, "planned": 3}
            entries.append(entry.model_copy(update=changes))
        routine_id = draw(st.just("") | ids)
        update = {"entries": tuple(entries), "routine_id": routine_id}
        found.append(workout.model_copy(update=update))
    return found


def read(text: str) -> Reading:
    return htrack_json.read(text, OPTIONS)


def export_of(*workouts: Any, **changes: Any) -> str:
    return json.dumps({"format": "htrack", "version": 1, "workouts": list(workouts), **changes})


def an_item(**fields: Any) -> dict[str, Any]:
    return {"exercise_id": "plank", "name": "Plank", **fields}


def a_weight(**fields: Any) -> dict[str, Any]:
    return {"id": "x", "at": "2026-11-16T07:00:00+01:00", "value": 80, "unit": "kg", **fields}


@given(planned_workouts(), own_lists, plans)
def test_what_is_exported_and_imported_is_exported_the_same(
    history: list[Workout],
    own: list[OwnExercise],
    planned: dict[TableName, list[dict[str, Any]]],
) -> None:
    documents = [workout.document() for workout in history]
    first = htrack_json.write(documents, [each.document() for each in own], planned)
    reading = read(first.decode())
    assert htrack_json.write(reading.workouts, reading.own_exercises, reading.plans) == first
    assert sorted(map(repr, reading.workouts)) == sorted(map(repr, documents))
    for name, given_ones in planned.items():
        assert sorted(map(repr, reading.plans.get(name, ()))) == sorted(map(repr, given_ones))


@settings(max_examples=25)
@given(planned_workouts(), own_lists, plans)
def test_a_data_file_that_was_empty_is_exported_the_same(
    history: list[Workout],
    own: list[OwnExercise],
    planned: dict[TableName, list[dict[str, Any]]],
) -> None:
    documents = [workout.document() for workout in history]
    first = htrack_json.write(documents, [each.document() for each in own], planned)
    reading = read(first.decode())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "htrack.json"
        for _ in range(2):
            journal = Journal(path)
            journal.add_workouts(
                list(reading.workouts), list(reading.own_exercises), "test", reading.plans
            )
        journal = Journal(path)
        again = journal.documents(), journal.own_exercises(), plans_of(journal)
        assert len(journal.steps()) <= 1
    assert htrack_json.write(*again) == first


def lists_in(export: bytes) -> dict[str, list[dict[str, Any]]]:
    content: dict[str, Any] = json.loads(export)
    return {name: each for name, each in content.items() if isinstance(each, list)}


def test_plans_stand_by_id_body_weights_by_instant_and_nothing_for_none() -> None:
    def weighed(id_: str, at: str) -> Model:
        return BodyWeight.model_validate({"id": id_, "at": at, "value": 80, "unit": "kg"})

    early = weighed("b", "2026-11-16T23:30:00+09:00")
    late, later = (weighed(each, "2026-11-16T16:00:00+01:00") for each in ("a", "c"))
    legs, arms = Routine(id="2", name="A", order=1), Routine(id="1", name="B", order=2)
    planned: dict[TableName, list[dict[str, Any]]] = {
        "body": [each.document() for each in (later, late, early)],
        "preferences": [],
        "routines": [legs.document(), arms.document()],
    }
    found = lists_in(htrack_json.write([], [], planned))
    assert list(found) == ["exercises", "workouts", "routines", "body"]
    assert [each["id"] for each in found["routines"]] == ["1", "2"]
    assert [each["id"] for each in found["body"]] == ["b", "a", "c"]
    assert list(lists_in(htrack_json.write([], []))) == ["exercises", "workouts"]


def test_the_rest_that_is_being_taken_stays_behind() -> None:
    resting = a_workout(ended_at=None, rest_until=MONDAY, rest_seconds=90).document()
    lasting = a_workout(ended_at=None).document()
    assert lists_in(htrack_json.write([resting], []))["workouts"] == [lasting]
    assert "rest_until" in resting
    assert read(export_of(resting)).workouts == (lasting,)


def test_what_came_from_a_routine_is_kept() -> None:
    target = {"low": 8, "high": 12, "rpe_cap": 8.5}
    workout = a_workout(an_entry(per_side=True, target=target), routine_id="legs").document()
    (found,) = lists_in(htrack_json.write([workout], []))["workouts"]
    assert found["routine_id"] == "legs"
    assert found["entries"][0]["per_side"] is True
    assert found["entries"][0]["target"] == target
    assert read(export_of(found)).workouts == (workout,)


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
        (export_of(routines={}), "routines is not a list"),
        (export_of(routines=[{"id": "x"}]), r"routines\[0\]\.name"),
        (export_of(routines=[{"name": "x"}]), r"routines\[0\] has an empty id"),
        (
            export_of(routines=[{"id": "x", "name": "", "items": [an_item(low=9, high=8)]}]),
            r"routines\[0\]\.items\[0\]: .*a range goes up",
        ),
        (
            export_of(routines=[{"id": "x", "name": "", "created_at": "1949-06-01T10:00Z"}]),
            r"routines\[0\]\.created_at is in the year 1949",
        ),
        (
            export_of(preferences=[{"id": "a"}, {"id": "a"}]),
            r"preferences\[1\] has the id 'a', which occurs twice",
        ),
        (export_of(preferences=[{"id": "a", "increment": 0}]), r"preferences\[0\]\.increment"),
        (export_of(body=[a_weight(value=-1)]), r"body\[0\]\.value"),
        (export_of(body=[a_weight(), a_weight(id="y", unit="st")]), r"body\[1\]\.unit"),
        (
            export_of(body=[a_weight(at="2151-01-01T00:00:00Z")]),
            r"body\[0\]\.at is in the year 2151",
        ),
        ('{"format":"htrack","version":1,"version":1}', "'version' occurs twice"),
        (export_of(exercises=[{"id": "x", "name": "\u200b"}]), r"exercises\[0\]\.name"),
        (export_of(exercises=[{"id": "x", "name": ""}]), r"exercises\[0\]\.name"),
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


@pytest.mark.parametrize(
    "moment",
    [
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:00:00-12:00",
        "1949-12-31T23:59:00+00:00",
        "2151-01-01T00:00:00Z",
    ],
)
@pytest.mark.parametrize("name", ["started_at", "ended_at", "rest_until", "updated_at"])
def test_a_workout_of_a_year_in_which_nobody_trains_is_refused(moment: str, name: str) -> None:
    workout = a_workout(ended_at=None).document() | {name: moment}
    if name == "ended_at" and moment < workout["started_at"]:
        workout["started_at"] = moment
    with pytest.raises(ImportFileError, match=r"workouts\[0\]"):
        read(export_of(workout))


def test_a_set_of_a_year_in_which_nobody_trains_is_refused() -> None:
    workout = a_workout().document()
    workout["entries"][0]["sets"][0]["logged_at"] = "1949-06-01T10:00:00Z"
    with pytest.raises(ImportFileError, match=r"workouts\[0\]\.entries\[0\]\.sets\[0\]\.logged_at"):
        read(export_of(workout))


@pytest.mark.parametrize("moment", ["1950-01-01T00:00:00+14:00", "2150-12-31T23:59:00-12:00"])
def test_the_first_and_the_last_year_are_read(moment: str) -> None:
    workout = a_workout(started_at=moment, ended_at=None).document()
    assert read(export_of(workout)).workouts == (workout,)


def test_the_place_of_a_fault_deep_inside_is_named() -> None:
    workout = a_workout().document()
    workout["entries"][0]["sets"][0]["reps"] = "five"
    with pytest.raises(ImportFileError, match=r"workouts\[0\]\.entries\[0\]\.sets\[0\]\.reps"):
        read(export_of(workout))


def test_keys_of_others_that_are_called_like_our_instants_are_no_instants() -> None:
    own = {"id": "x", "name": "Odd Drill", "started_at": "of old"}
    workout = a_workout().document() | {"created_at": 7, "at": "home"}
    reading = read(export_of(workout, exercises=[own]))
    assert (reading.own_exercises, reading.workouts) == ((own,), (workout,))
