"""Where muscles lie, seen from behind and from the front: curves for the right half of the body.

Units are arbitrary: the middle of the body is x = 0, the hips are y = 0, the ankles `HEIGHT`.
Drawn for this program by eye from anatomy's description; a map to read sets from, no atlas.
"""

from __future__ import annotations

from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from catalog.muscle import Muscle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.raster import Point

HALF_WIDTH = 28.0
HEIGHT = 140.0


class Facing(Enum):
    """From where the body is seen."""

    BACK = "from behind"
    FRONT = "from the front"

    @property
    def other(self) -> Facing:
        """The other side of the body."""
        return Facing.FRONT if self is Facing.BACK else Facing.BACK


BODY: Final[tuple[Point, ...]] = (
    (0, 2), (8, 1.5), (14, 2), (19, 8), (23, 18), (26, 30), (26.5, 42), (25, 58), (22.5, 72),
    (19.6, 84), (19, 90), (20.2, 98), (19.6, 108), (16.6, 120), (14.6, 130), (14.8, 139),
    (9.2, 139), (9.2, 130), (7.4, 118), (4.9, 106), (4.6, 98), (6, 90), (6, 84), (4, 70),
    (2.5, 56), (1.4, 46), (0, 44.5),
)  # fmt: skip

Places = MappingProxyType[Muscle, tuple[tuple["Point", ...], ...]]

BACK: Final[Mapping[Muscle, tuple[tuple[Point, ...], ...]]] = MappingProxyType(
    {
        Muscle.GMED: (
            (
                (6, 10), (11, 6), (17, 8), (21.5, 16), (24, 27), (21, 20.5), (16, 14), (10, 12.5),
            ),
        ),
        Muscle.GMAX: (
            (
                (1.3, 18), (7, 14.5), (14.5, 15), (20, 21), (23.4, 29), (23.6, 36), (20, 41.4),
                (13, 43.6), (6, 43), (1.8, 40), (1.2, 30),
            ),
        ),
        Muscle.VASTI: (
            ((21, 44), (24.8, 38), (25.4, 48), (24, 60), (22, 70), (22, 63), (21.9, 54)),
        ),
        Muscle.AMAG: (
            ((1.9, 46.5), (4.3, 46.2), (4, 56), (4.6, 66), (3.5, 63), (2.6, 55)),
        ),
        Muscle.SM: (
            (
                (5, 47), (6.9, 46.5), (7.3, 58), (8.7, 68), (9, 78), (8.2, 87), (6.6, 87),
                (6.6, 79), (5.6, 66), (4.8, 56),
            ),
        ),
        Muscle.ST: (
            (
                (7.7, 46), (12.9, 45.4), (13.5, 54), (13.6, 66), (12.4, 78), (10.6, 87), (9.2, 88),
                (9.8, 78), (9.4, 66), (8, 55),
            ),
        ),
        Muscle.BFSH: (
            ((20.9, 60), (21.8, 64), (20.9, 75), (18.6, 87), (17.4, 87.5), (19.6, 76), (20.6, 67)),
        ),
        Muscle.BFLH: (
            (
                (14.2, 45.4), (19.4, 44.4), (20.6, 52), (20.2, 64), (19.2, 75), (17, 86),
                (15.8, 87), (15.4, 78), (15, 66), (14.3, 55),
            ),
        ),
        Muscle.SOLEUS: (
            (
                (6.9, 112), (9, 114.5), (11.9, 111.6), (13.3, 111), (15.6, 113.6), (18.2, 109.5),
                (16.2, 119), (13.8, 128), (12.4, 136), (11.3, 136), (9.8, 127),
            ),
        ),
        Muscle.GASTROC: (
            ((12.7, 91.5), (17.4, 90.5), (19.3, 98), (18.6, 107), (15.5, 111.8), (12.9, 108.5),
             (12.4, 100)),
            ((6.9, 91.5), (11.6, 91.5), (11.7, 100), (11.5, 109.5), (9, 112.8), (6.4, 108),
             (5.4, 99)),
        ),
    }
)  # fmt: skip
"""Painted in this order, each over those before."""

FRONT: Final[Mapping[Muscle, tuple[tuple[Point, ...], ...]]] = MappingProxyType(
    {
        Muscle.GMED: (
            ((18.4, 12), (21.8, 17), (24.6, 29), (22, 28), (18.6, 22)),
        ),
        Muscle.HIP_FLEXORS: (
            ((2, 20), (9, 16), (12, 22), (9.6, 29), (5.6, 35), (2.2, 41), (1.4, 32)),
        ),
        Muscle.ADDUCTORS: (
            (
                (2, 44), (5.6, 37.5), (9.4, 32), (9.3, 44), (8.6, 55), (6.6, 67), (4.7, 66),
                (3.1, 55),
            ),
        ),
        Muscle.VASTI: (
            (
                (17.6, 29), (22.4, 31), (25.2, 42), (24.2, 58), (20.6, 74), (17.4, 80), (15.4, 78),
                (17.6, 66), (18.4, 50),
            ),
            ((9.6, 55), (10.6, 64), (12, 76), (11.4, 84), (8.8, 85), (6.8, 78), (7.4, 67)),
        ),
        Muscle.RF: (
            (
                (12.6, 24.5), (16, 28), (17.4, 42), (16.8, 58), (14.8, 73), (13.4, 78), (12.2, 73),
                (10.6, 58), (10.2, 42), (10.8, 30),
            ),
        ),
        Muscle.GASTROC: (
            ((5.2, 97), (7.2, 93), (8.9, 104), (8.3, 115), (6.2, 109)),
            ((18.4, 93), (20, 99), (19.2, 108), (17.6, 112), (18, 102)),
        ),
        Muscle.SOLEUS: (
            ((8.9, 112), (10, 106), (11, 118), (10.8, 132), (9.6, 124)),
            ((17.4, 112), (16.2, 120), (14.4, 128), (14.8, 118), (16.2, 108)),
        ),
        Muscle.TIBIALIS: (
            ((12, 92), (16.4, 94), (16.2, 106), (14, 120), (12.4, 134), (11.6, 124), (11.2, 106)),
        ),
    }
)  # fmt: skip

VIEWS: Final = MappingProxyType({Facing.BACK: BACK, Facing.FRONT: FRONT})
