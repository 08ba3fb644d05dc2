"""Kit as a person looks for it: by where it stands, and what a usual gym has of it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from catalog.equipment import Equipment as Kit

if TYPE_CHECKING:
    from collections.abc import Mapping

KIT_GROUPS: Final[Mapping[str, tuple[Kit, ...]]] = MappingProxyType(
    {
        "Weights": (
            Kit.BARBELL, Kit.DUMBBELL, Kit.KETTLEBELL, Kit.TRAP_BAR, Kit.SAFETY_BAR, Kit.EZ_BAR,
            Kit.PLATE, Kit.LANDMINE, Kit.SANDBAG, Kit.MEDICINE_BALL,
        ),
        "Racks, benches, bars": (
            Kit.RACK, Kit.BENCH, Kit.BOX, Kit.PULLUP_BAR, Kit.DIP_BARS, Kit.CAPTAINS_CHAIR,
            Kit.PREACHER_BENCH, Kit.RINGS,
        ),
        "Small things": (
            Kit.BAND, Kit.MINIBAND, Kit.SLIDERS, Kit.SWISS_BALL, Kit.SUSPENSION, Kit.ANKLE_ANCHOR,
            Kit.PARTNER, Kit.STICK, Kit.AB_WHEEL, Kit.FOAM_ROLLER, Kit.JUMP_ROPE,
        ),
        "Machines for legs and hips": (
            Kit.LEG_CURL_LYING, Kit.LEG_CURL_SEATED, Kit.LEG_CURL_STANDING, Kit.LEG_CURL_KNEELING,
            Kit.GHD, Kit.BACK_EXT_BENCH, Kit.BACK_EXT_MACHINE, Kit.REVERSE_HYPER,
            Kit.HIP_THRUST_MACHINE, Kit.KICKBACK_MACHINE, Kit.CABLE, Kit.SMITH, Kit.LEG_PRESS,
            Kit.LEG_EXTENSION, Kit.HACK_SQUAT, Kit.SQUAT_MACHINE, Kit.BELT_SQUAT,
            Kit.PENDULUM_SQUAT, Kit.ADDUCTOR_MACHINE, Kit.ABDUCTOR_MACHINE, Kit.CALF_STANDING,
            Kit.CALF_SEATED, Kit.SLED,
        ),
        "Machines for the upper body": (
            Kit.CHEST_PRESS, Kit.SHOULDER_PRESS, Kit.PEC_DECK, Kit.LATERAL_RAISE_MACHINE,
            Kit.LAT_PULLDOWN, Kit.ROW_MACHINE, Kit.PULLOVER_MACHINE, Kit.SHRUG_MACHINE,
            Kit.ASSIST_MACHINE, Kit.DIP_MACHINE, Kit.BICEPS_MACHINE, Kit.TRICEPS_MACHINE,
            Kit.AB_MACHINE, Kit.TORSO_MACHINE,
        ),
        "Endurance": (
            Kit.TREADMILL, Kit.EXERCISE_BIKE, Kit.ROWER, Kit.ELLIPTICAL, Kit.STAIR_CLIMBER,
            Kit.SKI_ERG, Kit.BATTLE_ROPES,
        ),
    }
)  # fmt: skip
"""Every item once; what work for the back of the legs asks for comes first."""

USUAL_GYM: Final = frozenset(
    {
        Kit.BARBELL, Kit.DUMBBELL, Kit.KETTLEBELL, Kit.EZ_BAR, Kit.PLATE, Kit.MEDICINE_BALL,
        Kit.RACK, Kit.BENCH, Kit.BOX, Kit.PULLUP_BAR, Kit.DIP_BARS, Kit.CAPTAINS_CHAIR,
        Kit.PREACHER_BENCH, Kit.BAND, Kit.SWISS_BALL, Kit.STICK, Kit.AB_WHEEL, Kit.FOAM_ROLLER,
        Kit.JUMP_ROPE, Kit.LEG_CURL_LYING, Kit.LEG_CURL_SEATED, Kit.BACK_EXT_BENCH, Kit.CABLE,
        Kit.SMITH, Kit.LEG_PRESS, Kit.LEG_EXTENSION, Kit.HACK_SQUAT, Kit.ADDUCTOR_MACHINE,
        Kit.ABDUCTOR_MACHINE, Kit.CALF_STANDING, Kit.CALF_SEATED, Kit.CHEST_PRESS,
        Kit.SHOULDER_PRESS, Kit.PEC_DECK, Kit.LAT_PULLDOWN, Kit.ROW_MACHINE, Kit.ASSIST_MACHINE,
        Kit.TREADMILL, Kit.EXERCISE_BIKE, Kit.ROWER, Kit.ELLIPTICAL, Kit.STAIR_CLIMBER,
    }
)  # fmt: skip
"""A place to begin from when nobody has said what there is. A guess of ours."""
