"""The line at the top says where one is, the line at the bottom what to press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from tui.text import two_ends

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.screen import Screen

ROOMY = 100
"""Columns from which on keys stand apart."""

Key = tuple[str, str, str]
"""What to press, what it does, and the action that a click on it runs."""


class TopBar(Widget):
    """Name of the app, title at the left, figures at the right."""

    DEFAULT_CSS = """
    TopBar { height: 1; dock: top; background: $surface; }
    """
    left: reactive[Content] = reactive(Content(""))
    right: reactive[Content] = reactive(Content(""))

    def render(self) -> Content:
        """Draw both ends; the name of the app goes first when there is no room."""
        brand = Content.assemble(("▌htrack ", "bold $accent"), " ")
        width = self.size.width
        if brand.cell_length + self.left.cell_length + self.right.cell_length + 2 > width:
            brand = Content.assemble(("▌", "bold $accent"))
        return two_ends(brand + self.left, self.right.pad_right(1), width)


class KeyBar(Widget):
    """The keys of the screen at the left, those of the app at the right; a click presses them."""

    auto_links = False
    DEFAULT_CSS = """
    KeyBar { height: 1; dock: bottom; background: $surface; }
    """

    def on_mount(self) -> None:
        """Redraw when other keys come into force."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def render(self) -> Content:
        """Draw as many keys as fit: first all of the app's, then the screen's from the left."""
        here, everywhere = _keys(self.screen)
        width = self.size.width
        gap = "  " if width >= ROOMY else " "
        right = _drawn(everywhere, gap)
        if right.cell_length > width * 0.55:
            right = _drawn([(key, "", action) for key, _, action in everywhere], gap)
        return two_ends(_fitting(here, width - right.cell_length - 1, gap), right, width)


def _keys(screen: Screen[object]) -> tuple[list[Key], list[Key]]:
    here: dict[str, Key] = {}
    everywhere: dict[str, Key] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if not binding.show or not active.enabled:
            continue
        mine = active.node is not screen.app
        namespace = "app" if not mine else "focused" if active.node is screen.focused else "screen"
        key = (
            screen.app.get_key_display(binding),
            binding.description,
            f"{namespace}.{binding.action}",
        )
        (here if mine else everywhere).setdefault(binding.action, key)
    return list(here.values()), list(everywhere.values())


def _drawn(keys: Sequence[Key], gap: str) -> Content:
    parts = [_one(key) for key in keys]
    return Content(gap).join(parts).pad(1, 1) if parts else Content("")


def _one(key: Key) -> Content:
    pressed, label, action = key
    text = Content.assemble((pressed, "bold $accent"), f" {label}" if label else "")
    return text.stylize(Style.from_meta({"@click": action}))


def _fitting(keys: list[Key], width: int, gap: str) -> Content:
    shown: list[Key] = []
    for key in keys:
        if _drawn([*shown, key], gap).cell_length > width:
            break
        shown.append(key)
    return _drawn(shown, gap)
