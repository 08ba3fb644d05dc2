from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import ImportFileError
from store.exchange.decoding import LARGEST, decoded

TEXT = "Übung;深蹲\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_without_a_word(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding)) == (TEXT, ())


def test_the_old_windows_encoding_is_read_with_a_warning() -> None:
    text, warnings = decoded("Name\nÜbung – “schwer”".encode("cp1252"))
    assert text == "Name\nÜbung – “schwer”"
    assert len(warnings) == 1
    assert "line 2" in warnings[0]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"PK\x03\x04rest", "zip archive: unpack"),
        (b"\x1f\x8b\x08rest", "gzip archive: unpack"),
        (b"SQLite format 3\0rest", "database"),
        (b"%PDF-1.7", "PDF"),
        (b"abc\0def", "zero bytes"),
        (b"\0" * 100, "zero bytes"),
        (b"abc\x81\x8d", "binary"),
        (b"\xff\xfea", "UTF-16"),
    ],
)
def test_what_is_no_text_is_named(content: bytes, what: str) -> None:
    with pytest.raises(ImportFileError, match=what):
        decoded(content)


def test_what_is_too_large_is_refused() -> None:
    with pytest.raises(ImportFileError, match="too much"):
        decoded(bytes(LARGEST + 1))


@given(st.binary(max_size=60))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    try:
        text, _ = decoded(content)
    except ImportFileError:
        return
    assert "\0" not in text
    assert text.strip()
