"""What a year came to, in lines: figures, what was trained most, month by month."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING

from textual.content import Content

from tui import words
from tui.text import content, fitted
from tui.theme import hue
from tui.widgets.workout_detail import flowed

if TYPE_CHECKING:
    from textual.geometry import Size

    from catalog.library import Catalog
    from tui.year import Year

LEAST_SECTION = 4
"""Lines below which a list is not worth its heading."""
SIDE_BY_SIDE = 64
"""Cells from which exercises and months stand side by side."""
MONTHS_LINES = 13
"""Lines of the twelve months with their heading."""
COUNT, SETS = 3, 6
"""Cells of the two numbers of a month."""


def lately(year: Year, *, wide: bool) -> Content:
    """The workouts since Monday and, where it is wide, the weeks in a row."""
    parts = [("this week ", "$muted"), (str(year.this_week), "bold")]
    if year.streak and wide:
        parts += [("   streak ", "$muted"), (f"{year.streak} wk", "bold $done")]
    return Content.assemble(*parts)


def figures(year: Year, lifted: str, records: int = 0) -> list[Content]:
    """A heading, and what the year came to; nothing for a year without a workout.

    `lifted` is its volume in words, empty while it is not known.
    """
    workouts = len(year.rows)
    if not workouts:
        return []
    parts = [
        Content.styled("Last 12 months", "$muted"),
        _figure(words.count(workouts, "workout"), f"{workouts / year.weeks:.1f} a week"),
        _figure(words.count(year.sets, "working set"), f"{year.sets / workouts:.0f} a workout"),
    ]
    if lifted:
        parts.append(_figure(f"{lifted} lifted", ""))
    timed = [row for row in year.rows if row.ended_at is not None]
    if timed:
        each = words.minutes(year.seconds / len(timed))
        parts.append(_figure(f"{year.seconds / 3600:.0f} h", f"{each} a workout"))
    parts.append(_figure(f"{words.count(year.longest_streak, 'week')} longest streak", ""))
    if records:
        parts.append(
            Content.assemble(("★ ", "$record"), _figure(words.count(records, "record"), ""))
        )
    return parts


def _figure(text: str, more: str) -> Content:
    number, _, noun = text.partition(" ")
    return Content.assemble((number, "bold"), f" {noun}", (f"  {more}" if more else "", "$muted"))


def answers(told: list[Content], year: Year, catalog: Catalog, room: Size) -> list[Content]:
    """The figures, a few on a line, and below them the lists: as much as there is room for."""
    lines = [*told[:1], *flowed(told[1:], room.width, "   "), Content("")] if told else []
    lines += _lists(year, catalog, room.width, room.height - len(lines))
    return lines[: room.height]


def _lists(year: Year, catalog: Catalog, width: int, room: int) -> list[Content]:
    """Exercises and months, as much of them as `room` lines hold."""
    if width >= SIDE_BY_SIDE:
        half = (width - 4) // 2
        done = most_done(year, catalog, half, min(room, MONTHS_LINES))
        pairs = zip_longest(done, by_month(year, half), fillvalue=Content(""))
        return [left.pad_right(half + 4 - left.cell_length) + right for left, right in pairs]
    if room < MONTHS_LINES + 7:
        return most_done(year, catalog, width, room)
    done = most_done(year, catalog, width, room - MONTHS_LINES - 1)
    return [*done, Content(""), *by_month(year, width)]


def most_done(year: Year, catalog: Catalog, width: int, limit: int) -> list[Content]:
    """The exercises that were in most workouts, with how many."""
    times: Counter[str] = Counter()
    names: dict[str, str] = {}
    for row in year.rows:
        times.update(set(row.exercise_ids))
        for exercise_id, name in zip(row.exercise_ids, row.names, strict=True):
            names.setdefault(exercise_id, name)
    if limit < LEAST_SECTION:
        return []
    lines = [Content.styled("Most trained", "$muted")]
    found = sorted(times, key=lambda each: (-times[each], names[each]))[: limit - 1]
    for exercise_id in found:
        exercise = catalog.get(exercise_id)
        style = hue(exercise.groups[0].value if exercise and exercise.groups else "")
        done = times[exercise_id]
        lines.append(_bar(names[exercise_id], done, times[found[0]], f"{done}×", style, width))
    return lines


def by_month(year: Year, width: int) -> list[Content]:
    """Workouts of each of the last twelve months, with their sets; this month first."""
    count: Counter[tuple[int, int]] = Counter()
    sets: Counter[tuple[int, int]] = Counter()
    for row in year.rows:
        count[row.day.year, row.day.month] += 1
        sets[row.day.year, row.day.month] += row.sets
    heads = f"workouts{'sets':>{SETS}}"
    lines = [Content.styled(fitted("By month", width - len(heads)) + heads, "$muted")]
    month = (year.today.year, year.today.month)
    for _ in range(12):
        name = f"{words.MONTHS[month[1] - 1]} {month[0]}"
        shown = (str(count[month]), str(sets[month])) if count[month] else ("–", "–")
        told = f"{shown[0]:>{COUNT}}{shown[1]:>{SETS}}"
        most = max(count.values(), default=1)
        lines.append(_bar(name, count[month], most, told, "$accent", width, label=9))
        month = (month[0], month[1] - 1) if month[1] > 1 else (month[0] - 1, 12)
    return lines


def _bar(
    name: str, value: int, most: int, told: str, style: str, width: int, *, label: int = 0
) -> Content:
    """`Leg Curl  ██████▌   57×`."""
    size = label or min(42, max(width * 3 // 5, width - 14))
    room = max(1, width - size - len(told) - 2)
    halves = round(value / max(1, most) * room * 2)
    bar = "━" * (halves // 2) + "╸" * (halves % 2)
    return Content.assemble(
        content(fitted(name, size)), " ", (fitted(bar, room), style), f" {told}"
    )
