"""What the Train screen shows, as plain values.

From the journal, or for the first frame from a glance at the files.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from store.units import convert
from tui import words
from tui.widgets.set_grid import GridRow, Mark

if TYPE_CHECKING:
    from catalog.exercise import Exercise
    from store.models import LoggedSet, Unit
    from tui.training import Training

HEADS = {"load": "LOAD", "reps": "REPS", "seconds": "SECS", "metres": "METRES", "rpe": "RPE"}


@dataclass(frozen=True, slots=True)
class PlanLine:
    """An exercise in the list at the left."""

    name: str
    done: int
    total: int
    group: str


@dataclass(frozen=True, slots=True)
class WorkoutView:
    """A workout in progress as it is drawn."""

    title: str
    started_at: datetime
    plan: tuple[PlanLine, ...]
    at: int
    facts: str
    rows: tuple[GridRow, ...]
    heads: tuple[str, str, str]
    volume: str

    @property
    def done(self) -> int:
        """Sets done in the whole workout."""
        return sum(line.done for line in self.plan)

    @property
    def total(self) -> int:
        """Sets done and still to do."""
        return sum(line.total for line in self.plan)


def view_of(training: Training) -> WorkoutView:
    """The workout as the journal has it."""
    workout = training.workout
    plan = tuple(_plan_line(training, index) for index in range(len(workout.entries)))
    shown = training.entry is not None
    return WorkoutView(
        title=workout.title,
        started_at=workout.started_at,
        plan=plan,
        at=training.at,
        facts=facts(training.exercise(training.at)) if shown else "",
        rows=grid_rows(training) if shown else (),
        heads=_heads(training) if shown else ("", "", ""),
        volume=words.volume(workout.sets, training.unit),
    )


def _plan_line(training: Training, index: int) -> PlanLine:
    done = [each for each in training.done(index) if each.kind != "warmup"]
    todo = [each for each in training.todo(index) if each.kind != "warmup"]
    groups = training.exercise(index).groups
    return PlanLine(
        name=training.workout.entries[index].name,
        done=len(done),
        total=len(done) + len(todo),
        group=groups[0].value if groups else "",
    )


def _heads(training: Training) -> tuple[str, str, str]:
    first, second, third = (HEADS[field.value] for field in training.fields(training.at))
    kind = training.exercise(training.at).load_kind.value
    unit = training.unit.value.upper()
    named = {"band": "BAND", "assisted": f"− {unit}", "bodyweight": f"+ {unit}"}
    named["bodyweight_plus"] = named["bodyweight"]
    return (named.get(kind, unit) if first == "LOAD" else first, second, third)


def grid_rows(training: Training) -> tuple[GridRow, ...]:
    """The sets of the exercise that is shown: done, done but not saved, to do."""
    index = training.at
    entry = training.workout.entries[index]
    last = training.last_time(entry.exercise_id)
    past = [each for each in last.sets if each.kind != "warmup"] if last else []
    marked = [(each, Mark.DONE) for each in entry.sets]
    marked += [(each, Mark.UNSAVED) for each in training.waiting(index)]
    marked += [(each, Mark.TO_DO) for each in training.todo(index)]
    rows, number = [], 0
    for each, mark in marked:
        warmup = each.kind == "warmup"
        before = None if warmup or number >= len(past) else past[number]
        number += not warmup
        name = "W" if warmup else str(number)
        rows.append(_grid_row(name, each, before, mark, training.unit))
    return tuple(rows)


def _grid_row(
    name: str, each: LoggedSet, before: LoggedSet | None, mark: Mark, unit: Unit
) -> GridRow:
    return GridRow(
        name=name,
        last=words.a_set(before, unit) if before else "",
        cells=(
            words.load(each.load, unit) or "–",
            words.amount(each) or "–",
            "" if each.rpe is None else words.number(each.rpe),
        ),
        mark=mark,
        trend=_trend(each, before, unit) if mark is not Mark.TO_DO else (0, 0, 0),
        warmup=name == "W",
    )


def _trend(each: LoggedSet, before: LoggedSet | None, unit: Unit) -> tuple[int, int, int]:
    if before is None:
        return (0, 0, 0)
    return (
        _sign(_weight(each, unit), _weight(before, unit)),
        _sign(each.reps, before.reps)
        or _sign(each.seconds, before.seconds)
        or _sign(each.metres, before.metres),
        0,
    )


def _weight(each: LoggedSet, unit: Unit) -> float | None:
    if each.load is None or each.load.value is None or each.load.unit is None:
        return None
    value = convert(each.load.value, each.load.unit, unit)
    return -value if each.load.mode == "assisted" else value


def _sign(now: float | None, before: float | None) -> int:
    if now is None or before is None or abs(now - before) < 1e-6:
        return 0
    return 1 if now > before else -1


def facts(exercise: Exercise) -> str:
    """One line on an exercise: movement, muscles, what to have."""
    parts = [exercise.pattern.label] if exercise.pattern else ["your own exercise"]
    if exercise.groups:
        parts.append(", ".join(group.label for group in exercise.groups))
    if exercise.equipment:
        parts.append(" + ".join(item.label for item in exercise.equipment))
    return " · ".join(parts)


def glanced(document: dict[str, Any]) -> WorkoutView:
    """The workout as its bare document has it, for the first frame: no last time, no drafts."""
    entries = document.get("entries", [])
    plan = tuple(
        PlanLine(entry["name"], len(done), max(len(done), entry.get("planned", 0)), "")
        for entry in entries
        for done in [[each for each in entry.get("sets", []) if each.get("kind") != "warmup"]]
    )
    at = next((i for i, line in enumerate(plan) if line.done < line.total), max(0, len(plan) - 1))
    rows = _glanced_rows(entries[at].get("sets", []) if entries else [])
    started = datetime.fromisoformat(document["started_at"])
    return WorkoutView(
        document.get("title", ""), started, plan, at, "", rows, ("LOAD", "REPS", "RPE"), ""
    )


def _glanced_rows(sets: list[dict[str, Any]]) -> tuple[GridRow, ...]:
    rows, number = [], 0
    for each in sets:
        number += each.get("kind") != "warmup"
        rows.append(_glanced_row(number, each))
    return tuple(rows)


def _glanced_row(number: int, each: dict[str, Any]) -> GridRow:
    load, rpe = each.get("load") or {}, each.get("rpe")
    amount = each.get("reps", each.get("seconds", each.get("metres")))
    return GridRow(
        name="W" if each.get("kind") == "warmup" else str(number),
        last="",
        cells=(
            words.number(load["value"]) if "value" in load else "–",
            "–" if amount is None else words.number(amount),
            "" if rpe is None else words.number(rpe),
        ),
        mark=Mark.DONE,
        warmup=each.get("kind") == "warmup",
    )
