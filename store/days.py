"""Days as people name them: yesterday, mon, 13 nov, 2026-11-20."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from store.clock import at_home
from store.errors import UsageError

FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2150, 12, 31)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LONGEST = 60
"""Characters of what is looked at."""
LONGEST_SHOWN = 20
LEAP_YEARS = 8
"""Years within which there is a 29 February."""
HOW = "yesterday, mon, 13 nov or 2026-11-13"

_ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_DAY_MONTH = re.compile(r"(\d{1,2})\.? ?([a-z]{3})[a-z]*\.?(?: (\d{4}))?", re.ASCII)
_NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}


class NoDayError(UsageError):
    """Words that name no day at all."""


def read_day(text: str, today: date) -> date:
    """The day that is meant: the last one of its name up to today, where no year is said.

    Raises NoDayError for other words, UsageError for a date that isn't in the calendar.
    """
    name = " ".join(text[:LONGEST].casefold().split())
    if name in _NEAR:
        return today + timedelta(days=_NEAR[name])
    weekday = next((i for i, day in enumerate(WEEKDAYS) if name in {day, day[:3]}), None)
    if weekday is not None:
        return today - timedelta(days=(today.weekday() - weekday) % 7)
    found = _DAY_MONTH.fullmatch(name)
    try:
        if _ISO.fullmatch(name):
            return date.fromisoformat(name)
        if found is not None and found[2] in MONTHS:
            return _of_month(int(found[1]), MONTHS.index(found[2]) + 1, found[3], today)
    except ValueError as error:
        raise UsageError(f"There is no such day as {name}.") from error
    raise NoDayError(f"Write a day like {HOW}.")


def _of_month(day: int, month: int, year: str | None, today: date) -> date:
    if year is not None:
        return date(int(year), month, day)
    for number in range(today.year, today.year - LEAP_YEARS, -1):
        try:
            found = date(number, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    raise ValueError(day)


def day_named(text: str, today: date, prefix: str = "", *, to_come: bool = False) -> date:
    """The day that is meant, if something can have been done on it, or `to_come` may be.

    Raises UsageError, its message after `prefix`, for no day and for days out of these bounds.
    """
    shown = text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
    try:
        day = read_day(text, today)
    except NoDayError as error:
        raise UsageError(f"{prefix}{shown!r} is not a day: write {HOW}.") from error
    except UsageError as error:
        raise UsageError(f"{prefix}{shown}: there is no such day.") from error
    if not FIRST_DAY <= day <= (LAST_DAY if to_come else today):
        end = f"to {LAST_DAY.year}" if to_come else "on, and not in the future"
        raise UsageError(f"{prefix}{shown}: from {FIRST_DAY.year} {end}.")
    return day


def noon_of(day: date, now: datetime) -> datetime:
    """Noon of a day where the clock stands; by the machine's zone, if that is where we are."""
    noon = datetime.combine(day, time(12))
    if at_home(now).utcoffset() == now.utcoffset():
        return at_home(noon)
    return noon.replace(tzinfo=now.tzinfo)
