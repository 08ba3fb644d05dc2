"""The quick look for a shell prompt tells what a proper look tells, or leaves it to that."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from catalog.library import Catalog
from catalog.muscle import MuscleGroup
from store.demo import plausible_year
from store.glance import Doubt, Glance, glance
from store.journal import Journal
from store.review.credit import credits_of
from store.review.recency import days_since
from store.review.volume import volume
from store.review.work import Days, work_of
from tests.builders import MONDAY, a_set, a_workout, an_entry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from store.models import LoggedSet, Workout

TODAY = MONDAY.date()


def journal_of(
    path: Path, workouts: Iterable[Workout], own: Iterable[dict[str, Any]] = ()
) -> Journal:
    journal = Journal(path, clock=lambda: MONDAY)
    journal.add_workouts([each.document() for each in workouts], list(own), "put in")
    return journal


def done(ago: int, exercise_id: str, *sets: LoggedSet) -> Workout:
    return a_workout(
        an_entry(exercise_id, *(sets or (a_set(),) * 3)),
        id=f"w{ago}{exercise_id}",
        started_at=MONDAY - timedelta(days=ago),
    )


def properly(journal: Journal, today: date) -> tuple[float, int | None]:
    worth, work = credits_of(journal.catalog()), list(work_of(journal.facts()))
    week = volume(work, worth, Days.until(today, 7)).group(MuscleGroup.HAMSTRINGS)
    return week.total, days_since(work, worth, today).get(MuscleGroup.HAMSTRINGS)


def test_a_year_day_by_day(tmp_path: Path) -> None:
    path = tmp_path / "h.json"
    journal = journal_of(path, plausible_year(MONDAY, Catalog.builtin()))
    days = [TODAY - timedelta(days=ago) for ago in range(-10, 380, 7)]
    quick = [glance(path, day) for day in days]
    assert [(each.sets, each.days) for each in quick] == [properly(journal, day) for day in days]


def test_no_file_is_nothing_done(tmp_path: Path) -> None:
    assert glance(tmp_path / "h.json", TODAY) == Glance(0, None, None, 0)


def test_only_hard_sets_of_hamstring_work(tmp_path: Path) -> None:
    path = tmp_path / "h.json"
    journal_of(
        path,
        [
            done(0, "squat-back"),
            done(2, "hip-thrust-barbell"),
            done(3, "rdl-barbell", a_set(kind="warmup"), a_set(rpe=5), a_set(rpe=6), a_set()),
        ],
    )
    assert glance(path, TODAY) == Glance(3.5, 2, None, 0)


def test_what_was_imported_late_is_found_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "h.json"
    journal = journal_of(path, [done(1, "rdl-barbell")])
    old = [done(ago, "squat-back") for ago in range(100, 200)]
    journal.add_workouts([each.document() for each in old], [], "put in")
    assert glance(path, TODAY) == Glance(3, 1, None, 0)


def test_the_workout_in_progress_counts(tmp_path: Path) -> None:
    path = tmp_path / "h.json"
    journal = journal_of(path, [done(5, "rdl-barbell")])
    journal.start("Lower A", [an_entry("leg-curl-lying", a_set(), a_set())])
    assert glance(path, TODAY) == Glance(5, 0, "Lower A", 2)


def test_a_workout_that_begins_tomorrow_is_not_done_yet(tmp_path: Path) -> None:
    path = tmp_path / "h.json"
    journal = journal_of(path, [done(5, "rdl-barbell")])
    journal.start("Lower A", [an_entry("leg-curl-lying", a_set())])
    assert glance(path, TODAY - timedelta(days=1)) == Glance(3, 4, "Lower A", 1)


def test_an_exercise_of_ones_own_counts_by_its_muscles(tmp_path: Path) -> None:
    path = tmp_path / "h.json"
    own = [
        {"id": "mine", "name": "Mine", "primary": ["st"]},
        {"id": "half", "name": "Half", "secondary": ["bflh"]},
        {"id": "rest", "name": "Rest", "primary": ["st"], "pattern": "mobility"},
    ]
    journal_of(path, [done(1, "mine"), done(2, "half"), done(3, "rest")], own)
    assert glance(path, TODAY) == Glance(4.5, 1, None, 0)


def in_another_layout(content: bytes) -> bytes:
    return content.replace(b"\n", b"")


def torn(content: bytes) -> bytes:
    return content[:-40]


def without_date(content: bytes) -> bytes:
    return content.replace(b"started_at", b"started")


def with_an_odd_set(content: bytes) -> bytes:
    return content.replace(b'"reps":5', b'"reps":"5"')


@pytest.mark.parametrize("change", [in_another_layout, torn, without_date, with_an_odd_set])
def test_doubts_are_left_to_a_proper_look(tmp_path: Path, change: Any) -> None:
    path = tmp_path / "h.json"
    journal_of(path, [done(1, "rdl-barbell")])
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(Doubt):
        glance(path, TODAY)


def test_a_finish_that_was_cut_short_is_left_to_a_proper_look(tmp_path: Path) -> None:
    path = tmp_path / "h.json"
    journal = journal_of(path, [done(5, "rdl-barbell")])
    journal.start("Lower A", [an_entry("leg-curl-lying", a_set())])
    in_progress = (tmp_path / "h.open.json").read_bytes()
    journal.finish()
    (tmp_path / "h.open.json").write_bytes(in_progress)
    with pytest.raises(Doubt):
        glance(path, TODAY)


def test_a_day_is_the_day_of_the_place(tmp_path: Path) -> None:
    path = tmp_path / "h.json"
    late = a_workout(
        an_entry("rdl-barbell", a_set()),
        started_at=datetime.fromisoformat("2026-11-15T23:30:00-08:00"),
    )
    journal_of(path, [late])
    assert glance(path, TODAY).days == 1
