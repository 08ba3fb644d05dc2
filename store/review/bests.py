"""The best that was done of an exercise, and the records by which it came to that."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from catalog.vocabulary import Pattern
from store.review.figures import figures_of
from store.review.ladder import Best, Ladder
from store.review.records import AT_WEIGHT, Kind, Record
from store.review.sessions import Session, sessions_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from catalog.exercise import Exercise
    from store.review.facts import EntryFacts, SetLike
    from store.review.figures import Figures, Yardstick


def keeps_records(exercise: Exercise) -> bool:
    """Whether more of the exercise is better: nobody wins at stretching."""
    return exercise.pattern is not Pattern.MOBILITY


def records_of(
    exercise: Exercise, facts: Iterable[EntryFacts], yardstick: Yardstick
) -> tuple[Record, ...]:
    """The records of an exercise, oldest first: of each workout the best of each kind.

    Each says what stood before its workout.
    """
    bests, found = Bests(exercise, yardstick), list[Record]()
    for session in sessions_of(facts):
        found += bests.add(session)
    return tuple(found)


def standing_of(exercise: Exercise, facts: Iterable[EntryFacts], yardstick: Yardstick) -> Bests:
    """The bests after all that was done: what a workout in progress has to beat."""
    bests = Bests(exercise, yardstick)
    for session in sessions_of(facts):
        bests.add(session)
    return bests


def celebrated(
    before: Bests, workout_id: str, started_at: datetime, rows: Iterable[Sequence[SetLike]]
) -> list[tuple[Record, ...]]:
    """For each row of a workout in progress, one set or a left and a right one, what it beats.

    The rows are all those of the exercise in the workout, in the order in which they were done.
    """
    rows = list(rows)
    sets = tuple(each for row in rows for each in row)
    beaten = iter(before.beaten_by(Session(workout_id, started_at, sets)))
    return [tuple(record for _ in row for record in next(beaten)) for row in rows]


class Bests:
    """The best of everything that was added; workouts are added oldest first."""

    def __init__(self, exercise: Exercise, yardstick: Yardstick) -> None:
        self._exercise = exercise
        self._yardstick = yardstick
        self._ladder = Ladder(yardstick.same)
        self._most: dict[Kind, Best] = {}

    def best(self, kind: Kind) -> Best | None:
        """The heaviest weight, the best e1RM, or the greatest volume of a set."""
        return self._most.get(kind)

    def figures(self, session: Session) -> list[Figures | None]:
        """The numbers of each set of a workout; none for one that says nothing."""
        day = session.started_at.date()
        return [figures_of(each, self._exercise, day, self._yardstick) for each in session.sets]

    def beaten_by(self, session: Session) -> list[tuple[Record, ...]]:
        """For each set of a workout that isn't added yet, what it beat when it was done.

        Sets of the same workout that were done before it count too.
        """
        if not keeps_records(self._exercise):
            return [() for _ in session.sets]
        return self._beaten(session, self._scored(self.figures(session)))

    def add(
        self, session: Session, figures: Iterable[Figures | None] | None = None
    ) -> list[Record]:
        """Count a workout; its records, of each kind the best, as against what stood before it.

        `figures` are those of the session, from whoever has them already.
        """
        if not keeps_records(self._exercise):
            return []
        rows = self._scored(self.figures(session) if figures is None else figures)
        found = self._best_of_each_kind(self._beaten(session, rows))
        for each in filter(None, rows):
            self._count(each, session)
        return found

    def _scored(self, figures: Iterable[Figures | None]) -> list[_Scored | None]:
        same = self._yardstick.same
        return [each and _Scored(each, _scores(each, same)) for each in figures]

    def _beaten(self, session: Session, rows: Sequence[_Scored | None]) -> list[tuple[Record, ...]]:
        found: list[tuple[Record, ...]] = []
        for number, each in enumerate(rows):
            beaten = [] if each is None else self._beaten_scores(each)
            if each is None or not beaten:
                found.append(())
                continue
            # Few sets beat what was before; only for them it matters what was done today.
            today = self._only(session, rows[:number])
            best = [score for score in beaten if not today._holds(score, each.figures)]
            found.append(tuple(self._record(score, each, session, today) for score in best))
        return found

    def _only(self, session: Session, rows: Iterable[_Scored | None]) -> Bests:
        today = Bests(self._exercise, self._yardstick)
        for each in filter(None, rows):
            today._count(each, session)
        return today

    def _beaten_scores(self, scored: _Scored) -> list[_Score]:
        """In what the set beats something that stands; where nothing stands there is no record."""
        return [
            score
            for score in scored.scores
            if (stood := self._stood(score.kind, scored.figures)) is not None
            and score.value > stood.value + score.least_gain
        ]

    def _holds(self, score: _Score, figures: Figures) -> bool:
        """Whether something stands that the set does not beat."""
        stood = self._stood(score.kind, figures)
        return stood is not None and score.value <= stood.value + score.least_gain

    def _stood(self, kind: Kind, figures: Figures) -> Best | None:
        return self._ladder.at(figures) if kind in _AT else self._most.get(kind)

    def _count(self, scored: _Scored, session: Session) -> None:
        day = session.started_at.date()
        for kind, value, _ in scored.scores:
            stood = self._most.get(kind)
            if kind not in _AT and (stood is None or value > stood.value):
                self._most[kind] = Best(value, day, session.workout_id)
        self._ladder.add(scored.figures, day, session.workout_id)

    def _record(self, score: _Score, scored: _Scored, session: Session, today: Bests) -> Record:
        figures = scored.figures
        stood = [bests._stood(score.kind, figures) for bests in (self, today)]
        return Record(
            score.kind,
            score.value,
            max((each for each in stood if each is not None), key=lambda each: each.value),
            figures.weight,
            figures.band,
            self._exercise.id,
            figures.logged,
            session.started_at,
            session.workout_id,
        )

    def _best_of_each_kind(self, rows: Iterable[tuple[Record, ...]]) -> list[Record]:
        best: dict[Kind, Record] = {}
        for record in (record for row in rows for record in row):
            known = best.get(record.kind)
            if known is None or _rank(record) > _rank(known):
                best[record.kind] = record
        return [self._against_before(best[kind]) for kind in Kind if kind in best]

    def _against_before(self, record: Record) -> Record:
        """The record as against what stood before its workout."""
        if record.was.workout_id != record.workout_id:
            return record
        figures = figures_of(record.logged, self._exercise, record.day, self._yardstick)
        stood = None if figures is None else self._stood(record.kind, figures)
        return record if stood is None else record._replace(was=stood)


class _Score(NamedTuple):
    """What a set has to say in one kind."""

    kind: Kind
    value: float
    least_gain: float
    """By less it is a tie."""


class _Scored(NamedTuple):
    figures: Figures
    scores: tuple[_Score, ...]


def _scores(figures: Figures, same: float) -> tuple[_Score, ...]:
    found: list[_Score] = []
    weight, estimate, volume = figures.weight, figures.estimate, figures.volume
    if figures.is_maximal and weight is not None:
        found.append(_Score(Kind.HEAVIEST, weight, same))
        if estimate is not None and not estimate.rough:
            found.append(_Score(Kind.E1RM, estimate.value, same))
    if volume is not None:
        found.append(_Score(Kind.VOLUME, volume, same * figures.amount))
    if weight is not None:
        found.append(_Score(AT_WEIGHT[figures.measure], figures.amount, 0.0))
    return tuple(found)


_AT = frozenset(AT_WEIGHT.values())


def _rank(record: Record) -> tuple[float, float]:
    """Of repetitions at several weights those at the heaviest, else the greatest value."""
    return (record.weight or 0.0, record.value) if record.kind in _AT else (record.value, 0.0)
