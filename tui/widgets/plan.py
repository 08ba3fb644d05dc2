"""The exercises of the workout at a glance: which is shown, how far each has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from tui.text import fitted
from tui.theme import hue
from tui.widgets.lines import LineView

if TYPE_CHECKING:
    from textual import events

    from tui.train_view import PlanLine

BAR = 8


class Plan(LineView):
    """Two lines an exercise: its name, and its sets as a bar and in figures."""

    DEFAULT_CSS = """
    Plan { background: $background; }
    """

    @dataclass
    class Picked(Message):
        """An exercise was clicked."""

        index: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._plan: tuple[PlanLine, ...] = ()
        self._at = 0

    def show_plan(self, plan: tuple[PlanLine, ...], at: int) -> None:
        """Show other exercises, or another of them as the one at hand."""
        if (plan, at) == (self._plan, self._at):
            return
        self._plan, self._at = plan, at
        self.lines_changed()
        self.show_line(at * 2)
        self.show_line(at * 2 + 1)

    def line_count(self) -> int:
        """Two lines an exercise."""
        return len(self._plan) * 2

    def draw_line(self, index: int, width: int) -> Content | None:
        """Draw the name, or the progress below it."""
        number, lower = divmod(index, 2)
        line, here = self._plan[number], number == self._at
        content = _progress(line) if lower else _name(line, width, here=here)
        if not here:
            return content
        return content.pad_right(max(0, width - content.cell_length)).stylize_before("on $row")

    def on_click(self, event: events.Click) -> None:
        """Say which exercise was clicked."""
        index = self.line_at(event.y) // 2
        if index < len(self._plan):
            self.post_message(self.Picked(index))


def _name(line: PlanLine, width: int, *, here: bool) -> Content:
    finished = bool(line.total) and line.done >= line.total
    glyph = "●" if finished else "◐" if line.done else "○"
    style = "bold" if here else "" if line.done < line.total else "$muted"
    return Content.assemble(
        (_joint(line, lower=False), "$accent"),
        (f"{glyph} ", hue(line.group)),
        (fitted(line.name, width - 3), style),
    )


def _joint(line: PlanLine, *, lower: bool) -> str:
    """The bracket that holds a superset together."""
    if lower:
        return "│" if line.superset in {"╭", "│"} else " "
    return line.superset or " "


def _progress(line: PlanLine) -> Content:
    filled = round(BAR * min(1, line.done / line.total)) if line.total else 0
    return Content.assemble(
        (_joint(line, lower=True), "$accent"),
        "  ",
        ("━" * filled, hue(line.group)),
        ("─" * (BAR - filled), "$faint"),
        (f" {line.done}/{line.total}", "$muted"),
    )
