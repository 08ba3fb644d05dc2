"""The legs as a map of muscles, each shaded by its sets; two pixels in every cell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.muscle_shapes import BODY, HALF_WIDTH, HEIGHT, VIEWS, Facing
from tui.raster import coverage, curve

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events

    from catalog.muscle import Muscle
    from tui.raster import Point

FULL = 16.0
"""Sets a week from which on the shade grows no stronger."""
LIT = 0.45
"""How far the chosen muscle is lightened."""

Layer = tuple["Muscle | None", dict[tuple[int, int], float]]
"""A muscle (none: the body) and the share of each pixel that it covers."""


@lru_cache(maxsize=16)
def layers(facing: Facing, width: int, height: int) -> tuple[Layer, ...]:
    """The body and its muscles in `width` × `height` pixels, in the order of painting."""
    size = min(width / (2 * HALF_WIDTH), height / HEIGHT)
    middle = width / 2

    def placed(points: tuple[Point, ...], side: int) -> dict[tuple[int, int], float]:
        moved = tuple((middle + side * x * size, y * size) for x, y in points)
        return coverage(curve(moved), width, height)

    found: list[Layer] = [(None, placed(BODY, side)) for side in (-1, 1)]
    for muscle, shapes in VIEWS[facing].items():
        found += [(muscle, placed(shape, side)) for shape in shapes for side in (-1, 1)]
    return tuple(found)


def shown(facing: Facing) -> tuple[Muscle, ...]:
    """The muscles that can be seen."""
    return tuple(VIEWS[facing])


@dataclass(frozen=True, slots=True)
class Shades:
    """What sets look like: from the ground over the bare body to the strongest shade."""

    ground: Color
    body: Color
    steps: tuple[Color, ...]

    def of(self, sets: float) -> Color:
        """The colour of so many sets a week."""
        if sets <= 0:
            return self.ground.blend(self.body, 1.0).blend(self.steps[0], 0.25)
        place = min(sets / FULL, 1.0) * (len(self.steps) - 1)
        at = min(int(place), len(self.steps) - 2)
        return self.steps[at].blend(self.steps[at + 1], place - at)


def shades_of(variables: Mapping[str, str], *, dark: bool) -> Shades:
    """The shades in a theme, lighter with more sets where it is dark and darker where it is not."""

    def named(name: str) -> Color:
        try:
            return Color.parse(variables[name])
        except (KeyError, ValueError):
            return Color.parse("#808080")

    ground, text = named("background"), named("foreground")
    cool, warm = named("glutes"), named("hamstrings")
    last = named("record") if dark else warm.blend(text, 0.45)
    first = ground.blend(cool, 0.38)
    middle = ground.blend(named("error").blend(warm, 0.5), 0.85 if dark else 0.55)
    return Shades(ground, ground.blend(text, 0.13), (first, middle, warm, last))


class MuscleMap(Widget):
    """Draws the legs; says which muscle was clicked."""

    DEFAULT_CSS = """
    MuscleMap { width: 30; height: 1fr; }
    """
    sets: reactive[Mapping[Muscle, float]] = reactive(dict)
    """Weekly hard sets of each muscle."""
    facing: reactive[Facing] = reactive(Facing.BACK)
    chosen: reactive[Muscle | None] = reactive(None)

    @dataclass
    class Picked(Message):
        """A muscle was clicked."""

        muscle: Muscle

    def render_line(self, y: int) -> Strip:
        """Draw two rows of pixels in one row of cells."""
        width, height = self.size.width, self.size.height * 2
        shades = shades_of(self.app.theme_variables, dark=self.app.current_theme.dark)
        painted = layers(self.facing, width, height)
        cells = [
            Segment(
                "▀",
                Style(
                    color=self._pixel(painted, shades, x, 2 * y).rich_color,
                    bgcolor=self._pixel(painted, shades, x, 2 * y + 1).rich_color,
                ),
            )
            for x in range(width)
        ]
        return Strip(cells, width).simplify()

    def _pixel(self, painted: tuple[Layer, ...], shades: Shades, x: int, y: int) -> Color:
        colour = shades.ground
        for muscle, covered in painted:
            share = covered.get((x, y))
            if share:
                colour = colour.blend(self._shade(muscle, shades), share)
        return colour

    def _shade(self, muscle: Muscle | None, shades: Shades) -> Color:
        if muscle is None:
            return shades.body
        shade = shades.of(self.sets.get(muscle, 0.0))
        if muscle is not self.chosen:
            return shade
        return shade.blend(shades.ground.inverse, LIT)

    def on_click(self, event: events.Click) -> None:
        """Say which muscle lies there."""
        painted = layers(self.facing, self.size.width, self.size.height * 2)
        for muscle, covered in reversed(painted):
            if muscle is not None and covered.get((event.x, 2 * event.y), 0) > 0.5:
                self.post_message(self.Picked(muscle))
                return
