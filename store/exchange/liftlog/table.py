"""LiftLog's CSV: one row a completed set.

`SessionId, Timestamp, Exercise, Weight, WeightUnit, Reps, TargetReps, Notes`; timestamps have an
offset, a Z, or are local. A workout is known by its session, and lasts from its first set to its
last. Rows stand by exercise, whatever the order in which the sets were done.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from store.errors import ImportFileError
from store.exchange import cells
from store.exchange.cells import shown
from store.exchange.dates import Dates, has_time
from store.exchange.instants import written
from store.exchange.log import Log, Session
from store.exchange.sets import a_load, a_set
from store.exchange.sheet import Sheet, has_columns
from store.exchange.taking import lines, set_of

if TYPE_CHECKING:
    from datetime import datetime

    from store.exchange.log import Plain
    from store.exchange.reading import Options, Reading
    from store.exchange.sheet import Cells

_NEEDED = ("sessionid", "timestamp", "exercise", "weight", "reps")
_COLUMNS = {name: name for name in _NEEDED} | {"weightunit": "unit", "notes": "note"}


def is_liftlog(text: str) -> bool:
    """Whether the first line is that of a plain-text export of LiftLog."""
    return has_columns(text, *_NEEDED)


def read(text: str, options: Options) -> Reading:
    """Every workout in the file; raise ImportFileError when it can't be used at all."""
    if not is_liftlog(text):
        raise ImportFileError("its first line isn't that of an export of LiftLog")
    sheet = Sheet(text, _COLUMNS)
    log = Log("liftlog", "an export of LiftLog", sheet.table)
    reader = _Reader(sheet, log, options)
    for place, row in sheet.rows(log):
        reader.take(place, row)
    return log.reading(options)


class _Reader:
    """Takes rows into their workouts."""

    def __init__(self, sheet: Sheet, log: Log, options: Options) -> None:
        self._log, self._zone = log, options.zone
        self._dates = Dates(sheet.column("timestamp"), options.order)

    def take(self, place: int, row: Cells) -> None:
        """Take one row."""
        at = self._dates.instant(row["timestamp"], self._zone)
        if at is None:
            self._log.skip(place, f"{shown(row['timestamp'])} is not a date")
            return
        id_ = row["sessionid"].strip()
        # Without an id it is the day that holds sets together.
        key = id_ or f"{at:%Y-%m-%d}"
        session = self._log.session((key,), partial(Session, at, (key,)))
        exercise = row["exercise"].strip()
        if not self._log.is_usable(place, session, exercise):
            return
        if done := set_of(self._log, place, partial(self._set, row, at)):
            entry = session.entry(exercise)
            entry.annotate(lines(row.get("note", "")))
            entry.sets.append(done)
            if "logged_at" in done:
                stretch(session, at)

    def _set(self, row: Cells, at: datetime) -> Plain:
        weight = cells.weight(row["weight"])
        unit = cells.unit_of_weight(row.get("unit", ""))
        return a_set(
            load=a_load(weight, unit, row["exercise"]),
            reps=cells.repetitions(row["reps"]),
            logged_at=written(at) if has_time(row["timestamp"]) else "",
        )


def stretch(session: Session, at: datetime) -> None:
    """Let the workout last from its first set to its last."""
    if session.started is not None:
        session.ended = max(session.ended or session.started, at)
        session.started = min(session.started, at)
