"""Helpers for tests that drive the interface."""

from __future__ import annotations

from asyncio import get_running_loop
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App
    from textual.pilot import Pilot

Result = TypeVar("Result")

hostile = (
    "Curl [/b]",
    "[@click=app.quit]x[/]",
    "[red]Row[/red] $muted",
    "Esc \x1b[31mred\x1b]0;title\x07\x9b2J",
    "Right \u202eto left\u200f \u2066mark",
    "Two\nlines\tand a tab",
    "W" * 10_000,
)
"""Names that a person may type, or an import bring, and that must draw as text."""


ACTING = frozenset("\x1b\x07\x9b\u202e\u2066")
"""Characters of those names that must not reach the terminal."""


async def wait_for(
    pilot: Pilot[Result], predicate: Callable[[], object], timeout: float = 5.0
) -> None:
    """Let the app work until something is true; fail when it isn't after `timeout` seconds."""
    loop = get_running_loop()
    deadline = loop.time() + timeout
    while not predicate():
        assert loop.time() < deadline, "what was waited for did not happen"
        await pilot.pause()


def text_of(app: App[Result]) -> str:
    """What a person sees on the topmost screen, one line a row."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)
