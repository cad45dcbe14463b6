"""
A show with scenes behind the stage: the real rules of a session, without a disk and without a clock.
"""

from __future__ import annotations

from attrs import evolve
from boards import HandShow

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.live.replay_player import ReplayPlayer
from desk_theatre.measures.headline import Headline
from desk_theatre.measures.scorecard_fold import ScorecardFold
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.show.benchmark import benchmark
from desk_theatre.show.board import Board, Choice, IncidentCard, LifeLine, RoundSummary
from desk_theatre.show.briefing import Briefing
from desk_theatre.show.charts import RoundCharts
from desk_theatre.show.deck.card import Card, Glimpse
from desk_theatre.show.evidence import Material, SeenCard
from desk_theatre.show.messages import Answer, Report, TypedText
from desk_theatre.show.moments import Moment
from desk_theatre.show.practice_value import PracticeValueProgress
from desk_theatre.show.reflection_commands import unsaid
from desk_theatre.show.roles import Envelope
from desk_theatre.show.timetable import SceneStart, Timetable, timetable
from runners import SCENARIO, Evening

HEADLINE = Headline(0.62, 2, 5, 4, 9, 2.9, 48.0)
ROUND: tuple[c.Command, ...] = (c.OpenRound(), c.EndRound())
REFLECTING: tuple[c.Command, ...] = (s.NextScene(), *ROUND, s.NextScene())


def card(id_: str, title: str, *practices: str) -> Card:
    """
    A card of the deck, as far as it can be read.
    """
    return Card(
        id_,
        title,
        "process",
        "Writing it down takes longer than doing it, and I never forget anything.",
        "How many things are in your head right now?",
        practices,
        "An incident was only in somebody's head for a while.",
        lambda _: None,
    )


MATERIAL = Material(
    1,
    (
        SeenCard(
            card("in-the-head", "I have it in my head", "recording"),
            0.9,
            "14 of 15 incidents were for a time only in somebody's head; 4 were forgotten.",
            (Glimpse(33_000, 3), Glimpse(33_600)),
        ),
        SeenCard(card("not-ours", "Not my department", "routing"), 0.5, "6 of 15 went to the wrong team.", ()),
    ),
    (card("no-news", "They will hear from us", "status_updates"),),
    (
        Moment(
            33_060,
            3,
            "silent",
            "No news for 10 min about “No sound”, longer than promised.",
            "What would you think now?",
        ),
    ),
    benchmark(SCENARIO, [], ScorecardFold(SCENARIO).scorecard(SCENARIO.conference.opens)),
)


class RoomSession(HandShow):
    """
    Whatever is asked is answered by a real show; its figures and its evidence are made by hand.
    """

    def __init__(self, *commands: c.Command, scenario: Scenario = SCENARIO) -> None:
        super().__init__()
        self.evening = Evening(scenario=scenario)
        self.headline = HEADLINE
        self.paper: Material | None = MATERIAL
        self.valuing: PracticeValueProgress | None = None
        for command in commands:
            assert self.evening.give(command).refused is None, command
        self._look()

    async def hand_in(self, envelope: Envelope) -> Answer:
        command = envelope.command
        self.asked.append(command)
        reason = unsaid(command)
        if reason is not None:
            return Answer(False, reason)
        outcome = self.evening.give(command)
        self._look()
        code = "" if outcome.incident is None else code_of(outcome.incident)
        if outcome.refused is not None:
            return Answer(False, outcome.refused.reason, join_only=outcome.join_only)
        return Answer(True, "", code)

    def _look(self) -> None:
        board = self.evening.picture.board(self.evening.show.at)
        self.now: Board = evolve(board, headline=self.headline) if board.round else board

    def life_line(self, number: int) -> LifeLine | None:
        return self.evening.picture.life_line(number, self.evening.show.at)

    def incidents(self, round_: int | None = None) -> tuple[IncidentCard, ...]:
        return self.evening.picture.incidents(self.evening.show.at, round_)

    def moments(self) -> tuple[Moment, ...]:
        return self.evening.picture.moments(self.evening.show.at)

    def rounds(self) -> tuple[RoundSummary, ...]:
        return self.evening.picture.rounds(self.evening.show.at)

    def charts(self) -> tuple[RoundCharts, ...]:
        return self.evening.picture.charts(self.evening.show.at)

    def alike(self, kind: str, room: str | None, *, widely: bool = False) -> tuple[IncidentCard, ...]:
        return self.evening.picture.alike(kind, room, self.evening.show.at, widely=widely)

    def typed(self) -> tuple[TypedText, ...]:
        return self.evening.picture.typed(self.evening.show.at)

    def find(self, code: str) -> LifeLine | None:
        return self.evening.picture.find(code, self.evening.show.at)

    def reported(self, code: str) -> tuple[Report, ...]:
        return self.evening.picture.reported(code)

    def kinds(self) -> tuple[Choice, ...]:
        return tuple(Choice(kind.id, kind.title, kind.example, kind.where == "room") for kind in SCENARIO.kinds)

    def rooms(self) -> tuple[Choice, ...]:
        return tuple(Choice(room.id, room.name) for room in SCENARIO.conference.rooms)

    def look_back(self) -> ReplayPlayer:
        return ReplayPlayer(self.evening.replay())

    def practice_value(self) -> PracticeValueProgress | None:
        return self.valuing

    def material(self) -> Material | None:
        return self.paper

    def briefing(self) -> Briefing:
        return self.evening.picture.briefing()

    def timetable(self) -> Timetable:
        scene, number = self.now.scene, self.now.round
        return timetable(
            SCENARIO.timing(75), [SceneStart(0, "briefing", 0), SceneStart(300_000, scene, number)], 425_000
        )
