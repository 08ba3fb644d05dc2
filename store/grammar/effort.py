"""How hard a set was, as it is written: RPE, or reps in reserve, or a number that may be either."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from store.effort import HARDEST
from store.grammar.quantity import NUMBER
from store.units import plain_number

if TYPE_CHECKING:
    from store.grammar.scanner import Scanner

MIDDLE: Final = 5
"""The scale that counts reps in reserve has no count below RPE 5, so more than 5 of them either
(Zourdos 2016): a number beyond is more likely meant by the other scale."""
SCALES: Final = {"rpe": (1, 10, "RPE from 1 to 10"), "rir": (0, 9, "RIR from 0 to 9")}

_EFFORT: Final = re.compile(
    rf"\s+(?:(?P<scale>(?i:rpe|rir))\s*|r|@\s*)(?P<value>{NUMBER})", re.ASCII
)


class Effort(NamedTuple):
    """A number, where it stands and by which scale; the scale is empty where none is said."""

    start: int
    """Where its mark begins."""
    at: int
    value: float
    scale: str


def read_effort(scan: Scanner) -> Effort | None:
    """Read ` r8.5`, ` @8.5`, ` rpe 8.5` or ` rir1.5`; nothing is checked yet."""
    found = scan.take(_EFFORT)
    if found is None:
        return None
    start = found.start() + len(found[0]) - len(found[0].lstrip())
    value = float(found["value"].replace(",", "."))
    return Effort(start, found.start("value"), value, (found["scale"] or "").lower())


def rpe_of(scan: Scanner, effort: Effort, usual: str) -> float:
    """The RPE that it comes to, where a number without a scale is by the `usual` one.

    Raises GrammarError for what is off its scale, and where it may well be meant by the other one.
    """
    scale = effort.scale or usual
    if not effort.scale and _is_doubtful(effort.value, scale):
        number = plain_number(effort.value)
        either = [f"{each}{number}" for each in ("rpe", "rir") if _is_on(effort.value, each)]
        raise scan.refused(" or ".join(either) + _WHY[scale], effort.start)
    if not _is_on(effort.value, scale):
        what = f"{SCALES[scale][2]} in half steps (a load has no space before its @: 3x8@80)"
        raise scan.refused(what, effort.at)
    return effort.value if scale == "rpe" else HARDEST - effort.value


def _is_on(value: float, scale: str) -> bool:
    least, most, _ = SCALES[scale]
    return least <= value <= most and value * 2 == int(value * 2)


def _is_doubtful(value: float, scale: str) -> bool:
    """Whether a number that is on the other scale is an odd one for this."""
    other = "rir" if scale == "rpe" else "rpe"
    odd = value < MIDDLE if scale == "rpe" else value > MIDDLE
    return odd and _is_on(value, other)


_WHY: Final = {
    "rpe": ", as so low an RPE may well be reps in reserve,",
    "rir": ", as so many reps in reserve may well be an RPE,",
}
