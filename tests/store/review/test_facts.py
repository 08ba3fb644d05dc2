"""The light form of a history says what its models say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
from hypothesis import given

from store.models import ExerciseEntry, LoggedSet, SetKind, Workout
from store.review.facts import SetFact, facts_of
from tests.builders import a_set, a_workout, an_entry, workouts

if TYPE_CHECKING:
    from catalog.exercise import Exercise
    from store.journal import Journal
    from tests.store.turning import Clock

MODEL_FIELDS = ("kind", "reps", "seconds", "metres", "side", "rpe")


def alike(fact: SetFact, logged: LoggedSet) -> bool:
    load = None if fact.load is None else fact.load._asdict()
    meant = logged.load and {name: getattr(logged.load, name) for name in load or ("mode",)}
    return load == meant and all(getattr(fact, n) == getattr(logged, n) for n in MODEL_FIELDS)


def counted(entry: ExerciseEntry) -> list[LoggedSet]:
    return [each for each in entry.sets if each.kind is not SetKind.WARMUP]


@given(workouts())
def test_facts_are_the_models_without_warmups(workout: Workout) -> None:
    document = orjson.loads(orjson.dumps(workout.document()))
    facts = facts_of(workout.started_at, document)
    kept = [entry for entry in workout.entries if counted(entry)]
    assert [(each.exercise_id, each.name) for each in facts] == [
        (each.exercise_id, each.name) for each in kept
    ]
    for found, entry in zip(facts, kept, strict=True):
        assert all(map(alike, found.sets, counted(entry)))
        assert len(found.sets) == len(counted(entry))


def test_the_journal_gives_them_newest_first_with_the_open_one(
    journal: Journal, clock: Clock
) -> None:
    journal.add_workouts(
        [a_workout(an_entry("squat-back", a_set(80, 5))).document()], [], "imported"
    )
    clock.turn(days=1)
    journal.start("now")
    journal.log_under(an_exercise(journal), [a_set(90, 3)])
    found = list(journal.facts())
    assert [each.sets[0].reps for each in found] == [3, 5]
    assert list(journal.facts(since=clock().date())) == found[:1]


def test_facts_follow_an_edit(journal: Journal) -> None:
    journal.add_workouts(
        [a_workout(an_entry("squat-back", a_set(80, 5))).document()], [], "imported"
    )
    (before,) = journal.facts()
    assert journal.facts_of(before.exercise_id) == [before]
    journal.delete_workout(before.workout_id)
    assert list(journal.facts()) == []
    journal.undo()
    assert list(journal.facts()) == [before]


def an_exercise(journal: Journal) -> Exercise:
    return next(iter(journal.catalog()))
