"""Everything about one exercise: how and when it is done, what it trains, what is next to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from catalog.cues import cues
from catalog.muscle import GROUP_OF, MuscleGroup
from store.session import working
from tui.text import content, fitted
from tui.theme import hue
from tui.widgets.exercise_rows import kit_words
from tui.widgets.paper import Paper
from tui.words import a_set, count, days_ago, short_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from catalog.exercise import Exercise
    from catalog.muscle import Muscle
    from store.models import ExerciseEntry, Unit
    from store.review.index import Row

LABEL = 11
"""Cells for the label at the left of each paragraph."""

CUE = "– "
"""Before each line on how the exercise is done."""

LOW = 12
"""With fewer rows than this there is no room for blank ones, nor for the heads of muscles."""

FEW = 1
"""Past sessions that are shown where the room is low, so that the cues come into sight."""

MOST_LINES = 4
"""Lines that the sets of one session may fill."""

NORDIC = "nordic-"
"""How the ids of its rungs begin."""

LEVELS = {1: "for anyone", 2: "takes practice", 3: "advanced"}


@dataclass(frozen=True, slots=True)
class Facts:
    """An exercise and what the catalogue and the history know about it."""

    exercise: Exercise
    ladder: Sequence[Exercise]
    """The exercise among what is easier and harder, the easiest first."""
    times: int
    recent: Sequence[tuple[Row, ExerciseEntry]]
    """The last times it was done, newest first."""
    unit: Unit
    today: date
    guessed: bool = False
    """Whether nobody has confirmed what an own exercise trains."""
    effort: str = "rpe"
    """How effort is said: `rpe` or `rir`."""


class ExerciseDetail(Paper):
    """The facts as paragraphs; scrolls when they are longer than the room."""

    DEFAULT_CSS = """
    ExerciseDetail:focus { scrollbar-color: $accent; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._shown: str | None = None

    def show_facts(self, facts: Facts | None) -> None:
        """Show another exercise from its top, or the same with new figures; none shows nothing."""
        self.show(lambda width: self._written(facts, width))
        shown = facts.exercise.id if facts else None
        if shown != self._shown:
            self.scroll_to(y=0, animate=False, immediate=True)
        self._shown = shown

    def _written(self, facts: Facts | None, width: int) -> list[Content]:
        if facts is None or width <= LABEL:
            return []
        # The last cell is the scrollbar's, should there be one.
        return lines(facts, width - 1, low=self.size.height < LOW)

    def allow_focus(self) -> bool:
        """Only what can be scrolled needs the focus."""
        return super().allow_focus() and self.max_scroll_y > 0


def lines(facts: Facts, width: int, *, low: bool) -> list[Content]:
    """The facts in lines of at most `width` cells, what is most asked for first."""
    exercise = facts.exercise
    how, weeks = _how(exercise, width), _programme(exercise, width)
    first = (
        (_groups(exercise, width), _done(facts, width, FEW), weeks, how)
        if low
        else (how, _muscles(exercise, width), _done(facts, width, len(facts.recent)), weeks)
    )
    paragraphs = (
        _title(exercise, width, guessed=facts.guessed),
        *first,
        _ladder(facts, width),
        _kind(exercise, width),
        _names(exercise, width),
    )
    gap = [] if low else [Content("")]
    return [line for paragraph in paragraphs if paragraph for line in (*paragraph, *gap)]


def _paragraph(label: str, words: Content, width: int) -> list[Content]:
    """A label and, beside it, as many lines as the words need."""
    wrapped = words.wrap(max(1, width - LABEL))
    first = Content.styled(fitted(label, LABEL), "$muted")
    return [
        (Content(" " * LABEL) if index else first) + line.rstrip()
        for index, line in enumerate(wrapped)
    ]


def _clipped(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _title(exercise: Exercise, width: int, *, guessed: bool = False) -> list[Content]:
    first = hue(exercise.groups[0]) if exercise.groups else "$accent"
    name = content(_clipped(exercise.name, width * 2), "bold")
    words = [
        "your own exercise" if exercise.custom else "",
        "guessed, o confirms" if guessed else "",
        exercise.pattern.label if exercise.pattern else "",
        kit_words(exercise),
    ]
    kind = content(" · ".join(filter(None, words)), first)
    return [line.rstrip() for line in (*name.wrap(width), *kind.wrap(width))]


def _muscles(exercise: Exercise, width: int) -> list[Content]:
    """Each group once: what helps in a group that is trained anyway is named there."""
    first, second = _by_group(exercise.primary), _by_group(exercise.secondary)
    found = [(group, heads, second.pop(group, ())) for group, heads in first.items()]
    helping = [(group, heads, ()) for group, heads in second.items()]
    return [*_heads("trains", found, width), *_heads("helped by", helping, width)]


def _by_group(heads: Sequence[Muscle]) -> dict[MuscleGroup, Sequence[Muscle]]:
    groups = dict.fromkeys(GROUP_OF[head] for head in heads)
    return {group: [head for head in heads if GROUP_OF[head] is group] for group in groups}


def _heads(
    label: str, groups: Sequence[tuple[MuscleGroup, Sequence[Muscle], Sequence[Muscle]]], width: int
) -> list[Content]:
    found: list[Content] = []
    for group, heads, helping in groups:
        names = ", ".join(head.label for head in heads)
        told = "" if names == group.label else f"  {names}"
        if helping:
            told += f"  helped by {', '.join(head.label for head in helping)}"
        words = Content.assemble((group.label, f"bold {hue(group)}"), (told, "$muted"))
        found += _paragraph("" if found else label, words, width)
    return found


def _groups(exercise: Exercise, width: int) -> list[Content]:
    first = [Content.styled(group.label, f"bold {hue(group)}") for group in exercise.groups]
    second = [Content.styled(group.label, hue(group)) for group in exercise.secondary_groups]
    if not first and not second:
        return []
    words = Content(", ").join(first)
    if second:
        words += Content.styled("  helped by ", "$muted") + Content(", ").join(second)
    return _paragraph("trains", words, width)


def _how(exercise: Exercise, width: int) -> list[Content]:
    """The cues, each from the left edge: beside a label most would not fit into a line."""
    # A person's own exercise is done their own way, even under an id of the catalogue.
    found: list[Content] = []
    for cue in () if exercise.custom else cues(exercise.id):
        wrapped = Content(cue).wrap(max(1, width - len(CUE)))
        for index, line in enumerate(wrapped):
            mark = " " * len(CUE) if index else CUE
            found.append(Content.styled(mark, "$accent") + line.rstrip())
    return found


def _kind(exercise: Exercise, width: int) -> list[Content]:
    if exercise.custom:
        return []
    asked = exercise.pattern.hamstring_function if exercise.pattern else None
    found = _paragraph("logged as", Content(exercise.load_kind.label), width)
    found += _paragraph("sides", Content(exercise.laterality.label), width)
    found += _paragraph("level", Content(f"{exercise.level} of 3, {LEVELS[exercise.level]}"), width)
    if asked is not None and MuscleGroup.HAMSTRINGS in exercise.groups:
        words = f"{asked.label}, hardest {_where(exercise)}"
        found += _paragraph("hamstrings", Content(words), width)
    return found


def _where(exercise: Exercise) -> str:
    return {"long": "when lengthened", "short": "when shortened"}.get(
        exercise.length_bias.value, "in mid-range"
    )


def _done(facts: Facts, width: int, most: int) -> list[Content]:
    if not facts.times:
        return _paragraph("done", Content.styled("never yet", "$muted"), width)
    words = Content.styled(count(facts.times, "time"), "bold")
    if facts.recent:
        words += Content.styled(f", last {days_ago(facts.recent[0][0].day, facts.today)}", "$muted")
    found = _paragraph("done", words, width)
    for row, entry in facts.recent[:most]:
        day = short_day(row.day, facts.today)[: LABEL - 1]
        for index, line in enumerate(_sets(entry, facts, width - LABEL)):
            found += _paragraph("" if index else day, content(line), width)
    return found


def _sets(entry: ExerciseEntry, facts: Facts, width: int) -> list[str]:
    """The sets of an entry in lines that break between sets only."""
    found = [""]
    for logged in working(entry.sets):
        short = _clipped(a_set(logged, facts.unit, facts.effort), width)
        joined = f"{found[-1]} · {short}" if found[-1] else short
        if len(joined) > width:
            found.append(short)
        else:
            found[-1] = joined
    return found[:MOST_LINES]


def _ladder(facts: Facts, width: int) -> list[Content]:
    if len(facts.ladder) < 2:
        return []
    place = [step.id for step in facts.ladder].index(facts.exercise.id)
    found: list[Content] = []
    for step, exercise in enumerate(facts.ladder):
        mark, style = _step(step - place)
        name = Content.styled(fitted(exercise.name, width - LABEL - 2).rstrip(), style)
        label = "easier" if step == 0 < place else "harder" if step == place + 1 else ""
        found += _paragraph(label, Content.styled(f"{mark} ", "bold $accent") + name, width)
    return found


def _programme(exercise: Exercise, width: int) -> list[Content]:
    """Where the weeks of the Nordic are, for whoever looks for them here."""
    if not exercise.id.startswith(NORDIC) or exercise.custom:
        return []
    words = Content.assemble("the Nordic by weeks: ", ("R", "bold $accent"), " in Train")
    return _paragraph("routines", words, width)


def _step(away: int) -> tuple[str, str]:
    """The key that leads to a step of the ladder, and how its name is drawn."""
    if away == 0:
        return "●", "bold"
    return {-1: "<", 1: ">"}.get(away, "·"), "" if abs(away) == 1 else "$muted"


def _names(exercise: Exercise, width: int) -> list[Content]:
    if not exercise.aliases:
        return []
    names = _clipped(" · ".join(exercise.aliases), width * 4)
    return _paragraph("also", content(names, "$muted"), width)
