"""What readers do with a row: it becomes a set, or is left out and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.exchange import cells
from store.exchange.cells import BadCell
from store.exchange.sets import NOTHING, was_done

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.exchange.log import Log, Plain


def set_of(
    log: Log, place: int, read: Callable[[], Plain], is_set: Callable[[Plain], bool] = was_done
) -> Plain | None:
    """The set that `read` makes of a row; none for one that the log now has as left out.

    Skipped is a row of which `read` raises BadCell; passed over one that says nothing was done.
    """
    try:
        done = read()
    except BadCell as error:
        log.skip(place, str(error))
        return None
    if is_set(done):
        return done
    log.pass_over(NOTHING)
    return None


def effort(log: Log, place: int, text: str, rir: str = "") -> float | None:
    """The RPE in a cell, or of the reps in reserve; off the scale it is told, and left out."""
    try:
        rpe = cells.effort(text)
        reserve = cells.amount(rir, "RIR", 9)
        return cells.effort(str(10 - reserve)) if rpe is None and reserve is not None else rpe
    except BadCell as error:
        log.remark(place, str(error), "the set was kept without it")
        return None


def lines(text: str) -> str:
    """A note with its line breaks as they are stored."""
    return text.replace("\r\n", "\n")
