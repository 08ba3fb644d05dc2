"""What the slot-in panel says: where one stands, and each suggestion in a few lines."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Final

from textual.content import Content

from catalog.muscle import MuscleGroup
from catalog.vocabulary import HamstringFunction
from store.review.targets import PER_FUNCTION
from store.session import working
from tui import words
from tui.coach_words import dose_words, empty_words, reason_line, reasons
from tui.text import content, fitted, showable, two_ends

if TYPE_CHECKING:
    from store.models import ExerciseEntry
    from store.review.coach import Suggestion
    from tui.slot_in import SlotIn

NARROW: Final = 60
REASON: Final = 2
"""Lines that a reason may have."""
LONGEST: Final = 400
"""Characters of a line that may hold a name; what is longer is nobody's to read."""


# The head: where one stands, and what can be changed


def title(slot: SlotIn, width: int) -> Content:
    """What this is, and the numbers that it rests on."""
    state = slot.advice.state
    hamstrings = words.number(state.week.get(MuscleGroup.HAMSTRINGS, 0.0))
    functions = [
        f"{each.value} {words.number(state.functions.get(each, 0.0))}/{PER_FUNCTION}"
        for each in HamstringFunction
    ]
    done = f"hamstrings {hamstrings}/{state.target(MuscleGroup.HAMSTRINGS)}"
    figures = Content.styled(f"{' · '.join([done, *functions])} ", "$muted")
    return two_ends(Content.styled(" Slot in", "bold $accent"), figures, width)


def setting(slot: SlotIn, width: int) -> Content:
    """What there is, each beside the key that changes it."""
    items = words.count(len(slot.kit), "item") if slot.kit else "no kit"
    kit = "any kit" if slot.kit is None else items
    sore = [f"{group.label} {value}" for group, value in slot.feeling.soreness.items() if value]
    parts = (
        ("p", showable(slot.place) or "no place", ""),
        ("k", kit, ""),
        ("l", f"{'' if width < NARROW else 'level '}{slot.level}", ""),
        ("m", f"{slot.feeling.minutes} min", ""),
        ("s", ", ".join(sore) or "not sore", "$warning" if sore else ""),
    )
    told = [
        Content.assemble((key, "bold $accent"), " ", (value, style)) for key, value, style in parts
    ]
    return Content(" ") + Content(" " if width < NARROW else "  ").join(told)


# The list


def best_lines(slot: SlotIn, number: int, each: Suggestion, width: int) -> list[Content]:
    """A suggestion: its name and score, its reason, its dose and its last time."""
    score = Content.styled(f"{each.score.total:.1f} ", "$muted")
    exercise = slot.catalog[each.id]
    name = Content.assemble((f" {number} ", "bold $accent"), content(exercise.name, "bold"))
    reason = reason_line(each.score, slot.advice.state, slot.catalog)
    lines = [two_ends(name, score, width), *_indented(reason, width)]
    dose, last = dose_words(slot.dose(each)), last_words(slot, each)
    if len(dose) + len(last) + 6 <= width:
        return [*lines, Content.assemble(f"   {dose}", (" · ", "$muted"), content(last, "$muted"))]
    return [*lines, Content(f"   {dose}"), content(f"   {last}", "$muted")]


def _indented(text: str, width: int) -> list[Content]:
    """One line where it fits, never more than two; what doesn't fit ends in dots."""
    told = wrap(showable(text[:LONGEST]), max(10, width - 4), break_on_hyphens=False)
    shown, left = told[:REASON], told[REASON:]
    if left:
        shown[-1] = fitted(f"{shown[-1]} {left[0]}", max(10, width - 4))
    return [Content(f"   {line}") for line in shown]


def last_words(slot: SlotIn, each: Suggestion) -> str:
    """`Fri 20 Nov: 80×8, 80×7`, or `never done`."""
    lately = slot.lately(each.id)
    if not lately:
        return "never done"
    day, entry = lately[0]
    return f"{words.short_day(day, slot.today)}: {sets_words(slot, entry)}"


def sets_words(slot: SlotIn, entry: ExerciseEntry) -> str:
    """`80×8, 80×7 @9`; warm-ups are left out."""
    unit, effort = slot.journal.unit(), slot.settings.effort
    return ", ".join(words.a_set(logged, unit, effort) for logged in working(entry.sets))


def other_line(slot: SlotIn, each: Suggestion, width: int) -> Content:
    """A suggestion in one line: as many of dose, last day and score as there is room for."""
    score = Content.styled(f"{each.score.total:5.1f} ", "$muted")
    room = width - 3 - score.cell_length
    day = next((day for day, _ in slot.lately(each.id)), None)
    cells = []
    if room >= 60:
        cells.append(fitted(dose_words(slot.dose(each)), 24))
    if room >= 76:
        cells.append(fitted(words.days_ago(day, slot.today) if day else "never done", 12))
    if room >= 98:
        said = reasons(each.score, slot.advice.state, slot.catalog)[:1]
        cells.append(fitted("".join(said).removesuffix(" this week"), 26))
    beside = "".join(f"  {cell}" for cell in cells)
    name = fitted(slot.catalog[each.id].name, room - len(beside))
    return Content.assemble(f"   {name}", (beside, "$muted")) + score


def heading(text: str) -> list[Content]:
    """A line between parts of the list."""
    return [Content(""), Content.styled(f" {text}", "$muted")]


def empty_lines(slot: SlotIn, width: int) -> list[Content]:
    """Why nothing is suggested."""
    said = wrap(empty_words(slot.advice, slot.request), max(10, width - 2))
    return [Content(""), *(Content.styled(f" {line}", "bold") for line in said)]


def session_lines(slot: SlotIn, width: int) -> list[Content]:
    """What fits in the time, in order."""
    planned = [
        f"{slot.catalog[each.id].name[:60]} ×{slot.dose(each).sets}" for each in slot.advice.session
    ]
    if not planned:
        return []
    told = f"In {slot.feeling.minutes} min: {' → '.join(planned)}"
    return [
        Content(""),
        *(content(f" {line}", "$done") for line in wrap(showable(told), max(10, width - 2))),
    ]
