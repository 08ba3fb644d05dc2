"""The tables below a chart of progress: rep maxima, the last sessions, records, the note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from tui import record_words, words
from tui.progress_lines import of_unit
from tui.record_words import day_of
from tui.text import content, fitted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from store.review.body import BodyWeights
    from store.review.maxima import RepMax
    from store.review.progress import Point
    from store.review.records import Record
    from store.review.totals import Week
    from tui.progress_lines import Line

APART = 4
"""Cells between two tables."""
LEAST = 34
"""Cells that a table needs to say anything."""
MAXIMA_WIDTH = 40
RECORDS_WIDTH = 58
WIDEST = 200


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of an exercise beside its chart."""

    maxima: tuple[RepMax, ...]
    points: tuple[Point, ...]
    """All of them, oldest first."""
    records: tuple[Record, ...]
    """Newest first."""
    note: str
    unit: str
    today: date
    effort: str = "rpe"
    """How effort is said: `rpe` or `rir`."""


class Column(NamedTuple):
    """A table: what writes it, and how wide it would be at most."""

    write: Callable[[Told, int, int], list[Content]]
    """Told, width and height in cells -> lines."""
    wish: int


def tables(told: Told, width: int, height: int) -> list[Content]:
    """The tables side by side, as many as there is room for, the most asked for first."""
    columns = [Column(_sessions, WIDEST)]
    if told.maxima:
        columns.append(Column(_maxima, MAXIMA_WIDTH))
    if told.records:
        columns.append(Column(_records, RECORDS_WIDTH))
    number = max(1, min(len(columns), (width + APART) // (LEAST + APART)))
    shown = columns[:number]
    sizes = _shared(width - APART * (number - 1), [each.wish for each in shown])
    note = _note(told, width)
    room = height - len(note)
    drawn = [each.write(told, size, room) for each, size in zip(shown, sizes, strict=True)]
    return [*note, *_beside(drawn, sizes, room)]


def _shared(width: int, wishes: Sequence[int]) -> list[int]:
    """The width in parts: nobody more than wished for, what is left to the first."""
    sizes = [min(wish, width // len(wishes)) for wish in wishes]
    sizes[0] += width - sum(sizes)
    return sizes


def _beside(columns: Sequence[list[Content]], sizes: Sequence[int], height: int) -> list[Content]:
    rows = min(height, max(map(len, columns), default=0))
    lines: list[Content] = []
    for row in range(max(0, rows)):
        line = Content("")
        for number, (column, size) in enumerate(zip(columns, sizes, strict=True)):
            cell = column[row].truncate(size, ellipsis=True) if row < len(column) else Content("")
            last = number == len(sizes) - 1
            line += cell if last else cell.pad_right(size - cell.cell_length + APART)
        lines.append(line)
    return lines


def _note(told: Told, width: int) -> list[Content]:
    if not told.note.strip():
        return []
    mark = Content.styled("Note ", "$muted")
    return [mark + content(fitted(told.note, width - 5).rstrip()), Content("")]


def _sessions(told: Told, width: int, height: int) -> list[Content]:
    """The last sessions, the newest first: day, sets, what they came to."""
    lines = [Content.styled("Last sessions", "$muted")]
    days = [day_of(each.day, told.today) for each in told.points[-height:]]
    size = max(map(len, days), default=0)
    for point in reversed(told.points[-max(1, height - 1) :]):
        day = f"{day_of(point.day, told.today):>{size}}  "
        star = "★ " if point.records else "  "
        sets = ", ".join(words.a_set(each.logged, told.unit, told.effort) for each in point.done)
        lines.append(
            Content.assemble(
                (day, "$muted"), (star, "$record"), content(fitted(sets, width - size - 4))
            )
        )
    return lines


def _maxima(told: Told, _width: int, _height: int) -> list[Content]:
    """The most for 1 to 12 repetitions, with the day; where none was done, what is expected."""
    lines = [Content.styled(f"Reps {told.unit:>8}  when", "$muted")]
    for row in told.maxima:
        done = f"{words.number(round(row.weight, 1))}" if row.weight is not None else "–"
        when = day_of(row.day, told.today) if row.day is not None else ""
        guess = f"~{words.number(round(row.estimate, 1))}" if row.estimate is not None else ""
        lines.append(
            Content.assemble(
                f"{row.reps:>4} ",
                (f"{done:>8}", "bold"),
                (f"  {when:<9} {guess:>7}", "$muted"),
            )
        )
    return lines


def _records(told: Told, _width: int, height: int) -> list[Content]:
    """Records, the newest first, with what they beat."""
    shown = told.records[: max(0, height - 1)]
    head = Content.styled(words.count(len(told.records), "record"), "$muted")
    return [head, *(_record(each, told) for each in shown)]


def _record(record: Record, told: Told) -> Content:
    return Content.assemble(
        (f"{day_of(record.day, told.today):>9}  ", "$muted"),
        ("★ ", "$record"),
        content(record_words.what(record, told.unit)),
        (f"  {record_words.beaten(record, told.today)}", "$muted"),
    )


def headline(
    name: str, line: Line | None, at: int | None, compared: str, width: int, today: date
) -> list[Content]:
    """What the chart shows, and what the figure under the cursor (else the last one) says."""
    title = Content.assemble(content(name, "bold"), (f" · {line.title}" if line else "", "$muted"))
    if compared:
        title += Content.assemble(("  ╌╌ ", "$quads"), content(compared, "$muted"))
    if line is None or not line.figures:
        told = "Nothing in this time; s shows more." if line else "Nothing that can be charted."
        return [title.truncate(width, ellipsis=True), Content.styled(told, "$muted")]
    last = len(line.figures) - 1 if at is None else min(at, len(line.figures) - 1)
    figure = line.figures[last]
    star = "★ " if figure.star else ""
    change = figure.value - line.figures[0].value
    return [
        title.truncate(width, ellipsis=True),
        Content.assemble(
            (f"{day_of(figure.day, today)}  ", "$muted"),
            (star, "$record"),
            content(line.told[last], "bold"),
            (f"   {of_unit(_signed(change), line.unit)} since {day_of(line.figures[0].day, today)}"
             if last else "", "$muted"),
        ).truncate(width, ellipsis=True),
    ]  # fmt: skip


def _signed(change: float) -> str:
    sign = "−" if change < 0 else "+"
    size = abs(round(change, 1))
    return sign + (words.grouped(size, 0) if size >= 1000 else words.number(size))


def by_week(weeks: Sequence[Week], unit: str, goal: int) -> list[Content]:
    """The last weeks, the newest first, each with what it came to; ✓ where the goal was reached."""
    lines = [
        Content.styled(
            f"  Week of workouts   sets   hard   volume {unit}  goal {max(1, goal)} a week",
            "$muted",
        )
    ]
    return lines + [_week(week, weeks[-1].monday, goal) for week in reversed(weeks)]


def _week(week: Week, this: date, goal: int) -> Content:
    volume = words.grouped(week.volume, 0) if week.volume else "–"
    return Content.assemble(
        (f"{day_of(week.monday, this):>9}", "$muted"),
        (f"{week.workouts or '–':>9}", "bold"),
        f"{week.sets or '–':>7}{week.hard_sets or '–':>7}{volume:>12}   ",
        ("✓" if week.workouts >= max(1, goal) else "·", "$done"),
    )


def weighed(body: BodyWeights, unit: str, today: date) -> list[Content]:
    """What the scales said, the newest first, with the change since the time before."""
    lines = [Content.styled(f"{'Day':>9}{unit:>8}  change", "$muted")]
    before = [None, *(each.value for each in body.points)]
    for point, last in reversed([*zip(body.points, before, strict=False)]):
        change = "" if last is None else _signed(point.value - last)
        lines.append(
            Content.assemble(
                (f"{day_of(point.day, today):>9}", "$muted"),
                (f"{words.number(round(point.value, 1)):>8}", "bold"),
                (f"{change:>8}", "$muted"),
            )
        )
    return lines
