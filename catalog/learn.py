"""The page that explains the hamstrings, read from the text beside this module."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

TEXT = Path(__file__).with_name("learn.md")
HEADING = "## "


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines below it, as they are broken in the text."""

    title: str
    lines: tuple[str, ...]


@cache
def learn_page() -> tuple[Section, ...]:
    """Return the sections in their order; the text is read when first asked for, and once."""
    _title, *sections = TEXT.read_text(encoding="utf-8").split(f"\n{HEADING}")
    return tuple(_section(section) for section in sections)


def _section(text: str) -> Section:
    title, *lines = text.strip().splitlines()
    return Section(title, tuple(lines))
