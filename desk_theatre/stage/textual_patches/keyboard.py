"""
The keyboard: bytes from the terminal become keys, mouse events and pasted text, whatever the bytes are.

Textual 8.2.8 takes three things amiss that a terminal may send.  A legal report of a key that is let go, or of a key with a
number that is no letter, raises in its parser.  An escape in pasted text makes it press keys with the rest.  A report of the
window's size makes it believe any size, and follow the window no longer.  Here the parser is given keys and nothing else,
and it cannot fail.

A terminal that does not say so when something is pasted sends it as keys.  A hundred thousand of them would keep the stage busy
for minutes, and each could be a command.  What comes faster than anybody types is text, as if the terminal had said so.
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

from desk_theatre.stage.textual_patches.pasted import PastedText

PASTE_BEGINS: Final = "\x1b[200~"
PASTE_ENDS: Final = "\x1b[201~"
ALL_READ: Final = "\x1b[0n"
"""
A terminal's answer to the question whether it is well, which is asked behind what is painted.
"""

QUIET: Final = 3.0
"""
Seconds after which a paste without an end is over.
"""
SLOWEST: Final = 100.0
"""
Letters a second: whatever brings fewer is somebody typing, who shall not be locked out by a paste without an end.
"""
MOST_AHEAD: Final = 100
"""
Letters that may come ahead of `SLOWEST` and still be keys: typed ahead on a slow line, or repeated by a key that is held down.
"""
PAUSE: Final = 0.1
"""
Seconds after which text that came as keys is over.
"""

_RELEASED = "3"
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
        self._pasted: PastedText | None = None
        self._not_ended = ""
        """
        What may be the beginning of the end of a paste.
        """
        self._paste_over = 0.0
        self._away = False
        self._bursts = Bursts(clock)

    def read(self, data: bytes) -> Iterator[Message]:
        """
        Return what the bytes mean; they may begin or end in the middle of a letter, a key or a paste.
        """
        came = self._clock()
        yield from self._bursts.sift(list(self._read(data)), came)

    def _read(self, data: bytes) -> Iterator[Message]:
        # On a busy machine the time of a lone escape may be over only now; it must not swallow the next key.
        yield from self._noticed(self._keys.overdue())
        text = self._decode(data)
        while text:
            text = yield from self._typed(text) if self._pasted is None else self._paste(text)

    def tick(self) -> Iterator[Message]:
        """
        Return what follows from nothing having come for a while: a lone escape is a key, a paste without an end is over.
        """
        yield from self._bursts.sift(list(self._tick()), self._clock())

    def _tick(self) -> Iterator[Message]:
        yield from self._noticed(self._keys.overdue())
        if self._pasted is not None and self._clock() >= self._paste_over:
            yield from self._noticed([self._taken(self._not_ended)])

    def _typed(self, text: str) -> Generator[Message, None, str]:
        """
        Up to where a paste begins; return what follows.
        """
        for place, character in enumerate(text, 1):
            self._latest = (self._latest + character)[-len(PASTE_BEGINS) :]
            if self._latest == PASTE_BEGINS:
                self._keys.forget()
                self._pasted, self._not_ended, self._paste_over = PastedText(), "", self._clock() + QUIET
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
        text = self._not_ended + text
        end = _end_of_paste(text)
        if end >= 0:
            yield from self._noticed([self._taken(text[:end])])
            return text[end + len(PASTE_ENDS) :]
        if now >= self._paste_over:
            yield from self._noticed([self._taken(text)])
        else:
            text = _without_markers(text)
            sure = max(0, len(text) - len(PASTE_ENDS) + 1)
            self._pasted.add(text[:sure])
            self._not_ended = text[sure:]
        return ""

    def _taken(self, last: str) -> events.Paste:
        assert self._pasted is not None
        self._pasted.add(_without_markers(last))
        paste = self._pasted.paste()
        self._pasted = None
        return paste

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


class Bursts:
    """
    Keys that come faster than anybody types, which are text that was pasted into a terminal that does not say so.

    Args:
        clock: seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._ahead = 0.0
        self._at = clock()
        self._text: PastedText | None = None
        self._over = 0.0

    def sift(self, messages: list[Message], now: float) -> Iterator[Message]:
        """
        Return what came at once, with pasted text in place of its keys, as soon as nothing more of it comes.

        Args:
            now: second at which it came; on a slow machine it takes longer to understand it than the text may pause.
        """
        pause = self._clock() + PAUSE
        came = sum(map(_is_text, messages))
        ahead = max(0.0, self._ahead - (now - self._at) * SLOWEST)
        self._at = now
        if self._text is None:
            self._over = pause
        elif now < self._over:
            self._over = min(pause, self._over + came / SLOWEST)
        else:
            yield from self._ended()
            self._over, ahead = pause, 0.0
        fast = ahead + came > MOST_AHEAD
        self._ahead = min(ahead + came, MOST_AHEAD + 1)
        for message in messages:
            if isinstance(message, events.Key) and _is_text(message) and (fast or self._text is not None):
                self._text = self._text or PastedText()
                self._text.add(message.character or "")
                continue
            if isinstance(message, (events.Key, events.Paste)):  # it was pressed after what came before it
                yield from self._ended()
            yield message

    def _ended(self) -> Iterator[Message]:
        text, self._text = self._text, None
        if text is not None:
            yield text.paste()


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


def _without_markers(text: str) -> str:
    """
    Without the ends and beginnings of pastes that were pasted themselves.
    """
    return text.replace(PASTE_BEGINS, "").replace(PASTE_ENDS, "")


def _is_text(message: Message) -> bool:
    """
    Whether it is a key that a letter of pasted text becomes.
    """
    return isinstance(message, events.Key) and message.character is not None and message.key != Keys.Escape


def _is_half(text: str) -> bool:
    """
    Whether there is half a surrogate pair in it, which nobody can write down.
    """
    return any("\ud800" <= character <= "\udfff" for character in text)
