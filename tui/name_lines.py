"""Names that were imported, as rows and as answers to what they may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui import words
from tui.text import content, fitted, two_ends
from tui.theme import hue
from tui.widgets.exercise_rows import kit_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from catalog.exercise import Exercise
    from store.review.facts import EntryFacts
    from store.unmatched import Decided, Unmatched

LATELY = 8
"""How many times it was done are shown, where there is room."""
NAMED = 60
"""Cells that a name may take in a sentence."""


def unmatched_row(each: Unmatched, width: int, *, here: bool) -> Content:
    """The name, and how many sets were done under it."""
    sets = Content.styled(f"{words.count(each.sets, 'set'):>9}", "$muted")
    name = content(each.name[: width * 2], "bold" if here else "")
    return Content.styled("◆ ", "$warning") + two_ends(name, sets, max(1, width - 2))


def decided_row(each: Decided, meant: Exercise | None, width: int, *, here: bool) -> Content:
    """The name, and what it means."""
    name = content(each.name[:width], "bold" if here else "")
    if each.exercise_id is None:
        what = Content.styled("your own", "$warning")
    else:
        what = content(meant.name if meant else "an exercise that is gone", "$muted")
    return Content.styled("✓ ", "$done") + two_ends(name, what.truncate(width // 2), width - 2)


def told_of_unmatched(
    each: Unmatched, offered: Sequence[Exercise], done: Sequence[EntryFacts], width: int
) -> list[Content]:
    """How often it was done, what it may be, and what was done of it the last times."""
    when = f"{words.count(each.sets, 'set')} in {words.count(each.workouts, 'workout')}"
    return [
        content(fitted(each.name, min(width, NAMED)).rstrip(), "bold"),
        content(f"{when}, the last on {words.long_day(each.last)}", "$muted"),
        *_offers(offered, width),
        Content(""),
        *(_done(one, width) for one in done[:LATELY]),
    ]


def told_of_decided(
    each: Decided, meant: Exercise | None, offered: Sequence[Exercise], width: int
) -> list[Content]:
    """What it means now, and what it may mean instead."""
    now = "an exercise of your own" if each.exercise_id is None else "an exercise that is gone"
    return [
        content(fitted(each.name, min(width, NAMED)).rstrip(), "bold"),
        content(f"means {meant.name if meant else now}", "$done"),
        content(f"in {words.count(each.workouts, 'imported workout')}", "$muted"),
        *_offers(offered, width),
    ]


def _offers(offered: Sequence[Exercise], width: int) -> Iterator[Content]:
    if not offered:
        yield content("Nothing in the catalogue is like it: / searches, k keeps it.", "$muted")
        return
    yield Content("")
    for place, exercise in enumerate(offered, start=1):
        yield _offer(place, exercise, width)


def _done(entry: EntryFacts, width: int) -> Content:
    sets = "  ".join(
        words.a_set(each, (each.load.unit if each.load else None) or "kg") for each in entry.sets
    )
    day = Content.styled(f"{entry.day.isoformat()}  ", "$accent")
    return (day + content(sets, "$muted")).truncate(width, ellipsis=True)


def _offer(place: int, exercise: Exercise, width: int) -> Content:
    """`1 Leg Curl (Machine)  hamstrings · leg curl, lying`."""
    muscles = Content.styled(", ", "$muted").join(
        Content.styled(group.label, hue(group)) for group in exercise.groups
    )
    kit = kit_words(exercise)
    beside = muscles + Content.styled(f" · {kit}" if kit else "", "$muted")
    key = Content.styled(f"{place} ", "bold $accent")
    wide = min(36, max(20, width // 2))
    name = content(fitted(exercise.name, wide) if width > 50 else f"{exercise.name} ")
    return (key + name + Content(" ") + beside).truncate(width, ellipsis=True)
