"""Whatever strikes while sets are logged and a workout is finished, nothing said is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.crash.harness import Child, Run, Shim, Strace, calls_of, matrix, python

pytestmark = pytest.mark.crash

SETS = 2
LIFTER = Child(python("-m", "tests.crash.lifter", "{folder}/htrack.json", str(SETS)))
PER_FAULT = None if os.environ.get("HTRACK_CRASH") == "full" else 20
"""Points a fault; all of them (some 500 an engine, a minute) with HTRACK_CRASH=full."""

OLD = (
    '{\n"meta": {\n"1":{"app":"htrack","schema":1,"kind":"history"}\n},\n'
    '"workouts": {\n"1":{"id":"old","sets":["old set"]}\n}\n}\n'
)


def _prepare(folder: Path) -> None:
    (folder / "htrack.json").write_text(OLD)


def _stock(path: Path) -> list[dict[str, object]]:
    """What plain TinyDB finds, without a repair or a wait."""
    if not path.exists():
        return []
    with TinyDB(path, access_mode="r") as db:
        return [dict(each) for each in db.table("workouts").all()]


def _check(folder: Path, run: Run) -> None:
    history = _stock(folder / "htrack.json")
    opened = _stock(folder / "htrack.open.json")
    assert history[0] == {"id": "old", "sets": ["old set"]}
    new = [*history[1:], *opened]
    _assert_states_are_whole(new)
    acknowledged = [line for line in run.out.splitlines() if line.startswith("logged")]
    assert max((len(_sets(each)) for each in new), default=0) >= len(acknowledged)
    if "finished" in run.out:
        assert [_sets(each) for each in history[1:]] == [["set 0", "set 1"]]
        assert opened == []
    _assert_it_spoke_like_a_person(run)


def _sets(workout: dict[str, object]) -> list[str]:
    sets = workout["sets"]
    assert isinstance(sets, list)
    return sets


def _assert_states_are_whole(workouts: list[dict[str, object]]) -> None:
    for each in workouts:
        assert each["id"] == "w"
        assert _sets(each) in (["set 0"], ["set 0", "set 1"])


def _assert_it_spoke_like_a_person(run: Run) -> None:
    assert "Traceback" not in run.err
    if run.fault in ("KILL", "TORN"):
        assert not run.struck or run.status == -9
    else:
        assert run.status in (0, 1)
        assert run.status == 0 or run.err.startswith("Error: ")
        assert run.status == 1 or "finished" in run.out


@pytest.mark.skipif(not Strace.works(), reason="strace is not installed or may not trace here")
def test_no_system_call_is_a_weak_point(tmp_path: Path) -> None:
    counts = matrix(LIFTER, _prepare, _check, tmp_path, engine=Strace(), per_fault=PER_FAULT)
    print(counts)
    assert counts.runs["KILL"] >= 20
    assert counts.runs.total() >= 100
    assert counts.missed == 0


def test_no_python_call_is_a_weak_point(tmp_path: Path) -> None:
    counts = matrix(LIFTER, _prepare, _check, tmp_path, engine=Shim(), per_fault=PER_FAULT)
    print(counts)
    assert counts.runs["KILL"] >= 20
    assert counts.runs.total() >= 100
    assert counts.missed == 0


def test_each_replacement_is_synced_before_and_after(tmp_path: Path) -> None:
    """Power loss can't be had here, but the order of calls that survives it can be seen."""
    calls = calls_of(LIFTER, _prepare, _check, tmp_path, engine=Shim())
    changes = [(each.name, each.text.split(" ")) for each in calls if each.changing]
    replaced = [index for index, (name, _) in enumerate(changes) if name == "replace"]
    assert len(replaced) == SETS + 3  # each set, the day's backup, history, the open one cleared
    for index in replaced:
        source, target = changes[index][1]
        assert changes[index - 1] == ("fsync", [source])
        assert changes[index + 1] == ("fsync", [str(Path(target).parent)])
