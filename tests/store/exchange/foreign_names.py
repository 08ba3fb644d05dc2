"""How the sample files name exercises, by a route of its own: raw rows, not the importers."""

from __future__ import annotations

import csv
from collections import Counter
from typing import TYPE_CHECKING

from tests.samples import samples_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COLUMN = {
    "strong": "Exercise Name",
    "hevy": "exercise_title",
    "fitnotes": "Exercise",
    "fitbod": "Exercise",
    "liftosaur": "Exercise",
    "stronglifts": "Exercise",
    "gymbook": "Esercizio",
}
"""App -> the column that holds the name of the exercise."""


def sample_files() -> Iterator[tuple[str, Path]]:
    """The app and the path of every table of workouts among the samples."""
    folder = samples_folder()
    for app in COLUMN if folder is not None else ():
        for path in sorted((folder / app).glob("*.csv")) if folder else ():
            if sets_by_name(app, path):
                yield app, path


def sets_by_name(app: str, path: Path) -> Counter[str]:
    """Name as written -> rows that carry it; empty for a file of something else."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        delimiter = ";" if ";" in file.readline() else ","
        file.seek(0)
        rows = csv.DictReader(file, delimiter=delimiter)
        names = Counter(row.get(COLUMN[app]) or "" for row in rows if _is_set(row))
    del names[""]
    return names


def _is_set(row: dict[str, str | None]) -> bool:
    return row.get("Set Order") not in {"Rest Timer", "Note"} and row.get("Saltato") != "Si"
