"""Local dates and times of day, as exports write them, made into instants."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache

_LOCAL = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(:\d\d)?(\.\d+)?", re.ASCII)
_EPOCH = re.compile(r"\d{9,13}", re.ASCII)
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
    if offset.seconds % 60:
        return instant.astimezone(UTC)
    return there.replace(tzinfo=_fixed(offset))


@lru_cache(maxsize=256)
def _fixed(offset: timedelta) -> timezone:
    return timezone(offset)


def later(instant: datetime, seconds: float, zone: tzinfo) -> datetime:
    """The moment so much later, in a zone in which the clocks may have changed meanwhile."""
    return placed(instant.astimezone(UTC) + timedelta(seconds=seconds), zone)


def of_epoch(text: str, zone: tzinfo) -> datetime | None:
    """The instant of a number of seconds, or thousandths, since 1970; none when it isn't one."""
    text = text.strip()
    if _EPOCH.fullmatch(text) is None:
        return None
    number = int(text)
    moment = datetime.fromtimestamp(number / 1000 if number > 10**11 else number, UTC)
    return placed(moment.replace(microsecond=0), zone) if is_plausible(moment) else None


def written(instant: datetime) -> str:
    """The instant as documents hold it: ISO 8601 with its offset, `Z` for none."""
    text = instant.isoformat()
    return text[:-6] + "Z" if text.endswith("+00:00") else text
