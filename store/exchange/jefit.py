"""JEFIT's backup: several tables in one text, each under a line `### NAME ####`.

Workouts are in `EXERCISE LOGS`: a row an exercise and day, its sets in one cell (`jefit_sets`);
`EXERCISE SET LOGS` has the sets of newer logs once more, each with its kind and time.
`WORKOUT SESSIONS` says when a session began and ended, `NOTES` what was noted on an exercise that
day, `SETTING` which unit the weights are in. `CARDIO LOGS` repeat what is in the logs. The rest
holds routines and what the lifter measures, and is left where it is.
A workout is known by its session, or by its day where there is none.
"""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from store.errors import ImportFileError
from store.exchange import cells
from store.exchange.cells import shown
from store.exchange.dates import Dates
from store.exchange.instants import of_epoch
from store.exchange.jefit_sections import Section, sections_of, title_of
from store.exchange.jefit_sets import SetReader
from store.exchange.log import Log, Session
from store.exchange.taking import lines

if TYPE_CHECKING:
    from datetime import datetime

    from store.exchange.reading import Options, Reading
    from store.exchange.sheet import Cells

_LOGS, _SESSIONS, _SETTINGS = "exercise logs", "workout sessions", "setting"
_SETS, _NOTES = "exercise set logs", "notes"
_NEEDED = {"logs", "ename"}
_START = 20_000


def is_jefit(text: str) -> bool:
    """Whether the text is in sections as JEFIT writes them."""
    start = text.lstrip("\ufeff \t\r\n")
    if not start.startswith("##"):
        return False
    titles = map(title_of, start[:_START].splitlines())
    return not {_LOGS, _SETTINGS, _SESSIONS}.isdisjoint(titles) or "### EXERCISE LOGS" in text


def read(text: str, options: Options) -> Reading:
    """Every workout in the file; raise ImportFileError when it can't be used at all."""
    sections = sections_of(text.lstrip("\ufeff"))
    logs = sections.get(_LOGS)
    if logs is None:
        raise ImportFileError("it has no section EXERCISE LOGS, which holds the workouts")
    if logs.header and not any(map(_NEEDED.issubset, (logs.header, *_cells_of(logs)))):
        raise ImportFileError("its section EXERCISE LOGS has no columns logs and ename")
    log = Log("jefit", "an export of JEFIT")
    log.count = len(logs.rows) + len(logs.damaged)
    reader = _Reader(log, sections, options)
    seen = set()
    for line, row in logs.rows:
        if not _NEEDED.issubset(row):
            log.skip(line, "it stands under a header without logs and ename")
        elif (what := tuple(row.values())) in seen:
            log.pass_over("logs that are in the file before")
        else:
            seen.add(what)
            reader.take(line, row)
    for line, width in logs.damaged:
        log.skip(line, f"{width} columns instead of {len(logs.header)}: damaged or cut off")
    reader.finish()
    return log.reading(options)


class _Reader:
    """Takes the rows of the logs into their workouts."""

    def __init__(self, log: Log, sections: dict[str, Section], options: Options) -> None:
        self._log, self._zone = log, options.zone
        self._dates = Dates(
            (row.get("mydate", "") for row in _rows(sections, _LOGS)), options.order
        )
        log.warnings.append(self._dates.warning)
        self._sessions = {row.get("_id", ""): row for row in _rows(sections, _SESSIONS)}
        self._sets = SetReader(log, _unit(sections), options.zone)
        self._told: dict[str, list[Cells]] = {}
        for row in _rows(sections, _SETS):
            self._told.setdefault(row.get("exercise_log_id", "").strip(), []).append(row)
        self._notes: dict[tuple[str, ...], str] = {}
        for row in _rows(sections, _NOTES):
            if note := lines(row.get("mynote", "")).strip():
                about = _about(row)
                self._notes[about] = (
                    f"{self._notes[about]}\n{note}" if about in self._notes else note
                )

    def take(self, line: int, row: Cells) -> None:
        """Take the log of one exercise."""
        id_ = row.get("belongsession", "").strip()
        id_ = "" if id_ in {"0", "-1", "null"} else id_
        key = (id_,) if id_ else (row.get("mydate", "").strip(),)
        session = self._log.session(key, partial(self._begun, row, id_))
        exercise = row["ename"].strip()
        if not self._log.is_usable(line, session, exercise):
            return
        told = self._told.pop(row.get("_id", "").strip(), ())
        sets = self._sets.read(line, row, told)
        note = self._notes.pop(_about(row), "")
        if sets or note:
            entry = session.entry(exercise)
            entry.annotate(note)
            entry.sets.extend(sets)

    def finish(self) -> None:
        """Count what has found no log to belong to."""
        for _note in self._notes:
            self._log.pass_over("notes on exercises of which nothing was logged that day")
        for _set in chain.from_iterable(self._told.values()):
            self._log.pass_over("sets of logs that were deleted in the app")

    def _begun(self, row: Cells, id_: str) -> Session:
        found = self._sessions.get(id_, {})
        started = of_epoch(found.get("starttime", ""), self._zone) or self._of_day(row)
        if started is None:
            return Session(None, refused=f"{shown(row.get('mydate', ''))} is not a date")
        ended = of_epoch(found.get("endtime", ""), self._zone)
        # By the day that the file writes: that of the start depends on where it is read.
        day = self._dates.read(row.get("mydate", ""))
        key = (f"{day:%Y-%m-%d}" if day else "", id_)
        return Session(started, key if id_ else key[:1], ended=ended)

    def _of_day(self, row: Cells) -> datetime | None:
        """The time at which the exercise was logged, if that was on its day; else its noon."""
        day = self._dates.instant(row.get("mydate", ""), self._zone)
        logged = of_epoch(row.get("logtime", ""), self._zone)
        if day is None or (logged is not None and logged.date() == day.date()):
            return logged
        return day


def _rows(sections: dict[str, Section], name: str) -> list[Cells]:
    return _cells_of(sections.get(name, Section()))


def _cells_of(section: Section) -> list[Cells]:
    """The rows, each once: all of them have an id."""
    return list({tuple(row.values()): row for _line, row in section.rows}.values())


def _about(row: Cells) -> tuple[str, ...]:
    """The exercise of a row and its day; numbers of the app's exercises and of own ones overlap."""
    return tuple(row.get(field, "").strip() for field in ("mydate", "belongsys", "eid"))


def _unit(sections: dict[str, Section]) -> str:
    for row in _rows(sections, _SETTINGS):
        unit = cells.UNITS.get(row.get("mass", "").strip().casefold())
        if unit:
            return unit
    return ""
