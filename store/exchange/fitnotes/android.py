"""FitNotes for Android: one row a set, a day is a workout.

Its columns are `Date, Exercise, Category, Weight (kgs)|(lbs), Reps, Distance, Distance Unit, Time`,
in newer files `Weight, Weight Unit`, and in some `Comment`. There is no time of day and no name of
the workout: it is known by its day, and stands at noon.

Rows are in the order in which they were logged, so the rows of a circuit alternate. The app itself
shows each exercise of a day once, and so it is read, in the order in which they first appear.

Names are not quoted, even when there are commas in them: such a row is longer than the header, and
is put together again from the right, where the cells are numbers.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from store.errors import ImportFileError
from store.exchange import cells
from store.exchange.cells import BadCell, shown
from store.exchange.dates import Dates
from store.exchange.log import Log, Session
from store.exchange.sets import a_load, a_set, was_done
from store.exchange.sheet import bare, with_unit
from store.exchange.table import Table, header_of
from store.exchange.taking import lines, set_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.exchange.log import Plain
    from store.exchange.reading import Options, Reading
    from store.exchange.sheet import Cells

_HEAD = ("date", "exercise", "category")
_TAIL = {
    "weight": "weight",
    "weight unit": "unit",
    "reps": "reps",
    "distance": "distance",
    "distance unit": "distance_unit",
    "time": "time",
    "comment": "comment",
    "comments": "comment",
    "notes": "comment",
}
_NUMBERS = ("weight", "reps", "distance")
_MOST_COMMAS = 20
"""In a name that nobody quoted; with more the row is damaged."""


def is_fitnotes(text: str) -> bool:
    """Whether the first line is that of FitNotes on Android."""
    return _layout(text) is not None


def read(text: str, options: Options) -> Reading:
    """Every workout in the file; raise ImportFileError when it can't be used at all."""
    layout = _layout(text)
    if layout is None:
        raise ImportFileError("its first line isn't that of an export of FitNotes for Android")
    table = Table(text)
    _put_in_order(table, layout.order)
    log = Log("fitnotes", "an export of FitNotes", table)
    reader = _Reader(table, log, options, layout.fields, layout.unit)
    for place, row in log.rows(table):
        reader.take(place, row)
    return log.reading(options)


class _Layout(NamedTuple):
    """What the header says."""

    order: list[int]
    """Of the columns, so that day, exercise and category come first."""
    fields: list[str]
    """Those behind the category, in their order."""
    unit: str


def _layout(text: str) -> _Layout | None:
    header = header_of(text)
    names = list(map(bare, header))
    if not set(_HEAD) <= set(names):
        return None
    head = [names.index(name) for name in _HEAD]
    tail = [at for at in range(len(names)) if at not in head]
    fields = [_TAIL.get(with_unit(header[at])[0], "") for at in tail]
    if not {"weight", "reps", "distance", "time"} <= set(fields) or fields.count("weight") != 1:
        return None
    unit = with_unit(header[tail[fields.index("weight")]])[1]
    return _Layout(head + tail, fields, cells.UNITS.get(unit, ""))


def _put_in_order(table: Table, order: list[int]) -> None:
    """Move columns that somebody else has moved; rows of another width stay as they are."""
    if order == list(range(len(order))):
        return
    for row in table.rows:
        if len(row) == len(order):
            row[:] = [row[at] for at in order]


class _Reader:
    """Takes rows into their days."""

    def __init__(
        self, table: Table, log: Log, options: Options, fields: list[str], unit: str
    ) -> None:
        self._log, self._zone, self._unit = log, options.zone, unit
        self._fields = fields
        self._width = len(_HEAD) + len(fields)
        self._dates = Dates((row[0] for _place, row in table.body()), options.order)
        log.warnings.append(self._dates.warning)
        whole = [row for _place, row in table.body() if len(row) == self._width]
        self._exercises = {row[1] for row in whole}
        self._categories = {row[2] for row in whole}
        for row in whole:
            log.hint(row[1], row[2])

    def take(self, place: int, row: list[str]) -> None:
        """Take one row."""
        fixed = self._repaired(row)
        if fixed is None:
            reason = f"{len(row)} columns instead of {self._width}"
            self._log.skip(place, f"{reason}: damaged or cut off")
            return
        date, exercise, tail = fixed
        session = self._log.session((date.strip(),), partial(self._begun, date))
        if not self._log.is_usable(place, session, exercise):
            return
        read = partial(self._set, place, exercise, tail)
        if done := set_of(self._log, place, read, _is_set):
            session.entry(exercise).sets.append(done)

    def _begun(self, date: str) -> Session:
        started = self._dates.instant(date, self._zone)
        local = self._dates.read(date)
        if started is None or local is None:
            return Session(None, refused=f"{shown(date)} is not a date like 2026-11-22")
        return Session(started, (f"{local:%Y-%m-%d}",))

    def _repaired(self, row: list[str]) -> tuple[str, str, Cells] | None:
        extra = len(row) - self._width
        if not 0 <= extra <= _MOST_COMMAS:
            return None
        while extra and not row[-1].strip() and not self._fits(row[3 + extra :]):
            row, extra = row[:-1], extra - 1
        for shift in range(extra, -1, -1):
            tail = row[3 + shift :]
            if extra == 0 or self._fits(tail):
                return row[0], self._name(row[1 : 3 + shift]), self._cells(tail)
        return None

    def _name(self, parts: list[str]) -> str:
        """The exercise among the pieces of it and its category."""
        for known in (self._exercises, None):
            for cut in range(len(parts) - 1, 0, -1):
                name, category = ",".join(parts[:cut]), ",".join(parts[cut:])
                if category in self._categories and (known is None or name in known):
                    return name
        return ",".join(parts[:-1])

    def _cells(self, tail: Sequence[str]) -> Cells:
        found = dict(zip(self._fields, tail, strict=False))
        last = self._fields[-1]
        if last == "comment" and len(tail) > len(self._fields):
            found[last] = ",".join(tail[len(self._fields) - 1 :])
        return found

    def _fits(self, tail: Sequence[str]) -> bool:
        """Whether the cells behind the category are where they should be."""
        if len(tail) < len(self._fields):
            return False
        if len(tail) > len(self._fields) and self._fields[-1] != "comment":
            return False
        found = self._cells(tail)
        try:
            for field in _NUMBERS:
                cells.number(found[field], field)
            cells.unit_of_weight(found.get("unit", ""))
            cells.seconds(found["time"])
        except BadCell:
            return False
        return not found.get("distance_unit", "x") or "distance" in found

    def _set(self, place: int, exercise: str, row: Cells) -> Plain:
        unit = cells.unit_of_weight(row.get("unit", "")) or self._unit
        return a_set(
            load=a_load(cells.weight(row["weight"]), unit, exercise, zero=True),
            reps=cells.repetitions(row["reps"]),
            seconds=cells.seconds(row["time"]),
            metres=self._metres(place, row),
            note=lines(row.get("comment", "")),
        )

    def _metres(self, place: int, row: Cells) -> float | None:
        distance = cells.amount(row["distance"], "distance", cells.FARTHEST)
        if not distance:
            return None
        unit = row.get("distance_unit", "").strip()
        if not cells.is_length(unit):
            what = f"{shown(unit)} as a unit of distance" if unit else "a distance without a unit"
            self._log.remark(place, what, "the distance was left out")
            return None
        return cells.metres(distance, unit)


def _is_set(done: Plain) -> bool:
    """Whether anything was done; an exercise may be of the type that is weight alone."""
    return was_done(done) or bool(done.get("load", {}).get("value"))
