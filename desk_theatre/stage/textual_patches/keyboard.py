"""
The keyboard: bytes from the terminal become keys, mouse events and pasted text, whatever the bytes are.

Textual 8.2.8 takes three things amiss that a terminal may send.  A legal report of a key that is let go, or of a key with a
number that is no letter, raises in its parser.  An escape in pasted text makes it press keys with the rest.  A report of the
window's size makes it believe any size, and follow the window no longer.  Here the parser is given keys and nothing else,
and it cannot fail.
"""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Callable, Generator, Iterable, Iterator
from time import monotonic
from typing import Final

from textual import events
from textual._xterm_parser import XTermParser, _re_extended_key
from textual.keys import Keys
from textual.message import Message
from textual.messages import InBandWindowResize

PASTE_BEGINS: Final = "\x1b[200~"
PASTE_ENDS: Final = "\x1b[201~"
ALL_READ: Final = "\x1b[0n"
"""
A terminal's answer to the question whether it is well, which is asked behind what is painted.
"""

LONGEST_PASTE: Final = 65_536
"""
Letters that are kept of one paste.
"""
QUIET: Final = 3.0
"""
Seconds after which a paste without an end is over.
"""
SLOWEST: Final = 100.0
"""
Letters a second: whatever brings fewer is somebody typing, who shall not be locked out by a paste without an end.
"""

_RELEASED = "3"
_CONTROLS = dict.fromkeys({*range(0x20), *range(0x7F, 0xA0)} - set(map(ord, "\t\n\r")))
_NOT_FOR_US = (events.Resize, events.CursorPosition, InBandWindowResize)


class AllRead(Message):
    """
    The terminal has read everything up to a question.
    """


class Keyboard:
    """
    Args:
        clock: seconds.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._keys = KeyReports()
        self._decode = getincrementaldecoder("utf-8")(errors="replace").decode
        self._latest = ""
        self._pasted: str | None = None
        self._paste_over = 0.0
        self._away = False

    def read(self, data: bytes) -> Iterator[Message]:
        """
        Return what the bytes mean; they may begin or end in the middle of a letter, a key or a paste.
        """
        # On a busy machine the time of a lone escape may be over only now; it must not swallow the next key.
        yield from self._noticed(self._keys.overdue())
        text = self._decode(data)
        while text:
            text = yield from self._typed(text) if self._pasted is None else self._paste(text)

    def tick(self) -> Iterator[Message]:
        """
        Return what follows from nothing having come for a while: a lone escape is a key, a paste without an end is over.
        """
        yield from self._noticed(self._keys.overdue())
        if self._pasted is not None and self._clock() >= self._paste_over:
            yield from self._noticed([self._taken(self._pasted)])

    def _typed(self, text: str) -> Generator[Message, None, str]:
        """
        Up to where a paste begins; return what follows.
        """
        for place, character in enumerate(text, 1):
            self._latest = (self._latest + character)[-len(PASTE_BEGINS) :]
            if self._latest == PASTE_BEGINS:
                self._keys.forget()
                self._pasted, self._paste_over = "", self._clock() + QUIET
                return text[place:]
            if self._latest.endswith(ALL_READ):
                self._keys.forget()
                yield AllRead()
            else:
                yield from self._noticed(self._keys.take(character))
        return ""

    def _paste(self, text: str) -> Generator[Message, None, str]:
        """
        Up to where the paste ends; return what follows.
        """
        assert self._pasted is not None
        now = self._clock()
        self._paste_over = min(now + QUIET, self._paste_over + len(text) / SLOWEST)
        pasted = self._pasted + text
        end = _end_of_paste(pasted)
        if end >= 0:
            yield from self._noticed([self._taken(pasted[:end])])
            return pasted[end + len(PASTE_ENDS) :]
        if now >= self._paste_over:
            yield from self._noticed([self._taken(pasted)])
        elif len(pasted) > 2 * LONGEST_PASTE:
            self._pasted = pasted[:LONGEST_PASTE] + pasted[-LONGEST_PASTE:]
        else:
            self._pasted = pasted
        return ""

    def _taken(self, pasted: str) -> events.Paste:
        self._pasted = None
        for marker in (PASTE_BEGINS, PASTE_ENDS):
            pasted = pasted.replace(marker, "")
        # Textual's own lines to type into would send an escape on to the terminal.
        return events.Paste(pasted[:LONGEST_PASTE].translate(_CONTROLS))

    def _noticed(self, messages: Iterable[Message]) -> Iterator[Message]:
        """
        Without the sizes that nobody asked for.  Whoever types is there: a terminal that has said that its window is left,
        and not that it is back, does not keep letters from the form.
        """
        for message in messages:
            if isinstance(message, (events.AppFocus, events.AppBlur)):
                self._away = isinstance(message, events.AppBlur)
            elif self._away and isinstance(message, (events.Key, events.Paste)):
                self._away = False
                yield events.AppFocus()
            if not isinstance(message, _NOT_FOR_US):
                yield message


class KeyReports(XTermParser):
    """
    Textual's own parser, which cannot fail: what it does not understand is no key.
    """

    def take(self, character: str) -> list[Message]:
        """
        Return what the next letter completes.
        """
        try:
            return list(self.feed(character))
        except Exception:  # noqa: BLE001 - whatever it was, the next key is read
            self.forget()
            return []

    def overdue(self) -> list[Message]:
        """
        Return what is complete because nothing followed in time.
        """
        try:
            return list(self.tick())
        except Exception:  # noqa: BLE001 - whatever it was, the next key is read
            self.forget()
            return []

    def forget(self) -> None:
        """
        Begin anew: what came so far of a sequence is not one.
        """
        self._tokens.clear()
        self._timeout_time = None
        self._gen = self.parse(self._tokens.append)
        self._awaiting = next(self._gen)

    def parse_mouse_code(self, code: str) -> Message | None:
        """
        In cells: a size that came from the keyboard would make pixels of them.
        """
        self.mouse_pixels = False
        return super().parse_mouse_code(code)

    def _parse_extended_key(self, sequence: str) -> list[events.Key] | None:  # type: ignore[override]  # that one is cached
        """
        A key in the protocol of kitty, with all that may be reported of it; one that is let go is not pressed.
        """
        if (match := _re_extended_key.fullmatch(sequence)) is None:
            return None
        code, modifiers, text, *_ = f"{match[1]};;;".split(";")
        modifiers, _, kind = modifiers.partition(":")
        plain = f"\x1b[{code.partition(':')[0]};{modifiers}{f';{text}' if text else ''}{match[2]}"
        try:
            keys = None if kind == _RELEASED else super()._parse_extended_key(plain)
        except (ValueError, OverflowError):  # a number that is no letter
            keys = None
        if keys is None or any(_is_half(key.character or "") for key in keys):
            return [events.Key(Keys.Ignore, sequence)]
        return keys


def _end_of_paste(text: str) -> int:
    """
    Where the paste ends in what has come so far, or -1.  An end that another one follows, with no beginning between them, was
    pasted itself.
    """
    end = text.find(PASTE_ENDS)
    while end >= 0:
        later = text.find(PASTE_ENDS, end + 1)
        if later < 0 or PASTE_BEGINS in text[end:later]:
            return end
        end = later
    return end


def _is_half(text: str) -> bool:
    """
    Whether there is half a surrogate pair in it, which nobody can write down.
    """
    return any("\ud800" <= character <= "\udfff" for character in text)
