"""The same edit of many documents, written down once with the places where it was made.

Merging two exercises edits every workout in which one of them stands. Each of those changes says
the same; two thousand of them would make the file grow by a third of a megabyte a step.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Plain = dict[str, Any]


class _Same(NamedTuple):
    """What changes have in common that can stand together."""

    table: str
    path: tuple[str, str]
    old: str
    new: str


def packed(changes: Iterable[Plain]) -> list[Plain]:
    """The documents of changes, those in a row that say the same as one; order is kept."""
    found: list[Plain] = []
    for same, run in groupby(changes, _same):
        several = list(run)
        ids = [each["id"] for each in several]
        if same is None or len(ids) < 2 or len({*ids}) < len(ids):
            found += several
        else:
            found.append(_together(same, several))
    return found


def unpacked(changes: Iterable[Plain]) -> Iterator[Plain]:
    """The documents of changes one by one, as they were given to `packed`."""
    for change in changes:
        if "at" in change:
            yield from _apart(change)
        else:
            yield change


def _together(same: _Same, several: Iterable[Plain]) -> Plain:
    return {
        "table": same.table,
        "path": list(same.path),
        "old": same.old,
        "new": same.new,
        "at": {each["id"]: [edit["path"][1] for edit in each["edits"]] for each in several},
    }


def _apart(change: Plain) -> Iterator[Plain]:
    items, field = change["path"]
    run = {"old": [change["old"]], "new": [change["new"]]}
    for id_, places in change["at"].items():
        edits = [{"path": [items, place, field], **run} for place in places]
        yield {"table": change["table"], "id": id_, "edits": edits}


def _same(change: Plain) -> _Same | None:
    """What a change says, if it puts one text in the place of another in items of a list."""
    said = {_said(edit) for edit in change.get("edits", ())}
    if len(said) != 1 or "removed" in change:
        return None
    (only,) = said
    return only and _Same(change["table"], *only)


def _said(edit: Plain) -> tuple[tuple[str, str], str, str] | None:
    path, old, new = edit["path"], edit["old"], edit["new"]
    if [type(step) for step in path] != [str, int, str]:
        return None
    if [type(value) for value in (*old, *new)] != [str, str] or len(old) != 1:
        return None
    return (path[0], path[2]), old[0], new[0]
