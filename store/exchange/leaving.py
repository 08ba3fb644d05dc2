"""What the tables of Strong and Hevy can't hold: one list for each, and how much of it there is."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from store.wording import count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from store.exchange.reading import Document
    from store.exchange.sets import Plain


class Lack(NamedTuple):
    """A thing for which an app has no cell."""

    words: str
    """What became of it, `{}` where the number of sets, exercises or workouts goes."""
    noun: str
    is_in: Callable[[Plain], object]
    """Whether the set, exercise or workout that is counted has it."""


def left_behind(app: str, workouts: Sequence[Document]) -> list[str]:
    """What can't be said in the columns of "strong" or "hevy": `left out the side of 2 sets`."""
    found: Counter[Lack] = Counter()
    for noun, each in _parts(workouts):
        found.update(lack for lack in LACKS[app][noun] if lack.is_in(each))
    ordered = (lack for lacks in LACKS[app].values() for lack in lacks)
    return [each.words.format(count(found[each], each.noun)) for each in ordered if found[each]]


def seconds_between(workout: Document) -> int | None:
    """How long a workout took; none when its end isn't known."""
    if not workout.get("ended_at"):
        return None
    start, end = (datetime.fromisoformat(workout[at]) for at in ("started_at", "ended_at"))
    # In UTC, or a change of clocks would bend it.
    return int((end.astimezone(UTC) - start.astimezone(UTC)).total_seconds())


def _parts(workouts: Iterable[Document]) -> Iterator[tuple[str, Plain]]:
    """Each set, exercise and workout with its noun."""
    for workout in workouts:
        yield "workout", workout
        for entry in workout.get("entries", ()):
            yield "exercise", entry
            for done in entry.get("sets", ()):
                yield "set", done


def _has_side(done: Plain) -> bool:
    return bool(done.get("side", "both") != "both")


def _has_tempo(done: Plain) -> bool:
    return bool(done.get("tempo"))


def _has_band(done: Plain) -> bool:
    load = done.get("load") or {}
    return bool(load.get("mode") == "band")


def _weighs_the_body(done: Plain) -> bool:
    load = done.get("load") or {}
    return load.get("mode") == "bodyweight" and load.get("value") is not None


def _has_time(done: Plain) -> bool:
    return "logged_at" in done


def _is_undone(done: Plain) -> bool:
    """Whether nothing was done; 0 reps are a lift that failed, in a set to failure."""
    if done.get("reps") or done.get("seconds") or done.get("metres"):
        return False
    return not (done.get("reps") == 0 and done.get("kind") == "failure")


def _has_superset(entry: Plain) -> bool:
    return entry.get("superset") is not None


def _has_lost_note(entry: Plain) -> bool:
    """Whether there is a note, and no row for it to stand in: each is that of a set."""
    return bool(entry.get("note")) and not entry.get("sets")


def _is_empty(workout: Plain) -> bool:
    return not any(entry.get("sets") for entry in workout.get("entries", ()))


def _is_empty_with_note(workout: Plain) -> bool:
    return bool(workout.get("note")) and _is_empty(workout)


def _has_seconds(workout: Plain) -> bool:
    times = (workout["started_at"], workout.get("ended_at") or workout["started_at"])
    return not _is_empty(workout) and any(datetime.fromisoformat(each).second for each in times)


def _took_seconds(workout: Plain) -> bool:
    """Whether it took minutes, which come without seconds; less than one is in seconds."""
    seconds = seconds_between(workout) or 0
    return not _is_empty(workout) and seconds > 60 and bool(seconds % 60)


def _took_no_time(workout: Plain) -> bool:
    return not _is_empty(workout) and seconds_between(workout) == 0


_OF_SETS = (
    Lack("left out the side of {}", "set", _has_side),
    Lack("left out the tempo of {}", "set", _has_tempo),
    Lack("left out the band of {}", "set", _has_band),
    Lack("left out the weight of the body of {}", "set", _weighs_the_body),
    Lack("left out the time of day of {}", "set", _has_time),
    Lack("{} without reps, time or distance, which an import skips", "set", _is_undone),
)
_OF_EXERCISES = (Lack("left out the note of {} without a set", "exercise", _has_lost_note),)
_OF_WORKOUTS = (
    Lack("left out {} without a set", "workout", _is_empty),
    Lack("left out the note of {} without a set", "workout", _is_empty_with_note),
)
LACKS = {
    "strong": {
        "set": _OF_SETS,
        "exercise": (
            Lack("left out the superset of {}", "exercise", _has_superset),
            *_OF_EXERCISES,
        ),
        "workout": (
            *_OF_WORKOUTS,
            Lack("left out the seconds of the length of {}", "workout", _took_seconds),
            Lack("{} of no length, whose end an import skips", "workout", _took_no_time),
        ),
    },
    "hevy": {
        "set": _OF_SETS,
        "exercise": _OF_EXERCISES,
        "workout": (
            *_OF_WORKOUTS,
            Lack("left out the seconds of the times of {}", "workout", _has_seconds),
        ),
    },
}
"""What each app can't hold of a set, an exercise and a workout."""
