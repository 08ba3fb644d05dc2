"""A proposal for next time: what to do, on what ground; how it is worded is up to who shows it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.models import Load, LoggedSet
    from store.review.standing import Range


class Action(StrEnum):
    """What is proposed."""

    MORE_LOAD = "more-load"
    LESS_LOAD = "less-load"
    LESS_HELP = "less-help"
    MORE_HELP = "more-help"
    HEAVIER_BAND = "heavier-band"
    LIGHTER_BAND = "lighter-band"
    HARDER = "harder"
    EASIER = "easier"
    MORE = "more"
    """Of repetitions, or of seconds, with the same load."""
    REPEAT = "repeat"


class Because(StrEnum):
    """What last time, or the last times, showed."""

    RESERVE = "reserve"
    """Every set at the top of the range with one in reserve, as the RPE says."""
    OVER = "over"
    """Every set over the top of the range."""
    RUNNING = "running"
    """Every set at the top, several sessions running; the effort wasn't noted."""
    UNDER = "under"
    """A set under the range, twice running."""
    ON_THE_WAY = "on-the-way"
    """Not yet at the top."""
    NOTHING_LEFT = "nothing-left"
    """Less than one in reserve."""
    EFFORT_UNKNOWN = "effort-unknown"
    """At the top, but the effort wasn't noted."""
    ONCE = "once"
    """At the top with one in reserve; once more makes it mastered."""
    NO_STEP = "no-step"
    """Ready for more, but the next step is too large, or there is none."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to do next time, and why."""

    action: Action
    because: Because
    sets: tuple[LoggedSet, ...]
    """Drafts, set by set. Where another exercise or an unknown band is proposed: as last time."""
    target: Range
    done: tuple[float, ...]
    """Repetitions or seconds of last time; a left and a right set are one, the weaker counts."""
    sessions: int = 1
    """How many sessions the reason rests on."""
    change: Load | None = None
    """By how much the heaviest load goes up or down, or which band comes next."""
    variant: str | None = None
    """The id of the harder or easier exercise."""
