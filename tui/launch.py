"""Opening the app: the one place outside it that loads textual."""

from __future__ import annotations

import gc
import os
import signal
from typing import TYPE_CHECKING

from store.errors import HtrackError, UsageError
from store.paths import data_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from tui.app import HtrackApp

GRACE = 3
"""Seconds that a dying app has to clean the terminal before it is ended."""


def launch(option: str | None) -> int:
    """Open the app over the data that the user named; the exit status."""
    return run_app(data_path(option, os.environ))


def run_app(path: Path, *, banner: str = "", clock: Callable[[], datetime] | None = None) -> int:
    """Open the app over a data file; raise HtrackError where the data can't be opened."""
    if os.environ.get("TERM") == "dumb":
        raise UsageError("This terminal can't draw (TERM=dumb). htrack log and show work in it.")
    # Collecting during the start costs a tenth of it and finds nothing.
    gc.disable()
    # Textual waits up to a frame before it paints what a key has changed; half of that is enough.
    os.environ.setdefault("TEXTUAL_FPS", "120")
    from store.clock import local_now
    from tui.app import HtrackApp

    app = HtrackApp(path, clock=clock or local_now, banner=banner)
    app.call_later(_listen_for_signals, app)
    app.run()
    gc.enable()
    if app.trouble:
        raise HtrackError(app.trouble)
    return app.return_code or 0


def _listen_for_signals(app: HtrackApp) -> None:
    """Leave the terminal clean when asked to end, or when the terminal has gone."""
    import asyncio

    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, _end, app, number)


def _end(app: HtrackApp, number: int) -> None:
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(GRACE)
    app.exit(return_code=128 + number)
