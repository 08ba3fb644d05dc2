"""Names that imports brought and the catalogue doesn't have, and what is decided about each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import Static

from store.unmatched import decided, unmatched
from tui import words
from tui.name_lines import decided_row, told_of_decided, told_of_unmatched, unmatched_row
from tui.screens.undoing import Undoing
from tui.text import content, showable
from tui.widgets.exercise_rows import LetterList
from tui.widgets.past_list import Told
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from catalog.exercise import Exercise
    from store.unmatched import Decided, Unmatched

OFFERED = 5
"""Suggestions, one for each of the keys from 1 on."""


class NamesReviewScreen(Undoing):
    """A list of names, the most done first, and for each what it may be."""

    AUTO_FOCUS = "LetterList"
    DEFAULT_CSS = """
    NamesReviewScreen #page { padding: 1 1 0 1; }
    NamesReviewScreen.-short #page { padding: 0 1; }
    NamesReviewScreen #head { height: 1; }
    NamesReviewScreen #names { layout: horizontal; }
    NamesReviewScreen LetterList { width: 2fr; }
    NamesReviewScreen Told { width: 3fr; margin: 0 0 0 3; }
    NamesReviewScreen.-narrow #names { layout: vertical; }
    NamesReviewScreen.-narrow LetterList { width: 1fr; height: 1fr; }
    NamesReviewScreen.-narrow Told { width: 1fr; height: 9; margin: 1 0 0 0; }
    NamesReviewScreen.-narrow.-short Told { margin: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "accept(1)", "It is this", key_display="1–5", id="names.accept"),
        *(Binding(str(key), f"accept({key})", show=False) for key in range(2, OFFERED + 1)),
        Binding("slash", "choose", "Another", key_display="/", id="names.choose"),
        Binding("k", "keep", "Keep as own", id="names.keep"),
        Binding("tab", "turn", "Decided", tooltip="Names that are decided", id="names.turn"),
        Binding("u", "undo", "Undo", tooltip="Take back the last change", id="names.undo"),
        Binding("y", "redo", "Do again what was undone", show=False, id="names.redo"),
        Binding("escape", "dismiss", "Back", id="names.back"),
    ]

    rows = getters.query_one(LetterList)
    told = getters.query_one(Told)
    head = getters.query_one("#head", Static)

    def __init__(self) -> None:
        super().__init__()
        self._open: dict[str, Unmatched] = {}
        self._decided: dict[str, Decided] = {}
        self._of_decided = False
        """Whether the list is of names that are decided."""
        self._offered: tuple[Exercise, ...] = ()

    def body(self) -> ComposeResult:
        """Which list it is, the list, and what the name under the cursor may be."""
        with Vertical(id="page"):
            yield Static(id="head")
            with Container(id="names"):
                yield LetterList()
                yield Told()

    def refresh_data(self) -> None:
        """Look for names that are open, and for those that are decided."""
        self._open = {each.id: each for each in unmatched(self.htrack.journal)}
        self._decided = {each.key: each for each in decided(self.htrack.journal)}
        self._show()

    def _show(self) -> None:
        many = len(self._keys())
        what = "decided" if self._of_decided else "that the catalogue doesn't have"
        self.top.left = Content.styled(f"Names · {words.count(many, 'name')} {what}", "bold")
        self.head.update(_tabs(len(self._open), len(self._decided), decided=self._of_decided))
        self.rows.show_rows(self._keys(), self._draw)
        self._tell()

    def _keys(self) -> list[str]:
        """Of the list that is shown."""
        return list(self._decided if self._of_decided else self._open)

    def _draw(self, index: int, width: int, here: bool) -> Content:
        if self._of_decided:
            each = list(self._decided.values())[index]
            return decided_row(each, self._exercise(each.exercise_id), width, here=here)
        return unmatched_row(list(self._open.values())[index], width, here=here)

    def _exercise(self, exercise_id: str | None) -> Exercise | None:
        return None if exercise_id is None else self.htrack.journal.catalog().get(exercise_id)

    @on(RowList.Highlighted)
    def _tell(self) -> None:
        """What the name under the cursor may be."""
        self._offered = self._suggested()
        key = self.rows.key or ""
        if self._of_decided and key in self._decided:
            each = self._decided[key]
            meant = self._exercise(each.exercise_id)
            self.told.show(partial(told_of_decided, each, meant, self._offered))
        elif key in self._open:
            done = self.attempt(lambda: self.htrack.journal.facts_of(key)) or []
            self.told.show(partial(told_of_unmatched, self._open[key], self._offered, done))
        else:
            self.told.show(lambda _width: [])
        self.refresh_bindings()

    def _suggested(self) -> tuple[Exercise, ...]:
        from store.exchange.suggesting import suggestions

        name = self._asked()
        if not name:
            return ()
        now = self._decided[self.rows.key or ""].exercise_id if self._of_decided else None
        found = (each.exercise for each in suggestions(name, self.htrack.journal.catalog()))
        return tuple(each for each in found if each.id != now)[:OFFERED]

    def _asked(self) -> str:
        """The name under the cursor."""
        key = self.rows.key or ""
        if self._of_decided:
            return self._decided[key].name if key in self._decided else ""
        return self._open[key].name if key in self._open else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key for each suggestion that there is."""
        if action == "accept":
            (place,) = parameters
            return isinstance(place, int) and place <= len(self._offered)
        return bool(self._asked()) if action in {"choose", "keep"} else True

    def action_accept(self, place: int) -> None:
        """The name means this suggestion, from now on and in what was imported."""
        self._decide(self._offered[place - 1])

    def action_choose(self) -> None:
        """Pick the exercise that the name means."""
        from tui.screens.picker import PickerScreen

        key = self.rows.key or ""
        title = f"{showable(self._asked())[:60]} is"
        picker = PickerScreen(
            self.htrack.journal,
            self.htrack.clock,
            title,
            without=self._own_id(key) or (self._decided[key].exercise_id or key),
            makes=False,
            verb="take it",
        )
        self.htrack.push_screen(picker, lambda it: None if it is None else self._decide(it))

    def action_keep(self) -> None:
        """The name is an exercise of one's own, and isn't asked about again."""
        name = self._asked()
        self._change(
            lambda: self.htrack.journal.decide_name(name, None),
            f"{showable(name)[:60]} stays an exercise of your own; u takes that back.",
        )

    def _own_id(self, key: str) -> str:
        """The exercise of one's own that the name is until it is decided."""
        return key if key in self._open and not self._of_decided else ""

    def _decide(self, exercise: Exercise) -> None:
        journal, name, own = self.htrack.journal, self._asked(), self._own_id(self.rows.key or "")

        def decide() -> object:
            if own:
                return journal.merge_exercises(own, exercise.id)
            return journal.decide_name(name, exercise.id)

        told = f"{showable(name)[:60]} is {showable(exercise.name)[:60]}; u takes that back."
        self._change(decide, told)

    def action_turn(self) -> None:
        """To the names that are decided, and back."""
        self._of_decided = not self._of_decided
        self._show()

    def look_again(self) -> None:
        """Show the change; the cursor goes to a name that comes back."""
        before = {*self._keys()}
        super().look_again()
        for key in [each for each in self._keys() if each not in before][:1]:
            self.rows.move_to(key)

    def _change(self, change: Callable[[], object], told: str) -> None:
        def changed() -> str:
            change()
            return told

        self.show_change(changed)


def _tabs(open_: int, done: int, *, decided: bool) -> Content:
    here, there = "bold $accent", "$muted"
    return Content.assemble(
        content(f"To decide {open_}", there if decided else here),
        "   ",
        content(f"Decided {done}", here if decided else there),
    )
