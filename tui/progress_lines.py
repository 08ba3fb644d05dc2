"""What a chart of progress can show: each line with its figures and with words for every one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from store.review.progress import Curve, weights_done
from tui import words
from tui.chart import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from store.review.body import BodyWeights
    from store.review.progress import Point
    from store.review.totals import Week


class Span(Enum):
    """How far back the chart goes, in words."""

    QUARTER = "3 months"
    YEAR = "1 year"
    ALL = "all"

    @property
    def days(self) -> int | None:
        """Days from the first to today; none for everything."""
        return {Span.QUARTER: 91, Span.YEAR: 365}.get(self)

    @property
    def next(self) -> Span:
        """The next wider one, round and round."""
        spans = list(Span)
        return spans[(spans.index(self) + 1) % len(spans)]


@dataclass(frozen=True, slots=True)
class Line:
    """One measure over time; `told` says each of the figures in words."""

    key: str
    title: str
    unit: str
    figures: tuple[Figure, ...]
    told: tuple[str, ...]
    zero: bool = False
    """Whether the scale begins at nothing."""

    def since(self, day: date | None) -> Line:
        """The part from a day on."""
        if day is None:
            return self
        kept = [at for at, figure in enumerate(self.figures) if figure.day >= day]
        return replace(
            self,
            figures=tuple(self.figures[at] for at in kept),
            told=tuple(self.told[at] for at in kept),
        )


TITLES = {
    Curve.E1RM: "estimated 1RM",
    Curve.TOP: "heaviest set",
    Curve.VOLUME: "volume of a workout",
    Curve.REPS: "most reps",
    Curve.HOLD: "longest hold",
    Curve.DISTANCE: "longest way",
    Curve.SETS: "sets",
}
REPS_AT = f"{Curve.REPS}@"
"""How the key of a line begins that is about repetitions at a weight."""
PLURALS = frozenset({"reps", "sets", "hard sets", "workouts"})
"""Units that lose their s beside a single one."""
AMOUNTS = frozenset({Curve.VOLUME, Curve.SETS})
"""Measures that begin at nothing."""


def lines_of(
    points: Sequence[Point], curves: Iterable[Curve], unit: str, effort: str = "rpe"
) -> list[Line]:
    """The lines of an exercise, the most telling first; `effort`: `rpe` or `rir`."""
    return [_line(points, curve, unit, None, effort) for curve in curves]


def reps_at(points: Sequence[Point], weight: float, unit: str) -> Line:
    """Repetitions at a weight or a heavier one."""
    return _line(points, Curve.REPS, unit, weight)


def usual_weights(points: Sequence[Point], most: int = 5) -> list[float]:
    """The weights that were used in most workouts, the lightest first."""
    return sorted(weights_done(points)[:most])


def _line(
    points: Sequence[Point],
    curve: Curve,
    unit: str,
    weight: float | None,
    effort: str = "rpe",
) -> Line:
    found = [(each, each.value(curve, weight)) for each in points]
    known = [(each, value) for each, value in found if value is not None]
    title = TITLES[curve]
    if curve is Curve.REPS and weight is not None:
        title = f"{title} at {words.number(weight)} {unit} or more"
    shown = _unit_of(curve, unit)
    return Line(
        curve.value if weight is None else f"{REPS_AT}{weight}",
        title,
        shown,
        tuple(Figure(each.day, value, each.is_record(curve)) for each, value in known),
        tuple(f"{_value(value, shown)}{_done(each, curve, unit, effort)}" for each, value in known),
        zero=curve in AMOUNTS,
    )


def _unit_of(curve: Curve, unit: str) -> str:
    weights = {Curve.E1RM, Curve.TOP, Curve.VOLUME}
    named = {Curve.REPS: "reps", Curve.HOLD: "s", Curve.DISTANCE: "m", Curve.SETS: "sets"}
    return unit if curve in weights else named[curve]


def _value(value: float, unit: str) -> str:
    return of_unit(words.number(round(value, 1)), unit)


def of_unit(number: str, unit: str) -> str:
    """A figure with its unit: `1 workout`, `−1 hard set`, `80 kg`."""
    single = number.lstrip("+−") == "1" and unit in PLURALS
    return f"{number} {unit.removesuffix('s') if single else unit}"


def _done(point: Point, curve: Curve, unit: str, effort: str) -> str:
    """What was done for it, where the figure alone doesn't say."""
    if curve is Curve.E1RM:
        rough = " (rough)" if point.e1rm is not None and point.e1rm.rough else ""
        best = max(
            (each for each in point.done if each.estimate == point.e1rm),
            key=lambda each: each.amount,
            default=None,
        )
        return f"{rough}, from {words.a_set(best.logged, unit, effort)}" if best else rough
    if curve is Curve.TOP and point.top is not None:
        return f", {words.a_set(point.top.logged, unit, effort)}"
    if curve is Curve.VOLUME:
        return f" in {words.count(point.sets, 'set')}"
    return ""


def lines_of_weeks(weeks: Sequence[Week], unit: str) -> list[Line]:
    """All training, week by week; the volume is what was on the bar."""

    def line(key: str, title: str, shown: str, values: Iterable[float]) -> Line:
        figures = tuple(
            Figure(week.monday, value) for week, value in zip(weeks, values, strict=True)
        )
        told = tuple(of_unit(words.grouped(each.value, 0), shown) for each in figures)
        return Line(key, title, shown, figures, told, zero=True)

    return [
        line("hard", "hard sets a week", "hard sets", (each.hard_sets for each in weeks)),
        line("volume", "volume a week", unit, (each.volume for each in weeks)),
        line("workouts", "workouts a week", "workouts", (each.workouts for each in weeks)),
        line("sets", "sets a week", "sets", (each.sets for each in weeks)),
    ]


def line_of_body(body: BodyWeights, unit: str) -> Line:
    """What the body weighed."""
    return Line(
        "body",
        f"in {unit}",
        unit,
        tuple(Figure(each.day, each.value) for each in body.points),
        tuple(_value(each.value, unit) for each in body.points),
    )


def first_day(span: Span, today: date) -> date | None:
    """The day from which on a span shows; none for everything."""
    return None if span.days is None else today - timedelta(days=span.days)
