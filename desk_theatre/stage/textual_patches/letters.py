"""
Letters that are commands, however they are typed: capital letters do what small ones do, so that Caps Lock changes nothing; and
whoever presses a letter of another alphabet is told what to do.

Textual looks up a key as the terminal reports it, so that `O` would be another key than `o`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category, name

from textual import events

from desk_theatre.stage.textual_patches.paced import Paced
from desk_theatre.stage.wording import house as wording

if TYPE_CHECKING:
    from textual.screen import Screen


_LAST_OF_EUROPE = "\u024f"
"""
The last letter of the blocks that keyboards with Latin letters write, among them signs such as µ and º.
"""


class Letters(Paced):
    """
    Where letters are typed as text, each arrives as it was typed; everywhere else it is a command.
    """

    async def on_event(self, event: events.Event) -> None:
        """
        Hand a key on as the command it is meant to be.
        """
        if isinstance(event, events.Key) and not event.is_forwarded:
            event = as_command(event, self.screen)
            # With ctrl there is no character, and some terminals name the letter of the layout: ctrl+й for ctrl+q.
            letter = event.character or event.key.rpartition("+")[2]
            if is_of_another_alphabet(letter) and not _is_text(event, self.screen):
                self.say(wording.OTHER_ALPHABET)
        await super().on_event(event)

    def say(self, words: str, severity: str = "information") -> None:
        """
        A sentence for whoever sits at the keys, where there is a way to say it.
        """


def as_command(event: events.Key, screen: Screen[object]) -> events.Key:
    """
    Return the key that is meant: the small letter for a capital one, unless it is typed as text.
    """
    letter = event.key.removeprefix("shift+")
    if len(letter) > 1 or not letter.isascii() or not letter.isalpha():
        return event
    small = events.Key(letter.lower(), letter.lower())
    return event if event.key == small.key or _is_text(small, screen) else small


def is_of_another_alphabet(character: str) -> bool:
    """
    Whether it is a letter, a sign or a digit that no keyboard with Latin letters writes.
    """
    letters = len(character) == 1 and character > _LAST_OF_EUROPE and category(character)[0] in "LMN"
    return letters and not name(character, "").startswith("LATIN ")


def _is_text(event: events.Key, screen: Screen[object]) -> bool:
    focused = screen.focused
    return focused is not None and focused.check_consume_key(event.key, event.character)
