"""Text that people type or import, before it becomes a name."""

from __future__ import annotations

import unicodedata

from store.errors import UsageError

_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and a symbol by their category, of which nothing is drawn."""


def visible_name(text: str) -> str:
    """The name with its white space in order; raise UsageError for one that nobody could see.

    Also for text that can't be stored: half of a surrogate pair, which stands for bytes that are
    no UTF-8.
    """
    name = " ".join(text.split())
    if not is_text(name):
        raise UsageError(f"The name {name[:40]!a} holds bytes that are no text: type it anew.")
    if not is_visible(name):
        raise UsageError("The name of an exercise needs at least one character that can be seen.")
    return name


def is_visible(text: str) -> bool:
    """Whether there is anything in it to be seen."""
    return any(map(_shows, text))


def is_text(text: str) -> bool:
    """Whether it can be written as UTF-8."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _shows(character: str) -> bool:
    """Letters, numbers, punctuation and symbols do; accents and spaces need one of them."""
    return unicodedata.category(character)[0] in "LNPS" and character not in _BLANK
