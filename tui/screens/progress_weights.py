"""What can be done with the weight of the body: written down, corrected, deleted, undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import UsageError
from tui import words
from tui.screens.undoing import Undoing
from tui.weighing import EXAMPLE, Weight, last_on, log_weight, read_weight, weight_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from store.plan import BodyWeight


class BodyWeights(Undoing):
    """Changes what the scales said; the screen says which day is read, and shows it again."""

    def weighed_day(self) -> date | None:
        """The day whose weight is read, where that is what is shown."""
        raise NotImplementedError

    def show_weight_of(self, day: date | None) -> None:
        """Read anew, and show the weight of the body, read at a day."""
        raise NotImplementedError

    def action_weigh(self) -> None:
        """Write down what the scales say, today or on another day."""
        journal = self.htrack.journal

        def keep(found: Weight | None) -> None:
            if found is not None:
                self._changed(lambda: log_weight(journal, found), found.day)

        self._ask("Weight of the body", "", lambda typed: read_weight(typed, journal), keep)

    def action_correct(self) -> None:
        """Change the weight that is read."""
        weight = self._read()
        if weight is None:
            return
        journal, day = self.htrack.journal, weight.at.date()

        def read(typed: str) -> Weight:
            found = read_weight(f"{typed} @ {day.isoformat()}", journal)
            return found._replace(unit=found.unit if _names_unit(typed) else weight.unit)

        def keep(found: Weight | None) -> None:
            if found is not None:
                self._changed(lambda: self._corrected(weight, found), day)

        self._ask(f"Weight of {words.long_day(day)}", words.number(weight.value), read, keep)

    def _corrected(self, weight: BodyWeight, found: Weight) -> str:
        journal = self.htrack.journal
        now = journal.correct_body_weight(weight.id, found.value, found.unit)
        was = f"{words.number(weight.value)} {weight.unit.value}"
        return f"Body weight: {weight_words(now, self._now())}, was {was}; u takes it back."

    def action_delete_weight(self) -> None:
        """Delete the weight that is read."""
        weight = self._read()
        if weight is not None:
            self._changed(lambda: self._deleted(weight), weight.at.date())

    def _deleted(self, weight: BodyWeight) -> str:
        self.htrack.journal.delete_body_weight(weight.id)
        return f"Deleted {weight_words(weight, self._now())}; u brings it back."

    def _now(self) -> date:
        return self.htrack.clock().date()

    def _read(self) -> BodyWeight | None:
        day = self.weighed_day()
        return None if day is None else last_on(self.htrack.journal, day)

    def _changed(self, change: Callable[[], str], day: date) -> None:
        told = self.attempt(change)
        self.show_weight_of(day)
        self.htrack.data_changed()
        if told is not None:
            self.htrack.tell(told)

    def _ask(
        self,
        title: str,
        text: str,
        read: Callable[[str], Weight],
        keep: Callable[[Weight | None], None],
    ) -> None:
        from tui.screens.line_sheet import LineSheet

        today = self._now()

        def told(found: Weight) -> str:
            on = f"{words.long_day(found.day)}, {words.days_ago(found.day, today)}"
            return f"{words.number(found.value)} {found.unit.value} on {on}"

        example = "82.5 or 181 lb" if text else EXAMPLE
        self.app.push_screen(
            LineSheet(title, text, _bounded(read), told, example=example, replaced=True), keep
        )


def _names_unit(typed: str) -> bool:
    return typed.rstrip().casefold().endswith(("kg", "lb"))


def _bounded(read: Callable[[str], Weight]) -> Callable[[str], Weight]:
    """Refuse while it is typed what no scales say."""

    def bounded(typed: str) -> Weight:
        from store.plan import HEAVIEST_BODY

        found = read(typed)
        if not 0 < found.value <= HEAVIEST_BODY:
            raise UsageError(f"A body doesn't weigh {found.value:g} {found.unit}.")
        return found

    return bounded
