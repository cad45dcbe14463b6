"""
Check for a terminal to play on.
"""

from __future__ import annotations

import os
import sys

from desk_theatre.errors import NoTerminal


def need_terminal(instead: str = "desk-theatre run") -> None:
    """
    Make sure that there is a keyboard and a screen.

    Args:
        instead: the command that does without them.

    Raises:
        NoTerminal: standard input or standard error, which the stage is painted on, is something else.
    """
    for stream in (sys.__stdin__, sys.__stderr__):
        if stream is None or stream.closed or not stream.isatty():
            raise NoTerminal(instead)


def let_go() -> None:
    """
    Discard remaining output because the terminal is gone, so that the program still exits with the right status.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for output in (1, 2):
        os.dup2(nowhere, output)
