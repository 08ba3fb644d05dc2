"""What the Train screen shows, as plain values.

From the journal, or for the first frame from a glance at the files.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from catalog.equipment import Equipment
from catalog.vocabulary import Laterality, Pattern
from store.effort import in_reserve
from store.rows import is_warmup
from store.units import convert
from tui import words
from tui.columns import EFFORTS, place_of
from tui.new_bests import records
from tui.widgets.set_grid import GridRow, Mark

if TYPE_CHECKING:
    from datetime import datetime

    from catalog.exercise import Exercise
    from store.models import LoggedSet, Unit
    from store.rows import Row
    from tui.columns import Column
    from tui.training import Training

HEADS = {"reps": "REPS", "seconds": "SECS", "metres": "METRES", "rpe": "RPE", "rir": "RIR"}
SHOWN_DIFFERENCE = 10.0
"""Percent between the sides from which on a row says so."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """An exercise in the list at the left."""

    name: str
    done: int
    total: int
    group: str
    superset: str = ""
    """How it is joined to its neighbours: the upper end, the middle or the lower end."""


@dataclass(frozen=True, slots=True)
class WorkoutView:
    """A workout in progress as it is drawn."""

    title: str
    started_at: datetime
    plan: tuple[PlanLine, ...]
    at: int
    facts: str
    rows: tuple[GridRow, ...]
    heads: tuple[str, ...]
    volume: str

    @property
    def done(self) -> int:
        """Sets done in the whole workout."""
        return sum(line.done for line in self.plan)

    @property
    def total(self) -> int:
        """Sets done and still to do."""
        return sum(line.total for line in self.plan)


def view_of(training: Training, running: str | None = None) -> WorkoutView:
    """The workout as the journal has it; `running` is what a stopwatch says."""
    workout = training.workout
    plan = tuple(_plan_line(training, index) for index in range(len(workout.entries)))
    shown = training.entry is not None
    return WorkoutView(
        title=workout.title,
        started_at=workout.started_at,
        plan=plan,
        at=training.at,
        facts=facts(training.exercise(training.at)) if shown else "",
        rows=grid_rows(training, running) if shown else (),
        heads=_heads(training) if shown else ("", "", ""),
        volume=words.volume(workout.sets, training.unit),
    )


def _plan_line(training: Training, index: int) -> PlanLine:
    done = [*training.done(index), *training.waiting(index)]
    working = [row for row in done if row[0].kind != "warmup"]
    todo = [row for row in training.todo(index) if row[0].kind != "warmup"]
    groups = training.exercise(index).groups
    return PlanLine(
        name=training.workout.entries[index].name,
        done=len(working),
        total=len(working) + len(todo),
        group=groups[0].value if groups else "",
        superset=_joint(training.group(index), index),
    )


def _joint(group: list[int], index: int) -> str:
    if len(group) == 1:
        return ""
    return "╭" if index == group[0] else "╰" if index == group[-1] else "│"


def _heads(training: Training) -> tuple[str, ...]:
    columns = training.columns(training.at)
    two = any(column.part for column in columns)
    return tuple(_head(training, column, two=two) for column in columns)


def _head(training: Training, column: Column, *, two: bool) -> str:
    head = HEADS.get(column.field.value) or _load_head(training)
    if not two or column.field is training.effort:
        return head
    return f"{'LR'[column.part]} {head}"


def _load_head(training: Training) -> str:
    kind = training.exercise(training.at).load_kind.value
    unit = training.unit_of(training.at).value.upper()
    named = {"band": "BAND", "assisted": f"− {unit}", "bodyweight": f"+ {unit}"}
    named["bodyweight_plus"] = named["bodyweight"]
    return named.get(kind, unit)


def grid_rows(training: Training, running: str | None = None) -> tuple[GridRow, ...]:
    """The rows of the exercise that is shown: done, done but not saved, to do."""
    index = training.at
    last = training.last_time(training.workout.entries[index].exercise_id)
    past = _past_rows(last.sets if last else ())
    marked = [(row, Mark.DONE) for row in training.done(index)]
    marked += [(row, Mark.UNSAVED) for row in training.waiting(index)]
    marked += [(row, Mark.TO_DO) for row in training.todo(index)]
    rows, count = [], {True: 0, False: 0}
    for row, mark in marked:
        warmup = is_warmup(row)
        before = next(iter(past[warmup][count[warmup] :]), None)
        count[warmup] += 1
        name = name_of(row[0].kind.value, count[False])
        rows.append(_grid_row(training, name, row, before, mark))
    return tuple(_with_clock(_celebrated(rows, training), training, running))


def _celebrated(rows: list[GridRow], training: Training) -> list[GridRow]:
    """Rows that are records say so themselves, and what they beat."""
    for number, beaten in records(training, training.at).items():
        if rows[number].mark is Mark.DONE:
            from tui.record_words import celebration

            said = celebration(beaten, training.unit_of(training.at).value)
            # The shorter of the two first: both are to be seen.
            parts = sorted(filter(None, (said, rows[number].remark)), key=len)
            remark = " · ".join(parts)
            rows[number] = replace(rows[number], mark=Mark.RECORD, remark=remark)
    return rows


def _past_rows(sets: tuple[LoggedSet, ...]) -> dict[bool, list[Row]]:
    """The rows of last time, warm-ups apart from all others: each is compared with its like."""
    from store.rows import rows_of

    rows = rows_of(sets)
    return {kind: [row for row in rows if is_warmup(row) == kind] for kind in (True, False)}


def name_of(kind: str, number: int) -> str:
    """What stands for a row: W, 3, or 3D for a drop set, 3! for one to failure."""
    if kind == "warmup":
        return "W"
    return {"drop": f"{number}D", "failure": f"{number}!"}.get(kind, str(number))


def _grid_row(training: Training, name: str, row: Row, before: Row | None, mark: Mark) -> GridRow:
    columns = training.columns(training.at)
    unit = training.unit_of(training.at)
    proposed = mark is Mark.TO_DO and name != "W" and training.is_proposed(training.at)
    done = mark in {Mark.DONE, Mark.UNSAVED} and name != "W"
    return GridRow(
        name=name,
        last=words.a_row(before, unit, training.effort.value) if before else "",
        cells=tuple(_cell(row, column, unit) for column in columns),
        mark=Mark.PROPOSED if proposed else mark,
        trend=tuple(_trend(row, before, column, unit) for column in columns) if done else (),
        warmup=name == "W",
        remark=_remark(row),
    )


def _cell(row: Row, column: Column, unit: Unit) -> str:
    if column.field in EFFORTS:
        rpe = row[0].rpe
        value = rpe if column.field == "rpe" else in_reserve(rpe)
        return "" if value is None else words.number(value)
    place = _place(row, column)
    if place is None:
        return "–"
    each = row[place]
    if column.field == "metres" and each.metres is not None:
        return words.metres(each.metres)
    return (words.load(each.load, unit) if column.field == "load" else words.amount(each)) or "–"


def _place(row: Row, column: Column) -> int | None:
    return place_of([each.side.value for each in row], column.part)


def _remark(row: Row) -> str:
    from store.rows import side_difference, weaker_side

    apart, weaker = side_difference(row), weaker_side(row)
    parts = []
    if apart is not None and weaker is not None and apart >= SHOWN_DIFFERENCE:
        parts.append(f"{'L' if weaker == 'left' else 'R'} −{apart:.0f} %")
    parts += [f"in {words.seconds(time)}" for each in row if (time := _way_time(each))]
    parts += [f"tempo {each.tempo}" for each in row[:1] if each.tempo]
    parts += [f"“{each.note}”" for each in row if each.note]
    return " · ".join(parts)


def _way_time(each: LoggedSet) -> float | None:
    """How long the way took."""
    return each.seconds if each.metres is not None and each.reps is None else None


def _with_clock(rows: list[GridRow], training: Training, running: str | None) -> list[GridRow]:
    """The first row that is to be done shows the stopwatch while it runs."""
    place = training.done_count(training.at)
    if running is None or place >= len(rows):
        return rows
    row = rows[place]
    cells = (row.cells[0], running, *row.cells[2:])
    rows[place] = GridRow(row.name, row.last, cells, Mark.RUNNING, warmup=row.warmup)
    return rows


def _trend(row: Row, before: Row | None, column: Column, unit: Unit) -> int:
    if before is None or column.field in EFFORTS:
        return 0
    at, past = _place(row, column), _place(before, column)
    if at is None or past is None:
        return 0
    now, was = row[at], before[past]
    if column.field == "load":
        return _sign(_weight(now, unit), _weight(was, unit))
    return _sign(*_alike(now, was))


def _alike(now: LoggedSet, was: LoggedSet) -> tuple[float | None, float | None]:
    """What is shown of the one, and the same of the other: an own exercise may be timed, too."""
    pairs = ((now.reps, was.reps), (now.seconds, was.seconds), (now.metres, was.metres))
    return next((pair for pair in pairs if pair[0] is not None), (None, None))


def _weight(each: LoggedSet, unit: Unit) -> float | None:
    if each.load is None or each.load.value is None or each.load.unit is None:
        return None
    value = convert(each.load.value, each.load.unit, unit)
    return -value if each.load.mode == "assisted" else value


def _sign(now: float | None, before: float | None) -> int:
    if now is None or before is None or abs(now - before) < 1e-6:
        return 0
    return 1 if now > before else -1


def is_of_each_hand(exercise: Exercise) -> bool:
    """Whether something is carried in either hand: then one of the two weights is written down."""
    is_carry = exercise.pattern is Pattern.CARRY
    return is_carry and exercise.laterality is not Laterality.UNILATERAL and _in_hands(exercise)


def _in_hands(exercise: Exercise) -> bool:
    return bool({Equipment.DUMBBELL, Equipment.KETTLEBELL}.intersection(exercise.equipment))


def facts(exercise: Exercise) -> str:
    """One line on an exercise: movement, muscles, what to have."""
    parts = [exercise.pattern.label] if exercise.pattern else ["your own exercise"]
    if exercise.groups:
        parts.append(", ".join(group.label for group in exercise.groups))
    if is_of_each_hand(exercise):
        parts.append("weight of each hand")
    if exercise.equipment:
        parts.append(" + ".join(item.label for item in exercise.equipment))
    return " · ".join(parts)
