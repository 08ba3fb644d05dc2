"""The entry point: straight into the app where nothing is asked for, else to the command line.

Click costs a tenth of the time to the first frame, and a bare `htrack` has no need of it.
"""

from __future__ import annotations

import contextlib
import os
import sys

from tui.guard import guarded
from tui.streams import is_terminal


def main() -> None:
    """Run htrack on the arguments of this process."""
    with guarded():
        if len(sys.argv) == 1 and is_terminal():
            from tui.launch import launch

            sys.exit(launch(None))
    from tui.cli import main as commands

    try:
        commands()
    except SystemExit as end:
        if isinstance(end.code, int):
            _end_at_once(end.code)
        raise


def _end_at_once(status: int) -> None:
    """End the process and let go of its memory whole.

    Freeing it piece by piece is a tenth of a long import; whatever had to be saved is on the disk.
    """
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)
