"""Exercises as aligned rows: as many columns as there is room for, the name first of all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.text import content, fitted
from tui.theme import hue
from tui.widgets.rows import RowList
from tui.words import days_ago

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from catalog.exercise import Exercise
    from tui.familiar import Habits

GAP = 2
BAR = 2
"""Cells for the bar at the left."""

LEAST_NAME = 25
OPTIONAL = (("groups", 13), ("last", 12), ("kit", 15), ("times", 5), ("pattern", 24))
"""Columns beside the name in the order in which they get their place, each at its narrowest."""

GROWTH = (
    ("name", 28), ("groups", 18), ("name", 31), ("groups", 22), ("kit", 19), ("groups", 24),
    ("name", 36), ("pattern", 28), ("kit", 23), ("name", 41), ("groups", 34),
)  # fmt: skip
"""Where cells that are left go: a column, and how wide it may become, one after the other."""

HEADS = {
    "name": "EXERCISE", "groups": "MUSCLES", "pattern": "MOVEMENT", "kit": "KIT",
    "times": "TIMES", "last": "LAST DONE",
}  # fmt: skip
"""In the order in which the columns stand."""


class LetterList(RowList, inherit_bindings=False):
    """Rows in which no letter moves the cursor: letters mean something else here."""

    # Room for the scroll bar is kept: columns stay below their heads when it comes or goes.
    DEFAULT_CSS = """
    LetterList { overflow-y: auto; scrollbar-gutter: stable; scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "jump(0)", "First", show=False),
        Binding("end", "jump(-1)", "Last", show=False),
        Binding("enter", "choose", "Choose", show=False),
    ]

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.show_line(self.cursor)


class Heads(Widget):
    """The heads of the columns of the list beside it, or a sentence in their place."""

    DEFAULT_CSS = """
    Heads { height: 1; }
    """
    sentence: reactive[Content | None] = reactive(None)

    def render(self) -> Content:
        """Draw them where the rows below have their columns."""
        if self.sentence is not None:
            return self.sentence
        rows = cast("Widget", self.parent).query_one(LetterList)
        sizes = columns(rows.scrollable_content_region.width)
        cells = [fitted(HEADS[name], size, right=name == "times") for name, size in sizes.items()]
        return Content.styled("  " + (" " * GAP).join(cells), "$muted")


@dataclass(frozen=True, slots=True)
class Beside:
    """What a row shows that isn't a property of the exercise."""

    habits: Habits
    today: date
    here: frozenset[str] = frozenset()
    """Exercises that are in the open workout."""
    guessed: frozenset[str] = frozenset()
    """One's own exercises of which nobody has confirmed what they train."""


@lru_cache(maxsize=16)
def columns(width: int) -> Mapping[str, int]:
    """The columns that fit, in their order, and their widths in cells."""
    left = width - BAR - LEAST_NAME
    sizes = {"name": LEAST_NAME}
    for name, least in OPTIONAL:
        if left < least + GAP:
            break
        sizes[name] = least
        left -= least + GAP
    for name, most in GROWTH:
        if name in sizes:
            more = max(0, min(left, most - sizes[name]))
            sizes[name] += more
            left -= more
    return {name: sizes[name] for name in HEADS if name in sizes}


def exercise_row(exercise: Exercise, width: int, beside: Beside, *, here: bool) -> Content:
    """One exercise; `here` is the row that the cursor is on."""
    cells = [_cell(name, size, exercise, beside) for name, size in columns(width).items()]
    first = exercise.groups[0] if exercise.groups else ""
    bar = Content.styled("▌ ", hue(first) if first else "$faint")
    row = bar + Content(" " * GAP).join(cells)
    return row.stylize("bold", 2, 2 + len(cells[0].plain)) if here else row


def _cell(column: str, size: int, exercise: Exercise, beside: Beside) -> Content:
    if column == "name":
        return _name(exercise, size, beside)
    if column == "groups":
        return _groups(exercise, size)
    if column == "last":
        return _last(exercise, size, beside)
    if column == "times":
        times = beside.habits.times.get(exercise.id, 0)
        return Content.styled(fitted(f"{times}×" if times else "", size, right=True), "$muted")
    pattern = exercise.pattern.label if exercise.pattern else ""
    return Content.styled(
        fitted(pattern if column == "pattern" else kit_words(exercise), size), "$muted"
    )


def _name(exercise: Exercise, size: int, beside: Beside) -> Content:
    """The name; behind one's own that it is, and whether it was only guessed what it trains."""
    if not exercise.custom:
        return Content(fitted(exercise.name, size))
    guessed = exercise.id in beside.guessed
    mark = " ◆ guess" if guessed else " ◆ yours"
    if content(exercise.name[:size]).cell_length > size - len(mark):
        mark = " ◆?" if guessed else " ◆"
    name = Content(fitted(exercise.name, size - len(mark)))
    return name + Content.styled(mark, "$warning" if guessed else "$accent")


def _groups(exercise: Exercise, size: int) -> Content:
    if not exercise.groups:
        return Content.styled(fitted("your own" if exercise.custom else "–", size), "$muted")
    shown = Content("")
    for count, group in enumerate(exercise.groups):
        more = f" +{len(exercise.groups) - count}"
        word = Content.styled(", " if count else "", "$muted") + Content.styled(
            group.label, hue(group)
        )
        is_last = count == len(exercise.groups) - 1
        if count and shown.cell_length + word.cell_length + (0 if is_last else 3) > size:
            shown += Content.styled(more, "$muted")
            break
        shown += word
    cut = shown.truncate(size, ellipsis=True)
    return cut.pad_right(size - cut.cell_length)


def _last(exercise: Exercise, size: int, beside: Beside) -> Content:
    if exercise.id in beside.here:
        return Content.styled(fitted("in workout", size), "$done")
    day = beside.habits.last.get(exercise.id)
    return Content(fitted(days_ago(day, beside.today) if day else "", size))


def kit_words(exercise: Exercise) -> str:
    """`barbell + rack`; `no kit`; empty where nobody has said."""
    if exercise.custom and not exercise.equipment:
        return ""
    return " + ".join(item.label for item in exercise.equipment) or "no kit"
