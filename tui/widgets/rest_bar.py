"""The rest between sets: how long still, in digits that are read from across the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui import words
from tui.text import fitted, showable

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from store.rest import Rest

TICK = 0.25
BAR = 24
LEAST_NEXT = 16
"""Cells below which nothing is said of what comes next."""

_DIGITS = {
    "0": ("┏━┓", "┃ ┃", "┗━┛"),
    "1": (" ┓ ", " ┃ ", " ┻ "),
    "2": ("╺━┓", "┏━┛", "┗━╸"),
    "3": ("╺━┓", " ━┫", "╺━┛"),
    "4": ("╻ ╻", "┗━┫", "  ╹"),
    "5": ("┏━╸", "┗━┓", "╺━┛"),
    "6": ("┏━╸", "┣━┓", "┗━┛"),
    "7": ("╺━┓", "  ┃", "  ╹"),
    "8": ("┏━┓", "┣━┫", "┗━┛"),
    "9": ("┏━┓", "┗━┫", "╺━┛"),
    ":": (" ", ":", " "),
    "+": ("   ", "╺╋╸", "   "),
}


class RestBar(Widget):
    """Counts down to a deadline, then up; rings once when it is reached."""

    DEFAULT_CSS = """
    RestBar { dock: bottom; height: 1; margin: 0 0 1 0; background: $surface; display: none; }
    RestBar.-large { height: 3; }
    """

    rest: reactive[Rest | None] = reactive(None)
    next_up: reactive[str] = reactive("")
    """What comes after the rest."""

    def __init__(
        self,
        clock: Callable[[], datetime],
        *,
        rings: Callable[[], bool] = lambda: True,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._clock = clock
        self._rings = rings
        self._rung = True

    def on_mount(self) -> None:
        """Look at the clock four times a second; nothing else is redrawn."""
        self.set_interval(TICK, self._tick)

    def watch_rest(self, rest: Rest | None) -> None:
        """Show or hide; a deadline that has passed already does not ring."""
        self.display = rest is not None
        self._rung = rest is None or rest.remaining(self._clock()) <= 0

    def _tick(self) -> None:
        if self.rest is None:
            return
        if self.screen.is_current:
            self.refresh()
        # Whatever is looked at meanwhile: the end of the rest is heard.
        if not self._rung and self.rest.remaining(self._clock()) <= 0:
            self._rung = True
            if self._rings():
                self.app.bell()

    def render(self) -> Content:
        """One line, or three where there is room."""
        if self.rest is None:
            return Content("")
        left = self.rest.remaining(self._clock())
        shown = _minutes(left) if left > 0 else f"+{_minutes(-left)}"
        style = "bold $accent" if left > 0 else "bold $done"
        if self.size.height < 3:
            return self._small(shown, left, style)
        return self._large(shown, left, style)

    def _words(self, left: float) -> Content:
        rest = self.rest
        if rest is None:
            return Content("")
        state = f"of {_minutes(rest.total)}" if left > 0 else "rested"
        return Content.assemble(("REST ", "bold $accent"), (state, "$muted"))

    def _small(self, shown: str, left: float, style: str) -> Content:
        line = Content.assemble(" ", self._words(left), "  ", (shown, style))
        keys = Content.styled("  < > 30 s  z skip", "$muted")
        return self._with_next(line + keys).truncate(self.size.width)

    def _with_next(self, line: Content) -> Content:
        """With what comes next at the right, where there is room for it."""
        room = self.size.width - line.cell_length - 4
        if not self.next_up or room < LEAST_NEXT:
            return line
        return line + Content.styled(
            "   " + fitted(f"next {self.next_up}", room, right=True), "$muted"
        )

    def _large(self, shown: str, left: float, style: str) -> Content:
        rest = self.rest
        total = rest.total if rest is not None else 0
        part = max(0.0, min(1.0, left / total)) if total else 0.0
        filled = round(BAR * part)
        beside = (
            self._words(left) + Content.styled(f"   next {showable(self.next_up)}", "$muted"),
            Content.assemble(("━" * filled, "$accent"), ("─" * (BAR - filled), "$faint")),
            Content.styled("< > 30 s less or more   z skip", "$muted"),
        )
        lines = []
        for row in range(3):
            digits = " ".join(_DIGITS[character][row] for character in shown)
            lines.append(Content.assemble("  ", (digits, style), "    ", beside[row]))
        return Content("\n").join(line.truncate(self.size.width) for line in lines)


def _minutes(seconds: float) -> str:
    """`2:30`, `0:05`."""
    return words.stopwatch(seconds).removeprefix("0")
