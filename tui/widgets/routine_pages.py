"""What stands around the grid of a routine: its figures, its muscles, its exercise at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from store.session import working
from tui import words
from tui.text import content, fitted, showable, two_ends
from tui.theme import hue
from tui.widgets.routine_edits import joints
from tui.widgets.routine_fields import Usual, cells, usual_of
from tui.widgets.routine_lines import ItemRow
from tui.widgets.routine_rows import BUILT_IN
from tui.widgets.workout_detail import flowed

if TYPE_CHECKING:
    from datetime import date

    from catalog.exercise import Exercise
    from store.journal import Journal
    from store.models import ExerciseEntry
    from store.plan import Routine, RoutineItem
    from store.review.index import Row
    from tui.widgets.routine_rows import Listed

BARS_FROM = 16
"""Rows from which each muscle group has a line of its own."""
BAR = 24
"""Cells of the longest bar."""
LABEL = 13
LAST_FROM = 80
"""Cells from which the last times have room."""
NAME = 40
DAY = 17


class Known:
    """What is known of the exercises of routines; read once, until something changes."""

    def __init__(self, journal: Journal, today: date, effort: str = "rpe") -> None:
        self._journal, self.today, self.effort = journal, today, effort
        self.unit = journal.unit()
        self._recent: dict[str, list[tuple[Row, ExerciseEntry]]] = {}
        self._usual: dict[str, Usual] = {}

    def exercise(self, exercise_id: str) -> Exercise | None:
        """What the catalogue has under an id."""
        return self._journal.catalog().get(exercise_id)

    def usual(self, exercise_id: str) -> Usual:
        """What is done where a routine leaves it open."""
        if exercise_id not in self._usual:
            rest = self._journal.preference(exercise_id).rest_seconds
            self._usual[exercise_id] = usual_of(self.exercise(exercise_id), rest, self.effort)
        return self._usual[exercise_id]

    def recent(self, exercise_id: str) -> list[tuple[Row, ExerciseEntry]]:
        """The last time that it was done."""
        if exercise_id not in self._recent:
            self._recent[exercise_id] = self._journal.recent(exercise_id, 1)
        return self._recent[exercise_id]

    def group(self, exercise_id: str) -> str:
        """The muscle group that an exercise is for; empty where nobody knows."""
        exercise = self.exercise(exercise_id)
        return exercise.groups[0].value if exercise is not None and exercise.groups else ""

    def facts(self, exercise_id: str, width: int, *, low: bool) -> list[Content]:
        """All about an exercise, in lines."""
        from tui.widgets.exercise_detail import Facts, lines

        exercise = self.exercise(exercise_id)
        if exercise is None:
            return []
        journal = self._journal
        facts = Facts(
            exercise=exercise,
            ladder=journal.catalog().ladder(exercise_id),
            times=journal.times_done(exercise_id),
            recent=self.recent(exercise_id),
            unit=self.unit,
            today=self.today,
            effort=self.effort,
        )
        return lines(facts, width, low=low)


def item_rows(routine: Routine, known: Known) -> tuple[ItemRow, ...]:
    """The exercises as rows of the grid."""
    return tuple(
        _row(item, joint, known) for item, joint in zip(routine.items, joints(routine), strict=True)
    )


def _row(item: RoutineItem, joint: str, known: Known) -> ItemRow:
    return ItemRow(
        exercise_id=item.exercise_id,
        name=item.name,
        joint=joint,
        hue=hue(known.group(item.exercise_id)),
        cells=cells(item, known.usual(item.exercise_id)),
        remark=f"✎ {item.note}" if item.note else "",
    )


def title(each: Listed, today: date, width: int) -> Content:
    """The name of a routine and, as far as there is room, its figures and when it was done."""
    name = content(f"  {each.routine.name[: width * 2]}", "bold")
    items, sets = len(each.routine.items), sum(item.sets for item in each.routine.items)
    figures = (words.count(items, "exercise"), words.count(sets, "set"))
    told = _told(each, today)
    for parts in ((*figures, told), figures, (figures[1],)):
        right = Content.styled(" · ".join(parts), "$muted")
        if name.cell_length + right.cell_length + 2 <= width:
            break
    return two_ends(name, right, width)


def _told(each: Listed, today: date) -> str:
    if each.built_in:
        return f"{BUILT_IN} built in"
    return "not done yet" if each.last is None else f"last {words.days_ago(each.last, today)}"


def notes(each: Listed, row: int, width: int) -> list[Content]:
    """The note of the routine, then that of the exercise under the cursor."""
    items = each.routine.items
    said = [(each.routine.note, "")]
    if row < len(items):
        said.append((items[row].note, f"{items[row].name[:40]}: "))
    return [line for note, of in said if note for line in _quoted(f"{of}{note}", width)]


def _quoted(text: str, width: int) -> list[Content]:
    wrapped = content(showable(text)[:2000], "$muted italic").wrap(max(10, width - 3))
    return [
        Content.assemble(("✎ " if index == 0 else "  ", "$accent"), line.rstrip())
        for index, line in enumerate(wrapped)
    ]


def muscles(routine: Routine, known: Known, width: int, *, bars: bool) -> list[Content]:
    """Sets by the muscle group that they are for, most first."""
    sets: dict[str, int] = {}
    for item in routine.items:
        group = known.group(item.exercise_id)
        sets[group] = sets.get(group, 0) + item.sets
    ordered = sorted(sets.items(), key=lambda pair: -pair[1])
    if bars and ordered:
        head = Content.styled("SETS BY MUSCLE", "$muted")
        return [head, *(_bar(group, amount, ordered[0][1]) for group, amount in ordered)]
    return flowed([_short(group, amount) for group, amount in ordered], width, "  ")


def _bar(group: str, amount: int, most: int) -> Content:
    filled = max(1, round(BAR * amount / most))
    return Content.assemble(
        ("▌", hue(group)),
        (fitted(_label(group), LABEL), ""),
        (f"{amount:>3}  ", "bold"),
        ("━" * filled, hue(group)),
        ("─" * (BAR - filled), "$faint"),
    )


def _short(group: str, amount: int) -> Content:
    return Content.assemble(("▌", hue(group)), f"{_label(group)} ", (str(amount), "bold"))


def _label(group: str) -> str:
    from catalog.muscle import MuscleGroup

    return MuscleGroup(group).label if group else "other"


def last_times(routine: Routine, known: Known, width: int) -> list[Content]:
    """When each exercise was done last, and what was done."""
    if not routine.items or width < LAST_FROM:
        return []
    lines = [_last_time(item, known, width) for item in routine.items]
    return [Content.styled(fitted("LAST TIME", width), "$muted"), *lines]


def _last_time(item: RoutineItem, known: Known, width: int) -> Content:
    name = fitted(item.name, NAME)
    for row, entry in known.recent(item.exercise_id):
        done = working(entry.sets)
        sets = " · ".join(words.a_set(each, known.unit, known.effort) for each in done)
        day = fitted(words.short_day(row.day, known.today), DAY)
        return Content.assemble(name, (day, "$muted"), fitted(sets, width - NAME - DAY))
    return Content.assemble(name, ("not done yet", "$muted"))
