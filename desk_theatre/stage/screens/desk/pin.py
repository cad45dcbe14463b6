"""
The question for the facilitator's PIN.  It stays until the PIN is right or nobody types any more: whatever is typed goes here,
and not into the form below, where the room could read it.
"""

from __future__ import annotations

from math import ceil
from time import monotonic
from typing import TYPE_CHECKING

from desk_theatre.show.lock import LONGEST
from desk_theatre.stage.screens.base.text_prompt import TextPromptScreen
from desk_theatre.stage.wording import desk as wording

if TYPE_CHECKING:
    from desk_theatre.show.lock import Lock

LOOKS = 0.1
"""
Seconds between two looks at the clock while somebody has to wait.
"""


class PinScreen(TextPromptScreen):
    """
    Ends with what was typed if that is the PIN, and with `None` if it was given up.

    Args:
        lock: that is to be opened.
        patience: seconds without a key after which it is given up; those in which nobody may try do not count.
    """

    def __init__(self, lock: Lock, patience: float) -> None:
        super().__init__(wording.ENTER_PIN, "", LONGEST, secret=True, verb="next", patience=patience)
        self._lock = lock
        self._question = self._told = wording.ENTER_PIN

    def on_mount(self) -> None:
        """
        Somebody may have guessed before, and have to wait still.
        """
        self.set_interval(LOOKS, self._look)
        self._look()

    def keep(self, typed: str) -> None:
        """
        Try it; what is wrong is not left standing.
        """
        if self._lock.opens(typed, monotonic()):
            self.dismiss(typed)
            return
        self._field.value = ""
        self._question = wording.WRONG_PIN
        self.be_patient()
        self._look()

    def _look(self) -> None:
        """
        Count down while nobody may try; what is typed meanwhile goes nowhere.
        """
        wait = ceil(self._lock.wait(monotonic()))
        if wait:
            self.be_patient()
        if bool(wait) != self._field.disabled:
            self._field.disabled = bool(wait)
            self._field.value = ""
            self.set_focus(None if wait else self._field)
        self._say(wording.wrong_pin(wait) if wait else self._question)

    def _say(self, words: str) -> None:
        if words != self._told:
            self._told = words
            self._asked.ask(words)
