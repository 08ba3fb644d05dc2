"""Keys that were typed ahead of a move of the focus, within one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

if TYPE_CHECKING:
    from textual.widget import Widget


def handed_on(widget: Widget, event: events.Key) -> bool:
    """Give a key to what has the focus by now; not, when that is the widget itself."""
    focused = widget.screen.focused
    if focused is None or focused is widget:
        return False
    focused.post_message(events.Key(event.key, event.character))
    return True
