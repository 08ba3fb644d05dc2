"""When a workout was, as people type it: `fri 18:30`, `13 nov`, `2026-11-13 18:30–19:25`."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from store.days import LONGEST, read_day
from store.errors import UsageError
from store.exchange.instants import at_place, later

if TYPE_CHECKING:
    from datetime import tzinfo


class Span(NamedTuple):
    """When a workout started, and when it ended where that is known."""

    start: datetime
    end: datetime | None


_TIME = r"(\d{1,2})[:.](\d\d)"
_SPAN = re.compile(
    rf"(?P<day>.*?) ?\b(?P<start>{_TIME})(?: ?(?:-|–|to) ?(?P<end>{_TIME}))?(?: (?P<long>.+))?",
    re.ASCII,
)
_LONG = re.compile(r"(?:(\d{1,2}) ?h)? ?(?:(\d{1,4}) ?(?:min|m))?", re.ASCII)


def read_span(text: str, was: Span, zone: tzinfo, today: date) -> Span:
    """A start and an end as in `fri 18:30-19:25`, `18:30 55 min`, `18:30` or `yesterday`.

    Without a day it stays the day that it was, without a time the time, without an end it lasts
    as long as it did. An end before the start is on the next day. Raises UsageError.
    """
    try:
        return _read_span(text, was, zone, today)
    except OverflowError as error:  # on the first or the last day that there can be
        raise UsageError("Nobody trains so long ago, or so far ahead.") from error


def _read_span(text: str, was: Span, zone: tzinfo, today: date) -> Span:
    line = " ".join(text[:LONGEST].casefold().split())
    found = _SPAN.fullmatch(line)
    if found is None:
        local = datetime.combine(read_day(line, today), was.start.time())
        return _lasting(at_place(local, zone), was, zone)
    day = read_day(found["day"], today) if found["day"] else was.start.date()
    start = at_place(datetime.combine(day, _clock(found["start"])), zone)
    if found["end"] and found["long"]:
        raise UsageError("Write when it ended, or how long it took; not both.")
    if found["end"]:
        return Span(start, _end_after(start, datetime.combine(day, _clock(found["end"])), zone))
    if found["long"]:
        return Span(start, later(start, _seconds(found["long"]), zone))
    return _lasting(start, was, zone)


def _end_after(start: datetime, local: datetime, zone: tzinfo) -> datetime:
    """The first time after a start at which the clock on the wall shows a time of day."""
    end = at_place(local, zone)
    if end.timestamp() >= start.timestamp():
        return end
    return at_place(local + timedelta(days=1), zone)


def _lasting(start: datetime, was: Span, zone: tzinfo) -> Span:
    if was.end is None:
        return Span(start, None)
    return Span(start, later(start, was.end.timestamp() - was.start.timestamp(), zone))


def _clock(text: str) -> time:
    hour, minute = (int(part) for part in re.split("[:.]", text))
    if hour > 23 or minute > 59:
        raise UsageError(f"{text} is no time of day: write it like 18:30.")
    return time(hour, minute)


def _seconds(text: str) -> float:
    found = _LONG.fullmatch(text)
    if found is None or not any(found.groups()):
        raise UsageError("Write how long it took like 55 min or 1 h 10 min.")
    return int(found[1] or 0) * 3600.0 + int(found[2] or 0) * 60.0
