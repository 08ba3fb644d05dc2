"""An advice of the coach, told as text or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.errors import UsageError
from tui.cli.tables import rounded, write_json, write_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.reader import Reader
    from store.review.coach import Advice, Suggestion
    from store.review.dose import Dose
    from store.review.request import Request
    from store.settings import Settings
    from tui.coaching import Doser

SHOWN = 3


class Told:
    """An advice as text and as JSON."""

    def __init__(
        self, reader: Reader, settings: Settings, request: Request, advice: Advice, doser: Doser
    ) -> None:
        self._catalog, self._unit = reader.catalog(), reader.unit()
        self._settings, self._request = settings, request
        self._advice, self._doser = advice, doser

    def lines(self) -> Iterator[str]:
        """The best three with reasons and doses, a session, and what it rests on."""
        from tui import coach_words

        for number, each in enumerate(self._advice.suggestions[:SHOWN], 1):
            yield f"{number}. {self._name(each.id)} ({each.id}) · {each.score.total:.1f}"
            yield f"   {coach_words.reason_line(each.score, self._advice.state, self._catalog)}"
            yield f"   {self._dose_line(each)}"
        if self._advice.empty:
            yield coach_words.empty_words(self._advice, self._request)
        planned = [f"{self._name(each.id)} ×{each.sets}" for each in self._advice.session]
        if planned:
            yield f"In {self._request.minutes} minutes: {' → '.join(planned)}"
        yield from coach_words.state_words(self._advice.state)
        yield coach_words.JUDGEMENT

    def document(self) -> dict[str, Any]:
        """Everything, for other programs."""
        from tui.coach_words import exclusion_words

        return {
            "suggestions": [self._document(each) for each in self._advice.suggestions],
            "optional": [self._document(each) for each in self._advice.optional],
            "excluded": [
                {
                    "id": each.id,
                    "rule": each.bar.value,
                    "reason": exclusion_words(each, self._catalog, self._request),
                }
                for each in self._advice.excluded
            ],
            "session": [{"id": each.id, "sets": each.sets} for each in self._advice.session],
            "empty": [each.value for each in self._advice.empty],
            "state": self._state(),
        }

    def write_why(self, exercise_id: str, *, as_json: bool) -> None:
        """Print every term of an exercise, or what bars it.

        Raises UsageError for one that wasn't asked about.
        """
        from store.review.filters import Exclusion
        from tui import coach_words

        found = self._advice.why(exercise_id)
        if found is None:
            raise UsageError(f"{exercise_id} is not --among those that were asked about.")
        if as_json:
            write_json(self._why_document(exercise_id))
            return
        write_line(f"{self._name(exercise_id)} ({exercise_id})")
        if isinstance(found, Exclusion):
            reason = coach_words.exclusion_words(found, self._catalog, self._request)
            write_line(f"  not today: {reason}")
            return
        for line in coach_words.why_lines(found, self._advice.state, self._catalog):
            write_line(f"  {line}")
        instead = self._advice.instead_of(exercise_id, self._catalog)
        if instead is not None:
            write_line(f"  of its family {self._name(instead.id)} is listed")
        write_line(f"  {coach_words.JUDGEMENT}")

    def _why_document(self, exercise_id: str) -> dict[str, Any]:
        from store.review.filters import Exclusion
        from store.review.weights import POINTS
        from tui.coach_words import exclusion_words

        found = self._advice.why(exercise_id)
        if isinstance(found, Exclusion):
            reason = exclusion_words(found, self._catalog, self._request)
            return {"id": exercise_id, "rule": found.bar.value, "reason": reason}
        if found is None:
            return {"id": exercise_id}
        return {
            "id": exercise_id,
            "score": found.total,
            "merit": rounded(found.merit),
            "suggested": found.is_suggested,
            "recovery": rounded(found.recovery),
            "terms": [
                {"term": term.value, "value": rounded(value), "points": POINTS[term]}
                for term, value in found.terms.items()
            ],
        }

    def _document(self, each: Suggestion) -> dict[str, Any]:
        from tui.coach_words import reasons

        return {
            "id": each.id,
            "name": self._name(each.id),
            "score": each.score.total,
            "merit": rounded(each.score.merit),
            "recovery": rounded(each.score.recovery),
            "reasons": reasons(each.score, self._advice.state, self._catalog),
            "dose": self._dose_document(self._dose(each)),
        }

    def _state(self) -> dict[str, Any]:
        state = self._advice.state
        return {
            "date": self._request.today.isoformat(),
            "level": state.level,
            "sets_7_days": {group.value: rounded(sets) for group, sets in state.week.items()},
            "targets": {group.value: state.target(group) for group in state.week},
            "functions_7_days": {each.value: rounded(n) for each, n in state.functions.items()},
            "hamstrings_28_days": rounded(state.hamstrings),
            "quads_28_days": rounded(state.quads),
            "ratio": None if state.ratio is None else rounded(state.ratio),
            "lengthened": state.lengthened,
            "days_since_hard": {group.value: days for group, days in state.hard_days.items()},
        }

    def _name(self, exercise_id: str) -> str:
        return self._catalog[exercise_id].name

    def _dose(self, each: Suggestion) -> Dose:
        return self._doser.dose(self._catalog[each.id], each.sets)

    def _dose_line(self, each: Suggestion) -> str:
        from tui import words
        from tui.coach_words import dose_words
        from tui.proposals import proposal_words

        dose, day = self._dose(each), self._doser.last_day(each.id)
        said = dose_words(dose)
        if dose.last is None or day is None:
            return f"{said} · never done"
        effort = self._settings.effort
        done = [words.a_set(logged, self._unit, effort) for logged in dose.last.sets]
        said += f" · {words.days_ago(day, self._request.today)} {', '.join(done)}"
        if dose.proposal is None:
            return said
        return f"{said}; {proposal_words(dose.proposal, self._catalog, effort)}"

    def _dose_document(self, dose: Dose) -> dict[str, Any]:
        target = dose.target
        return {
            "sets": dose.sets,
            "low": None if target is None else target.low,
            "high": None if target is None else target.high,
            "unit": "seconds" if target is not None and target.timed else "reps",
            "rir": dose.reserve,
            "nordic_week": dose.nordic_week,
            "proposal": None if dose.proposal is None else dose.proposal.action.value,
            "drafts": [each.document() for each in dose.drafts],
        }
