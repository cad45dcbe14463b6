"""
Incident cards: the current state of each incident of a round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.show.board import IncidentCard
from desk_theatre.show.wording.life_line import standing

if TYPE_CHECKING:
    from desk_theatre.itsm import events as e
    from desk_theatre.itsm.room_events import IncidentJoined, IncidentLeft
    from desk_theatre.measures.scorecard_fold import ScorecardFold
    from desk_theatre.show.names import Names


class Cards:
    """
    A fold over the events of one round: what is known about each incident.
    """

    def __init__(self, names: Names, scorecard_fold: ScorecardFold) -> None:
        self.names = names
        self.scorecard_fold = scorecard_fold
        self.reported: dict[int, e.IncidentReported] = {}
        self.others: dict[int, int] = {}
        self._sayings: dict[int, str] = {}
        self._heard: dict[str, int] = {}

    def add(self, event: e.IncidentReported) -> None:
        """
        Add a reported incident.
        """
        self.reported[event.incident] = event
        if not event.live:
            count = self._heard.get(event.kind, 0)
            self._sayings[event.incident] = self.names.saying(event.kind, count)
            self._heard[event.kind] = count + 1

    def count(self, event: IncidentJoined | IncidentLeft) -> None:
        """
        Count a delegate who joined the incident or gave it up.
        """
        self.others[event.incident] = event.others

    def question(self, number: int) -> bool:
        """
        Return whether it is a question, which people answer and do not fix.
        """
        return self.reported[number].kind in self.names.questions

    def saying(self, number: int) -> str:
        """
        Return how a simulated delegate says it; empty for an incident from the room, and where there are no words.
        """
        return self._sayings.get(number, "")

    def card(self, number: int, now: int, waits_since: int | None = None) -> IncidentCard:
        """
        Return the card of an incident at second `now`.
        """
        reported = self.reported[number]
        clock = self.scorecard_fold.promises.standing(number, "resolution", now)
        return IncidentCard(
            number=number,
            code=code_of(number),
            title=self.names.kinds[reported.kind],
            place=self.names.place(reported.room),
            priority=self.scorecard_fold.promises.watches[number].priority,
            light=clock.light,
            share=clock.share,
            live=reported.live,
            state=self.names.say(standing(self.scorecard_fold.states.state[number])),
            waited=0 if waits_since is None else now - waits_since,
            others=self.others.get(number, 0),
        )
