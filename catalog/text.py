"""How names are made comparable, for equality and for search."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = re.compile(r"['’‘`´]")
_NOT_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return the form in which two spellings of one name are equal.

    Compatibility forms, letter case, runs of white space and characters that nobody sees
    (zero-width, direction marks) do not count; punctuation does.
    """
    if text.isascii():
        return " ".join(text.casefold().split())
    seen = "".join(c for c in text if unicodedata.category(c) != "Cf")
    composed = unicodedata.normalize("NFKC", seen).casefold()
    return " ".join(unicodedata.normalize("NFKC", composed).split())


def plain(text: str) -> str:
    """Return only the words: `fold`, without accents and with punctuation as spaces.

    An apostrophe joins instead: "Farmer's" is the one word "farmers".
    """
    if text.isascii():
        letters = text.casefold()
    else:
        decomposed = unicodedata.normalize("NFKD", fold(text))
        letters = "".join(c for c in decomposed if unicodedata.category(c)[0] != "M")
    return _NOT_WORD.sub(" ", _APOSTROPHES.sub("", letters)).strip()
