"""A lighter week: offered on the start page with its rule, never imposed."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from tui import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store.journal import Journal
    from store.models import ExerciseEntry
    from store.review.deload import DeloadOffer
    from store.review.index import Row
    from store.settings import Settings

WEEKS = 14
SESSIONS = 3
LIFTS = 8
"""The lifts done most often of late are looked at."""
CAP_BELOW = 2.0
USUAL_CAP = 9.0


def offered(journal: Journal, settings: Settings, today: date) -> DeloadOffer | None:
    """The offer of a lighter week, where a rule speaks for it."""
    from store.review.deload import offer_deload

    rows = [row for row in journal.rows() if row.day > today - timedelta(weeks=WEEKS)]
    maxima = _maxima(journal, settings, rows)
    return offer_deload(_weekly_sets(rows, today), maxima, _soreness(journal, rows))


def _soreness(journal: Journal, rows: Sequence[Row]) -> list[int]:
    """How sore one was in each session, the newest first."""
    from store.errors import StoreError
    from store.soreness import of_sessions, soreness_of

    try:
        return of_sessions(soreness_of(journal.path), (row.day for row in rows))
    except StoreError:
        return []  # it is told where soreness is asked about


def _weekly_sets(rows: Sequence[Row], today: date) -> list[float]:
    """Sets of each whole week, the newest first; the running week is not over yet."""
    monday = today - timedelta(days=today.weekday())
    sets: Counter[int] = Counter()
    for row in rows:
        weeks_ago = (monday - row.day + timedelta(days=6)).days // 7
        sets[weeks_ago] += row.sets
    return [float(sets[week]) for week in range(1, max(sets, default=0) + 1)]


def _maxima(journal: Journal, settings: Settings, rows: Sequence[Row]) -> dict[str, list[float]]:
    from store.review.strength import Formula, e1rm

    found: dict[str, list[float]] = defaultdict(list)
    for exercise_id in _done_most(rows):
        exercise = journal.catalog().get(exercise_id)
        for _, entry in journal.recent(exercise_id, SESSIONS) if exercise else ():
            estimates = [
                e1rm("kg", each, exercise, formula=Formula(settings.formula))
                for each in entry.sets
                if exercise is not None
            ]
            values = [each.value for each in estimates if each is not None and not each.rough]
            if values:
                found[exercise_id].append(max(values))
    return dict(found)


def _done_most(rows: Sequence[Row]) -> list[str]:
    """The lifts done in most workouts; of as many, by id, so that every start says the same."""
    often = Counter(exercise_id for row in rows for exercise_id in set(row.exercise_ids))
    return sorted(often, key=lambda exercise_id: (-often[exercise_id], exercise_id))[:LIFTS]


def offer_words(offer: DeloadOffer) -> list[str]:
    """The offer in lines: which rule, what it means, which key takes it."""
    because = []
    if "weeks" in offer.rules:
        because.append(f"{offer.weeks} loaded weeks running")
    if "strength" in offer.rules:
        because.append(f"e1RM down twice on {words.count(len(offer.lifts), 'lift')}")
    if "soreness" in offer.rules:
        because.append("sore three sessions running")
    said = f"{' and '.join(because)}."
    return [
        "A lighter week?",
        said if said.startswith("e1RM") else f"{said[:1].upper()}{said[1:]}",
        "Half the sets, two reps more in reserve:",
        "L starts the workout under the cursor so.",
    ]


def lighter(entries: Sequence[ExerciseEntry]) -> tuple[ExerciseEntry, ...]:
    """The exercises of a workout to come with half the sets, farther from failure."""
    return tuple(_lighter(entry) for entry in entries)


def _lighter(entry: ExerciseEntry) -> ExerciseEntry:
    from store.models import Target

    target = entry.target or Target()
    cap = (target.rpe_cap or USUAL_CAP) - CAP_BELOW
    eased = target.model_copy(update={"rpe_cap": max(1.0, cap)})
    half = (max(1, entry.planned) + 1) // 2
    return entry.model_copy(update={"planned": half, "target": eased})
