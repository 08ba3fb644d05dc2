"""A file read with suspicion: JSON that is beyond doubt, and the tables that TinyDB keeps."""

from __future__ import annotations

import json
import re
from typing import Any

from store.strict_json import StrictReader

Documents = dict[str, dict[str, dict[str, Any]]]
"""Table name -> document id -> document, as TinyDB understands a file."""

_DOC_ID = re.compile(r"0|-?[1-9][0-9]{0,17}", re.ASCII)
_MARKER = re.compile(rb"^(<{7}|={7}|>{7}|\|{7})", re.MULTILINE)


class Unreadable(ValueError):  # noqa: N818 - a verdict on the file, caught before a person sees it
    """Why a content can't be trusted: the rest of a sentence that begins with the file."""


def parse(content: bytes) -> Documents:
    """Tables of documents; raises `Unreadable` with what is wrong and where."""
    _refuse_obvious(content)
    try:
        tables = StrictReader(Unreadable).read(content.decode())
    except UnicodeDecodeError as error:
        raise Unreadable(f"byte {error.start} is not UTF-8 text") from error
    except json.JSONDecodeError as error:
        raise Unreadable(_not_json(content, error)) from error
    return _as_tinydb(tables)


def _refuse_obvious(content: bytes) -> None:
    if not content.strip():
        raise Unreadable("it is empty")
    if b"\0" in content:
        raise Unreadable("it holds zero bytes, as after a power cut or a broken copy")
    if marker := _MARKER.search(content):
        line = content.count(b"\n", 0, marker.start()) + 1
        raise Unreadable(f"line {line} is a merge-conflict marker")


def _not_json(content: bytes, error: json.JSONDecodeError) -> str:
    if error.pos >= len(content.decode().rstrip()) - 1 or error.msg.startswith("Unterminated"):
        return f"it breaks off in line {error.lineno}"
    return f"it is not JSON from line {error.lineno}, column {error.colno} on"


def _as_tinydb(tables: object) -> Documents:
    if not isinstance(tables, dict):
        raise Unreadable("it is JSON, but not a TinyDB file")
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise Unreadable(f"{name[:40]!r} is not a TinyDB table")
        for doc_id, document in table.items():
            if not _DOC_ID.fullmatch(doc_id) or not isinstance(document, dict):
                raise Unreadable(f"{doc_id[:40]!r} in {name[:40]!r} is not a TinyDB document")
    return tables
