"""
Moderation: which texts may be seen.

A text is shown unless the facilitator holds, masks or replaces it, or has all new texts held. A held text is on no
screen, and its incident's clock runs on. Only the picture (`show.picture`) asks here.
"""

from __future__ import annotations

from typing import Literal

from desk_theatre.itsm.values import value

TextState = Literal["shown", "held", "masked", "replaced"]
MASKED = "(masked)"
"""
Shown in place of a masked text.
"""


@value
class Words:
    """
    A delegate's text and name, cleaned when the command was accepted.
    """

    text: str = ""
    by: str = ""


NO_WORDS = Words()


class Moderation:
    """
    The texts of a show, by number of the incident; other typed text, by number of the input.

    Args:
        first: new texts are held until they are released.
    """

    def __init__(self, *, first: bool = False) -> None:
        self.first = first
        self._words: dict[int, Words] = {}
        self._states: dict[int, TextState] = {}
        self._instead: dict[int, int] = {}
        self._notes: dict[int, Words] = {}

    def copy(self) -> Moderation:
        """
        Return a copy with its own holds and releases.
        """
        other = Moderation(first=self.first)
        other._words, other._states = dict(self._words), dict(self._states)
        other._instead, other._notes = dict(self._instead), dict(self._notes)
        return other

    def say(self, incident: int, words: Words) -> None:
        """
        Store a delegate's text about an incident.
        """
        self._words[incident] = words

    def note(self, number: int, words: Words) -> None:
        """
        Store the text of another input: a finding, a reason, a team's name, a replacement.
        """
        self._notes[number] = words

    def said(self, number: int) -> str:
        """
        Return what may be shown of an input's text; empty if there is none.
        """
        return self._notes.get(number, NO_WORDS).text

    def report(self, incident: int) -> None:
        """
        Mark an incident as reported by the room; hold its text if new texts are held.
        """
        if self.first:
            self.hold(incident)

    def hold(self, incident: int) -> None:
        """
        Hold the text of an incident.
        """
        self._states[incident] = "held"

    def release(self, incident: int) -> None:
        """
        Release the text of an incident as it was typed.
        """
        self._states.pop(incident, None)

    def mask(self, incident: int) -> None:
        """
        Show only that the incident has a text.
        """
        self._states[incident] = "masked"

    def replace(self, incident: int, number: int) -> None:
        """
        Show the text of input `number` instead.
        """
        self._states[incident], self._instead[incident] = "replaced", number

    def held(self, incident: int) -> bool:
        """
        Return whether the text of an incident is held.
        """
        return self.state(incident) == "held"

    @property
    def waiting(self) -> int:
        """
        Return the number of held texts that are not empty.
        """
        return sum(state == "held" and self.typed(number) != NO_WORDS for number, state in self._states.items())

    def state(self, incident: int) -> TextState:
        """
        Return the state of an incident's text.
        """
        return self._states.get(incident, "shown")

    def typed(self, incident: int) -> Words:
        """
        Return the text as typed. Only for the facilitator, who has to decide.
        """
        return self._words.get(incident, NO_WORDS)

    def released(self, incident: int) -> Words:
        """
        Return what may be shown of an incident; empty if it is held or has no text.
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
