"""Which exercises the list shows: what is searched for, within what is narrowed down to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import getters, on
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from tui.familiar import Habits
from tui.finding import Found, find
from tui.screens.chooser import ChooserScreen
from tui.screens.exercises_own import OwnExercises
from tui.text import content
from tui.widgets.exercise_rows import Beside, Heads, LetterList, exercise_row
from tui.widgets.filters import NOUNS, Filters, choices
from tui.widgets.search_input import SearchInput

if TYPE_CHECKING:
    from catalog.library import Catalog


class FoundExercises(OwnExercises):
    """Searches and filters; the screen follows what is under the cursor of the list."""

    filters: var[Filters] = var(Filters())
    """What the list is narrowed down to."""
    found: var[Found] = var(Found(()))
    """What the list shows."""

    rows = getters.query_one("#exercises", LetterList)
    search = getters.query_one("#search", SearchInput)
    heads = getters.query_one(Heads)
    filter_words = getters.query_one("#filters", Static)

    def __init__(self) -> None:
        super().__init__()
        self._habits = Habits()
        self._guessed: frozenset[str] = frozenset()

    @property
    def catalog(self) -> Catalog:
        """What there is to show."""
        return self.htrack.journal.catalog()

    def follow(self) -> None:
        """Show what is under the cursor."""
        raise NotImplementedError

    def watch_filters(self) -> None:
        """Narrow the list down, or widen it."""
        if self.is_mounted and self.htrack.is_open:
            self._find(stay=True)

    @on(SearchInput.Changed, "#search")
    def _typed(self) -> None:
        if self.htrack.is_open:
            self._find(stay=not self.search.value)

    def _find(self, *, stay: bool) -> None:
        self.found = find(self.catalog, self.search.value, self.filters, self._habits)
        beside = self.beside()
        keys = [exercise.id for exercise in self.found.exercises]
        self.rows.show_rows(keys, partial(self._row, beside), stay=stay)
        self._label()
        self.follow()

    def _row(self, beside: Beside, index: int, width: int, here: bool) -> Content:
        return exercise_row(self.found.exercises[index], width, beside, here=here)

    def _label(self) -> None:
        """Say what the list holds, and in which order."""
        narrowed = bool(self.search.value.strip() or self.filters)
        self.top.left = Content.assemble(("Exercises", "bold"), (f" · {self._order()}", "$muted"))
        total, match = len(self.catalog), 0 if self.found.near else len(self.found.exercises)
        self.top.right = Content.assemble(
            (str(total), "bold"), (" exercises", "$muted"),
            *([(" · ", "$muted"), (str(match), "bold $accent"), (" match", "$muted")] * narrowed),
        )  # fmt: skip
        self.filter_words.update(self.filters.words(all_of_them=self.size.width >= 80))
        self.heads.sentence = self._sentence()

    def _order(self) -> str:
        if self.search.value.strip():
            return "best match first"
        return "yours first" if self.filters else "yours first, then hamstrings"

    def _sentence(self) -> Content | None:
        if self.found.exercises and not self.found.near:
            return None
        if self.filters:
            return Content.styled("  Nothing fits all of this; c clears the filters.", "$warning")
        nearest = "; the nearest are" if self.found.exercises else ""
        return content(f"  Nothing is called “{self.search.value.strip()}”{nearest}", "$warning")

    def on_resize(self) -> None:
        """The words about the filters follow the width."""
        if self.is_mounted:
            self.filter_words.update(self.filters.words(all_of_them=self.size.width >= 80))

    def action_filter(self, name: str) -> None:
        """Choose what to narrow the list down to."""
        if not self.htrack.is_open:
            return
        others = self.filters.with_key(name, "")
        found = find(self.catalog, self.search.value, others, self._habits)
        left = () if found.near else found.exercises
        title, now = NOUNS[name].capitalize(), self.filters.key(name)
        chooser = ChooserScreen(title, choices(name, left), now)
        self.app.push_screen(chooser, partial(self._filtered, name))

    def _filtered(self, name: str, key: str | None) -> None:
        if key is not None:
            self.filters = self.filters.with_key(name, key)

    def action_clear(self) -> None:
        """Show all exercises again."""
        with self.prevent(SearchInput.Changed):
            self.search.value = ""
        self.set_reactive(FoundExercises.filters, Filters())
        if self.htrack.is_open:
            self._find(stay=True)

    def beside(self) -> Beside:
        """What rows show that is no property of an exercise."""
        return Beside(self._habits, self.htrack.clock().date(), guessed=self._guessed)
