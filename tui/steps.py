"""What `+` and `-` do to a cell: to the next value that can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from store.draft import Field, load_mode
from store.effort import in_reserve
from store.gym import rack_for
from store.models import LoadMode, Unit
from store.plates import Steps, loadable
from store.units import convert

if TYPE_CHECKING:
    from collections.abc import Callable

    from catalog.exercise import Exercise
    from store.models import LoggedSet
    from store.plates import Rack
    from store.settings import Settings

STEPS = {Field.REPS: 1.0, Field.SECONDS: 5.0, Field.METRES: 10.0, Field.RPE: 0.5, Field.RIR: 1.0}
LOAD_STEP = {Unit.KG: 2.5, Unit.LB: 5.0}
"""For what hangs on a body, and whatever else has no rack of its own."""
EFFORT_FIRST = {Field.RPE: "8", Field.RIR: "2"}
"""Where stepping begins when nothing was said: two reps left."""
BANDS = ("light", "medium", "heavy", "extra heavy")


class Step(Protocol):
    """What a field says after a step up or down; none if it can't go there."""

    def __call__(  # noqa: D102
        self, each: LoggedSet, what: Field, by: int, exercise: Exercise, unit: Unit
    ) -> str | None: ...


def steps_with(
    settings: Settings, increment_of: Callable[[str], float | None] = lambda _id: None
) -> Step:
    """Step loads by what the user's gym can load, everything else by what is usual.

    `increment_of` is the user's own step for an exercise, by its id.
    """

    def step(each: LoggedSet, what: Field, by: int, exercise: Exercise, unit: Unit) -> str | None:
        if what is not Field.LOAD:
            return stepped(each, what, by)
        mode = load_mode(exercise) if each.load is None else each.load.mode
        if mode is LoadMode.BAND:
            label = "" if each.load is None else each.load.label
            return _next_band(label, by, settings.bands or BANDS)
        increment = increment_of(exercise.id)
        rack = rack_for(exercise, settings.gym(unit.value), increment)
        if rack is None or not _is_racked(mode, exercise):
            rack = Steps(increment or LOAD_STEP[unit], unit.value)
        return plain(_next_load(_weight(each, unit), by, mode, rack))

    return step


def _is_racked(mode: LoadMode, exercise: Exercise) -> bool:
    """Whether the load comes from the rack or the stack that the exercise is done with."""
    return mode is LoadMode.EXTERNAL or mode is LoadMode.ASSISTED is load_mode(exercise)


def _next_load(now: float, by: int, mode: LoadMode, rack: Rack) -> float:
    """What hangs on a body, or helps it, can go away altogether; a bar can't."""
    after = loadable(now, by, rack)
    return 0.0 if after == now and by < 0 and mode is not LoadMode.EXTERNAL else after


def stepped(each: LoggedSet, what: Field, by: int) -> str | None:
    """One rep, five seconds, ten metres, half an RPE."""
    now: float | None = in_reserve(each.rpe) if what is Field.RIR else getattr(each, what.value)
    if now is None and what in EFFORT_FIRST:
        return EFFORT_FIRST[what]
    after = (now or 0.0) + by * STEPS[what]
    return plain(after) if after > 0 or (what is Field.RIR and after == 0) else None


def _weight(each: LoggedSet, unit: Unit) -> float:
    load = each.load
    if load is None or load.value is None or load.unit is None:
        return 0.0
    return convert(load.value, load.unit, unit)


def _next_band(label: str, by: int, bands: tuple[str, ...]) -> str:
    if label not in bands:
        return bands[0]
    return bands[max(0, min(bands.index(label) + by, len(bands) - 1))]


def plain(value: float) -> str:
    """A number as it would be typed."""
    return f"{value:.4f}".rstrip("0").rstrip(".")
