"""TinyDB's JSON, one document a line: bytes <-> tables of encoded documents.

    {
    "meta": {
    "1":{"app":"htrack","kind":"history","schema":1}
    },
    "workouts": {
    "1":{...}
    ,"2":{...}
    }
    }

The comma leads, so that a new workout is one new line in a diff; the workouts come last, so
that the end of the file holds the newest. A document stays the bytes it was read as: ten years
of training cost their size in memory, and saving encodes only what is new.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any

import orjson

from store.errors import StoreError
from store.file import strict

Tables = dict[str, dict[str, bytes]]
"""Table name -> document id -> the document as orjson writes it."""

LAST = "workouts"

_DOCUMENT = re.compile(rb'(,?)"(0|-?[1-9][0-9]{0,17})":(\{.*\})')
_TABLE = re.compile(rb'("(?:[^"\\]|\\.)*"): \{')


class Line(MutableMapping[str, Any]):
    """One document, decoded when first touched; private to the one who asked for it."""

    __slots__ = ("_document", "_raw")

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._document: dict[str, Any] | None = None

    def raw(self) -> bytes:
        """The document encoded; what was never touched is not encoded again."""
        return self._raw if self._document is None else encode(self._document)

    def _decoded(self) -> dict[str, Any]:
        if self._document is None:
            self._document = orjson.loads(self._raw)
        return self._document

    def __getitem__(self, key: str) -> Any:
        return self._decoded()[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self._decoded()[key] = value

    def __delitem__(self, key: str) -> None:
        del self._decoded()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._decoded())

    def __len__(self) -> int:
        return len(self._decoded())

    def __repr__(self) -> str:
        return f"Line({self._decoded()!r})"


def parse(content: bytes) -> Tables:
    """The tables in a file; raises `strict.Unreadable` for anything with a doubt about it.

    Our own layout is decoded and encoded again, line by line: equal bytes hold no duplicate
    key and no number that would change. Any other TinyDB file takes the slow and strict way.
    """
    try:
        return _parse_layout(content)
    except _OtherLayoutError:
        return {
            name: {doc_id: _encode_read(document) for doc_id, document in table.items()}
            for name, table in strict.parse(content).items()
        }


def render(tables: Tables) -> bytes:
    """The file's content; the order of tables and documents is kept, workouts come last."""
    names = [name for name in tables if name != LAST] + [LAST] * (LAST in tables)
    parts = [b"{\n"]
    for index, name in enumerate(names):
        parts += (b"},\n" if index else b"", orjson.dumps(name), b": {\n")
        parts.append(_render_documents(tables[name]))
    parts.append(b"}\n}\n" if names else b"}\n")
    return b"".join(parts)


def encode(document: Mapping[str, Any]) -> bytes:
    """One document on one line; raises `StoreError` for what JSON can't hold as it is."""
    try:
        raw = orjson.dumps(dict(document), option=orjson.OPT_PASSTHROUGH_DATETIME)
    except TypeError as error:
        raise StoreError(f"A workout could not be saved: {error}.") from error
    # orjson writes NaN and infinity as null; a document without null has none to look for.
    if b"null" in raw and _holds_unreal(document):
        raise StoreError("A workout could not be saved: it holds a number that is not finite.")
    return raw


def raw_of(document: Mapping[str, Any]) -> bytes:
    """The encoded form of what TinyDB hands back: an untouched `Line`, or any mapping."""
    return document.raw() if isinstance(document, Line) else encode(document)


class _OtherLayoutError(Exception):
    """Not as `render` writes it, which does not mean that it is wrong."""


def _parse_layout(content: bytes) -> Tables:
    rows = content.split(b"\n")
    if rows[0] != b"{" or rows[-2:] != [b"}", b""]:
        raise _OtherLayoutError
    tables: Tables = {}
    position = 1
    while position < len(rows) - 2:
        name = _table_name(rows[position])
        if name in tables:
            raise _OtherLayoutError
        table, position = _parse_documents(rows, position + 1)
        tables[name] = table
        if rows[position] != (b"}" if position == len(rows) - 3 else b"},"):
            raise _OtherLayoutError
        position += 1
    return tables


def _table_name(row: bytes) -> str:
    found = _TABLE.fullmatch(row)
    if found is None:
        raise _OtherLayoutError
    try:
        name = orjson.loads(found[1])
    except orjson.JSONDecodeError:
        raise _OtherLayoutError from None
    if not isinstance(name, str) or orjson.dumps(name) != found[1]:
        raise _OtherLayoutError
    return name


def _parse_documents(rows: list[bytes], position: int) -> tuple[dict[str, bytes], int]:
    """The documents from a row on, and the row after the last of them."""
    table: dict[str, bytes] = {}
    start = position
    match, loads, dumps = _DOCUMENT.fullmatch, orjson.loads, orjson.dumps
    try:
        while found := match(rows[position]):
            comma, doc_id, raw = found.groups()
            if bool(comma) != bool(table) or dumps(loads(raw)) != raw:
                raise _OtherLayoutError
            table[doc_id.decode()] = raw
            position += 1
    except (orjson.JSONDecodeError, TypeError):
        raise _OtherLayoutError from None
    if len(table) != position - start:  # a document id that occurs twice
        raise _OtherLayoutError
    return table, position


def _render_documents(table: dict[str, bytes]) -> bytes:
    rows = [b'"%b":%b\n' % (doc_id.encode(), raw) for doc_id, raw in table.items()]
    return b",".join(rows)


def _encode_read(document: dict[str, Any]) -> bytes:
    try:
        return encode(document)
    except StoreError as error:
        raise strict.Unreadable("it holds text or numbers that could not be saved again") from error


def _holds_unreal(value: object) -> bool:
    if isinstance(value, float):
        return not math.isfinite(value)
    if isinstance(value, Mapping):
        return any(map(_holds_unreal, value.values()))
    if isinstance(value, (list, tuple)):
        return any(map(_holds_unreal, value))
    return False
