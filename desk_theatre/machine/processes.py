"""
Other processes: started apart from this one, and ended together with their children.
"""

from __future__ import annotations

import os
import signal
import subprocess
from contextlib import suppress
from typing import Any

APART: dict[str, Any] = {"start_new_session": True}
"""
Arguments of `Popen` for a process that no key of this terminal reaches, and that `end_with_children` can end.
"""


def end_with_children(process: subprocess.Popen[str]) -> None:
    """
    End a process that was started `APART`, and all its descendants: they are a group of their own.
    """
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except OSError:
        process.kill()


def give_way(steps: int) -> None:
    """
    Let other processes go first, if the system allows it.
    """
    with suppress(OSError):
        os.nice(steps)


def say_hung_up() -> None:
    """
    Send this process the signal that its terminal has gone away, where the system has not.
    """
    os.kill(os.getpid(), signal.SIGHUP)
