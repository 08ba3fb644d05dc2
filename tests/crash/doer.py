"""A child that changes one thing in a journal; asked again, it gives the same ids and times."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from store.importing import undo_import
from store.journal import Journal
from store.models import OwnExercise, Unit
from store.own import exercise_of
from store.plan import Preference, Routine, RoutineItem
from tests.builders import MONDAY, a_set, a_workout
from tui.guard import guarded

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "htrack.json"
CLOCK = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)
DAY = date(2026, 11, 12)
SQUATS = RoutineItem(exercise_id="squat-back", name="Squat")
SLED = OwnExercise(id="own-sled", name="Sled of Mine")
SECOND = MONDAY.replace(hour=20)
"""When the second of the workouts began, behind the first."""


def journal_in(folder: Path, ids: str = "made") -> Journal:
    """The journal that children change, with ids that are counted."""
    numbers = count(1)
    return Journal(folder / NAME, clock=lambda: CLOCK, ids=lambda: f"{ids}-{next(numbers)}")


def _import(journal: Journal) -> None:
    routine = Routine(id="r9", name="Brought along", order=9, items=(SQUATS,))
    journal.add_workouts(
        [a_workout(id="w9", started_at="2026-10-01T10:00:00+00:00").document()],
        [SLED.document()],
        "imported 1 workout",
        {"routines": [routine.document()], "body": [], "preferences": [], "names": []},
    )


def _log_elsewhen(journal: Journal) -> None:
    journal.log_on(DAY, journal.catalog()["rdl-barbell"], [a_set(70, 9)])


def _log_own(journal: Journal) -> None:
    journal.log_under(exercise_of(SLED.document()), [a_set(70, 9)], SLED)


def _log_own_elsewhen(journal: Journal) -> None:
    journal.log_on(DAY, exercise_of(SLED.document()), [a_set(70, 9)], own=SLED)


DEEDS: dict[str, Callable[[Journal], object]] = {
    "change a past set": lambda journal: journal.bench("w2").replace_sets(
        0, "bench-press", 1, [a_set(60, 4)], [a_set(62.5, 6)]
    ),
    "move a past workout": lambda journal: journal.move_workout("w2", SECOND, DAY),
    "log on a past day": _log_elsewhen,
    "log a new exercise": _log_own,
    "log a new exercise on a past day": _log_own_elsewhen,
    "merge two workouts": lambda journal: journal.merge_workouts("w1", "w2"),
    "split a workout": lambda journal: journal.split_workout("w2", 1, "own-carry"),
    "undo a merge": lambda journal: journal.undo(),
    "redo a merge": lambda journal: journal.redo(),
    "merge two exercises": lambda journal: journal.merge_exercises("own-carry", "farmers-walk"),
    "decide on a name": lambda journal: journal.decide_name("Odd Pull", "rdl-barbell"),
    "keep a name as one's own": lambda journal: journal.decide_name("Odd Pull", None),
    "import with plans": _import,
    "undo an import": undo_import,
    "weigh the body": lambda journal: journal.log_body_weight(78.5, Unit.KG),
    "change a routine": lambda journal: journal.save_routine(
        Routine(id="r1", name="Lower B", items=(SQUATS,))
    ),
    "delete a routine": lambda journal: journal.delete_routine("r1"),
    "move a routine": lambda journal: journal.move_routine("r2", -1),
    "prefer something": lambda journal: journal.set_preference(
        Preference(id="squat-back", note="belt", rest_seconds=180)
    ),
    "arrange the open workout": lambda journal: journal.move_exercise(0, "rdl-barbell", 1),
}


def main(folder: Path, name: str) -> None:
    """Do one of the deeds, or say why not as the app would."""
    with guarded():
        DEEDS[name](journal_in(folder))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
