"""GymBook's CSV, in whatever language it was exported: one row a set.

In Italian its columns are `Data, Programma, Orario, Esercizio, Zona, Gruppi muscolari (Primari),
Gruppi muscolari (Secondari), Set / Set di riscaldamento / Set di defaticamento, Ripetizioni /
Tempo, Peso / Distanza, Appunti, Saltato`. Twelve columns in this order, and a first row that looks
so, are a GymBook export in any language; what a cell of the eighth says is one of the three things
that its header names. A workout is known by its day and program.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from store.errors import ImportFileError
from store.exchange import cells
from store.exchange.cells import BadCell, shown
from store.exchange.dates import Dates
from store.exchange.instants import written
from store.exchange.log import Log, Session
from store.exchange.sets import a_load, a_set
from store.exchange.table import Table, first_rows
from store.exchange.taking import lines, set_of

if TYPE_CHECKING:
    from datetime import datetime

    from store.exchange.log import Plain
    from store.exchange.reading import Options, Reading

_DATE, _TITLE, _TIME, _EXERCISE, _REGION, _MUSCLES = 0, 1, 2, 3, 4, 5
_KIND, _AMOUNT, _LOAD, _NOTE, _SKIPPED = 7, 8, 9, 10, 11
_WIDTH = 12

_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(\s?[ap]\.?m\.?)?", re.ASCII | re.IGNORECASE)
_QUANTITY = re.compile(r"(-?[\d.,]{1,20})\s*(\D{1,40})")
_SECONDS = ("s", "sec", "sek", "seg", "сек", "秒", "초")
"""Of these and the next, what has two letters and more may go on."""
_MINUTES = ("min", "мин", "分", "分钟", "分鐘", "분")
_HOURS = ("h", "hr", "ore", "ora", "hour", "stund", "hor", "heur", "uur", "час", "时", "時")
_YES = frozenset({
    "yes", "y", "si", "sí", "sì", "ja", "oui", "sim", "да", "tak", "ano", "evet", "kyllä", "igen",
    "true", "1", "是", "はい", "예",
})  # fmt: skip
SKIPPED = "sets that were skipped in the app"


def is_gymbook(text: str) -> bool:
    """Whether the first lines are those of an export of GymBook."""
    rows = first_rows(text)
    start = _start(rows[0]) if rows else None
    if start is None:
        return False
    row = rows[-1][start : start + _WIDTH]
    return len(rows) == 1 or (
        len(row) == _WIDTH
        and _CLOCK.fullmatch(row[_TIME].strip()) is not None
        and _QUANTITY.fullmatch(row[_AMOUNT].strip()) is not None
    )


def read(text: str, options: Options) -> Reading:
    """Every workout in the file; raise ImportFileError when it can't be used at all."""
    if not is_gymbook(text):
        raise ImportFileError("its first lines aren't those of an export of GymBook")
    table = Table(text)
    header = next(row for row in table.rows if row)
    start = _start(header) or 0
    log = Log("gymbook", "an export of GymBook", table)
    own = [row[start : start + _WIDTH] for _place, row in table.body() if len(row) == len(header)]
    reader = _Reader(header[start:], own, log, options)
    for place, row in log.rows(table):
        if len(row) == len(header):
            reader.take(place, row[start : start + _WIDTH])
        else:
            log.skip(place, f"{len(row)} columns instead of {len(header)}: damaged or cut off")
    return log.reading(options)


def _start(header: list[str]) -> int | None:
    """Where the twelve columns begin, which others may surround; none when they aren't there."""
    kinds = [at for at, name in enumerate(header) if name.count("/") == 2]
    start = kinds[0] - _KIND if kinds else -1
    return start if start >= 0 and start + _WIDTH <= len(header) else None


class _Reader:
    """Takes rows into their workouts."""

    def __init__(
        self, header: list[str], rows: list[list[str]], log: Log, options: Options
    ) -> None:
        self._log, self._zone = log, options.zone
        self._dates = Dates((row[_DATE] for row in rows), options.order)
        log.warnings.append(self._dates.warning)
        names = [name.strip().casefold() for name in header[_KIND].split("/")]
        self._kinds = dict(zip(names, ("working", "warmup", "cooldown"), strict=True))

    def take(self, place: int, row: list[str]) -> None:
        """Take one row."""
        if row[_SKIPPED].strip().casefold() in _YES:
            self._log.pass_over(SKIPPED)
            return
        at = self._dates.instant(f"{row[_DATE]} {row[_TIME]}", self._zone)
        session = self._log.session((row[_DATE], row[_TITLE]), partial(self._begun, row, at))
        exercise = row[_EXERCISE].strip()
        if not self._log.is_usable(place, session, exercise):
            return
        if done := set_of(self._log, place, partial(self._set, place, row, at)):
            session.entry(exercise).sets.append(done)
            self._log.hint(exercise, row[_MUSCLES], row[_REGION])
            _stretch(session, at)

    def _begun(self, row: list[str], at: datetime | None) -> Session:
        day = self._dates.read(row[_DATE])
        if at is None or day is None:
            return Session(None, refused=f"{shown(f'{row[_DATE]} {row[_TIME]}')} is not a date")
        return Session(at, (f"{day:%Y-%m-%d}", row[_TITLE]), row[_TITLE], at)

    def _set(self, place: int, row: list[str], at: datetime | None) -> Plain:
        reps, seconds = _amount(row[_AMOUNT])
        load, metres = _load(row[_LOAD], row[_EXERCISE])
        return a_set(
            kind=self._kind(place, row[_KIND]),
            load=load,
            reps=reps,
            seconds=seconds,
            metres=metres,
            logged_at=written(at) if at else "",
            note=lines(row[_NOTE]),
        )

    def _kind(self, place: int, text: str) -> str:
        kind = self._kinds.get(text.strip().casefold())
        if kind == "cooldown":
            self._log.remark(place, "a cool-down set", "kept as a warm-up, which doesn't count")
            return "warmup"
        if kind is None:
            self._log.remark(place, f"a set that is {shown(text)}", "read as a working set")
        return kind or "working"


def _stretch(session: Session, at: datetime | None) -> None:
    """Let the workout last from its first set to its last; rows may run either way."""
    if at is None or session.started is None or session.ended is None:
        return
    if abs(at - session.started) < timedelta(days=1):
        session.started = min(session.started, at)
        session.ended = max(session.ended, at)


def _amount(text: str) -> tuple[int | None, float | None]:
    """Reps or seconds of `12 ripetizioni`, `60 secondi`, `14 minuti`; raise BadCell."""
    number, word = _quantity(text)
    if number is None:
        return None, None
    for words, worth in ((_SECONDS, 1), (_MINUTES, 60), (_HOURS, 3600)):
        if word in words or word.startswith(tuple(each for each in words if len(each) > 1)):
            return None, cells.amount(str(number * worth), "seconds", cells.LONGEST_SET)
    return cells.repetitions(f"{number:g}"), None


def _load(text: str, exercise: str) -> tuple[Plain | None, float | None]:
    """The load or the metres of `40,00 kg`, `1,00 km`; raise BadCell."""
    number, word = _quantity(text)
    if not number:
        return None, None
    unit = cells.UNITS.get(word.rstrip("."))
    if unit is not None:
        return a_load(cells.weight(str(number)), unit, exercise), None
    return None, cells.metres(number, word)


def _quantity(text: str) -> tuple[float | None, str]:
    text = text.strip()
    if not text:
        return None, ""
    found = _QUANTITY.fullmatch(text)
    if found is None:
        raise BadCell(f"{shown(text)} is not an amount with its unit")
    return cells.number(found[1], "amount"), found[2].strip().casefold()
