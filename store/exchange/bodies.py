"""The body's weight, as some apps write it beside every workout."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from store.exchange import cells
from store.exchange.cells import BadCell
from store.exchange.instants import written
from store.ids import derived_id

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

HEAVIEST = 1000
"""As `store.plan.BodyWeight` has it, which takes longer to load than a file to read."""


class Noted(NamedTuple):
    """What stands beside a workout; `key` is what the app knows the workout by."""

    key: tuple[str, ...]
    at: datetime
    value: float
    unit: str


def noted(key: tuple[str, ...], at: datetime, cell: str, unit: str) -> Noted | None:
    """The weight in a cell; none for an empty one, and for what nobody weighs."""
    try:
        value = cells.weight(cell)
    except BadCell:
        return None
    return Noted(key, at, value, unit) if value and 0 < value <= HEAVIEST else None


def documents(app: str, found: Iterable[Noted]) -> tuple[dict[str, Any], ...]:
    """A body weight each time that it changed: until told anew, apps repeat the last one."""
    last: tuple[float, str] | None = None
    changed = []
    for each in sorted(found, key=lambda one: (one.at.timestamp(), one.key)):
        if (each.value, each.unit) != last:
            last = each.value, each.unit
            id_ = derived_id(app, "body", *each.key)
            changed.append(
                {"id": id_, "at": written(each.at), "value": each.value, "unit": each.unit}
            )
    return tuple(changed)
