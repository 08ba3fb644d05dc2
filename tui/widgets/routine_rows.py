"""The routines: the user's own in their order, then those that come with htrack."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from tui import words
from tui.text import fitted
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from datetime import date

    from store.journal import Journal
    from store.plan import Routine

ROOMY = 32
"""Cells from which on words are written out."""
BUILT_IN = "◇"
"""Stands for `built in` where there is no room."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A routine, and when it was done."""

    routine: Routine
    last: date | None
    is_next: bool = False
    built_in: bool = False

    @property
    def key(self) -> str:
        """Tells a built-in routine from one of the user's own that has its id."""
        return f"{'built-in' if self.built_in else 'own'}:{self.routine.id}"


def listed(journal: Journal) -> list[Listed]:
    """Every routine in the order in which it is shown."""
    from store.builtin_routines import builtin_routines

    following = journal.next_routine()
    next_id = None if following is None else following.id
    own = [Listed(each, _last(journal, each), each.id == next_id) for each in journal.routines()]
    built_in = [Listed(each, _last(journal, each), built_in=True) for each in builtin_routines()]
    return [*own, *built_in]


def _last(journal: Journal, routine: Routine) -> date | None:
    row = journal.last_done(routine.id)
    return None if row is None else row.day


class RoutineRows(RowList, inherit_bindings=False):
    """A list of routines; what its keys do beyond moving is the screen's."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Move", show=False),
        Binding("down,j", "move(1)", "Move", show=False),
        Binding("pageup", "page(-1)", "Move", show=False),
        Binding("pagedown", "page(1)", "Move", show=False),
        Binding("home", "jump(0)", "Move", show=False),
        Binding("end", "jump(-1)", "Move", show=False),
    ]


def routine_row(each: Listed, width: int, today: date, *, here: bool) -> Content:
    """A routine as a row of the list."""
    told = _told(each, today, short=width < ROOMY)
    name = fitted(each.routine.name, width - told.cell_length - 4)
    style = "bold" if here else "$muted" if each.built_in else ""
    return Content.assemble(("▸ " if here else "  ", "$accent"), (name, style), " ", told, " ")


def _told(each: Listed, today: date, *, short: bool) -> Content:
    if each.built_in:
        return Content.styled(BUILT_IN if short else "built in", "$muted")
    when = _ago(each.last, today, short=short)
    if not each.is_next:
        return Content.styled(when, "$muted")
    following = Content.styled("next", "bold $accent")
    return following if short or not when else following + Content.styled(f" · {when}", "$muted")


def _ago(last: date | None, today: date, *, short: bool) -> str:
    if last is None:
        return "new" if short else "not done yet"
    days = (today - last).days
    if not short or days < 1:
        return words.days_ago(last, today)
    return f"{days} d" if days < 21 else f"{days // 7} wk" if days < 365 else f"{days // 365} y"
