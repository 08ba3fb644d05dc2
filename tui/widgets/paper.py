"""Lines of text to read, made anew whenever the width changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.lines import LineView

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.content import Content

    Write = Callable[[int], list[Content]]
    """Width in cells -> lines."""


class Paper(LineView):
    """Shows what a function writes for the width that there is."""

    DEFAULT_CSS = """
    Paper { background: $background; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._write: Write = lambda _width: []
        self._lines: list[Content] = []

    def show(self, write: Write) -> None:
        """Show other lines."""
        self._write = write
        self._rewrite()

    def on_resize(self, _event: events.Resize) -> None:
        """Write anew for another width."""
        self._rewrite()

    def _rewrite(self) -> None:
        comes_and_goes = self.styles.overflow_y == self.styles.scrollbar_gutter == "auto"
        room = self.content_region if comes_and_goes else self.scrollable_content_region
        self._lines = self._write(room.width) if room.width else []
        bar = self.styles.scrollbar_size_vertical
        if comes_and_goes and len(self._lines) > room.height and room.width > bar:
            # A scroll bar that comes afterwards would cover the ends of lines.
            self._lines = self._write(room.width - bar)
        self.lines_changed()

    def line_count(self) -> int:
        """As many as were written."""
        return len(self._lines)

    def draw_line(self, index: int, width: int) -> Content | None:
        """The line as it was written, cut where it is too long."""
        return self._lines[index].truncate(width, ellipsis=True)
