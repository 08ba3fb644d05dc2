"""Files that no format claims: named as far as they can be, so that nobody has to guess."""

from __future__ import annotations

from typing import NamedTuple

from store.errors import ImportFileError, UnknownTableError
from store.exchange.columns import guessed, listed, missing
from store.exchange.formats import APPS
from store.exchange.sheet import bare, with_unit
from store.exchange.table import header_of

_READS = f"{', '.join(APPS[:-1])} and {APPS[-1]}, and its own CSV and JSON"
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


class _Verdict(NamedTuple):
    """What a text seems to be, as the rest of a sentence."""

    said: str
    may_be_sets: bool = False
    """Whether it may all the same be a table whose columns can be told."""


def refusal(text: str) -> ImportFileError:
    """Why a text that no format claims can't be imported, as the rest of a sentence.

    Of a table that holds sets, as far as can be seen, it is an UnknownTableError.
    """
    verdict = _verdict(text)
    if verdict is None:
        return UnknownTableError(
            "its content is not known; if it's a table of sets, say which column is what with "
            f"--columns. Its columns are {listed(header_of(text))}",
            guessed(text),
        )
    columns = guessed(text) if verdict.may_be_sets else {}
    if columns and not missing(columns):
        return UnknownTableError(
            f"{verdict.said}; or say which column is what with --columns", columns
        )
    return ImportFileError(verdict.said)


def _verdict(text: str) -> _Verdict | None:
    """What it seems to be; none for a table of which nothing is known."""
    start = text.lstrip("\ufeff \t\r\n")[:4000]
    if start.startswith(("{", "[")):
        return _Verdict(_json_verdict(text))
    if start.startswith("<"):
        return _Verdict(_markup_verdict(start))
    if "https://link.strong.app" in start or ("Set 1:" in start and "\n" in start):
        return _Verdict(
            "it looks like a workout shared as text by Strong; export all of them as CSV instead",
            may_be_sets=True,
        )
    if start.startswith("#;") or "\n#;" in start:
        return _Verdict(f"it looks like an Alpha Progression export; {_cannot()}", may_be_sets=True)
    return _table_verdict(header_of(text))


def _table_verdict(header: tuple[str, ...]) -> _Verdict | None:
    names = {bare(name) for name in header}
    plain = names | {with_unit(name)[0] for name in header}
    if len(header) == 1 and header[0].count(",") + header[0].count(";") > 3:
        return _Verdict(
            "each of its rows stands in one cell, as a spreadsheet makes it that doesn't know the "
            "divider: import the file as the app exported it"
        )
    for what, needed in _BROKEN:
        if needed <= names:
            return _Verdict(
                f"it looks like {what}, but columns are missing or called otherwise: "
                "export it again, and import it without saving it from a spreadsheet",
                may_be_sets=True,
            )
    for what, needed in _UNREAD:
        if needed <= plain:
            return _Verdict(f"it looks like {what}; {_cannot()}", may_be_sets=True)
    for what, needed in _NO_SETS:
        if needed <= plain and plain.isdisjoint(_SETS):
            return _Verdict(f"it is {what}, which holds no workouts")
    if len(header) < 3:
        return _Verdict(f"its content is not known; htrack reads exports of {_READS}")
    return None


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
