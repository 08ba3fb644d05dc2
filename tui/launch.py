"""Opening the app: the one place outside it that loads textual."""

from __future__ import annotations

import gc
import os
import signal
from typing import TYPE_CHECKING, NoReturn

from store.errors import HtrackError, UsageError
from store.paths import data_path

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from tui.app import HtrackApp

GRACE = 3
"""Seconds that a dying app has to clean the terminal before it is ended."""
LOOK_EVERY = 1.0
"""Seconds between looks at whether the terminal is still there."""
SETTLED = 2.0
"""Seconds until a start is over."""
ENDINGS = (signal.SIGTERM, signal.SIGHUP)


def launch(option: str | None) -> int:
    """Open the app over the data that the user named; the exit status."""
    return run_app(data_path(option, os.environ))


def run_app(path: Path, *, banner: str = "", clock: Callable[[], datetime] | None = None) -> int:
    """Open the app over a data file; raise HtrackError where the data can't be opened."""
    if os.environ.get("TERM") == "dumb":
        raise UsageError("This terminal can't draw (TERM=dumb). htrack log and show work in it.")
    # Until there is a loop that can clean the terminal, whoever wants us to end has to wait.
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDINGS)
    # Collecting during the start costs a tenth of it and finds nothing.
    gc.disable()
    # Textual waits up to a frame before it paints what a key has changed; half of that is enough.
    os.environ.setdefault("TEXTUAL_FPS", "120")
    from store.clock import local_now
    from tui import themes
    from tui.app import HtrackApp

    # What is only shown to be looked at leaves nothing behind.
    keep = themes.keep if not banner else lambda _name: None
    app = HtrackApp(
        path, clock=clock or local_now, banner=banner, theme=themes.kept(), keep_theme=keep
    )
    app.call_later(_started, app)
    app.run()
    if app.trouble:
        raise HtrackError(app.trouble)
    return app.return_code or 0


def _started(app: HtrackApp) -> None:
    """Leave the terminal clean when asked to end, and end when the terminal has gone."""
    import asyncio

    loop = asyncio.get_running_loop()
    loop.call_later(SETTLED, gc.enable)
    for number in ENDINGS:
        loop.add_signal_handler(number, _end, app, number)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)
    _look_at_terminal(app, loop)


def _look_at_terminal(app: HtrackApp, loop: AbstractEventLoop) -> None:
    """End when nobody can see us: not every terminal that goes away sends a signal."""
    if os.isatty(0):
        loop.call_later(LOOK_EVERY, _look_at_terminal, app, loop)
    else:
        _end(app, signal.SIGHUP)


def _end(app: HtrackApp, number: int) -> None:
    # The loop forgets its handlers before all is cleaned up, and a second signal may follow.
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDINGS)
    signal.signal(signal.SIGALRM, lambda *_: _give_up(128 + number))
    signal.alarm(GRACE)
    if not os.isatty(0):
        _let_go_of_terminal()
    app.exit(return_code=128 + number)


def _give_up(status: int) -> NoReturn:
    """Leave whatever hangs, so that the temporary file of a demo goes; or else be ended."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(GRACE)
    raise SystemExit(status)


def _let_go_of_terminal() -> None:
    """Let what Textual still draws go nowhere: it waits for ever for a terminal that has gone."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for handle in range(3):
        os.dup2(nowhere, handle)
