"""The base of everything that is a column of lines: draws only those that can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

if TYPE_CHECKING:
    from textual.content import Content


class LineView(ScrollView):
    """A scrollable column of lines; a subclass says how many there are and draws one."""

    _painted: tuple[object, list[Strip]] | None = None
    """Where lines were drawn last, and the lines; none when something has changed since."""

    DEFAULT_CSS = """
    LineView { height: 1fr; width: 1fr; }
    """

    def line_count(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    def draw_line(self, index: int, width: int) -> Content | None:
        """One line, in at most `width` cells; none leaves it blank."""
        raise NotImplementedError

    def head_lines(self) -> int:
        """How many of the first lines stay at the top when the rest is scrolled."""
        return 0

    def lines_changed(self) -> None:
        """Measure anew and redraw, after the content has changed."""
        self.virtual_size = Size(0, self.line_count())
        self.refresh()

    def line_changed(self, index: int) -> None:
        """Redraw one line."""
        head = self.head_lines()
        y = index if index < head else index - self.scroll_offset.y
        self.refresh(Region(0, y, self.size.width, 1))

    def show_line(self, index: int) -> None:
        """Scroll until a line can be seen below the head; what is hidden stays as it is."""
        if not self.size.height:
            return
        head, top = self.head_lines(), self.scroll_offset.y
        room = max(1, self.size.height - head)
        wanted = index - head
        if wanted < top:
            self.scroll_to(y=max(0, wanted), animate=False, immediate=True)
        elif wanted >= top + room:
            self.scroll_to(y=wanted - room + 1, animate=False, immediate=True)

    def line_at(self, y: int) -> int:
        """The line that is drawn at a row of the widget."""
        return y if y < self.head_lines() else y + self.scroll_offset.y

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw anew what has changed."""
        self._painted = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Draw anew in other colours."""
        self._painted = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines that are seen; any change on the screen asks every widget for all of them."""
        place = (crop, self.size, self.scroll_offset)
        if self._painted is None or self._painted[0] != place:
            self._painted = (place, super().render_lines(crop))
        return self._painted[1]

    def render_line(self, y: int) -> Strip:
        """Draw the line that is seen at a row of the widget."""
        width, index = self.scrollable_content_region.width, self.line_at(y)
        line = self.draw_line(index, width) if index < self.line_count() else None
        style = self.visual_style
        if line is None:
            return Strip.blank(width, style.rich_style)
        strips = Visual.to_strips(self, line, width, 1, style, pad=True)
        return strips[0] if strips else Strip.blank(width, style.rich_style)
