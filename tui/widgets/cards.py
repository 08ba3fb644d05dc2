"""A list whose rows may be several lines high, with headings that the cursor passes over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from tui.widgets.keys import KeysInOrder
from tui.widgets.lines import LineView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.content import Content

    Draw = Callable[[int, bool], list[Content]]
    """Width in cells, whether the cursor is on it -> lines."""


@dataclass(frozen=True, slots=True)
class Card:
    """A row; without a key it is only there to be read."""

    key: str
    draw: Draw


class Cards(LineView, KeysInOrder, can_focus=True, inherit_bindings=False):
    """Rows known by a key; posts `Highlighted` and `Chosen`. For lists of a screenful or two."""

    DEFAULT_CSS = """
    Cards { background: $background; overflow-y: auto; scrollbar-size-vertical: 1; }
    Cards { scrollbar-gutter: stable; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "move(-8)", "Page up", show=False),
        Binding("pagedown", "move(8)", "Page down", show=False),
        Binding("home", "jump(0)", "First", show=False),
        Binding("end", "jump(-1)", "Last", show=False),
        Binding("enter", "choose", "Choose", show=False),
    ]

    @dataclass
    class Highlighted(Message):
        """The cursor is on another row."""

        cards: Cards
        key: str

        @property
        def control(self) -> Cards:
            """The list in which it happened."""
            return self.cards

    @dataclass
    class Chosen(Message):
        """Enter or a click on the row under the cursor."""

        cards: Cards
        key: str

        @property
        def control(self) -> Cards:
            """The list in which it happened."""
            return self.cards

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._cards: Sequence[Card] = ()
        self._at = 0
        self._lines: list[tuple[int, Content]] = []
        """Each line, with the number of its card."""

    @property
    def key(self) -> str | None:
        """The key of the row under the cursor."""
        return self._cards[self._at].key if self._stops else None

    @property
    def keys(self) -> list[str]:
        """The keys of all rows that can be chosen."""
        return [card.key for card in self._cards if card.key]

    @property
    def _stops(self) -> list[int]:
        return [number for number, card in enumerate(self._cards) if card.key]

    def show_cards(self, cards: Sequence[Card], *, stay: bool = True) -> None:
        """Show other rows; with `stay` the cursor follows the key that it is on."""
        was = self.key
        self._cards = cards
        keys = [card.key for card in cards]
        stops = self._stops
        self._at = keys.index(was) if stay and was in keys else stops[0] if stops else 0
        self._rewrite()
        self.post_message(self.Highlighted(self, self.key or ""))

    def on_resize(self, _event: events.Resize) -> None:
        """Write anew for another width."""
        self._rewrite()

    def redraw(self) -> None:
        """Draw every row anew, where what they tell has changed."""
        self._rewrite()

    def _rewrite(self) -> None:
        width = self.scrollable_content_region.width
        self._lines = [
            (number, line)
            for number, card in enumerate(self._cards)
            for line in (card.draw(width, number == self._at and bool(card.key)) if width else ())
        ]
        self.lines_changed()
        self._scroll_to_cursor()

    def _scroll_to_cursor(self) -> None:
        mine = [at for at, (number, _) in enumerate(self._lines) if number == self._at]
        if not mine:
            return
        if self._at == next(iter(self._stops), 0):
            self.show_line(0)
        self.show_line(mine[-1])
        self.show_line(mine[0])

    def line_count(self) -> int:
        """The lines of all rows."""
        return len(self._lines)

    def draw_line(self, index: int, width: int) -> Content | None:
        """Draw a line; those of the row under the cursor stand on their own ground."""
        number, written = self._lines[index]
        line = written.truncate(width, ellipsis=True)
        if number != self._at or not self._cards[number].key:
            return line
        ground = "on $row" if self.has_focus else "on $surface"
        return line.pad_right(max(0, width - line.cell_length)).stylize_before(ground)

    def action_move(self, rows: int) -> None:
        """Move the cursor from row to row."""
        stops = self._stops
        if stops:
            place = stops.index(self._at) + rows
            self._go(stops[max(0, min(place, len(stops) - 1))])

    def action_jump(self, place: int) -> None:
        """Move the cursor to the first or the last row."""
        if self._stops:
            self._go(self._stops[place])

    def _go(self, number: int) -> None:
        if number != self._at:
            self._at = number
            self._rewrite()
            self.post_message(self.Highlighted(self, self.key or ""))

    def action_choose(self) -> None:
        """Say that the row under the cursor was chosen."""
        if self.key:
            self.post_message(self.Chosen(self, self.key))

    def on_click(self, event: events.Click) -> None:
        """The first click moves the cursor, one on the row under it chooses."""
        index = self.line_at(event.y)
        if index >= len(self._lines):
            return
        number = self._lines[index][0]
        if number == self._at:
            self.action_choose()
        elif self._cards[number].key:
            self._go(number)

    def on_focus(self) -> None:
        """The cursor is drawn stronger."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor is drawn weaker."""
        self.refresh()
