"""The printed schema, held against what is written and against what is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from store.exchange import htrack_json, json_schema
from store.exchange.schema_words import FIELDS
from tests.builders import a_set, a_workout, an_entry
from tests.store.exchange.test_htrack_json import own_lists, planned_workouts, plans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.ledger import TableName
    from store.models import OwnExercise, Workout

Plain = dict[str, Any]

SCHEMA = json_schema.schema()
TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "null": (type(None),),
    "integer": (int,),
    "number": (int, float),
}
KNOWN = {
    *("$ref", "type", "properties", "required", "items", "anyOf", "enum", "const", "minLength"),
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    *("dependentRequired", "additionalProperties", "description", "default", "format"),
    *("$schema", "$id", "title", "$defs"),
}


def faults(value: Any, schema: Plain, place: str = "") -> Iterator[str]:
    """Where a value isn't as a schema says; only what our schema makes use of."""
    assert schema.keys() <= KNOWN
    if "$ref" in schema:
        yield from faults(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], place)
    if "anyOf" in schema and all(any(faults(value, each)) for each in schema["anyOf"]):
        yield f"{place} is none of it"
    if "type" in schema and not _is(value, schema["type"]):
        yield f"{place} is no {schema['type']}"
        return
    if value not in schema.get("enum", [value]) or value != schema.get("const", value):
        yield f"{place} is {value!r}"
    yield from (f"{place} {why}" for why in _beyond(value, schema))
    if isinstance(value, list):
        for i, each in enumerate(value):
            yield from faults(each, schema.get("items", {}), f"{place}[{i}]")
    if isinstance(value, dict):
        yield from _faults_within(value, schema, place)


def _faults_within(value: Plain, schema: Plain, place: str) -> Iterator[str]:
    needed = set(schema.get("required", ()))
    for key, others in schema.get("dependentRequired", {}).items():
        needed |= set(others) if key in value else set()
    yield from (f"{place} has no {each}" for each in needed - value.keys())
    for key, told in schema.get("properties", {}).items():
        if key in value:
            yield from faults(value[key], told, f"{place}.{key}")


def _is(value: Any, name: str) -> bool:
    return isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


def _beyond(value: Any, schema: Plain) -> Iterator[str]:
    if isinstance(value, str) and len(value) < schema.get("minLength", 0):
        yield "is empty"
    if isinstance(value, (int, float)) and (
        value < schema.get("minimum", value)
        or value > schema.get("maximum", value)
        or value <= schema.get("exclusiveMinimum", value - 1)
        or value >= schema.get("exclusiveMaximum", value + 1)
        or value % schema.get("multipleOf", value or 1)
    ):
        yield f"can't be {value}"


@settings(max_examples=60)
@given(planned_workouts(), own_lists, plans)
def test_every_export_is_as_the_schema_says(
    history: list[Workout],
    own: list[OwnExercise],
    planned: dict[TableName, list[Plain]],
) -> None:
    documents = [each.document() for each in history]
    written = htrack_json.write(documents, [each.document() for each in own], planned)
    assert list(faults(json.loads(written), SCHEMA)) == []


def test_every_field_that_we_write_is_named_and_explained() -> None:
    for name, definition in SCHEMA["$defs"].items():
        assert definition["description"], name
        if "properties" in definition:
            assert definition["properties"].keys() == FIELDS[name].keys()
            assert all(each["description"] for each in definition["properties"].values())


def test_what_passes_is_not_in_it() -> None:
    assert not {"rest_until", "rest_seconds"} & SCHEMA["$defs"]["Workout"]["properties"].keys()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"rpe": 7.3}, "none of it"),
        ({"rpe": 11}, "none of it"),
        ({"reps": 5.5}, "none of it"),
        ({"kind": "amrap"}, "'amrap'"),
        ({"load": {"value": 5}}, "none of it"),
        ({"note": None}, "no string"),
    ],
)
def test_what_the_reader_refuses_is_not_as_the_schema_says(change: Plain, fault: str) -> None:
    workout = a_workout(an_entry("x", a_set())).document()
    export = {"format": "htrack", "version": 1, "workouts": [workout]}
    assert not any(faults(export, SCHEMA))
    workout["entries"][0]["sets"][0] |= change
    assert fault in next(faults(export, SCHEMA))


@pytest.mark.parametrize("change", [{"version": 2}, {"format": "x"}, {"routines": [{"name": "x"}]}])
def test_another_format_is_not_as_the_schema_says(change: Plain) -> None:
    assert any(faults({"format": "htrack", "version": 1} | change, SCHEMA))


def test_the_schema_is_the_same_each_time() -> None:
    assert json_schema.written() == json_schema.written()
    assert json.loads(json_schema.written()) == SCHEMA
