"""The closed vocabularies in which an exercise is described."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from catalog.labelled import Labelled

if TYPE_CHECKING:
    from collections.abc import Mapping


class HamstringFunction(Labelled):
    """The joint at which a movement asks the hamstrings to work."""

    HIP = "hip", "hip extension"
    KNEE = "knee", "knee flexion"


class Pattern(Labelled):
    """The movement, regardless of what it is loaded with."""

    HINGE = "hinge", "hip hinge"
    DEADLIFT = "deadlift", "deadlift"
    BALLISTIC = "ballistic", "swing, clean or jump"
    LOCOMOTION = "loco", "sprint or sled"
    BRIDGE = "bridge", "hip bridge, bent knee"
    LONG_BRIDGE = "bridge-long", "hip bridge, long lever"
    OPEN_HIP_EXTENSION = "hip-ext-open", "hip extension, open chain"
    OPEN_KNEE_FLEXION = "knee-flex-open", "knee flexion, open chain"
    CLOSED_KNEE_FLEXION = "knee-flex-closed", "knee flexion, closed chain"
    SQUAT = "squat", "squat"
    LUNGE = "lunge", "lunge"
    KNEE_EXTENSION = "knee-ext", "knee extension"
    ADDUCTION = "adduction", "hip adduction"
    ABDUCTION = "abduction", "hip abduction"
    CALF_RAISE = "calf-raise", "calf raise"
    DORSIFLEXION = "dorsiflexion", "ankle dorsiflexion"
    ANTI_EXTENSION = "core-anti-ext", "trunk, anti-extension"
    ANTI_ROTATION = "core-anti-rot", "trunk, anti-rotation"
    TRUNK_FLEXION = "core-flex", "trunk flexion"
    LATERAL_TRUNK = "core-lateral", "trunk, lateral flexion"
    TRUNK_ROTATION = "core-rotation", "trunk rotation"
    HORIZONTAL_PUSH = "push-h", "horizontal push"
    VERTICAL_PUSH = "push-v", "vertical push"
    HORIZONTAL_PULL = "pull-h", "horizontal pull"
    VERTICAL_PULL = "pull-v", "vertical pull"
    FLY = "fly", "chest fly"
    RAISE = "raise", "shoulder raise"
    ELBOW_FLEXION = "elbow-flex", "elbow flexion"
    ELBOW_EXTENSION = "elbow-ext", "elbow extension"
    WRIST = "wrist", "wrist"
    SHRUG = "shrug", "shrug"
    CARRY = "carry", "loaded carry"
    FULL_BODY = "full-body", "full body"
    MOBILITY = "mobility", "mobility"
    CARDIO = "cardio", "endurance"

    @property
    def hamstring_function(self) -> HamstringFunction | None:
        """What the hamstrings do in the movement, where that is what it trains."""
        return HAMSTRING_FUNCTION_OF.get(self)

    @property
    def slot(self) -> str:
        """The place in a session that it fills: one of three for the hamstrings, else its own."""
        return SLOT_OF.get(self, self.value)


HAMSTRING_FUNCTION_OF: Final[Mapping[Pattern, HamstringFunction]] = MappingProxyType(
    {
        Pattern.HINGE: HamstringFunction.HIP,
        Pattern.DEADLIFT: HamstringFunction.HIP,
        Pattern.BALLISTIC: HamstringFunction.HIP,
        Pattern.LOCOMOTION: HamstringFunction.HIP,
        Pattern.BRIDGE: HamstringFunction.HIP,
        Pattern.LONG_BRIDGE: HamstringFunction.HIP,
        Pattern.OPEN_HIP_EXTENSION: HamstringFunction.HIP,
        Pattern.OPEN_KNEE_FLEXION: HamstringFunction.KNEE,
        Pattern.CLOSED_KNEE_FLEXION: HamstringFunction.KNEE,
    }
)

SLOT_OF: Final[Mapping[Pattern, str]] = MappingProxyType(
    {
        Pattern.HINGE: "hinge",
        Pattern.DEADLIFT: "hinge",
        Pattern.BALLISTIC: "hinge",
        Pattern.LOCOMOTION: "hinge",
        Pattern.BRIDGE: "thrust",
        Pattern.LONG_BRIDGE: "thrust",
        Pattern.OPEN_HIP_EXTENSION: "thrust",
        Pattern.OPEN_KNEE_FLEXION: "curl",
        Pattern.CLOSED_KNEE_FLEXION: "curl",
    }
)
"""The patterns of the posterior chain, with the place in a session that each fills."""


class Laterality(Labelled):
    """How the two sides share the work."""

    BILATERAL = "bi", "both sides together"
    UNILATERAL = "uni", "one side at a time"
    ALTERNATING = "alt", "sides alternate"


class LoadKind(Labelled):
    """What a set of the exercise is measured in."""

    EXTERNAL = "external", "weight × reps"
    BODYWEIGHT = "bodyweight", "bodyweight"
    BODYWEIGHT_PLUS = "bodyweight_plus", "bodyweight, weight may be added"
    ASSISTED = "assisted", "assisted bodyweight"
    BAND = "band", "band"
    HOLD = "hold", "timed hold"
    DISTANCE = "distance", "distance"


class Contraction(Labelled):
    """How the target muscle works under load."""

    DYNAMIC = "dyn", "dynamic"
    ECCENTRIC = "ecc", "eccentric"
    ISOMETRIC = "iso", "isometric"
    BALLISTIC = "bal", "ballistic"


class LengthBias(Labelled):
    """How long the target muscle is where the load is greatest."""

    LONG = "long", "lengthened"
    MID = "mid", "mid-range"
    SHORT = "short", "shortened"
