"""Exercises, days and worked cases for the tests of the coach, read from the files beside this."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from catalog.equipment import Equipment
from catalog.exercise import Exercise
from catalog.library import Catalog
from catalog.muscle import Muscle, MuscleGroup
from catalog.vocabulary import Contraction, LengthBias, LoadKind, Pattern
from store.review.request import Request, Training
from store.review.standing import Status
from store.review.work import Work

HERE = Path(__file__).parent
TODAY = date(2026, 11, 22)

Logged = tuple[int, str, int]
"""Days ago, exercise, hard sets."""


@cache
def fixture() -> Catalog:
    """The 29 exercises of the worked cases."""
    with (HERE / "coach_exercises.tsv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return Catalog(map(_exercise, rows))


def _exercise(row: dict[str, str]) -> Exercise:
    def items(key: str, divider: str = ";") -> list[str]:
        return [] if row[key] == "-" else row[key].split(divider)

    return Exercise(
        id=row["id"],
        name=row["name"],
        pattern=Pattern(row["pattern"]),
        primary=tuple(map(Muscle, items("primary"))),
        secondary=tuple(map(Muscle, items("secondary"))),
        equipment=tuple(map(Equipment, items("equipment", "+"))),
        load_kind=LoadKind(row["load_kind"]),
        level=int(row["level"]),
        contraction=Contraction(row["contraction"]),
        length_bias=LengthBias(row["length_bias"]),
        family=row["family"],
        easier=None if row["easier"] == "-" else row["easier"],
        harder=None if row["harder"] == "-" else row["harder"],
    )


def work(*logged: Logged) -> tuple[Work, ...]:
    """Hard sets up to today."""
    return tuple(Work(TODAY - timedelta(days=ago), id_, sets) for ago, id_, sets in logged)


def training(*logged: Logged, **statuses: Status) -> Training:
    """What was done; `slider_curl=Status.MASTERED` says how it goes with one."""
    named = {id_.replace("_", "-"): status for id_, status in statuses.items()}
    return Training(work(*logged), named)


def request(level: int = 2, **fields: Any) -> Request:
    """A request for today."""
    return Request(TODAY, level, **fields)


def kit(*names: str) -> frozenset[Equipment]:
    """Equipment by name."""
    return frozenset(map(Equipment, names))


@dataclass
class Line:
    """One exercise of a worked case."""

    id: str
    suggested: bool
    score: str
    merit: float
    terms: list[float]
    """need, function, balance, lengthened, continuity, loadable, fit, recovery."""


@dataclass
class Case:
    """A worked day."""

    id: str
    request: Request
    training: Training
    session: list[tuple[str, int]] = field(default_factory=list)
    barred: dict[str, list[str]] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)


@cache
def cases() -> dict[str, Case]:
    """The worked cases of `coach_cases.txt`, by id."""
    text = (HERE / "coach_cases.txt").read_text(encoding="utf-8")
    found = [_case(section) for section in text.split("\n## ")[1:]]
    return {case.id: case for case in found}


def _case(section: str) -> Case:
    head, *lines = section.splitlines()
    said = {line[:9].strip(): line[10:].strip() for line in lines if line[:1].isalpha()}
    barred = dict(line[10:].split(": ") for line in lines if line.startswith("barred by"))
    statuses = dict(each.split("=") for each in said.get("status", "").split())
    soreness = dict(each.split("=") for each in said.get("sore", "").split())
    return Case(
        id=head.split(":")[0],
        request=Request(
            TODAY,
            int(said["level"]),
            kit(*_words(said["kit"])),
            soreness={MuscleGroup(group): int(sore) for group, sore in soreness.items()},
            minutes=int(said["minutes"]),
        ),
        training=Training(
            work(*((int(ago[:-1]), id_, sets) for ago, id_, sets in _sets(said["log"]))),
            {id_: Status(status) for id_, status in statuses.items()},
        ),
        session=[(id_, sets) for id_, sets in _sets(said["session"])],
        barred={bar: ids.split() for bar, ids in barred.items()},
        lines=[_line(line) for line in lines if line[:1] in {"+", "?"}],
    )


def _words(text: str) -> list[str]:
    return [] if text == "-" else text.split()


def _sets(text: str) -> list[Any]:
    parts = [] if text == "-" else [each.split() for each in text.split(", ")]
    return [(*part[:-1], int(part[-1].removeprefix("x"))) for part in parts]


def _line(line: str) -> Line:
    mark, id_, score, merit, *terms = line.split()
    return Line(id_, mark == "+", score, float(merit), list(map(float, terms)))
