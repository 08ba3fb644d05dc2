"""The history as its screen shows it: every workout's row, and what follows from them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from catalog.text import plain
from tui import words
from tui.heat import Days
from tui.history_query import FIRST, LAST, Query, parse
from tui.naming import present_rows
from tui.year import Year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from catalog.exercise import Exercise
    from catalog.library import Catalog
    from store.models import Unit
    from store.review.index import Row

    Known = tuple[str, str]
    """An exercise, and the name under which it was recorded."""

EXACT, INSIDE, ELSEWHERE = range(3)
"""Where the query was found: it is the title, is in the title, or its words are somewhere."""
NO_NOTES: Mapping[str, str] = {}


class Past:
    """Made anew for every change; compares and searches, and adds up when it is asked to."""

    def __init__(
        self,
        rows: Sequence[Row],
        catalog: Catalog,
        unit: Unit,
        today: date,
        notes: Mapping[str, str] = NO_NOTES,
        starred: frozenset[str] = frozenset(),
        week_goal: int = 0,
    ) -> None:
        self._recorded = rows
        self.rows = present_rows(rows, catalog)
        """The newest first."""
        self.catalog = catalog
        self.unit = unit
        self.today = today
        self.notes = notes
        """Workout -> what was noted on it, its exercises and its sets."""
        self.starred = starred
        """Workouts in which a record was set."""
        self.week_goal = week_goal
        """Workouts a week that a streak needs; 0 for one."""

    def is_same(self, other: Past) -> bool:
        """Whether nothing has changed; the journal hands out the same objects until then."""
        return (
            self._recorded is other._recorded
            and self.catalog is other.catalog
            and self.unit == other.unit
            and self.today == other.today
            and self.notes is other.notes
            and self.starred == other.starred
            and self.week_goal == other.week_goal
        )

    @cached_property
    def year(self) -> Year:
        """The last twelve months."""
        return Year.of(self.rows, self.today, self.week_goal)

    @cached_property
    def days(self) -> Days:
        """The sets of each day."""
        sets: dict[date, int] = {}
        for row in self.rows:
            sets[row.day] = sets.get(row.day, 0) + row.sets
        return Days.of(sets, self.today)

    def prepare(self) -> None:
        """Do what the first search would have to do: no key waits for it then."""
        len(self.texts)

    def nearest(self, day: date) -> Row | None:
        """The last workout of a day, or else the one that is least far from it."""
        return min(self.rows, key=lambda row: abs((row.day - day).days), default=None)

    def find(self, typed: str) -> Sequence[Row]:
        """The workouts in which every word is found and that every filter leaves.

        Words are looked for in titles, exercises, notes and dates. Workouts whose title has them
        as they were typed come first, the newest before the others.
        """
        return self.matching(parse(typed, self.today))

    def matching(self, query: Query) -> Sequence[Row]:
        """The same for what is understood already."""
        rows = self.rows
        for keep in self._filters(query):
            rows = [row for row in rows if keep(row)]
        return self._with_words(rows, query.typed) if query.typed else rows

    def _with_words(self, rows: Sequence[Row], typed: str) -> Sequence[Row]:
        texts = self.texts
        left = [(row, *texts[row.id]) for row in rows]
        # Word by word: after the first one, few are left to be looked at.
        for word in typed.split():
            if len(word) > 1:
                left = [each for each in left if word in each[2]]
            else:
                left = [each for each in left if _has_letter(word, each[1], each[2])]
        places: tuple[list[Row], list[Row], list[Row]] = ([], [], [])
        for row, title, _ in left:
            places[_place(typed, title)].append(row)
        return [row for each in places for row in each]

    # Filters, those that leave the fewest first

    def _filters(self, query: Query) -> Iterator[Callable[[Row], bool]]:
        first, last = query.first, query.last
        if (first, last) != (FIRST, LAST):
            yield lambda row: first <= row.day <= last
        for mark in query.marks:
            yield {
                "record": lambda row: row.id in self.starred,
                "import": lambda row: bool(row.app),
                "note": lambda row: row.id in self.notes,
            }[mark]
        if query.app:
            yield lambda row: query.app in plain(row.app)
        if query.note:
            yield lambda row: query.note in plain(self.notes.get(row.id, ""))
        if query.title:
            yield lambda row: query.title in self.texts[row.id][0]
        if query.muscles is not None or query.exercise:
            wanted = self._exercises(query)
            yield lambda row: any(
                known in wanted for known in zip(row.exercise_ids, row.names, strict=True)
            )

    def _exercises(self, query: Query) -> set[Known]:
        """The exercises that are asked for, of all that were done."""
        found = set(self._names)
        if query.exercise:
            asked = query.exercise.split()
            found = {each for each in found if all(word in self._names[each] for word in asked)}
        if query.muscles is not None:
            found = {each for each in found if query.muscles & self._groups(each[0])}
        return found

    def _groups(self, exercise_id: str) -> frozenset[object]:
        exercise = self.catalog.get(exercise_id)
        return frozenset(exercise.groups if exercise is not None else ())

    # What is searched; made once, the first time that it is asked for

    @cached_property
    def _names(self) -> dict[Known, str]:
        """All that each exercise is called."""
        found: dict[Known, str] = {}
        for row in self.rows:
            for known in zip(row.exercise_ids, row.names, strict=True):
                if known not in found:
                    exercise = self.catalog.get(known[0])
                    other = (
                        (exercise.name, *exercise.aliases, *exercise.given_names)
                        if exercise
                        else ()
                    )
                    found[known] = plain(" ".join((known[1], *other)))
        return found

    @cached_property
    def texts(self) -> dict[str, tuple[str, str]]:
        """Workout -> the words of its title, and all its words, a space at either end."""
        titles: dict[str, str] = {}
        names = self._names
        found: dict[str, tuple[str, str]] = {}
        for row in self.rows:
            if row.title not in titles:
                titles[row.title] = plain(row.title)
            title, note = titles[row.title], self.notes.get(row.id, "")
            parts = [title, words.long_day(row.day).casefold()]
            parts += [names[known] for known in zip(row.exercise_ids, row.names, strict=True)]
            if note:
                parts.append(plain(note))
            found[row.id] = title, f" {' '.join(parts)} "
        return found


def _has_letter(letter: str, title: str, text: str) -> bool:
    """Whether a letter is there as a word, or where a word of the title begins."""
    return f" {letter} " in text or f" {letter}" in f" {title}"


def _called(exercise: Exercise | None) -> tuple[str, ...]:
    """Its name, its other ones, and those that it had before it was merged."""
    if exercise is None:
        return ()
    return (exercise.name, *exercise.aliases, *exercise.given_names)


def _place(typed: str, title: str) -> int:
    if typed == title:
        return EXACT
    return INSIDE if typed in title else ELSEWHERE
