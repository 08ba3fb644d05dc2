"""StrongLifts' wide CSV: one row an exercise, its sets side by side.

`Date (yyyy/mm/dd), Workout, Workout Name, Program Name, Body Weight (KG), Exercise, Sets×Reps, …,
Volume (KG), …, Start Time (h:mm), End Time (h:mm), Notes, Set 1 (Reps), Set 1 (KG), …`, as many set
columns as the longest exercise needs. An empty pair is no set, 0 reps are a set that failed. A
workout is known by its day, start and name: its number shifts when an older one is deleted.

The volume is there as well, so what was read is checked against it. The body's weight is in a unit
of its own, and stands beside every workout until the lifter changes it.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from store.errors import ImportFileError
from store.exchange import bodies, cells, stronglifts_2015
from store.exchange.cells import BadCell, shown
from store.exchange.dates import Dates
from store.exchange.instants import later
from store.exchange.log import Log, Session
from store.exchange.sets import a_load, a_set, was_done
from store.exchange.sheet import bare, with_unit
from store.exchange.table import Table, header_of
from store.exchange.taking import lines

if TYPE_CHECKING:
    from datetime import datetime

    from store.exchange.log import Entry, Plain
    from store.exchange.reading import Options, Reading
    from store.exchange.sheet import Cells

_FIELDS = {
    "date": "date",
    "workout name": "title",
    "program name": "program",
    "exercise": "exercise",
    "volume": "volume",
    "duration": "hours",
    "start time": "start",
    "end time": "end",
    "notes": "note",
    "note": "note",
}
_BODY = "body weight"
_SET = re.compile(r"set (\d{1,4})", re.ASCII)
_SECONDS = {"time": 1, "sec": 1, "secs": 1, "seconds": 1, "s": 1, "min": 60, "minutes": 60}
_OFF = 0.01
"""Share by which a volume may differ before it is told: the app rounds pounds to a tenth."""


def is_stronglifts(text: str) -> bool:
    """Whether the first line is that of an export of StrongLifts."""
    names = {with_unit(cell) for cell in header_of(text)}
    plain = {name for name, _unit in names}
    is_of_today = {"date", "exercise"} <= plain and ("set 1", "reps") in names
    return is_of_today or stronglifts_2015.is_theirs(text)


def read(text: str, options: Options) -> Reading:
    """Every workout in the file; raise ImportFileError when it can't be used at all."""
    if not is_stronglifts(text):
        raise ImportFileError("its first line isn't that of an export of StrongLifts")
    if stronglifts_2015.is_theirs(text):
        return stronglifts_2015.read(text, options)
    table = Table(text)
    log = Log("stronglifts", "an export of StrongLifts", table)
    reader = _Reader(table, log, options)
    for place, row in log.rows(table):
        reader.take(place, row)
    reader.finish()
    reading = log.reading(options)
    weighed = bodies.documents("stronglifts", reader.weighed.values())
    return reading._replace(plans={"body": weighed}) if weighed else reading


class _Reader:
    """Takes rows into their workouts."""

    def __init__(self, table: Table, log: Log, options: Options) -> None:
        self.weighed: dict[tuple[str, ...], bodies.Noted] = {}
        self._log, self._zone, self._table = log, options.zone, table
        header = [bare(cell) for cell in next(row for row in table.rows if row)]
        self._width = len(header)
        self._fields: dict[str, int] = {}
        self._body_unit = ""
        self._sets: dict[int, dict[str, int]] = {}
        for at, cell in enumerate(header):
            name, unit = with_unit(cell)
            if found := _SET.fullmatch(name):
                self._sets.setdefault(int(found[1]), {})[unit] = at
            elif name == _BODY:
                self._fields["body"], self._body_unit = at, cells.UNITS.get(unit, "")
            elif name in _FIELDS:
                self._fields.setdefault(_FIELDS[name], at)
        dates = self._fields["date"]
        self._dates = Dates(
            (row[dates] for _place, row in table.body() if dates < len(row)), options.order
        )
        self._notes: dict[int, tuple[Session, list[tuple[Entry, str]]]] = {}

    def take(self, place: int, row: list[str]) -> None:
        """Take the row of one exercise; cells that a spreadsheet has cut off are empty."""
        is_cut = place == self._table.cut
        if is_cut or len(row) < len(self._fields) or any(map(str.strip, row[self._width :])):
            self._log.skip(place, f"{len(row)} columns instead of {self._width}: damaged")
            return
        row = row + [""] * (self._width - len(row))
        found = {field: row[at] for field, at in self._fields.items()}
        key = tuple(found.get(field, "") for field in ("date", "start", "title"))
        session = self._log.session(key, partial(self._begun, found))
        exercise = found["exercise"].strip()
        if not self._log.is_usable(place, session, exercise):
            return
        self._weigh(session, found.get("body", ""))
        entry = session.entry(exercise)
        sets = self._sets_of(place, row, exercise)
        entry.sets += sets
        if not sets:
            self._log.pass_over("exercises without a set")
        self._check(place, found.get("volume", ""), sets)
        _session, notes = self._notes.setdefault(id(session), (session, []))
        notes.append((entry, lines(found.get("note", "")).strip()))

    def _weigh(self, session: Session, cell: str) -> None:
        if session.started is not None and self._body_unit and session.key not in self.weighed:
            found = bodies.noted(session.key, session.started, cell, self._body_unit)
            if found is not None:
                self.weighed[session.key] = found

    def finish(self) -> None:
        """Notes that stand beside every exercise of a workout are those of the workout."""
        for session, notes in self._notes.values():
            texts = {note for _entry, note in notes}
            if len(texts) == 1 and len(notes) > 1:
                session.note = texts.pop()
            else:
                for entry, note in notes:
                    entry.annotate(note)

    def _begun(self, row: Cells) -> Session:
        day, start = row.get("date", ""), row.get("start", "").strip()
        started = self._dates.instant(f"{day} {start}".strip(), self._zone)
        if started is None:
            return Session(None, refused=f"{shown(f'{day} {start}'.strip())} is not a date")
        moment = self._dates.read(f"{day} {start}".strip())
        title, program = row.get("title", "").strip(), row.get("program", "").strip()
        key = (f"{moment:%Y-%m-%d %H:%M}" if start else f"{moment:%Y-%m-%d}", title)
        if program and title:
            title = f"{title} ({program})"
        return Session(started, key, title or program, self._end(row, started))

    def _end(self, row: Cells, started: datetime) -> datetime | None:
        end = row.get("end", "").strip()
        if end:
            ended = self._dates.instant(f"{row['date']} {end}", self._zone)
            if ended is not None and ended.timestamp() < started.timestamp():
                return later(ended, timedelta(days=1).total_seconds(), self._zone)
            return ended
        try:
            hours = cells.amount(row.get("hours", ""), "duration", 24)
        except BadCell:
            return None
        return later(started, round(hours * 3600), self._zone) if hours else None

    def _sets_of(self, place: int, row: list[str], exercise: str) -> list[Plain]:
        found = []
        for number, columns in sorted(self._sets.items()):
            try:
                done = self._set({unit: row[at] for unit, at in columns.items()}, exercise)
            except BadCell as error:
                self._log.skip(place, f"set {number}: {error}")
                continue
            if was_done(done):
                found.append(done)
        return found

    def _set(self, columns: Cells, exercise: str) -> Plain:
        reps = cells.repetitions(columns.get("reps", ""))
        weight, weight_unit, seconds = None, "kg", None
        for unit, cell in columns.items():
            if unit in cells.UNITS:
                weight, weight_unit = cells.weight(cell), cells.UNITS[unit]
            elif unit in _SECONDS and cell.strip():
                time = cells.seconds(cell)
                seconds = time * _SECONDS[unit] if time else None
        kind = "failure" if reps == 0 and not seconds else "working"
        return a_set(
            kind=kind, load=a_load(weight, weight_unit, exercise), reps=reps, seconds=seconds
        )

    def _check(self, place: int, cell: str, sets: list[Plain]) -> None:
        """Compare with the volume that the app has worked out, which counts dumbbells twice."""
        try:
            told = cells.number(cell, "volume")
        except BadCell:
            return
        loads = ((done.get("load", {}), done.get("reps", 0)) for done in sets)
        volume = sum(load["value"] * reps for load, reps in loads if "value" in load)
        if told and volume and min(abs(volume - told), abs(2 * volume - told)) > _OFF * told:
            self._log.remark(
                place, f"a volume of {cell.strip()[:20]}", "the sets beside it come to another one"
            )
