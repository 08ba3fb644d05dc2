"""A set in words, every number and unit as it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from store.effort import in_words
from store.units import plain_number

if TYPE_CHECKING:
    from store.models import Load, LoggedSet

_FRONT: Final = {"warmup": "w", "drop": "d", "left": "L", "right": "R"}
_SIGN: Final = {"added": "+", "assisted": "−"}
MINUTE: Final = 60


def told(logged: LoggedSet, effort: str = "rpe") -> str:
    """`175 lb × 8 @8.5`, `w L +10 kg × 6`, `red band × 12`, `1:30`; `effort`: `rpe` or `rir`."""
    failed = "!" if logged.kind == "failure" else ""
    done = (_amount(logged) or "–") + failed
    parts = (
        _FRONT.get(logged.kind, ""),
        _FRONT.get(logged.side, ""),
        f"{_load(logged.load)} × {done}" if logged.load else done,
        in_words(logged.rpe, effort),
        f"t{logged.tempo}" if logged.tempo else "",
        f"# {logged.note}" if logged.note else "",
    )
    return " ".join(filter(None, parts))


def _load(load: Load) -> str:
    if load.mode == "band":
        return load.label if "band" in load.label.lower() else f"{load.label} band".lstrip()
    weight = "" if load.value is None else f"{plain_number(load.value)} {load.unit}"
    if load.mode == "bodyweight":
        return f"bw {weight}".rstrip()
    return _SIGN.get(load.mode, "") + weight


def _amount(logged: LoggedSet) -> str:
    time = None if logged.seconds is None else _time(logged.seconds)
    if logged.reps is not None:
        bare = logged.load is None
        amount = f"{logged.reps} rep{'' if logged.reps == 1 else 's'}" if bare else f"{logged.reps}"
    elif logged.metres is not None:
        amount = f"{plain_number(logged.metres)} m"
    else:
        return time or ""
    return f"{amount} in {time}" if time else amount


def _time(seconds: float) -> str:
    whole = seconds == int(seconds)
    if seconds < MINUTE or not whole:
        return f"{plain_number(seconds)} s"
    minutes, rest = divmod(int(seconds), MINUTE)
    hours, minutes = divmod(minutes, MINUTE)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
