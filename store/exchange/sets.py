"""One set as a document, its keys in the order of the model; what is at its default left out."""

from __future__ import annotations

import re
from typing import Any

from store.exchange.cells import BadCell, shown

Plain = dict[str, Any]

_ASSISTED = re.compile(r"\bassisted\b", re.IGNORECASE)
NOTHING = "rows without reps, time or distance"


def a_set(
    *,
    kind: str = "working",
    load: Plain | None = None,
    reps: int | None = None,
    seconds: float | None = None,
    metres: float | None = None,
    rpe: float | None = None,
    logged_at: str = "",
    note: str = "",
) -> Plain:
    """The document of a set; 0 reps are a lift that failed, or none at all."""
    failed = kind == "failure" and not seconds and not metres
    done = {
        "kind": None if kind == "working" else kind,
        "load": load,
        "reps": reps if reps or failed else None,
        "seconds": seconds or None,
        "metres": metres or None,
        "rpe": rpe or None,
        "logged_at": logged_at or None,
        "note": note.strip() or None,
    }
    return {key: value for key, value in done.items() if value is not None}


def a_load(weight: float | None, unit: str, exercise: str, *, zero: bool = False) -> Plain | None:
    """The document of a load; less than nothing, or an assisted exercise, is assistance.

    `zero` says that a 0 was meant as one and isn't how the app writes nothing.
    """
    if weight is None or (weight == 0 and not zero):
        return None
    if weight < 0 or (weight and _ASSISTED.search(exercise)):
        return {"mode": "assisted", "value": abs(weight), "unit": unit}
    return {"value": abs(weight), "unit": unit}


def is_assisted(exercise: str) -> bool:
    """Whether an exercise says by its name, as Strong and Hevy do it, that its weight assists."""
    return "(assisted" in exercise.casefold()


def was_done(done: Plain) -> bool:
    """Whether a set has anything to show for it."""
    return bool(done.keys() & {"reps", "seconds", "metres"})


def yes(text: str) -> bool:
    """Whether a cell says yes: `1`, `true`, `yes`; raise BadCell for what is neither."""
    word = text.strip().casefold()
    if word in {"1", "true", "yes", "y"}:
        return True
    if word in {"", "0", "false", "no", "n"}:
        return False
    raise BadCell(f"{shown(text)} is neither yes nor no")
