"""Files that people have and htrack can't read yet: named, so that nobody has to guess."""

from __future__ import annotations

from store.exchange.table import header_of

_SIGNS = (
    ("a Hevy export", {"exercise_title", "set_index", "set_type"}),
    ("a FitNotes body tracker, which holds measurements and no workouts", {"measurement", "value"}),
    ("a FitNotes export", {"date", "exercise", "category", "reps"}),
    ("a Fitbod export", {"exercise", "iswarmup", "multiplier"}),
    ("a Fitbod export", {"exercise", "iswarmup", "weight(kg)"}),
    ("a StrongLifts export", {"sets×reps", "exercise"}),
    ("a Liftosaur export", {"workout datetime", "exercise", "completed reps"}),
    ("a LiftLog export", {"sessionid", "timestamp", "exercise"}),
    ("a GymBook export", {"data", "esercizio", "saltato"}),
    ("a Flexify export", {"name", "reps", "bodyweight", "cardio", "hidden"}),
    ("a Fit Notes (iOS) export", {"name", "starttime", "exercise", "iswarmup"}),
)
"""What it is -> names that its first line must hold, in lower case; the first that fits."""

_UNREADABLE = "htrack can't read it yet. It reads CSV exports of Strong and its own JSON"


def verdict(text: str) -> str:
    """What a text that no format claims seems to be, as the rest of a sentence."""
    start = text.lstrip("\ufeff \t\r\n")[:200]
    if start.startswith("### ") or "### EXERCISE LOGS" in text[:20_000]:
        return f"it looks like a JEFIT export; {_UNREADABLE}"
    if start.startswith(("{", "[")):
        return _json_verdict(text)
    if start.startswith("<"):
        return "it is a web page or XML, not an export: was the download redirected to a login?"
    names = {name.casefold() for name in header_of(text)}
    for what, needed in _SIGNS:
        if needed <= names:
            return f"it looks like {what}; {_UNREADABLE}"
    if {"workout name", "exercise name"} & names:
        return "it looks like a Strong export, but columns are missing: export it again"
    return f"its content is not known; {_UNREADABLE}"


def _json_verdict(text: str) -> str:
    if '"_default"' in text[:1000] or '"workouts": {"' in text[:2000].replace('":{"', '": {"'):
        return (
            "it looks like a data file of htrack, not an export: open it with --data, or export it"
        )
    return f"it is JSON, but not an export of htrack; {_UNREADABLE}"
