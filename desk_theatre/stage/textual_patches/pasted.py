"""
Pasted text as it comes in, of any length: the beginning is kept, the rest is counted.
"""

from __future__ import annotations

from typing import Final

from textual import events

LONGEST_PASTE: Final = 65_536
"""
Letters that are kept of one paste.
"""

_CONTROLS = dict.fromkeys({*range(0x20), *range(0x7F, 0xA0)} - set(map(ord, "\t\n\r")))


class LongPaste(events.Paste):
    """
    Args:
        text: that was kept.
        rest: how many more characters it would have had as one line.
    """

    def __init__(self, text: str, rest: int) -> None:
        super().__init__(text)
        self.rest = rest


LongPaste.handler_name = events.Paste.handler_name  # whoever takes pasted text takes this


class PastedText:
    """
    What was pasted so far.

    Args:
        longest: letters that are kept.
    """

    def __init__(self, longest: int = LONGEST_PASTE) -> None:
        self._longest = longest
        self._kept = ""
        self._line = _LineLength()

    def add(self, text: str) -> None:
        """
        Take what follows, without control characters: Textual's own lines to type into would send an escape on to the terminal.
        """
        text = text.translate(_CONTROLS)
        self._line.add(text)
        self._kept += text[: self._longest - len(self._kept)]

    def paste(self) -> events.Paste:
        """
        Return all of it.
        """
        rest = self._line.length - len(" ".join(self._kept.split()))
        return LongPaste(self._kept, rest) if rest else events.Paste(self._kept)


class _LineLength:
    """
    How long a text is as one line, its words joined by single spaces.
    """

    def __init__(self) -> None:
        self._letters = self._words = 0
        self._in_word = False

    @property
    def length(self) -> int:
        """
        In characters.
        """
        return self._letters + max(0, self._words - 1)

    def add(self, text: str) -> None:
        """
        Take what follows.
        """
        if not text:
            return
        words = text.split()
        self._letters += sum(map(len, words))
        self._words += len(words) - (self._in_word and not text[0].isspace())
        self._in_word = not text[-1].isspace()
