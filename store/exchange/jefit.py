"""JEFIT's backup: several tables in one text, each under a line `### NAME ####`.

Workouts are in `EXERCISE LOGS`: a row an exercise and day, its sets in one cell, `60x10,65x8`,
weight times reps. `WORKOUT SESSIONS` says when a session began and ended, `SETTING` which unit the
weights are in. The rest holds routines and what the lifter measures, and is left where it is.
A workout is known by its session, or by its day where there is none.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from store.errors import ImportFileError
from store.exchange import cells
from store.exchange.cells import BadCell, shown
from store.exchange.dates import Dates
from store.exchange.instants import is_plausible, placed
from store.exchange.log import Log, Session
from store.exchange.sets import a_load, a_set, was_done
from store.exchange.sheet import bare
from store.exchange.table import refuse_endless

if TYPE_CHECKING:
    from store.exchange.log import Plain
    from store.exchange.reading import Options, Reading
    from store.exchange.sheet import Cells

_TITLE = re.compile(r"#{2,}\s*([A-Za-z][A-Za-z _]{0,40}?)\s*#*\s*")
_RULE = re.compile(r"#{3,}\s*")
_SET = re.compile(r"\s*(-?[\d.]{1,12})\s*[xX×]\s*(\d{1,6})(?:\.0+)?\s*")
_LOGS, _SESSIONS, _SETTINGS = "exercise logs", "workout sessions", "setting"
_NEEDED = {"logs", "ename"}
_EPOCH = re.compile(r"\d{9,13}", re.ASCII)
_START = 20_000


@dataclass(slots=True)
class _Section:
    """One table: its rows as cells by column, each behind the line on which it stands."""

    header: list[str] = field(default_factory=list)
    rows: list[tuple[int, Cells]] = field(default_factory=list)
    damaged: list[tuple[int, int]] = field(default_factory=list)
    """Lines, and how many cells they have."""


def is_jefit(text: str) -> bool:
    """Whether the text is in sections as JEFIT writes them."""
    start = text.lstrip("\ufeff \t\r\n")
    if not start.startswith("##"):
        return False
    return (
        any(
            (found := _TITLE.fullmatch(line)) and bare(found[1]) in {_LOGS, _SETTINGS, _SESSIONS}
            for line in start[:_START].splitlines()
        )
        or "### EXERCISE LOGS" in text
    )


def read(text: str, options: Options) -> Reading:
    """Every workout in the file; raise ImportFileError when it can't be used at all."""
    sections = _sections(text.lstrip("\ufeff"))
    logs = sections.get(_LOGS)
    if logs is None:
        raise ImportFileError("it has no section EXERCISE LOGS, which holds the workouts")
    if logs.header and not set(logs.header) >= _NEEDED:
        raise ImportFileError("its section EXERCISE LOGS has no columns logs and ename")
    log = Log("jefit", "an export of JEFIT")
    log.count = len(logs.rows) + len(logs.damaged)
    reader = _Reader(log, sections, options)
    for line, row in logs.rows:
        reader.take(line, row)
    for line, width in logs.damaged:
        log.skip(line, f"{width} columns instead of {len(logs.header)}: damaged or cut off")
    return log.reading(options)


def _sections(text: str) -> dict[str, _Section]:
    found: dict[str, _Section] = {}
    section = _Section()
    lines = re.split(r"\r\n|\r|\n", text)
    refuse_endless(len(lines))
    for number, line in enumerate(lines, 1):
        if not line.strip() or _RULE.fullmatch(line):
            continue
        if title := _TITLE.fullmatch(line):
            section = found.setdefault(bare(title[1]), _Section())
            continue
        row = _cells(line)
        if not section.header:
            section.header = [bare(cell) for cell in row]
        elif len(row) == len(section.header):
            section.rows.append((number, dict(zip(section.header, row, strict=True))))
        else:
            section.damaged.append((number, len(row)))
    return found


def _cells(line: str) -> list[str]:
    try:
        return next(csv.reader([line]), [])
    except csv.Error:
        return []


class _Reader:
    """Takes the rows of the logs into their workouts."""

    def __init__(self, log: Log, sections: dict[str, _Section], options: Options) -> None:
        self._log, self._zone = log, options.zone
        rows = sections[_LOGS].rows
        self._dates = Dates(row.get("mydate", "") for _line, row in rows)
        log.warnings.append(self._dates.warning)
        self._sessions = {
            row.get("_id", ""): row for _line, row in sections.get(_SESSIONS, _Section()).rows
        }
        self._unit = _unit(sections.get(_SETTINGS, _Section()))

    def take(self, line: int, row: Cells) -> None:
        """Take the log of one exercise."""
        id_ = row.get("belongsession", "").strip()
        id_ = "" if id_ in {"0", "-1", "null"} else id_
        key = (id_,) if id_ else (row.get("mydate", "").strip(),)
        session = self._log.session(key, partial(self._begun, row, id_))
        exercise = row["ename"].strip()
        if not self._log.is_usable(line, session, exercise):
            return
        sets = self._sets(line, row["logs"], exercise)
        if sets:
            session.entry(exercise).sets.extend(sets)

    def _begun(self, row: Cells, id_: str) -> Session:
        found = self._sessions.get(id_, {})
        started = self._epoch(found.get("starttime", "")) or self._of_day(row)
        if started is None:
            return Session(None, refused=f"{shown(row.get('mydate', ''))} is not a date")
        ended = self._epoch(found.get("endtime", ""))
        # By the day that the file writes: that of the start depends on where it is read.
        day = self._dates.read(row.get("mydate", ""))
        key = (f"{day:%Y-%m-%d}" if day else "", id_)
        return Session(started, key if id_ else key[:1], ended=ended)

    def _of_day(self, row: Cells) -> datetime | None:
        """The time at which the exercise was logged, if that was on its day; else its noon."""
        day = self._dates.instant(row.get("mydate", ""), self._zone)
        logged = self._epoch(row.get("logtime", ""))
        if day is None or (logged is not None and logged.date() == day.date()):
            return logged
        return day

    def _epoch(self, text: str) -> datetime | None:
        if _EPOCH.fullmatch(text.strip()) is None:
            return None
        seconds = int(text)
        moment = datetime.fromtimestamp(seconds / 1000 if seconds > 10**11 else seconds, UTC)
        return placed(moment.replace(microsecond=0), self._zone) if is_plausible(moment) else None

    def _sets(self, line: int, text: str, exercise: str) -> list[Plain]:
        found = []
        for part in filter(str.strip, text.split(",")):
            try:
                done = self._set(part, exercise)
            except BadCell as error:
                self._log.skip(line, str(error))
                continue
            if was_done(done):
                found.append(done)
            else:
                self._log.pass_over("sets without reps")
        if not text.strip():
            self._log.pass_over("exercises without a set")
        return found

    def _set(self, part: str, exercise: str) -> Plain:
        found = _SET.fullmatch(part)
        if found is None:
            raise BadCell(f"{shown(part)} is not a set like 60x10")
        load = a_load(cells.weight(found[1]), self._unit, exercise)
        return a_set(load=load, reps=cells.repetitions(found[2]))


def _unit(settings: _Section) -> str:
    for _line, row in settings.rows:
        unit = cells.UNITS.get(row.get("mass", "").strip().casefold())
        if unit:
            return unit
    return ""
