"""What only Strong writes into a cell: marks in place of a set's number, durations in words."""

from __future__ import annotations

import re
from functools import lru_cache

from store.exchange.cells import WHOLE

_DURATION_PART = re.compile(r"(\d{1,9})\s*([^\d\s.,]+)[.,]?\s*", re.ASCII)

REST, NOTE = "rest", "note"
ORDERS = {
    "w": "warmup",
    "warm up": "warmup",
    "warmup": "warmup",
    "d": "drop",
    "drop set": "drop",
    "dropset": "drop",
    "drop": "drop",
    "f": "failure",
    "failure": "failure",
    "rest timer": REST,
    "note": NOTE,
}
"""What stands in the place of a set's number, in lower case with spaces for underscores."""

_SECONDS = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds", "秒", "秒钟"), 1),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes", "分", "分钟", "分鐘"), 60),
    **dict.fromkeys(
        ("h", "hr", "hrs", "hour", "hours", "std", "小时", "小時", "时間", "時間"), 3600
    ),
    **dict.fromkeys(("d", "day", "days", "天"), 86400),
}


@lru_cache(maxsize=4096)
def set_order(text: str) -> int | str:
    """The number of a set, one of the values of `ORDERS`, or "" for what isn't known."""
    text = text.strip()
    if found := WHOLE.fullmatch(text):
        return int(found[1])
    return ORDERS.get(" ".join(text.replace("_", " ").casefold().split()), "")


@lru_cache(maxsize=4096)
def duration(text: str) -> float | None:
    """Seconds of `55s`, `5h 22m`, `1小时13分钟` or `3324`; none for what isn't understood."""
    text = text.strip()
    if found := WHOLE.fullmatch(text):
        return float(found[1])
    total = 0.0
    place = 0
    for part in _DURATION_PART.finditer(text):
        worth = _SECONDS.get(part[2].casefold())
        if worth is None or part.start() != place:
            return None
        total += int(part[1]) * worth
        place = part.end()
    return total if text and place == len(text) else None
