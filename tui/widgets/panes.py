"""Containers that show nothing of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.geometry import Region


class Blank(Widget):
    """One empty line, drawn once: any change within asks its containers for all their lines."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """As many as there is room for, each the same."""
        strip = Strip.blank(crop.width, self.visual_style.rich_style)
        for each in self.get_line_filters():
            strip = strip.apply_filter(each, self.background_colors[1])
        return [strip] * crop.height


class Across(Horizontal, Blank):
    """Beside each other."""


class Down(Vertical, Blank):
    """Below each other."""
