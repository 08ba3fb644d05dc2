"""Our own JSON: everything, unchanged, one workout a line.

    {"format":"htrack","version":1,"exercises":[
    {"id":"...","name":"..."}
    ],"workouts":[
    {"entries":[...],"id":"...","started_at":"2026-11-22T18:30:00+01:00"}
    ]}

Exercises are the user's own, by id; workouts stand oldest first, by instant and id; keys are
sorted. The same history gives the same bytes, and reading them into an empty one gives the same
history. Keys that this version doesn't know are carried along.
"""

from __future__ import annotations

import json
import math
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, NoReturn

import orjson

from store.errors import ImportFileError
from store.exchange.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pydantic import ValidationError

    from store.exchange.reading import Document, Options
    from store.models import Model

VERSION = 1
_MARK = re.compile(r'\s*\{\s*"format"\s*:\s*"htrack"')
_LARGEST_INT = 2**63 - 1


def write(workouts: Iterable[Document], own_exercises: Iterable[Document]) -> bytes:
    """The export of a history."""
    exercises = b",\n".join(map(_line, sorted(own_exercises, key=lambda each: str(each["id"]))))
    lines = b",\n".join(map(_line, sorted(workouts, key=_by_time)))
    head = f'{{"format":"htrack","version":{VERSION},"exercises":['.encode()
    return b"\n".join((head, exercises, b'],"workouts":[', lines, b"]}", b""))


def is_htrack(text: str) -> bool:
    """Whether the text says that it is ours."""
    return _MARK.match(text.lstrip("\ufeff")) is not None


def read(text: str, options: Options) -> Reading:  # noqa: ARG001  our dates have their offset
    """Every workout and own exercise; raise ImportFileError for anything that isn't as it must be.

    Nothing is skipped here: our own export has no damaged rows, so a fault means a damaged file.
    """
    from store.models import OwnExercise, Workout

    content = _parsed(text)
    if not isinstance(content, dict) or content.get("format") != "htrack":
        raise ImportFileError("it is not an export of htrack")
    _refuse_newer(content.get("version"))
    exercises = _validated(content, "exercises", OwnExercise)
    workouts = _validated(content, "workouts", Workout)
    _refuse_twins("exercises", exercises)
    _refuse_twins("workouts", workouts)
    return Reading("htrack", workouts, own_exercises=exercises, unit=_units(workouts))


def _line(document: Document) -> bytes:
    return orjson.dumps(document, option=orjson.OPT_SORT_KEYS)


def _by_time(workout: Document) -> tuple[datetime, str]:
    return datetime.fromisoformat(workout["started_at"]), str(workout["id"])


def _parsed(text: str) -> object:
    try:
        content: object = json.loads(
            text.lstrip("\ufeff"),
            object_pairs_hook=_unique,
            parse_constant=_refuse_constant,
            parse_float=_finite,
            parse_int=_bounded,
        )
        orjson.dumps(content)
    except json.JSONDecodeError as error:
        raise ImportFileError(
            f"it is damaged or cut off at line {error.lineno}, column {error.colno}: {error.msg}"
        ) from error
    except RecursionError as error:
        raise ImportFileError("it is nested too deeply to be an export of htrack") from error
    except orjson.JSONEncodeError as error:
        raise ImportFileError(f"it holds text that is no text: {error}") from error
    return content


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    unique = dict(pairs)
    if len(unique) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ImportFileError(f"it holds the key {twice[:40]!r} twice in one place")
    return unique


def _refuse_constant(name: str) -> NoReturn:
    raise ImportFileError(f"it holds {name}, which is not a number")


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ImportFileError(f"it holds the number {text[:20]}, which is too large")
    return value


def _bounded(text: str) -> int:
    if len(text) > 20 or abs(int(text)) > _LARGEST_INT:
        raise ImportFileError(f"it holds the number {text[:20]}, which is too large")
    return int(text)


def _refuse_newer(version: object) -> None:
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise ImportFileError("it doesn't say which version of the format it has")
    if version > VERSION:
        raise ImportFileError(
            f"it was written by a newer htrack (format {version}, this one knows {VERSION}): "
            "update htrack first"
        )


def _validated(content: dict[str, Any], key: str, model: type[Model]) -> tuple[Document, ...]:
    from pydantic import ValidationError

    items = content.get(key, [])
    if not isinstance(items, list):
        raise ImportFileError(f"{key} is not a list")
    documents = []
    for place, item in enumerate(items):
        try:
            documents.append(model.model_validate(item).document())
        except ValidationError as error:
            raise ImportFileError(f"{key}[{place}]{_first_fault(error)}") from error
    return tuple(documents)


def _first_fault(error: ValidationError) -> str:
    fault = error.errors(include_url=False, include_input=False)[0]
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in fault["loc"])
    return f"{path}: {fault['msg']}"


def _refuse_twins(key: str, documents: Sequence[Document]) -> None:
    seen: set[str] = set()
    for document in documents:
        if not document["id"]:
            raise ImportFileError(f"one of its {key} has an empty id")
        if document["id"] in seen:
            raise ImportFileError(f"it holds the id {document['id'][:40]!r} twice among its {key}")
        seen.add(document["id"])


def _units(workouts: Sequence[Document]) -> str:
    loads = (
        each.get("load", {})
        for workout in workouts
        for entry in workout.get("entries", ())
        for each in entry.get("sets", ())
    )
    return " and ".join(sorted({load["unit"] for load in loads if "unit" in load}))
