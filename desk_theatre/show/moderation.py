"""
Moderation: whose words may be seen.

What delegates type is shown unless the facilitator holds, masks or replaces it, or has said that texts are held first; a held
text is on nobody's screen, and its incident's clock runs on.  Nobody but the picture (`show.picture`) asks here.
"""

from __future__ import annotations

from typing import Literal

from desk_theatre.itsm.values import value

TextState = Literal["shown", "held", "masked", "replaced"]
MASKED = "(masked)"
"""
What is seen of a text that is masked.
"""


@value
class Words:
    """
    What a delegate typed, and wants to be called; cleaned when it was accepted.
    """

    text: str = ""
    by: str = ""


NO_WORDS = Words()


class Moderation:
    """
    The words of a show, by number of the incident; what else was typed, by number of the input.

    Args:
        first: texts are held before they are shown.
    """

    def __init__(self, *, first: bool = False) -> None:
        self.first = first
        self._words: dict[int, Words] = {}
        self._states: dict[int, TextState] = {}
        self._instead: dict[int, int] = {}
        self._notes: dict[int, Words] = {}

    def copy(self) -> Moderation:
        """
        The same words, held and released on their own.
        """
        other = Moderation(first=self.first)
        other._words, other._states = dict(self._words), dict(self._states)
        other._instead, other._notes = dict(self._instead), dict(self._notes)
        return other

    def say(self, incident: int, words: Words) -> None:
        """
        A delegate has typed this.
        """
        self._words[incident] = words

    def note(self, number: int, words: Words) -> None:
        """
        This was typed in the input with this number: a finding, a why, the name of a team, other words.
        """
        self._notes[number] = words

    def said(self, number: int) -> str:
        """
        What may be shown of that; nothing, if nobody typed anything.
        """
        return self._notes.get(number, NO_WORDS).text

    def report(self, incident: int) -> None:
        """
        An incident was reported from the room; if texts are held first, this one is.
        """
        if self.first:
            self.hold(incident)

    def hold(self, incident: int) -> None:
        """
        Take the words off the stage.
        """
        self._states[incident] = "held"

    def release(self, incident: int) -> None:
        """
        The words may be seen as they were typed.
        """
        self._states.pop(incident, None)

    def mask(self, incident: int) -> None:
        """
        Only that there are words may be seen.
        """
        self._states[incident] = "masked"

    def replace(self, incident: int, number: int) -> None:
        """
        What was typed in the input with this number is shown instead.
        """
        self._states[incident], self._instead[incident] = "replaced", number

    def held(self, incident: int) -> bool:
        """
        Whether the words are kept off the stage.
        """
        return self.state(incident) == "held"

    @property
    def waiting(self) -> int:
        """
        How many texts are held and have something in them.
        """
        return sum(state == "held" and self.typed(number) != NO_WORDS for number, state in self._states.items())

    def state(self, incident: int) -> TextState:
        """
        What became of the words.
        """
        return self._states.get(incident, "shown")

    def typed(self, incident: int) -> Words:
        """
        The words as they were typed: for the facilitator, who has to decide, and for nobody else.
        """
        return self._words.get(incident, NO_WORDS)

    def released(self, incident: int) -> Words:
        """
        What may be shown of an incident; nothing, if it is held or nobody typed anything.
        """
        typed = self._words.get(incident, NO_WORDS)
        match self._states.get(incident, "shown"):
            case "held":
                return NO_WORDS
            case "masked":
                return NO_WORDS if typed == NO_WORDS else Words(MASKED)
            case "replaced":
                return self._notes.get(self._instead[incident], NO_WORDS)
            case _:
                return typed
