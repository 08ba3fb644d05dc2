"""Fitbod's CSV: one row a set, instants in UTC, newest workout first.

Its columns are `Date, Exercise, Reps, Weight(kg), Duration(s), Distance(m), Incline, Resistance,
isWarmup, Note, multiplier`; older files lack some of the last. Numbers may have a space in front,
0.0 is none. Weights are always in kilograms, those typed in pounds divided by 2.20462.

`multiplier` says how often the weight is there: 2 for a pair of dumbbells, 4 for a pair on both
sides, 0 for no load. The weight itself is that of one hand, as it is written down here too.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from store.errors import ImportFileError
from store.exchange import cells
from store.exchange.cells import shown
from store.exchange.dates import Dates
from store.exchange.log import Log, Session
from store.exchange.sets import a_load, a_set, yes
from store.exchange.sheet import Sheet, bare, with_unit
from store.exchange.table import header_of
from store.exchange.taking import set_of
from store.units import plain_number

if TYPE_CHECKING:
    from store.exchange.log import Plain
    from store.exchange.reading import Options, Reading
    from store.exchange.sheet import Cells

_NAMES = {
    **{name: name for name in ("date", "exercise", "reps", "weight", "duration", "distance")},
    **{name: name for name in ("incline", "resistance", "note", "multiplier")},
    "iswarmup": "is_warmup",
}
_NEEDED = {"date", "exercise", "reps", "weight", "duration", "distance", "is_warmup"}


def is_fitbod(text: str) -> bool:
    """Whether the first line is that of an export of Fitbod."""
    return _columns(text).keys() >= _NEEDED


def read(text: str, options: Options) -> Reading:
    """Every workout in the file; raise ImportFileError when it can't be used at all."""
    units = _columns(text)
    if not units.keys() >= _NEEDED:
        raise ImportFileError("its first line isn't that of an export of Fitbod")
    names = {bare(cell): _NAMES.get(with_unit(cell)[0], "") for cell in header_of(text)}
    sheet = Sheet(text, names)
    log = Log("fitbod", "an export of Fitbod", sheet.table)
    reader = _Reader(sheet, log, options, units)
    for place, row in sheet.rows(log):
        reader.take(place, row)
    return log.reading(options)


def _columns(text: str) -> dict[str, str]:
    """The unit of each field, by the header."""
    pairs = map(with_unit, header_of(text))
    return {_NAMES[name]: unit for name, unit in pairs if name in _NAMES}


class _Reader:
    """Takes rows into their workouts."""

    def __init__(self, sheet: Sheet, log: Log, options: Options, units: dict[str, str]) -> None:
        self._log, self._zone, self._units = log, options.zone, units
        self._dates = Dates(sheet.column("date"), options.order)

    def take(self, place: int, row: Cells) -> None:
        """Take one row."""
        exercise = row["exercise"].strip()
        session = self._log.session((row["date"],), partial(self._begun, row["date"]))
        if not self._log.is_usable(place, session, exercise):
            return
        if done := set_of(self._log, place, partial(self._set, row, exercise)):
            session.entry(exercise).sets.append(done)

    def _begun(self, date: str) -> Session:
        started = self._dates.instant(date, self._zone)
        if started is None:
            return Session(None, refused=f"{shown(date)} is not a date")
        return Session(started, (" ".join(date.split()),))

    def _set(self, row: Cells, exercise: str) -> Plain:
        distance = cells.amount(row["distance"], "distance", cells.FARTHEST)
        unit = cells.unit_of_weight(self._units["weight"]) or "kg"
        return a_set(
            kind="warmup" if yes(row["is_warmup"]) else "working",
            load=a_load(cells.weight(row["weight"]), unit, exercise),
            reps=cells.repetitions(row["reps"]),
            seconds=cells.seconds(row["duration"]),
            metres=cells.metres(distance, self._units["distance"] or "m") if distance else None,
            note=_note(row),
        )


def _note(row: Cells) -> str:
    """The note, and the settings of a cardio machine, for which there is no other place."""
    parts = [row.get("note", "").strip()]
    for setting in ("incline", "resistance"):
        value = cells.number(row.get(setting, ""), setting)
        if value:
            parts.append(f"{setting} {plain_number(value)}")
    return ", ".join(filter(None, parts))
