"""Whatever strikes a change of the journal at whichever call, it is done or it is not.

Mending, merging, splitting, deciding, planning: what the app does and no command. Some points of
each, unless HTRACK_CRASH=full asks for all of them: killed at every call that changes something on
disk, and failed at every one that touches the data.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from store.models import Source, Unit
from store.plan import Preference, Routine, RoutineItem
from tests.builders import MONDAY, a_set, a_workout, an_entry
from tests.crash.checks import FAILURES, FULL, open_with_stock_tinydb, show, spoke_like_a_person
from tests.crash.doer import DEEDS, SECOND, SQUATS, journal_in
from tests.crash.harness import Child, Run, matrix, python

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.crash

KILLS, PER_FAILURE = (None, None) if FULL else (4, 1)
"""Points of each deed, killed and failed in each way; none: all 4,000, in half an hour."""
FEWEST = 6
"""So many calls, at least, change something on disk whenever something is stored."""

State = dict[str, Any]


def _filled(folder: Path) -> None:
    """Workouts by hand and imported, an exercise of one's own in all that can hold one, plans."""
    journal = journal_in(folder, "old")
    bench = an_entry("bench-press", a_set(60, 5), a_set(60, 4), name="Bench Press (Barbell)")
    carry = an_entry("own-carry", a_set(30, 6), name="Log Carry of Mine")
    pull = an_entry("own-pull", a_set(50, 8), name="Odd Pull")
    source = Source(app="strong", key="1")
    workouts = [
        a_workout(id="w1", title="Legs", note="short of sleep"),
        a_workout(bench, carry, id="w2", started_at=SECOND, note="and hungry"),
        a_workout(pull, id="w3", source=source, started_at="2026-10-05T18:00:00+02:00"),
    ]
    own = [
        {"id": "own-carry", "name": "Log Carry of Mine"},
        {"id": "own-pull", "name": "Odd Pull"},
    ]
    journal.add_workouts([each.document() for each in workouts], own, "imported three workouts")
    item = RoutineItem(exercise_id="own-carry", name="Log Carry of Mine")
    journal.save_routine(Routine(id="r1", name="Lower A", items=(SQUATS, item)))
    journal.save_routine(Routine(id="r2", name="Upper A", items=(SQUATS,)))
    journal.set_preference(Preference(id="own-carry", note="left first"))
    journal.log_body_weight(79, Unit.KG)
    for exercise in ("rdl-barbell", "own-carry"):
        journal.log_under(journal.catalog()[exercise], [a_set(80, 8)])


def _merged(folder: Path) -> None:
    _filled(folder)
    journal_in(folder, "old").merge_workouts("w1", "w2")


def _unmerged(folder: Path) -> None:
    _merged(folder)
    journal_in(folder, "old").undo()


def _imported(folder: Path) -> None:
    _filled(folder)
    DEEDS["import with plans"](journal_in(folder, "old"))


PREPARED: dict[str, Callable[[Path], None]] = {
    "undo a merge": _merged,
    "redo a merge": _unmerged,
    "undo an import": _imported,
}
BACK = {"undo a merge": "redo", "undo an import": "redo"}
"""How a deed is taken back that took something back itself."""
BETWEEN = {"merge two exercises": ["open"], "log a new exercise": ["exercises"]}
"""What of the state is ahead of the rest when a deed is cut short between two files."""


@dataclass(frozen=True)
class Known:
    """What the journal holds before a deed, after it, and where it can be cut short."""

    old: State
    new: State
    between: State
    """Only where both files are changed: what is saved first, harmless without the rest."""


def _state(folder: Path) -> State:
    """All that a person could find in the journal, once its files are known to be TinyDB."""
    open_with_stock_tinydb(folder)
    journal = journal_in(folder)
    found = journal.documents()
    assert len({each["id"] for each in found}) == len(found)
    lists = {**journal.plans(), "exercises": journal.own_exercises()}
    plans = {str(name): sorted(each, key=lambda one: one["id"]) for name, each in lists.items()}
    return {
        "open": next((each for each in found if not each.get("ended_at")), None),
        "workouts": [each for each in found if each.get("ended_at")],
        "can be undone": [each.words for each in journal.steps()],
        "can be redone": [each.words for each in journal.redo_steps()],
        "unit": journal.unit(),
        **plans,
    }


def _known(deed: str, template: Path, work: Path) -> Known:
    old = _state(template)
    shutil.copytree(template, work)
    DEEDS[deed](journal_in(work))
    new = _state(work)
    ahead = {part: new[part] for part in BETWEEN.get(deed, ())}
    return Known(old, new, {**old, **ahead})


def _back(deed: str, folder: Path) -> None:
    journal = journal_in(folder)
    assert (journal.redo() if BACK.get(deed) else journal.undo()) is not None


def _but_for_steps(state: State) -> State:
    return {key: value for key, value in state.items() if not key.startswith("can be ")}


def _checker(deed: str, known: Known) -> Callable[[Path, Run], None]:
    def check(folder: Path, run: Run) -> None:
        found = _state(folder)
        assert found in (known.old, known.between, known.new)
        assert found == known.new or run.status != 0
        spoke_like_a_person(run)
        if found != known.new:
            DEEDS[deed](journal_in(folder))
            assert _state(folder) == known.new
        if found != known.between or known.between == known.old:
            _back(deed, folder)
            assert _but_for_steps(_state(folder)) == _but_for_steps(known.old)

    return check


@pytest.mark.parametrize("deed", DEEDS)
def test_it_is_done_or_it_is_not(
    deed: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = tmp_path / "template"
    template.mkdir()
    PREPARED.get(deed, _filled)(template)
    known = _known(deed, template, tmp_path / "undisturbed")
    assert _but_for_steps(known.new) != _but_for_steps(known.old)

    def prepare(folder: Path) -> None:
        shutil.copytree(template, folder, dirs_exist_ok=True)

    child = Child(python("-m", "tests.crash.doer", "{folder}", deed))
    check = _checker(deed, known)
    kills = matrix(child, prepare, check, tmp_path / "k", faults=("KILL",), per_fault=KILLS)
    failures = matrix(child, prepare, check, tmp_path / "f", faults=FAILURES, per_fault=PER_FAILURE)
    show(capsys, deed, kills, failures)
    assert kills.runs["KILL"] >= (KILLS or FEWEST)
    assert failures.runs.total() >= len(FAILURES) * (PER_FAILURE or FEWEST)
    assert kills.missed == failures.missed == 0


def test_two_workouts_are_one_after_the_deed_that_merges_them(tmp_path: Path) -> None:
    """What the deeds are compared with is right itself, as far as a glance can tell."""
    _filled(tmp_path)
    DEEDS["merge two workouts"](journal_in(tmp_path))
    found = _state(tmp_path)
    assert [each["id"] for each in found["workouts"]] == ["w3", "w1"]
    assert found["workouts"][1]["started_at"] == MONDAY.isoformat()
    assert found["workouts"][1]["note"] == "short of sleep\nand hungry"
    assert found["can be undone"][0].startswith("merged a workout of 2026-11-16 into ")
