"""The two apps called Fit Notes on iOS, each with columns of its own.

One writes instants in UTC and what became of each set:
`Name, StartTime, EndTime, BodyWeight, Exercise, Equipment, Reps, Weight, Time, Distance, Status,
IsWarmup, RPE, RIR, Categories, Note`; its workouts are known by their start. The other writes days
and every weight in both units: `Date, Exercise, Category, Weight (kg), Weight (lbs), Reps,
Distance, Distance Unit, Time, Notes, Kind`. Of two weights the rounder is the one that was typed.
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
from store.exchange.sheet import Sheet, has_columns
from store.exchange.snapping import is_odd
from store.exchange.taking import effort, lines, set_of

if TYPE_CHECKING:
    from store.exchange.log import Entry, Plain
    from store.exchange.reading import Options, Reading
    from store.exchange.sheet import Cells

_TIMED = ("starttime", "exercise", "reps", "weight", "status")
_DAILY = ("date", "exercise", "weight (kg)", "weight (lbs)", "reps")
_COLUMNS = {
    **{name: name for name in ("name", "exercise", "equipment", "reps", "weight", "time")},
    **{name: name for name in ("distance", "status", "rpe", "rir", "note", "kind")},
    "starttime": "start",
    "date": "start",
    "endtime": "end",
    "iswarmup": "is_warmup",
    "weight (kg)": "kg",
    "weight (lbs)": "lb",
    "weight (lb)": "lb",
    "distance unit": "distance_unit",
    "categories": "categories",
    "category": "categories",
    "notes": "note",
}
_KINDS = {
    "warmup": "warmup", "drop": "drop", "dropset": "drop", "failure": "failure", "failed": "failure"
}  # fmt: skip
_NOT_DONE = frozenset({"notstarted", "skipped", "todo", "pending", "planned", "inprogress"})
PLANNED = "planned sets that weren't done"


def is_fitnotes_ios(text: str) -> bool:
    """Whether the first line is that of either app."""
    return has_columns(text, *_TIMED) or has_columns(text, *_DAILY)


def read(text: str, options: Options) -> Reading:
    """Every workout in the file; raise ImportFileError when it can't be used at all."""
    if not is_fitnotes_ios(text):
        raise ImportFileError("its first line isn't that of an export of Fit Notes for iOS")
    sheet = Sheet(text, _COLUMNS)
    log = Log("fitnotes-ios", "an export of Fit Notes", sheet.table)
    reader = _Reader(sheet, log, options)
    for place, row in sheet.rows(log):
        reader.take(place, row)
    return log.reading(options)


class _Reader:
    """Takes rows into their workouts."""

    def __init__(self, sheet: Sheet, log: Log, options: Options) -> None:
        self._log, self._options = log, options
        self._dates = Dates(sheet.column("start", "end"), options.order)
        log.warnings.append(self._dates.warning)
        self._is_daily = "kg" in sheet.fields

    def take(self, place: int, row: Cells) -> None:
        """Take one row."""
        if _word(row.get("status", "")) in _NOT_DONE:
            self._log.pass_over(PLANNED)
            return
        key = (row["start"], row.get("name", ""))
        session = self._log.session(key, partial(self._begun, row))
        if not self._log.is_usable(place, session, row["exercise"]):
            return
        if done := set_of(self._log, place, partial(self._set, place, row)):
            entry = self._entry(session, row)
            entry.sets.append(done)
            self._log.hint(entry.name, row.get("categories", ""))

    def _entry(self, session: Session, row: Cells) -> Entry:
        name, equipment = row["exercise"], row.get("equipment", "").strip()
        if equipment and equipment.casefold() not in name.casefold() and equipment != "None":
            name = f"{name} ({equipment})"
        return session.entry(name) if self._is_daily else session.block(name)

    def _begun(self, row: Cells) -> Session:
        started = self._dates.instant(row["start"], self._options.zone)
        moment = self._dates.read(row["start"])
        if started is None or moment is None:
            return Session(None, refused=f"{shown(row['start'])} is not a date")
        key = f"{moment:%Y-%m-%d}" if self._is_daily else moment.isoformat(" ")
        ended = self._dates.instant(row.get("end", ""), self._options.zone)
        return Session(started, (key,), row.get("name", ""), ended)

    def _set(self, place: int, row: Cells) -> Plain:
        return a_set(
            kind=self._kind(row),
            load=self._load(row),
            reps=cells.repetitions(row["reps"]),
            seconds=cells.seconds(row.get("time", "")),
            metres=self._metres(place, row),
            rpe=effort(self._log, place, row.get("rpe", ""), row.get("rir", "")),
            note=lines(row.get("note", "")),
        )

    def _metres(self, place: int, row: Cells) -> float | None:
        distance = cells.amount(row.get("distance", ""), "distance", cells.FARTHEST)
        unit = row.get("distance_unit", "").strip() or "m"
        if distance and not cells.is_length(unit):
            what = f"{shown(unit)} as a unit of distance"
            self._log.remark(place, what, "the distance was left out")
            return None
        return cells.metres(distance, unit) if distance else None

    def _kind(self, row: Cells) -> str:
        if yes(row.get("is_warmup", "")):
            return "warmup"
        kind = _KINDS.get(_word(row.get("kind", "")), "working")
        return "failure" if _word(row.get("status", "")) == "failed" else kind

    def _load(self, row: Cells) -> Plain | None:
        if not self._is_daily:
            return a_load(cells.weight(row["weight"]), "", row["exercise"])
        both = {unit: cells.weight(row.get(unit, "")) for unit in ("kg", "lb")}
        given = {unit: weight for unit, weight in both.items() if weight}
        unit = next(iter(given), "kg")
        if len(given) == 2:
            rounder = [each for each in given if not is_odd(given[each])]
            unit = rounder[0] if len(rounder) == 1 else self._options.unit or "kg"
        return a_load(both[unit], unit, row["exercise"])


def _word(text: str) -> str:
    return "".join(each for each in text.casefold() if each.isalpha())
