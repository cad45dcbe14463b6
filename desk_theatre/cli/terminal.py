"""
Is there a terminal to play on?
"""

from __future__ import annotations

import os
import sys

from desk_theatre.errors import NoTerminal


def need_terminal() -> None:
    """
    Make sure that keys can come in and pictures can go out.

    Raises:
        NoTerminal: standard input or standard error, which the stage is painted on, is something else.
    """
    for stream in (sys.__stdin__, sys.__stderr__):
        if stream is None or stream.closed or not stream.isatty():
            raise NoTerminal


def let_go() -> None:
    """
    The terminal has gone away: what is still to be written goes nowhere, so that the program ends with the status it should.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for output in (1, 2):
        os.dup2(nowhere, output)
