"""What the screen of routines stands on: its panes, and how a change comes into the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters, on
from textual.containers import Container
from textual.content import Content

from store.errors import ConflictError, HtrackError, UsageError
from tui.screens.base import HtrackScreen
from tui.text import showable
from tui.widgets import routine_edits as edits
from tui.widgets.prompt import LONGEST_NAME, LONGEST_NOTE, Prompt
from tui.widgets.routine_fields import Field, with_step, with_typed
from tui.widgets.routine_grid import RoutineGrid
from tui.widgets.routine_pages import Known
from tui.widgets.routine_rows import Listed, RoutineRows, listed, routine_row
from tui.widgets.routine_view import RoutineView
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.message import Message
    from textual.widget import Widget

    from store.plan import Routine, RoutineItem
    from tui.widgets.routine_fields import Usual

BUILT_IN = "This one is built in: c copies it, and the copy is yours to change."
NONE_YET = "n makes one, w makes one of a past workout"


class RoutineBase(HtrackScreen):
    """Shows routines, and saves each change as it is made."""

    AUTO_FOCUS = "#rows"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 (typed as an instance variable by Textual)
        (0, "-tiny"),
        (45, "-slim"),
        (72, "-narrow"),
        (100, "-normal"),
        (160, "-wide"),
    ]

    rows = getters.query_one(RoutineRows)
    view = getters.query_one(RoutineView)
    grid = getters.query_one(RoutineGrid)
    prompt = getters.query_one(Prompt)

    def __init__(self, begin_on: str = "") -> None:
        """The cursor begins on the routine with this id that comes with htrack, if there is one."""
        super().__init__()
        self._begin_on = begin_on
        self._listed: dict[str, Listed] = {}
        self._answer: Callable[[str], None] = lambda _text: None
        self._asked_from: Widget | None = None

    def body(self) -> ComposeResult:
        """The routines, and beside them the one under the cursor."""
        with Container(id="page"):
            yield RoutineRows(id="rows")
            yield RoutineView(id="view")
        yield Prompt(self._answered)

    def on_mount(self) -> None:
        """Listen to the grid."""
        self.grid.tell = self._pressed
        self.grid.enter = self._typed
        self.grid.stepped = self._stepped

    # From the journal to the screen

    def refresh_data(self) -> None:
        """Read the routines; the cursor begins on the one asked for, or that comes next."""
        first = not self._listed
        self._listed = {each.key: each for each in listed(self.htrack.journal)}
        effort = self.htrack.settings.effort
        self._known = Known(self.htrack.journal, self.htrack.clock().date(), effort)
        self.rows.show_rows(tuple(self._listed), self._row)
        following = next((each.key for each in self._listed.values() if each.is_next), None)
        if first and self._begin_on:
            self.rows.move_to(f"built-in:{self._begin_on}")
        elif first and following is not None:
            self.rows.move_to(following)
        shown = self.view.shown
        self._draw(self._listed.get(shown.key) if shown is not None else None)

    def _draw(self, each: Listed | None) -> None:
        """Draw a routine; the one under the cursor when there is none to draw."""
        self.view.show(each or self._listed.get(self.rows.key or ""), self._known)
        own = sum(not each.built_in for each in self._listed.values())
        about = f" · {'every change is saved' if own else NONE_YET}"
        self.top.left = Content.assemble(("Routines", "bold"), (about, "$muted"))
        self.top.right = Content(f"{own} of your own")
        self.refresh_bindings()

    def _row(self, index: int, width: int, here: bool) -> Content:
        each = tuple(self._listed.values())[index]
        return routine_row(each, width, self._known.today, here=here)

    @on(RowList.Highlighted, "#rows")
    def follow(self) -> None:
        """Show the routine under the cursor, after what was typed into the one before."""
        shown = self.view.shown
        if self.rows.key is None or (shown is not None and shown.key == self.rows.key):
            return
        self.grid.commit()
        self.grid.put_cursor(0)
        self._draw(self._listed.get(self.rows.key))

    def at_hand(self) -> Listed:
        """The routine under the cursor."""
        self.follow()
        shown = self.view.shown
        if shown is None:
            raise UsageError("No routine yet: n makes one.")
        return shown

    def own(self) -> Routine:
        """The routine that is shown, as it stands in the file; raise HtrackError for others."""
        shown = self.view.shown
        if shown is None:
            raise UsageError("No routine yet: n makes one.")
        if shown.built_in:
            raise UsageError(BUILT_IN)
        routines = self.htrack.journal.routines()
        found = next((each for each in routines if each.id == shown.routine.id), None)
        if found is None:
            raise ConflictError("This routine was removed elsewhere.")
        return found

    def ready(self) -> bool:
        """Whether nothing wrong stands in the grid, and the routine at hand is shown."""
        if not self.grid.commit():
            return False
        self.follow()
        return True

    # From the screen to the journal

    def edit(self, change: Callable[[Routine], Routine]) -> Routine:
        """Change the routine that is shown and save it; raises HtrackError."""
        saved = self.htrack.journal.save_routine(change(self.own()))
        self.changed()
        return saved

    def changed(self) -> None:
        """Let every screen read anew, this one at once."""
        self.htrack.data_changed()
        self._catch_up()

    def edit_item(self, row: int, change: Callable[[Routine], Routine]) -> Routine:
        """Change something of the exercise in a row; raises HtrackError."""
        exercise_id = self.grid.rows[row].exercise_id

        def edit(routine: Routine) -> Routine:
            edits.item_at(routine, row, exercise_id)
            return change(routine)

        return self.edit(edit)

    def _entered(self, row: int, edit: Callable[[RoutineItem, Usual], RoutineItem]) -> str | None:
        """Change what an exercise's row says; what is wrong, if something is."""

        def change(routine: Routine) -> Routine:
            item = routine.items[row]
            return edits.with_item(routine, row, edit(item, self._known.usual(item.exercise_id)))

        try:
            self.edit_item(row, change)
        except HtrackError as error:
            return str(error)
        return None

    def _typed(self, row: int, column: int, text: str) -> str | None:
        return self._entered(row, lambda item, usual: with_typed(item, Field(column), text, usual))

    def _stepped(self, row: int, column: int, by: int) -> str | None:
        return self._entered(row, lambda item, usual: with_step(item, Field(column), by, usual))

    def _pressed(self, message: Message) -> None:
        self.attempt(lambda: self._act(message))

    def _act(self, message: Message) -> None:
        match message:
            case RoutineGrid.Left():
                self.set_focus(self.rows)
            case RoutineGrid.Joined(row):
                self.edit_item(row, lambda routine: edits.with_superset_turned(routine, row))
            case RoutineGrid.Moved(row, by):
                self.edit_item(row, lambda routine: edits.with_moved(routine, row, by))
                self.grid.put_cursor(row + by, self.grid.column)
            case RoutineGrid.Removed(row):
                name = showable(self.grid.rows[row].name)[:60]
                self.edit_item(row, lambda routine: edits.with_removed(routine, row))
                self.htrack.tell(f"Removed {name}; u brings it back.")

    # A line to type in

    def ask(
        self, placeholder: str, text: str, then: Callable[[str], None], *, is_name: bool = False
    ) -> None:
        """Let the user type a line; `then` gets it when it is entered."""
        if not self.prompt.asked and self.ready():
            self._answer, self._asked_from = then, self.focused
            self.prompt.ask(placeholder, text, LONGEST_NAME if is_name else LONGEST_NOTE)

    def _answered(self, text: str | None) -> str | None:
        self.set_focus(self._asked_from or self.rows)
        try:
            if text is not None:
                self._answer(text)
        except HtrackError as error:
            return str(error)
        return None

    def ask_of_own(
        self,
        placeholder: str,
        text: Callable[[Routine], str],
        change: Callable[[Routine, str], Routine],
        *,
        is_name: bool = False,
    ) -> None:
        """Let the user change a text of the routine that is shown."""
        routine = self.attempt(self.own) if self.ready() else None
        if routine is None:
            return

        def answer(typed: str) -> None:
            self.edit(lambda each: change(each, typed))

        self.ask(placeholder, text(routine), answer, is_name=is_name)
