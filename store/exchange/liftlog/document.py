"""LiftLog's JSON: a list of sessions, each with its exercises and the sets that were possible.

    [{"id": "…", "date": "2024-01-15", "blueprint": {"name": "Push Day"}, "recordedExercises": [
      {"blueprint": {"name": "Bench Press"}, "notes": "", "potentialSets": [
        {"set": {"repsCompleted": 10, "completionDateTime": "2024-01-15T10:00:00Z"},
         "weight": {"unit": "kilograms", "value": "100"}}]}]}]

A possible set without a `set` was not done. Newer exports say of what `kind` it is and how hard it
felt, and have `warmupSets`; exercises of cardio have `sets` instead, each with its `duration` as
`PT30M` and its `distance`. An exercise may be in a superset `supersetWithNext`, and a session may
have the body's weight. What is damaged is left out and told by its place.
"""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING, Any

from store.errors import ImportFileError
from store.exchange import bodies, cells
from store.exchange.cells import BadCell, shown
from store.exchange.dates import Dates
from store.exchange.instants import written
from store.exchange.liftlog.table import stretch
from store.exchange.log import Entry, Log, Session
from store.exchange.sets import a_load, a_set, was_done
from store.exchange.taking import effort
from store.strict_json import StrictReader
from store.text_checks import is_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from store.exchange.log import Plain
    from store.exchange.reading import Options, Reading

PLANNED = "planned sets that weren't done"
_KINDS = {"": "working", **{kind: kind for kind in ("working", "warmup", "drop", "failure")}}
_DURATION = re.compile(r"PT(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,6})(?:\.\d+)?S)?", re.ASCII)
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
    reader = _Reader(log, options)
    for place, session in enumerate(content, 1):
        log.count += 1
        reader.take(place, _object(session))
    reading = log.reading(options)
    weighed = bodies.documents("liftlog", reader.weighed)
    return reading._replace(plans={"body": weighed}) if weighed else reading


class _Reader:
    """Takes sessions; all places are counted in them."""

    def __init__(self, log: Log, options: Options) -> None:
        self.weighed: list[bodies.Noted] = []
        self._log, self._zone = log, options.zone
        self._dates = Dates([])
        self._place = 0
        self._times: list[datetime] = []
        """When the sets of the session were done."""

    def take(self, place: int, found: Plain) -> None:
        """Take one session."""
        self._place, self._times = place, []
        date, id_ = _text(found.get("date")), _text(found.get("id"))
        started = self._dates.instant(date, self._zone)
        if started is None:
            self._log.skip(place, f"{shown(date)} is not a date (counted in sessions)")
            return
        key = (id_ or date,)
        title = _text(_object(found.get("blueprint")).get("name"))
        session = self._log.session(key, partial(Session, started, key, title))
        session.entries += self._entries(map(_object, _list(found.get("recordedExercises"))))
        self._weigh(key, started, _object(found.get("bodyweight")))
        if self._times:
            session.started = self._times[0]
            for at in self._times:
                stretch(session, at)

    def _weigh(self, key: tuple[str, ...], at: datetime, body: Plain) -> None:
        unit = cells.UNITS.get(_text(body.get("unit")).casefold())
        noted = bodies.noted(key, at, _text(body.get("value")), unit) if unit else None
        if noted is not None:
            self.weighed.append(noted)

    def _entries(self, exercises: Iterable[Plain]) -> Iterator[Entry]:
        superset, is_joined = 0, False
        for exercise in exercises:
            joins = _object(exercise.get("blueprint")).get("supersetWithNext") is True
            if (entry := self._entry(exercise)) is not None:
                entry.superset = superset if is_joined or joins else None
                yield entry
            superset += is_joined and not joins
            is_joined = joins

    def _entry(self, exercise: Plain) -> Entry | None:
        name = _text(_object(exercise.get("blueprint")).get("name")).strip()
        if not name:
            self._log.skip(self._place, "an exercise has no name (counted in sessions)")
            return None
        entry = Entry(name)
        entry.annotate(_text(exercise.get("notes")))
        warmups = (
            {**_object(each), "kind": "warmup"} for each in _list(exercise.get("warmupSets"))
        )
        others = (*_list(exercise.get("potentialSets")), *_list(exercise.get("sets")))
        for possible in (*warmups, *map(_object, others)):
            try:
                done = self._set(possible, name)
            except BadCell as error:
                self._log.skip(self._place, f"{error} (counted in sessions)")
                continue
            if was_done(done):
                entry.sets.append(done)
            else:
                self._log.pass_over(PLANNED)
        return entry

    def _set(self, possible: Plain, name: str) -> Plain:
        # What was lifted stands in `set`, what was run beside it.
        done = _object(possible.get("set")) or possible
        at = self._dates.instant(_text(done.get("completionDateTime")), self._zone)
        found = a_set(
            kind=self._kind(_text(possible.get("kind"))) if done is not possible else "working",
            load=_load(_object(possible.get("weight")), name),
            reps=cells.repetitions(_text(done.get("repsCompleted"))),
            seconds=_seconds(_text(done.get("duration"))),
            metres=_metres(_object(done.get("distance"))),
            rpe=effort(self._log, self._place, _text(possible.get("rpe"))),
            logged_at=written(at) if at else "",
        )
        if at is not None and was_done(found):
            self._times.append(at)
        return found

    def _kind(self, text: str) -> str:
        if text not in _KINDS:
            what = f"a set of the kind {shown(text)}"
            self._log.remark(self._place, what, "read as a working set (counted in sessions)")
        return _KINDS.get(text, "working")


def _load(weight: Plain, name: str) -> Plain | None:
    """The load; without one the app says `nil` for its unit."""
    unit = _text(weight.get("unit"))
    value = cells.weight(_text(weight.get("value")))
    return a_load(value, "" if unit == "nil" else cells.unit_of_weight(unit), name)


def _seconds(text: str) -> float | None:
    """The seconds of `PT1H2M3S`; raise BadCell."""
    if not text:
        return None
    found = _DURATION.fullmatch(text)
    if found is None:
        raise BadCell(f"{shown(text)} is not a duration like PT30M")
    hours, minutes, seconds = (int(each or 0) for each in found.groups())
    return cells.seconds(str(hours * 3600 + minutes * 60 + seconds))


def _metres(distance: Plain) -> float | None:
    value = cells.amount(_text(distance.get("value")), "distance", cells.FARTHEST)
    return cells.metres(value, _text(distance.get("unit"))) if value else None


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
