"""
The dark: nothing to look at, so that the room looks at whoever speaks.  Any key, or a click, brings the show back.
"""

from __future__ import annotations

from textual import events
from textual.screen import Screen

from desk_theatre.stage.textual_patches.compositor import paint_rows_only
from desk_theatre.stage.textual_patches.error_guard import Calm


class DarkScreen(Calm, Screen[None]):
    """
    Black in all colours of the house: a light screen would draw all eyes to it.  The show goes on behind it.
    """

    DEFAULT_CSS = """
    DarkScreen { background: black; }
    DarkScreen Toast { display: none; }  /* Textual shows their rack by itself, whatever is said here */
    """

    def __init__(self) -> None:
        super().__init__()
        paint_rows_only(self)

    def on_key(self, event: events.Key) -> None:
        """
        Back to the show; the key does nothing else.
        """
        event.stop()
        self.dismiss()

    def on_click(self) -> None:
        """
        Back to the show.
        """
        self.dismiss()
