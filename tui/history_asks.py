"""What History asks for in a line: a day, a time, a workout to write down."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.days import HOW, read_day
from store.errors import HtrackError, UsageError
from tui import words
from tui.days import Span, read_span
from tui.history_query import period
from tui.naming import title_of
from tui.screens.line_sheet import LineSheet

if TYPE_CHECKING:
    from datetime import date

    from store.grammar.entry import Entry
    from store.journal import Journal
    from store.models import Workout
    from tui.past import Past

LONGEST_DAY = 3
"""Words that a day may have: `13 nov 2025`."""


def ask_day(title: str, text: str, journal: Journal, past: Past) -> LineSheet[date]:
    """A day on which a workout can be, and what is there already."""

    def read(typed: str) -> date:
        day = read_day(typed, past.today)
        journal.refuse_odd_day(day)
        return day

    return LineSheet(
        title, text, read, lambda day: _day_words(day, past), example=HOW, replaced=True
    )


def ask_where(past: Past) -> LineSheet[date]:
    """Any day, to go to; of a month or a year the last one with a workout."""
    return LineSheet(
        "Go to a day",
        "",
        lambda typed: _where(typed, past),
        lambda day: _day_words(day, past),
        example=f"{HOW}; 2026-01 or 2026",
    )


def _where(typed: str, past: Past) -> date:
    first, last = period(typed.strip(), past.today)
    return next((row.day for row in past.rows if first <= row.day <= last), last)


def _day_words(day: date, past: Past) -> str:
    there = [title_of(row.title, row.names) for row in past.rows if row.day == day]
    more = f" · {', '.join(there)}" if there else " · no workout yet"
    return f"{words.long_day(day)}, {words.days_ago(day, past.today)}{more}"


def ask_time(workout: Workout, journal: Journal, today: date) -> LineSheet[Span]:
    """When a workout started and ended."""
    from store import retiming

    was = Span(workout.started_at, workout.ended_at)
    zone = retiming.zone_of(workout)

    def read(typed: str) -> Span:
        span = read_span(typed, was, zone, today)
        if span.start.date() != was.start.date():
            journal.refuse_odd_day(span.start.date())
        retiming.timed(workout, *span)
        return span

    text = f"{was.start.date().isoformat()} {_times(was)}"
    example = "2026-11-13 18:30–19:25, 18:30 55 min, or yesterday"
    return LineSheet("When it was", text, read, span_words, example=example, replaced=True)


def span_words(span: Span) -> str:
    """`Friday 13 Nov 2026 · 18:30–19:25 · 55 min`."""
    long = "" if span.end is None else f" · {words.minutes(_seconds(span))}"
    return f"{words.long_day(span.start.date())} · {_times(span)}{long}"


def _times(span: Span) -> str:
    start = words.clock_time(span.start)
    return start if span.end is None else f"{start}–{words.clock_time(span.end)}"


def _seconds(span: Span) -> float:
    return 0.0 if span.end is None else span.end.timestamp() - span.start.timestamp()


class Forgotten(NamedTuple):
    """A workout that was not written down: its day, and perhaps sets."""

    day: date
    entry: Entry | None


def ask_forgotten(journal: Journal, past: Past, effort: str) -> LineSheet[Forgotten]:
    """A day, or a day and a line of sets; `effort`: `rpe` or `rir`."""

    def read(typed: str) -> Forgotten:
        return _forgotten(typed, journal, past.today, effort)

    def told(found: Forgotten) -> str:
        day = _day_words(found.day, past)
        return day if found.entry is None else f"{_entry_words(found.entry, effort)} on {day}"

    return LineSheet(
        "Add a workout of the past: its day, and sets if you like",
        "",
        read,
        told,
        example="yesterday, or mon rdl 3x8@80",
    )


def _forgotten(typed: str, journal: Journal, today: date, effort: str) -> Forgotten:
    parts = typed.split()
    first: HtrackError | None = None
    for size in range(min(LONGEST_DAY, len(parts)), 0, -1):
        try:
            day = read_day(" ".join(parts[:size]), today)
        except UsageError as error:
            first = error
            continue
        journal.refuse_odd_day(day)
        line = " ".join(parts[size:])
        return Forgotten(day, read_line(line, journal, effort) if line else None)
    raise first or UsageError(f"Write a day like {HOW}.")


def read_line(text: str, journal: Journal, effort: str) -> Entry:
    """Sets of an exercise as they are typed in a line; raise HtrackError for nonsense."""
    from store.grammar.entry import read_entry
    from store.grammar.exercise import resolve

    catalog = journal.catalog()
    return read_entry(
        text,
        find=lambda name: resolve(name, catalog),
        at_hand=None,
        unit_of=lambda exercise: (
            journal.unit()
            if exercise is None
            else journal.preference(exercise.id).unit or journal.unit()
        ),
        effort=effort,
    )


def _entry_words(entry: Entry, effort: str) -> str:
    from store.grammar.told import told

    return f"{entry.exercise.name}: {', '.join(told(each, effort) for each in entry.sets)}"
