"""
The names that people read for the ids of a scenario.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.text import curly
from desk_theatre.practices.catalogue import catalogue

if TYPE_CHECKING:
    from desk_theatre.scenario.scenario import Scenario


class Names:
    """
    The names of one scenario.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.kinds = {kind.id: kind.title for kind in scenario.kinds}
        self.sayings = {kind.id: tuple([curly(each) for each in kind.words]) for kind in scenario.kinds}
        self.questions = frozenset(kind.id for kind in scenario.kinds if kind.question)
        self.rooms = {room.id: room.name for room in scenario.conference.rooms}
        self.sessions = {session.id: session.title for session in scenario.conference.programme}
        self.session_rooms = {session.id: session.room for session in scenario.conference.programme}
        self.teams = {team.id: team.name for team in scenario.organisation.teams}
        self.staff = {person.id: person.name for person in scenario.organisation.everybody}
        self.words = scenario.words
        identities = [self.words.told(practice.identity) for practice in catalogue().values()]
        self.practices = {identity.id: identity.name for identity in identities}
        self.cues = {cue.id: cue.title for cue in scenario.demand.cues}
        self.faults = {fault.id: fault.title for fault in scenario.demand.faults}
        self.supplier = scenario.organisation.supplier.name

    def saying(self, kind: str, count: int) -> str:
        """
        Return how simulated delegates say it the `count`th time, from 0: their sayings in turn; empty where the only one has
        been heard.
        """
        sayings = self.sayings.get(kind, ())
        if len(sayings) == 1 and count:
            return ""
        return sayings[count % len(sayings)] if sayings else ""

    def say(self, sentence: str) -> str:
        """
        Return a sentence with the nouns of the scenario.
        """
        return self.words.say(sentence)

    def place(self, room: str | None) -> str:
        """
        Return the name of a room; empty for none.
        """
        return "" if room is None else self.rooms.get(room, room)

    def person(self, staff: str) -> str:
        """
        Return the name of a member of staff.
        """
        return self.staff.get(staff, staff)
