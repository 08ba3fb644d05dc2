"""An exercise of one's own as it goes into the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.journal import Journal
    from store.models import OwnExercise
    from tui.own_draft import Draft


def save_changed(journal: Journal, draft: Draft, name: str, aliases: tuple[str, ...]) -> str:
    """Keep what was described anew; the id of the exercise."""
    described = {"name": name, "aliases": aliases, "guessed": False}
    changed = draft.exercise.model_copy(update=described)
    journal.change_own_exercise(changed)
    return changed.id


def save_new(
    journal: Journal, draft: Draft, name: str, aliases: tuple[str, ...], *, guess_anew: bool
) -> str:
    """Keep a new exercise; its id.

    To `guess_anew` is for a name whose guesses have been seen by nobody: they are kept as guesses.
    """
    if guess_anew:
        draft = draft.guess(name)
    made: OwnExercise = draft.exercise.model_copy(
        update={
            "id": journal.own_exercise_id(name),
            "name": name,
            "aliases": aliases,
            "created_at": journal.clock(),
            "guessed": guess_anew and bool(draft.guesses),
        }
    )
    journal.add_own_exercise(made)
    return made.id
