"""Real exports of every app but Strong: the figures of the importer, and those of the bare rows."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, cast

import pytest

from store.errors import ImportFileError
from store.models import Workout
from tests.samples import sample
from tests.store.exchange.plain_counts import (
    POUND,
    Figures,
    figures,
    read,
    read_file,
    sets_of,
)

if TYPE_CHECKING:
    from pathlib import Path

    from store.exchange.reading import Reading

Rows = list[dict[str, str]]


def rows_of(path: Path) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def counted(kinds: list[str], workouts: set[str], lifts: list[tuple[float, float]]) -> Figures:
    """The figures of sets, given their kinds, their workouts, and kg and reps of each.

    The volume may differ by a ten-thousandth, the noise of conversions that is taken out.
    """
    volume = pytest.approx(sum(weight * reps for weight, reps in lifts), rel=1e-4)
    reps = int(sum(reps for _weight, reps in lifts))
    return Figures(len(workouts), len(kinds), dict(Counter(kinds)), reps, cast("float", volume))


HEVY = {"normal": "working", "warmup": "warmup", "dropset": "drop", "failure": "failure"}


@pytest.mark.parametrize("name", ["kg-km-2023.csv", "kg-km-supersets.csv"])
def test_hevy(name: str) -> None:
    rows = rows_of(sample("hevy", name))
    reading = read_file(sample("hevy", name))
    assert figures(reading) == counted(
        [HEVY[row["set_type"]] for row in rows],
        {row["start_time"] for row in rows},
        [(float(row["weight_kg"] or 0), float(row["reps"] or 0)) for row in rows],
    )
    sets = sets_of(reading)
    metres = sum(float(row["distance_km"] or 0) * 1000 for row in rows)
    assert sum(each.get("metres", 0) for each in sets) == pytest.approx(metres)
    seconds = sum(float(row["duration_seconds"] or 0) for row in rows)
    assert sum(each.get("seconds", 0) for each in sets) == seconds
    assert sorted(each["rpe"] for each in sets if "rpe" in each) == sorted(
        float(row["rpe"]) for row in rows if row["rpe"]
    )
    assert not reading.skipped
    assert not reading.passed_over


def test_every_block_of_hevy_is_an_entry_in_its_superset() -> None:
    rows = rows_of(sample("hevy", "kg-km-supersets.csv"))
    blocks = [
        (row["exercise_title"], int(row["superset_id"]) if row["superset_id"] else None)
        for row in rows
        if row["set_index"] == "0"
    ]
    reading = read_file(sample("hevy", "kg-km-supersets.csv"))
    entries = chain.from_iterable(workout["entries"] for workout in reading.workouts)
    assert [(entry["name"], entry.get("superset")) for entry in entries] == blocks


FITNOTES = [
    "android-kgs-small.csv", "android-lbs-2020.csv", "android-lbs-edge.csv",
    "android-lbs-small.csv", "android-weightunit-2025.csv",
]  # fmt: skip


def fitnotes_kilograms(row: dict[str, str]) -> float:
    pounds = "Weight (lbs)" in row or row.get("Weight Unit") == "lbs"
    weight = float(row.get("Weight (lbs)") or row.get("Weight") or 0)
    return weight * (POUND if pounds else 1)


@pytest.mark.parametrize("name", FITNOTES)
def test_fitnotes(name: str) -> None:
    rows = rows_of(sample("fitnotes", name))
    reading = read_file(sample("fitnotes", name))
    assert figures(reading) == counted(
        ["working" for _row in rows],
        {row["Date"] for row in rows},
        [(fitnotes_kilograms(row), float(row["Reps"] or 0)) for row in rows],
    )
    entries = [entry["name"] for workout in reading.workouts for entry in workout["entries"]]
    assert entries == [
        name for _day, name in dict.fromkeys((r["Date"], r["Exercise"]) for r in rows)
    ]
    assert not reading.skipped


def test_the_same_fitnotes_history_in_pounds_and_in_kilograms_is_the_same() -> None:
    def loads(name: str) -> list[dict[str, object]]:
        return [each["load"] for each in sets_of(read_file(sample("fitnotes", name)))]

    rows = rows_of(sample("fitnotes", "android-lbs-small.csv"))
    pairs = zip(loads("android-kgs-small.csv"), loads("android-lbs-small.csv"), strict=True)
    odd = [
        pair
        for row, pair in zip(rows, pairs, strict=True)
        if re.fullmatch(r"\d+\.\d[1-46-9]", row["Weight"])
    ]
    assert len(odd) > len(rows) / 2
    assert all(kilos == pounds for kilos, pounds in odd)


def test_fitbod() -> None:
    rows = rows_of(sample("fitbod", "excerpt.csv"))
    reading = read_file(sample("fitbod", "excerpt.csv"))
    assert figures(reading) == counted(
        ["warmup" if row["isWarmup"] == "true" else "working" for row in rows],
        {row["Date"] for row in rows},
        [(float(row["Weight(kg)"]), float(row["Reps"])) for row in rows],
    )
    loads = [each["load"] for each in sets_of(reading) if "load" in each]
    assert {load["unit"] for load in loads} == {"lb"}
    assert all(load["value"] % 2.5 == 0 for load in loads)
    assert not reading.skipped


@pytest.mark.parametrize(("name", "unit"), [("kg.csv", "KG"), ("lb.csv", "LB")])
def test_stronglifts(name: str, unit: str) -> None:
    rows = rows_of(sample("stronglifts", name))
    pairs = [
        (row[f"Set {n} ({unit})"], row[f"Set {n} (Reps)"])
        for row in rows
        for n in range(1, 7)
        if row[f"Set {n} (Reps)"]
    ]
    factor = POUND if unit == "LB" else 1
    reading = read_file(sample("stronglifts", name))
    found = figures(reading)
    assert found == counted(
        ["working" if int(reps) else "failure" for _weight, reps in pairs],
        {row["Workout"] for row in rows},
        [(float(weight) * factor, float(reps)) for weight, reps in pairs],
    )
    # The app's own sum, in another column.
    assert found.volume == pytest.approx(
        factor * sum(float(row[f"Volume ({unit})"]) for row in rows)
    )
    assert reading.warnings == ()


def test_liftosaur() -> None:
    rows = rows_of(sample("liftosaur", "example.csv"))
    reading = read_file(sample("liftosaur", "example.csv"))
    assert figures(reading) == counted(
        ["warmup" if row["Is Warmup Set?"] == "1" else "working" for row in rows],
        {row["Workout DateTime"] for row in rows},
        [
            (float(row["Completed Weight Value"]) * POUND, float(row["Completed Reps"]))
            for row in rows
        ],
    )
    assert {each["logged_at"][:10] for each in sets_of(reading)} == {"2025-05-20"}


def test_gymbook() -> None:
    rows = rows_of(sample("gymbook", "it-excerpt.csv"))
    done = [row for row in rows if row["Saltato"] == "No"]
    reading = read_file(sample("gymbook", "it-excerpt.csv"))

    def number(text: str) -> float:
        return float(text.split()[0].replace(",", "."))

    kind = next(name for name in rows[0] if name.startswith("Set /"))
    reps = [
        number(row["Ripetizioni / Tempo"]) if "ripet" in row["Ripetizioni / Tempo"] else 0
        for row in done
    ]
    weights = [
        number(row["Peso / Distanza"]) if "kg" in row["Peso / Distanza"] else 0 for row in done
    ]
    assert figures(reading) == counted(
        ["warmup" if "riscaldamento" in row[kind] else "working" for row in done],
        {row["Data"] + row["Programma"] for row in done},
        list(zip(weights, reps, strict=True)),
    )
    assert sum(reading.passed_over.values()) == len(rows) - len(done)
    minutes = [row for row in done if "minuti" in row["Ripetizioni / Tempo"]]
    assert len([each for each in sets_of(reading) if each.get("seconds", 0) >= 300]) == len(minutes)


def snapshot(number: int) -> str:
    """One of the outputs that LiftLog's own tests expect, as they are written into a file."""
    text = sample("liftlog", "plaintext-snapshot.txt").read_text("utf-8")
    found: list[str] = re.findall(r"= `\n(.*?)\n`;", text, re.DOTALL)
    return found[number]


def test_liftlog_as_csv() -> None:
    lines = [line.strip() for line in re.findall(r'"(.*?)"', snapshot(0), re.DOTALL)]
    rows = list(csv.DictReader(lines))
    reading = read("\n".join(lines))
    assert figures(reading) == counted(
        ["working" for _row in rows],
        {row["SessionId"] for row in rows},
        [(float(row["Weight"]), float(row["Reps"])) for row in rows],
    )


def test_liftlog_as_json() -> None:
    text = re.sub(r",(\s*[\]}])", r"\1", snapshot(1))
    lifts = [
        (float(possible["weight"]["value"]), float(possible["set"]["repsCompleted"]))
        for session in json.loads(text)
        for exercise in session["recordedExercises"]
        for possible in exercise["potentialSets"]
    ]
    reading = read(text)
    kinds = ["working" for _lift in lifts]
    assert figures(reading) == counted(kinds, {"123", "1234"}, lifts)
    assert [workout["title"] for workout in reading.workouts] == ["Push Day", "Push Day"]


ALL = [
    *(("hevy", name) for name in ("kg-km-2023.csv", "kg-km-supersets.csv")),
    *(("fitnotes", name) for name in FITNOTES),
    ("fitbod", "excerpt.csv"),
    *(("stronglifts", name) for name in ("kg.csv", "lb.csv")),
    ("liftosaur", "example.csv"),
    ("gymbook", "it-excerpt.csv"),
]


@pytest.mark.parametrize(("app", "name"), ALL)
def test_documents_are_what_the_model_would_write_and_ids_stay(app: str, name: str) -> None:
    reading = read_file(sample(app, name))
    for document in reading.workouts:
        assert repr(Workout.model_validate(document).document()) == repr(document)
        assert document["source"]["app"] == reading.app
    ids = [document["id"] for document in reading.workouts]
    assert len(set(ids)) == len(ids)
    again: Reading = read_file(sample(app, name))
    assert [document["id"] for document in again.workouts] == ids


@pytest.mark.parametrize(
    ("app", "name", "what"),
    [
        ("fitnotes", "body-tracker.csv", "FitNotes body tracker, which holds no workouts"),
        ("liftosaur", "example.txt", "not known"),
        ("liftlog", "plaintext-snapshot.txt", "not known"),
    ],
)
def test_what_holds_no_workouts_is_refused(app: str, name: str, what: str) -> None:
    with pytest.raises(ImportFileError, match=what):
        read_file(sample(app, name))
