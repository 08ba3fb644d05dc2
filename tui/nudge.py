"""A word on the start page when the hamstrings were left alone, for those who asked for it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.widgets import Static

from tui.text import content

if TYPE_CHECKING:
    from datetime import date

    from store.reader import Reader
    from store.settings import Settings
    from tui.screens.base import HtrackScreen

LOOKS_BACK: Final = timedelta(days=400)
"""More than any number of days that can be asked for."""


class NudgeLine(Static):
    """Hidden while there is nothing to say, and over an open workout."""

    DEFAULT_CSS = """
    NudgeLine { height: auto; padding: 0 1; display: none; }
    NudgeLine.-said { display: block; }
    .-tall NudgeLine { margin-top: 1; }
    .-open NudgeLine, .-tiny NudgeLine, .-flat NudgeLine { display: none; }
    """


def show_nudge(screen: HtrackScreen) -> None:
    """Say on a screen that it is time, above everything else; or nothing."""
    app = screen.htrack
    said = said_to(app.journal, app.settings, app.clock().date())
    lines = screen.query(NudgeLine)
    if said and not lines:
        screen.mount(NudgeLine(said, classes="-said"), before="#start")
    for line in lines:
        line.update(said)
        line.set_class(bool(said), "-said")


def said_to(reader: Reader, settings: Settings, today: date) -> Content:
    """What is to be said today, and what can be done about it without any kit."""
    if not settings.nudge_days:
        return Content("")
    from store.review.nudge import nudge
    from store.review.work import work_of
    from tui.coach_words import nudge_words

    work = work_of(reader.facts(since=today - LOOKS_BACK))
    found = nudge(work, reader.catalog(), today, settings.nudge_days, ())
    if found is None:
        return Content("")
    first, *rest = nudge_words(found)
    return Content.styled(first, "bold $accent") + content("".join(f" {line}" for line in rest))
