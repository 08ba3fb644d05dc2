"""A quick look at the newest workouts and the one in progress, for the first frame.

Best effort: reads at most the end of a file, trusts nothing, writes nothing, waits for no lock.
Whoever changes data reads it properly first.
"""

from __future__ import annotations

import json
import os
import re
import stat
from typing import TYPE_CHECKING, Any

from store.file.places import open_path
from store.shapes import flaw_of_sets, flaw_of_workout

if TYPE_CHECKING:
    from pathlib import Path

REACH = 64 * 1024
"""Bytes read from the end of a history: about 30 workouts."""

_HEADER = b'"workouts": {'
_END = b"\n}\n}\n"
_DOCUMENT = re.compile(rb',?"-?[0-9]+":(\{.*\})')


def tail_documents(path: Path, limit: int) -> list[dict[str, Any]]:
    """The last `limit` workouts inserted into the history, the newest last; [] when in doubt.

    Each can be made a row of.
    """
    content = _read_end(path, REACH)
    if not content.endswith(_END):
        return []
    rows = content[: -len(_END)].split(b"\n")
    if _HEADER in rows:
        rows = rows[rows.index(_HEADER) + 1 :]
    else:
        del rows[0]  # it begins before our reach
    return _decode(rows[-limit:] if limit > 0 else [])


def peek_open(path: Path) -> dict[str, Any] | None:
    """The workout in progress of the data file `path`; None without one or when in doubt.

    Its sets can be shown.
    """
    content = _read_end(open_path(path), 4 * REACH)
    _, header, rows = content.rpartition(b"\n" + _HEADER + b"\n")
    if not header or not rows.endswith(_END):
        return None
    documents = _decode([rows[: -len(_END)]])
    return documents[0] if documents and flaw_of_sets(documents[0]) is None else None


def _read_end(path: Path, reach: int) -> bytes:
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return b""
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return b""
        return os.pread(handle, reach, max(0, status.st_size - reach))
    except OSError:
        return b""
    finally:
        os.close(handle)


def _decode(rows: list[bytes]) -> list[dict[str, Any]]:
    """The documents in these lines; none at all if one of them is odd."""
    documents = []
    for row in rows:
        found = _DOCUMENT.fullmatch(row)
        if found is None:
            return []
        try:
            document = json.loads(found[1])
        except (ValueError, RecursionError):
            return []
        if flaw_of_workout(document):
            return []
        documents.append(document)
    return documents
