"""The weight of the body as it is typed: `82.5`, `181 lb`, `82.5 @ yesterday`."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from store.errors import UsageError
from tui import words

if TYPE_CHECKING:
    from datetime import date, datetime

    from store.journal import Journal
    from store.models import Unit
    from store.plan import BodyWeight

EXAMPLE = "82.5, 181 lb, or 82.5 @ yesterday"
LATER = timedelta(minutes=1)
"""What is said of a past day again comes after what was said of it before."""

_WEIGHED = re.compile(
    r"\s*(?P<value>[^\s@]+?)\s*(?P<unit>kg|lb)?(?:\s*@\s*|\s+|$)(?P<day>\S.*)?", re.ASCII
)


class Weight(NamedTuple):
    """What the scales said, and on which day."""

    value: float
    unit: Unit
    day: date


def read_weight(text: str, journal: Journal) -> Weight:
    """What is typed; raise UsageError for what is no weight, or no day until today."""
    from store.days import day_named
    from store.models import Unit
    from store.numbers import weight

    found = _WEIGHED.fullmatch(text)
    if found is None:
        raise UsageError("Write the weight like 82.5, and a day behind it: 82.5 @ yesterday.")
    value, today = weight(found["value"]), journal.clock().date()
    day = day_named(found["day"], today) if found["day"] else today
    return Weight(value, Unit(found["unit"]) if found["unit"] else journal.unit(), day)


def weigh(journal: Journal, text: str) -> str:
    """Keep a weight of the body as it is typed; say what was kept.

    Raises UsageError for what is no weight, or no day until today.
    """
    return log_weight(journal, read_weight(text, journal))


def log_weight(journal: Journal, read: Weight) -> str:
    """Keep a weight of the body; say what was kept."""
    logged = journal.log_body_weight(read.value, read.unit, _moment(journal, read.day))
    return f"Body weight: {weight_words(logged, journal.clock().date())}; u takes it back."


def _moment(journal: Journal, day: date) -> datetime:
    """Now; on a past day noon, or after what was said of it before: the last of a day counts."""
    from store.days import noon_of

    now = journal.clock()
    if day == now.date():
        return now
    before = last_on(journal, day)
    noon = noon_of(day, now)
    if before is None or before.at < noon:
        return noon
    later = before.at + LATER
    return later if later.date() == day else before.at


def last_on(journal: Journal, day: date) -> BodyWeight | None:
    """What the scales said last on a day."""
    return next((each for each in journal.body_weights() if each.at.date() == day), None)


def weight_words(weight: BodyWeight, today: date) -> str:
    """`82.5 kg, Sun 15 Nov`."""
    day = " ".join(words.short_day(weight.at.date(), today).split())
    return f"{words.number(weight.value)} {weight.unit.value}, {day}"
