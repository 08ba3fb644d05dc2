"""S3: from the key to the set durably on disk, through the journal, as the app does it.

Baseline: appending 200 bytes to a file and fdatasync, in the same folder.
"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from store.models import Load, LoggedSet, Unit
from tests.benchmarks.histories import journal
from tests.benchmarks.pairs import compare

if TYPE_CHECKING:
    from store.journal import Journal

TARGET = 5.0
ROUNDS = 20
LINE = b"x" * 199 + b"\n"


def seconds_to_append(path: Path) -> float:
    """Seconds for one durable append, the mean of a few."""
    with path.open("ab", buffering=0) as file:
        started = time.perf_counter()
        for _ in range(ROUNDS):
            file.write(LINE)
            os.fdatasync(file.fileno())
        return (time.perf_counter() - started) / ROUNDS


def seconds_to_log(book: Journal) -> float:
    """Seconds for one logged set, the mean over a workout of twenty; undone again unmeasured."""
    one = LoggedSet(load=Load(value=80.0, unit=Unit.KG), reps=8, rpe=8.0)
    started = time.perf_counter()
    for _ in range(ROUNDS):
        book.log_sets(0, "rdl-barbell", [one])
    spent = (time.perf_counter() - started) / ROUNDS
    for _ in range(ROUNDS):
        book.undo()
    return spent


def main() -> None:
    """Measure at 0, 10 and 30 years of history."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        raw = Path(folder) / "raw"
        for years in (0, 10, 30):
            book = journal(Path(folder), years)
            compare(
                f"S3 log a set, {years} years",
                lambda book=book: seconds_to_log(book),  # type: ignore[misc]
                lambda: seconds_to_append(raw),
                TARGET,
            )


if __name__ == "__main__":
    main()
