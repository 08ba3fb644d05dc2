"""LiftLog's JSON: a list of sessions, each with its exercises and the sets that were possible.

    [{"id": "…", "date": "2024-01-15", "blueprint": {"name": "Push Day"}, "recordedExercises": [
      {"blueprint": {"name": "Bench Press"}, "notes": "", "potentialSets": [
        {"set": {"repsCompleted": 10, "completionDateTime": "2024-01-15T10:00:00Z"},
         "weight": {"unit": "kilograms", "value": "100"}}]}]}]

A possible set without a `set` was not done. What is damaged is left out and told by its place.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from store.errors import ImportFileError
from store.exchange import cells
from store.exchange.cells import BadCell, shown
from store.exchange.dates import Dates
from store.exchange.instants import written
from store.exchange.liftlog.table import stretch
from store.exchange.log import Entry, Log, Session
from store.exchange.sets import a_load, a_set, was_done
from store.strict_json import StrictReader
from store.text_checks import is_text

if TYPE_CHECKING:
    from datetime import datetime

    from store.exchange.log import Plain
    from store.exchange.reading import Options, Reading

PLANNED = "planned sets that weren't done"
_START = 4000
"""Characters within which a list of sessions shows itself."""


def is_liftlog_json(text: str) -> bool:
    """Whether the text begins like a list of sessions."""
    start = text.lstrip("\ufeff \t\r\n")[:_START]
    return start.startswith("[") and '"recordedExercises"' in start and '"blueprint"' in start


def read(text: str, options: Options) -> Reading:
    """Every workout in the file; raise ImportFileError when it can't be used at all."""
    try:
        content = StrictReader(ImportFileError).read(text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        raise ImportFileError(
            f"it is damaged or cut off at line {error.lineno}, column {error.colno}: {error.msg}"
        ) from error
    if not isinstance(content, list):
        raise ImportFileError("it isn't a JSON export of LiftLog")
    log = Log("liftlog", "an export of LiftLog")
    for place, session in enumerate(content, 1):
        log.count += 1
        _take(log, place, session, options)
    return log.reading(options)


def _take(log: Log, place: int, content: object, options: Options) -> None:
    found = _object(content)
    date, id_ = _text(found.get("date")), _text(found.get("id"))
    started = Dates([]).instant(date, options.zone)
    if started is None:
        log.skip(place, f"{shown(date)} is not a date (counted in sessions)")
        return
    title = _text(_object(found.get("blueprint")).get("name"))
    session = log.session((id_ or date,), partial(Session, started, (id_ or date,), title))
    times: list[datetime] = []
    for exercise in _list(found.get("recordedExercises")):
        entry = _entry(log, place, _object(exercise), options, times)
        if entry is not None:
            session.entries.append(entry)
    if times:
        session.started = times[0]
        for at in times:
            stretch(session, at)


def _entry(
    log: Log, place: int, exercise: Plain, options: Options, times: list[datetime]
) -> Entry | None:
    name = _text(_object(exercise.get("blueprint")).get("name")).strip()
    if not name:
        log.skip(place, "an exercise has no name (counted in sessions)")
        return None
    entry = Entry(name)
    entry.annotate(_text(exercise.get("notes")))
    for each in (*_list(exercise.get("potentialSets")), *_list(exercise.get("sets"))):
        try:
            done = _set(_object(each), name, options, times)
        except BadCell as error:
            log.skip(place, f"{error} (counted in sessions)")
            continue
        if done is None:
            log.pass_over(PLANNED)
        else:
            entry.sets.append(done)
    return entry


def _set(possible: Plain, name: str, options: Options, times: list[datetime]) -> Plain | None:
    done = _object(possible.get("set"))
    if not done:
        return None
    weight = _object(possible.get("weight"))
    unit = cells.unit_of_weight(_text(weight.get("unit")))
    at = Dates([]).instant(_text(done.get("completionDateTime")), options.zone)
    if at is not None:
        times.append(at)
    found = a_set(
        load=a_load(cells.weight(_text(weight.get("value"))), unit, name),
        reps=cells.repetitions(_text(done.get("repsCompleted"))),
        logged_at=written(at) if at else "",
    )
    return found if was_done(found) else None


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    """Text, or a number as text; nothing for anything else, and for text that is none."""
    if isinstance(value, str):
        return value if is_text(value) else ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:.12g}"
    return ""
