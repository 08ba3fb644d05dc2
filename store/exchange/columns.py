"""What the columns of a table of no known app hold, guessed by their names and first cells.

A guess is never acted upon unseen: it fills in a command line or a screen, which a person confirms.
"""

from __future__ import annotations

import csv
import io
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from store.exchange import cells
from store.exchange.dates import Dates
from store.exchange.sheet import bare, with_unit
from store.exchange.table import delimiter_of, first_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

TARGETS = {
    "date": "day, also with the time",
    "time": "time of day at which the workout started",
    "title": "name of the workout",
    "exercise": "name of the exercise",
    "kind": "working, warm-up, drop, failure",
    "sets": "how many sets alike a row stands for",
    "weight": "weight, with or without its unit",
    "unit": "kg or lb",
    "reps": "repetitions",
    "seconds": "seconds, or 1:30",
    "distance": "distance",
    "distance_unit": "m, km, mi, yd or ft",
    "rpe": "effort from 1 to 10",
    "rir": "reps in reserve",
    "superset": "number shared by the exercises of a superset",
    "notes": "note on the set",
    "workout_notes": "note on the workout",
}
"""What a column may hold."""
WORK = ("reps", "seconds", "distance")
"""Of these there must be one: what was done in a set."""

_USUAL = {
    "date": (
        "date", "day", "datetime", "date time", "timestamp", "workout date", "session date", "when",
        "performed at", "logged at", "created at", "datum", "tag", "fecha", "data", "dato", "dag",
        "jour", "日期",
    ),
    "time": (
        "start time", "time of day", "started at", "start", "uhrzeit", "hora", "ora", "heure",
    ),
    "title": (
        "title", "workout", "workout name", "workout title", "session", "session name", "routine",
        "routine name", "day name", "training", "entrenamiento", "allenamento", "séance",
    ),
    "exercise": (
        "exercise", "exercise name", "exercise title", "lift", "movement", "name", "activity",
        "übung", "uebung", "ejercicio", "esercizio", "exercice", "exercício", "exercicio",
        "oefening", "övning", "øvelse", "упражнение", "动作", "種目",
    ),
    "kind": ("kind", "set type", "type", "set kind"),
    "sets": ("sets", "set count", "number of sets", "no of sets", "sets done", "sätze", "saetze"),
    "weight": (
        "weight", "load", "", "weight used", "resistance", "gewicht", "peso", "poids", "carga",
        "charge", "vikt", "vekt", "вес", "重量",
    ),
    "unit": ("unit", "units", "weight unit", "einheit", "unidad", "unità", "unité"),
    "reps": (
        "reps", "rep", "repetitions", "rep count", "reps done", "reps completed", "completed reps",
        "actual reps", "number of reps", "no of reps", "wdh", "wiederholungen", "repeticiones",
        "ripetizioni", "répétitions", "repetições", "herhalingen", "повторения", "次数", "回数",
    ),
    "seconds": (
        "seconds", "secs", "sec", "duration", "time", "hold", "hold time", "minutes", "dauer",
        "zeit", "duración", "durata", "durée",
    ),
    "distance": ("distance", "", "strecke", "distanz", "distancia", "distanza", "distância"),
    "distance_unit": ("distance unit",),
    "rpe": ("rpe", "effort"),
    "rir": ("rir", "reps in reserve"),
    "superset": ("superset", "superset id", "superset group"),
    "notes": (
        "notes", "note", "comment", "comments", "remarks", "set notes", "notizen", "notiz",
        "notas", "nota",
    ),
    "workout_notes": ("workout notes", "workout note", "session notes"),
}  # fmt: skip
"""What people call them; nothing at all is a column that is called by its unit alone."""
_UNITS_OF: dict[str, Collection[str]] = {"weight": cells.UNITS, "distance": cells.METRES}
_MINUTES = frozenset({"min", "mins", "minute", "minutes"})
_HOURS = frozenset({"h", "hr", "hrs", "hour", "hours"})
_SECONDS = frozenset({"s", "sec", "secs", "second", "seconds"})
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[^\W_]+")
_CLOCK = re.compile(r"(\d\d?):\d\d(:\d\d)?\s*([ap]\.?m\.?)?", re.IGNORECASE | re.ASCII)
_LOADED = re.compile(r"[\d.,]{1,12}\s*(kgs?|lbs?)\.?", re.IGNORECASE | re.ASCII)
_DAYTIME = 5
"""The hour from which a clock tells the time of day: nobody holds a plank that long."""
_NUMBERED = frozenset({"id", "no", "nr", "number", "set", "order", "index", "week", "age"})
MOST_LISTED = 20
_MOST_COLUMNS = 200
_LOOKED_AT = 60
"""Rows."""


def usable(header: Sequence[str]) -> dict[str, str]:
    """Column, as names are compared -> its name; of namesakes the first, nameless ones left out."""
    found: dict[str, str] = {}
    for name in header:
        if bare(name):
            found.setdefault(bare(name), name)
    return found


def usual(header: Sequence[str]) -> dict[str, str]:
    """Field -> column, as far as their names tell."""
    names = list(usable(header[:_MOST_COLUMNS]).values())
    found: dict[str, str] = {}
    for field, called in _USUAL.items():
        free = [name for name in names if name not in found.values()]
        by_name = {key: name for name in reversed(free) for key in reversed(_keys(name, field))}
        name = next((by_name[each] for each in called if each in by_name), None)
        if name is not None:
            found[field] = name
    return found


def guessed(text: str) -> dict[str, str]:
    """Field -> column, by their names, and where those don't tell by what stands in them."""
    columns = columns_of(text)
    found = usual([*columns])
    _mend_time(found, columns)
    for field, is_such in (("date", _are_dates), ("weight", _are_loads)):
        if field not in found:
            free = (name for name in columns if name not in found.values())
            name = next((each for each in free if is_such(columns[each])), None)
            found |= {field: name} if name else {}
    if not {*WORK} & found.keys():
        free = (name for name in columns if name not in found.values())
        counts = [name for name in free if _are_counts(name, columns[name])]
        found |= {WORK[0]: counts[0]} if len(counts) == 1 else {}
    if "exercise" not in found:
        name = _with_exercises({n: c for n, c in columns.items() if n not in found.values()})
        found |= {"exercise": name} if name else {}
    return {field: found[field] for field in TARGETS if field in found}


def columns_of(text: str) -> dict[str, tuple[str, ...]]:
    """Column -> its first cells, blank ones left out; of namesakes the first."""
    found = first_rows(text, _LOOKED_AT)
    header, rows = (found[0], found[1:]) if found else ([], [])
    names = [cell.strip() for cell in header[:_MOST_COLUMNS]]
    first = {*usable(names).values()}
    return {
        name: tuple(filter(None, (row[at].strip() for row in rows if at < len(row))))
        for at, name in enumerate(names)
        if name in first and name not in names[:at]
    }


def beginning(text: str, most: int) -> str:
    """The header and the first rows of a table, as a table."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=delimiter_of(text), lineterminator="\n")
    writer.writerows(first_rows(text, most + 1))
    return written.getvalue()


def listed(names: Sequence[str]) -> str:
    """Names of columns for a message, as many as can be taken in."""
    named = list(filter(None, names))
    more = f" and {len(named) - MOST_LISTED} more" if len(named) > MOST_LISTED else ""
    return ", ".join(name[:30] for name in named[:MOST_LISTED]) + more


def missing(columns: Mapping[str, str]) -> list[str]:
    """Fields that a table can't be read without and that no column holds yet."""
    lacking = [field for field in ("date", "exercise") if field not in columns]
    return lacking if set(WORK) & set(columns) else [*lacking, WORK[0]]


def as_option(columns: Mapping[str, str]) -> str:
    """What `--columns` takes: `date=Day,exercise=Lift`; `NAME` for what is missing."""
    held = dict(columns) | dict.fromkeys(missing(columns), "NAME")
    line = io.StringIO()
    pairs = [f"{field}={held[field]}" for field in TARGETS if field in held]
    csv.writer(line, lineterminator="").writerow(pairs)
    return line.getvalue()


def named_unit(name: str, field: str = "weight") -> str:
    """The unit in a column's name: `kg` of `Weight (kgs)`, `Kg` and `weight_kg`; "" for none.

    Of a weight it is `kg` or `lb`, of a distance as it was written. Two units are none.
    """
    known = _UNITS_OF[field]
    bracketed = with_unit(name)[1].rstrip(".")
    if bracketed in known:
        return cells.UNITS[bracketed] if field == "weight" else bracketed
    said = _words(name)
    if field == "weight":
        units = {cells.UNITS[word] for word in said if word in cells.UNITS}
        return units.pop() if len(units) == 1 else ""
    return said[-1] if said and said[-1] in known else ""


def seconds_each(name: str) -> int:
    """How many seconds a 1 in a column of this name is: 60 in `Minutes` and `Duration (min)`."""
    last = _words(name)[-1:]
    return 60 if _MINUTES & {*last} else 3600 if _HOURS & {*last} else 1


@lru_cache(maxsize=256)
def _words(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_CAMEL.sub(" ", name).casefold()))


def _keys(name: str, field: str) -> list[str]:
    """As what a column is looked up for a field: as it is called, and without its unit."""
    said = _words(name)
    keys = [" ".join(said)]
    units = {"weight": {*cells.UNITS}, "distance": {*cells.METRES}}.get(
        field, _MINUTES | _HOURS | _SECONDS if field == "seconds" else set()
    )
    if said and said[-1] in units and (said[0] != "in" or len(said) > 1):
        rest = said[:-1]
        keys.append(" ".join(rest[:-1] if rest and rest[-1] == "in" else rest))
    return keys


def _mend_time(found: dict[str, str], columns: Mapping[str, Sequence[str]]) -> None:
    """A `Time` is the time of day if it is one in every row."""
    name = found.get("seconds", "")
    clocks = [_CLOCK.fullmatch(cell) for cell in columns.get(name, ())]
    if not clocks or "time" in found or _words(name)[-1:] != ("time",) or None in clocks:
        return
    if any(clock and (clock[3] or int(clock[1]) >= _DAYTIME) for clock in clocks):
        found["time"] = found.pop("seconds")


def _are_dates(column: Sequence[str]) -> bool:
    dates = Dates(column)
    return bool(column) and all(
        not each.replace(".", "").isdecimal() and dates.read(each) for each in column
    )


def _are_loads(column: Sequence[str]) -> bool:
    return bool(column) and all(map(_LOADED.fullmatch, column))


def _are_counts(name: str, column: Sequence[str]) -> bool:
    """Whether most are whole numbers such as reps are, and not those that rows have."""
    counts = sum(
        each.isascii() and each.isdecimal() and 0 < int(each[:4]) <= 100 for each in column
    )
    return counts * 4 >= len(column) * 3 > 0 and not _NUMBERED & {*_words(name)}


def _with_exercises(columns: Mapping[str, Sequence[str]]) -> str:
    """The column of which the catalogue knows the most; none where it knows nothing."""
    from catalog.library import Catalog
    from store.exchange.names import matches

    builtin = Catalog.builtin()

    def known(name: str) -> int:
        found = matches(sorted({*_names(columns[name])}), builtin)
        return sum(each.exercise is not None for each in found.values())

    best = max(columns, key=known, default="")
    return best if best and known(best) else ""


def _names(column: Sequence[str]) -> Iterator[str]:
    return (each for each in column if any(map(str.isalpha, each)))
