"""What Train looks like, character by character; `HTRACK_GOLDENS=write` draws the pictures anew.

A picture is the plain text of the screen, without the spaces at the ends of its lines. Look at
each before it is committed: a test like this one knows what has changed, not what is right.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest

from store.journal import Journal
from store.models import Load, LoadMode, LoggedSet, SetKind, Side, Workout
from store.plan import Preference, Routine, RoutineItem
from store.session import blank_copy
from tests.builders import a_set, an_entry
from tests.tui.driving import text_of, wait_for
from tests.tui.pictures import FOLDER, SIZES, compare
from tui.app import HtrackApp
from tui.screens.train import TrainScreen
from tui.stopwatch import Stopwatch

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from store.models import ExerciseEntry

    Act = Callable[[HtrackApp, Pilot[None]], Awaitable[None]]

NOW = datetime(2026, 11, 22, 19, 7, 12, tzinfo=timezone(timedelta(hours=1)))
BEGAN = timedelta(minutes=37, seconds=12)
BODY = Load(mode=LoadMode.BODYWEIGHT)
NAMES = {
    "rdl-barbell": "Romanian Deadlift (Barbell)",
    "leg-curl-seated": "Seated Leg Curl (Machine)",
    "nordic-curl": "Nordic Curl (Full)",
    "bulgarian-split-squat-dumbbell": "Bulgarian Split Squat (Dumbbell)",
    "calf-raise-machine": "Standing Calf Raise (Machine)",
    "plank": "Plank",
    "bench-press": "Bench Press (Barbell)",
}


class Held(Stopwatch):
    """A stopwatch that was stopped by the photographer."""

    def seconds(self) -> float:
        """The same however long the picture takes."""
        return 42.0


def entry(exercise_id: str, *sets: LoggedSet, **fields: Any) -> ExerciseEntry:
    made = an_entry(exercise_id, name=NAMES[exercise_id], **fields)
    return made.model_copy(update={"sets": sets})


def done(weight: float, *amounts: tuple[int, float]) -> list[LoggedSet]:
    """Working sets of one weight: reps and RPE of each."""
    return [a_set(weight, reps, rpe=rpe) for reps, rpe in amounts]


def warmups(*steps: tuple[float, int]) -> list[LoggedSet]:
    return [a_set(weight, reps, kind=SetKind.WARMUP) for weight, reps in steps]


def both_sides(weight: float, left: int, right: int) -> list[LoggedSet]:
    sides = ((Side.LEFT, left), (Side.RIGHT, right))
    return [a_set(weight, reps, side=side, rpe=8.0) for side, reps in sides]


def lower(weeks_ago: int, weight: float, *, note: str = "") -> Workout:
    """A day of the lower body, heavier by the week."""
    rdl = [*warmups((60, 8), (100, 5)), *done(weight, (8, 8.0), (8, 8.5), (7, 9.0))]
    split = [each for reps in (10, 9) for each in both_sides(20, reps, reps)]
    return past(
        "Lower A",
        weeks_ago * 7 + 3,
        entry("rdl-barbell", *rdl, note=note),
        entry("leg-curl-seated", *done(45, (12, 8.0), (11, 8.5), (10, 9.0))),
        entry("nordic-curl", *[LoggedSet(load=BODY, reps=reps) for reps in (6, 5, 5)]),
        entry("bulgarian-split-squat-dumbbell", *split, per_side=True),
        entry("calf-raise-machine", *done(90, (15, 8.0), (14, 8.5), (12, 9.0))),
        entry("plank", LoggedSet(load=BODY, seconds=60), LoggedSet(load=BODY, seconds=50)),
    )


def upper(weeks_ago: int) -> Workout:
    bench = done(72.5, (12, 7.5), (12, 8.0), (12, 8.5))
    return past("Upper", weeks_ago * 7 + 1, entry("bench-press", *bench))


def past(title: str, days_ago: int, *entries: ExerciseEntry) -> Workout:
    at = NOW - timedelta(days=days_ago, hours=1)
    made = Workout(id=f"{title}-{days_ago}", title=title, started_at=at, entries=entries)
    ended = at + timedelta(minutes=62)
    return made.model_copy(update={"ended_at": ended, "routine_id": ROUTINES.get(title, "")})


ROUTINES = {"Lower A": "lower", "Upper": "upper"}


def seeded(path: Path) -> Journal:
    """A journal with six weeks of two days each, and a routine for either."""
    journal = Journal(path, clock=lambda: NOW - BEGAN)
    days: list[Workout] = []
    for weeks in range(6):
        note = "left hamstring tight, kept RPE 9 cap" if weeks == 2 else ""
        days += [lower(weeks, 130 - 2.5 * weeks, note=note), upper(weeks)]
    journal.add_workouts([day.document() for day in days], [], "trained")
    for title, routine_id in ROUTINES.items():
        day = next(each for each in days if each.title == title)
        items = [item(each) for each in day.entries]
        journal.save_routine(Routine(id=routine_id, name=title, items=tuple(items)))
    journal.set_preference(Preference(id="leg-curl-seated", note="seat 4, pad 2"))
    return journal


def item(each: ExerciseEntry) -> RoutineItem:
    low, high = {"plank": (45, 60), "bench-press": (8, 12)}.get(each.exercise_id, (6, 10))
    return RoutineItem(
        exercise_id=each.exercise_id, name=each.name, sets=3, low=low, high=high, rpe_cap=9.0
    )


# How each state comes about


def nothing(path: Path) -> None:
    Journal(path, clock=lambda: NOW).load()


def history(path: Path) -> None:
    seeded(path)


def begun(path: Path) -> Journal:
    """Lower A once more, begun 37 minutes ago: the warm-ups and a set of the first are done."""
    journal = seeded(path)
    last = next(row for row in journal.rows() if row.title == "Lower A")
    journal.start("Lower A", blank_copy(journal.workout(last.id).entries))
    first = [*warmups((60, 8), (100, 5)), a_set(132.5, 9, rpe=8.5)]
    journal.log_sets(0, "rdl-barbell", first)
    return journal


def mid_workout(path: Path) -> None:
    begun(path)


def sides(path: Path) -> None:
    journal = begun(path)
    journal.log_sets(3, "bulgarian-split-squat-dumbbell", both_sides(22, 10, 8))


def superset(path: Path) -> None:
    journal = begun(path)
    journal.link_superset(1, "leg-curl-seated")
    journal.log_sets(1, "leg-curl-seated", done(45, (12, 8.0)))


def proposed(path: Path) -> None:
    """The bench press was done with a rep in reserve, at the top of its range."""
    journal = seeded(path)
    journal.start_routine(next(each for each in journal.routines() if each.id == "upper"))


async def as_it_is(app: HtrackApp, pilot: Pilot[None]) -> None:
    """Nothing more to do than to look."""


async def one_set_logged(app: HtrackApp, pilot: Pilot[None]) -> None:
    await pilot.press("1", "4", "0", "space")


def to(exercise: int) -> Act:
    async def go(app: HtrackApp, pilot: Pilot[None]) -> None:
        for _ in range(len(NAMES)):
            training = train(app).training
            if training is not None and training.at != exercise:
                await pilot.press("right_square_bracket")

    return go


async def half_rested(app: HtrackApp, pilot: Pilot[None]) -> None:
    await pilot.press("space")
    rest = train(app).rest_bar.rest
    assert rest is not None
    train(app).rest_bar.rest = type(rest)(NOW + timedelta(seconds=85), rest.total)


async def holding(app: HtrackApp, pilot: Pilot[None]) -> None:
    await to(5)(app, pilot)
    await pilot.press("s")
    train(app).stopwatch = Held()
    train(app).redraw()


STATES: dict[str, tuple[Callable[[Path], object], Act]] = {
    "start-empty": (nothing, as_it_is),
    "start": (history, as_it_is),
    "workout": (mid_workout, as_it_is),
    "resting": (mid_workout, half_rested),
    "sides": (sides, to(3)),
    "superset": (superset, to(1)),
    "hold": (mid_workout, holding),
    "proposed": (proposed, as_it_is),
    "logged": (mid_workout, one_set_logged),
}


def train(app: HtrackApp) -> TrainScreen:
    screen = app.screen
    assert isinstance(screen, TrainScreen)
    return screen


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", STATES)
async def test_a_picture_of_train(state: str, size: tuple[int, int], tmp_path: Path) -> None:
    prepare, act = STATES[state]
    path = tmp_path / "htrack.json"
    prepare(path)
    app = HtrackApp(path, clock=lambda: NOW)
    async with app.run_test(size=size, notifications=True) as pilot:
        await wait_for(pilot, lambda: app.is_open and app.revision > 0)
        await pilot.pause()
        await act(app, pilot)
        await pilot.pause()
        await pilot.pause()
        compare(text_of(app), FOLDER / f"{state}-{size[0]}x{size[1]}.txt")


def test_every_picture_is_of_something() -> None:
    wanted = {f"{state}-{width}x{height}.txt" for state in STATES for width, height in SIZES}
    assert {each.name for each in FOLDER.glob("*.txt")} == wanted
