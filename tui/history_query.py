"""What is typed over the list of workouts: plain words, and filters such as `muscle:hamstrings`."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from catalog.muscle import MuscleGroup
from catalog.text import plain
from store.days import read_day
from store.errors import UsageError
from tui import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LONGEST_QUERY = 200
HOW = "muscle:ham  exercise:rdl  title:  note:  from:2026-01  to:  on:fri  app:strong  is:record"
"""The filters, for the line below the words."""
FILTERS = (
    "muscle:ham           sets of a muscle group",
    "exercise:rdl         an exercise, by any of its names",
    "title:lower          words of the title",
    'note:"left knee"     words of a note',
    "from:2026-01 to:fri  a range of days; on: for one",
    "app:strong           what was imported from an app",
    "is:record            or is:import, is:note",
)
"""The filters one by one, for the help."""
_TOKEN = re.compile(r'([a-z]+):("[^"]*"?|\S*)|(\S+)', re.ASCII | re.IGNORECASE)
_YEAR_OR_MONTH = re.compile(r"(\d{4})(?:-(\d\d))?", re.ASCII)
_NAMES = {
    "exercise": "exercise",
    "ex": "exercise",
    "muscle": "muscle",
    "title": "title",
    "note": "note",
    "from": "from",
    "since": "from",
    "to": "to",
    "until": "to",
    "on": "on",
    "app": "app",
    "source": "app",
    "is": "is",
}
_IS = {"record": "with a record", "import": "imported", "note": "with a note"}
FIRST, LAST = date(1, 1, 1), date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Query:
    """What a workout must have; what is empty asks for nothing."""

    typed: str = ""
    """The plain words, as they are compared."""
    exercise: str = ""
    muscles: frozenset[MuscleGroup] | None = None
    title: str = ""
    note: str = ""
    first: date = FIRST
    last: date = LAST
    app: str = ""
    marks: frozenset[str] = frozenset()
    """Of `record`, `import`, `note`."""
    wrong: tuple[str, ...] = ()
    """What could not be understood, in sentences; it asks for nothing."""

    @property
    def has_filters(self) -> bool:
        """Whether it asks for more than words."""
        return self != Query(typed=self.typed)

    def understood(self) -> str:
        """The filters in words: `hamstrings · from 1 Jan 2026 · of Strong`."""
        parts = [f"exercise “{self.exercise}”"] if self.exercise else []
        if self.muscles is not None:
            parts.append(" or ".join(sorted(each.label for each in self.muscles)))
        parts += [f"title “{self.title}”"] if self.title else []
        parts += [f"note “{self.note}”"] if self.note else []
        parts += _span(self.first, self.last)
        parts += [f"from {self.app}"] if self.app else []
        parts += [_IS[each] for each in sorted(self.marks)]
        return " · ".join(parts)


def _span(first: date, last: date) -> list[str]:
    if first == last:
        return [f"on {_day(first)}"]
    parts = [f"since {_day(first)}"] if first != FIRST else []
    return [*parts, f"until {_day(last)}"] if last != LAST else parts


def _day(day: date) -> str:
    return f"{day.day} {words.MONTHS[day.month - 1]} {day.year}"


def parse(text: str, today: date) -> Query:
    """Understand what was typed; never fails: while it is typed, most of it is unfinished."""
    query, rest = Query(), []
    for found in _TOKEN.finditer(text[:LONGEST_QUERY]):
        name = _NAMES.get((found[1] or "").casefold())
        if name is None:
            rest.append(found[0])
        elif value := found[2].strip('"').strip():
            query = _with(query, name, value, today)
    return _changed(query, typed=plain(" ".join(rest)))


def _changed(query: Query, **changes: object) -> Query:
    known = {name: getattr(query, name) for name in Query.__dataclass_fields__}
    return Query(**{**known, **changes})


def _with(query: Query, name: str, value: str, today: date) -> Query:
    try:
        return _changed(query, **_READ[name](query, value, today))
    except UsageError as error:
        return _changed(query, wrong=(*query.wrong, f"{name}: {error}"))


def _muscles(query: Query, value: str, _today: date) -> dict[str, object]:
    wanted = plain(value)
    found = frozenset(group for group in MuscleGroup if _begins(wanted, (group.value, group.label)))
    if not found:
        raise UsageError(f"no muscle group is called “{value}”")
    return {"muscles": found if query.muscles is None else query.muscles | found}


def _begins(wanted: str, names: Iterable[str]) -> bool:
    return any(f" {plain(name)}".find(f" {wanted}") >= 0 for name in names)


def period(value: str, today: date) -> tuple[date, date]:
    """The first and the last day of a year, a month or a day."""
    found = _YEAR_OR_MONTH.fullmatch(value)
    if found is None:
        day = read_day(value, today)
        return day, day
    year, month = int(found[1]), int(found[2] or 0)
    if not 1 <= year <= 9999 or (found[2] and not 1 <= month <= 12):
        raise UsageError(f"there is no such month as {value}")
    end = month or 12
    return date(year, month or 1, 1), date(year, end, monthrange(year, end)[1])


def _marks(query: Query, value: str, _today: date) -> dict[str, object]:
    found = next((mark for mark in _IS if mark.startswith(plain(value))), None)
    if found is None:
        raise UsageError("write is:record, is:import or is:note")
    return {"marks": query.marks | {found}}


_READ: dict[str, Callable[[Query, str, date], dict[str, object]]] = {
    "exercise": lambda _query, value, _today: {"exercise": plain(value)},
    "muscle": _muscles,
    "title": lambda _query, value, _today: {"title": plain(value)},
    "note": lambda _query, value, _today: {"note": plain(value)},
    "from": lambda _query, value, today: {"first": period(value, today)[0]},
    "to": lambda _query, value, today: {"last": period(value, today)[1]},
    "on": lambda _query, value, today: dict(
        zip(("first", "last"), period(value, today), strict=True)
    ),
    "app": lambda _query, value, _today: {"app": plain(value)},
    "is": _marks,
}
