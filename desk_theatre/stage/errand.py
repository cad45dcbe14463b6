"""
An errand: something that is done beside what the screen does, and may be called off before it begins.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any


def errand(work: Callable[..., Awaitable[None]], *given: Any) -> Callable[[], object]:
    """
    The errand for a worker: nothing of it exists before it begins, so that Python does not complain on the terminal about
    something that was begun and never awaited.
    """
    return partial(work, *given)
