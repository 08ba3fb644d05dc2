"""One talk with the coach: what may be changed about the question, and what it answers."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from store.place import chosen_place, keep_kit, keep_place, kit_at
from store.review.coach import suggest
from store.review.request import Request
from store.review.work import Work
from store.session import counted
from store.settings import set_value, settings_path
from tui.coaching import Doser, training_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime
    from pathlib import Path

    from catalog.equipment import Equipment
    from catalog.library import Catalog
    from catalog.muscle import MuscleGroup
    from store.journal import Journal
    from store.models import ExerciseEntry, Workout
    from store.review.coach import Advice, Suggestion
    from store.review.dose import Dose
    from store.review.request import Training
    from store.settings import Settings
    from tui.app import HtrackApp

BEST: Final = 3
SESSIONS: Final = 8
MINUTES: Final = (15, 30, 45, 60, 90)
USUAL_MINUTES: Final = 30


@dataclass
class Feeling:
    """How a day is; another day begins without it. Only the soreness is stored."""

    day: date
    minutes: int = USUAL_MINUTES
    soreness: dict[MuscleGroup, int] = field(default_factory=dict)


class SlotIn:
    """The coach's answer, and the doses of what it suggests."""

    def __init__(self, app: HtrackApp, feeling: Feeling) -> None:
        self.app, self.feeling = app, feeling
        self.today = feeling.day
        self.place = chosen_place(app.settings)
        self.kit = kit_at(app.settings, self.place)
        self.level = app.settings.level
        self._trained = training_for(app.journal, self.today)
        self.planned = tuple(_planned(app.journal.open_workout(), self.today))
        """What the open workout still holds."""
        self._doses: dict[str, Dose] = {}
        self._lately: dict[str, list[tuple[date, ExerciseEntry]]] = {}
        self._advice: tuple[Request, Advice] | None = None

    @cached_property
    def path(self) -> Path:
        """Where the settings are."""
        return settings_path(os.environ)

    @property
    def clock(self) -> Callable[[], datetime]:
        """The clock of the app."""
        return self.app.clock

    @property
    def journal(self) -> Journal:
        """The journal."""
        return self.app.journal

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self.app.settings

    @cached_property
    def catalog(self) -> Catalog:
        """Every exercise there was when the talk began."""
        return self.journal.catalog()

    @cached_property
    def training(self) -> Training:
        """What was done; what the open workout still holds counts as done today."""
        return replace(self._trained, log=(*self.planned, *self._trained.log))

    @property
    def request(self) -> Request:
        """The question."""
        return Request(
            self.today,
            level=self.level,
            equipment=self.kit,
            soreness=dict(self.feeling.soreness),
            minutes=self.feeling.minutes,
        )

    @property
    def advice(self) -> Advice:
        """The answer to the question as it stands."""
        request = self.request
        if self._advice is None or self._advice[0] != request:
            self._advice = request, suggest(self.catalog, request, self.training)
        return self._advice[1]

    @property
    def best(self) -> tuple[Suggestion, ...]:
        """What to choose from first."""
        return self.advice.suggestions[:BEST]

    def found(self, exercise_id: str) -> Suggestion | None:
        """What is said of an exercise that may be done."""
        return next((each for each in self.advice.ranked if each.id == exercise_id), None)

    def dose(self, suggestion: Suggestion) -> Dose:
        """How much to do of a suggestion."""
        if suggestion.id not in self._doses:
            exercise = self.catalog[suggestion.id]
            self._doses[suggestion.id] = self._doser.dose(exercise, suggestion.sets)
        return self._doses[suggestion.id]

    @cached_property
    def _doser(self) -> Doser:
        return Doser(self.journal, self.settings, self.today, self._trained, self.level)

    def lately(self, exercise_id: str) -> list[tuple[date, ExerciseEntry]]:
        """The last sessions of an exercise, the newest first."""
        if exercise_id not in self._lately:
            found = self.journal.recent(exercise_id, SESSIONS)
            self._lately[exercise_id] = [(row.day, entry) for row, entry in found]
        return self._lately[exercise_id]

    # What may be changed

    def take_kit(self, kit: frozenset[Equipment]) -> None:
        """Ask for what can be done with this kit; it isn't written down yet."""
        self.kit = kit

    def keep_kit(self) -> None:
        """Remember what there is, for the place."""
        if self.kit is not None and self.kit != kit_at(self.settings, self.place):
            self.app.settings = keep_kit(self.path, self.place, self.kit)

    def go_to(self, place: str) -> None:
        """Train at a place that is known, or at none in particular, from now on."""
        self.place, self.kit = place, kit_at(self.settings, place)
        self.app.settings = keep_place(self.path, place)

    def settle(self, place: str, kit: Iterable[Equipment]) -> None:
        """Write down a new place with what there is, and that it was chosen."""
        self.place, self.kit = place, frozenset(kit)
        self.app.settings = keep_kit(self.path, place, self.kit)
        self.app.settings = keep_place(self.path, place)

    @property
    def places(self) -> dict[str, int]:
        """The known places, and how many items there are at each."""
        return {name: len(kit) for name, kit in self.settings.places.items()}

    def next_level(self) -> None:
        """One level up, from the highest to the lowest; it is kept in the settings."""
        self.level = self.level % 3 + 1
        self._doses.clear()
        self.__dict__.pop("_doser", None)
        self.app.settings = set_value(self.path, "training.level", self.level)

    def next_minutes(self) -> None:
        """The next longer time, from the longest to the shortest."""
        longer = [each for each in MINUTES if each > self.feeling.minutes]
        self.feeling.minutes = longer[0] if longer else MINUTES[0]


def _planned(workout: Workout | None, today: date) -> Iterable[Work]:
    """What an open workout still holds, as if it were done: a place in it is filled only once."""
    for entry in workout.entries if workout else ():
        left = max(1, entry.planned) - counted(entry.sets)
        if left > 0:
            yield Work(today, entry.exercise_id, left)


def feeling_of(kept: Feeling | None, today: date) -> Feeling:
    """How a day is, as far as it was said on the same day."""
    return kept if kept is not None and kept.day == today else Feeling(today)
