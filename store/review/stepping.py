"""How far a load goes up or down at a time, for the kind of lift and the kit at hand."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor
from typing import TYPE_CHECKING

from catalog.vocabulary import LoadKind, Pattern
from store.gym import BARS, rack_for
from store.models import Load, LoadMode, Unit
from store.plates import at_least, at_most, loadable

if TYPE_CHECKING:
    from catalog.exercise import Exercise
    from store.plates import Rack
    from store.settings import Settings

MOST = 1.10
"""A load never rises by more than a tenth, nor by less than a fiftieth (ACSM 2009: 2-10 %)."""
LEAST = 1.02
LESS = 0.9
"""What is left of a load that was too heavy twice."""

LOWER_BODY = frozenset(
    {
        Pattern.HINGE,
        Pattern.DEADLIFT,
        Pattern.BALLISTIC,
        Pattern.BRIDGE,
        Pattern.LONG_BRIDGE,
        Pattern.OPEN_HIP_EXTENSION,
        Pattern.SQUAT,
        Pattern.LUNGE,
        Pattern.CALF_RAISE,
    }
)
_JUMP = {("kg", True): 5.0, ("kg", False): 2.5, ("lb", True): 10.0, ("lb", False): 5.0}


@dataclass(frozen=True, slots=True)
class Stepper:
    """The next load up and down from any load of an exercise."""

    exercise: Exercise
    settings: Settings
    unit: Unit = Unit.KG
    """Of a first weight on top of the body."""
    increment: float | None = None

    @property
    def helped(self) -> bool:
        """Whether a band, if there is one, takes load off."""
        return self.exercise.load_kind is LoadKind.ASSISTED

    def heavier(self, load: Load | None) -> Load | None:
        """The next load up; none where there is none, or it is too far away."""
        if load is not None and load.mode is LoadMode.BAND:
            return self._band(load, -1 if self.helped else 1)
        if load is None or load.mode is LoadMode.BODYWEIGHT:
            return self._first_weight()
        rack = self._rack(load)
        if rack is None or load.value is None:
            return None
        if load.mode is LoadMode.ASSISTED:
            less = loadable(load.value, -1, rack)
            return _with(load, less) if 0 < less < load.value else None
        if load.mode is LoadMode.ADDED:
            more = loadable(load.value, 1, rack)
            return _with(load, more) if more > load.value else None
        return _with(load, self._raised(load.value, rack))

    def lighter(self, load: Load | None) -> Load | None:
        """The load after two failures: a tenth less, or as near below as can be loaded."""
        if load is not None and load.mode is LoadMode.BAND:
            return self._band(load, 1 if self.helped else -1)
        rack = None if load is None else self._rack(load)
        if load is None or load.value is None or rack is None:
            return None
        if load.mode is LoadMode.ASSISTED:
            return _with(load, at_least(load.value * (2 - LESS), rack))
        less = at_most(load.value * LESS, rack)
        if load.mode is LoadMode.ADDED and not less:
            return Load(mode=LoadMode.BODYWEIGHT)
        return _with(load, less) if less else None

    def knows(self, band: str) -> bool:
        """Whether the settings say where a band stands among the others."""
        return band in self.settings.bands

    def _raised(self, weight: float, rack: Rack) -> float | None:
        """The usual step up, a smaller one where that would be more than a tenth."""
        most = floor(round(weight * MOST * 100, 6)) / 100
        least = loadable(weight, 1, rack)
        if self.increment is None:
            least = at_least(max(weight * LEAST, weight + self._jump(rack), least), rack) or least
        if weight < least <= most:
            return least
        found = at_most(most, rack)
        return found if found is not None and found > weight else None

    def _jump(self, rack: Rack) -> float:
        """Steps of a barbell by the size of the muscles; anything else goes one step."""
        if not BARS.intersection(self.exercise.equipment):
            return 0.0
        return _JUMP[rack.unit, self.exercise.pattern in LOWER_BODY]

    def _first_weight(self) -> Load | None:
        if self.exercise.load_kind is not LoadKind.BODYWEIGHT_PLUS:
            return None
        rack = rack_for(self.exercise, self.settings.gym(self.unit), self.increment)
        first = loadable(0, 1, rack) if rack else 0
        return Load(mode=LoadMode.ADDED, value=first, unit=self.unit) if first else None

    def _rack(self, load: Load) -> Rack | None:
        gym = self.settings.gym(load.unit or self.unit)
        return rack_for(self.exercise, gym, self.increment)

    def _band(self, load: Load, by: int) -> Load | None:
        bands = self.settings.bands
        if load.label not in bands:
            return None
        place = bands.index(load.label) + by
        return Load(mode=load.mode, label=bands[place]) if 0 <= place < len(bands) else None


def _with(load: Load, value: float | None) -> Load | None:
    return None if value is None else Load(mode=load.mode, value=value, unit=load.unit)
