"""What a written set means for an exercise of a kind.

The first of two numbers is the weight, unless the weight is said elsewhere or there is none.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from catalog.vocabulary import LoadKind
from store.grammar.effort import rpe_of
from store.grammar.quantity import Amount, Weight, check_measure, check_reps, check_weight
from store.models import Load, LoadMode, LoggedSet, SetKind, Side

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.grammar.draft import Draft
    from store.grammar.scanner import Scanner
    from store.models import Unit

MOST_SETS: Final = 20
"""Alike, in one breath; more is a load that was taken for a number of sets."""

_BODY: Final = {LoadKind.BODYWEIGHT, LoadKind.BODYWEIGHT_PLUS}
_WEIGHTLESS: Final = {*_BODY, LoadKind.BAND, LoadKind.HOLD, LoadKind.DISTANCE}
_ONE_WEIGHT: Final = {LoadKind.EXTERNAL, LoadKind.DISTANCE}
"""Kinds in which nothing is added to the body, or taken off it."""
_PLAIN: Final = {LoadKind.HOLD: "seconds", LoadKind.DISTANCE: "metres"}


class Meaning:
    """Turns drafts of one line into sets."""

    def __init__(self, scan: Scanner, kind: LoadKind | None, unit: Unit, effort: str) -> None:
        self._scan = scan
        self._kind = kind
        self._unit = unit
        self._effort = effort

    def of(self, group: tuple[Draft, ...]) -> list[LoggedSet]:
        """The sets of a draft, or of a left and a right that belong together, side by side."""
        said = any(draft.has_load for draft in group)
        for draft in group:
            draft.amount = self._measured(draft.amount)
            self._settle_first(draft, said=said)
        if len(group) == 2:
            _share(*group)
        each = [[self._logged(draft)] * draft.count for draft in group]
        if len({len(sets) for sets in each}) == 1:
            return list(chain.from_iterable(zip(*each, strict=True)))
        return list(chain.from_iterable(each))

    def _measured(self, amount: Amount) -> Amount:
        unit = amount.unit or _PLAIN.get(self._kind or LoadKind.EXTERNAL, "reps")
        check_measure(self._scan, amount.value, unit, amount.at)
        return Amount(amount.at, amount.value, unit)

    def _settle_first(self, draft: Draft, *, said: bool) -> None:
        """A bare number in front of the × becomes how many sets, or the load.

        `said`: whether it, or the other side, has a load elsewhere.
        """
        first = draft.first
        if first is None:
            return
        if said and not draft.has_load:
            raise self._scan.refused("the load of both sides written alike", first.at)
        if draft.has_load or self._is_weightless(draft):
            draft.count = self._sets(first)
        else:
            check_weight(self._scan, first.value, first.at)
            draft.weight = Weight(first.at, first.value)

    def _is_weightless(self, draft: Draft) -> bool:
        if self._kind in _WEIGHTLESS:
            return True
        if draft.amount.unit == "reps":
            return False
        if self._kind is None:
            return True
        raise self._scan.refused("the load with its unit (20kgx30s) or behind an @", draft.at)

    def _sets(self, first: Amount) -> int:
        if not 1 <= first.value <= MOST_SETS or first.value != int(first.value):
            raise self._scan.refused(
                f"how many sets, up to {MOST_SETS} (a load has its unit or its sign: 30kgx8, +30x8;"
                " RPE has a space before the @)",
                first.at,
            )
        return int(first.value)

    def _logged(self, draft: Draft) -> LoggedSet:
        amount, load = draft.amount, self._load(draft)
        if load is None and amount.unit == "reps" and self._kind is LoadKind.EXTERNAL:
            raise self._scan.refused("a load, as in 80x8 or 8@80 (x8 without one)", draft.at)
        if draft.within is not None and amount.unit == "seconds":
            raise self._scan.refused("reps or metres in front of in", amount.at)
        reps = amount.unit == "reps"
        return LoggedSet(
            kind=SetKind.FAILURE if draft.failed else draft.kind or SetKind.WORKING,
            load=load,
            reps=check_reps(self._scan, amount.value, amount.at, failed=draft.failed)
            if reps
            else None,
            seconds=amount.value if amount.unit == "seconds" else draft.within,
            metres=amount.value if amount.unit == "metres" else None,
            side=draft.side,
            rpe=None if draft.effort is None else rpe_of(self._scan, draft.effort, self._effort),
            tempo=draft.tempo,
            note=draft.note,
        )

    def _load(self, draft: Draft) -> Load | None:
        if draft.band is not None:
            return Load(mode=LoadMode.BAND, label=draft.band)
        weight = draft.weight
        if weight is None:
            return self._unsaid()
        if weight.body:
            return Load(mode=LoadMode.BODYWEIGHT, value=weight.value, unit=weight.unit)
        if weight.sign and self._kind in _ONE_WEIGHT:
            raise self._scan.refused("the whole load, without a sign", weight.at)
        mode = self._mode(weight)
        if mode is LoadMode.BODYWEIGHT:
            return Load(mode=mode)
        return Load(mode=mode, value=weight.value, unit=weight.unit or self._unit)

    def _mode(self, weight: Weight) -> LoadMode:
        if weight.sign:
            return LoadMode.ADDED if weight.sign == "+" else LoadMode.ASSISTED
        if self._kind is LoadKind.ASSISTED:
            return LoadMode.ASSISTED
        if self._kind in _BODY:
            return LoadMode.ADDED if weight.value else LoadMode.BODYWEIGHT
        return LoadMode.EXTERNAL

    def _unsaid(self) -> Load | None:
        if self._kind in _BODY:
            return Load(mode=LoadMode.BODYWEIGHT)
        return Load(mode=LoadMode.BAND) if self._kind is LoadKind.BAND else None


def _share(one: Draft, other: Draft) -> None:
    """What is said only once of a left and a right counts for both: load, w or d, RPE, tempo."""
    for said, unsaid in ((one, other), (other, one)):
        if not unsaid.has_load:
            unsaid.weight, unsaid.band = said.weight, said.band
        if not unsaid.failed:
            unsaid.kind = unsaid.kind or said.kind
        unsaid.effort = unsaid.effort or said.effort
        unsaid.tempo = unsaid.tempo or said.tempo


def groups_of(segments: Iterable[list[Draft]]) -> list[tuple[Draft, ...]]:
    """The drafts between two commas, a left and a right side by side taken together."""
    found: list[tuple[Draft, ...]] = []
    for segment in segments:
        waiting = list(segment)
        while waiting:
            size = 2 if _are_a_pair(waiting[:2]) else 1
            found.append(tuple(waiting[:size]))
            del waiting[:size]
    return found


def _are_a_pair(drafts: list[Draft]) -> bool:
    return {each.side for each in drafts} == {Side.LEFT, Side.RIGHT}
