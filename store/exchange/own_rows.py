"""One row of our own table as what it says: a workout, an entry, a set, and what is more.

What can't be right raises BadCell, and the row is left out.
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from functools import lru_cache
from typing import Any

from store.errors import ImportFileError
from store.exchange import cells
from store.exchange.cells import BadCell, shown
from store.exchange.instants import is_plausible, written
from store.strict_json import StrictReader

Plain = dict[str, Any]
Cells = dict[str, str]

_CANONICAL = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?(Z|[+-](?!00:00)\d\d:\d\d)", re.ASCII
)
_INSTANT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)", re.ASCII)
_DECIMAL = re.compile(r"\d{1,16}([.,]\d{1,30})?(e[+-]?\d{1,3})?", re.ASCII | re.IGNORECASE)
_WHOLE = re.compile(r"-?\d{1,15}", re.ASCII)
_MOST = 1_000_000
_COUNTS = 100_000
_WORDS = {
    "kind": ("working", "warmup", "drop", "failure"),
    "side": ("both", "left", "right"),
    "load": ("external", "bodyweight", "added", "assisted", "band"),
    "unit": ("kg", "lb"),
}
_PARTS = frozenset({"workout", "entry", "set", "load"})


def more_of(cell: str) -> Plain:
    """What no other column holds, by what it belongs to."""
    if not cell.strip():
        return {}
    try:
        found = StrictReader(ImportFileError).read(cell)
    except (json.JSONDecodeError, ImportFileError) as error:
        raise BadCell(f"the column more is no JSON: {error}") from error
    if not isinstance(found, dict) or not set(found) <= _PARTS:
        raise BadCell("the column more holds what htrack doesn't write")
    if not all(isinstance(each, dict) for each in found.values()):
        raise BadCell("the column more holds what htrack doesn't write")
    if {"id", "entries"} & set(found.get("workout", {})) or "sets" in found.get("entry", {}):
        raise BadCell("the column more holds what has columns of its own")
    return found


def workout_of(row: Cells) -> Plain:
    """The workout of a row, without its entries; empty texts stand for what it doesn't have."""
    start, end = _instant(row["start"], "start"), _instant(row.get("end", ""), "end")
    if not start:
        raise BadCell("the workout has no start")
    if end and _moment(end) < _moment(start):
        raise BadCell("the workout ends before it starts")
    found: Plain = {
        "id": row["workout_id"],
        "title": row.get("workout", ""),
        "started_at": start,
        "ended_at": end,
        "entries": [],
        "note": row.get("workout_note", ""),
    }
    if row.get("source"):
        found["source"] = {"app": row["source"], "key": row.get("source_key", "")}
    return found


def entry_of(row: Cells) -> Plain:
    """The entry of a row, without its sets; empty texts stand for what it doesn't have."""
    rest, superset = row.get("rest_seconds", ""), row.get("superset", "").strip()
    if superset and not _WHOLE.fullmatch(superset):
        raise BadCell(f"superset {shown(superset)} is not a number")
    return {
        "exercise_id": row["exercise_id"],
        "name": row["exercise"],
        "superset": int(superset) if superset else "",
        "note": row.get("exercise_note", ""),
        "rest_seconds": _count(rest, "rest") if rest.strip() else "",
        "sets": [],
    }


def set_of(row: Cells) -> Plain:
    """The set of a row, as the model would write it but for the order of keys."""
    done: Plain = {}
    kind, side = _word(row, "kind"), _word(row, "side")
    if kind not in {"", "working"}:
        done["kind"] = kind
    if load := _load(row):
        done["load"] = load
    if reps := row.get("reps", "").strip():
        done["reps"] = _count(reps, "reps")
    for field in ("seconds", "metres"):
        if text := row.get(field, "").strip():
            done[field] = _decimal(text, field)
    if side not in {"", "both"}:
        done["side"] = side
    if rpe := cells.effort(row.get("rpe", "")):
        done["rpe"] = rpe
    done["tempo"] = row.get("tempo", "")
    done["logged_at"] = _instant(row.get("logged_at", ""), "logged_at")
    done["note"] = row.get("set_note", "")
    return {key: value for key, value in done.items() if value != ""}


def _load(row: Cells) -> Plain | None:
    mode, unit = _word(row, "load"), _word(row, "unit")
    weight, label = row["weight"].strip(), row.get("band", "")
    if not (mode or weight or label):
        return None
    if bool(weight) != bool(unit):
        raise BadCell("a weight needs both its number and its unit")
    if not weight and mode in {"", "external", "added", "assisted"}:
        raise BadCell(f"a load that is {mode or 'external'} needs a weight")
    load: Plain = {} if mode in {"", "external"} else {"mode": mode}
    if weight:
        load |= {"value": _decimal(weight, "weight"), "unit": unit}
    return load | ({"label": label} if label else {})


def _word(row: Cells, field: str) -> str:
    word = row.get(field, "").strip().casefold()
    if word and word not in _WORDS[field]:
        raise BadCell(f"{field} {shown(word)} is none of {', '.join(_WORDS[field])}")
    return word


@lru_cache(maxsize=4096)
def _decimal(text: str, what: str) -> float:
    if _DECIMAL.fullmatch(text) is None:
        raise BadCell(f"{what} {shown(text)} is not a number")
    value = float(text.replace(",", "."))
    if not value < _MOST:
        raise BadCell(f"{what} {shown(text)} can't be right")
    return value


@lru_cache(maxsize=4096)
def _count(text: str, what: str) -> int:
    text = text.strip()
    if _WHOLE.fullmatch(text) is None or not 0 <= int(text) < _COUNTS:
        raise BadCell(f"{what} {shown(text)} is not a number of them")
    return int(text)


def _instant(text: str, what: str) -> str:
    text = text.strip()
    if not text:
        return ""
    try:
        moment = _moment(text) if _INSTANT.fullmatch(text) else None
    except ValueError:
        moment = None
    if moment is None or not is_plausible(moment):
        raise BadCell(f"{what} {shown(text)} is not an instant like 2026-11-22T18:30:00+01:00")
    return text if _CANONICAL.fullmatch(text) else written(moment)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
