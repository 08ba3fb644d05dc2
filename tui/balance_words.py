"""What the balance of the muscles says, as planning guidance: never as a risk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from store.review.balance import HIGH, KNEE_SHARE, LEAST_QUADS, LEAST_SETS, LOW, Band
from tui import words

if TYPE_CHECKING:
    from catalog.library import Catalog
    from store.review.asymmetry import SideGap
    from store.review.balance import Balance

GUIDANCE: Final = "Planning guidance of ours, made of sets; no measure of strength or of risk."


def balance_line(found: Balance) -> str:
    """`Hamstring : quad sets, 28 days: 20 : 17 = 1.18, within 0.6–1.5`."""
    hamstrings, quads = found.hamstrings.total, found.quads.total
    counts = f"{words.number(hamstrings)} : {words.number(quads)}"
    if found.ratio is None:
        least = f"{LEAST_QUADS} quad sets and {LEAST_SETS} in all"
        said = f"{counts}, too little to say (it takes {least})"
    else:
        where = {
            Band.LOW: f"below {LOW}: more hamstring sets",
            Band.HIGH: f"above {HIGH}: more quad sets, or fewer hamstring sets",
        }.get(found.band, f"within {LOW}–{HIGH}")
        said = f"{counts} = {found.ratio:.2f}, {where}"
    return f"Hamstring : quad sets, 28 days: {said}"


def knee_line(share: float | None) -> str:
    """`Knee flexion: 42 % of hamstring sets, within 30–70 %`."""
    low, high = (round(100 * each) for each in KNEE_SHARE)
    if share is None:
        return "Knee flexion: no hamstring sets to share"
    where = "within" if KNEE_SHARE[0] <= share <= KNEE_SHARE[1] else "outside"
    return f"Knee flexion: {share:.0%} of hamstring sets, {where} {low}–{high} %".replace(
        "% of", " % of", 1
    )


def gap_line(gap: SideGap, catalog: Catalog) -> str:
    """`Single-Leg Curl: left 20 % behind, three sessions running`."""
    exercise = catalog.get(gap.exercise_id)
    name = exercise.name if exercise else gap.exercise_id
    return f"{name}: {gap.weaker} {gap.percent:.0f} % behind, three sessions running"
