"""The one place outside the app where errors become a line on stderr and an exit status."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from store.errors import HtrackError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def guarded() -> Iterator[None]:
    """Exit 1 for what could not be done, 2 for wrong usage, quietly when the reader has gone."""
    try:
        yield
    except UsageError as error:
        _say(error)
        sys.exit(2)
    except HtrackError as error:
        _say(error)
        sys.exit(1)
    except BrokenPipeError:
        _let_go_of_stdout()
        sys.exit(0)
    except OSError as error:
        if error.errno == errno.EPIPE:
            _let_go_of_stdout()
            sys.exit(0)
        _say(HtrackError(f"{error.strerror or error}: {error.filename or 'output'}"))
        sys.exit(1)


def _say(error: HtrackError) -> None:
    from tui.text import showable

    print(f"htrack: {showable(str(error))}", file=sys.stderr)  # noqa: T201


def _let_go_of_stdout() -> None:
    """Point stdout at nothing, or the interpreter complains once more when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
