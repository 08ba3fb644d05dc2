"""The routines on the start page: what comes next, and when each was done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from tui import words
from tui.text import content, fitted

if TYPE_CHECKING:
    from datetime import date

    from store.builtin_routines import NordicStage
    from store.journal import Journal
    from store.models import Workout
    from store.plan import Routine, RoutineItem
    from store.review.index import Row

PREFIX = "routine:"
PROGRAMME_DAYS = 28
"""Days for which a programme that was begun stays on the start page."""
BUILT_IN_NAME = 18
"""Cells for the longest of their names."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A routine as it is listed."""

    key: str
    name: str
    about: str
    is_next: bool
    built_in: bool = False


def choices(journal: Journal, today: date) -> list[Choice]:
    """The routines in their order, each with when it was last done.

    Those that come with htrack are offered before anything was done, and while they are followed.
    """
    following = journal.next_routine()
    own = [_choice(journal, each, today, following) for each in journal.routines()]
    return [*own, *_programme(journal, today)]


def _programme(journal: Journal, today: date) -> list[Choice]:
    from store.builtin_routines import NORDIC

    last = {stage.id: journal.last_done(stage.id) for stage in NORDIC}
    done = [row.day for row in last.values() if row is not None]
    followed = bool(done) and (today - max(done)).days < PROGRAMME_DAYS
    if journal.rows() and not followed:
        return []
    return [_stage(each, last[each.id], today) for each in NORDIC]


def _stage(stage: NordicStage, last: Row | None, today: date) -> Choice:
    done = "" if last is None else f", last {words.days_ago(last.day, today)}"
    about = f"{stage.dose}{done}"
    return Choice(f"{PREFIX}{stage.id}", stage.name, about, is_next=False, built_in=True)


def _choice(journal: Journal, routine: Routine, today: date, following: Routine | None) -> Choice:
    last = journal.last_done(routine.id)
    when = "not done yet" if last is None else f"last {words.days_ago(last.day, today)}"
    about = f"{words.count(len(routine.items), 'exercise')}, {when}"
    is_next = following is not None and following.id == routine.id
    return Choice(f"{PREFIX}{routine.id}", routine.name, about, is_next)


def routine_of(journal: Journal, key: str | None) -> Routine | None:
    """The routine behind a key of the start page."""
    if key is None or not key.startswith(PREFIX):
        return None
    from store.builtin_routines import builtin_routines

    wanted = key.removeprefix(PREFIX)
    known = (*journal.routines(), *builtin_routines())
    return next((each for each in known if each.id == wanted), None)


def start_choice(journal: Journal, key: str, *, lighter: bool = False) -> Workout:
    """Start what a row of the start page stands for: a routine, or a past workout again."""
    from store.routines import entries_of
    from store.session import blank_copy
    from tui.deload import lighter as lightened

    routine = routine_of(journal, key)
    if routine is not None and not lighter:
        return journal.start_routine(routine)
    if routine is not None:
        title, entries = routine.name, entries_of(routine)
    else:
        past = journal.workout(key)
        title, entries = past.title, blank_copy(past.entries)
    if not lighter:
        return journal.start(title, entries)
    routine_id = routine.id if routine is not None else ""
    return journal.start(title, lightened(entries), "lighter week", routine_id=routine_id)


def routine_lines(routine: Routine, width: int) -> list[Content]:
    """A routine to read: each exercise with its sets and range."""
    lines = [content(routine.name, "bold")]
    if routine.note:
        lines += [content(line, "$muted") for line in _wrapped(routine.note, width)]
    lines.append(Content(""))
    for item in routine.items:
        lines.append(content(item.name))
        lines.append(content(f"  {item_words(item)}", "$muted"))
    return lines


def item_words(item: RoutineItem) -> str:
    """`4 × 6–10, RPE up to 9, rest 2:30`."""
    parts = [
        f"{item.sets} × {_range(item)}" if item.low or item.high else words.count(item.sets, "set")
    ]
    if item.rpe_cap is not None:
        parts.append(f"RPE up to {words.number(item.rpe_cap)}")
    if item.rest_seconds is not None:
        parts.append(f"rest {words.stopwatch(item.rest_seconds)}")
    if item.superset is not None:
        parts.append(f"superset {item.superset}")
    if item.note:
        parts.append(item.note)
    return ", ".join(parts)


def _range(item: RoutineItem) -> str:
    if item.low == item.high or item.low is None or item.high is None:
        return str(item.low if item.low is not None else item.high)
    return f"{item.low}–{item.high}"


def _wrapped(text: str, width: int) -> list[str]:
    import textwrap

    return textwrap.wrap(text, max(10, width)) or [""]


def choice_line(choice: Choice, width: int) -> Content:
    """A routine as a row of the start page."""
    if choice.built_in:
        name, about = fitted(choice.name, BUILT_IN_NAME), fitted(choice.about, width - 20)
        return Content.assemble((name, "bold"), (f"  {about}", "$muted"))
    mark = ("next  ", "bold $accent") if choice.is_next else ("      ", "")
    name = fitted(choice.name, max(10, min(30, width - 36)))
    return Content.assemble(mark, (name, "bold"), (f"  {choice.about}", "$muted"))
