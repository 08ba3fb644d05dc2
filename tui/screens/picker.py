"""Picks one exercise: type a few letters, press Enter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from catalog.exercise import Exercise
from catalog.text import plain
from store.errors import HtrackError
from tui.familiar import habits_of
from tui.finding import Found, find
from tui.screens.base import TOO_SMALL, HtrackScreen
from tui.screens.chooser import hints
from tui.screens.sheet import Sheet
from tui.text import content, fitted, showable
from tui.widgets.exercise_rows import Beside, Heads, exercise_row
from tui.widgets.filters import Filters
from tui.widgets.found_rows import FoundRows
from tui.widgets.rows import RowList
from tui.widgets.search_input import SearchInput

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from textual.app import ComposeResult

    from store.journal import Journal

OWN = "+own"
"""Key of the row that makes an exercise of one's own; no exercise has such an id."""

MATCHES = 50


class PickerScreen(Sheet[Exercise | None]):
    """Dismissed with the exercise that was picked, or none."""

    HORIZONTAL_BREAKPOINTS = HtrackScreen.HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = HtrackScreen.VERTICAL_BREAKPOINTS
    AUTO_FOCUS = "SearchInput"
    DEFAULT_CSS = """
    PickerScreen { align: center middle; background: $background 60%; }
    PickerScreen {
        #sheet { width: 1fr; height: 1fr; background: $background; }
        #title, #hints { height: 1; background: $surface; padding: 0 1; }
        #line { height: 1; padding: 0 1; margin-bottom: 1; }
        #slash { width: 2; }
        SearchInput { width: 1fr; }
    }
    PickerScreen.-normal #sheet { width: 104; }
    PickerScreen.-wide #sheet { width: 130; }
    PickerScreen.-tall #sheet { max-height: 75%; }
    PickerScreen.-short #line { margin-bottom: 0; }
    PickerScreen #too-small {
        display: none; width: 1fr; height: 1fr;
        content-align: center middle; background: $background;
    }
    PickerScreen.-tiny #sheet, PickerScreen.-flat #sheet { display: none; }
    PickerScreen.-tiny #too-small, PickerScreen.-flat #too-small { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("escape", "dismiss(None)", "Close", show=False),
    ]

    rows = getters.query_one(FoundRows)
    search = getters.query_one(SearchInput)
    heads = getters.query_one(Heads)

    def __init__(
        self,
        journal: Journal,
        clock: Callable[[], datetime],
        title: str = "Add an exercise",
        *,
        without: str = "",
        makes: bool = True,
        verb: str = "add",
        then: Callable[[Exercise], None] = lambda _exercise: None,
    ) -> None:
        """`without` is an exercise that is looked for others in place of.

        Unless the picker `makes` one's own, only those are offered that there are. `verb` says what
        becomes of the one that is picked.

        `then` gets what was picked at once: keys that were typed behind Enter come after it.
        """
        super().__init__()
        self._journal, self._title = journal, title
        self._without, self._makes, self._verb, self._then = without, makes, verb, then
        self._searched = ""
        workout = journal.open_workout()
        entries = workout.entries if workout else ()
        self._beside = Beside(
            habits_of(journal.rows()),
            clock().date(),
            frozenset(entry.exercise_id for entry in entries),
        )
        self._found = Found(())

    def compose(self) -> ComposeResult:
        """What is typed over what it finds."""
        own = ", or a name of your own" if self._makes else ""
        with Vertical(id="sheet"):
            yield Static(content(self._title, "bold $accent"), id="title")
            with Horizontal(id="line"):
                yield Static(Content.styled("/", "bold $accent"), id="slash")
                yield SearchInput(f"rdl, curl leg, nordic{own}")
            yield Heads()
            yield FoundRows()
            yield Static(hints(("enter", self._verb), ("↑↓", "move"), ("esc", "back")), id="hints")
        yield Static(TOO_SMALL, id="too-small", markup=False)

    def on_mount(self) -> None:
        """Offer what was done lately."""
        # The search keeps the focus, whatever is clicked.
        self.rows.can_focus = False
        self.search.entered = self._entered
        self._find()

    def on_resize(self) -> None:
        """Take the focus back when the window has become large enough."""
        if self.focused is None:
            self.call_after_refresh(self.search.focus)

    @on(SearchInput.Changed)
    def _keep_up(self) -> None:
        """Find what is typed by now: in keys typed in one go it may be ahead of what was found."""
        if self._searched != " ".join(self.search.value.split()):
            self._find()

    def _find(self) -> None:
        typed = self._searched = " ".join(self.search.value.split())
        self._found = find(self._journal.catalog(), typed, Filters(), self._beside.habits)
        found = (exercise.id for exercise in self._found.exercises)
        keys = [each for each in found if each != self._without]
        if plain(typed):
            keys = [*keys[:MATCHES], *self._own(typed)]
        guesses = bool(plain(typed)) and not self._found.is_called
        self.rows.show_found(keys, partial(self._row, keys, typed), guesses=guesses)
        self.heads.sentence = self._sentence(typed, keys) if guesses else None

    def _own(self, typed: str) -> list[str]:
        """The row that makes an own exercise, where nothing has that name."""
        known = self._journal.catalog().named(typed) is not None
        return [OWN] if self._makes and not known else []

    def _sentence(self, typed: str, keys: Sequence[str]) -> Content:
        then = "; ↑↓ choose from these" if keys else ""
        if keys == [OWN]:
            then = "; ↓ and enter make it yours"
        return content(f"  Nothing is called “{typed}”{then}", "$warning")

    def _row(self, keys: Sequence[str], typed: str, index: int, width: int, here: bool) -> Content:
        if keys[index] == OWN:
            words = f"Make “{typed}” your own exercise"
            row = Content.styled("+ ", "bold $accent") + Content(fitted(words, width - 2))
        else:
            row = exercise_row(self._journal.catalog()[keys[index]], width, self._beside, here=here)
        if not here:
            return row
        # Without the focus a list draws its cursor weakly; here it is where Enter goes.
        return row.pad_right(max(0, width - row.cell_length)).stylize_before("on $row")

    def action_move(self, rows: int) -> None:
        """Move the cursor; beyond either end it comes back at the other."""
        self._keep_up()
        self.rows.go_round(rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor by what fits."""
        self._keep_up()
        self.rows.action_page(pages)

    def _entered(self) -> None:
        self._keep_up()
        if self.rows.key is not None:
            self._choose(self.rows.key)
        elif self.rows.guesses and self.rows.line_count():
            self.heads.sentence = Content.styled("  Go to one of these with ↑↓ first", "$warning")

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        self._choose(event.key)

    def _choose(self, key: str) -> None:
        if self.app.screen is not self:
            return
        try:
            made = key == OWN
            exercise = self._made(self._searched) if made else self._journal.catalog()[key]
        except HtrackError as error:
            self.notify(showable(str(error)), severity="error", markup=False)
        else:
            self.dismiss(exercise)
            self._then(exercise)

    def _made(self, name: str) -> Exercise:
        from store.models import OwnExercise
        from store.text_checks import visible_name

        name = visible_name(name)
        made = OwnExercise(id=self._journal.own_exercise_id(name), name=name)
        self._journal.add_own_exercise(made)
        return self._journal.catalog()[made.id]
