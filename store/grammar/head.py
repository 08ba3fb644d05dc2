"""The beginning of a set: its kind, its side, the load in front of the ×, and how much was done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from store.grammar.draft import Draft
from store.grammar.quantity import (
    NUMBER,
    TIMES,
    WEIGHT_UNIT,
    Amount,
    Weight,
    check_weight,
    number,
    read_amount,
    unit_of,
)
from store.models import SetKind, Side

if TYPE_CHECKING:
    from store.grammar.scanner import Scanner

SET: Final = "a set such as 80x8, 3x8@80, 12 or 45s"
REPS: Final = "reps, as in 80x8"
SIGNS: Final = "+\\-−–"

_KIND: Final = re.compile(r"([wWdD])\s+(?=[LR\d.+\-−–bBxX×*])")
_SIDE: Final = re.compile(rf"([LR])\s*(?=[\d.{SIGNS}xX×*]|[bB][wW])")
_LOADED: Final = re.compile(
    rf"(?P<sign>[{SIGNS}]?)(?P<load>{NUMBER})(?:\s*(?P<unit>{WEIGHT_UNIT}))?{TIMES}",
    re.ASCII | re.IGNORECASE,
)
_BODY: Final = re.compile(
    rf"(?:bw(?:(?P<load>{NUMBER})(?P<unit>{WEIGHT_UNIT}))?{TIMES}|[x×*])",
    re.ASCII | re.IGNORECASE,
)
_WEIGHT: Final = re.compile(
    rf"(?P<sign>[{SIGNS}]?)(?P<load>{NUMBER})(?:\s*(?P<unit>{WEIGHT_UNIT}))?", re.ASCII
)
_MORE_TIMES: Final = re.compile(r"\s*[x×*]", re.IGNORECASE)
_SMALL_SIDE: Final = re.compile(r"l\s*\d", re.ASCII)

START: Final = re.compile(
    rf"(?:[wWdD]\s+)?(?:[LR]\s*)?(?:[{SIGNS}]?\.?\d|[x×*]\d|bw(?:{NUMBER}(?i:kg|lbs?))?{TIMES})",
    re.ASCII | re.IGNORECASE,
)
"""What may begin a set; the case of the letters is looked at when it is read."""


def read_head(scan: Scanner) -> Draft:
    """Read up to and with the amount; raise GrammarError where there is no set."""
    at = scan.at
    kind = scan.take(_KIND)
    side = scan.take(_SIDE)
    if scan.sees(_SMALL_SIDE):
        raise scan.refused("a capital L for the left side")
    first, weight = _front(scan)
    amount = read_amount(scan)
    if amount is None:
        raise scan.refused(SET if first is None and weight is None else REPS)
    number_ends = scan.at
    if scan.take(_MORE_TIMES):
        if "," in scan.text[amount.at : number_ends]:
            raise scan.refused("a comma and a space between sets", amount.at)
        raise scan.refused("sets × reps and then the load behind an @: 3x8@80", scan.at - 1)
    return Draft(
        at=at,
        amount=amount,
        first=first,
        weight=weight,
        side=Side.BOTH if side is None else Side.LEFT if side[1] == "L" else Side.RIGHT,
        kind=_kind(kind),
    )


def _kind(found: re.Match[str] | None) -> SetKind | None:
    if found is None:
        return None
    return SetKind.WARMUP if found[1] in "wW" else SetKind.DROP


def _front(scan: Scanner) -> tuple[Amount | None, Weight | None]:
    """What stands in front of a ×: a bare number, or a load."""
    at = scan.at
    found = scan.take(_LOADED)
    if found is not None:
        if not found["sign"] and not found["unit"]:
            return Amount(at, number(found["load"])), None
        return None, _weight(scan, found, at)
    body = scan.take(_BODY)
    if body is None:
        return None, None
    value = None if body["load"] is None else number(body["load"])
    check_weight(scan, value or 0, at)
    return None, Weight(at, value, unit=unit_of(body["unit"]), body=True)


def read_weight(scan: Scanner) -> Weight | None:
    """Read `80`, `80kg`, `+10`, `-15lb`; raise GrammarError for what no one lifts."""
    at = scan.at
    found = scan.take(_WEIGHT)
    return None if found is None else _weight(scan, found, at)


def _weight(scan: Scanner, found: re.Match[str], at: int) -> Weight:
    value = number(found["load"])
    check_weight(scan, value, at)
    sign = "+" if found["sign"] == "+" else "-" if found["sign"] else ""
    return Weight(at, value, sign, unit_of(found["unit"]))
