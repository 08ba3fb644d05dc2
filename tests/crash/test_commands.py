"""Whatever strikes a command at whichever call, what was stored is there and can be gone on from.

Every change is killed at every call that touches the data, and failed at every one too; without
HTRACK_CRASH=full only some of the failures are tried.
"""

from __future__ import annotations

import shutil
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

import pytest
from click.testing import CliRunner

from store.journal import Journal
from tests.builders import a_set, a_workout, an_entry
from tests.crash.checks import (
    FAILURES,
    FULL,
    NAME,
    open_with_stock_tinydb,
    show,
    spoke_like_a_person,
)
from tests.crash.harness import (
    Child,
    Counts,
    Run,
    Shim,
    htrack,
    matrix,
    python,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.crash

PER_FAILURE = None if FULL else 3
"""Calls that fail, of each kind of failure; with FULL all of them: 3,500 points, twenty minutes."""

CLOCK = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)
BACKUP = "htrack-20261120-183000-manual.json.gz"

Sets = tuple[str, ...]
"""Sets as they were done: `exercise weight×reps`."""


class State(NamedTuple):
    """What was trained, as a lifter would tell it: finished workouts, and the one in progress."""

    history: tuple[Sets, ...] = ()
    opened: Sets | None = None


SQUATS = ("squat-back 80×5",)
PRESSES = ("bench-press 60×5", "bench-press 60×4")
HINGE = "rdl-barbell 80×8"
STRONG = """\
Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;\
Seconds;Notes;Workout Notes
2019-01-11 12:31:54;"Leg";"Deadlift (Barbell)";1;20;kg;5;;;;0;"";""
2019-01-11 12:31:54;"Leg";"Deadlift (Barbell)";2;20;kg;4;;;;0;;
2019-01-13 07:55:13;"Odd";"Log Carry of Mine";1;30;kg;6;;;;0;"";""
"""
IMPORTED = (
    ("deadlift-conventional 20×5", "deadlift-conventional 20×4"),
    ("Log Carry of Mine 30×6",),
)


def _journal(folder: Path) -> Journal:
    return Journal(folder / NAME, clock=lambda: CLOCK)


def _nothing(folder: Path) -> None:
    assert list(folder.iterdir()) == []


def _history(folder: Path) -> None:
    squats = a_workout(id="w1")
    presses = an_entry("bench-press", a_set(60, 5), a_set(60, 4), name="Bench Press (Barbell)")
    documents = [squats.document(), a_workout(presses, id="w2").document()]
    _journal(folder).add_workouts(documents, [], "imported two workouts")


def _one_open(folder: Path) -> None:
    _history(folder)
    journal = _journal(folder)
    journal.log_under(journal.catalog()["rdl-barbell"], [a_set(80, 8)])


def _just_finished(folder: Path) -> None:
    _one_open(folder)
    _journal(folder).finish()


def _just_imported(folder: Path) -> None:
    _history(folder)
    _journal(folder).add_workouts([a_workout(id="w3").document()], [], "imported one")


def _backed_up(folder: Path) -> None:
    """A backup of two workouts, and more since: a third, and one in progress."""
    _history(folder)
    journal = _journal(folder)
    made = journal.back_up()
    assert made is not None
    assert made.name == BACKUP
    journal.add_workouts([a_workout(id="w3").document()], [], "imported one")
    journal.log_under(journal.catalog()["rdl-barbell"], [a_set(80, 8)])


@dataclass(frozen=True)
class Change:
    """A command that changes something: what there is before, after it, and after it again."""

    name: str
    argv: tuple[str, ...]
    prepare: Callable[[Path], None]
    old: State
    new: State
    again: State
    again_fails: str = ""
    """What it says when it has nothing left to do."""
    kills: int = 6
    """At least so many calls change something on disk."""

    def __str__(self) -> str:
        return self.name


LOG = htrack("log", "Romanian Deadlift 80x8")
# The app finishes workouts, no command does.
FINISHER = """
import sys
from pathlib import Path
from store.journal import Journal
from tui.guard import guarded
with guarded():
    Journal(Path(sys.argv[1])).finish()
"""
TWO = (SQUATS, PRESSES)
CHANGES = (
    Change(
        "the very first set", LOG, _nothing, State(), State((), (HINGE,)), State((), (HINGE,) * 2)
    ),
    Change(
        "the first set of a workout",
        LOG,
        _history,
        State(TWO),
        State(TWO, (HINGE,)),
        State(TWO, (HINGE,) * 2),
    ),
    Change(
        "one more set",
        LOG,
        _one_open,
        State(TWO, (HINGE,)),
        State(TWO, (HINGE,) * 2),
        State(TWO, (HINGE,) * 3),
    ),
    Change(
        "a set of an exercise of one's own",
        htrack("log", "--new", "Log Carry of Mine 30x6"),
        _history,
        State(TWO),
        State(TWO, IMPORTED[1]),
        State(TWO, IMPORTED[1] * 2),
        kills=18,
    ),
    Change(
        "finish",
        python("-c", FINISHER, f"{{folder}}/{NAME}"),
        _one_open,
        State(TWO, (HINGE,)),
        State((*TWO, (HINGE,))),
        State((*TWO, (HINGE,))),
        again_fails="No workout is open",
        kills=14,
    ),
    Change(
        "import into nothing",
        htrack("import", "{folder}/../../strong.csv"),
        _nothing,
        State(),
        State(IMPORTED),
        State(IMPORTED),
    ),
    Change(
        "import",
        htrack("import", "{folder}/../../strong.csv"),
        _one_open,
        State(TWO, (HINGE,)),
        State((*TWO, *IMPORTED), (HINGE,)),
        State((*TWO, *IMPORTED), (HINGE,)),
        kills=14,
    ),
    Change(
        "undo a set",
        htrack("undo"),
        _one_open,
        State(TWO, (HINGE,)),
        State(TWO),
        State(),
    ),
    Change(
        "undo a finished workout",
        htrack("undo"),
        _just_finished,
        State((*TWO, (HINGE,))),
        State(TWO, (HINGE,)),
        State(TWO),
        kills=10,
    ),
    Change(
        "undo an import",
        htrack("undo"),
        _just_imported,
        State((*TWO, SQUATS)),
        State(TWO),
        State(),
    ),
    Change(
        "restore",
        htrack("backup", "restore", BACKUP),
        _backed_up,
        State((*TWO, SQUATS), (HINGE,)),
        State(TWO, (HINGE,)),
        State(TWO, (HINGE,)),
        kills=10,
    ),
)


def _child(change: Change) -> Child:
    return Child(change.argv, {"HTRACK_DATA": f"{{folder}}/{NAME}"})


def _state(folder: Path) -> State:
    """What the journal says, once its files have been found to be plain TinyDB."""
    open_with_stock_tinydb(folder)
    journal = Journal(folder / NAME)
    opened = journal.open_workout()
    finished = [journal.workout(row.id).document() for row in journal.rows()]
    assert len({each["id"] for each in finished}) == len(finished)
    history = tuple(_told(each) for each in finished)
    return State(tuple(sorted(history)), None if opened is None else _told(opened.document()))


def _told(workout: dict[str, object]) -> Sets:
    entries = workout["entries"]
    assert isinstance(entries, list)
    return tuple(
        f"{_exercise(entry)} {each['load']['value']:g}×{each['reps']}"
        for entry in entries
        for each in entry["sets"]
    )


def _exercise(entry: dict[str, str]) -> str:
    """The catalogue's name for it; the user's own ones have made-up ids."""
    return entry["name"] if entry["name"] == "Log Carry of Mine" else entry["exercise_id"]


def _sorted(state: State) -> State:
    return state._replace(history=tuple(sorted(state.history)))


def _checker(change: Change) -> Callable[[Path, Run], None]:
    old, new, again = map(_sorted, (change.old, change.new, change.again))
    one_at_a_time = Lock()  # what is printed by a command that runs in here is caught

    def check(folder: Path, run: Run) -> None:
        with one_at_a_time:
            check_alone(folder, run)

    def check_alone(folder: Path, run: Run) -> None:
        found = _state(folder)
        assert found in (old, new)
        assert found == new or run.status != 0
        spoke_like_a_person(run)
        status, said = _once_more(change, folder)
        assert _state(folder) == (new if found == old else again)
        if found == new and change.again_fails:
            assert status == 1
            assert change.again_fails in said
        else:
            assert status == 0, said

    return check


def _once_more(change: Change, folder: Path) -> tuple[int, str]:
    """The same command without a fault; in this process, which is quicker."""
    if change.name == "finish":
        return _finish(folder)
    from tui.cli import main

    arguments = [each.replace("{folder}", str(folder)) for each in change.argv[-_own(change) :]]
    result = CliRunner().invoke(main, arguments, env={"HTRACK_DATA": str(folder / NAME)})
    return result.exit_code, result.output


def _own(change: Change) -> int:
    """How many of the arguments are for htrack itself."""
    return len(change.argv) - len(htrack())


def _finish(folder: Path) -> tuple[int, str]:
    from store.errors import HtrackError

    try:
        Journal(folder / NAME).finish()
    except HtrackError as error:
        return 1, str(error)
    return 0, ""


def _prepared(change: Change, work: Path) -> Callable[[Path], None]:
    """Fill folders with copies of one, which is quicker than making each anew."""
    (work / "strong.csv").write_text(STRONG)
    template = work / "template"
    template.mkdir()
    change.prepare(template)

    def prepare(folder: Path) -> None:
        shutil.copytree(template, folder, dirs_exist_ok=True)

    return prepare


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_nothing_is_lost_or_doubled(
    change: Change, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prepare, check = _prepared(change, tmp_path), _checker(change)

    def strike(faults: tuple[str, ...], per_fault: int | None) -> Counts:
        work = tmp_path / faults[0]
        return matrix(_child(change), prepare, check, work, faults=faults, per_fault=per_fault)

    # Two at a time: a child that is traced waits more than it works.
    with ThreadPoolExecutor(2) as pool:
        killing = pool.submit(strike, ("KILL",), None)
        failing = pool.submit(strike, FAILURES, PER_FAILURE)
        kills, failures = killing.result(), failing.result()
    show(capsys, change, kills, failures)
    assert kills.runs["KILL"] >= change.kills
    assert failures.runs == Counter(dict.fromkeys(FAILURES, PER_FAILURE or failures.calls))
    assert failures.calls >= 3 * change.kills
    assert kills.missed == failures.missed == 0


@pytest.mark.parametrize("change", CHANGES[2::4], ids=str)
def test_a_write_torn_in_two_is_no_harm(
    change: Change, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prepare = _prepared(change, tmp_path)
    counts = matrix(
        _child(change), prepare, _checker(change), tmp_path / "a", engine=Shim(), faults=("TORN",)
    )
    show(capsys, change, counts)
    assert counts.runs["TORN"] >= 1
    assert counts.missed == 0
