"""Keys that act in the order in which they were typed."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Self
from weakref import WeakKeyDictionary

from textual import events
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.app import App

PAUSE = 0.01
PATIENCE = 200
"""Pauses, in seconds and in number, for a screen that is on its way."""


class KeysInOrder(Widget):
    """Does here and now what a key is bound to, wherever that is.

    Left to bubble, a key acts only after those that were typed behind it: `80 enter 8` becomes
    808, and a set is logged after the workout was finished.
    """

    def focus(self, scroll_visible: bool = True) -> Self:
        """Take the focus at once: the keys behind the one that asked for it belong here."""
        if not (self.is_attached and self.focusable):
            return super().focus(scroll_visible)
        self.screen.set_focus(self, scroll_visible)
        return self

    async def on_key(self, event: events.Key) -> None:
        """Act on the key, or hand it to what has the focus by now, on whichever screen."""
        event.stop()
        event.prevent_default()
        waiting = _typed_ahead(self.app)
        waiting.append(event)
        while waiting and self.app.screen.focused is self:
            await self._act(waiting.popleft())
        if waiting:
            _hand_over(self.app, PATIENCE)

    async def _act(self, event: events.Key) -> None:
        if self.take_key(event):
            return
        active = self.screen.active_bindings.get(event.key)
        if active is not None and active.enabled:
            await self.app.run_action(active.binding.action, active.node)

    def take_key(self, event: events.Key) -> bool:  # noqa: ARG002
        """Whether the key is text for this widget; then nothing else is done with it."""
        return False


_TYPED_AHEAD: WeakKeyDictionary[App[object], deque[events.Key]] = WeakKeyDictionary()
"""Keys that wait for their turn, or for the screen that is on its way."""


def _typed_ahead(app: App[object]) -> deque[events.Key]:
    return _TYPED_AHEAD.setdefault(app, deque())


def _hand_over(app: App[object], patience: int) -> None:
    """Give the keys that wait to what has the focus, as soon as something has it."""
    waiting, target = _typed_ahead(app), app.screen.focused
    if waiting and target is None and patience:
        app.set_timer(PAUSE, lambda: _hand_over(app, patience - 1))
        return
    while waiting:
        key = waiting.popleft()
        # A key that was stopped on its way to one widget would not act in another.
        (target or app.screen).post_message(events.Key(key.key, key.character))
