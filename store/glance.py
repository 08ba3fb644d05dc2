"""Where the week stands, told from the bytes of the files: for a shell prompt, which can't wait.

Nothing that is imported here takes time: no models, no database, no catalogue. What has any doubt
about it is left to those who read properly. Writes nothing and waits for no lock.
"""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from datetime import date, datetime
from itertools import chain, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from store.file.tail import peek_open
from store.review.facts import facts_of
from store.review.work import WEEK, work_of
from store.shapes import flaw_of_sets, flaw_of_workout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Document = dict[str, Any]

LARGE = 1 << 20
A_DAY = 1.0
"""Hamstring sets of a day that count as training them, as `recency.A_SET` has it."""

_HEADS = {"bflh", "bfsh", "st", "sm"}
_STRETCH = "mobility"
_WORKOUTS = b'"workouts": {\n'
_OWN = b'"exercises": {\n'
_END = [b"}\n", b"}\n"]
_ROW = re.compile(rb',?"-?[0-9]+":(\{.*\})\n')
_STARTED = re.compile(rb'"started_at":"(\d{4}-\d\d-\d\d)')


class Doubt(Exception):  # noqa: N818 - it is no error, only a reason to look properly
    """The files have to be read properly."""


class Glance(NamedTuple):
    """What a prompt has room for."""

    sets: float
    """Hamstring sets of the last seven days."""
    days: int | None
    """Days since the hamstrings were trained; none: never."""
    title: str | None
    """Of the workout in progress; none where there is none, empty where it has no name."""
    open_sets: int
    """Hard sets of the workout in progress."""


def glance(path: Path, today: date) -> Glance:
    """Where the week of the data file stands; raises Doubt where that takes a proper look."""
    head, rows = _lines(path)
    worth = _credits() | _own_credits(head)
    current = _in_progress(path, rows)
    by_day: dict[int, float] = defaultdict(float)
    for document in chain([current] if current else [], _newest_first(rows, today)):
        started = datetime.fromisoformat(document["started_at"])
        ago = (today - started.date()).days
        if ago >= WEEK and any(done >= A_DAY for past, done in by_day.items() if past < ago):
            break
        by_day[ago] += _hamstring_sets(document, started, worth)
    return Glance(
        sets=sum(done for ago, done in by_day.items() if 0 <= ago < WEEK),
        days=min((ago for ago, done in by_day.items() if done >= A_DAY and ago >= 0), default=None),
        title=None if current is None else str(current.get("title", "")),
        open_sets=0 if current is None else _hard_sets(current),
    )


def _lines(path: Path) -> tuple[list[bytes], list[bytes]]:
    """The lines of a file before its table of workouts, and one line each workout."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        return [], []
    except OSError as error:
        raise Doubt from error
    # In one piece: by lines it would be read 8 kB at a time.
    with open(handle, "rb", buffering=LARGE) as file:  # noqa: PTH123 - it is open already
        lines = file.readlines()
    if not lines:
        return [], []
    if _WORKOUTS not in lines or lines[-2:] != _END:
        raise Doubt
    at = lines.index(_WORKOUTS)
    return lines[:at], lines[at + 1 : -2]


def _newest_first(rows: Iterable[bytes], today: date) -> Iterator[Document]:
    """The workouts up to today, each decoded only when it is its turn."""
    dated = []
    last = today.isoformat().encode()
    for row in rows:
        found = _STARTED.search(row)
        if found is None:
            raise Doubt
        if found[1] <= last:
            dated.append((found[1], row))
    for day, row in sorted(dated, key=lambda pair: pair[0], reverse=True):
        document = _decoded(row)
        if not str(document["started_at"]).startswith(day.decode()):
            raise Doubt
        yield document


def _decoded(row: bytes) -> Document:
    found = _ROW.fullmatch(row)
    try:
        document = json.loads(found[1]) if found else None
    except (ValueError, RecursionError) as error:
        raise Doubt from error
    if not isinstance(document, dict) or flaw_of_workout(document) or flaw_of_sets(document):
        raise Doubt
    return document


def _in_progress(path: Path, rows: Iterable[bytes]) -> Document | None:
    """The workout in progress, unless a finish was cut short and it is in the history too."""
    from store.file.places import open_path

    found = peek_open(path)
    if found is None:
        if _lines(open_path(path))[1]:
            raise Doubt
        return None
    mine, day = json.dumps(found["id"]).encode(), found["started_at"][:10].encode()
    if any(day in row and mine in row for row in rows):
        raise Doubt
    return found


def _hamstring_sets(document: Document, started: datetime, worth: Mapping[str, float]) -> float:
    work = work_of(facts_of(started, document))
    return sum(each.sets * worth.get(each.exercise_id, 0.0) for each in work)


def _hard_sets(document: Document) -> int:
    started = datetime.fromisoformat(document["started_at"])
    return sum(each.sets for each in work_of(facts_of(started, document)))


def _credits() -> dict[str, float]:
    """What a set of each built-in exercise is worth to the hamstrings, straight from the table."""
    table = Path(__file__).parent.parent / "catalog" / "exercises.tsv"
    head, *lines = table.read_text(encoding="utf-8").splitlines()
    columns = head.split("\t")
    at = [columns.index(name) for name in ("id", "pattern", "primary", "secondary")]
    found = {}
    for line in lines:
        cells = line.split("\t")
        id_, pattern, primary, secondary = (cells[place] for place in at)
        if worth := _worth(pattern, primary.split(";"), secondary.split(";")):
            found[id_] = worth
    return found


def _own_credits(head: list[bytes]) -> dict[str, float]:
    """The same of the person's own exercises, which may take the place of built-in ones."""
    found = {}
    at = head.index(_OWN) + 1 if _OWN in head else len(head)
    for row in takewhile(lambda line: not line.startswith(b"}"), head[at:]):
        try:
            own = json.loads(row.lstrip(b",").partition(b":")[2])
            heads = own.get("primary", []), own.get("secondary", [])
            found[own["id"]] = _worth(own.get("pattern", ""), *heads)
        except (ValueError, KeyError, AttributeError, TypeError) as error:
            raise Doubt from error
    return found


def _worth(pattern: str, primary: Iterable[str], secondary: Iterable[str]) -> float:
    if pattern == _STRETCH:
        return 0.0
    if not _HEADS.isdisjoint(primary):
        return 1.0
    return 0.0 if _HEADS.isdisjoint(secondary) else 0.5
