"""How an exercise is done, in a few lines, read from the text beside this module.

An exercise's id stands alone in a line; its cues follow, a line each, indented. A `#` at the
beginning of a line makes it a heading for people.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXT = Path(__file__).with_name("cues.txt")


def cues(exercise_id: str) -> tuple[str, ...]:
    """Return how to set up, how to move and what to avoid; empty for an exercise unknown here.

    The text is read when it is first asked for, and once.
    """
    return _builtin().get(exercise_id, ())


def read_cues(text: Path = TEXT) -> Mapping[str, tuple[str, ...]]:
    """Return the cue lines by exercise id, in the order of the text."""
    found: dict[str, tuple[str, ...]] = {}
    exercise_id = ""
    for line in text.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            found[exercise_id] += (line.strip(),)
        elif line and not line.startswith("#"):
            exercise_id = line
            found[exercise_id] = ()
    return found


@cache
def _builtin() -> Mapping[str, tuple[str, ...]]:
    return read_cues()
