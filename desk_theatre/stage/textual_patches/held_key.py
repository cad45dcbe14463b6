"""
A key that is held down is no second press: whoever leaves a finger on `n` does not want to see the next two scenes.

A terminal repeats such a key after a quarter of a second to a second, and from then on every few hundredths.  It says so in
hardly any of its protocols, so it is told by time.
"""

from __future__ import annotations

from typing import Final, Literal

QUICK: Final = 0.12
"""
Seconds: the same key that comes sooner is repeated by the terminal.  Terminals need from 0.015 to 0.1, a quick finger 0.15.
"""
FIRST_REPEAT: Final = 1.1
"""
Seconds: the longest time after which a terminal begins to repeat.
"""

TOGETHER: Final = 0.01
"""
Seconds: no terminal repeats a key so soon.  Keys this close came in one piece, typed ahead on a slow line.
"""
ANSWERS: Final = "enter"
"""
The key that answers, wherever a question is asked.  Several answers may be typed ahead; each leads one question on.
"""

Kind = Literal["press", "perhaps", "repeat"]


class HeldKey:
    """
    The key that came last, and when.
    """

    def __init__(self) -> None:
        self._key = ""
        self._at = float("-inf")
        self._repeats = False

    def came(self, key: str, at: float) -> Kind:
        """
        Return what the arrival of a key is.

        Args:
            at: seconds.

        Returns:
            `perhaps`: a repeat of a key that is held down, if a `repeat` comes after it within `QUICK`; else a press.
        """
        since = at - self._at if key == self._key else float("inf")
        self._key, self._at = key, at
        if since < TOGETHER and key == ANSWERS and not self._repeats:
            return "perhaps"
        self._repeats = since < FIRST_REPEAT
        if since < QUICK:
            return "repeat"
        return "perhaps" if self._repeats else "press"
