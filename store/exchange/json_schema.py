"""The JSON Schema of our own JSON (draft 2020-12), made from the models that read and write it.

Its `$id` ends in the version of the format, which goes up when an older htrack could no longer
read a newer file. Keys that it doesn't name are allowed everywhere, and carried along.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from store.exchange.htrack_json import VERSION
from store.exchange.schema_words import FIELDS, LISTS
from store.shapes import PASSING

if TYPE_CHECKING:
    from store.models import Model

Plain = dict[str, Any]

_HALF_STEPS = {"minimum": 1, "maximum": 10, "multipleOf": 0.5}
_EFFORTS = frozenset({"rpe", "rpe_cap"})
_PASSING = frozenset({"Unlogged", "Draft", "Timed"})
"""What only the workout in progress holds."""


def written() -> str:
    """The schema as text, the same each time."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def schema() -> Plain:
    """The schema of a whole file."""
    models = _models()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:htrack:export:{VERSION}",
        "title": "Export of htrack",
        "description": "A training history, complete. What is at its default is left out.",
        "type": "object",
        "required": ["format", "version"],
        "properties": {
            "format": {"const": "htrack", "description": "The first key of the file."},
            "version": {"const": VERSION, "description": "Of this format, not of htrack."},
            **{name: _list(model.__name__, LISTS[name]) for name, model in models.items()},
        },
        "$defs": _definitions(models),
    }


def _models() -> dict[str, type[Model]]:
    from store.models import OwnExercise, Workout
    from store.plan import BodyWeight, NameDecision, Preference, Routine

    return {
        "exercises": OwnExercise,
        "workouts": Workout,
        "routines": Routine,
        "preferences": Preference,
        "body": BodyWeight,
        "names": NameDecision,
    }


def _list(model: str, description: str) -> Plain:
    items = {"$ref": f"#/$defs/{model}"}
    return {"type": "array", "description": description, "items": items}


def _definitions(models: dict[str, type[Model]]) -> Plain:
    from pydantic.json_schema import models_json_schema

    _refs, made = models_json_schema([(model, "validation") for model in models.values()])
    found = {name: each for name, each in sorted(made["$defs"].items()) if name not in _PASSING}
    defined = {name: _documented(name, each) for name, each in found.items()}
    for model in models.values():
        _need_id(defined[model.__name__])
    return defined


def _need_id(definition: Plain) -> None:
    """No document of a list is read without one, whatever its model makes of that."""
    told = definition["properties"]["id"]
    definition["properties"]["id"] = {**told, "minLength": 1}
    definition["properties"]["id"].pop("default", None)
    definition["required"] = list(dict.fromkeys(["id", *definition["required"]]))


def _documented(name: str, definition: Plain) -> Plain:
    """A definition without titles, which only repeat names, but with what its fields mean."""
    found = {key: value for key, value in definition.items() if key != "title"}
    if "properties" not in found:
        return found
    properties = {
        field: _property(name, field, told)
        for field, told in found["properties"].items()
        if not (name == "Workout" and field in PASSING)
    }
    pair = {"dependentRequired": {"value": ["unit"], "unit": ["value"]}} if name == "Load" else {}
    return found | {"properties": properties} | pair


def _property(model: str, field: str, told: Plain) -> Plain:
    found = {key: value for key, value in told.items() if key != "title"}
    if field in _EFFORTS:
        found["anyOf"] = [_effort(each) for each in found["anyOf"]]
    description = FIELDS.get(model, {}).get(field)
    return {"description": description} | found if description else found


def _effort(choice: Plain) -> Plain:
    """The model checks half steps by hand, which a schema doesn't see."""
    return choice | _HALF_STEPS if choice.get("type") == "number" else choice
