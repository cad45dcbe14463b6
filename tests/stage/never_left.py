"""
The stage on which every key may be pressed: none of them leaves the theatre.  `python -m never_left`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from boards import HandHouse, HandShow

from desk_theatre.stage.app import Theatre


class NeverLeft(Theatre):
    """
    Ends by a signal, or by breaking down.
    """

    def __init__(self, log: Path | None) -> None:
        super().__init__(HandHouse(), None, HandShow, log=log)
        self.navigation.ask_to_leave = lambda: self.say("Nobody leaves here.")  # type: ignore[method-assign]


if __name__ == "__main__":
    log = os.environ.get("DESK_THEATRE_TEST_LOG")
    sys.exit(NeverLeft(Path(log) if log else None).perform())
