"""Hevy's CSV: one row a set, workouts newest first.

Its columns are `title, start_time, end_time, description, exercise_title, superset_id,
exercise_notes, set_index, set_type, weight_kg|weight_lbs, reps, distance_km|distance_miles,
duration_seconds, rpe`; the units of weight and distance are chosen apart from each other. Dates are
local and in the language of the phone. A workout is known by its start and title. Files that went
through other hands may have both units side by side, and lack what isn't needed.

`set_index` counts from 0 within a block of one exercise: where it starts again, so does the block.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from store.errors import ImportFileError
from store.exchange import cells
from store.exchange.cells import BadCell, shown
from store.exchange.dates import Dates
from store.exchange.hevy.guard import is_ours, unguard
from store.exchange.log import Entry, Log, Session
from store.exchange.sets import a_load, a_set
from store.exchange.sheet import Sheet, has_columns
from store.exchange.snapping import is_odd
from store.exchange.taking import effort, lines, set_of

if TYPE_CHECKING:
    from store.exchange.log import Plain
    from store.exchange.reading import Options, Reading
    from store.exchange.sheet import Cells

_NEEDED = ("start_time", "exercise_title", "reps")
_WEIGHTS = {"weight_kg": "kg", "weight_lbs": "lb", "weight_lb": "lb", "weight": ""}
# An old export has no unit at all.
_DISTANCES = {
    "distance_km": "km", "distance_miles": "mi", "distance_meters": "m", "distance_m": "m",
    "distance": "km",
}  # fmt: skip
_COLUMNS = {
    **{name: name for name in (*_NEEDED, *_WEIGHTS, *_DISTANCES)},
    **{name: name for name in ("title", "end_time", "description", "superset_id", "set_index")},
    **{name: name for name in ("exercise_notes", "set_type", "duration_seconds", "rpe")},
}
_KINDS = {
    "": "working", "normal": "working", "warmup": "warmup", "warm_up": "warmup",
    "dropset": "drop", "drop_set": "drop", "drop": "drop", "failure": "failure",
}  # fmt: skip


def is_hevy(text: str) -> bool:
    """Whether the first line is that of an export of Hevy."""
    return has_columns(text, *_NEEDED)


def read(text: str, options: Options) -> Reading:
    """Every workout in the file; raise ImportFileError when it can't be used at all."""
    if not is_hevy(text):
        raise ImportFileError("its first line isn't that of an export of Hevy")
    sheet = Sheet(text, _COLUMNS)
    unguard(sheet, text)
    log = Log("hevy", "an export of Hevy", sheet.table)
    reader = _Reader(sheet, log, options, ours=is_ours(text))
    for place, row in sheet.rows(log):
        reader.take(place, row)
    return log.reading(options)


class _Reader:
    """Takes rows into their workouts."""

    def __init__(self, sheet: Sheet, log: Log, options: Options, *, ours: bool) -> None:
        self._log, self._zone = log, options.zone
        self._dates = Dates(sheet.column("start_time", "end_time"), options.order)
        log.warnings.append(self._dates.warning)
        notes = sheet.column("exercise_notes", "description")
        self._escaped = not (ours or any("\n" in note for note in notes))
        self._last = ("", -1)

    def take(self, place: int, row: Cells) -> None:
        """Take one row."""
        key = (row["start_time"], row.get("title", ""), row.get("end_time", ""))
        session = self._log.session(key, partial(self._begun, row))
        name = row["exercise_title"]
        if not self._log.is_usable(place, session, name):
            return
        entry = self._entry(session, row)
        entry.annotate(self._text(row.get("exercise_notes", "")))
        if done := set_of(self._log, place, partial(self._set, place, row)):
            entry.sets.append(done)

    def _begun(self, row: Cells) -> Session:
        started = self._dates.instant(row["start_time"], self._zone)
        if started is None:
            return Session(None, refused=f"{shown(row['start_time'])} is not a date")
        ended = self._dates.instant(row.get("end_time", ""), self._zone)
        local = self._dates.read(row["start_time"])
        title, note = row.get("title", ""), self._text(row.get("description", ""))
        key = (local.isoformat(" ") if local else "", title)
        return Session(started, key, title, ended, note)

    def _entry(self, session: Session, row: Cells) -> Entry:
        name, superset = row["exercise_title"], _number(row.get("superset_id", ""))
        index = _number(row.get("set_index", ""))
        key = f"{id(session)} {superset}"
        again = index is not None and self._last[0] == key and index <= self._last[1]
        last = session.entries[-1] if session.entries else None
        if last is None or last.name != name or last.superset != superset or again:
            session.entries.append(Entry(name, superset))
        self._last = (key, -1 if index is None else index)
        return session.entries[-1]

    def _set(self, place: int, row: Cells) -> Plain:
        return a_set(
            kind=self._kind(place, row.get("set_type", "")),
            load=_load(row),
            reps=cells.repetitions(row["reps"]),
            seconds=cells.seconds(row.get("duration_seconds", "")),
            metres=_metres(row),
            rpe=effort(self._log, place, row.get("rpe", "")),
        )

    def _kind(self, place: int, text: str) -> str:
        kind = _KINDS.get(text.strip().casefold())
        if kind is None:
            self._log.remark(place, f"set type {shown(text)}", "read as a working set")
        return kind or "working"

    def _text(self, text: str) -> str:
        """A note; exports of 2024 wrote a line break as a backslash and an n."""
        if self._escaped:
            text = text.replace("\\n", "\n")
        return lines(text)


def _load(row: Cells) -> Plain | None:
    """The weight; of two that are the same, the rounder one was typed."""
    every = [(unit, cells.weight(row.get(field, ""))) for field, unit in _WEIGHTS.items()]
    given = [(unit, weight) for unit, weight in every if weight is not None]
    if not given:
        return None
    unit, weight = min(given, key=lambda each: is_odd(each[1]))
    return a_load(weight, unit, row["exercise_title"], zero=True)


def _metres(row: Cells) -> float | None:
    for field, unit in _DISTANCES.items():
        if distance := cells.amount(row.get(field, ""), "distance", cells.FARTHEST):
            return cells.metres(distance, unit)
    return None


def _number(text: str) -> int | None:
    """The number of a superset or a set; none for what isn't one."""
    try:
        return cells.repetitions(text)
    except BadCell:
        return None
