"""Our own JSON: everything, unchanged, one document a line.

    {"format":"htrack","version":1,"exercises":[
    {"id":"...","name":"..."}
    ],"workouts":[
    {"entries":[...],"id":"...","started_at":"2026-11-22T18:30:00+01:00"}
    ],"routines":[
    {"id":"...","items":[...],"name":"...","order":1}
    ]}

Exercises are the user's own, by id; workouts stand oldest first, by instant and id. Then come the
lists of `own_lists.PLANS` that hold anything. Keys are sorted: the same history gives the same
bytes, and reading them into an empty one gives the same history. Keys that this version doesn't
know are carried along. Left out is the rest being taken in a workout that is still open.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import orjson

from store.errors import ImportFileError, UsageError
from store.exchange.own_lists import PLANS, checked, in_order, plans_in
from store.exchange.reading import Reading
from store.shapes import lasting
from store.strict_json import StrictReader
from store.text_checks import visible_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from store.exchange.reading import Document, Options
    from store.ledger import TableName

VERSION = 1
_MARK = re.compile(r'\s*\{\s*"format"\s*:\s*"htrack"')


def write(
    workouts: Iterable[Document],
    own_exercises: Iterable[Document],
    plans: Mapping[TableName, Sequence[Document]] | None = None,
) -> bytes:
    """The export of a history, with what is planned if that is given."""
    planned = plans or {}
    lists: dict[str, Iterable[Document]] = {
        "exercises": own_exercises,
        "workouts": map(lasting, workouts),
        **{name: planned[name] for name in PLANS if planned.get(name)},
    }
    written = (_list(name, in_order(name, documents)) for name, documents in lists.items())
    head = f'{{"format":"htrack","version":{VERSION},'.encode()
    return head + b",".join(written) + b"}\n"


def is_htrack(text: str) -> bool:
    """Whether the text says that it is ours."""
    return _MARK.match(text.lstrip("\ufeff")) is not None


def read(text: str, options: Options) -> Reading:  # noqa: ARG001  our dates have their offset
    """Everything in the text; raise ImportFileError for anything that isn't as it must be.

    Nothing is skipped here: our own export has no damaged rows, so a fault means a damaged file.
    """
    from store.models import OwnExercise, Workout

    content = _parsed(text)
    if not isinstance(content, dict) or content.get("format") != "htrack":
        raise ImportFileError("it is not an export of htrack")
    _refuse_newer(content.get("version"))
    exercises = checked(content, "exercises", OwnExercise)
    _refuse_odd_names(exercises)
    workouts = tuple(map(lasting, checked(content, "workouts", Workout)))
    unit = _units(workouts)
    return Reading("htrack", workouts, own_exercises=exercises, unit=unit, plans=plans_in(content))


def _list(name: str, documents: Iterable[Document]) -> bytes:
    return b"\n".join((f'"{name}":['.encode(), b",\n".join(map(_line, documents)), b"]"))


def _line(document: Document) -> bytes:
    return orjson.dumps(document, option=orjson.OPT_SORT_KEYS)


def _parsed(text: str) -> object:
    try:
        content = StrictReader(ImportFileError).read(text.lstrip("\ufeff"))
        orjson.dumps(content)
    except json.JSONDecodeError as error:
        raise ImportFileError(
            f"it is damaged or cut off at line {error.lineno}, column {error.colno}: {error.msg}"
        ) from error
    except orjson.JSONEncodeError as error:
        raise ImportFileError(f"it holds text that is no text: {error}") from error
    return content


def _refuse_newer(version: object) -> None:
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise ImportFileError("it doesn't say which version of the format it has")
    if version > VERSION:
        raise ImportFileError(
            f"it was written by a newer htrack (format {version}, this one knows {VERSION}): "
            "update htrack first"
        )


def _refuse_odd_names(exercises: Sequence[Document]) -> None:
    for place, exercise in enumerate(exercises):
        try:
            visible_name(exercise["name"])
        except UsageError as error:
            raise ImportFileError(f"exercises[{place}].name can't be seen: {error}") from error


def _units(workouts: Sequence[Document]) -> str:
    loads = (
        each.get("load", {})
        for workout in workouts
        for entry in workout.get("entries", ())
        for each in entry.get("sets", ())
    )
    return " and ".join(sorted({load["unit"] for load in loads if "unit" in load}))
