"""Hevy's CSV: one row a set, workouts newest first.

Its columns are `title, start_time, end_time, description, exercise_title, superset_id,
exercise_notes, set_index, set_type, weight_kg|weight_lbs, reps, distance_km|distance_miles,
duration_seconds, rpe`; the units of weight and distance are chosen apart from each other. Dates are
local and in the language of the phone. A workout is known by its start and title.

`set_index` counts from 0 within a block of one exercise: where it starts again, so does the block.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from store.errors import ImportFileError
from store.exchange import cells
from store.exchange.cells import BadCell, shown
from store.exchange.dates import Dates
from store.exchange.log import Entry, Log, Session
from store.exchange.sets import NOTHING, a_load, a_set, was_done
from store.exchange.sheet import Sheet, has_columns

if TYPE_CHECKING:
    from store.exchange.log import Plain
    from store.exchange.reading import Options, Reading
    from store.exchange.sheet import Cells

_NEEDED = ("title", "start_time", "exercise_title", "set_index", "reps")
_COLUMNS = {
    **{name: name for name in (*_NEEDED, "end_time", "description", "superset_id")},
    **{name: name for name in ("exercise_notes", "set_type", "duration_seconds", "rpe")},
    **dict.fromkeys(("weight_kg", "weight_lbs", "weight_lb", "weight"), "weight"),
    **dict.fromkeys(("distance_km", "distance_miles", "distance_meters", "distance_m"), "distance"),
}
_WEIGHTS = {"weight_kg": "kg", "weight_lbs": "lb", "weight_lb": "lb"}
_DISTANCES = {"distance_miles": "mi", "distance_meters": "m", "distance_m": "m"}
_KINDS = {
    "": "working", "normal": "working", "warmup": "warmup", "warm_up": "warmup",
    "dropset": "drop", "drop_set": "drop", "drop": "drop", "failure": "failure",
}  # fmt: skip
_MOST_SUPERSETS = 10_000


def is_hevy(text: str) -> bool:
    """Whether the first line is that of an export of Hevy."""
    return has_columns(text, *_NEEDED)


def read(text: str, options: Options) -> Reading:
    """Every workout in the file; raise ImportFileError when it can't be used at all."""
    if not is_hevy(text):
        raise ImportFileError("its first line isn't that of an export of Hevy")
    sheet = Sheet(text, _COLUMNS)
    log = Log("hevy", "an export of Hevy", sheet.table)
    reader = _Reader(sheet, log, options)
    for place, row in sheet.rows(log):
        reader.take(place, row)
    return log.reading(options)


class _Reader:
    """Takes rows into their workouts."""

    def __init__(self, sheet: Sheet, log: Log, options: Options) -> None:
        self._log, self._zone = log, options.zone
        self._dates = Dates(sheet.column("start_time", "end_time"))
        log.warnings.append(self._dates.warning)
        self._unit = _of(sheet, "weight", _WEIGHTS, "")
        # Weight and distance are set apart, but an old export has no unit at all.
        self._distance_unit = _of(sheet, "distance", _DISTANCES, "km")
        notes = sheet.column("exercise_notes", "description")
        self._escaped = not any("\n" in note for note in notes)
        self._last = ("", -1)

    def take(self, place: int, row: Cells) -> None:
        """Take one row."""
        key = (row["start_time"], row["title"], row.get("end_time", ""))
        session = self._log.session(key, partial(self._begun, row))
        name = row["exercise_title"]
        if not self._log.is_usable(place, session, name):
            return
        try:
            done = self._set(place, row)
            index = cells.repetitions(row["set_index"])
        except BadCell as error:
            self._log.skip(place, str(error))
            return
        entry = self._entry(session, row, index)
        entry.annotate(self._text(row.get("exercise_notes", "")))
        if was_done(done):
            entry.sets.append(done)
        else:
            self._log.pass_over(NOTHING)

    def _begun(self, row: Cells) -> Session:
        started = self._dates.instant(row["start_time"], self._zone)
        if started is None:
            return Session(None, refused=f"{shown(row['start_time'])} is not a date")
        ended = self._dates.instant(row.get("end_time", ""), self._zone)
        local = self._dates.read(row["start_time"])
        key = (local.isoformat(" ") if local else "", row["title"])
        note = self._text(row.get("description", ""))
        return Session(started, key, row["title"], ended, note)

    def _entry(self, session: Session, row: Cells, index: int | None) -> Entry:
        name, superset = row["exercise_title"], _superset(row.get("superset_id", ""))
        key = f"{id(session)} {superset}"
        again = index is not None and self._last[0] == key and index <= self._last[1]
        last = session.entries[-1] if session.entries else None
        if last is None or last.name != name or last.superset != superset or again:
            session.entries.append(Entry(name, superset))
        self._last = (key, -1 if index is None else index)
        return session.entries[-1]

    def _set(self, place: int, row: Cells) -> Plain:
        weight = cells.weight(row.get("weight", ""))
        distance = cells.amount(row.get("distance", ""), "distance", cells.FARTHEST)
        return a_set(
            kind=self._kind(place, row.get("set_type", "")),
            load=a_load(weight, self._unit, row["exercise_title"], zero=True),
            reps=cells.repetitions(row["reps"]),
            seconds=cells.seconds(row.get("duration_seconds", "")),
            metres=cells.metres(distance, self._distance_unit) if distance else None,
            rpe=self._effort(place, row.get("rpe", "")),
        )

    def _kind(self, place: int, text: str) -> str:
        kind = _KINDS.get(text.strip().casefold())
        if kind is None:
            self._log.remark(place, f"set type {shown(text)}", "read as a working set")
        return kind or "working"

    def _effort(self, place: int, text: str) -> float | None:
        try:
            return cells.effort(text)
        except BadCell as error:
            self._log.remark(place, str(error), "the set was kept without it")
            return None

    def _text(self, text: str) -> str:
        """A note; exports of 2024 wrote a line break as a backslash and an n."""
        if self._escaped:
            text = text.replace("\\n", "\n")
        return text.replace("\r\n", "\n")


def _of(sheet: Sheet, field: str, units: dict[str, str], otherwise: str) -> str:
    place = sheet.fields.get(field)
    return otherwise if place is None else units.get(sheet.header[place], otherwise)


def _superset(text: str) -> int | None:
    try:
        found = cells.repetitions(text)
    except BadCell:
        return None
    return found if found is None or found < _MOST_SUPERSETS else None
