"""What the command palette offers: the modes, and what has no key of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import SystemCommand

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from textual.screen import Screen

    from tui.app import HtrackApp


def commands(app: HtrackApp, screen: Screen[object]) -> Iterator[SystemCommand]:
    """Modes, units, and the actions of the screen that have a description."""
    yield SystemCommand("Train", "The workout in progress", lambda: app.switch_mode("train"))
    yield SystemCommand("Exercises", "What can be trained", lambda: app.switch_mode("exercises"))
    yield SystemCommand("History", "What was trained", lambda: app.switch_mode("history"))
    yield SystemCommand("Progress", "Whether it goes up", lambda: app.switch_mode("progress"))
    yield SystemCommand("Balance", "Hamstrings and quads", lambda: app.switch_mode("balance"))
    yield SystemCommand("Import", "What another app has exported", lambda: _import(app))
    yield SystemCommand("Nordic programme", "Its routines, week by week", lambda: _nordic(app))
    yield SystemCommand("Names", "What imported names mean", lambda: _names(app))
    yield SystemCommand("Weights in kg", "Converts what is shown", lambda: app.use_unit("kg"))
    yield SystemCommand("Weights in lb", "Converts what is shown", lambda: app.use_unit("lb"))
    listed: set[str] = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        mine = active.node is screen and binding.description and active.enabled
        if mine and binding.action not in listed and not binding.action.endswith("copy_text"):
            listed.add(binding.action)
            key = app.get_key_display(binding)
            title = binding.tooltip or binding.description
            yield SystemCommand(title, f"Key: {key}", _runner(app, screen, binding.action))


def _runner(app: HtrackApp, screen: Screen[object], action: str) -> Callable[[], Awaitable[None]]:
    async def run() -> None:
        await app.run_action(action, screen)

    return run


def _import(app: HtrackApp) -> None:
    from tui.screens.import_file import ImportFileScreen

    app.push_screen(ImportFileScreen())


def _nordic(app: HtrackApp) -> None:
    from store.builtin_routines import NORDIC
    from tui.screens.routines import RoutinesScreen

    app.push_screen(RoutinesScreen(NORDIC[0].id))


def _names(app: HtrackApp) -> None:
    from tui.screens.names_review import NamesReviewScreen

    app.push_screen(NamesReviewScreen())
