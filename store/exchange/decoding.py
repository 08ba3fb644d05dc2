"""Bytes to text; whatever is not text is refused with what it seems to be."""

from __future__ import annotations

import codecs

from store.errors import ImportFileError

LARGEST = 64 * 1024 * 1024
"""Bytes. Thirty years of sets as CSV are some 20 MB; beyond this it isn't a training history."""

_MAGIC = {
    b"PK\x03\x04": "a zip archive: unpack it and import the file inside",
    b"PK\x05\x06": "an empty zip archive",
    b"\x1f\x8b": "a gzip archive: unpack it and import the file inside",
    b"BZh": "a bzip2 archive: unpack it and import the file inside",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive: unpack it and import the file inside",
    b"\xfd7zXZ": "an xz archive: unpack it and import the file inside",
    b"\x28\xb5\x2f\xfd": "a zstd archive: unpack it and import the file inside",
    b"SQLite format 3\0": "a database: export as CSV in the app that made it",
    b"%PDF": "a PDF document: export as CSV instead",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, and warnings about how it was understood; raise ImportFileError for no text.

    UTF-8 with or without a byte-order mark, UTF-16 with one, else Windows-1252.
    """
    if len(content) > LARGEST:
        raise ImportFileError(
            f"it holds more than {LARGEST // 1_000_000} MB, too much for a training history"
        )
    for magic, what in _MAGIC.items():
        if content.startswith(magic):
            raise ImportFileError(f"it is {what}")
    text, warnings = _text_of(content)
    if "\0" in text:
        raise ImportFileError("it holds zero bytes: it is a binary or damaged file, not text")
    if not text.strip():
        raise ImportFileError("it is empty")
    return text, warnings


def _text_of(content: bytes) -> tuple[str, tuple[str, ...]]:
    if content.startswith(_UTF16):
        try:
            return content.decode("utf-16"), ()
        except UnicodeDecodeError as error:
            raise ImportFileError("it begins like UTF-16 text, but is damaged") from error
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        place = error.start
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise ImportFileError("it is a binary file, not text") from error
    line = content.count(b"\n", 0, place) + 1
    return text, (f"not UTF-8 (line {line}): read as Windows-1252, check letters with accents",)
