"""Ids of workouts, cut as short as they stay apart; and what a cut one stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import HtrackError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

SHORTEST = 4
SHOWN = 3


def shortest(ids: Collection[str]) -> int:
    """How many characters all of the ids need to stay apart, four at least."""
    longest = max(map(len, ids), default=SHORTEST)
    lengths = range(SHORTEST, longest)
    return next((n for n in lengths if len({each[:n] for each in ids}) == len(ids)), longest)


def the_one(typed: str, ids: Sequence[str]) -> str:
    """The id that begins with what was typed, or is it.

    Raises HtrackError where there is none, or more than one.
    """
    wanted = typed.strip().lower()
    found = [typed] if typed in ids else [each for each in ids if each.lower().startswith(wanted)]
    if len(found) == 1 and wanted:
        return found[0]
    if not found or not wanted:
        raise HtrackError(
            f'No workout is "{typed[:40]}": give the id from htrack history, last, or a day '
            "like 2026-11-20."
        )
    several = ", ".join(each[: shortest(ids)] for each in found[:SHOWN])
    raise HtrackError(f'Several workouts begin with "{typed[:40]}": {several}. Write more of it.')
