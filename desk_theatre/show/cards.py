"""
Incident cards: an incident as it stands now, in a line, in somebody's hands, or in a list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.show.board import IncidentCard

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

    def add(self, event: e.IncidentReported) -> None:
        """
        One more incident.
        """
        self.reported[event.incident] = event

    def count(self, event: IncidentJoined | IncidentLeft) -> None:
        """
        One more has it, or one fewer.
        """
        self.others[event.incident] = event.others

    def card(self, number: int, now: int, waits_since: int | None = None) -> IncidentCard:
        """
        How it stands.
        """
        reported = self.reported[number]
        standing = self.scorecard_fold.promises.standing(number, "resolution", now)
        return IncidentCard(
            number=number,
            code=code_of(number),
            title=self.names.kinds[reported.kind],
            place=self.names.place(reported.room),
            priority=self.scorecard_fold.promises.watches[number].priority,
            light=standing.light,
            share=standing.share,
            live=reported.live,
            state=self.scorecard_fold.states.state[number].value,
            waited=0 if waits_since is None else now - waits_since,
            others=self.others.get(number, 0),
        )
