"""Why the coach suggests an exercise, or doesn't, and the rule by which it counts."""

from __future__ import annotations

from collections import Counter
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from textual.content import Content

from catalog.cues import cues
from store.review import weights
from store.review.filters import Bar, Exclusion
from store.review.targets import MOST_IN_A_SESSION
from store.review.weights import Term
from tui import coach_words, words
from tui.coach_words import exclusion_words
from tui.proposals import proposal_words
from tui.slot_in_words import LONGEST, sets_words
from tui.text import content, fitted, showable
from tui.theme import hue
from tui.widgets.exercise_rows import kit_words

if TYPE_CHECKING:
    from store.review.coach import Suggestion
    from store.review.score import Score
    from tui.slot_in import SlotIn

SUM: Final = 32
"""Where the words of a term begin, behind its numbers."""
POINTS: Final = 18
"""Where they begin behind its points alone."""
WHOLE_SUM: Final = 64
"""Columns from which on a sum is written out."""
SESSIONS: Final = 6
MEANINGS: Final = {
    Term.NEED: "the week's sets that its muscles lack",
    Term.FUNCTION: "hip or knee sets the hamstrings lack",
    Term.BALANCE: "hamstring : quad sets out of their band",
    Term.LENGTHENED: "the week's first long or eccentric set",
    Term.CONTINUITY: "goes on with what you train",
    Term.LOADABLE: "can be made harder in small steps",
    Term.FIT: "is of your level",
}
NAMES: Final = {Term.FIT: "level"}
BARRED: Final = {
    Bar.KIT: "kit",
    Bar.AVOIDED: "avoided",
    Bar.FAILING: "failing",
    Bar.LEVEL: "level",
    Bar.SORE: "sore",
    Bar.ENOUGH_TODAY: "enough today",
    Bar.ECCENTRIC: "recovery",
    Bar.DONE_TODAY: "done or planned",
}


def why_lines(slot: SlotIn, exercise_id: str, width: int) -> list[Content]:
    """The filter that bars an exercise, or its whole sum."""
    found = slot.advice.why(exercise_id)
    if found is None:
        return [Content("The coach doesn't know it.")]
    if isinstance(found, Exclusion):
        return _wrapped(f"Not today: {_barred(slot, found)}.", width)
    return _sum_lines(slot, found, width)


def explained(slot: SlotIn, exercise_id: str, width: int) -> list[Content]:
    """The same, with what the numbers are not."""
    return [
        *why_lines(slot, exercise_id, width),
        Content(""),
        *_wrapped(coach_words.JUDGEMENT, width, style="$muted"),
    ]


def _barred(slot: SlotIn, found: Exclusion) -> str:
    if found.bar is Bar.DONE_TODAY and slot.planned:
        return f"{found.about[0]}: done today, or planned in the open workout"
    said = exclusion_words(found, slot.catalog, slot.request)
    return {
        Bar.KIT: f"{said}; k says what there is",
        Bar.SORE: f"{said}; s says how sore you are",
        Bar.LEVEL: f"{said}; l changes it",
    }.get(found.bar, said)


def _sum_lines(slot: SlotIn, score: Score, width: int) -> list[Content]:
    advice, catalog = slot.advice, slot.catalog
    lines = []
    for line in coach_words.why_lines(score, advice.state, catalog):
        lines += _term(line, width)
    place = 1 + [each.id for each in advice.ranked].index(score.id)
    lines += _wrapped(f"{'place':<10} {place} of {len(advice.ranked)} that can be done", width)
    instead = advice.instead_of(score.id, catalog)
    if instead is not None:
        name = catalog[instead.id].name
        lines += _wrapped(f"Of its family {name[:60]} is listed.", width)
    return lines


def _term(line: str, width: int) -> list[Content]:
    """A term with its whole multiplication where there is room, else with its points."""
    if width >= WHOLE_SUM or "= " not in line:
        return _wrapped(line, width, " " * (SUM if width >= WHOLE_SUM else POINTS))
    name, points = line.split(" ", 1)[0], line.split("= ", 1)[1]
    return _wrapped(f"{name:<10} {points}", width, " " * POINTS)


def _wrapped(text: str, width: int, indent: str = "", style: str = "") -> list[Content]:
    told = wrap(
        showable(text[:LONGEST]), max(10, width), subsequent_indent=indent, break_on_hyphens=False
    )
    return [Content.styled(line, style) for line in told]


# Beside the list


def about_lines(slot: SlotIn, exercise_id: str | None, width: int) -> list[Content]:
    """All about the suggestion under the cursor, then where the training stands."""
    each = slot.found(exercise_id) if exercise_id else None
    if each is None:
        return _standing(slot, width)
    lines = [*_about(slot, each, width), Content(""), *_standing(slot, width)]
    lines += _how(each.id, width)
    if width < WHOLE_SUM:
        return lines
    return [*lines, Content(""), Content.styled("The rule", "bold $accent"), *rule_lines(width)]


def _about(slot: SlotIn, each: Suggestion, width: int) -> list[Content]:
    exercise, proposal = slot.catalog[each.id], slot.dose(each).proposal
    groups = Content(", ").join(
        Content.styled(group.label, hue(group)) for group in exercise.groups
    )
    kit = Content.styled(f" · {kit_words(exercise) or 'kit not said'}", "$muted")
    lines = [content(fitted(exercise.name, width), "bold"), groups + kit]
    if proposal is not None:
        effort = slot.settings.effort
        lines += _wrapped(proposal_words(proposal, slot.catalog, effort), width, style="$done")
    lines += [Content(""), Content.styled("Why", "bold $accent")]
    lines += _sum_lines(slot, each.score, width)
    past = slot.lately(each.id)[:SESSIONS]
    if past:
        lines += [Content(""), Content.styled("Lately", "bold $accent")]
    for day, entry in past:
        told = f"{words.short_day(day, slot.today)}  {sets_words(slot, entry)}"
        lines.append(content(fitted(told, width)))
    return lines


def _how(exercise_id: str, width: int) -> list[Content]:
    told = [line for cue in cues(exercise_id) for line in _wrapped(f"· {cue}", width, "  ")]
    return [Content(""), Content.styled("How", "bold $accent"), *told] if told else []


def _standing(slot: SlotIn, width: int) -> list[Content]:
    lines = [Content.styled("Where you stand", "bold $accent")]
    for line in coach_words.state_words(slot.advice.state):
        lines += _wrapped(line, width, "  ")
    if slot.planned:
        sets = words.count(sum(each.sets for each in slot.planned), "planned set")
        lines += _wrapped(f"{sets} of the open workout counted as done.", width, "  ")
    bars = Counter(each.bar for each in slot.advice.excluded if each.bar in BARRED)
    barred = ", ".join(f"{BARRED[bar]} {count}" for bar, count in bars.most_common())
    if barred:
        lines += _wrapped(f"Left out: {barred}.", width, "  ", "$muted")
    return lines


# The rule


def rule_lines(width: int) -> list[Content]:
    """The weights, what they mean, and what they are not."""
    lines = [*_wrapped(coach_words.JUDGEMENT, width, style="bold"), Content("")]
    lines += _wrapped("Each exercise that nothing bars gets points, at most:", width)
    for term, most in weights.POINTS.items():
        merit = "" if term in weights.MERIT else "  (no merit)"
        told = f"{most:>4.0f}  {NAMES.get(term, term.value):<11} {MEANINGS[term]}{merit}"
        lines += _wrapped(told, width, " " * 18)
    for paragraph in (_recovery(), _left_out(), _priorities()):
        lines += [Content(""), *_wrapped(paragraph, width)]
    return lines


def _recovery() -> str:
    return (
        f"Times the recovery: ×{weights.HARD_YESTERDAY} the day after a hard one, "
        f"×{weights.HARD_TWO_DAYS_AGO} two days after; soreness 1 ×{weights.A_LITTLE_SORE}, "
        f"2 ×{weights.SORE}, {weights.VERY_SORE} leaves it out."
    )


def _left_out() -> str:
    return (
        f"Suggested from {weights.LEAST_MERIT:.0f} points of merit on, below that optional; one "
        "of a family. Left out: kit that is missing, a level above yours, what is under its "
        f"range, {MOST_IN_A_SESSION} sets of a muscle today, lowering the day after a hard "
        "hamstring day, and what the session holds already."
    )


def _priorities() -> str:
    first = sorted(weights.PRIORITY.items(), key=lambda each: -each[1])[:3]
    shares = ", ".join(f"{group.label} {share}" for group, share in first)
    return f"Of the need, each muscle has its share: {shares}; others less."
