"""Muscle heads, which exercises name, and muscle groups, in which volume is counted."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from catalog.labelled import Labelled

if TYPE_CHECKING:
    from collections.abc import Mapping


class MuscleGroup(Labelled):
    """What weekly sets are counted in."""

    HAMSTRINGS = "hamstrings", "hamstrings"
    GLUTES = "glutes", "glutes"
    ABDUCTORS = "abductors", "hip abductors"
    ADDUCTORS = "adductors", "adductors"
    QUADS = "quads", "quads"
    CALVES = "calves", "calves"
    ERECTORS = "erectors", "spinal erectors"
    ABS = "abs", "abs"
    OBLIQUES = "obliques", "obliques"
    HIP_FLEXORS = "hip-flexors", "hip flexors"
    TIBIALIS = "tibialis", "shins"
    LATS = "lats", "lats"
    UPPER_BACK = "upper-back", "upper back"
    TRAPS = "traps", "traps"
    CHEST = "chest", "chest"
    FRONT_DELTS = "front-delts", "front delts"
    SIDE_DELTS = "side-delts", "side delts"
    REAR_DELTS = "rear-delts", "rear delts"
    BICEPS = "biceps", "biceps"
    TRICEPS = "triceps", "triceps"
    FOREARMS = "forearms", "forearms"
    NECK = "neck", "neck"
    ROTATOR_CUFF = "rotator-cuff", "rotator cuff"
    SERRATUS = "serratus", "serratus"


class Muscle(Labelled):
    """A head: finer than a group, for display and for the hamstrings' two functions."""

    BFLH = "bflh", "biceps femoris (long head)"
    BFSH = "bfsh", "biceps femoris (short head)"
    ST = "st", "semitendinosus"
    SM = "sm", "semimembranosus"
    GMAX = "gmax", "gluteus maximus"
    GMED = "gmed", "gluteus medius and minimus"
    AMAG = "amag", "adductor magnus"
    ADDUCTORS = "adductors", "adductors (longus, brevis, gracilis)"
    VASTI = "vasti", "vasti"
    RF = "rf", "rectus femoris"
    GASTROC = "gastroc", "gastrocnemius"
    SOLEUS = "soleus", "soleus"
    ERECTORS = "erectors", "erector spinae"
    ABS = "abs", "rectus abdominis"
    OBLIQUES = "obliques", "obliques"
    HIP_FLEXORS = "hipflexors", "hip flexors"
    TIBIALIS = "tibialis", "tibialis anterior"
    LATS = "lats", "latissimus dorsi"
    UPPER_BACK = "upperback", "rhomboids and middle trapezius"
    TRAPS = "traps", "upper trapezius"
    CHEST = "chest", "pectoralis major"
    FRONT_DELT = "delt_f", "deltoid (front)"
    SIDE_DELT = "delt_s", "deltoid (side)"
    REAR_DELT = "delt_r", "deltoid (rear)"
    BICEPS = "biceps", "biceps brachii"
    TRICEPS = "triceps", "triceps brachii"
    FOREARMS = "forearms", "forearms"
    NECK = "neck", "neck"
    ROTATOR_CUFF = "rotcuff", "rotator cuff"
    SERRATUS = "serratus", "serratus anterior"


GROUP_OF: Final[Mapping[Muscle, MuscleGroup]] = MappingProxyType(
    {
        Muscle.BFLH: MuscleGroup.HAMSTRINGS,
        Muscle.BFSH: MuscleGroup.HAMSTRINGS,
        Muscle.ST: MuscleGroup.HAMSTRINGS,
        Muscle.SM: MuscleGroup.HAMSTRINGS,
        Muscle.GMAX: MuscleGroup.GLUTES,
        Muscle.GMED: MuscleGroup.ABDUCTORS,
        Muscle.AMAG: MuscleGroup.ADDUCTORS,
        Muscle.ADDUCTORS: MuscleGroup.ADDUCTORS,
        Muscle.VASTI: MuscleGroup.QUADS,
        Muscle.RF: MuscleGroup.QUADS,
        Muscle.GASTROC: MuscleGroup.CALVES,
        Muscle.SOLEUS: MuscleGroup.CALVES,
        Muscle.ERECTORS: MuscleGroup.ERECTORS,
        Muscle.ABS: MuscleGroup.ABS,
        Muscle.OBLIQUES: MuscleGroup.OBLIQUES,
        Muscle.HIP_FLEXORS: MuscleGroup.HIP_FLEXORS,
        Muscle.TIBIALIS: MuscleGroup.TIBIALIS,
        Muscle.LATS: MuscleGroup.LATS,
        Muscle.UPPER_BACK: MuscleGroup.UPPER_BACK,
        Muscle.TRAPS: MuscleGroup.TRAPS,
        Muscle.CHEST: MuscleGroup.CHEST,
        Muscle.FRONT_DELT: MuscleGroup.FRONT_DELTS,
        Muscle.SIDE_DELT: MuscleGroup.SIDE_DELTS,
        Muscle.REAR_DELT: MuscleGroup.REAR_DELTS,
        Muscle.BICEPS: MuscleGroup.BICEPS,
        Muscle.TRICEPS: MuscleGroup.TRICEPS,
        Muscle.FOREARMS: MuscleGroup.FOREARMS,
        Muscle.NECK: MuscleGroup.NECK,
        Muscle.ROTATOR_CUFF: MuscleGroup.ROTATOR_CUFF,
        Muscle.SERRATUS: MuscleGroup.SERRATUS,
    }
)


@cache
def groups_of(heads: tuple[Muscle, ...]) -> tuple[MuscleGroup, ...]:
    """Return the groups that hold the heads, each once, in the order of the heads."""
    return tuple(dict.fromkeys(GROUP_OF[head] for head in heads))
