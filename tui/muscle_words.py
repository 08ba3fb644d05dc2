"""What each muscle of the map does, in a line."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from catalog.muscle import Muscle

if TYPE_CHECKING:
    from collections.abc import Mapping

DOES: Final[Mapping[Muscle, str]] = MappingProxyType(
    {
        Muscle.BFLH: "Extends the hip and flexes the knee; the outer one of the hamstrings.",
        Muscle.BFSH: "Flexes the knee only: it doesn't cross the hip, so hinges leave it out.",
        Muscle.ST: "Extends the hip and flexes the knee; long and slender, on the inside.",
        Muscle.SM: "Extends the hip and flexes the knee; broad, below the semitendinosus.",
        Muscle.GMAX: "Extends the hip and turns the thigh out; strongest near standing upright.",
        Muscle.GMED: "Lifts the leg sideways, and keeps the pelvis level on one leg.",
        Muscle.AMAG: "Pulls the thigh in, and helps to extend the hip from a deep bend.",
        Muscle.ADDUCTORS: "Pull the thigh in; they steady it in squats and lunges.",
        Muscle.VASTI: "Three of the four quads: they extend the knee.",
        Muscle.RF: "The quad that crosses the hip: extends the knee and flexes the hip.",
        Muscle.GASTROC: "Points the foot and helps to flex the knee; works with a straight leg.",
        Muscle.SOLEUS: "Points the foot; does most of it when the knee is bent.",
        Muscle.TIBIALIS: "Lifts the foot.",
        Muscle.HIP_FLEXORS: "Lift the thigh; sitting keeps them short all day.",
    }
)
