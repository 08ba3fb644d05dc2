"""Reading a line of sets; `grammar.md` says how one is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from store.grammar.error import GrammarError
from store.grammar.head import REPS, SET, START, read_head
from store.grammar.meaning import Meaning, groups_of
from store.grammar.scanner import Scanner
from store.grammar.tail import BEHIND, GAP, QUOTED, read_tail, unquoted
from store.models import Side

if TYPE_CHECKING:
    from collections.abc import Callable

    from catalog.vocabulary import LoadKind
    from store.grammar.draft import Draft
    from store.models import LoggedSet, Unit

LONGEST: Final = 10_000
"""Characters of a line."""

_WORD: Final = re.compile(r"\S+")
_NAME: Final = re.compile(QUOTED)
_SEPARATOR: Final = re.compile(r",(?!\d)|(?<!\d),", re.ASCII)
_REST: Final = re.compile(r"#(.*)", re.DOTALL)
_NEVER_A_NAME: Final = re.compile(
    r"(?:[wd]\s+)?(?:[LR]\s*)?[+\-−–]?[\d.,]*\d\s?(?:kg|lbs?)?\s?(?:[x×*]\s?[\d+\-−–]|@)"
    r"|[\d.,:]*\d(?:kg|lbs?|s|sec|min|h|m|km)(?!\w)",
    re.ASCII | re.IGNORECASE,
)
_MAYBE_A_NAME: Final = frozenset({SET, REPS, GAP, BEHIND})
"""Expected where a number turns out to be part of a name: `Squat 1 1/2`."""
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Line:
    """An exercise as it was typed (empty: the one at hand), and the sets of it that were done."""

    exercise: str
    sets: tuple[LoggedSet, ...]


def _of_no_kind(_exercise: str) -> LoadKind | None:
    return None


def parse(
    text: str,
    *,
    unit: Unit,
    load_kind: Callable[[str], LoadKind | None] = _of_no_kind,
    effort: str = "rpe",
) -> Line:
    """Read a line; raise GrammarError that says where, and what was expected there.

    `unit` is that of weights without one. `load_kind` tells of the exercise as it is typed what
    its sets are measured in; none where it isn't known. `effort` is what `r` and `@` mean: `rpe` or
    `rir`.
    """
    _refuse_unreadable(text)
    scan = Scanner(text)
    exercise, segments = _split(scan)
    meaning = Meaning(scan, load_kind(exercise), unit, effort)
    sets = chain.from_iterable(meaning.of(group) for group in groups_of(segments))
    return Line(exercise, _with_note(scan, tuple(sets)))


def _refuse_unreadable(text: str) -> None:
    if len(text) > LONGEST:
        raise GrammarError(text, LONGEST, f"a line of at most {LONGEST} characters")
    broken = _SURROGATE.search(text)
    if broken is not None:
        raise GrammarError(text, broken.start(), "a whole character")


def _split(scan: Scanner) -> tuple[str, list[list[Draft]]]:
    """The exercise, and what is written of its sets."""
    scan.skip_space()
    name = scan.take(_NAME)
    if name is not None:
        scan.skip_space()
        return unquoted(name[0]), _segments(scan)
    start, mistake = scan.at, None
    while not scan.done:
        here = scan.at
        if scan.sees(START):
            try:
                segments = _segments(scan)
            except GrammarError as error:
                if error.expected not in _MAYBE_A_NAME or scan.saw(_NEVER_A_NAME, here):
                    raise
                mistake = mistake or error
            else:
                return " ".join(scan.text[start:here].split()), segments
        # Whatever stopped one reading stops those that begin before it.
        scan.at = max(here + 1, _word_start(scan))
        _next_word(scan)
    raise mistake or scan.refused(SET)


def _word_start(scan: Scanner) -> int:
    """Where the word begins that a reading has come to."""
    at = scan.at
    while at and not scan.text[at - 1].isspace():
        at -= 1
    return at


def _next_word(scan: Scanner) -> None:
    if scan.at and not scan.text[scan.at - 1].isspace():
        scan.take(_WORD)
    scan.skip_space()


def _segments(scan: Scanner) -> list[list[Draft]]:
    """Everything up to the note at the end, between commas."""
    segments = [[_read_set(scan)]]
    while not scan.done and not scan.sees(_REST):
        if scan.take(_SEPARATOR):
            scan.skip_space()
            segments.append([_read_set(scan)])
        elif not scan.sees(START):
            raise scan.refused(BEHIND)
        else:
            segments[-1].append(_read_neighbour(scan, segments[-1][-1]))
    return segments


def _read_set(scan: Scanner) -> Draft:
    draft = read_head(scan)
    read_tail(scan, draft)
    scan.skip_space()
    return draft


def _read_neighbour(scan: Scanner, before: Draft) -> Draft:
    draft = _read_set(scan)
    if (draft.side is Side.BOTH) != (before.side is Side.BOTH):
        raise scan.refused("a comma before this set (RPE has a small r)", draft.at)
    return draft


def _with_note(scan: Scanner, sets: tuple[LoggedSet, ...]) -> tuple[LoggedSet, ...]:
    """The sets; the note at the end of the line belongs to the last one."""
    at = scan.at
    found = scan.take(_REST)
    note = "" if found is None else found[1].strip()
    if not note:
        return sets
    if sets[-1].note:
        raise scan.refused("one note for a set", at)
    return (*sets[:-1], sets[-1].model_copy(update={"note": note}))
