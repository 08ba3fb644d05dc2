"""S11: questions to ten years that are loaded: records, rep maxima, weekly totals.

Baseline: an indexed SQLite in memory that is asked for the same. Of the kinds of records it is
asked for one alone, repetitions at a weight or a heavier one.
"""

from __future__ import annotations

import sqlite3
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from store.review.book import Book
from store.review.figures import Yardstick
from store.review.maxima import maxima_of
from store.review.progress import points
from store.review.totals import Weeks
from tests.benchmarks.histories import NOW, journal
from tests.benchmarks.pairs import compare

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.review.facts import EntryFacts

TARGET = 1.0
ROUNDS = 5

_MAXIMA = """
    SELECT n.reps, max(weight) FROM sets JOIN (
        SELECT 1 AS reps UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6
        UNION SELECT 7 UNION SELECT 8 UNION SELECT 9 UNION SELECT 10 UNION SELECT 11 UNION SELECT 12
    ) AS n ON sets.reps >= n.reps WHERE exercise = ? GROUP BY n.reps
"""
_RECORDS = """
    SELECT now.day, now.weight, now.reps, (
        SELECT max(reps) FROM sets AS before WHERE before.exercise = now.exercise
        AND before.day < now.day AND before.weight >= now.weight
    ) AS was FROM sets AS now WHERE exercise = ? AND now.reps > was
"""
_WEEKS = (
    "SELECT week, count(DISTINCT workout), count(*), sum(weight * reps) FROM sets GROUP BY week"
)


def database(facts: Sequence[EntryFacts]) -> sqlite3.Connection:
    """The sets in a table, indexed by exercise and by week."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE sets (exercise, workout, day, week, weight REAL, reps INTEGER)")
    base.executemany(
        "INSERT INTO sets VALUES (?, ?, ?, ?, ?, ?)",
        (
            (
                *(entry.exercise_id, entry.workout_id, entry.day.isoformat()),
                entry.day.toordinal() // 7,
                *(each.load.value if each.load else None, each.reps),
            )
            for entry in facts
            for each in entry.sets
        ),
    )
    base.execute("CREATE INDEX by_exercise ON sets (exercise, day)")
    base.execute("CREATE INDEX by_week ON sets (week)")
    return base


def mean(ask: Callable[[], object]) -> Callable[[], float]:
    """Seconds for one answer, the mean of a few."""

    def measure() -> float:
        started = time.perf_counter()
        for _ in range(ROUNDS):
            ask()
        return (time.perf_counter() - started) / ROUNDS

    return measure


def main() -> None:
    """Measure at 10 years."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        trained = journal(Path(folder), 10)
        facts, catalog, unit = list(trained.facts()), trained.catalog(), Yardstick()
        base, book, weeks = database(facts), Book(), Weeks()
        book.refresh(facts, catalog, unit)
        exercise = catalog[facts[0].exercise_id]
        mine = trained.facts_of(exercise.id)
        drawn = points(exercise, mine, unit)
        # One workout less: what a deletion leaves to do.
        fewer = [each for each in facts if each.workout_id != mine[9].workout_id]
        states = [fewer, facts]

        def week_by_week() -> object:
            states.reverse()
            weeks.refresh(states[0], "kg")
            return weeks.all(NOW.date())

        def asked(query: str, *values: str) -> Callable[[], float]:
            return mean(lambda: base.execute(query, values).fetchall())

        questions: list[tuple[str, Callable[[], object], Callable[[], float]]] = [
            (
                "records, once known",
                lambda: book.of_exercise(exercise.id),
                asked(_RECORDS, exercise.id),
            ),
            (
                "records and figures of a chart, from nothing",
                lambda: points(exercise, mine, unit),
                asked(_RECORDS, exercise.id),
            ),
            (
                "rep maxima",
                lambda: maxima_of(exercise, drawn, unit),
                asked(_MAXIMA, exercise.id),
            ),
            ("weekly totals after a change", week_by_week, asked(_WEEKS)),
        ]
        for name, ask, baseline in questions:
            compare(f"S11 {name}, 10 years", mean(ask), baseline, TARGET)


if __name__ == "__main__":
    main()
