"""Real exports, counted once by the importer and once by a few plain lines over their rows."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from catalog.library import Catalog
from store.errors import ImportFileError
from store.exchange.adoption import adopt
from store.exchange.strong.read import is_strong
from store.models import Workout
from tests.samples import sample
from tests.store.exchange.plain_counts import POUND, kilograms
from tests.store.exchange.strong_files import VIENNA, read

if TYPE_CHECKING:
    from pathlib import Path

USABLE = [
    "android-2019-a.csv",
    "android-2019-b.csv",
    "android-2024.csv",
    "ios-2017.csv",
    "ios-2019-rpe.csv",
    "ios-2025-small.csv",
    "v6-2025.csv",
    "v6-excerpt-a.csv",
    "v6-excerpt-b.csv",
]
KINDS = {"WARM_UP": "warmup", "W": "warmup", "FAILURE": "failure", "F": "failure", "D": "drop"}


def raw_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        delimiter = ";" if ";" in file.readline() else ","
        file.seek(0)
        return list(csv.DictReader(file, delimiter=delimiter))


def positive(row: dict[str, str], *columns: str) -> bool:
    return any(float(row.get(column) or 0) > 0 for column in columns)


def kilograms_in(row: dict[str, str]) -> float:
    pounds = row.get("Weight Unit", "").startswith("lb")
    return float(row.get("Weight") or row.get("Weight (kg)") or 0) * (POUND if pounds else 1)


def was_done(row: dict[str, str]) -> bool:
    failed = KINDS.get(row["Set Order"]) == "failure" and row["Reps"] == "0"
    return failed or positive(row, "Reps", "Seconds", "Distance", "Distance (meters)")


@pytest.mark.parametrize("name", USABLE)
def test_every_row_is_a_set_or_is_reported(name: str) -> None:
    path = sample("strong", name)
    rows = raw_rows(path)
    done = [row for row in rows if was_done(row)]
    reading = read(path.read_text("utf-8"))
    workouts = [Workout.model_validate(document) for document in reading.workouts]
    sets = [done for workout in workouts for done in workout.sets]

    assert len(sets) == len(done)
    assert len(reading.skipped) == len(rows) - len(done)
    assert len(workouts) == len({(row["Date"], row["Workout Name"]) for row in done})
    assert Counter(each.kind.value for each in sets) == Counter(
        KINDS.get(row["Set Order"], "working") for row in done
    )
    assert sum(each.reps or 0 for each in sets) == sum(int(row["Reps"] or 0) for row in done)


@pytest.mark.parametrize("name", USABLE)
def test_weights_and_times_are_those_of_the_file(name: str) -> None:
    path = sample("strong", name)
    done = [row for row in raw_rows(path) if was_done(row)]
    reading = read(path.read_text("utf-8"))
    sets = [s for w in reading.workouts for e in w["entries"] for s in e["sets"]]
    weights = [kilograms(each) for each in sets]
    expected = [kilograms_in(row) for row in done]
    assert sorted(weights) == pytest.approx(sorted(expected), abs=0.006)
    reps = [each.get("reps", 0) for each in sets]
    volume = sum(weight * count for weight, count in zip(weights, reps, strict=True))
    assert volume == pytest.approx(
        sum(kilograms_in(row) * int(row["Reps"] or 0) for row in done), rel=1e-4
    )
    started = {workout["started_at"][:19].replace("T", " ") for workout in reading.workouts}
    assert started == {row["Date"] for row in done}


@pytest.mark.parametrize("name", USABLE)
def test_imported_documents_are_what_the_model_would_write(name: str) -> None:
    reading = read(sample("strong", name).read_text("utf-8"))
    adoption = adopt(reading.workouts, Catalog.builtin())
    for document in adoption.workouts:
        written = Workout.model_validate(document).document()
        assert repr(written) == repr(document)
        assert all(entry["exercise_id"] for entry in document["entries"])


def test_lines_of_skipped_rows_are_physical_lines() -> None:
    path = sample("strong", "android-2024.csv")
    lines = path.read_text("utf-8").split("\n")
    skipped = read(path.read_text("utf-8")).skipped
    assert skipped
    assert all(lines[row.line - 1].split(";")[6] == "0" for row in skipped)


def test_a_workout_ends_when_the_file_says() -> None:
    path = sample("strong", "v6-excerpt-a.csv")
    durations = {row["Date"]: int(row["Duration (sec)"]) for row in raw_rows(path)}
    for document in read(path.read_text("utf-8")).workouts:
        workout = Workout.model_validate(document)
        day = workout.started_at.astimezone(VIENNA).strftime("%Y-%m-%d %H:%M:%S")
        assert workout.seconds == durations[day]


def test_a_file_that_was_cut_off_at_once_is_refused() -> None:
    text = sample("strong", "truncated.csv").read_text("utf-8")
    assert is_strong(text)
    with pytest.raises(ImportFileError, match="cut off"):
        read(text)


def test_the_oldest_and_newest_days_are_right() -> None:
    path = sample("strong", "v6-2025.csv")
    days = [datetime.fromisoformat(w["started_at"]) for w in read(path.read_text("utf-8")).workouts]
    dates = [row["Date"] for row in raw_rows(path)]
    assert f"{min(days):%Y-%m-%d %H:%M:%S}" == min(dates)
    assert f"{max(days):%Y-%m-%d %H:%M:%S}" == max(dates)
