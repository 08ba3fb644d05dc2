"""The form for an exercise of one's own: a name, and whatever else one cares to say."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from catalog.text import fold
from store.errors import HtrackError, UsageError
from store.text_checks import visible_name
from tui.own_choosing import choose
from tui.own_draft import LONGEST_NAME, Field, aliases_in, draft_of
from tui.own_saving import save_changed, save_new
from tui.screens.chooser import hints
from tui.screens.sheet import Sheet
from tui.text import content, showable
from tui.widgets.own_fields import SAVE, OwnFields
from tui.widgets.rows import RowList
from tui.widgets.search_input import SearchInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from store.journal import Journal
    from store.models import OwnExercise
    from tui.own_draft import Draft

LONGEST_ALIASES = 600
AROUND = 5
"""Rows of the form beside the list."""
COMPLAINT = 2
"""Rows that a complaint may need."""


class OwnExerciseScreen(Sheet[str | None]):
    """Dismissed with the id of the exercise that was saved, or none."""

    AUTO_FOCUS = "#name"
    DEFAULT_CSS = """
    OwnExerciseScreen { align: center middle; background: $background 60%; }
    OwnExerciseScreen > Vertical {
        width: 80; max-width: 100%; height: auto; max-height: 100%; background: $surface;
    }
    OwnExerciseScreen {
        #title, #hints { height: 1; padding: 0 1; }
        #body { height: auto; background: $background; padding: 0 0 0 1; }
        .line { height: 1; }
        .label { width: 13; color: $muted; }
        SearchInput, SearchInput:focus { width: 1fr; background: $row; background-tint: $row 0%; }
        .said { height: auto; max-height: 3; padding: 0 1 0 13; display: none; }
        #told { height: auto; max-height: 3; padding: 0 1; background: $background; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", show=False, priority=True),
        Binding("down", "app.focus_next", "Down", show=False),
        Binding("up", "app.focus_previous", "Up", show=False),
        Binding("escape", "dismiss(None)", "Leave it as it is", show=False),
    ]

    fields = getters.query_one(OwnFields)
    name_line = getters.query_one("#name", SearchInput)
    alias_line = getters.query_one("#aliases", SearchInput)

    def __init__(self, journal: Journal, exercise: OwnExercise | None = None) -> None:
        super().__init__()
        self._journal, self._was = journal, exercise
        self._draft = draft_of(exercise or _nameless())
        self._guessed_from = ""

    @property
    def draft(self) -> Draft:
        """What is chosen so far."""
        return self._draft

    def compose(self) -> ComposeResult:
        """Two lines to type into over what is chosen from lists."""
        with Vertical():
            yield Static(self._title(), id="title")
            with Vertical(id="body"):
                yield from self._line("name", "name", "what you call it", LONGEST_NAME)
                yield from self._line(
                    "aliases", "also called", "other names, with commas", LONGEST_ALIASES
                )
                yield OwnFields()
            yield Static(id="told")
            yield Static(
                hints(("ctrl+s", "save"), ("enter", "choose"), ("esc", "leave"), ("↑↓", "move")),
                id="hints",
            )

    def _title(self) -> Content:
        if self._was is None:
            return Content.styled("New exercise", "bold $accent")
        return Content.styled("Your exercise ", "bold $accent") + content(
            self._was.name[:LONGEST_NAME], "bold"
        )

    def _line(
        self, key: str, label: str, example: str, longest: int
    ) -> Iterator[Horizontal | Static]:
        yield Horizontal(
            Static(label, classes="label"),
            SearchInput(example, id=key, longest=longest),
            classes="line",
        )
        yield Static(id=f"{key}-said", classes="said")

    def on_mount(self) -> None:
        """Begin with what is known."""
        for line, text in (
            (self.name_line, self._shown_name()),
            (self.alias_line, self._shown_aliases()),
        ):
            line.select_on_focus = False
            with self.prevent(SearchInput.Changed):
                line.value = text
            line.cursor_position = len(text)
        self._show()

    def _shown_name(self) -> str:
        """The name that is there, as it can be typed."""
        return showable(self._draft.exercise.name)[:LONGEST_NAME]

    def _shown_aliases(self) -> str:
        return showable(", ".join(self._draft.exercise.aliases))[:LONGEST_ALIASES]

    # What is chosen

    def _show(self) -> None:
        self.fields.show_draft(self._draft)
        self._tell()

    def _tell(self, wrong: str = "") -> None:
        """What is wrong with all of it; else what saving will do."""
        told = ""
        if self._is_outdated():
            told = "(guess): from the name before; tab shows what this one tells."
        elif self._draft.guesses:
            told = "(guess): from the name; saving confirms it."
        elif self._was is not None:
            told = "What was done keeps the name of then."
        shown = content(f"▲ {wrong}", "$error") if wrong else content(told, "$muted")
        self.query_one("#told", Static).update(shown)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        if event.key == SAVE:
            self.action_save()
        else:
            self._choose(Field(event.key))

    def _choose(self, field: Field) -> None:
        choose(self.app, self._journal.catalog(), self._draft, field, partial(self._picked, field))

    def _picked(self, field: Field, values: tuple[str, ...] | None) -> None:
        if values is not None:
            self._draft = self._draft.choose(field, values)
            self._show()

    def action_clear(self) -> None:
        """Say nothing in the field under the cursor."""
        key = self.fields.key
        if key and key != SAVE:
            self._draft = self._draft.clear(Field(key))
            self._show()

    # What is typed

    @on(SearchInput.Changed)
    def _mended(self, event: SearchInput.Changed) -> None:
        self._complain(event.input.id or "", "")

    @on(SearchInput.Submitted)
    def _next(self) -> None:
        self.focus_next()

    @on(SearchInput.Blurred, "#name")
    def _named(self) -> None:
        """What a name tells is filled in, and a name that can't stay is said at once."""
        typed = self.name_line.value.strip()
        if self._was is None:
            self._draft, self._guessed_from = self._draft.guess(typed), typed
            self._show()
        if typed:
            self._read_name()

    @on(SearchInput.Changed, "#name")
    def _renamed(self) -> None:
        self._tell()

    def _is_outdated(self) -> bool:
        """Whether guesses are shown that are not those of the name that is typed."""
        typed = self.name_line.value.strip()
        return self._was is None and bool(self._draft.guesses) and typed != self._guessed_from

    def _complain(self, key: str, words: str) -> None:
        said = self.query_one(f"#{key}-said", Static)
        said.display = bool(words)
        said.update(content(f"▲ {words}", "$error"))
        self.on_resize()

    def on_resize(self) -> None:
        """The list gives way where the window is low."""
        complaints = sum(said.display for said in self.query(".said"))
        self.fields.fit(self.app.size.height - AROUND - COMPLAINT * complaints)

    def _read_name(self) -> str | None:
        """The name, or none where something is wrong with it, which is then said."""
        if self._was is not None and self.name_line.value == self._shown_name():
            return self._was.name
        try:
            name = visible_name(self.name_line.value)
            if self._was is None or fold(name) != fold(self._was.name):
                self._journal.refuse_taken_name(name, self._was.id if self._was else "")
        except UsageError as error:
            self._complain("name", str(error))
            return None
        return name

    def _read_aliases(self, name: str) -> tuple[str, ...] | None:
        if self._was is not None and self.alias_line.value == self._shown_aliases():
            return self._was.aliases
        try:
            return aliases_in(self.alias_line.value, name)
        except UsageError as error:
            self._complain("aliases", str(error))
            return None

    def action_save(self) -> None:
        """Keep the exercise, unless something is wrong with it."""
        name = self._read_name()
        aliases = None if name is None else self._read_aliases(name)
        if name is None or aliases is None:
            (self.name_line if name is None else self.alias_line).focus()
            return
        try:
            self.dismiss(self._saved(name, aliases))
        except HtrackError as error:
            self._tell(str(error))

    def _saved(self, name: str, aliases: tuple[str, ...]) -> str:
        if self._was is not None:
            return save_changed(self._journal, self._draft, name, aliases)
        # Saved from the line of the name: what is guessed now has been seen by nobody.
        unseen = self.name_line.value.strip() != self._guessed_from
        return save_new(self._journal, self._draft, name, aliases, guess_anew=unseen)


def _nameless() -> OwnExercise:
    from store.models import OwnExercise

    return OwnExercise(id="new", name="")
