"""The coach's line on the balance screen: what to slot in, for all or for one muscle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from store.review.coach import suggest
from store.review.request import Request, Scope
from tui import coach_words
from tui.coaching import sore_on, training_for
from tui.text import content

if TYPE_CHECKING:
    from catalog.library import Catalog
    from catalog.muscle import Muscle
    from store.review.coach import Advice, Suggestion
    from tui.app import HtrackApp


def coach_lines(app: HtrackApp, muscle: Muscle | None) -> list[Content]:
    """What to add next, and why; for a muscle, the best that trains it first of all."""
    journal, settings = app.journal, app.settings
    today, catalog = app.clock().date(), journal.catalog()
    training, sore = training_for(journal, today), sore_on(journal, today, app.tell)
    for scope in Scope:
        request = Request(
            today, level=settings.level, equipment=settings.kit, scope=scope,
            soreness=sore,
            among=None if muscle is None else _trainers(catalog, muscle),
        )  # fmt: skip
        advice = suggest(catalog, request, training)
        found = advice.suggestions or (advice.ranked if muscle is not None else ())
        if found:
            return _told(found[0], advice, catalog)
        if muscle is None:
            return [Content(coach_words.empty_words(advice, request))]
    return [Content("Nothing to add for it now.")]


def _trainers(catalog: Catalog, muscle: Muscle) -> frozenset[str]:
    return frozenset(each.id for each in catalog if muscle in each.primary)


def _told(best: Suggestion, advice: Advice, catalog: Catalog) -> list[Content]:
    reason = coach_words.reason_line(best.score, advice.state, catalog)
    why = f"{reason}; S in Train for more." if reason else "S in Train for more."
    return [
        Content.assemble(
            ("Slot in  ", "bold $accent"),
            content(catalog[best.id].name, "bold"),
            f", {best.sets} sets",
        ),
        Content.styled(why, "$muted"),
    ]
