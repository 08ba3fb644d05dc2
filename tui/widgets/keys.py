"""Keys that act in the order in which they were typed."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING
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

    async def on_key(self, event: events.Key) -> None:
        """Act on the key, or hand it to the screen that has come in front meanwhile."""
        event.stop()
        event.prevent_default()
        if self.app.screen is not self.screen:
            _pass_on(self.app, event)
        elif not self.take_key(event):
            active = self.screen.active_bindings.get(event.key)
            if active is not None and active.enabled:
                await self.app.run_action(active.binding.action, active.node)

    def take_key(self, event: events.Key) -> bool:  # noqa: ARG002
        """Whether the key is text for this widget; then nothing else is done with it."""
        return False


_TYPED_AHEAD: WeakKeyDictionary[App[object], deque[events.Key]] = WeakKeyDictionary()
"""Keys that wait for the screen that is on its way."""


def _pass_on(app: App[object], event: events.Key) -> None:
    """Give a key that was typed ahead to the screen in front, once it can take it."""
    waiting = _TYPED_AHEAD.setdefault(app, deque())
    waiting.append(events.Key(event.key, event.character))
    if len(waiting) == 1:
        _hand_over(app, waiting, PATIENCE)


def _hand_over(app: App[object], waiting: deque[events.Key], patience: int) -> None:
    target = app.screen.focused
    if target is None and patience:
        app.set_timer(PAUSE, lambda: _hand_over(app, waiting, patience - 1))
        return
    while waiting:
        (target or app.screen).post_message(waiting.popleft())
