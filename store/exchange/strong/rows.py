"""One pass over the rows of Strong's export: each into its workout, or onto the list of skipped."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from store.exchange.cells import shown
from store.exchange.instants import is_plausible, local_time
from store.exchange.log import HEADERS
from store.exchange.reading import Skipped
from store.exchange.sets import is_assisted
from store.exchange.strong.cells import duration, set_order
from store.exchange.strong.sets import FIELDS, Parsed, SetReader
from store.exchange.strong.workouts import Plain, Session
from store.text_checks import is_visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

    from store.exchange.dates import Dates
    from store.exchange.reading import Document
    from store.exchange.strong.layout import Layout
    from store.exchange.table import Kept, Passing

    Rows = Passing | Kept

_A_DAY = 86_400
REST_TIMERS = "rest timers, kept as the rest of their exercises"

Memo = dict[tuple[str, ...], Parsed]
"""Rows repeat themselves for years: cells that were seen before aren't read again."""


class _Seen(NamedTuple):
    """What the rows of an exercise had in them."""

    memo: Memo
    weights: set[str]


class RowReader:
    """Collects workouts row by row; `unit` is for weights that come without one."""

    def __init__(self, layout: Layout, unit: str, dates: Dates | None = None) -> None:
        self.skipped: list[Skipped] = []
        self.rest_timers = 0
        self.further_headers = 0
        self.has_odd_dates = False
        """Whether dates aren't as Strong writes them; `dates` may know them then."""
        self._dates = dates
        self._header: list[str] = []
        self._layout = layout
        self._sets = SetReader(layout, unit)
        self._sessions: dict[tuple[str, ...], Session] = {}
        self._parts = [self._sessions]
        self._memos: dict[bool, Memo] = {False: {}, True: {}}
        self._seen: dict[str, _Seen] = {}
        self._bad_efforts: list[tuple[int, str]] = []
        self._odd_durations: list[str] = []
        columns = layout.columns
        identity = [columns[name] for name in ("date", "title", "number") if name in columns]
        self._fields = tuple(name for name in FIELDS if name in columns)
        self._numbers: dict[str, int] = {}
        self._key_of = itemgetter(*identity)
        self._cells_of = itemgetter(*(columns[name] for name in self._fields))

    def read(self, rows: Rows) -> None:
        """Take every row under the header into its workout.

        Forty thousand times round: what a row shares with the one above it isn't looked up again.
        """
        width, key_of, cells_of = self._layout.width, self._key_of, self._cells_of
        columns = self._layout.columns
        exercise_at, order_at, weight_at = columns["exercise"], columns["order"], columns["weight"]
        numbers = self._numbers
        key, session = None, Session()
        exercise, seen = None, _Seen({}, set())
        passing = iter(rows)
        self._header = next((row for row in passing if row), [])
        for row in passing:
            if len(row) != width:
                self._refuse(rows, row)
                continue
            if key_of(row) != key:
                key = key_of(row)
                session = self._sessions.get(key) or self._begun(key, row)
            if row[exercise_at] != exercise:
                exercise = row[exercise_at]
                seen = self._seen.get(exercise) or self._first_seen(exercise)
            order = row[order_at]
            number = numbers.get(order)
            if number is None:
                number = self._number(order)
            picked = cells_of(row) if number else (order, *cells_of(row))
            parsed = seen.memo.get(picked)
            if parsed is None:
                parsed = self._parsed(seen.memo, order, picked)
            seen.weights.add(row[weight_at])
            if number > 1 and parsed.is_plain and parsed.set and exercise == session.exercise:
                session.sets.append(parsed.set)
                session.number = number
            else:
                self._take(rows, row, session, parsed, number)

    @property
    def passed_over(self) -> dict[str, int]:
        """Rows that are as they should be but no sets."""
        return {REST_TIMERS: self.rest_timers, HEADERS: self.further_headers}

    def weights(self) -> Iterator[tuple[str, str]]:
        """Each exercise with the weights that stand beside it, as they are written, once each."""
        return ((name, cell) for name, seen in self._seen.items() for cell in seen.weights)

    @property
    def took_kilometres(self) -> bool:
        """Whether a distance was read that is in kilometres or miles as the weights' unit says."""
        return self._sets.took_kilometres

    def documents(self, zone: tzinfo) -> list[Document]:
        """The workouts that were read, in the order of the file."""
        found: dict[str, Document] = {}
        for part in self._parts:
            namesakes: Counter[tuple[str, str]] = Counter()
            for session in part.values():
                name = (session.started.isoformat(), session.title.strip())
                document = None if session.refused else session.document(zone, namesakes[name])
                if document is not None:
                    namesakes[name] += 1
                    # A file put behind another may repeat what was in the first.
                    found.setdefault(document["id"], document)
        return list(found.values())

    def loads(self) -> list[Plain]:
        """Every load that was read, once however often it was lifted."""
        sets = (parsed.set for memo in self._memos.values() for parsed in memo.values())
        return [each["load"] for each in sets if each and "load" in each]

    def warnings(self) -> list[str]:
        """What was read, but not quite as it stands in the file."""
        found = []
        if self._bad_efforts:
            line, what = self._bad_efforts[0]
            more = len(self._bad_efforts) - 1
            others = f", and {more} more like it" if more else ""
            found.append(f"{what} (line {line}){others}: the set was kept without it")
        long = [each for each in self._good_sessions() if (each.seconds or 0) > _A_DAY]
        if long:
            what = "workout lasts" if len(long) == 1 else "workouts last"
            found.append(f"{len(long)} {what} longer than a day, such as that of {long[0].started}")
        if self._odd_durations:
            odd = shown(self._odd_durations[0])
            found.append(f"durations such as {odd} were not understood and left out")
        return found

    def _good_sessions(self) -> list[Session]:
        every = chain.from_iterable(part.values() for part in self._parts)
        return [each for each in every if not each.refused]

    def _refuse(self, rows: Rows, row: list[str]) -> None:
        if row:
            reason = f"{len(row)} columns instead of {self._layout.width}: damaged or cut off"
            self._skip(rows, row, reason)

    def _skip(self, rows: Rows, row: list[str], reason: str) -> None:
        self.skipped.append(Skipped(rows.line(row), reason))

    def _take(
        self, rows: Rows, row: list[str], session: Session, parsed: Parsed, number: int
    ) -> None:
        """Take a row that isn't just one more set."""
        exercise = row[self._layout.columns["exercise"]]
        if session.refused and self._is_no_set(row):
            return
        if session.refused or not is_visible(exercise):
            self._skip(rows, row, session.refused or "the exercise has no name")
            return
        if exercise != session.exercise:
            session.open(exercise)
        self.rest_timers += parsed.is_rest
        if parsed.refused:
            self._skip(rows, row, parsed.refused)
        if parsed.bad_rpe:
            self._bad_efforts.append((rows.line(row), parsed.bad_rpe))
        # A refused row may still be the one that carries the notes.
        session.take(parsed, number)

    def _first_seen(self, exercise: str) -> _Seen:
        memo = self._memos[is_assisted(exercise)]
        seen = self._seen[exercise] = _Seen(memo, set())
        return seen

    def _number(self, order: str) -> int:
        """The number of a set; 0 for those that Strong marks instead of counting."""
        found = set_order(order)
        number = self._numbers[order] = found if isinstance(found, int) else 0
        return number

    def _parsed(self, memo: Memo, order: str, picked: tuple[str, ...]) -> Parsed:
        row = dict(zip(self._fields, picked[-len(self._fields) :], strict=True))
        row["order"] = order
        parsed = memo[picked] = self._sets.read(row, assisted=memo is self._memos[True])
        return parsed

    def _dated(self, text: str) -> datetime | None:
        moment = self._dates.read(text) if self._dates else None
        return moment.replace(tzinfo=None) if moment else None

    def _is_no_set(self, row: list[str]) -> bool:
        """Whether a row is a first line, or has nothing in it."""
        return row == self._header or not any(map(str.strip, row))

    def _begun(self, key: tuple[str, ...], row: list[str]) -> Session:
        if row == self._header:
            self.further_headers += 1
            self._sessions = {}
            self._parts.append(self._sessions)
            # Not one of the part's, or the next header would be found there.
            return self._session(row)
        session = self._sessions[key] = self._session(row)
        return session

    def _session(self, row: list[str]) -> Session:
        columns = self._layout.columns
        date = row[columns["date"]]
        started = local_time(date) or self._dated(date)
        if started is None:
            self.has_odd_dates = self.has_odd_dates or not self._is_no_set(row)
            return Session(refused=f"{shown(date)} is not a date like 2026-11-22 18:30:00")
        if not is_plausible(started):
            return Session(refused=f"nobody trained in the year {started.year}")
        text = row[columns["duration"]] if "duration" in columns else ""
        seconds = duration(text)
        if text.strip() and seconds is None:
            self._odd_durations.append(text)
        return Session(started, row[columns["title"]], seconds)
