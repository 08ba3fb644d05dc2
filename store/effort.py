"""How hard a set was: RPE as it is stored, and the reps in reserve that it comes to."""

from __future__ import annotations

from typing import Final

HARDEST: Final = 10
"""RPE of a set with nothing in reserve; RIR is what is missing to it."""


def in_reserve(rpe: float | None) -> float | None:
    """The reps in reserve of an RPE; none where none was said."""
    return None if rpe is None else HARDEST - rpe


def in_words(rpe: float | None, effort: str = "rpe") -> str:
    """`@8.5`, or `rir1.5` where the `effort` is `rir`; empty where none was said."""
    if rpe is None:
        return ""
    return f"rir{HARDEST - rpe:g}" if effort == "rir" else f"@{rpe:g}"
