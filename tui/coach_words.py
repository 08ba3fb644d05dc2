"""What the coach says: reasons with their numbers, and what bars an exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from catalog.muscle import MuscleGroup
from catalog.vocabulary import HamstringFunction, Pattern
from store.review.coach import Empty, main_groups
from store.review.filters import Bar
from store.review.score import Because, tenth
from store.review.targets import MAIN, MOST_IN_A_SESSION, PER_FUNCTION
from store.review.weights import LEAST_MERIT, POINTS, VERY_SORE, Term
from tui import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalog.library import Catalog
    from store.review.coach import Advice
    from store.review.dose import Dose
    from store.review.filters import Exclusion
    from store.review.nudge import Nudge
    from store.review.request import Request
    from store.review.score import Score
    from store.review.state import State

MOST_REASONS: Final = 3
JUDGEMENT: Final = (
    "The weights are our judgement, not evidence. Pain is no soreness: stop, and see a "
    "professional."
)
_UNSPOKEN = {Because.NEW, Because.STALLED, Because.OUTGROWN}
_OF_A_GROUP: Final = {
    Bar.SORE: f"{{}} {VERY_SORE}/3 sore",
    Bar.ENOUGH_TODAY: f"{{}}: {MOST_IN_A_SESSION} sets or more today",
    Bar.ECCENTRIC: "lowering, and the {} had a hard day yesterday",
}
_TERMS: Final = {
    Term.NEED: "need",
    Term.FUNCTION: "function",
    Term.BALANCE: "balance",
    Term.LENGTHENED: "lengthened",
    Term.CONTINUITY: "continuity",
    Term.LOADABLE: "loadable",
    Term.FIT: "level",
}


def reasons(score: Score, state: State, catalog: Catalog) -> list[str]:
    """The up to three terms that speak most for an exercise, with their numbers."""
    spoken = [Term.NEED, Term.FUNCTION, Term.BALANCE, Term.LENGTHENED]
    if score.continuity.because not in _UNSPOKEN:
        spoken.append(Term.CONTINUITY)
    terms = score.terms
    points = {term: POINTS[term] * terms[term] for term in spoken if terms[term] > 0}
    most = sorted(points, key=lambda term: -points[term])[:MOST_REASONS]
    return [_term_words(term, score, state, catalog) for term in most]


def reason_line(score: Score, state: State, catalog: Catalog) -> str:
    """The reasons in one line; how tired the muscles are, where they are."""
    said = "; ".join(reasons(score, state, catalog))
    if score.recovery == 1:
        return said
    return f"{said} (recovery ×{words.number(score.recovery)})".lstrip()


def _term_words(term: Term, score: Score, state: State, catalog: Catalog) -> str:
    if term is Term.NEED:
        return "" if score.neediest is None else group_words(score.neediest, state)
    if term is Term.FUNCTION:
        function = catalog[score.id].pattern
        joint = function.hamstring_function if function else None
        return "" if joint is None else function_words(joint, state)
    if term is Term.BALANCE:
        return balance_words(state)
    if term is Term.LENGTHENED:
        return "no lengthened or eccentric hamstring set this week"
    return continuity_words(score, catalog)


def group_words(group: MuscleGroup, state: State) -> str:
    """`hamstrings 4 of 8 sets this week`."""
    done = words.number(state.week.get(group, 0.0))
    return f"{group.label} {done} of {state.target(group)} sets this week"


def function_words(function: HamstringFunction, state: State) -> str:
    """`hip-extension hamstring sets 0 of 3 this week`."""
    done = words.number(state.functions.get(function, 0.0))
    return f"{function.label.replace(' ', '-')} hamstring sets {done} of {PER_FUNCTION} this week"


def balance_words(state: State) -> str:
    """`9 hamstring vs 8 quad sets in 28 days (1.12)`; without a ratio where it says nothing."""
    counts = (
        f"{words.number(state.hamstrings)} hamstring vs {words.number(state.quads)} quad sets "
        "in 28 days"
    )
    return counts if state.ratio is None else f"{counts} ({state.ratio:.2f})"


def continuity_words(score: Score, catalog: Catalog) -> str:
    """What an exercise has to do with those that are done."""
    _, because, other, days = score.continuity
    name = _name(other, catalog)
    ago = "" if days is None else _days_ago(days)
    return {
        Because.NEXT_STEP: f"next step after {name}",
        Because.STEP_BACK: f"step back from {name}",
        Because.STALLED: "no rise in three sessions",
        Because.OUTGROWN: f"mastered: {name} is the next step",
        Because.DONE: f"done {ago}",
        Because.DONE_LONG_AGO: f"done {ago or 'long ago'}",
        Because.NEW: "never done",
    }[because]


def _days_ago(days: int) -> str:
    return ("today", "yesterday")[days] if days < 2 else f"{days} days ago"


def state_words(state: State) -> list[str]:
    """Where the training stands, in a few lines."""
    week = ", ".join(_of_target(each, state) for each in MuscleGroup if each in MAIN)
    functions = ", ".join(
        f"{each.label} {words.number(state.functions.get(each, 0.0))}/{PER_FUNCTION}"
        for each in HamstringFunction
    )
    ratio = "too little to say" if state.ratio is None else f"{state.ratio:.2f}"
    days = state.hard_days.get(MuscleGroup.HAMSTRINGS)
    last = "none in four weeks" if days is None else _days_ago(days)
    return [
        f"Last 7 days: {week}; {functions}",
        f"Hamstring : quad sets of 28 days: {ratio}; last hard hamstring day: {last}",
    ]


def _of_target(group: MuscleGroup, state: State) -> str:
    return f"{group.label} {words.number(state.week.get(group, 0.0))}/{state.target(group)}"


def exclusion_words(barred: Exclusion, catalog: Catalog, request: Request) -> str:
    """Why an exercise isn't suggested, as the rest of a sentence about it."""
    about = barred.about[0] if barred.about else ""
    if barred.bar in _OF_A_GROUP:
        return _OF_A_GROUP[barred.bar].format(MuscleGroup(about).label)
    match barred.bar:
        case Bar.MOBILITY:
            return "a stretch, no set of strength"
        case Bar.KIT:
            return f"needs {_and(list(map(_kit, barred.about)))}"
        case Bar.AVOIDED:
            return f"{_avoided(about, catalog)} is to be avoided"
        case Bar.SCOPE:
            return "not for the back of the legs and hips"
        case Bar.FAILING if about == barred.id:
            return "under its range twice running: one step back first"
        case Bar.FAILING:
            return f"a step above {_name(about, catalog)}, which stays under its range"
        case Bar.LEVEL:
            return f"level {about}, and yours is {request.level}"
        case _:
            return f"{about}: done today"


def _name(exercise_id: str, catalog: Catalog) -> str:
    exercise = catalog.get(exercise_id)
    return exercise.name if exercise else exercise_id


def _kit(item: str) -> str:
    from catalog.equipment import Equipment

    return Equipment(item).label


def _avoided(about: str, catalog: Catalog) -> str:
    return Pattern(about).label if about in set(Pattern) else _name(about, catalog)


def _and(items: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(items[:-1]), *items[-1:]) if part)


def empty_words(advice: Advice, request: Request) -> str:
    """Why there is nothing to suggest, in a sentence; empty where there is something."""
    if not advice.empty:
        return ""
    sore = [
        f"{group.label} {value}/3 sore" for group, value in request.soreness.items() if value > 0
    ]
    state = advice.state
    main = ", ".join(_of_target(each, state) for each in main_groups(request.scope))
    said = {
        Empty.SORE: _and(sore) if sore else "sore",
        Empty.RECOVERING: f"trained hard {_hard_day(state)}",
        Empty.TARGETS_MET: "targets met",
        Empty.DONE_TODAY: "done for today",
        Empty.KIT: "no kit for what would help",
        Empty.LITTLE: f"nothing left adds much ({main})",
        Empty.OTHER: "nothing that the level and what is avoided leave",
    }
    needed = {Empty.KIT, Empty.LITTLE, Empty.OTHER}.isdisjoint(advice.empty)
    head = "Nothing needed" if needed else "Nothing to suggest"
    return f"{head} today: {'; '.join(said[each] for each in advice.empty)}."


def _hard_day(state: State) -> str:
    """The day of which the hamstrings rest, or else the muscles that were trained last."""
    days = state.last.get(MuscleGroup.HAMSTRINGS, 0)
    latest = min(state.last.values(), default=0)
    return {1: "yesterday", 2: "two days ago"}.get(days) or _days_ago(latest)


def why_lines(score: Score, state: State, catalog: Catalog) -> list[str]:
    """Every term of a score, and the sum."""
    terms = score.terms
    lines = []
    for term, value in terms.items():
        points = tenth(POINTS[term] * value) if value >= 0 else -tenth(-POINTS[term] * value)
        what = _every_term(term, score, state, catalog)
        lines.append(
            f"{_TERMS[term]:<10} {value:>6.3f} × {POINTS[term]:>2.0f} = {points:>5.1f}"
            f"{'  ' + what if what else ''}"
        )
    lines.append(f"{'recovery':<10} ×{words.number(score.recovery)}")
    least = words.number(LEAST_MERIT)
    verdict = f"suggested, as from {least} on" if score.is_suggested else f"optional under {least}"
    lines.append(f"{'score':<10} {score.total:.1f}, merit {score.merit:.1f}: {verdict}")
    return lines


def _every_term(term: Term, score: Score, state: State, catalog: Catalog) -> str:
    if term is Term.LOADABLE:
        return {1.0: "can be loaded in small steps", 0.7: "the body alone"}.get(
            score.loadable, "the body alone, below your level"
        )
    if term is Term.FIT:
        return {1.0: "at your level", 0.6: "a level above yours"}.get(score.fit, "far below yours")
    if term is Term.LENGTHENED and not score.lengthened:
        return "lengthened or eccentric set this week" if state.lengthened else ""
    return _term_words(term, score, state, catalog)


def dose_words(dose: Dose) -> str:
    """`3 × 8, 3 in reserve`."""
    if dose.target is None:
        return words.count(dose.sets, "set")
    low, high = dose.target.low, dose.target.high
    amount = str(low) if low == high else f"{low}–{high}"
    unit = " s" if dose.target.timed else ""
    week = "" if dose.nordic_week is None else f", week {dose.nordic_week} of Nordics"
    lighter = ", a lighter week" if dose.lighter else ""
    return f"{dose.sets} × {amount}{unit}, {dose.reserve} in reserve{week}{lighter}"


def nudge_words(found: Nudge) -> list[str]:
    """`9 days without a hip hinge or a leg curl.`, and a stretch to do right now."""
    days = found.days
    lines = [
        "No hip hinge or leg curl yet."
        if days is None
        else f"{words.count(days, 'day')} without a hip hinge or a leg curl."
    ]
    if found.stretch is not None:
        lines.append(f"Two minutes now: {found.stretch.name}.")
    return lines
