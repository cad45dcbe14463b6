"""
A rehearsal: simulated delegates take part in a show, through the same inbox as people.

In a round they act at seconds of the day that are known beforehand; time stops at each of them, so the round does not
depend on the speed of the room's clock. In a reflection there is no such time, and they act by the clock of the room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.errors import NotSaved
from desk_theatre.itsm.commands import SubmitIncident, WithdrawIncident
from desk_theatre.itsm.lifecycle import State
from desk_theatre.itsm.room_commands import LeaveMood, MeToo
from desk_theatre.itsm.sla import Light
from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.live import wording
from desk_theatre.live.simulated_reflection import SimulatedReflection
from desk_theatre.show.roles import Envelope
from desk_theatre.show.timetable import timing_of

if TYPE_CHECKING:
    from desk_theatre.itsm.commands import Command
    from desk_theatre.live.inbox import Inbox
    from desk_theatre.live.simulated_delegates import Deed, SimulatedDelegates
    from desk_theatre.show.board import LifeLine
    from desk_theatre.show.show import Show

_MENDED = (State.RESOLVED.value, State.CLOSED.value)

QUESTION_SECONDS = 25.0
"""
Seconds for which a delegate waits at the facilitator's side for an answer.
"""

JOINS = 0.6
"""
Share of delegates who say "me too" where the same incident at the same place is still open.
"""


class Rehearsal:
    """
    Args:
        show, inbox: of the session.
        crowd: the simulated delegates.
    """

    def __init__(self, show: Show, inbox: Inbox, simulated: SimulatedDelegates) -> None:
        self.show = show
        self.inbox = inbox
        self.simulated = simulated
        self.on = True
        self._talk = SimulatedReflection(show, inbox.picture, simulated.chance)
        self._round = 0
        self._deeds: tuple[Deed, ...] = ()
        self._next = 0
        self._question = ""
        self._until = 0.0

    def switch(self) -> bool:
        """
        Let them take part, or pause them. Return whether they take part now. What they would have done meanwhile is not
        made up for.
        """
        self.on = not self.on
        self._question = ""
        return self.on

    def next_at(self, until: int) -> int:
        """
        Return the next second of the day, up to `until`, at which one of them acts; `until` if none does.
        """
        self._prepare()
        if self.show.phase != "running" or self._next >= len(self._deeds):
            return until
        return max(self.show.at, min(until, self._deeds[self._next].at))

    def act(self, room: float) -> None:
        """
        Do what is due.

        Args:
            room: seconds of the room's clock.
        """
        self._prepare()
        if self.show.phase == "running":
            while self._next < len(self._deeds) and self._deeds[self._next].at <= self.show.at:
                deed = self._deeds[self._next]
                self._next += 1
                if self.on and self.show.phase == "running":
                    self._do(deed, room)
        elif self.on:
            for command in self._talk.due(room):
                self._hand_in(command)

    def words(self, room: float) -> str:
        """
        Return the notice to the facilitator: the delegates are simulated, or which incident one of them asks for.
        """
        if not self.on:
            return self.show.scenario.words.say(wording.rehearsal_paused(self.simulated.delegates))
        if self._question and room < self._until and self.show.phase in {"running", "paused"}:
            return self._question
        return self.show.scenario.words.say(wording.rehearsing(self.simulated.delegates))

    def _prepare(self) -> None:
        """
        Prepare the deeds of a new round. In a resumed show, those in the past are left out.
        """
        show = self.show
        if show.phase not in {"running", "paused"} or show.round == self._round:
            return
        self._round = show.round
        self._deeds = self.simulated.deeds(show.round, timing_of(show.scenario, show.session.minutes).round)
        self._next = sum(deed.at < show.at for deed in self._deeds)

    def _do(self, deed: Deed, room: float) -> None:
        sent = self.show.sent_with(deed.key)
        if deed.doing == "report" and sent is None:
            self._hand_in(self._report(deed))
        elif deed.doing != "report" and sent is not None:
            self._ask(deed, sent.incident, sent.own, room)

    def _report(self, deed: Deed) -> Command:
        join_only = self.inbox.picture.join_only
        same = self._alike(deed, widely=join_only)
        if same is not None and (join_only or deed.luck < JOINS):
            return MeToo(same, deed.key)
        return SubmitIncident(deed.kind, deed.room, deed.by, deed.text, deed.key)

    def _alike(self, deed: Deed, *, widely: bool) -> int | None:
        found = self.inbox.picture.alike(deed.kind, deed.room, self.show.at, widely=widely)
        return found[0].number if found else None

    def _ask(self, deed: Deed, number: int, own: bool, room: float) -> None:
        """
        Chase an incident. A delegate who hears that it is resolved leaves a mood; another asks again, and may then give
        up, if nobody else has the incident.
        """
        life = self.inbox.picture.life_line(number, self.show.at)
        assert self.show.organisation is not None
        if not self.show.organisation.is_open(number):
            if life is not None and life.state in _MENDED:
                self._hand_in(LeaveMood(number, self._mood(life, deed)))
        elif own and deed.doing == "ask again" and deed.luck < self.show.scenario.patience.withdraws:
            self._hand_in(LeaveMood(number, 1))
            self._hand_in(WithdrawIncident(number))
        elif life is not None:
            name = life.by or life.words.say(wording.SOMEBODY)
            self._question = wording.asks_for_news(name, code_of(number), life.title)
            self._until = room + QUESTION_SECONDS

    def _mood(self, life: LifeLine, deed: Deed) -> int:
        """
        Return the mood: it depends on the SLA target, and not all people are alike.
        """
        broken = any(clock.light is Light.BREACHED for clock in life.clocks)
        return (2 if broken else 4) + (deed.luck < 0.5)

    def _hand_in(self, command: Command) -> None:
        try:
            self.inbox.hand_in(Envelope(command, "rehearsal")).close()
        except NotSaved:  # the facilitator is told by the recorder
            self.on = False
