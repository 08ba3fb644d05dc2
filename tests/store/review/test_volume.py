"""Hard sets per muscle, against a month that was counted by hand (`month.md`)."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

import pytest

from catalog.library import Catalog
from catalog.muscle import Muscle, MuscleGroup
from catalog.vocabulary import HamstringFunction
from store.review.balance import Band, balance, knee_share, lengthened
from store.review.credit import credits_of, group_credits
from store.review.facts import EntryFacts, LoadFact, SetFact
from store.review.recency import days_since, days_since_function
from store.review.targets import target
from store.review.volume import Volume, volume, weekly
from store.review.work import Days, Work, hard_sets, work_of

MONTH = (Path(__file__).parent / "month.md").read_text(encoding="utf-8")
WORTH = credits_of(Catalog.builtin())
LAST = date(2026, 11, 22)
SET = re.compile(r"(?P<mark>[wLR]?)(?P<kg>[\d.]+)x(?P<reps>\d+)(?P<drop>d?)(@(?P<rpe>[\d.]+))?")
SIDES = {"L": "left", "R": "right"}


def table(heading: str) -> list[list[str]]:
    """The rows of the table whose first column is headed so."""
    lines = MONTH.split(f"| {heading}")[1].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def a_fact(text: str) -> SetFact:
    found = SET.fullmatch(text)
    assert found is not None, text
    kind = "warmup" if found["mark"] == "w" else "drop" if found["drop"] else "working"
    rpe = None if found["rpe"] is None else float(found["rpe"])
    load = LoadFact(value=float(found["kg"]), unit="kg")
    side = SIDES.get(found["mark"], "both")
    return SetFact(kind, load, int(found["reps"]), side=side, rpe=rpe)


def entries() -> list[EntryFacts]:
    return [
        EntryFacts(
            f"{day}", datetime.fromisoformat(f"{day}T18:30+01:00"), id_, id_,
            tuple(map(a_fact, sets.split())),
        )
        for day, id_, sets, _, _ in table("day")
    ]  # fmt: skip


WORK = list(work_of(entries()))
WEEKS = weekly(WORK, WORTH, LAST, 4)


def number(counted: Volume, name: str) -> float:
    if name in set(MuscleGroup):
        return counted.group(MuscleGroup(name)).total
    if name in set(Muscle):
        return counted.head(Muscle(name)).total
    if name in set(HamstringFunction):
        return counted.function(HamstringFunction(name)).total
    return lengthened(WORK, WORTH, counted.days).total


def worked_out(cell: str) -> float:
    """The sum in a cell, once its two sides were found to agree."""
    left, right = cell.replace("½", "0.5").split(" = ")
    products = (re.split("×", part) for part in left.split(" + "))
    total = sum(float(each[0]) * (float(each[1]) if each[1:] else 1) for each in products)
    assert total == float(right), cell
    return total


@pytest.mark.parametrize("row", table("day"), ids=lambda row: f"{row[0]} {row[1]}")
def test_hard_sets_of_an_entry(row: list[str]) -> None:
    assert hard_sets(map(a_fact, row[2].split())) == int(row[3])


@pytest.mark.parametrize("row", table("group or head"), ids=lambda row: row[0])
def test_the_four_weeks(row: list[str]) -> None:
    name, *cells = row
    assert [number(week, name) for week in WEEKS] == [worked_out(cell) for cell in cells]


def test_weeks_go_from_monday_to_sunday() -> None:
    assert [week.days for week in WEEKS][-2:] == [
        Days(date(2026, 11, 9), date(2026, 11, 15)),
        Days(date(2026, 11, 16), date(2026, 11, 22)),
    ]


def test_the_28_days() -> None:
    found = balance(WORK, WORTH, LAST)
    assert (found.hamstrings.total, found.quads.total) == (20, 17)
    assert found.ratio == 20 / 17
    assert found.band is Band.FINE
    assert knee_share(volume(WORK, WORTH, Days.until(LAST, 28))) == 8 / 19


def test_every_number_says_what_it_is_made_of() -> None:
    second = WEEKS[1].group(MuscleGroup.HAMSTRINGS)
    assert [tuple(part) for part in second.parts] == [
        (date(2026, 11, 2), "lunge-reverse", 2, 0.5),
        (date(2026, 11, 5), "rdl-single-leg-bodyweight", 2, 1.0),
        (date(2026, 11, 8), "hip-thrust-barbell", 4, 0.5),
    ]
    assert second.total == sum(part.worth for part in second.parts)


def test_squats_and_leg_presses_give_the_hamstrings_nothing() -> None:
    found = [
        each.id
        for each in Catalog.builtin()
        if each.pattern == "squat" and MuscleGroup.HAMSTRINGS in group_credits(each)
    ]
    assert found == []


def test_a_stretch_is_no_set_of_volume() -> None:
    stretches = [each for each in Catalog.builtin() if each.pattern == "mobility"]
    assert stretches
    assert not [each for each in stretches if group_credits(each)]


def test_days_since_each_group() -> None:
    found = days_since(WORK, WORTH, LAST)
    assert found[MuscleGroup.HAMSTRINGS] == 0
    assert found[MuscleGroup.QUADS] == 6
    assert found[MuscleGroup.ADDUCTORS] == 10
    assert MuscleGroup.CHEST not in found
    assert days_since_function(WORK, WORTH, LAST) == {
        HamstringFunction.HIP: 0,
        HamstringFunction.KNEE: 6,
    }


def test_half_a_set_is_no_training() -> None:
    # Two half sets of a day are: the calves in two sets of curls.
    one, two = (days_since([Work(LAST, "leg-curl-lying", sets)], WORTH, LAST) for sets in (1, 2))
    assert MuscleGroup.CALVES not in one
    assert two[MuscleGroup.CALVES] == 0


def test_what_lies_ahead_is_not_done_yet() -> None:
    assert days_since(WORK, WORTH, date(2026, 10, 25)) == {}


def quads_and_curls(quads: int, curls: int) -> Band:
    work = [Work(LAST, "leg-extension", quads), Work(LAST, "leg-curl-lying", curls)]
    return balance(work, WORTH, LAST).band


@pytest.mark.parametrize(
    ("quads", "curls", "band"),
    [
        (3, 20, Band.TOO_LITTLE_DATA),  # under four sets of the quads
        (6, 5, Band.TOO_LITTLE_DATA),  # eleven in all
        (6, 6, Band.FINE),
        (12, 0, Band.LOW),
        (10, 5, Band.LOW),
        (10, 6, Band.FINE),  # 0.6
        (10, 15, Band.FINE),  # 1.5
        (10, 16, Band.HIGH),
    ],
)
def test_the_bands(quads: int, curls: int, band: Band) -> None:
    assert quads_and_curls(quads, curls) is band


def test_28_days_end_with_today() -> None:
    work = [Work(date(2026, 10, 25), "leg-extension", 9), Work(LAST, "leg-extension", 4)]
    assert balance(work, WORTH, LAST).quads.total == 4
    assert balance(work, WORTH, date(2026, 11, 21)).quads.total == 9


@pytest.mark.parametrize(("level", "main"), [(1, 6), (2, 8), (3, 10)])
def test_targets(level: int, main: int) -> None:
    assert target(MuscleGroup.HAMSTRINGS, level) == main
    assert target(MuscleGroup.GLUTES, level) == target(MuscleGroup.QUADS, level) == main
    assert target(MuscleGroup.ERECTORS, level) == target(MuscleGroup.ADDUCTORS, level) == 3
    assert target(MuscleGroup.CALVES, level) == 4
