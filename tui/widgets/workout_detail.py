"""A workout to read: when, how much, and each exercise with its sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from store.session import counted, working
from tui import words
from tui.naming import present_workout, title_of
from tui.text import content, fitted, showable
from tui.theme import hue
from tui.widgets.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from catalog.exercise import Exercise
    from catalog.library import Catalog
    from store.models import ExerciseEntry, LoggedSet, Unit, Workout

COLUMNS_FROM = 58
"""Cells from which names and sets stand side by side."""
TITLE_LINES = 3


class WorkoutDetail(Paper):
    """Shows one workout; scrolls when it is long."""

    # Room for the scroll bar is kept: it must not come afterwards and cover the ends of lines.
    DEFAULT_CSS = """
    WorkoutDetail { scrollbar-gutter: stable; }
    """

    def show_workout(
        self,
        workout: Workout | None,
        catalog: Catalog,
        unit: Unit,
        today: date,
        records: Sequence[Content] = (),
        *,
        effort: str = "rpe",
    ) -> None:
        """Show another workout from its top, or nothing; `records` are lines about those in it."""

        def write(width: int) -> list[Content]:
            if workout is None:
                return []
            return workout_lines(workout, catalog, unit, today, width, records, effort=effort)

        self.scroll_to(y=0, animate=False, immediate=True)
        self.show(write)


def workout_lines(
    workout: Workout,
    catalog: Catalog,
    unit: Unit,
    today: date,
    width: int,
    records: Sequence[Content] = (),
    *,
    effort: str = "rpe",
) -> list[Content]:
    """A workout in lines of at most `width` cells."""
    workout = present_workout(workout, catalog)
    known = [catalog.get(entry.exercise_id) for entry in workout.entries]
    lines = [
        *_title(title_of(workout.title, [entry.name for entry in workout.entries]), width),
        *flowed(_when(workout, today), width),
        *flowed(_how_much(workout, unit), width),
        *flowed(_groups(workout, known), width, "  "),
        *(each.truncate(width, ellipsis=True) for each in records),
    ]
    if workout.note.strip():
        lines += _quoted(workout.note, width)
    lines.append(Content(""))
    names = [*_names(workout.entries)]
    size = _name_size(names, width)
    for entry, name, exercise in zip(workout.entries, names, known, strict=True):
        bar = Content.styled("▌", hue(_group(exercise)))
        sets = [_a_set(each, unit, effort) for each in entry.sets]
        body = [*_entry(sets, name, size, width - 2), *_notes(entry, width - 4)]
        lines += [Content.assemble(bar, " ", line) for line in body]
    return lines


def flowed(parts: Iterable[Content], width: int, between: str = " · ") -> list[Content]:
    """Parts one after the other, on as few lines as fit; a part is never broken."""
    lines: list[Content] = []
    run: list[Content] = []
    taken = 0
    for part in parts:
        if run and taken + len(between) + part.cell_length > width:
            lines.append(Content.styled(between, "$faint").join(run))
            run, taken = [], 0
        taken += part.cell_length + (len(between) if run else 0)
        run.append(part)
    return [*lines, Content.styled(between, "$faint").join(run)] if run else lines


def _title(title: str, width: int) -> list[Content]:
    shown = content(title[: width * TITLE_LINES * 2], "bold")
    lines = shown.wrap(max(2, width))
    if len(lines) > TITLE_LINES:
        lines[TITLE_LINES - 1] = Content.assemble(lines[TITLE_LINES - 1], "…")
    return lines[:TITLE_LINES]


def _when(workout: Workout, today: date) -> Iterator[Content]:
    started = workout.started_at
    yield Content(words.long_day(started.date()))
    yield Content(words.clock_time(started))
    yield Content.styled(words.days_ago(started.date(), today), "$muted")


def _how_much(workout: Workout, unit: Unit) -> Iterator[Content]:
    if workout.seconds is not None:
        yield _figure(words.minutes(workout.seconds))
    sets = _figure(words.count(sum(counted(entry.sets) for entry in workout.entries), "set"))
    warmups = len(workout.sets) - len(working(workout.sets))
    more = f" + {words.count(warmups, 'warm-up')}" if warmups else ""
    yield Content.assemble(sets, (more, "$muted"))
    volume = words.volume(workout.sets, unit)
    if not volume.startswith("0 "):
        yield _figure(volume)
    if workout.source is not None:
        yield content(f"⇣ imported from {workout.source.app[:40]}", "$muted")


def _figure(text: str) -> Content:
    """`18 sets`, the number bold."""
    value, _, noun = text.partition(" ")
    return Content.assemble((value, "bold"), (f" {noun}", "$muted"))


def _groups(workout: Workout, known: Sequence[Exercise | None]) -> list[Content]:
    """Sets by muscle group, most first: also what the colours of the bars mean."""
    sets: dict[str, int] = {}
    labels = {group.value: group.label for each in known if each for group in each.groups[:1]}
    for entry, exercise in zip(workout.entries, known, strict=True):
        group = _group(exercise)
        if group:
            sets[group] = sets.get(group, 0) + counted(entry.sets)
    return [
        Content.assemble(("▌", hue(group)), f"{labels[group]} ", (str(sets[group]), "bold"))
        for group in sorted(sets, key=lambda group: -sets[group])
        if sets[group]
    ]


def _group(exercise: Exercise | None) -> str:
    return exercise.groups[0].value if exercise is not None and exercise.groups else ""


def _names(entries: Sequence[ExerciseEntry]) -> Iterator[str]:
    """The names, those of a superset as `A1 …`, `A2 …`."""
    groups: dict[int, list[ExerciseEntry]] = {}
    for entry in entries:
        if entry.superset is None:
            yield entry.name
            continue
        groups.setdefault(entry.superset, []).append(entry)
        place = list(groups).index(entry.superset)
        letter = chr(ord("A") + place) if place < 26 else f"{place + 1}."
        yield f"{letter}{len(groups[entry.superset])} {entry.name}"


def _name_size(names: Sequence[str], width: int) -> int:
    """Cells for the names beside the sets; 0 where the sets go below."""
    if width < COLUMNS_FROM:
        return 0
    most = width * 11 // 20
    sizes = [cell_len(showable(name[:most])) for name in names]
    return max((size for size in sizes if size <= most), default=0)


def _entry(done: Sequence[Content], name: str, size: int, width: int) -> Iterator[Content]:
    """Name and sets: side by side, or the sets below; a name that is too long has its own line."""
    margin = size + 2
    sets = flowed(done, width - margin)
    if size and len(name) <= size and cell_len(showable(name)) <= size:
        sets = sets or [Content.styled("no sets", "$muted")]
        yield Content.assemble(fitted(name, margin), sets.pop(0))
    else:
        yield Content(fitted(name, width).rstrip())
    for line in sets:
        yield Content.assemble(" " * margin, line)


def _a_set(logged: LoggedSet, unit: Unit, effort: str) -> Content:
    text = words.a_set(logged, unit, effort)
    if logged.kind == "warmup":
        return content(text, "$muted")
    if logged.rpe is None:
        return content(text)
    done, space, hard = text.rpartition(" ")
    return Content.assemble(content(done), (space + hard, "$muted"))


def _notes(entry: ExerciseEntry, width: int) -> list[Content]:
    """What was written about the exercise and about single sets."""
    lines = _quoted(entry.note, width) if entry.note.strip() else []
    for number, logged in enumerate(entry.sets, 1):
        told = [f"tempo {logged.tempo}"] if logged.tempo else []
        told += [logged.note] if logged.note.strip() else []
        if told:
            text = content(f"set {number}: {' · '.join(told)}", "$muted")
            lines += text.wrap(max(2, width))
    return [Content.assemble("  ", line) for line in lines]


def _quoted(note: str, width: int) -> list[Content]:
    shown = showable(f"“{note.strip()}”", lines=True)
    return Content.styled(shown, "italic $muted").wrap(max(2, width))
