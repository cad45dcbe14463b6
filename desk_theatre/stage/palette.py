"""
The command palette: every verb of the screen that can be done now, as "area: verb".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.app import SystemCommand
from textual.screen import Screen

from desk_theatre.stage.actions import VERBS
from desk_theatre.stage.screens.base.screen import StageScreen


def commands_of(screen: Screen[object]) -> Iterator[SystemCommand]:
    """
    The verbs of a screen.
    """
    if not isinstance(screen, StageScreen):
        return
    for name in screen.KEYS:
        if not screen.why_not(name):
            verb = VERBS[name]
            yield SystemCommand(f"{verb.area}: {verb.words}", f"Key {verb.key}", partial(screen.action_verb, name))
