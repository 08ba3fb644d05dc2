"""Writing sets as the line that reads back as them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from store.errors import UsageError
from store.grammar.error import GrammarError
from store.grammar.head import START
from store.grammar.parse import Line, parse
from store.grammar.tail import LABEL, quoted
from store.models import LoadMode, SetKind, Side, Unit

if TYPE_CHECKING:
    from store.models import Load, LoggedSet

_KIND: Final = {SetKind.WARMUP: "w ", SetKind.DROP: "d "}
_SIDE: Final = {Side.LEFT: "L ", Side.RIGHT: "R "}
_SIGN: Final = {LoadMode.ADDED: "+", LoadMode.ASSISTED: "-", LoadMode.BODYWEIGHT: "bw"}
_PLAIN_LABEL: Final = re.compile(rf"{LABEL}(?: {LABEL}){{0,3}}")
_WORD: Final = re.compile(r"\S+")


def write(line: Line) -> str:
    """The line in its one canonical form: every set by itself, every load with its unit.

    `parse` reads it back as it was, whatever its unit, except for the times at which sets were
    logged. Raise UsageError for sets that no line can say, such as one without an amount.
    """
    last = len(line.sets) - 1
    sets = ", ".join(_set(each, is_last=at == last) for at, each in enumerate(line.sets))
    text = f"{_exercise(line.exercise)} {sets}".lstrip()
    if not _reads_back(text, line):
        raise UsageError("These sets can't be written in a line: log them in the app.")
    return text


def _reads_back(text: str, line: Line) -> bool:
    wanted = tuple(each.model_copy(update={"logged_at": None}) for each in line.sets)
    try:
        return parse(text, unit=Unit.KG) == Line(line.exercise, wanted)
    except GrammarError:
        return False


def _exercise(name: str) -> str:
    """The name, between quotes where a word of it could be taken for a set."""
    looked_at = f"{name} 1x1"
    plain = name == " ".join(name.split()) and not name.startswith('"')
    starts = (word.start() for word in _WORD.finditer(name))
    if plain and not any(START.match(looked_at, at) for at in starts):
        return name
    return quoted(name)


def _set(logged: LoggedSet, *, is_last: bool) -> str:
    parts = (
        _done(logged),
        _band(logged.load),
        f"in {_number(logged.seconds)}s" if _is_within(logged) else "",
        f"rpe{_number(logged.rpe)}" if logged.rpe is not None else "",
        f"t{logged.tempo}" if logged.tempo else "",
        _note(logged.note, is_last=is_last),
    )
    front = _KIND.get(logged.kind, "") + _SIDE.get(logged.side, "")
    return front + " ".join(filter(None, parts))


def _done(logged: LoggedSet) -> str:
    """Load and amount, such as `80kgx8!`."""
    failed = "!" if logged.kind is SetKind.FAILURE else ""
    return _weight(logged.load) + _amount(logged) + failed


def _weight(load: Load | None) -> str:
    if load is None or load.mode is LoadMode.BAND:
        return ""
    sign = _SIGN.get(load.mode, "")
    if load.value is None or load.unit is None:
        return f"{sign}x"
    return f"{sign}{_number(load.value)}{load.unit}x"


def _amount(logged: LoggedSet) -> str:
    if logged.reps is not None:
        return str(logged.reps)
    if logged.metres is not None:
        return f"{_number(logged.metres)}m"
    return "" if logged.seconds is None else f"{_number(logged.seconds)}s"


def _is_within(logged: LoggedSet) -> bool:
    """Whether the time is how long something else took."""
    return logged.seconds is not None and (logged.reps is not None or logged.metres is not None)


def _band(load: Load | None) -> str:
    if load is None or load.mode is not LoadMode.BAND:
        return ""
    if not load.label:
        return "band"
    low = load.label.lower()
    # What begins with an x would be read as "times".
    bare = _PLAIN_LABEL.fullmatch(load.label) and "band" not in low and not low.startswith("x")
    return f"{load.label if bare else quoted(load.label)} band"


def _note(note: str, *, is_last: bool) -> str:
    if not note:
        return ""
    return f"# {note}" if is_last and note == note.strip() else f"#{quoted(note)}"


def _number(value: float | None) -> str:
    """Exactly as many digits as it has, never an exponent."""
    text = format(Decimal(repr(abs(value or 0.0))), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
