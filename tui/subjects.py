"""Whose progress can be looked at: all training, the body's weight, every exercise done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from tui.record_words import day_of
from tui.text import fitted
from tui.theme import hue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from catalog.library import Catalog
    from store.review.index import Row

WEEKS = "+weeks"
BODY = "+body"
"""Keys of what is no exercise; no exercise has such an id."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One of them; `last` is when it was done last."""

    key: str
    name: str
    times: int = 0
    last: date | None = None
    group: str = ""
    """The first muscle group that it trains."""


def subjects_of(rows: Iterable[Row], catalog: Catalog, *, weighed: bool) -> list[Subject]:
    """All training first, then the body, then the exercises, the last done before the others."""
    times: dict[str, int] = {}
    last: dict[str, date] = {}
    names: dict[str, str] = {}
    for row in rows:
        done = dict(zip(row.exercise_ids, row.names, strict=True))
        for exercise_id, name in done.items():
            times[exercise_id] = times.get(exercise_id, 0) + 1
            last.setdefault(exercise_id, row.day)
            names.setdefault(exercise_id, name)
    whole = [Subject(WEEKS, "All training")] if times else []
    body = [Subject(BODY, "Body weight")] if weighed or times else []
    found = [_exercise(each, names, times, last, catalog) for each in times]
    return [*whole, *body, *found]


def _exercise(
    exercise_id: str,
    names: Mapping[str, str],
    times: Mapping[str, int],
    last: Mapping[str, date],
    catalog: Catalog,
) -> Subject:
    known = catalog.get(exercise_id)
    group = known.groups[0].value if known is not None and known.groups else ""
    name = names[exercise_id] if known is None else known.name
    return Subject(exercise_id, name, times[exercise_id], last[exercise_id], group)


def drawn(subject: Subject, width: int, today: date) -> Content:
    """A row of the list: what, how often, when last."""
    if not subject.times:
        return Content.styled("▌ ", "$faint") + Content.styled(
            fitted(subject.name, width - 2), "bold"
        )
    when = day_of(subject.last, today) if subject.last is not None else ""
    tail = f"{subject.times:>5}× {when:>9}"
    return Content.assemble(
        ("▌ ", hue(subject.group)),
        fitted(subject.name, width - 2 - len(tail)),
        (tail, "$muted"),
    )
