"""Days as people name them: yesterday, mon, 2026-11-20."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from store.clock import at_home
from store.errors import UsageError

FIRST_DAY = date(1950, 1, 1)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LONGEST_SHOWN = 20

_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def day_named(text: str, today: date, prefix: str = "") -> date:
    """The day that a word or a date names; a weekday is the last one that was.

    Raises UsageError, its message after `prefix`, for no day, for days to come and before 1950.
    """
    name = text.strip().lower()
    if name in {"today", "yesterday"}:
        return today - timedelta(days=("today", "yesterday").index(name))
    weekday = next((i for i, day in enumerate(WEEKDAYS) if name in {day, day[:3]}), None)
    if weekday is not None:
        return today - timedelta(days=(today.weekday() - weekday) % 7)
    if not _DATE.fullmatch(name):
        shown = text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
        raise UsageError(f"{prefix}{shown!r} is not a day: write yesterday, mon or 2026-11-20.")
    try:
        day = date.fromisoformat(name)
    except ValueError as error:
        raise UsageError(f"{prefix}{name}: there is no such day.") from error
    if not FIRST_DAY <= day <= today:
        raise UsageError(f"{prefix}{name}: from {FIRST_DAY.year} on, and not in the future.")
    return day


def noon_of(day: date, now: datetime) -> datetime:
    """Noon of a day where the clock stands; by the machine's zone, if that is where we are."""
    noon = datetime.combine(day, time(12))
    if at_home(now).utcoffset() == now.utcoffset():
        return at_home(noon)
    return noon.replace(tzinfo=now.tzinfo)
