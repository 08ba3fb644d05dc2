"""Local dates and times of day, as exports write them, made into instants."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

_LOCAL = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(:\d\d)?(\.\d+)?", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1950, 2150


def local_time(text: str) -> datetime | None:
    """Read `2026-11-22 18:30:00`, without an offset; none when it isn't such a date."""
    found = _LOCAL.fullmatch(text.strip())
    if found is None:
        return None
    day, minutes, seconds, _fraction = found.groups()
    try:
        return datetime.fromisoformat(f"{day} {minutes}{seconds or ':00'}")
    except ValueError:
        return None


def is_plausible(local: datetime) -> bool:
    """Whether anybody could have trained then."""
    return FIRST_YEAR <= local.year <= LAST_YEAR


def at_place(local: datetime, zone: tzinfo) -> datetime:
    """The instant of a local time in a zone.

    Of a time that the clocks showed twice it is the first; a time that they skipped is moved on
    by the gap, as the phone's clock was.
    """
    return placed(local.replace(tzinfo=zone).astimezone(UTC), zone)


def placed(instant: datetime, zone: tzinfo) -> datetime:
    """The instant with the offset that the zone had then."""
    there = instant.astimezone(zone)
    offset = there.utcoffset() or timedelta()
    # ISO 8601 knows no seconds in an offset; a few zones had them, the last until 1972.
    if offset % timedelta(minutes=1):
        return instant.astimezone(UTC)
    return there.replace(tzinfo=timezone(offset))


def later(instant: datetime, seconds: float, zone: tzinfo) -> datetime:
    """The moment so much later, in a zone in which the clocks may have changed meanwhile."""
    return placed(instant.astimezone(UTC) + timedelta(seconds=seconds), zone)


def written(instant: datetime) -> str:
    """The instant as documents hold it: ISO 8601 with its offset, `Z` for none."""
    if not instant.utcoffset():
        return instant.replace(tzinfo=None).isoformat() + "Z"
    return instant.isoformat()
