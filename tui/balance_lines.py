"""The sections of the balance screen, in lines: bars, marks, and the number beside each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from catalog.muscle import GROUP_OF, MuscleGroup
from catalog.vocabulary import HamstringFunction
from store.review.balance import HIGH, KNEE_SHARE, LOW, Band, knee_share
from store.review.targets import target
from tui.muscle_words import DOES
from tui.record_words import day_of
from tui.text import content, fitted
from tui.theme import hue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalog.muscle import Muscle
    from store.review.balance import Balance
    from store.review.volume import Tally
    from tui.balance_view import View, WeekPair

SHOWN_FIRST = (
    MuscleGroup.HAMSTRINGS,
    MuscleGroup.GLUTES,
    MuscleGroup.QUADS,
    MuscleGroup.ADDUCTORS,
    MuscleGroup.ABDUCTORS,
    MuscleGroup.CALVES,
    MuscleGroup.ERECTORS,
)
"""Groups that are always shown, in this order; the others follow, the most trained first."""
BANDS = {
    Band.TOO_LITTLE_DATA: ("·", "$muted", "too little data"),
    Band.LOW: ("○", "$error", "low"),
    Band.FINE: ("●", "$done", "fine"),
    Band.HIGH: ("◐", "$warning", "ham-heavy"),
}
"""Glyph, style, and words."""
RULE = (
    "Hamstring : quad sets are the hard sets of 28 days. A set",
    "counts 1 for the muscles that its exercise trains first of",
    "all, ½ for those that help. Warm-ups and sets easier than",
    "RPE 6 count nothing, left and right are one set, and squats",
    "give the hamstrings nothing.",
    f"Below {LOW} is low, {LOW} to {HIGH} fine, above that ham-heavy;",
    "nothing is said under 4 quad sets or 12 sets in all. Of the",
    "hamstrings' sets 30 to 70 % should flex the knee.",
    "The bands are ours, for planning. Strength tests know 0.6 for",
    "peak torques (Coombs & Garbutt 2002), but a log holds no",
    "torques, and no such ratio foretells an injury (Kellis 2023).",
)
LABEL, COUNT, MONTH = 8, 4, 12
"""Cells of the date between the bars, of a number beside a bar, of the ratio at the right."""
NAME, NARROW_TAIL, WIDE_TAIL = 16, 14, 22
ROOMY = 58
"""Cells from which a headline is written out."""
WITH_DAYS = 56
"""Cells from which on a group says when it was trained last."""


def sets(value: float) -> str:
    """`7`, `7½`: sets come in halves."""
    whole = int(value)
    return f"{whole or ''}½" if value - whole >= 0.25 else str(whole)


def titled(title: str, lines: Sequence[Content]) -> list[Content]:
    """A section with its heading."""
    return [Content.styled(title, "$muted"), *lines]


def headline(found: Balance, width: int) -> Content:
    """`hamstring : quad sets, 28 days  0.85 ● fine`."""
    glyph, style, said = BANDS[found.band]
    ratio = "–" if found.ratio is None else f"{found.ratio:.2f}"
    return Content.assemble(
        ("Hamstring : quad sets, 28 days  " if width >= ROOMY else "28 days  ", "$muted"),
        (f"{sets(found.hamstrings.total)} : {sets(found.quads.total)}  ", ""),
        (f"{ratio} {glyph} {said}", f"bold {style}"),
    )


def mirrored(view: View, width: int, rows: int) -> list[Content]:
    """Quads to the left, hamstrings to the right, a week a line, the chosen one at the bottom."""
    weeks = view.weeks[-max(1, rows - 1) :]
    most = max([1.0, *(max(each.quads.total, each.hamstrings.total) for each in weeks)])
    bar = max(4, (width - LABEL - 2 * COUNT - MONTH) // 2)
    head = Content.assemble(
        (fitted("QUADS", bar + COUNT, right=True), "$quads"),
        (f"{'week':^{LABEL}}", "$muted"),
        (fitted("HAMSTRINGS", bar + COUNT), "$hamstrings"),
        (fitted("28 days", MONTH, right=True), "$muted"),
    )
    return [head, *(_pair(each, view, most, bar) for each in weeks)]


def _pair(week: WeekPair, view: View, most: float, bar: int) -> Content:
    chosen = week.days == view.week
    glyph, style, _ = BANDS[week.month.band]
    ratio = "–" if week.month.ratio is None else f"{week.month.ratio:.2f}"
    left, right = (_bar(each.total / most, bar) for each in (week.quads, week.hamstrings))
    text = "bold" if chosen else "$muted"
    dim = "" if chosen else " 60%"
    return Content.assemble(
        (fitted(f"{sets(week.quads.total)} ", bar + COUNT - len(left), right=True), text),
        (left, f"$quads{dim}"),
        (f"{day_of(week.days.first, week.days.first):^{LABEL}}", text),
        (right, f"$hamstrings{dim}"),
        (fitted(f" {sets(week.hamstrings.total)}", bar + COUNT - len(right)), text),
        (f"{ratio:>{MONTH - 2}} {glyph}", style),
    )


def _bar(share: float, width: int) -> str:
    return "█" * max(0, min(width, round(share * width)))


def split(view: View, width: int) -> list[Content]:
    """How the hamstrings' sets are shared by their two functions, against its window."""
    hip = view.volume.function(HamstringFunction.HIP).total
    knee = view.volume.function(HamstringFunction.KNEE).total
    share = knee_share(view.volume)
    if share is None:
        return [Content.styled("No hip-extension or knee-flexion sets in this week.", "$muted")]
    at = round((1 - share) * width)
    left = fitted(_longest(at, f" HIP EXTENSION {sets(hip)}", f" HIP {sets(hip)}"), at)
    rest = width - at
    right = _longest(rest, f"{sets(knee)} KNEE FLEXION ", f"{sets(knee)} KNEE ")
    low, high = (round((1 - each) * width) for each in reversed(KNEE_SHARE))
    window = " " * low + "└" + "─" * max(0, high - low - 2) + "┘"
    inside = KNEE_SHARE[0] <= share <= KNEE_SHARE[1]
    where = "inside" if inside else "outside of"
    return [
        Content.assemble(
            (left, "bold $on-cell on $hamstrings"),
            (fitted(right, rest, right=True), "bold $on-cell on $calves"),
        ),
        Content.styled(window, "$muted"),
        Content.assemble(
            ("✓" if inside else "▾", "$done" if inside else "$warning"),
            (f" {share:.0%} knee flexion, {where} 30–70 %".replace("%", " %", 1), "$muted"),
        ),
    ]


def _longest(room: int, *labels: str) -> str:
    """The first label that fits, or nothing."""
    return next((label for label in labels if len(label) <= room), "")


def groups(view: View, width: int, rows: int) -> list[Content]:
    """A bar for each group, with a mark at the sets that are aimed at."""
    rest = sorted(
        (each for each in view.volume.groups if each not in SHOWN_FIRST),
        key=lambda each: -view.volume.group(each).total,
    )
    shown = [*SHOWN_FIRST, *rest][: max(0, rows)]
    most = max([10.0, *(view.volume.group(each).total for each in shown)])
    return [_group(each, view, width, most) for each in shown]


def _group(group: MuscleGroup, view: View, width: int, most: float) -> Content:
    done, aim = view.volume.group(group).total, target(group, view.level)
    wide = width >= WITH_DAYS
    room = max(6, width - NAME - (WIDE_TAIL if wide else NARROW_TAIL))
    at, filled = min(room - 1, round(aim / most * room)), round(done / most * room)
    cells = ["█" if cell < filled else " " for cell in range(room)]
    reached, colour = done >= aim, hue(group.value)
    days = view.since.get(group)
    ago = "" if days is None else "today" if days == 0 else f"{days} d ago"
    return Content.assemble(
        fitted(group.label, NAME),
        ("".join(cells[:at]), colour),
        ("┃", f"$foreground on {colour}" if filled > at else "$muted"),
        ("".join(cells[at + 1 :]), colour),
        (f"{sets(done):>5}", "bold"),
        (f" of {aim:<2} ", "$muted"),
        ("✓" if reached else "▾", "$done" if reached else "$warning"),
        (f"{ago:>9}" if wide else "", "$muted"),
    )


def sides(view: View, width: int) -> list[Content]:
    """Sides that keep staying behind, by the rule of three sessions."""
    if not view.gaps:
        told = "No side stays more than 15 % behind in three sessions running."
        return [Content.styled(told, "$muted")]
    return [
        Content.assemble(
            content(fitted(view.name(gap.exercise_id), max(8, min(40, width - 24))).rstrip()),
            (f"  {gap.weaker} {gap.percent:.0f} % behind, three sessions running", "$warning"),
        )
        for gap in view.gaps
    ]


def muscle(view: View, head: Muscle, width: int, rows: int) -> list[Content]:
    """A muscle: what it does, and the sets of the week that counted for it."""
    tally, group = view.volume.head(head), GROUP_OF[head]
    whole, aim = view.volume.group(group).total, target(group, view.level)
    lines = [
        Content.assemble(
            (head.label.capitalize(), f"bold {hue(group.value)}"),
            f"  {sets(tally.total)} sets in this week",
            (f"   all {group.label}: {sets(whole)} of {aim}", "$muted"),
        ),
        *Content.styled(DOES.get(head, ""), "$muted").wrap(max(10, width)),
        *_parts(view, tally, width),
    ]
    return lines[:rows]


def _parts(view: View, tally: Tally, width: int) -> list[Content]:
    if not tally.parts:
        return [Content.styled("Nothing trained it in this week.", "$muted")]
    return [
        Content.assemble(
            (f"{day_of(part.day, view.today):>7}  ", "$muted"),
            fitted(view.name(part.exercise_id), max(8, min(44, width - 24))),
            (f" {part.sets} × {'1' if part.credit == 1 else '½'} = ", "$muted"),
            (sets(part.worth), "bold"),
        )
        for part in tally.parts
    ]
