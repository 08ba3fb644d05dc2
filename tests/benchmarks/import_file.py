"""S7: `htrack import` of 40,000 rows of Strong, from the start of the process to its end.

Baseline: a whole process that puts the same file through `csv.reader`.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.pairs import compare

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

TARGET = 3.0
WORKOUTS, EXERCISES, SETS = 2000, 5, 4
HEADER = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE\n"
)
NAMES = (
    "Squat (Barbell)", "Romanian Deadlift (Barbell)", "Seated Leg Curl (Machine)", "Pull Up",
    "Bench Press (Barbell)", "Hip Thrust (Barbell)", "Leg Extension (Machine)", "Plank",
    "Standing Calf Raise (Machine)", "Bent Over Row (Barbell)", "Odd Drill", "Overhead Press",
)  # fmt: skip
READ = "import csv, sys; list(csv.reader(open(sys.argv[1], encoding='utf-8', newline='')))"


def strong(workouts: int = WORKOUTS) -> str:
    """An export of Strong with so many workouts of twenty sets."""
    dice = random.Random(7)
    start = datetime(2015, 1, 3, 14)  # noqa: DTZ001  local, as everything in such a file
    return HEADER + "".join(
        f'{start + timedelta(hours=44 * number)},"Day {number % 3}",1h 2m,{name},{order},'
        f'{dice.randrange(8, 60) * 2.5},{dice.randrange(4, 13)},0,0,"","",{dice.choice(("", 8))}\n'
        for number in range(workouts)
        for name in dice.sample(NAMES, EXERCISES)
        for order in range(1, SETS + 1)
    )


def seconds_of(command: Sequence[str]) -> float:
    """How long a process takes."""
    kept = {key: text for key, text in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    started = time.perf_counter()
    nowhere = subprocess.DEVNULL
    subprocess.run(command, check=True, env=kept, stdout=nowhere, stderr=nowhere)
    return time.perf_counter() - started


def importing(file: Path, data: Path) -> Callable[[], float]:
    """Seconds to import the file into an empty journal."""
    start = "import sys; from tui.start import main; main()"
    command = [sys.executable, "-c", start, "--data", str(data / "h.json"), "import", str(file)]

    def measure() -> float:
        shutil.rmtree(data, ignore_errors=True)
        return seconds_of(command)

    return measure


def main() -> None:
    """Measure from the root of the repository, over an empty journal."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        file = Path(folder) / "strong.csv"
        file.write_text(strong(), "utf-8")
        compare(
            "S7 import 40,000 rows",
            importing(file, Path(folder) / "data"),
            lambda: seconds_of([sys.executable, "-c", READ, str(file)]),
            TARGET,
        )


if __name__ == "__main__":
    main()
