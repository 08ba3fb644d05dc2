"""The history as its screen shows it: every workout's row, and what follows from them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from catalog.text import plain
from tui import words
from tui.heat import Days
from tui.year import Year

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from catalog.library import Catalog
    from store.models import Unit
    from store.review.index import Row

LONGEST_QUERY = 200
EXACT, INSIDE, ELSEWHERE = range(3)
"""Where the query was found: it is the title, is in the title, or its words are somewhere."""


class Past:
    """Made anew for every change; compares and searches, and adds up when it is asked to."""

    def __init__(self, rows: Sequence[Row], catalog: Catalog, unit: Unit, today: date) -> None:
        self.rows = rows
        """The newest first."""
        self.catalog = catalog
        self.unit = unit
        self.today = today

    def is_same(self, other: Past) -> bool:
        """Whether nothing has changed; the journal hands out the same objects until then."""
        return (
            self.rows is other.rows
            and self.catalog is other.catalog
            and self.unit == other.unit
            and self.today == other.today
        )

    @cached_property
    def year(self) -> Year:
        """The last twelve months."""
        return Year.of(self.rows, self.today)

    @cached_property
    def days(self) -> Days:
        """The sets of each day."""
        sets: dict[date, int] = {}
        for row in self.rows:
            sets[row.day] = sets.get(row.day, 0) + row.sets
        return Days.of(sets, self.today)

    def find(self, query: str) -> Sequence[Row]:
        """The workouts in whose title, exercises or month every word is found.

        Those whose title has the query as it was typed come first, the newest before the others.
        """
        typed = plain(query[:LONGEST_QUERY])
        if not typed:
            return self.rows
        words_typed = typed.split()
        found = [
            (_place(typed, title), row)
            for row, (title, text) in zip(self.rows, self._texts, strict=True)
            if all(_has(word, title, text) for word in words_typed)
        ]
        found.sort(key=lambda each: each[0])
        return [row for _, row in found]

    @cached_property
    def _texts(self) -> list[tuple[str, str]]:
        """The words of each title, and all words of each workout, a space at either end."""
        names: dict[tuple[str, str], str] = {}
        return [self._text(row, names) for row in self.rows]

    def _text(self, row: Row, names: dict[tuple[str, str], str]) -> tuple[str, str]:
        title = plain(row.title)
        parts = [title, words.long_day(row.day).casefold()]
        for known in zip(row.exercise_ids, row.names, strict=True):
            if known not in names:
                exercise = self.catalog.get(known[0])
                other = (exercise.name, *exercise.aliases) if exercise else ()
                names[known] = plain(" ".join((known[1], *other)))
            parts.append(names[known])
        return title, f" {' '.join(parts)} "


def _has(word: str, title: str, text: str) -> bool:
    """Whether a word is there; a single letter only as a word, or where one of the title begins."""
    if len(word) > 1:
        return word in text
    return f" {word} " in text or f" {word}" in f" {title}"


def _place(typed: str, title: str) -> int:
    if typed == title:
        return EXACT
    return INSIDE if typed in title else ELSEWHERE
