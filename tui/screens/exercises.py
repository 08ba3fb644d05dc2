"""All exercises, searched and filtered, with everything that is known about one of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from tui.familiar import habits_of
from tui.screens.exercises_found import FoundExercises
from tui.widgets.exercise_detail import ExerciseDetail, Facts
from tui.widgets.exercise_rows import Heads, LetterList
from tui.widgets.rows import RowList
from tui.widgets.search_input import SearchInput
from tui.widgets.similar import Similar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from catalog.exercise import Exercise
    from store.models import Unit

SESSIONS = 5
"""Past sessions that the detail shows."""

SETTLED = 0.03
"""Seconds for which the cursor has to rest until the detail follows it."""


class ExerciseList(LetterList):
    """All that were found; Enter opens the one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Read about it", show=False),
    ]


class ExercisesScreen(FoundExercises):
    """The catalogue and the user's own exercises."""

    CSS_PATH = "exercises.tcss"
    AUTO_FOCUS = "#exercises"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add to workout", id="exercises.add"),
        Binding("slash", "search", "Search", key_display="/", id="exercises.search"),
        Binding("m", "filter('group')", "Muscle", id="exercises.muscle"),
        Binding("p", "filter('pattern')", "Pattern", id="exercises.pattern"),
        Binding("k", "filter('kit')", "Kit", id="exercises.kit"),
        Binding("n", "new", "New", tooltip="Make one of your own", id="exercises.new"),
        Binding("o", "edit_own", "Own", tooltip="Describe your own", id="exercises.own"),
        Binding("c", "clear", "Clear", id="exercises.clear"),
        Binding("less_than_sign", "step(-1)", "Easier", key_display="<", id="exercises.easier"),
        Binding("greater_than_sign", "step(1)", "Harder", key_display=">", id="exercises.harder"),
        Binding("escape", "back", "Back", id="exercises.back"),
        *(
            Binding(key, action, what, show=False, id=f"exercises.{action}")
            for key, action, what in (
                ("M", "merge", "Merge your own into another"),
                ("delete", "delete_own", "Delete your own"),
                ("u", "undo", "Take back the last change"),
                ("y", "redo", "Do again what was undone"),
            )
        ),
        Binding("down", "to_list", "To the list", show=False),
    ]

    reading: var[bool] = var(False)
    """Whether a narrow window gives most of its room to the detail."""

    detail = getters.query_one(ExerciseDetail)
    similar = getters.query_one(Similar)

    def __init__(self) -> None:
        super().__init__()
        self._unit: Unit | None = None
        self._settling: Timer | None = None
        self._stale = True

    def body(self) -> ComposeResult:
        """A search line over two panes, or three where there is room."""
        with Horizontal(id="search-line"):
            yield Static(Content.styled("/", "bold $accent"), id="slash")
            yield SearchInput("search, such as rdl, curl leg, nordic", id="search")
            yield Static(id="filters")
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                yield Heads()
                yield ExerciseList(id="exercises")
            yield ExerciseDetail(id="detail")
            yield Similar(id="similar")

    @property
    def exercise(self) -> Exercise | None:
        """The exercise under the cursor."""
        return self.catalog.get(self.rows.key) if self.rows.key else None

    def refresh_data(self) -> None:
        """Show what has changed; the cursor stays on its exercise."""
        self._stale = not self.is_current
        if not self._stale:
            self._habits = habits_of(self.htrack.journal.rows())
            self._unit = self.htrack.journal.unit()
            own = self.htrack.journal.own_exercises()
            self._guessed = frozenset(each["id"] for each in own if each.get("guessed") is True)
            self._find(stay=True)

    def on_screen_resume(self) -> None:
        """Catch up with what has changed while another screen was shown."""
        if self._stale and self.htrack.is_open:
            self.attempt(self.refresh_data)

    # One exercise

    @on(RowList.Highlighted, "#exercises")
    def follow(self) -> None:
        """Show what is under the cursor, once it rests."""
        # Neither a cursor that is held down nor fast typing waits for details on its way.
        if self._settling is not None:
            self._settling.stop()
        self._settling = self.set_timer(SETTLED, self._show_exercise)

    def _show_exercise(self) -> None:
        exercise = self.exercise
        self.detail.show_facts(None if exercise is None else self._facts(exercise))
        self.similar.show(exercise, self.catalog, self.beside())

    def _facts(self, exercise: Exercise) -> Facts:
        journal = self.htrack.journal
        return Facts(
            exercise=exercise,
            ladder=self.catalog.ladder(exercise.id),
            times=journal.times_done(exercise.id),
            recent=journal.recent(exercise.id, SESSIONS),
            unit=self._unit or journal.unit(),
            today=self.htrack.clock().date(),
            guessed=exercise.id in self._guessed,
            effort=self.htrack.settings.effort,
        )

    def go_to(self, exercise_id: str) -> None:
        """Put the cursor on an exercise; what hides it is cleared."""
        if exercise_id not in {exercise.id for exercise in self.found.exercises}:
            self.action_clear()
        self.rows.move_to(exercise_id)
        self.rows.focus()

    @on(RowList.Chosen, "#similar RowList")
    def _similar_chosen(self, event: RowList.Chosen) -> None:
        self.go_to(event.key)

    # Keys

    def action_search(self) -> None:
        """Type a search."""
        self.search.focus()

    def action_to_list(self) -> None:
        """From the search to what it found."""
        self.rows.focus()

    @on(SearchInput.Submitted, "#search")
    def _submitted(self) -> None:
        self.rows.focus()

    def action_back(self) -> None:
        """Take back the last of: the search, the reading; then return to the list."""
        if self.search.has_focus and not self.search.value:
            self.rows.focus()
        elif self.reading:
            self.reading = False
        elif self.search.value:
            self.search.value = ""
        else:
            self.rows.focus()

    def action_step(self, steps: int) -> None:
        """Go to the next easier or harder exercise."""
        exercise = self.exercise
        if exercise is None:
            return
        to = exercise.easier if steps < 0 else exercise.harder
        if to is None or to not in self.catalog:
            self.htrack.tell(f"Nothing is known to be {'easier' if steps < 0 else 'harder'}.")
        else:
            self.go_to(to)

    @on(RowList.Chosen, "#exercises")
    def _read(self) -> None:
        """Give the detail its room where it is narrow, the arrow keys where it is not."""
        if self.has_class("-narrow"):
            self.reading = not self.reading
        else:
            self.detail.focus()

    def watch_reading(self) -> None:
        """Share out the room."""
        self.set_class(self.reading, "-reading")

    def action_add(self) -> None:
        """Put the exercise into the open workout; without one, start one with it."""
        exercise = self.exercise
        if exercise is not None and self.attempt(partial(self._add, exercise)):
            self.htrack.data_changed()
            self.htrack.tell(f"Added {exercise.name[:60]}.")

    def _add(self, exercise: Exercise) -> bool:
        from store.models import ExerciseEntry

        journal = self.htrack.journal
        if journal.open_workout() is None:
            journal.start(entries=[ExerciseEntry(exercise_id=exercise.id, name=exercise.name)])
        else:
            journal.add_exercise(exercise)
        return True
