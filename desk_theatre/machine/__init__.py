"""
The machine the program runs on: everything that differs between operating systems, and nothing else.

`disk`, `terminal`, `processes` and `signals` are written for POSIX systems. Where Linux and macOS differ they ask
`here`, which is `linux` or `macos`. A port to another system brings its own files for these, chosen here, and a driver
next to `stage.textual_patches.driver`, which is Textual's for POSIX. The rest of the program asks no system for its
name and imports nothing that only some systems have (`tests/test_imports.py`).
"""

from __future__ import annotations

import sys
from typing import Final

if sys.platform == "darwin":
    from desk_theatre.machine import macos as here
else:
    from desk_theatre.machine import linux as here

__all__ = ["SYSTEM", "here"]

SYSTEM: Final[str] = sys.platform
"""
`linux` or `darwin`.
"""
