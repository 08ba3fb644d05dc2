"""What a choice on the start page would begin, to read before it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui import words
from tui.text import content
from tui.widgets.start_page import EMPTY

if TYPE_CHECKING:
    from datetime import date

    from store.journal import Journal
    from store.review.index import Row
    from tui.widgets.paper import Paper

ROOMY = 24
"""Cells from which on there is room for a sentence on what the list shows anyway."""


def preview(
    paper: Paper,
    journal: Journal,
    key: str | None,
    today: date,
    offer: list[str],
    effort: str,
) -> None:
    """Show what a choice on the start page would begin; `effort` is said as `rpe` or `rir`."""
    from tui.start_choices import routine_lines, routine_of

    routine = routine_of(journal, key)
    if routine is not None:
        paper.show(lambda width: [*routine_lines(routine, width), *_offered(offer)])
        return
    row = next((row for row in journal.rows() if row.id == key), None)
    if key in {None, EMPTY} or row is None:
        paper.show(lambda width: [*_welcome(journal.rows(), today, width), *_offered(offer)])
        return
    from tui.widgets.workout_detail import workout_lines

    workout, unit, catalog = journal.workout(row.id), journal.unit(), journal.catalog()
    paper.show(
        lambda width: [
            *workout_lines(workout, catalog, unit, today, width, effort=effort),
            *_offered(offer),
        ]
    )


def _offered(offer: list[str]) -> list[Content]:
    if not offer:
        return []
    head, *rest = offer
    return [Content(""), Content.styled(head, "bold $accent"), *(Content(line) for line in rest)]


def _welcome(rows: list[Row], today: date, width: int) -> list[Content]:
    if not rows:
        programme = "Or begin the Nordic hamstring programme: ↓ shows its weeks."
        said = (
            Content.styled("Nothing logged yet.", "bold"),
            Content(
                "Press enter to start a workout, e to look through the exercises, R for routines."
            ),
            *([Content(programme)] if width >= ROOMY else []),
            Content.assemble(
                "To bring your history: ",
                ("I", "bold $accent"),
                " in History, or\n",
                ("htrack import FILE", "$accent"),
            ),
        )
        return [line for part in said for line in (*part.wrap(max(10, width)), Content(""))][:-1]
    this_week = sum(1 for row in rows if 0 <= (today - row.day).days < 7)
    last = rows[0]
    return [
        Content.styled(words.count(len(rows), "workout"), "bold"),
        Content(f"{this_week} in the last 7 days"),
        content(f"last: {last.title or 'Workout'}, {words.days_ago(last.day, today)}", "$muted"),
    ]
