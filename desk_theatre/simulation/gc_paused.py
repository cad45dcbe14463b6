"""
Undisturbed: while time passes on the floor, nothing is made that only Python's cycle collector could find, and nearly all that
is made stays; so the collector would look at the same incidents and events again and again, and find nothing.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def undisturbed() -> Iterator[None]:
    """
    The collector waits until this is over, unless somebody has switched it off anyway.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
