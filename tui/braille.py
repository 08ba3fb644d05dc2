"""A canvas of braille dots, two wide and four high in every cell."""

from __future__ import annotations

ACROSS, DOWN = 2, 4
"""Dots in a cell."""
_BLANK = 0x2800
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""Which bit of the code point is which dot: row, column."""


class Canvas:
    """Dots in `width` × `height` cells; the first row is at the top."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self._cells: dict[tuple[int, int], int] = {}

    def dot(self, x: int, y: int) -> None:
        """Set one dot; outside of the canvas nothing is set."""
        if 0 <= x < self.width * ACROSS and 0 <= y < self.height * DOWN:
            cell = (x // ACROSS, y // DOWN)
            bit = _BITS[y % DOWN][x % ACROSS]
            self._cells[cell] = self._cells.get(cell, 0) | bit

    def line(self, start: tuple[int, int], end: tuple[int, int], *, dashed: bool = False) -> None:
        """Set the dots between two, both included; every other pair of them when dashed."""
        (x, y), (to_x, to_y) = start, end
        steps = max(abs(to_x - x), abs(to_y - y))
        for step in range(steps + 1):
            if dashed and step % 4 > 1:
                continue
            share = step / steps if steps else 0
            self.dot(round(x + (to_x - x) * share), round(y + (to_y - y) * share))

    def at(self, column: int, row: int) -> str:
        """The character of a cell; empty where nothing was drawn."""
        bits = self._cells.get((column, row), 0)
        return chr(_BLANK + bits) if bits else ""
