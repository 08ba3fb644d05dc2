"""What is proposed on the Train screen, and the words for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import words
from tui.proposal_words import reason_words

if TYPE_CHECKING:
    from catalog.library import Catalog
    from store.journal import Journal
    from store.models import ExerciseEntry, LoggedSet
    from store.review.proposal import Proposal
    from store.settings import Settings
    from tui.train_past import Past
    from tui.training import Propose, Training


MODES = {
    "external": "load: a weight by itself",
    "bodyweight": "load: the body alone",
    "added": "load: the body, and a weight added to it",
    "assisted": "load: the body, less the help of a weight",
    "band": "load: a band; + and − choose which",
}
"""What `b` goes round, in words."""


def proposing(journal: Journal, settings: Settings, past: Past) -> Propose:
    """Propose by double progression, from what was done of an exercise before."""

    def propose_for(entry: ExerciseEntry) -> Proposal | None:
        from store.review.progression import propose
        from store.review.proposal import Action
        from store.review.standing import Range

        catalog = journal.catalog()
        exercise = catalog.get(entry.exercise_id)
        history = past.entries(entry.exercise_id)
        if exercise is None or not history:
            return None
        target = entry.target
        wanted = None
        if target is not None and target.low is not None and target.high is not None:
            wanted = Range(target.low, target.high, timed=exercise.load_kind == "hold")
        proposal = propose(
            exercise,
            history,
            settings,
            target=wanted,
            increment=journal.preference(exercise.id).increment,
            sets=entry.planned or None,
            catalog=catalog,
        )
        return None if proposal is None or proposal.action is Action.REPEAT else proposal

    return propose_for


def proposal_words(proposal: Proposal, catalog: Catalog, effort: str) -> str:
    """The reason of a proposal in a sentence."""
    variant = catalog.get(proposal.variant) if proposal.variant else None
    return reason_words(proposal, variant.name if variant else "", effort)


def mode_words(training: Training, each: LoggedSet) -> str:
    """How the load of a set is meant, where it is another way than that of the exercise."""
    from store.draft import Field, amount_of, load_mode
    from store.models import LoadMode

    exercise = training.exercise(training.at)
    usual = {load_mode(exercise)}
    if amount_of(exercise) is not Field.REPS:
        usual.add(LoadMode.BODYWEIGHT)  # who holds or carries nothing has only the body
    if each.load is None or each.load.mode in usual:
        return ""
    return f"{MODES[each.load.mode.value]} · b: another way"


def plates_words(settings: Settings, training: Training, each: LoggedSet) -> str:
    """What to put on each side for a set, where there are sides to put it on."""
    from store.gym import rack_for
    from store.plates import Inventory, plates_per_side
    from store.units import convert

    load = each.load
    if load is None or load.mode != "external" or load.value is None or load.unit is None:
        return ""
    exercise, unit = training.exercise(training.at), training.unit_of(training.at)
    rack = rack_for(exercise, settings.gym(unit.value), training.preference(exercise.id).increment)
    if not isinstance(rack, Inventory):
        return ""
    total = convert(load.value, load.unit, unit)
    if total < rack.bar:
        return f"less than the bar ({words.number(rack.bar)} {unit.value})"
    loading = plates_per_side(total, rack)
    plates = " + ".join(words.number(plate) for plate in loading.per_side) or "nothing"
    side = "a side" if rack.ends == 2 else "on it"
    bar = f"bar {words.number(rack.bar)}, " if rack.bar else ""
    if loading.exact:
        return f"{bar}{plates} {side}"
    return f"{bar}{plates} {side}: {words.number(loading.total)} is the nearest below"
