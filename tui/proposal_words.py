"""A proposal for next time in one line: what was done, then what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.review.proposal import Action, Because
from tui import words

if TYPE_CHECKING:
    from store.models import Load
    from store.review.proposal import Proposal


def reason_words(proposal: Proposal, variant: str = "", effort: str = "rpe") -> str:
    """`3×10 at RPE ≤ 9 last time: +5 kg, back to 8`.

    `variant` is the name of the exercise that is proposed instead, `effort` what the person
    writes down, `rpe` or `rir`. Names and band labels stand in it as they are stored.
    """
    return f"{_ground(proposal, effort)}: {_advice(proposal, variant, effort)}"


def _ground(proposal: Proposal, effort: str) -> str:
    done, when = _done(proposal), _when(proposal.sessions)
    reserve = "RIR ≥ 1" if effort == "rir" else "RPE ≤ 9"
    if proposal.because is Because.OVER and min(proposal.done) > proposal.target.high:
        return f"{done} {when}, more than {_amount(proposal.target.high, proposal)}"
    return {
        Because.RESERVE: f"{done} at {reserve} {when}",
        Because.ONCE: f"{done} at {reserve} {when}",
        Because.OVER: f"{done} with one in reserve {when}",
        Because.RUNNING: f"{done} {when}",
        Because.UNDER: f"under {_amount(proposal.target.low, proposal)} {when}",
        Because.ON_THE_WAY: f"{done} {when}",
        Because.NOTHING_LEFT: f"{done} with nothing in reserve {when}",
        Because.EFFORT_UNKNOWN: f"{done} {when}, no {effort.upper()} noted",
        Because.NO_STEP: f"{done} {when}, the next step is too far",
    }[proposal.because]


def _advice(proposal: Proposal, variant: str, effort: str) -> str:
    if proposal.action is Action.REPEAT:
        return _again(proposal, effort)
    low, change = _amount(proposal.target.low, proposal), _change(proposal.change)
    label = proposal.change.label if proposal.change else ""
    stride = "5 seconds" if proposal.target.timed else "one rep"
    most = _amount(proposal.target.high, proposal)
    return {
        Action.MORE_LOAD: f"+{change}, back to {low}",
        Action.LESS_LOAD: f"−{change}, from {low} again",
        Action.LESS_HELP: f"{change} less help, back to {low}",
        Action.MORE_HELP: f"{change} more help, from {low} again",
        Action.HEAVIER_BAND: f"{_band(label, 'a stronger band')}, from {low} again",
        Action.LIGHTER_BAND: f"{_band(label, 'a lighter band')}, from {low} again",
        Action.HARDER: f"on to {variant or 'a harder variant'}",
        Action.EASIER: f"back to {variant or 'an easier variant'}",
        Action.MORE: f"{stride} more"
        + ("" if proposal.because is Because.NO_STEP else f", up to {most}"),
    }[proposal.action]


def _again(proposal: Proposal, effort: str) -> str:
    if proposal.because is Because.ONCE:
        return "once more, then a step up"
    if proposal.because is Because.EFFORT_UNKNOWN:
        return f"once more; with {effort.upper()} noted the step comes sooner"
    return "the same again, with one in reserve"


def _when(sessions: int) -> str:
    return {1: "last time", 2: "twice running"}.get(sessions, f"{sessions} times running")


def _done(proposal: Proposal) -> str:
    amounts = [_amount(each, proposal) for each in proposal.done]
    if len(set(amounts)) == 1:
        return f"{len(amounts)}×{amounts[0]}"
    return ", ".join(amounts)


def _amount(value: float, proposal: Proposal) -> str:
    return words.seconds(value) if proposal.target.timed else words.number(value)


def _change(change: Load | None) -> str:
    if change is None or change.value is None or change.unit is None:
        return ""
    return f"{words.number(change.value)} {change.unit.value}"


def _band(label: str, unknown: str) -> str:
    return f"the {label} band" if label else unknown
