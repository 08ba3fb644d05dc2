"""The sets of next time, drafted from those of last time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.models import Load, LoadMode, LoggedSet, SetKind
from store.review.standing import Range, judged, load_kg
from store.session import working

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.models import ExerciseEntry


@dataclass(frozen=True, slots=True)
class Drafts:
    """Drafts, and the range that they are to fill."""

    sets: tuple[LoggedSet, ...]
    target: Range

    @classmethod
    def like(cls, entry: ExerciseEntry, target: Range, count: int | None = None) -> Drafts:
        """The sets of last time without their effort, as many as are planned."""
        past = working(entry.sets)
        wanted = count or len(past)
        places = (min(position, len(past) - 1) for position in range(wanted))
        return cls(tuple(_draft(past[place]) for place in places), target)

    def stepped(self, step: Callable[[Load | None], Load | None]) -> tuple[LoggedSet, ...] | None:
        """Each load a step on, at the low end of the range; none if there is one that can't."""
        found: list[LoggedSet] = []
        for draft in self.sets:
            load = step(draft.load) if self._counts(draft) else draft.load
            if not self._counts(draft):
                found.append(draft)
            elif load is None:
                return None
            else:
                found.append(self._with(draft, self.target.low).model_copy(update={"load": load}))
        return tuple(found)

    def longer(self, most: float | None) -> tuple[LoggedSet, ...]:
        """A repetition, or five seconds, more in each set, up to `most`; none: ever more."""
        return tuple(
            self._longer(draft, most) if self._counts(draft) else draft for draft in self.sets
        )

    def change(self, after_step: Sequence[LoggedSet]) -> Load | None:
        """What the heaviest load changes by, or the band that comes next."""
        pairs = [
            (before.load, after.load)
            for before, after in zip(self.sets, after_step, strict=True)
            if self._counts(before)
        ]
        before, after = max(pairs, key=lambda pair: load_kg(pair[1]))
        if after is None or after.value is None:
            return after if after is not None and after.mode is LoadMode.BAND else before
        start = before.value if before is not None and before.value is not None else 0.0
        return Load(mode=after.mode, value=round(abs(after.value - start), 6), unit=after.unit)

    def _longer(self, draft: LoggedSet, most: float | None) -> LoggedSet:
        amount = self.target.amount(draft) or 0
        more = amount + self.target.stride
        return self._with(draft, more if most is None else max(amount, min(more, most)))

    def _counts(self, draft: LoggedSet) -> bool:
        return judged(draft) and self.target.amount(draft) is not None

    def _with(self, draft: LoggedSet, amount: float) -> LoggedSet:
        wanted = {"seconds": float(amount)} if self.target.timed else {"reps": int(amount)}
        return draft.model_copy(update=wanted)


def _draft(past: LoggedSet) -> LoggedSet:
    return LoggedSet(
        kind=SetKind.DROP if past.kind is SetKind.DROP else SetKind.WORKING,
        load=past.load,
        reps=past.reps,
        seconds=past.seconds,
        metres=past.metres,
        side=past.side,
    )
