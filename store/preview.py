"""What an import would add, and whatever a person should know before it does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from store.exchange.own_lists import PLANS
from store.import_files import called
from store.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from catalog.exercise import Exercise
    from store.exchange.adoption import Adoption
    from store.exchange.names import How, Match
    from store.exchange.reading import Reading
    from store.ledger import TableName
    from store.likeness import Duplicate

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class NameUse:
    """A foreign name, how often it is used, and what it is taken for."""

    name: str
    sets: int
    how: How
    exercise: Exercise | None
    """None: it becomes an exercise of the user's own."""


@dataclass(frozen=True)
class Source:
    """One file on its way in."""

    file: str
    """The path as it was given."""
    reading: Reading
    adoption: Adoption
    warnings: tuple[str, ...]

    @property
    def called(self) -> str:
        """The file as people call it."""
        return called(self.file)

    @property
    def workouts(self) -> tuple[Plain, ...]:
        """All that were read, whether they are new or not."""
        return self.adoption.workouts

    @cached_property
    def sets(self) -> int:
        """How many were read."""
        return sets_in(self.workouts)

    @cached_property
    def days(self) -> tuple[str, str] | None:
        """The first and the last day, as 2026-11-22; none without workouts."""
        days = [each["started_at"][:10] for each in self.workouts]
        return (min(days), max(days)) if days else None


@dataclass(frozen=True)
class Preview:
    """What an import would add, and whatever a person should know before."""

    sources: tuple[Source, ...]
    fresh: tuple[Plain, ...]
    """Workouts that the journal doesn't have yet."""
    own: tuple[Plain, ...]
    """Exercises of the user's own that it doesn't have yet, and needs."""
    plans: Mapping[TableName, Sequence[Plain]]
    """Routines, preferences, body weights and decisions on names that it doesn't have yet."""
    duplicates: tuple[Duplicate, ...]
    """Which of the new workouts may be there already, as those of another app; added all the same.
    """

    @cached_property
    def sets(self) -> int:
        """Of the new workouts."""
        return sets_in(self.fresh)

    @cached_property
    def kinds(self) -> dict[str, int]:
        """Kind -> how many sets of the new workouts are of it."""
        return _kinds(self.fresh)

    @cached_property
    def names(self) -> tuple[NameUse, ...]:
        """The foreign names in the new workouts, the most used first."""
        return _names(self.sources, self.fresh)

    @cached_property
    def unmatched(self) -> tuple[NameUse, ...]:
        """Names that became exercises of the user's own, and about which nobody has decided."""
        from store.exchange.names import How

        return tuple(each for each in self.names if each.how is How.NOT)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to add."""
        return not (self.fresh or self.own or any(self.plans.values()))

    @property
    def apps(self) -> str:
        """The apps that wrote the files, in words."""
        return " and ".join(sorted({each.reading.app for each in self.sources}))


def in_words(preview: Preview) -> str:
    """What is new, as `3 workouts, 40 sets`; a kind of which there is none is left out."""
    parts = [
        count(len(preview.fresh), "workout") if preview.fresh else "",
        count(preview.sets, "set") if preview.fresh else "",
        count(len(preview.own), "own exercise") if preview.own else "",
        *counted(preview.plans),
    ]
    return ", ".join(filter(None, parts))


def counted(plans: Mapping[TableName, Sequence[Plain]]) -> list[str]:
    """How many there are of each list beside the training."""
    return [count(len(plans[each]), noun) for each, noun in PLANS.items() if plans.get(each)]


def sets_in(workouts: Iterable[Plain]) -> int:
    """All of them, warm-ups included."""
    return sum(len(entry.get("sets", ())) for one in workouts for entry in one.get("entries", ()))


def _kinds(workouts: Sequence[Plain]) -> dict[str, int]:
    entries = [entry for workout in workouts for entry in workout.get("entries", ())]
    odd = [s["kind"] for entry in entries for s in entry.get("sets", ()) if "kind" in s]
    found = {"working": sets_in(workouts) - len(odd)}
    for kind in odd:
        found[kind] = found.get(kind, 0) + 1
    return {kind: number for kind, number in found.items() if number}


def _names(sources: Sequence[Source], fresh: Iterable[Plain]) -> tuple[NameUse, ...]:
    """By name as written; spellings that are one exercise of the user's own count together."""
    matches = {name: match for each in sources for name, match in each.adoption.names.items()}
    own = {doc["id"]: doc["name"] for each in sources for doc in each.adoption.own_exercises}
    sets: dict[str, int] = {}
    meant: dict[str, Match] = {}
    for entry in (entry for workout in fresh for entry in workout.get("entries", ())):
        match = matches.get(entry["name"])
        if match is not None:
            name = entry["name"] if match.exercise else own[entry["exercise_id"]]
            sets[name] = sets.get(name, 0) + len(entry.get("sets", ()))
            meant[name] = match
    uses = [NameUse(name, sets[name], meant[name].how, meant[name].exercise) for name in sets]
    return tuple(sorted(uses, key=lambda each: (-each.sets, each.name)))
