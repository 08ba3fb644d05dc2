"""What the user has in mind: routines, preferences of exercises, body weight; all can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import wording
from store.errors import ConflictError, UsageError
from store.keeper import Keeper
from store.ledger import Change, edited
from store.table import DocumentTable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from store.checking import Plain
    from store.ledger import TableName
    from store.models import Unit
    from store.plan import BodyWeight, Preference, Routine
    from store.review.index import Row


class Planner(Keeper):
    """Keeps what isn't training itself, in the history file."""

    def plans(self) -> dict[TableName, list[Plain]]:
        """What the data file holds beside the training, for an export."""
        from store.exchange.own_lists import plans_of

        return plans_of(self)

    # Preferences

    def preference(self, exercise_id: str) -> Preference:
        """How the user does an exercise; the usual, where nothing was chosen."""
        from store.plan import Preference

        found = self._documents("preferences").get(exercise_id)
        return Preference(id=exercise_id) if found is None else Preference.model_validate(found)

    def set_preference(self, preference: Preference) -> None:
        """Keep how the user does an exercise; nothing is kept of what follows the usual."""
        from store.plan import Preference

        words = f"changed the preferences of {self._name_of(preference.id)}"
        if preference != Preference(id=preference.id):
            self._put("preferences", preference.document(), words)
        elif preference.id in self._documents("preferences"):
            self._drop("preferences", preference.id, lambda _: words)

    # Routines

    def routines(self) -> list[Routine]:
        """The routines in their order."""
        from store.plan import Routine

        found = [Routine.model_validate(each) for each in self._documents("routines").values()]
        return sorted(found, key=lambda routine: (routine.order, routine.name, routine.id))

    def save_routine(self, routine: Routine) -> Routine:
        """Keep a routine, in place of the one that has its id; a new one goes to the end."""
        routines = self.routines()
        was = next((each for each in routines if each.id == routine.id), None)
        now = self.clock()
        end = 1 + max((each.order for each in routines), default=0)
        kept = {
            "id": routine.id or self._ids(),
            "created_at": routine.created_at or (was.created_at if was else now),
            "updated_at": was.updated_at if was else now,
            "order": routine.order or (was.order if was else end),
        }
        saved = routine.model_copy(update=kept)
        if saved == was:
            return saved
        saved = saved.model_copy(update={"updated_at": now})
        verb = "changed" if was else "made"
        self._put("routines", saved.document(), f"{verb} the routine {_named(saved.name)}")
        return saved

    def delete_routine(self, routine_id: str) -> None:
        """Remove a routine (undo brings it back); ConflictError when it isn't there."""
        self._drop("routines", routine_id, lambda was: f"deleted the routine {_named(was['name'])}")

    def move_routine(self, routine_id: str, by: int) -> None:
        """Move a routine by so many places, as far as there are places."""
        routines = self.routines()
        place = next((i for i, each in enumerate(routines) if each.id == routine_id), None)
        if place is None:
            raise ConflictError("This routine was removed elsewhere.")
        moved = routines.pop(place)
        routines.insert(max(0, min(place + by, len(routines))), moved)
        self._renumber(routines, f"moved the routine {_named(moved.name)}")

    def last_done(self, routine_id: str) -> Row | None:
        """The last workout that was started from a routine."""
        self.load()
        return self._index.last_of_routines().get(routine_id)

    def next_routine(self) -> Routine | None:
        """The routine after the one that was done last, round and round; none without any."""
        routines = self.routines()
        if not routines:
            return None
        places = {routine.id: place for place, routine in enumerate(routines)}
        done = (places[each] for each in self._index.last_of_routines() if each in places)
        return routines[(next(done, -1) + 1) % len(routines)]

    def _renumber(self, routines: Sequence[Routine], words: str) -> None:
        with self._history.transaction():
            self._reindex()
            changes: list[Change] = []
            for order, routine in enumerate(routines, start=1):
                table = DocumentTable(self._history, "routines")
                found = table.by_id(routine.id)
                if found is None:
                    raise ConflictError("A routine was removed elsewhere; look again and repeat.")
                after = {**found, "order": order}
                change = edited("routines", routine.id, dict(found), after)
                if change is not None:
                    table.replace(found.doc_id, after)
                    changes.append(change)
            if changes:
                self._push(self._history, words, *changes)
        self._reindex()

    # Body weight

    def body_weights(self) -> list[BodyWeight]:
        """What the scales said, the newest first."""
        from store.plan import BodyWeight

        found = [BodyWeight.model_validate(each) for each in self._documents("body").values()]
        return sorted(found, key=lambda each: (each.at, each.id), reverse=True)

    def body_weight_on(self, day: date) -> BodyWeight | None:
        """The last weight of the body at a day or before it."""
        return next((each for each in self.body_weights() if each.at.date() <= day), None)

    def log_body_weight(self, value: float, unit: Unit, at: datetime | None = None) -> BodyWeight:
        """Keep what the scales said; UsageError for what no scales say."""
        from store.plan import BodyWeight
        from store.units import plain_number

        _refuse_odd_weight(value, unit)
        weight = BodyWeight(id=self._ids(), at=at or self.clock(), value=value, unit=unit)
        self._add("body", weight.document(), f"weighed {plain_number(value)} {unit}")
        return weight

    def correct_body_weight(self, weight_id: str, value: float, unit: Unit) -> BodyWeight:
        """Another value in the place of one; UsageError for what no scales say.

        ConflictError when it isn't there any more.
        """
        from store.units import plain_number

        _refuse_odd_weight(value, unit)
        was = next((each for each in self.body_weights() if each.id == weight_id), None)
        if was is None:
            raise ConflictError("It was removed elsewhere already.")
        weight = was.model_copy(update={"value": value, "unit": unit})
        told = f"{plain_number(was.value)} {was.unit} to {plain_number(value)} {unit}"
        self._put("body", weight.document(), f"corrected the weight of {told}")
        return weight

    def delete_body_weight(self, weight_id: str) -> None:
        """Remove a weight of the body (undo brings it back)."""
        self._drop(
            "body", weight_id, lambda was: f"deleted the weight of {was['value']} {was['unit']}"
        )

    def _name_of(self, exercise_id: str) -> str:
        exercise = self.catalog().get(exercise_id)
        return _named(exercise_id if exercise is None else exercise.name)


def _refuse_odd_weight(value: float, unit: Unit) -> None:
    from store.plan import HEAVIEST_BODY

    if not 0 < value <= HEAVIEST_BODY:
        raise UsageError(f"A body doesn't weigh {value:g} {unit}: write it like 78.5")


def _named(name: str) -> str:
    return wording.named(name, "without a name")
