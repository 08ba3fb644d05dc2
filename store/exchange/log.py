"""What is being read: workouts put together, rows left out, and what is to be told about it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any

from store.errors import ImportFileError
from store.exchange.instants import written
from store.exchange.loads import settle
from store.exchange.reading import Reading, Skipped
from store.ids import derived_id
from store.text_checks import is_visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from store.exchange.reading import Document, Options
    from store.exchange.table import Table

Plain = dict[str, Any]
_A_DAY = 86_400
HEADERS = "first lines of further exports in the same file"


@dataclass(slots=True)
class Entry:
    """One exercise of a workout while its rows are read."""

    name: str
    superset: int | None = None
    note: str = ""
    rest_seconds: int | None = None
    sets: list[Plain] = field(default_factory=list)

    def annotate(self, note: str) -> None:
        """Add a note that isn't there yet."""
        note = note.strip()
        if note and f"\n{note}\n" not in f"\n{self.note}\n":
            self.note = f"{self.note}\n{note}" if self.note else note

    def document(self) -> Plain:
        """The entry as a document; its exercise is looked for later."""
        found: Plain = {"exercise_id": "", "name": self.name}
        if self.superset is not None:
            found["superset"] = self.superset
        more = {"note": self.note, "rest_seconds": self.rest_seconds, "sets": self.sets}
        return found | {key: value for key, value in more.items() if value}


@dataclass(slots=True)
class Session:
    """One workout while its rows are read; `key` is what the app knows it by."""

    started: datetime | None
    key: tuple[str, ...] = ()
    title: str = ""
    ended: datetime | None = None
    note: str = ""
    refused: str = ""
    """Why none of its rows can be used."""
    entries: list[Entry] = field(default_factory=list)

    def block(self, name: str) -> Entry:
        """The last entry if it is of this exercise, else a new one."""
        if not self.entries or self.entries[-1].name != name:
            self.entries.append(Entry(name))
        return self.entries[-1]

    def entry(self, name: str) -> Entry:
        """The one entry of this exercise: circuits come back to it."""
        for each in self.entries:
            if each.name == name:
                return each
        return self.block(name)

    def document(self, app: str, namesakes: Counter[tuple[str, ...]]) -> Document | None:
        """The workout as a document; none when nothing was done."""
        if self.started is None or not any(each.sets for each in self.entries):
            return None
        parts = tuple(unicodedata.normalize("NFC", part.strip()) for part in self.key)
        namesakes[parts] += 1
        if namesakes[parts] > 1:
            parts = (*parts, str(namesakes[parts]))
        found: Document = {"id": derived_id(app, *parts)}
        if self.title.strip():
            found["title"] = self.title
        found["started_at"] = written(self.started)
        if self.ended is not None and self.ended.timestamp() >= self.started.timestamp():
            found["ended_at"] = written(self.ended)
        kept = [each for each in self.entries if each.sets or each.note]
        found["entries"] = [each.document() for each in kept]
        if self.note.strip():
            found["note"] = self.note
        found["source"] = {"app": app, "key": " ".join(parts).strip()}
        return found


class Log:
    """Collects sessions by their key, and what was left out."""

    def __init__(self, app: str, what: str, table: Table | None = None) -> None:
        self.count = 0
        """Of rows, the good and the bad."""
        self.skipped: list[Skipped] = []
        self.passed_over: Counter[str] = Counter()
        self.warnings: list[str] = []
        self._hints: dict[str, tuple[str, ...]] = {}
        self._app, self._what = app, what
        self._table = table
        self._sessions: dict[tuple[str, ...], Session] = {}
        self._parts = [self._sessions]
        self._remarks: dict[str, list[tuple[int, str]]] = {}

    def session(self, key: tuple[str, ...], begin: Callable[[], Session]) -> Session:
        """The session of a key, begun if it is the first of it."""
        found = self._sessions.get(key)
        if found is None:
            found = self._sessions[key] = begin()
        return found

    def rows(self, table: Table) -> Iterator[tuple[int, list[str]]]:
        """The rows under the header that hold anything, counted, each behind its place.

        Where the header comes again, another export was put behind the first, which may repeat
        workouts of it.
        """
        header = next((row for row in table.rows if row), [])
        for place, row in table.body():
            if row == header:
                self._begin_part()
            elif row[0] or any(map(str.strip, row)):
                self.count += 1
                yield place, row

    def _begin_part(self) -> None:
        self.pass_over(HEADERS)
        self._sessions = {}
        self._parts.append(self._sessions)

    def is_usable(self, place: int, session: Session, exercise: str) -> bool:
        """Whether a row can be taken; if not, it is on the list of skipped rows."""
        if session.refused:
            self.skip(place, session.refused)
        elif not is_visible(exercise):
            self.skip(place, "the exercise has no name")
        else:
            return True
        return False

    def skip(self, place: int, reason: str) -> None:
        """Leave out a damaged row."""
        self.skipped.append(Skipped(self._line(place), reason))

    def pass_over(self, what: str) -> None:
        """Leave out a row that is as it should be, but no set; `what` is a plural."""
        self.passed_over[what] += 1

    def hint(self, exercise: str, *trains: str) -> None:
        """Keep what the file says that an exercise trains: muscles, or a category."""
        if exercise not in self._hints:
            self._hints[exercise] = trains

    def remark(self, place: int, what: str, consequence: str) -> None:
        """Tell, once for all rows alike, that something was read otherwise than it stands."""
        self._remarks.setdefault(consequence, []).append((self._line(place), what))

    def reading(self, options: Options) -> Reading:
        """What was read; raise ImportFileError when that is nothing."""
        workouts = tuple(self._documents())
        if not workouts:
            raise ImportFileError(self._unusable())
        units, warnings = settle(workouts, options.unit)
        told = [*warnings, *self.warnings, *self._told(), *self._long()]
        return Reading(
            self._app,
            workouts,
            tuple(self.skipped),
            tuple(filter(None, told)),
            unit=units,
            passed_over=dict(self.passed_over),
            hints=self._hints,
        )

    def _documents(self) -> list[Document]:
        """The workouts; of one that is in several parts, the first."""
        found: dict[str, Document] = {}
        for part in self._parts:
            namesakes: Counter[tuple[str, ...]] = Counter()
            for session in part.values():
                document = session.document(self._app, namesakes)
                if document is not None:
                    found.setdefault(document["id"], document)
        return list(found.values())

    def _line(self, place: int) -> int:
        return self._table.line(place) if self._table else place

    def _told(self) -> list[str]:
        return [
            f"{rows[0][1]} (line {rows[0][0]})"
            + (f", and {len(rows) - 1} more like it" if len(rows) > 1 else "")
            + f": {consequence}"
            for consequence, rows in self._remarks.items()
        ]

    def _long(self) -> list[str]:
        long = [
            each.started
            for each in chain.from_iterable(part.values() for part in self._parts)
            if each.started and each.ended and (each.ended - each.started).total_seconds() > _A_DAY
        ]
        if not long:
            return []
        what = "workout lasts" if len(long) == 1 else "workouts last"
        return [f"{len(long)} {what} longer than a day, such as that of {long[0]:%Y-%m-%d %H:%M}"]

    def _unusable(self) -> str:
        if not self.count:
            return f"it holds the first line of {self._what}, but no workouts"
        why = "nothing was done in them"
        if self.skipped:
            why = f"line {self.skipped[0].line}: {self.skipped[0].reason}"
        return (
            f"none of its {self.count} rows can be used ({why}). "
            "It may be damaged or cut off: export it again"
        )
