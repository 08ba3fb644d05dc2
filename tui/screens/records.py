"""Records: everything that was ever the best so far, by date."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from tui import record_words, words
from tui.screens.base import HtrackScreen
from tui.text import fitted
from tui.widgets.exercise_rows import LetterList
from tui.widgets.past_list import Told
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.app import ComposeResult

    from catalog.library import Catalog
    from store.review.records import Record

DAY, DONE, BEAT = 13, 14, 19
"""Cells of the columns beside the exercise and its record."""
ROOMY = 90
"""Cells from which on the row says what was done, and what it beat."""


class RecordList(LetterList):
    """The records; Enter shows how it went with the exercise."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Progress", id="records.progress"),
    ]


class RecordsScreen(HtrackScreen):
    """A list of records, the newest first; Enter shows the progress of the exercise."""

    AUTO_FOCUS = "#records"
    DEFAULT_CSS = """
    RecordsScreen #page { padding: 1 1 0 1; }
    RecordsScreen.-short #page { padding: 0 1; }
    RecordsScreen #heads { height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,r", "leave", "Back", key_display="esc", id="records.back"),
    ]

    rows = getters.query_one("#records", RecordList)
    heads = getters.query_one("#heads", Told)

    def __init__(self) -> None:
        super().__init__()
        self._shown: Sequence[Record] = ()

    def body(self) -> ComposeResult:
        """The heads over the list."""
        with Vertical(id="page"):
            yield Told(id="heads")
            yield RecordList(id="records")

    def on_mount(self) -> None:
        """Follow what is gathered in the background."""
        self.watch(self.htrack, "chronicled", self._show, init=False)

    def refresh_data(self) -> None:
        """Ask for the book of records, and show what is in it by now."""
        self.htrack.chronicle.wanted()
        self._show()

    def _show(self) -> None:
        chronicle, today = self.htrack.chronicle, self.htrack.clock().date()
        shown = self._shown = chronicle.book.all()
        unit, catalog = chronicle.yardstick.unit, self.htrack.journal.catalog()
        effort, since = self.htrack.settings.effort, today.replace(day=1)
        self.top.left = Content.assemble(
            ("Records", "bold"), (f" · {words.count(len(shown), 'record')}", "$muted")
        )
        lately = sum(each.day >= since for each in shown)
        self.top.right = Content.assemble((str(lately), "bold"), (" this month", "$muted"))
        self.heads.show(lambda width: [_heads(width, there=chronicle.is_there, some=bool(shown))])

        def draw(index: int, width: int, _here: bool) -> Content:
            return _row(shown[index], catalog, unit, today, width, effort)

        self.rows.show_rows([str(number) for number in range(len(shown))], draw)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        """Show how it went with the exercise."""
        exercise_id = self._shown[int(event.key)].exercise_id
        self.dismiss()
        self.htrack.show_progress(exercise_id)

    def action_leave(self) -> None:
        """Go back to where one came from."""
        self.dismiss()


def _sizes(width: int) -> tuple[int, int]:
    """Cells of the name and of what it is."""
    rest = width - DAY - (DONE + BEAT if width >= ROOMY else 0)
    return rest * 11 // 20, rest - rest * 11 // 20


def _heads(width: int, *, there: bool, some: bool) -> Content:
    if not some:
        told = "No records yet: the first one needs an exercise done twice." if there else "…"
        return Content.styled(told, "$muted")
    name, what = _sizes(width)
    more = fitted("DONE", DONE) + "BEAT" if width >= ROOMY else ""
    return Content.styled(
        f"{'DAY':>9}    {fitted('EXERCISE', name)}{fitted('RECORD', what)}{more}", "$muted"
    )


def _row(
    record: Record, catalog: Catalog, unit: str, today: date, width: int, effort: str
) -> Content:
    exercise = catalog.get(record.exercise_id)
    name, what = _sizes(width)
    row = Content.assemble(
        (f"{record_words.day_of(record.day, today):>9} ", "$muted"),
        ("★  ", "$record"),
        fitted(exercise.name if exercise is not None else record.exercise_id, name - 1),
        " ",
        (fitted(record_words.what(record, unit), what - 1), "bold"),
        " ",
    )
    if width < ROOMY:
        return row
    done = fitted(words.a_set(record.logged, unit, effort), DONE)
    return row + Content.assemble(done, (record_words.beaten(record, today), "$muted"))
