"""The only door from stored text to anything that shows it.

Exercise names, notes and titles are typed by people and imported from strangers. Control
characters, escape sequences and direction overrides in them must not act.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.content import Content

_DIRECTION = {
    "\u200e": "",
    "\u200f": "",
    "\u061c": "",
    **dict.fromkeys(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "\N{REPLACEMENT CHARACTER}"
    ),
}
_VISIBLE_CONTROL = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421"}

_STRAY_JOINER = re.compile("\u200d(?![^\\s\u200d])|(?<![^\\s\u200d])\u200d")
"""A zero-width joiner that joins nothing; it would swallow the space or frame beside the text."""


_EMOJI = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001faff]"
)
_MODIFIERS = "[\ufe0f\U0001f3fb-\U0001f3ff]*"
_SEQUENCE = re.compile(f"({_EMOJI}){_MODIFIERS}(?:\u200d{_EMOJI}{_MODIFIERS})*")
"""An emoji with its skin tone, its presentation and those joined to it."""
_KEYCAP = re.compile("([0-9#*])\ufe0f?\u20e3")


def showable(text: str, *, lines: bool = False) -> str:
    r"""Text that does nothing but show: controls become ␛-like pictures, overrides become �.

    Of a sequence of emoji only the first stays: how many cells the whole fills, terminals don't
    agree on, and what stands behind it would leave its column. With `lines`, line breaks stay;
    otherwise they become spaces.
    """
    if text.isascii() and text.isprintable():
        return text
    safe = "".join(_safe(character, lines=lines) for character in text)
    safe = _STRAY_JOINER.sub("", safe) if "\u200d" in safe else safe
    return _KEYCAP.sub(r"\1", _SEQUENCE.sub(r"\1", safe))


def _safe(character: str, *, lines: bool) -> str:
    if character == "\n":
        return "\n" if lines else " "
    if character == "\t":
        return " "
    if character in _DIRECTION:
        return _DIRECTION[character]
    code = ord(character)
    if code in _VISIBLE_CONTROL:
        return _VISIBLE_CONTROL[code]
    if unicodedata.category(character) in {"Cc", "Cs", "Cf", "Zl", "Zp"} and code != 0x200D:
        return "\N{REPLACEMENT CHARACTER}" if code < 0xA0 or 0xD800 <= code < 0xE000 else ""
    return character


def content(text: str, style: str = "") -> Content:
    """Stored text as Textual content: never read as markup."""
    from textual.content import Content

    shown = showable(text)
    return Content.styled(shown, style) if style else Content(shown)


def fitted(text: str, width: int, *, right: bool = False) -> str:
    """Stored text in exactly so many cells, cut with an ellipsis, padded with spaces."""
    from rich.cells import cell_len, set_cell_size

    if width <= 0:
        return ""
    # No name fills more cells than this; measuring 10,000 characters for each frame would show.
    shown = showable(text[: width * 4 + 8])
    size = cell_len(shown)
    if size > width:
        return set_cell_size(shown, width - 1) + "…"
    return " " * (width - size) + shown if right else shown + " " * (width - size)


def two_ends(left: Content, right: Content, width: int) -> Content:
    """One line with something at either end; the left end gives way."""
    room = max(0, width - right.cell_length - (1 if right.cell_length else 0))
    if left.cell_length > room:
        left = left.truncate(room, ellipsis=True)
    gap = max(0, width - left.cell_length - right.cell_length)
    return left.pad_right(gap) + right
