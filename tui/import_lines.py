"""What a person sees before and after an import: counts, dates, names, and what is amiss."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from textual.content import Content

from store.exchange.names import How
from store.preview import counted, in_words
from store.review.facts import facts_of
from tui import words
from tui.text import content, fitted, two_ends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.likeness import Duplicate, Outline
    from store.preview import NameUse, Plain, Preview, Source

APPS = {
    "strong": "Strong",
    "hevy": "Hevy",
    "fitnotes": "FitNotes",
    "fitnotes-ios": "Fit Notes for iOS",
    "fitbod": "Fitbod",
    "stronglifts": "StrongLifts",
    "liftosaur": "Liftosaur",
    "liftlog": "LiftLog",
    "jefit": "JEFIT",
    "gymbook": "GymBook",
    "csv": "a table",
}
"""What people call the apps."""
KINDS = {
    "working": ("working set", "working sets"),
    "warmup": ("warm-up", "warm-ups"),
    "drop": ("drop set", "drop sets"),
    "failure": ("set to failure", "sets to failure"),
}
"""What one of a kind is called, and several."""
HOW = {
    How.DECISION: "you decided",
    How.EXACT: "its name",
    How.ALIAS: "known name",
    How.WORDS: "same words",
    How.NOT: "your own",
}
FIRST, SKIPPED, ALIKE = 4, 6, 6
"""How many workouts, skipped rows and possible duplicates are shown."""
BESIDE = 100
"""Columns from which the names stand beside the rest."""
HOW_FROM = 66
"""Columns from which it is said by what a name was understood."""
LABEL = 10


def app_called(app: str) -> str:
    """An app by the name that people know."""
    return APPS.get(app, app) or "by hand"


def kinds_in_words(kinds: dict[str, int]) -> str:
    """`7100 working sets, 640 warm-ups`; the kinds of which there are none are left out."""
    return ", ".join(
        f"{kinds[kind]} {names[kinds[kind] > 1]}"
        for kind, names in KINDS.items()
        if kinds.get(kind)
    )


def preview_lines(preview: Preview, width: int) -> list[Content]:
    """Everything to know before an import is confirmed, in as many columns as there is room."""
    if width < BESIDE:
        return [*_summary(preview, width), *_amiss(preview, width), *_names(preview, width)]
    left = (width - 4) * 11 // 20
    return _beside(
        [*_summary(preview, left), *_amiss(preview, left)],
        _names(preview, width - 4 - left),
        left,
    )


def duplicate_words(found: Duplicate) -> str:
    """`Mon 16 Nov 2026 18:30 Legs ≈ Leg Day of Hevy, 90 % alike`."""
    new, other = found.new, found.other
    when = f"{new.started_at.date().isoformat()} {words.clock_time(new.started_at)}"
    where = "in the journal" if found.is_stored else "coming in, too"
    share = f"{100 * found.share:.0f} % alike"
    return f"{when} {_titled(new)} ≈ {_titled(other)} {_of(other)} ({where}), {share}"


def _titled(outline: Outline) -> str:
    return " ".join(outline.title.split())[:40] or "a workout"


def _of(outline: Outline) -> str:
    return f"of {app_called(outline.app)}" if outline.app else "logged by hand"


def _summary(preview: Preview, width: int) -> Iterator[Content]:
    for source in preview.sources:
        name = Content.styled(fitted(source.called, min(width // 2, 50)).rstrip(), "bold")
        yield name + Content.styled(f"  {app_called(source.reading.app)}", "$accent")
        yield from _figures(source, width)
    new = in_words(preview) or "nothing: every workout of it is in the journal already"
    yield _row("New", content(new, "bold $done" if not preview.is_empty else "bold"), width)
    if preview.kinds:
        yield _row("", content(kinds_in_words(preview.kinds), "$muted"), width)
    if preview.fresh:
        yield from _headed("THE FIRST OF THEM")
        yield from (workout_line(each, width) for each in preview.fresh[:FIRST])


def _figures(source: Source, width: int) -> Iterator[Content]:
    reading = source.reading
    many = [words.count(len(source.workouts), "workout"), words.count(source.sets, "set")]
    yield _row("In it", content(", ".join([*many, *counted(reading.plans)])), width)
    if source.days:
        first, last = (words.long_day(date.fromisoformat(day)) for day in source.days)
        yield _row("From", content(first if first == last else f"{first} to {last}"), width)
    if reading.unit:
        yield _row("Weights", content(f"in {reading.unit}"), width)
    for warning in source.warnings:
        yield from _wrapped("Note", warning, width)


def _amiss(preview: Preview, width: int) -> Iterator[Content]:
    """What is left out, and what may be in the journal already."""
    skipped = [(each.file, row) for each in preview.sources for row in each.reading.skipped]
    if skipped:
        yield from _headed(f"{words.count(len(skipped), 'row').upper()} SKIPPED")
        for _file, row in skipped[:SKIPPED]:
            yield from _wrapped(f"line {row.line}", row.reason, width)
        yield from _more(len(skipped) - SKIPPED)
    passed = [item for each in preview.sources for item in each.reading.passed_over.items()]
    if passed:
        yield from _headed("LEFT OUT, AS IT SHOULD BE")
        for what, number in passed:
            yield from _wrapped(words.grouped(number, 0), what, width)
    if preview.duplicates:
        yield from _headed("POSSIBLE DUPLICATES, ADDED ALL THE SAME", "$warning")
        for each in preview.duplicates[:ALIKE]:
            yield from _wrapped("", duplicate_words(each), width, indent=2)
        yield from _more(len(preview.duplicates) - ALIKE)


def _names(preview: Preview, width: int) -> list[Content]:
    if not preview.names:
        return []
    own = [each for each in preview.names if each.exercise is None]
    known = [each for each in preview.names if each.exercise is not None]
    lines = list(
        _headed(f"{words.count(len(own), 'name').upper()} KEPT AS YOUR OWN") if own else ()
    )
    lines += [_name(each, width) for each in own]
    lines += _headed(f"{words.count(len(known), 'name').upper()} KNOWN") if known else ()
    return [*lines, *(_name(each, width) for each in known)]


def _name(use: NameUse, width: int) -> Content:
    sets = words.count(use.sets, "set")
    how = HOW[use.how]
    if use.exercise is None:
        mark, shown = Content.styled("◆ ", "$warning"), content(use.name[:200], "bold")
        return mark + two_ends(shown, Content.styled(f"{sets:>9}", "$muted"), width - 2)
    beside = f"{how:>12}{sets:>10}" if width >= HOW_FROM else f"{sets:>9}"
    mark, right = Content.styled("✓ ", "$done"), Content.styled(beside, "$muted")
    if use.exercise.name == use.name:
        return mark + two_ends(content(use.name[:200]), right, width - 2)
    left = content(use.name[:200]) + Content.styled(" → ", "$muted")
    return mark + two_ends(left + content(use.exercise.name), right, width - 2)


def workout_line(document: Plain, width: int) -> Content:
    """The day, the title, and the sets as they were written as far as they fit."""
    started = datetime.fromisoformat(document["started_at"])
    parts = []
    for entry in facts_of(started, document):
        done = " ".join(
            words.a_set(each, (each.load.unit if each.load else None) or "kg")
            for each in entry.sets[:4]
        )
        parts.append(f"{entry.name[:40]} {done}")
    when = Content.styled(f"{started.date().isoformat()} ", "$accent")
    named = " ".join(document.get("title", "").split())[:30]
    title = content(f"{named}  " if named else "", "bold")
    return (when + title + content(" · ".join(parts), "$muted")).truncate(width, ellipsis=True)


def _row(label: str, value: Content, width: int) -> Content:
    return (Content.styled(f"{label:<{LABEL}}", "$muted") + value).truncate(width, ellipsis=True)


def _wrapped(label: str, text: str, width: int, indent: int = LABEL) -> Iterator[Content]:
    """A text of any length behind its label, on lines of its own."""
    room = max(10, width - indent)
    for number, line in enumerate(content(text[:600]).wrap(room)):
        head = f"{label if not number else '':<{indent}}"
        yield Content.styled(head, "$muted") + line


def _headed(title: str, style: str = "$muted") -> Iterator[Content]:
    yield Content("")
    yield Content.styled(title, style)


def _more(number: int) -> Iterator[Content]:
    if number > 0:
        yield Content.styled(f"and {words.grouped(number, 0)} more", "$muted")


def _beside(left: list[Content], right: list[Content], width: int) -> list[Content]:
    blank = Content("")
    lines = []
    for index in range(max(len(left), len(right))):
        one = left[index] if index < len(left) else blank
        other = right[index] if index < len(right) else blank
        lines.append(one.pad_right(max(0, width - one.cell_length)) + Content("    ") + other)
    return lines
