"""The kit as a person looks for it."""

from __future__ import annotations

from collections import Counter

from catalog.equipment import Equipment
from catalog.kit import KIT_GROUPS, USUAL_GYM
from catalog.library import Catalog


def test_every_item_is_found_once() -> None:
    listed = Counter(item for items in KIT_GROUPS.values() for item in items)
    assert listed == Counter(Equipment)


def test_a_usual_gym_has_what_the_hamstrings_need() -> None:
    doable = Catalog.builtin().select(equipment=USUAL_GYM)
    assert {"rdl-barbell", "leg-curl-seated", "leg-curl-lying", "hip-thrust-barbell"} <= {
        each.id for each in doable
    }
    assert not USUAL_GYM & {Equipment.GHD, Equipment.REVERSE_HYPER, Equipment.PARTNER}
