"""
Moderation: whose words may be seen.

What delegates type is shown unless the facilitator holds it; a held text is on nobody's screen, and its incident's clock
runs on.  Nobody but the picture (`show.picture`) asks here.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value


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
    The words of a show, by number of the incident; what the room said in its reflections, by number of the input.
    """

    def __init__(self) -> None:
        self._words: dict[int, Words] = {}
        self._held: dict[int, None] = {}
        self._notes: dict[int, str] = {}

    def copy(self) -> Moderation:
        """
        The same words, held and released on their own.
        """
        other = Moderation()
        other._words, other._held = dict(self._words), dict(self._held)
        other._notes = dict(self._notes)
        return other

    def say(self, incident: int, words: Words) -> None:
        """
        A delegate has typed this.
        """
        self._words[incident] = words

    def note(self, number: int, text: str) -> None:
        """
        This was typed in the input with this number: a finding, a why, the name of a team.
        """
        self._notes[number] = text

    def said(self, number: int) -> str:
        """
        What may be shown of that; nothing, if nobody typed anything.
        """
        return self._notes.get(number, "")

    def hold(self, incident: int) -> None:
        """
        Take the words off the stage.
        """
        self._held[incident] = None

    def release(self, incident: int) -> None:
        """
        The words may be seen.
        """
        self._held.pop(incident, None)

    def held(self, incident: int) -> bool:
        """
        Whether the words are kept off the stage.
        """
        return incident in self._held

    def released(self, incident: int) -> Words:
        """
        What may be shown of an incident; nothing, if it is held or nobody typed anything.
        """
        return NO_WORDS if incident in self._held else self._words.get(incident, NO_WORDS)
