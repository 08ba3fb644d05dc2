"""A table of no known app: one row a set (or a few alike), and a word on which column is what.

Only the date and the exercise are needed, and something that was done: reps, seconds or a distance.
Weights may carry their unit in the cell (`80 kg`), in a column of its own, or in the header.
Workouts are days with a title; where dates have times that set a few rows apart, those count.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from store.exchange import cells
from store.exchange.cells import BadCell, shown
from store.exchange.columns import named_unit, seconds_each
from store.exchange.dates import Dates, has_time
from store.exchange.instants import written
from store.exchange.log import Log, Session
from store.exchange.mapping import fields_of, left_out
from store.exchange.sets import a_load, a_set
from store.exchange.sheet import Sheet, bare
from store.exchange.taking import effort, lines, set_of

if TYPE_CHECKING:
    from store.exchange.log import Plain
    from store.exchange.reading import Options, Reading
    from store.exchange.sheet import Cells

_KINDS = {
    **dict.fromkeys(("", "working", "work", "normal", "n", "regular", "set"), "working"),
    **dict.fromkeys(("warmup", "w", "wu"), "warmup"),
    **dict.fromkeys(("drop", "dropset", "d"), "drop"),
    **dict.fromkeys(("failure", "f", "failed", "amrap", "tofailure"), "failure"),
}
_WEIGHT = re.compile(r"([+-]?[\d.,]{1,20})\s*([^\W\d_]{1,12}\.?)?")
_BODY = frozenset({"bw", "bodyweight", "body weight", "-", "–"})
_MOST_SETS = 99
_MOST_SUPERSETS = 10_000


def read(text: str, options: Options) -> Reading:
    """Every workout in the table; raise ImportFileError when it or the mapping can't be used."""
    fields = fields_of(text, options.columns)
    sheet = Sheet(text, {bare(name): field for field, name in fields.items()})
    log = Log("csv", "a table of sets", sheet.table)
    reader = _Reader(sheet, log, options, fields)
    for place, row in sheet.rows(log):
        reader.take(place, row)
    log.warnings += [reader.told_of_units(), left_out(text, fields)]
    return log.reading(options)


class _Reader:
    """Takes rows into their workouts."""

    def __init__(self, sheet: Sheet, log: Log, options: Options, fields: dict[str, str]) -> None:
        self._log, self._zone = log, options.zone
        self._dates = Dates(sheet.column("date"), options.order)
        log.warnings.append(self._dates.warning)
        self._weights = fields.get("weight", "")
        self._unit = named_unit(self._weights)
        self._was_needed = False
        """Whether a weight had its unit from the column's name alone."""
        self._distance_unit = named_unit(fields.get("distance", ""), "distance")
        self._seconds_each = seconds_each(fields.get("seconds", ""))
        # Times that are nearly all different are those of sets, not of workouts.
        every = _moments(sheet)
        moments = {*every}
        self._by_set = len(moments) * 2 > len(every) and sum(map(has_time, moments)) > 1

    def take(self, place: int, row: Cells) -> None:
        """Take one row."""
        at = self._at(row)
        if at is None:
            self._log.skip(place, f"{shown(row['date'])} is not a date")
            return
        moment, timed = at
        key = (moment.partition(" ")[0] if self._by_set or not timed else moment, _title(row))
        started = self._dates.instant(moment if timed else moment.partition(" ")[0], self._zone)
        if started is None:
            self._log.skip(place, f"{shown(row['date'])} is not a date")
            return
        session = self._log.session(key, partial(Session, started, key, _title(row)))
        exercise = row["exercise"].strip()
        if not self._log.is_usable(place, session, exercise):
            return
        done = set_of(self._log, place, partial(self._set, place, row))
        if done is None:
            return
        if self._by_set and timed and session.started is not None:
            session.ended = max(session.ended or session.started, started)
            session.started = min(session.started, started)
            done = done | {"logged_at": written(started)}
        entry = session.block(exercise)
        entry.superset = _superset(row.get("superset", "")) if not entry.sets else entry.superset
        entry.sets += [done] * _times(row)
        session.note = session.note or lines(row.get("workout_notes", "")).strip()

    def told_of_units(self) -> str:
        """By what weights have their unit, where it is the name of their column."""
        if not self._was_needed:
            return ""
        return f"weights were read as {self._unit}, as their column is called {self._weights[:40]}"

    def _at(self, row: Cells) -> tuple[str, bool] | None:
        """The local moment as text, and whether its time is known."""
        for text in (_moment(row), row["date"].strip()):
            found = self._dates.read(text)
            if found is not None:
                return found.isoformat(" "), has_time(text)
        return None

    def _set(self, place: int, row: Cells) -> Plain:
        _times(row)  # a number of sets that can't be right spoils the row
        weight, unit = self._weight(row)
        distance = cells.amount(row.get("distance", ""), "distance", cells.FARTHEST)
        return a_set(
            kind=self._kind(row),
            load=a_load(weight, unit, row["exercise"]),
            reps=cells.repetitions(row.get("reps", "")),
            seconds=self._seconds(row.get("seconds", "")),
            metres=self._metres(place, distance, row) if distance else None,
            rpe=effort(self._log, place, row.get("rpe", ""), row.get("rir", "")),
            note=lines(row.get("notes", "")),
        )

    def _weight(self, row: Cells) -> tuple[float | None, str]:
        text = row.get("weight", "").strip()
        if not text or text.casefold() in _BODY:
            return None, ""
        found = _WEIGHT.fullmatch(text)
        if found is None:
            raise BadCell(f"weight {shown(text)} is not a number")
        written_unit = cells.unit_of_weight(found[2] or "")
        unit = written_unit or cells.unit_of_weight(row.get("unit", ""))
        value = cells.weight(found[1].removeprefix("+"))
        self._was_needed = self._was_needed or bool(self._unit and not unit and value)
        return value, unit or self._unit

    def _seconds(self, text: str) -> float | None:
        value = cells.seconds(text)
        says_itself = ":" in text or any(map(str.isalpha, text))
        if value is None or self._seconds_each == 1 or says_itself:
            return value
        return cells.seconds(f"{value * self._seconds_each:.6f}")

    def _metres(self, place: int, distance: float, row: Cells) -> float:
        unit = row.get("distance_unit", "").strip() or self._distance_unit
        if not unit:
            self._log.remark(place, "a distance without a unit", "read as metres")
        return cells.metres(distance, unit or "m")

    def _kind(self, row: Cells) -> str:
        text = row.get("kind", "")
        word = "".join(each for each in text.casefold() if each.isalpha())
        kind = _KINDS.get(word)
        if kind is None:
            raise BadCell(f"{shown(text)} is no kind of set: working, warm-up, drop, failure")
        return kind


def _moments(sheet: Sheet) -> list[str]:
    """When the rows were done, as far as they say."""
    places = {field: at for field, at in sheet.fields.items() if field in {"date", "time"}}
    cells_of = (
        {f: row[at] for f, at in places.items() if at < len(row)}
        for _place, row in sheet.table.body()
    )
    return list(filter(None, map(_moment, cells_of)))


def _moment(row: Cells) -> str:
    """The date, with the time from a column of its own unless it has one."""
    day, time = row.get("date", "").strip(), row.get("time", "").strip()
    return f"{day} {time}" if time and not has_time(day) else day


def _title(row: Cells) -> str:
    return row.get("title", "").strip()


def _times(row: Cells) -> int:
    """How many sets alike a row stands for; raise BadCell."""
    times = cells.repetitions(row.get("sets", ""))
    if times is not None and not 1 <= times <= _MOST_SETS:
        raise BadCell(f"{times} is no number of sets")
    return times or 1


def _superset(text: str) -> int | None:
    try:
        found = cells.repetitions(text)
    except BadCell:
        return None
    return found if found is None or found < _MOST_SUPERSETS else None
