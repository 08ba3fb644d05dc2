"""Dates in whatever style a phone writes them; which number is the day is told by the whole file.

Understood are 2026-04-07, 2026/04/07, 7 Apr 2026, Apr 7, 2026, 7 de abril de 2026, 07.04.26,
07/04/2026, 2026年4月7日 and 7 4月 2026, each with or without a time of day (10:14, 10:14:00,
10:14 PM, 午前10:14) and an offset (Z, +02:00).
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from store.exchange.instants import at_place, is_plausible, placed
from store.exchange.months import month_of, numbered_month_as_word

if TYPE_CHECKING:
    from collections.abc import Iterable

NOON = 12
"""The hour of a day that comes without one: in no zone near by is it another day then."""

_LONGEST = 60
_TIME = re.compile(
    r"(?:(?:(?P<am>上午|午前|오전)|(?P<pm>下午|午後|오후))\s?)?"
    r"(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d{1,9})?)?"
    r"(?:\s*(?P<half>[ap])\.?\s?m\.?)?(?:\s*uhr)?"
    r"\s*(?:(?:utc|gmt)?(?P<offset>[+-]\d\d:?\d\d)|(?P<zero>z|utc|gmt))?",
    re.ASCII,
)
_BETWEEN = re.compile(r"(?:\s*,\s*|\s+|t)(?:(?:at|um|alle|ore|om|kl|klo|à|às|a las|в)\.?\s+)*$")
_YEAR_FIRST = re.compile(
    r"(\d{4})\s*([-/.年년])\s*(\d\d?)\s*[-/.月월]\s*(\d\d?)\s*[日일.]?", re.ASCII
)
_NUMBERS = re.compile(r"(\d\d?)\s?([-/.])\s?(\d\d?)\s?\2\s?(\d{4}|\d\d)\.?", re.ASCII)
_PART = re.compile(r"\d+|[^\W\d_]+\.?")

DAY_FIRST, MONTH_FIRST = "day first", "month first"


class Dates:
    """Reads the dates of one file; `texts` are all of them, in its order.

    `order` is `DAY_FIRST` or `MONTH_FIRST` where a person says which; else the dates tell.
    """

    def __init__(self, texts: Iterable[str], order: str = "") -> None:
        self._known: dict[str, datetime | None] = {}
        cleaned = [_clean(text) for text in dict.fromkeys(texts)]
        found = (order, "") if order else _order_of([each for each in cleaned if each])
        self._order, self.warning = found

    def read(self, text: str) -> datetime | None:
        """The moment, aware if the text has an offset, noon if it has no time; none for no date."""
        if text not in self._known:
            self._known[text] = _moment(_clean(text), self._order)
        return self._known[text]

    def instant(self, text: str, zone: tzinfo) -> datetime | None:
        """The moment with the offset of the zone; none for no date, or one of no sane year."""
        moment = self.read(text)
        if moment is None or not is_plausible(moment):
            return None
        return at_place(moment, zone) if moment.tzinfo is None else placed(moment, zone)


@lru_cache(maxsize=4096)
def has_time(text: str) -> bool:
    """Whether a date comes with a time of day."""
    return _split(_clean(text))[1] is not None


def _clean(text: str) -> str:
    if len(text) > _LONGEST:
        return ""
    return " ".join(text.casefold().split())


def _split(text: str) -> tuple[str, re.Match[str] | None]:
    """The date, and the time behind it."""
    for found in _TIME.finditer(text):
        if found.end() != len(text):
            continue
        between = _BETWEEN.search(text[: found.start()])
        if between is not None and between.start():
            return text[: between.start()], found
    return text, None


def _moment(text: str, order: str) -> datetime | None:
    day, time = _split(text)
    date = _date(day.strip(" ,"), order)
    if date is None:
        return None
    try:
        moment = datetime(*date, hour=NOON)  # noqa: DTZ001  its zone is the caller's to give
        return moment if time is None else _at(moment, time)
    except (ValueError, OverflowError):
        return None


def _at(day: datetime, time: re.Match[str]) -> datetime:
    hour, minute, second = int(time["hour"]), int(time["minute"]), int(time["second"] or 0)
    if half := _half(time):
        if not 1 <= hour <= 12:
            raise ValueError("no hour of a twelve-hour clock")
        hour = hour % 12 + (12 if half == "p" else 0)
    moment = day.replace(hour=hour, minute=minute, second=second)
    if time["zero"]:
        return moment.replace(tzinfo=UTC)
    return moment.replace(tzinfo=_offset(time["offset"])) if time["offset"] else moment


def _half(time: re.Match[str]) -> str:
    """`a` and `p` for the halves of a day; empty for a clock of twenty-four hours."""
    return "a" if time["am"] else "p" if time["pm"] else time["half"] or ""


def _offset(text: str) -> tzinfo:
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(timedelta(minutes=minutes if text[0] == "+" else -minutes))


def _date(text: str, order: str) -> tuple[int, int, int] | None:
    if found := _YEAR_FIRST.fullmatch(text):
        return int(found[1]), int(found[3]), int(found[4])
    if found := _NUMBERS.fullmatch(text):
        first, second = int(found[1]), int(found[3])
        month_first = order == MONTH_FIRST and found[2] != "."
        day, month = (second, first) if month_first else (first, second)
        return _year(found[4]), month, day
    return _worded(text)


def _worded(text: str) -> tuple[int, int, int] | None:
    parts = _PART.findall(numbered_month_as_word(text))
    numbers = [part for part in parts if part[0].isdecimal() and part.isascii()]
    months = [month for part in parts if (month := month_of(part))]
    if len(numbers) != 2 or len(months) != 1:
        return None
    day, year = numbers if len(numbers[0]) <= 2 else reversed(numbers)
    if len(day) > 2 or len(year) not in {2, 4}:
        return None
    return _year(year), months[0], int(day)


def _year(text: str) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    return year + (2000 if year < 70 else 1900)


class _Pair(NamedTuple):
    """Two numbers before a year, one of which is the day."""

    first: int
    second: int
    year: int
    text: str
    """The date as it was written."""


def _order_of(texts: list[str]) -> tuple[str, str]:
    """Which number of 07/04/2026 is the day, and what to tell when nothing decides."""
    pairs, otherwise = [], DAY_FIRST
    for text in texts:
        day, time = _split(text)
        if (found := _NUMBERS.fullmatch(day.strip(" ,"))) and found[2] != ".":
            pairs.append(_Pair(int(found[1]), int(found[3]), _year(found[4]), text))
            if time is not None and _half(time):
                otherwise = MONTH_FIRST
    return _with(pairs, otherwise)


def _with(pairs: list[_Pair], otherwise: str) -> tuple[str, str]:
    days = sum(each.first > 12 for each in pairs)
    months = sum(each.second > 12 for each in pairs)
    if not pairs or days != months:
        return (MONTH_FIRST if months > days else DAY_FIRST), ""
    by_day = _turns([(each.year, each.second, each.first) for each in pairs])
    by_month = _turns([(each.year, each.first, each.second) for each in pairs])
    if by_day != by_month:
        return (DAY_FIRST if by_day < by_month else MONTH_FIRST), ""
    unclear = [each for each in pairs if each.first != each.second]
    if not unclear:
        return otherwise, ""
    such = min(unclear, key=lambda each: max(each.first, each.second) > 12)
    return otherwise, (
        f"nothing in the file says whether {such.text} has the day or the month first: "
        f"read with the {otherwise}. If that's wrong, take the import back (htrack undo) and add "
        f"--dates {'day' if otherwise == MONTH_FIRST else 'month'}-first"
    )


def _turns(days: list[tuple[int, int, int]]) -> int:
    """How often a list of days is out of its order, whichever way it runs."""
    rises = sum(before < after for before, after in pairwise(days))
    falls = sum(before > after for before, after in pairwise(days))
    return min(rises, falls)
