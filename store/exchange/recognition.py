"""Files that no format claims: named as far as they can be, so that nobody has to guess."""

from __future__ import annotations

from store.errors import ImportFileError, UnknownTableError
from store.exchange.columns import guessed, missing
from store.exchange.sheet import bare, with_unit
from store.exchange.table import header_of

_READS = (
    "Strong, Hevy, FitNotes, Fitbod, StrongLifts, Liftosaur, LiftLog, GymBook and JEFIT, and its "
    "own CSV and JSON"
)
_BROKEN = (
    ("a Hevy export", {"exercise_title", "set_index"}),
    ("a Hevy export", {"exercise_title", "start_time"}),
    ("a Strong export", {"workout name", "exercise name"}),
    ("a Strong export", {"exercise name", "set order"}),
    ("a Fitbod export", {"exercise", "iswarmup"}),
    ("a Fitbod export", {"exercise", "multiplier"}),
    ("a StrongLifts export", {"sets×reps", "exercise"}),
    ("a Liftosaur export", {"workout datetime", "exercise"}),
    ("a LiftLog export", {"sessionid", "exercise"}),
    ("a GymBook export", {"esercizio", "saltato"}),
    ("a Fit Notes (iOS) export", {"exercise", "starttime"}),
    ("a FitNotes export", {"date", "exercise", "category"}),
    ("a CSV export of htrack", {"workout_id", "exercise"}),
)
"""What it is -> names that its first line must hold, in lower case; the first that fits.

Whole first lines are read by their formats: here something is missing from them.
"""
_NO_SETS = (
    ("a FitNotes body tracker", {"measurement", "value"}),
    ("a list of body measurements", {"fat_percent"}),
    ("a list of body measurements", {"body fat", "date"}),
    ("a list of body measurements", {"bodyweight", "date"}),
    ("a list of body weights", {"date", "weight"}),
)
_UNREAD = (
    ("a Flexify export", {"name", "reps", "hidden"}),
    ("a Flexify export", {"name", "reps", "bodyweight", "cardio"}),
    ("a wger log", {"repetitions", "weight_unit"}),
    ("a Garmin list of activities", {"activity type", "avg hr"}),
    ("a Strava list of activities", {"activity id", "activity date"}),
)
_SETS = frozenset({"reps", "repetitions", "exercise", "exercise name", "set order", "sets"})
_MOST_SHOWN = 20
_LIKE = "it looks like"
"""How a verdict on a table begins that may be more than that."""


def refusal(text: str) -> ImportFileError:
    """Why a text that no format claims can't be imported, as the rest of a sentence.

    Of a table that holds sets, as far as can be seen, it is an UnknownTableError.
    """
    said = _verdict(text)
    if not said:
        names = ", ".join(name[:30] for name in header_of(text)[:_MOST_SHOWN] if name)
        return UnknownTableError(
            "its content is not known; if it's a table of sets, say which column is what with "
            f"--columns. Its columns are {names}",
            guessed(text),
        )
    columns = guessed(text) if said.startswith(_LIKE) else {}
    if columns and not missing(columns):
        return UnknownTableError(f"{said}; or say which column is what with --columns", columns)
    return ImportFileError(said)


def _verdict(text: str) -> str:
    """What it seems to be; empty for a table of which nothing is known."""
    start = text.lstrip("\ufeff \t\r\n")[:4000]
    if start.startswith(("{", "[")):
        return _json_verdict(text)
    if start.startswith("<"):
        return _markup_verdict(start)
    if "https://link.strong.app" in start or ("Set 1:" in start and "\n" in start):
        return "it looks like a workout shared as text by Strong; export all of them as CSV instead"
    if start.startswith("#;") or "\n#;" in start:
        return f"it looks like an Alpha Progression export; {_cannot()}"
    return _table_verdict(header_of(text))


def _table_verdict(header: tuple[str, ...]) -> str:
    names = {bare(name) for name in header}
    plain = names | {with_unit(name)[0] for name in header}
    if len(header) == 1 and header[0].count(",") + header[0].count(";") > 3:
        return (
            "each of its rows stands in one cell, as a spreadsheet makes it that doesn't know the "
            "divider: import the file as the app exported it"
        )
    for what, needed in _BROKEN:
        if needed <= names:
            return (
                f"{_LIKE} {what}, but columns are missing or called otherwise: "
                "export it again, and import it without saving it from a spreadsheet"
            )
    for what, needed in _UNREAD:
        if needed <= plain:
            return f"{_LIKE} {what}; {_cannot()}"
    for what, needed in _NO_SETS:
        if needed <= plain and plain.isdisjoint(_SETS):
            return f"it is {what}, which holds no workouts"
    if len(header) < 3:
        return f"its content is not known; htrack reads exports of {_READS}"
    return ""


def _cannot() -> str:
    return f"htrack can't read it yet. It reads exports of {_READS}"


def _markup_verdict(start: str) -> str:
    if "<HealthData" in start or "HealthKit" in start:
        return "it is an Apple Health export, which holds no sets"
    if "<gpx" in start or "TrainingCenterDatabase" in start:
        return "it is a recorded track, which holds no sets"
    return "it is a web page or XML, not an export: was the download redirected to a login?"


def _json_verdict(text: str) -> str:
    start = text[:4000].replace('":{"', '": {"')
    if '"_default"' in start or '"workouts": {"' in start:
        return (
            "it looks like a data file of htrack, not an export: open it with --data, or export it"
        )
    if '"weight_unit"' in start and '"repetitions"' in start:
        return f"it looks like an answer of wger's service; {_cannot()}"
    if '"currentProgramId"' in text[:200_000] or '"exerciseData"' in text[:200_000]:
        return (
            "it looks like a whole backup of Liftosaur: export the history as CSV there, "
            "and import that"
        )
    return f"it is JSON, but not an export of htrack; htrack reads exports of {_READS}"
