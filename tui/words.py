"""Numbers, dates and sets as words; no markup, no Textual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.effort import in_words
from store.units import convert
from store.wording import count as count

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from store.review.facts import LoadLike, SetLike

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def number(value: float) -> str:
    """At most two decimals, none where they say nothing: `80`, `82.5`, `61.24`."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def short_day(day: date, today: date) -> str:
    """`Fri 20 Nov`, with the year when it isn't this one: `Fri 20 Nov 2025`."""
    text = f"{DAYS[day.weekday()]} {day.day:>2} {MONTHS[day.month - 1]}"
    return text if day.year == today.year else f"{text} {day.year}"


def long_day(day: date) -> str:
    """`Friday 20 November`-like, with the month in three letters and the year."""
    return f"{LONG_DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def days_ago(day: date, today: date) -> str:
    """`today`, `yesterday`, `3 days ago`, `5 weeks ago`."""
    days = (today - day).days
    if days < 0:
        return "ahead of today"
    if days < 2:
        return ("today", "yesterday")[days]
    if days < 21:
        return f"{days} days ago"
    if days < 365:
        return f"{days // 7} weeks ago"
    years = days // 365
    return "a year ago" if years == 1 else f"{years} years ago"


def minutes(seconds: float) -> str:
    """`55 min`, `1 h 5 min`."""
    whole = round(seconds / 60)
    return f"{whole} min" if whole < 60 else f"{whole // 60} h {whole % 60} min"


def stopwatch(seconds: float) -> str:
    """`37:12`, `1:02:03`; never below zero, should a clock have gone backwards."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    clock = f"{rest // 60:02}:{rest % 60:02}"
    return f"{hours}:{clock}" if hours else clock


def load(value: LoadLike | None, unit: str) -> str:
    """The load in the display unit: `80`, `+10`, `−15`, `red band`, `bw`; empty when unknown."""
    if value is None:
        return ""
    if value.mode == "band":
        return value.label or "band"
    if value.mode == "bodyweight" or value.value is None or value.unit is None:
        return "bw"
    sign = {"added": "+", "assisted": "−"}.get(value.mode, "")
    if value.unit == unit:
        return sign + number(value.value)
    return sign + number(round(convert(value.value, value.unit, unit), 1))


def amount(logged: SetLike) -> str:
    """What was done with the load: reps, else the way and the time that it took."""
    if logged.reps is not None:
        return str(logged.reps)
    way = metres(logged.metres) if logged.metres is not None else ""
    time = seconds(logged.seconds) if logged.seconds is not None else ""
    return f"{way} in {time}" if way and time else way or time


def seconds(value: float) -> str:
    """`45s`, `2:05`."""
    return (
        f"{number(value)}s" if value < 60 or value != int(value) else stopwatch(value).lstrip("0")
    )


def metres(value: float) -> str:
    """`400m`, `5.25km`."""
    return f"{number(value)}m" if value < 1000 else f"{number(value / 1000)}km"


def a_set(logged: SetLike, unit: str, effort: str = "rpe") -> str:
    """A set in as few characters as can be: `130×8 @8.5`, `+10×6`, `45s`, `bw×12`.

    Where the `effort` is `rir` it is `130×8 rir1.5`, which `htrack log` takes like that.
    """
    weight, done = load(logged.load, unit), amount(logged)
    short = f"{weight}×{done}" if weight and done else weight or done or "–"
    mark = {"left": "L ", "right": "R "}.get(logged.side, "")
    kind = {"warmup": "w ", "drop": "d "}.get(logged.kind, "")
    fail = "!" if logged.kind == "failure" else ""
    return f"{kind}{mark}{short}{fail}{_effort(logged.rpe, effort)}"


def _effort(rpe: float | None, effort: str) -> str:
    said = in_words(rpe, effort)
    return said and f" {said}"


def a_row(row: Sequence[SetLike], unit: str, effort: str = "rpe") -> str:
    """One set, or a left and a right one in one: `20×10|8 @8`, or `L 20×10 R 22×8`."""
    if len(row) != 2:
        return " ".join(a_set(each, unit, effort) for each in row)
    left, right = sorted(row, key=lambda each: each.side)
    if load(left.load, unit) != load(right.load, unit) or left.rpe != right.rpe:
        return f"{a_set(left, unit, effort)} {a_set(right, unit, effort)}"
    weight = load(left.load, unit)
    both = f"{amount(left)}|{amount(right)}"
    hard = _effort(left.rpe, effort)
    return f"{weight}×{both}{hard}" if weight else f"{both}{hard}"


def volume(sets: Iterable[SetLike], unit: str) -> str:
    """Weight times reps over all sets that were no warm-ups: `840 kg`, `3.2 t`."""
    total = sum(
        convert(each.load.value, each.load.unit, unit) * each.reps
        for each in sets
        if each.kind != "warmup" and each.reps and each.load is not None
        if each.load.value is not None and each.load.unit is not None
        if each.load.mode in {"external", "added"}
    )
    if unit == "kg" and total >= 1000:
        return f"{grouped(total / 1000, 1)} t"
    return f"{grouped(total, 0)} {unit}"


def grouped(value: float, decimals: int) -> str:
    """Thousands set apart by a space."""
    return f"{value:,.{decimals}f}".replace(",", " ")


def clock_time(moment: datetime) -> str:
    """`18:30`."""
    return f"{moment.hour:02}:{moment.minute:02}"
