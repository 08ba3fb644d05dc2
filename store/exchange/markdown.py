"""The history as a journal to read: Markdown, one section a workout, oldest first."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from store.units import plain_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.exchange.reading import Document

_ACTIVE = re.compile(r"[\\`*_\[\]<>&|~$^@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""What is markup anywhere in a line, and what makes a bare address a link."""
_LINE_START = re.compile(r"^(\d*)([#+\-=:!.)])", re.ASCII)
"""What makes a line a heading, a list or a rule when it begins with it."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SIGNS = {"added": "+", "assisted": "−"}
_MARKS = {"warmup": "warm-up", "drop": "drop set", "failure": "to failure"}


def write(workouts: Iterable[Document]) -> Iterator[str]:
    """The journal in pieces, a heading first and then a workout each."""
    yield "# Training journal\n"
    for workout in workouts:
        yield "\n" + "\n".join(_section(workout)) + "\n"


def escaped(text: str) -> str:
    """Text on one line in which nothing is markup, HTML, a link or a terminal command."""
    line = " ".join(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", text).split())
    safe = _ACTIVE.sub(_escape, line)
    return _LINE_START.sub(r"\1\\\2", safe)


def _escape(found: re.Match[str]) -> str:
    return _ENTITIES.get(found[0]) or "\\" + found[0]


def _section(workout: Document) -> Iterator[str]:
    title = escaped(workout.get("title", ""))
    yield f"## {workout['started_at'][:10]}{' · ' + title if title else ''}"
    yield ""
    yield _times(workout)
    yield from _quoted(workout.get("note", ""))
    for entry in workout.get("entries", ()):
        yield ""
        yield f"### {escaped(entry['name']) or 'Exercise without a name'}"
        yield ""
        yield from _quoted(entry.get("note", ""), after="")
        yield from (f"{place}. {_set(each)}" for place, each in enumerate(entry.get("sets", ()), 1))


def _times(workout: Document) -> str:
    start = datetime.fromisoformat(workout["started_at"])
    if "ended_at" not in workout:
        return f"{start:%H:%M}"
    end = datetime.fromisoformat(workout["ended_at"])
    minutes = round((end - start).total_seconds() / 60)
    return f"{start:%H:%M}–{end:%H:%M}, {minutes} min"


def _quoted(note: str, after: str | None = None) -> Iterator[str]:
    lines = [escaped(line) for line in note.splitlines() if line.strip()]
    if not lines:
        return
    if after is None:
        yield ""
    yield from (f"> {line}  " for line in lines)
    if after is not None:
        yield after


def _set(done: dict[str, Any]) -> str:
    parts = [part for part in (_load(done.get("load")), _amount(done)) if part]
    words = " × ".join(parts) or "done"
    details = [
        _MARKS.get(done.get("kind", ""), ""),
        f"{done['side']} side" if "side" in done else "",
        f"RPE {plain_number(done['rpe'])}" if "rpe" in done else "",
        f"tempo {escaped(done['tempo'])}" if done.get("tempo") else "",
        escaped(done.get("note", "")),
    ]
    return ", ".join([words, *filter(None, details)])


def _load(load: dict[str, Any] | None) -> str:
    if load is None:
        return ""
    mode = load.get("mode", "external")
    weight = f"{plain_number(load['value'])} {load['unit']}" if "value" in load else ""
    if mode == "bodyweight":
        return f"bodyweight ({weight})" if weight else "bodyweight"
    if mode == "band":
        return " ".join(filter(None, ("band", escaped(load.get("label", "")), weight)))
    return f"{_SIGNS.get(mode, '')}{weight}"


def _amount(done: dict[str, Any]) -> str:
    amounts = [
        f"{done['reps']}" if "reps" in done else "",
        f"{plain_number(done['seconds'])} s" if "seconds" in done else "",
        f"{plain_number(done['metres'])} m" if "metres" in done else "",
    ]
    return ", ".join(filter(None, amounts))
