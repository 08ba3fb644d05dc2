"""A window over a screen, which goes away once, however often it is told to."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType


class Sheet(ModalScreen[ScreenResultType]):
    """A modal screen that a key typed ahead can't dismiss a second time."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Go away with a result, unless that has happened already."""
        if self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)
