"""What else trains the same movement."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.familiar import familiar_first
from tui.text import fitted
from tui.theme import hue
from tui.widgets.exercise_rows import BAR, LetterList
from tui.words import days_ago

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from catalog.exercise import Exercise
    from catalog.library import Catalog
    from tui.widgets.exercise_rows import Beside


class Similar(Vertical):
    """The other exercises of a movement: variants first, then what is familiar."""

    DEFAULT_CSS = """
    Similar { padding: 0 1; }
    Similar > Static { height: 1; }
    """

    def compose(self) -> ComposeResult:
        """A head over the list."""
        yield Static()
        yield LetterList()

    def show(self, exercise: Exercise | None, catalog: Catalog, beside: Beside) -> None:
        """Show what is similar to an exercise."""
        others = [] if exercise is None else similar(exercise, catalog, beside)
        pattern = exercise.pattern if exercise else None
        head = f"SAME MOVEMENT  {pattern.label}, {len(others)} more" if pattern else ""
        self.query_one(Static).update(Content.styled(head, "$muted"))
        rows = self.query_one(LetterList)
        family = exercise.family if exercise else ""
        keys = [each.id for each in others]
        rows.show_rows(keys, partial(_row, others, beside, family), stay=False)


def similar(exercise: Exercise, catalog: Catalog, beside: Beside) -> list[Exercise]:
    """The others with the same movement pattern, variants of the exercise itself first."""
    if exercise.pattern is None:
        return []
    others = [each for each in catalog.select(pattern=exercise.pattern) if each != exercise]
    familiar = familiar_first(others, beside.habits)
    return sorted(familiar, key=lambda each: each.family != exercise.family)


def _row(
    others: Sequence[Exercise], beside: Beside, family: str, index: int, width: int, here: bool
) -> Content:
    exercise = others[index]
    day = beside.habits.last.get(exercise.id)
    last = Content(f" {days_ago(day, beside.today)} " if day else "")
    style = "" if exercise.family == family else "$muted"
    bar = Content.styled("▌ ", hue(exercise.groups[0]) if exercise.groups else "$faint")
    name = fitted(exercise.name, width - BAR - last.cell_length)
    return bar + Content.styled(name, f"bold {style}" if here else style) + last
