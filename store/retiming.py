"""When a past workout was: moved to another day, timed anew, copied; at the clock of its place."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from store.clock import on_this_clock
from store.errors import UsageError
from store.exchange.instants import at_place, placed
from store.exchange.local_zone import LocalZone

if TYPE_CHECKING:
    from datetime import date, tzinfo

    from store.models import Workout

LONGEST_WORKOUT = timedelta(hours=24)


def zone_of(workout: Workout) -> tzinfo:
    """Where it was trained, as far as it is known, so that other days have their own offset.

    Its named zone, or that of this machine, if either had the offset of the workout then; else
    the bare offset.
    """
    started = workout.started_at
    known = (_named_zone(workout.zone), LocalZone())
    bare = timezone(started.utcoffset() or timedelta())
    return next((zone for zone in known if zone and _fits(zone, started)), bare)


def _named_zone(name: str) -> tzinfo | None:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):  # a name from elsewhere that nobody here knows
        return None


def _fits(zone: tzinfo, moment: datetime) -> bool:
    if isinstance(zone, LocalZone):
        return on_this_clock(moment).utcoffset() == moment.utcoffset()
    return moment.astimezone(zone).utcoffset() == moment.utcoffset()


def moved(workout: Workout, day: date) -> Workout:
    """On another day, at the same time of day and for as long; its sets move along."""
    local = workout.started_at.replace(tzinfo=None)
    there = datetime.combine(day, local.time())
    zone = zone_of(workout)
    return _shifted(workout, at_place(there, zone), zone)


def timed(workout: Workout, started_at: datetime, ended_at: datetime | None) -> Workout:
    """With another start and end; raise UsageError for an end before the start.

    Its sets move along when the workout as a whole is moved, or to another day; where only an
    end of it is corrected, they were logged when they were.
    """
    if ended_at is not None and not timedelta() <= _between(started_at, ended_at) < LONGEST_WORKOUT:
        raise UsageError("A workout ends after it starts, and within 24 hours.")
    as_long = (
        workout.ended_at is not None
        and ended_at is not None
        and (_between(workout.started_at, workout.ended_at) == _between(started_at, ended_at))
    )
    if as_long or started_at.date() != workout.started_at.date():
        workout = _shifted(workout, started_at, zone_of(workout))
    return workout.model_copy(update={"started_at": started_at, "ended_at": ended_at})


def _between(earlier: datetime, later: datetime) -> timedelta:
    # Two times of one zone subtract by the clock on the wall, which is put back in autumn.
    return later.astimezone(UTC) - earlier.astimezone(UTC)


def _shifted(workout: Workout, started_at: datetime, zone: tzinfo) -> Workout:
    by = _between(workout.started_at, started_at)

    def later(moment: datetime | None) -> datetime | None:
        return None if moment is None else placed(moment.astimezone(UTC) + by, zone)

    entries = [
        entry.model_copy(
            update={
                "sets": tuple(
                    each.model_copy(update={"logged_at": later(each.logged_at)})
                    for each in entry.sets
                )
            }
        )
        for entry in workout.entries
    ]
    times = {"started_at": started_at, "ended_at": later(workout.ended_at)}
    return workout.model_copy(update={**times, "entries": tuple(entries)})


def duplicated(workout: Workout, new_id: str, day: date) -> Workout:
    """The same on another day, as a workout of its own: nothing of it was imported."""
    copied = moved(workout, day)
    return copied.model_copy(update={"id": new_id, "source": None, "absorbed": ()})
