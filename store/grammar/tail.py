"""What may stand behind a set: load, band, time, RPE, tempo, failure, a note of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from store.grammar.effort import read_effort
from store.grammar.head import SIGNS, read_weight
from store.grammar.quantity import NUMBER, TIMES, WEIGHT_UNIT, read_amount

if TYPE_CHECKING:
    from store.grammar.draft import Draft
    from store.grammar.scanner import Scanner

QUOTED: Final = r'"(?:[^"]|"")*+"'
GAP: Final = "a space, or a comma and a space"
BEHIND: Final = "a comma, RPE (r8.5), a tempo (t3-1-1-0), a # note, or another set"
LABEL: Final = r"[^\W\d_]{2,}(?:[-'’][^\W\d_]+)*"
TEMPO: Final = r"\d[\dxX]{3}(?![\w-])|\d{1,2}(?:-(?:\d{1,2}|[xX])){0,3}(?![\w-])"

_GLUED_LOAD: Final = re.compile(r"@")
_FAILED: Final = re.compile(r"\s*!")
_END: Final = re.compile(r"\s*(?:,(?!\d)|(?<!\d),|#|\Z)", re.ASCII)
_STANDING: Final = re.compile(
    rf"\s+(?=(?>[{SIGNS}]{NUMBER}(?:\s*{WEIGHT_UNIT})?|{NUMBER}\s*{WEIGHT_UNIT})(?!{TIMES}))",
    re.ASCII,
)
_BAND: Final = re.compile(
    rf"\s+(?:(?P<quoted>{QUOTED})\s*|(?P<label>{LABEL}(?:\s+{LABEL}){{0,3}}?)\s+)?(?i:bands?)(?!\w)"
)
_WITHIN: Final = re.compile(r"\s+(?i:in)\s+(?=[\d.])")
_TEMPO: Final = re.compile(rf"\s+[tT](?P<value>{TEMPO})", re.ASCII)
_NOTE: Final = re.compile(rf"\s*#(?P<value>{QUOTED})(?=\s*(?:,|\Z))")


def unquoted(text: str) -> str:
    """What stands between quotes, in which a quote is written twice."""
    return text[1:-1].replace('""', '"')


def quoted(text: str) -> str:
    """The text in quotes."""
    return '"' + text.replace('"', '""') + '"'


def read_tail(scan: Scanner, draft: Draft) -> None:
    """Read everything that belongs to the set; raise GrammarError for what is said twice."""
    while any(reader(scan, draft) for reader in _READERS):
        pass
    if not scan.sees(_END) and not scan.skip_space():
        raise scan.refused(GAP)


def _glued_load(scan: Scanner, draft: Draft) -> bool:
    return scan.take(_GLUED_LOAD) is not None and _load(scan, draft)


def _standing_load(scan: Scanner, draft: Draft) -> bool:
    return scan.take(_STANDING) is not None and _load(scan, draft)


def _load(scan: Scanner, draft: Draft) -> bool:
    at = scan.at
    weight = read_weight(scan)
    if weight is None:
        raise scan.refused("the load behind the @, as in 3x8@80 (for RPE, a space before it)")
    if draft.has_load:
        raise scan.refused("one load (RPE has a space before it: 80x8 @8.5)", at)
    draft.weight = weight
    return True


def _failed(scan: Scanner, draft: Draft) -> bool:
    if scan.take(_FAILED) is None:
        return False
    if draft.failed or draft.kind is not None:
        raise scan.refused("only one of w, d and !", scan.at - 1)
    draft.failed = True
    return True


def _band(scan: Scanner, draft: Draft) -> bool:
    found = scan.take(_BAND)
    if found is None:
        return False
    if draft.has_load:
        raise scan.refused("one load: a weight or a band", found.start() + 1)
    label = unquoted(found["quoted"]) if found["quoted"] else found["label"] or ""
    draft.band = label if found["quoted"] else " ".join(label.split())
    return True


def _within(scan: Scanner, draft: Draft) -> bool:
    if scan.take(_WITHIN) is None:
        return False
    at = scan.at
    time = read_amount(scan)
    if time is None or time.unit != "seconds" or draft.within is not None:
        raise scan.refused("one time behind in, as in 40m in 5.2s", at)
    draft.within = time.value
    return True


def _effort(scan: Scanner, draft: Draft) -> bool:
    found = read_effort(scan)
    if found is None:
        return False
    if draft.effort is not None:
        raise scan.refused("RPE or RIR once", found.at)
    draft.effort = found
    return True


def _tempo(scan: Scanner, draft: Draft) -> bool:
    found = scan.take(_TEMPO)
    if found is None:
        return False
    if draft.tempo:
        raise scan.refused("one tempo", found.start("value"))
    draft.tempo = found["value"].upper()
    return True


def _note(scan: Scanner, draft: Draft) -> bool:
    found = scan.take(_NOTE)
    if found is None:
        return False
    draft.note = unquoted(found["value"])
    return True


_READERS: Final = (_glued_load, _failed, _standing_load, _band, _within, _effort, _tempo, _note)
