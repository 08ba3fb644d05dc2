"""Liftosaur's CSV: one row a set, with what was asked for beside what was done.

`Workout DateTime, Program, Day Name, Exercise, Is Warmup Set?, Required Reps, Completed Reps, …,
Completed RPE, …, Completed Weight Value, Completed Weight Unit, …, Completed Reps Time, …, Notes`.
Older ones have `RPE, Weight Value, Weight Unit` instead, still older ones the equipment in a column
of its own, and the oldest begin with `DateTime`.
Instants are in UTC; the first is what a workout is known by. A set without completed reps was only
planned. Exercises carry their equipment behind a comma, unless it is the usual one.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from store.errors import ImportFileError
from store.exchange import cells
from store.exchange.cells import shown
from store.exchange.dates import Dates
from store.exchange.instants import written
from store.exchange.log import Log, Session
from store.exchange.sets import a_load, a_set, yes
from store.exchange.sheet import Sheet, has_columns
from store.exchange.taking import effort, lines, set_of

if TYPE_CHECKING:
    from store.exchange.log import Plain
    from store.exchange.reading import Options, Reading
    from store.exchange.sheet import Cells

_NEEDED = ("exercise", "completed reps")
_STARTS = ("workout datetime", "datetime")
_COLUMNS = {
    **dict.fromkeys(_STARTS, "start"),
    "program": "program",
    "day name": "day",
    "exercise": "exercise",
    "equipment": "equipment",
    "is warmup set?": "is_warmup",
    "completed reps": "reps",
    "completed rpe": "rpe",
    "rpe": "rpe",
    "required weight value": "asked_weight",
    "required weight unit": "asked_unit",
    "completed weight value": "weight",
    "completed weight unit": "unit",
    "weight value": "weight",
    "weight unit": "unit",
    "completed reps time": "at",
    "target muscles": "muscles",
    "notes": "note",
}
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
PLANNED = "planned sets that weren't done"


def is_liftosaur(text: str) -> bool:
    """Whether the first line is that of an export of Liftosaur."""
    return any(has_columns(text, start, *_NEEDED) for start in _STARTS)


def read(text: str, options: Options) -> Reading:
    """Every workout in the file; raise ImportFileError when it can't be used at all."""
    if not is_liftosaur(text):
        raise ImportFileError("its first line isn't that of an export of Liftosaur")
    sheet = Sheet(text, _COLUMNS)
    log = Log("liftosaur", "an export of Liftosaur", sheet.table)
    reader = _Reader(sheet, log, options)
    for place, row in sheet.rows(log):
        reader.take(place, row)
    return log.reading(options)


class _Reader:
    """Takes rows into their workouts."""

    def __init__(self, sheet: Sheet, log: Log, options: Options) -> None:
        self._log, self._zone = log, options.zone
        self._dates = Dates(sheet.column("start", "at"), options.order)

    def take(self, place: int, row: Cells) -> None:
        """Take one row."""
        exercise = _name(row)
        session = self._log.session((row["start"],), partial(self._begun, row))
        if not self._log.is_usable(place, session, exercise):
            return
        if not row["reps"].strip():
            self._log.pass_over(PLANNED)
            return
        if done := set_of(self._log, place, partial(self._set, place, row)):
            entry = session.entry(exercise)
            if not entry.sets:
                entry.annotate(lines(row.get("note", "")))
            entry.sets.append(done)
            self._log.hint(exercise, row.get("muscles", ""))

    def _begun(self, row: Cells) -> Session:
        started = self._dates.instant(row["start"], self._zone)
        moment = self._dates.read(row["start"])
        if started is None or moment is None:
            return Session(None, refused=f"{shown(row['start'])} is not a date")
        day, program = row.get("day", "").strip(), row.get("program", "").strip()
        title = f"{day} ({program})" if day and program else day or program
        return Session(started, (row["start"].strip(),), title)

    def _set(self, place: int, row: Cells) -> Plain:
        reps = cells.repetitions(row["reps"])
        is_warmup = yes(row.get("is_warmup", ""))
        kind = "warmup" if is_warmup else "working" if reps else "failure"
        at = self._dates.instant(row.get("at", ""), self._zone)
        return a_set(
            kind=kind,
            load=self._load(row),
            reps=reps,
            rpe=effort(self._log, place, row.get("rpe", "")),
            logged_at=written(at) if at else "",
        )

    def _load(self, row: Cells) -> Plain | None:
        weight = cells.weight(row.get("weight", ""))
        unit = cells.unit_of_weight(row.get("unit", ""))
        if weight is None:
            weight = cells.weight(row.get("asked_weight", ""))
            unit = unit or cells.unit_of_weight(row.get("asked_unit", ""))
        return a_load(weight, unit, row["exercise"])


def _name(row: Cells) -> str:
    """The exercise as newer exports call it; equipment is written as in `leverageMachine`."""
    name, equipment = row["exercise"].strip(), row.get("equipment", "").strip()
    if not name or not equipment:
        return name
    return f"{name}, {_HUMP.sub(' ', equipment).title()}"
