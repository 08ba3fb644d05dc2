"""Shapes as coverage of pixels: how much of each pixel lies inside of a closed curve."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Point = tuple[float, float]
Shape = tuple[Point, ...]

ROWS_A_PIXEL = 4
"""Lines that are looked at in each row of pixels; along a line the coverage is exact."""
PIECES = 6
"""Straight pieces between two points of a curve."""


def curve(points: Sequence[Point]) -> Shape:
    """A smooth closed curve through the points (Catmull and Rom 1974), as straight pieces."""
    count = len(points)
    found: list[Point] = []
    for at in range(count):
        before, start, end, after = (points[(at + by) % count] for by in (-1, 0, 1, 2))
        found += [_between(before, start, end, after, piece / PIECES) for piece in range(PIECES)]
    return tuple(found)


def _between(before: Point, start: Point, end: Point, after: Point, share: float) -> Point:
    def one(a: float, b: float, c: float, d: float) -> float:
        slope, bend = c - a, 2 * a - 5 * b + 4 * c - d
        rest = 3 * b - a - 3 * c + d
        return b + 0.5 * share * (slope + share * (bend + share * rest))

    return (
        one(before[0], start[0], end[0], after[0]),
        one(before[1], start[1], end[1], after[1]),
    )


def coverage(shape: Shape, width: int, height: int) -> dict[tuple[int, int], float]:
    """The share (0 to 1) of each pixel that lies inside of a shape; those outside are left out.

    Pixels are squares of one unit, (0, 0) at the top left.
    """
    covered: dict[tuple[int, int], float] = {}
    low = max(0, int(min(y for _, y in shape)))
    high = min(height - 1, int(max(y for _, y in shape)))
    for row in range(low, high + 1):
        for line in range(ROWS_A_PIXEL):
            crossings = _crossings(shape, row + (line + 0.5) / ROWS_A_PIXEL)
            for start, end in zip(crossings[::2], crossings[1::2], strict=False):
                _fill(covered, row, max(0.0, start), min(float(width), end))
    return covered


def _crossings(shape: Shape, y: float) -> list[float]:
    found: list[float] = []
    for (x1, y1), (x2, y2) in pairwise((*shape, shape[0])):
        if (y1 <= y) != (y2 <= y):
            found.append(x1 + (y - y1) / (y2 - y1) * (x2 - x1))
    return sorted(found)


def _fill(covered: dict[tuple[int, int], float], row: int, start: float, end: float) -> None:
    for column in range(int(start), int(end - 1e-9) + 1):
        inside = min(end, column + 1) - max(start, column)
        if inside > 0:
            covered[column, row] = min(1.0, covered.get((column, row), 0.0) + inside / ROWS_A_PIXEL)
