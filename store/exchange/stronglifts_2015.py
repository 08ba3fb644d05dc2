"""StrongLifts' CSV of its first years: one row a workout, its exercises side by side.

`Date, Note, Workout, Body Weight, Exercise 1, Weight (KG), Weight (LB), Set 1, …, Set 5,
Exercise 2, Weight (KG), Weight (LB), Set 1, …`. All sets of an exercise have one weight, written in
both units, each rounded to what plates make in it; the lifter's is that of the body's weight. An
empty set wasn't done, 0 reps are a set that failed. A workout is known by its day and name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from store.exchange import cells
from store.exchange.cells import BadCell, shown
from store.exchange.dates import Dates
from store.exchange.log import Entry, Log, Session
from store.exchange.sets import a_load, a_set
from store.exchange.sheet import bare, with_unit
from store.exchange.table import Table, header_of
from store.exchange.taking import lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.exchange.log import Plain
    from store.exchange.reading import Options, Reading
    from store.exchange.sheet import Cells

_EXERCISE = re.compile(r"exercise \d{1,2}", re.ASCII)
_SET = re.compile(r"set \d{1,2}", re.ASCII)
_BODY = "body weight"
_FIELDS = ("date", "note", "workout")
_UNIT = re.compile(r"[\d.,]+\s*(kg|lb)s?", re.IGNORECASE | re.ASCII)


@dataclass(slots=True)
class _Block:
    """The columns of one exercise."""

    name: int
    weights: dict[str, int] = field(default_factory=dict)
    sets: list[int] = field(default_factory=list)

    def take(self, at: int, name: str, unit: str) -> None:
        """Take a column, if it belongs here."""
        if name == "weight":
            self.weights.setdefault(cells.UNITS.get(unit, ""), at)
        elif _SET.fullmatch(name):
            self.sets.append(at)


def is_theirs(text: str) -> bool:
    """Whether the first line is that of such an export."""
    names = [with_unit(cell)[0] for cell in header_of(text)]
    first = next((at for at, name in enumerate(names) if _EXERCISE.fullmatch(name)), 0)
    return "date" in names[:first] and {"weight", "set 1"} <= set(names[first:])


def read(text: str, options: Options) -> Reading:
    """Every workout in the file; raise ImportFileError when it can't be used at all."""
    table = Table(text)
    log = Log("stronglifts", "an export of StrongLifts", table)
    reader = _Reader(table, log, options)
    for place, row in log.rows(table):
        reader.take(place, row)
    return log.reading(options)


class _Reader:
    """Takes rows, each of which is a workout."""

    def __init__(self, table: Table, log: Log, options: Options) -> None:
        self._log, self._zone = log, options.zone
        header = [bare(cell) for cell in next(row for row in table.rows if row)]
        self._width = len(header)
        self._fields: dict[str, int] = {}
        self._blocks: list[_Block] = []
        for at, cell in enumerate(header):
            name, unit = with_unit(cell)
            if _EXERCISE.fullmatch(name):
                self._blocks.append(_Block(at))
            elif self._blocks:
                self._blocks[-1].take(at, name, unit)
            else:
                self._fields.setdefault(name, at)
        self._unit = options.unit or self._unit_of(self._column(table, _BODY))
        self._dates = Dates(self._column(table, "date"), options.order)
        log.warnings.append(self._dates.warning)

    def take(self, place: int, row: list[str]) -> None:
        """Take one workout; cells that a spreadsheet has cut off are empty."""
        if len(row) <= self._blocks[0].name or any(map(str.strip, row[self._width :])):
            self._log.skip(place, f"{len(row)} columns instead of {self._width}: damaged")
            return
        row = row + [""] * (self._width - len(row))
        found = {name: row[self._fields[name]] for name in _FIELDS if name in self._fields}
        key = (found["date"].strip(), found.get("workout", "").strip())
        session = self._log.session(key, partial(self._begun, found))
        for block in self._blocks:
            exercise = row[block.name].strip()
            if exercise and self._log.is_usable(place, session, exercise):
                sets = self._sets(place, row, block)
                session.entries.append(Entry(exercise, sets=sets))

    def _begun(self, row: Cells) -> Session:
        started = self._dates.instant(row["date"], self._zone)
        day = self._dates.read(row["date"])
        if started is None or day is None:
            return Session(None, refused=f"{shown(row['date'])} is not a date")
        title = row.get("workout", "").strip()
        key = (f"{day:%Y-%m-%d}", title)
        return Session(started, key, title, note=lines(row.get("note", "")).strip())

    def _sets(self, place: int, row: list[str], block: _Block) -> list[Plain]:
        found = []
        for number, at in enumerate(block.sets, 1):
            try:
                load, reps = self._load(row, block), cells.repetitions(row[at])
            except BadCell as error:
                self._log.skip(place, f"{row[block.name].strip()}, set {number}: {error}")
                continue
            if reps is not None:
                found.append(a_set(kind="working" if reps else "failure", load=load, reps=reps))
        return found

    def _load(self, row: list[str], block: _Block) -> Plain | None:
        """The weight in the lifter's unit, else in the other one."""
        for unit in sorted(block.weights, key=lambda each: each != self._unit):
            if weight := cells.weight(row[block.weights[unit]]):
                return a_load(weight, unit, row[block.name])
        return None

    def _column(self, table: Table, name: str) -> list[str]:
        at = self._fields.get(name, self._width)
        return [row[at] for _place, row in table.body() if at < len(row)]

    def _unit_of(self, bodies: Iterable[str]) -> str:
        """The unit that stands behind the body's weight, mostly."""
        units = [found[1].lower() for each in bodies if (found := _UNIT.fullmatch(each.strip()))]
        if units:
            return max(units, key=units.count)
        if any(len(block.weights) > 1 for block in self._blocks):
            self._log.warnings.append(
                "weights stand there in kg and in lb, and nothing says which was lifted: "
                "read as kg. If that's wrong, take the import back (htrack undo) and add --unit lb"
            )
        return "kg"
