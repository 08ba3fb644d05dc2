"""Several processes at once on the same data: every set that was acknowledged is there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store.journal import Journal
from tests.builders import MONDAY, a_set, a_workout, an_entry
from tests.crash.harness import htrack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.models import Workout

REPOSITORY = Path(__file__).resolve().parents[2]
SETS = 200
PATIENCE = 120

# Logs sets of its own weight, and says after each that it is stored.
LOGGER = """
import sys
from pathlib import Path
from store.journal import Journal
from store.models import Load, LoggedSet, Unit

path, weight, sets = Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
journal = Journal(path)
exercise = journal.catalog()["rdl-barbell"]
target = journal.bench(sys.argv[4]) if len(sys.argv) > 4 else journal
sys.stdin.readline()
for reps in range(1, sets + 1):
    done = LoggedSet(load=Load(value=weight, unit=Unit.KG), reps=reps)
    target.log_under(exercise, [done])
    print(f"{weight:g}x{reps}", flush=True)
"""


def _started(data: Path, argv: Sequence[str]) -> subprocess.Popen[str]:
    environment = {"PYTHONPATH": str(REPOSITORY), "HTRACK_DATA": str(data)}
    return subprocess.Popen(
        list(argv),
        env=os.environ | environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _loggers(
    data: Path, count: int, sets: int, *, into: Sequence[str] = ()
) -> list[subprocess.Popen[str]]:
    """Processes that each log so many sets of a weight of their own, all let go at once.

    `count` of them into the workout in progress, and one `into` each of the past ones.
    """
    ways: list[tuple[str, ...]] = [*[()] * count, *((each,) for each in into)]
    children = [
        _started(
            data,
            (sys.executable, "-c", LOGGER, str(data), str(10 * (n + 1)), str(sets), *way),
        )
        for n, way in enumerate(ways)
    ]
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    return children


def _acknowledged(children: Sequence[subprocess.Popen[str]]) -> Counter[str]:
    said: Counter[str] = Counter()
    for child in children:
        out, err = child.communicate(timeout=PATIENCE)
        assert child.returncode == 0, err
        said.update(out.split())
    return said


def _stored(data: Path) -> Counter[str]:
    workout = Journal(data).open_workout()
    assert workout is not None
    return _sets_of(workout)


def _sets_of(workout: Workout) -> Counter[str]:
    return Counter(
        f"{each.load.value:g}x{each.reps}"
        for entry in workout.entries
        for each in entry.sets
        if each.load is not None and each.load.value is not None
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "htrack.json"


def test_two_processes_lose_nothing_and_an_open_app_notices(data: Path) -> None:
    app = Journal(data)
    app.load()
    assert app.open_workout() is None
    assert not app.changed_elsewhere()
    said = _acknowledged(_loggers(data, 2, SETS))
    assert said.total() == 2 * SETS
    assert _stored(data) == said
    assert app.changed_elsewhere()
    workout = app.open_workout()
    assert workout is not None
    assert sum(len(entry.sets) for entry in workout.entries) == 2 * SETS
    assert not app.changed_elsewhere()


def test_an_open_app_logs_among_others_without_losing_theirs(data: Path) -> None:
    app = Journal(data)
    exercise = app.catalog()["rdl-barbell"]
    children = _loggers(data, 2, 50)
    for reps in range(1, 51):
        app.log_under(exercise, [a_set(500, reps)])
    said = _acknowledged(children)
    said.update(f"500x{reps}" for reps in range(1, 51))
    assert said.total() == 150
    assert _stored(data) == said


def test_a_workout_is_merged_and_mended_while_others_log_into_it(data: Path) -> None:
    hinges = a_workout(an_entry("rdl-barbell", a_set(300, 1), name="Romanian Deadlift"), id="mine")
    later = MONDAY + timedelta(hours=2)
    squats = a_workout(an_entry("squat-back", a_set(400, 1)), id="theirs", started_at=later)
    app = Journal(data)
    app.add_workouts([hinges.document(), squats.document()], [], "imported")
    children = _loggers(data, 1, 40, into=["mine", "mine"])
    rounds = 0
    while any(child.poll() is None for child in children):
        rounds += 1
        was, now = a_set(300, rounds), a_set(300, rounds + 1)
        app.bench("mine").replace_sets(0, "rdl-barbell", 0, [was], [now])
        behind = app.duplicate_workout("theirs", MONDAY.date())
        app.merge_workouts(behind.id, "mine")
    said = _acknowledged(children)
    assert said.total() == 120
    assert rounds > 5
    mended = Counter({f"300x{rounds + 1}": 1, "400x1": rounds})
    assert _stored(data) + _sets_of(Journal(data).workout("mine")) == said + mended
    assert {row.id for row in Journal(data).rows()} == {"mine", "theirs"}


def test_commands_at_once_lose_nothing(data: Path) -> None:
    lines = [f"{10 * number}x{number}" for number in range(1, 13)]
    children = [_started(data, htrack("log", f"Romanian Deadlift {line}")) for line in lines]
    for child in children:
        _, err = child.communicate(timeout=PATIENCE)
        assert child.returncode == 0, err
    assert _stored(data) == Counter(lines)


def test_every_export_is_whole_while_four_processes_log(data: Path) -> None:
    children = _loggers(data, 4, 50)
    seen = []
    while any(child.poll() is None for child in children):
        seen.append(_exported_sets(data))
    said = _acknowledged(children)
    assert said.total() == 200
    assert _stored(data) == said
    assert len(seen) >= 2
    assert seen == sorted(seen)
    assert _exported_sets(data) == 200


def _exported_sets(data: Path) -> int:
    """How many sets an export has; it fails the test if it isn't whole."""
    child = _started(data, htrack("export", "--format", "json"))
    out, err = child.communicate(timeout=PATIENCE)
    assert child.returncode == 0, err
    exported = json.loads(out)
    return sum(
        len(entry["sets"]) for workout in exported["workouts"] for entry in workout["entries"]
    )
