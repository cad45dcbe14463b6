"""
Boards made by hand, and a house, a show and a recording made of them, so that the stage can be seen without either.

Look at it in a terminal: `python -m tests.stage.boards [foyer|show|replay]`.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path
from typing import Any, Self, cast

from attrs import evolve

from desk_theatre.errors import DeskTheatreError, UnknownName
from desk_theatre.itsm import commands as c
from desk_theatre.itsm.priority import Priority
from desk_theatre.itsm.sla import Light, SlaClock, Span
from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.itsm.time_of_day import parse
from desk_theatre.measures.flow import FlowPoint
from desk_theatre.measures.headline import Headline
from desk_theatre.show.board import (
    Board,
    Choice,
    IncidentCard,
    LifeLine,
    LifeLineStep,
    PersonCard,
    PracticeCard,
    RoomCard,
    RoundSummary,
    TeamCard,
    TickerLine,
)
from desk_theatre.show.briefing import Briefing
from desk_theatre.show.charts import RoundCharts, Spread
from desk_theatre.show.evidence import Material
from desk_theatre.show.messages import Answer, FoundRecording, Notice, Position, Pulse, Report, TypedText
from desk_theatre.show.moments import Moment
from desk_theatre.show.ports import Guests, Hosted
from desk_theatre.show.roles import Envelope

P = Priority
NOW = parse("09:31:20")


def _card(
    number: int,
    code: str,
    title: str,
    place: str,
    priority: P | None,
    light: Light,
    share: float,
    live: bool = False,
    state: str = "assigned",
    waited: int = 0,
) -> IncidentCard:
    return IncidentCard(number, code, title, place, priority, light, share, live, state, waited)


CARDS: tuple[IncidentCard, ...] = (
    _card(20, "K7Q", "No sound", "Room B", P.P1, Light.BREACHED, 1.4, True, "in progress", 1260),
    _card(19, "Q2T", "Beamer shows nothing", "Room D", P.P1, Light.AMBER, 0.86, True, "assigned", 540),
    _card(18, "X9M", "Badge does not open the door", "Entrance", P.P3, Light.RUNNING, 0.3, False, "in progress", 300),
    _card(17, "H4R", "Wi-Fi keeps dropping", "Room F", P.P2, Light.BREACHED, 2.1, False, "with the manager", 2400),
    _card(16, "T3C", "Microphone crackles", "Main hall", P.P2, Light.RUNNING, 0.5, False, "in progress", 480),
    _card(15, "W8L", "Printer eats handouts", "Press office", P.P4, Light.RUNNING, 0.2, False, "in progress", 700),
    _card(
        14,
        "P5V",
        "Vegetarian lunch was not noted",
        "Catering",
        P.P4,
        Light.PAUSED,
        0.4,
        True,
        "waiting for delegate",
        900,
    ),
    _card(
        13, "D6G", "Laptop will not talk to the beamer", "Room A", P.P1, Light.AMBER, 0.92, False, "in progress", 720
    ),
    _card(
        12,
        "N2B",
        "Registration desk cannot print badges",
        "Entrance",
        P.P2,
        Light.BREACHED,
        1.1,
        False,
        "in progress",
        1500,
    ),
    _card(11, "F7J", "Stream has no picture", "Main hall", P.MAJOR, Light.RUNNING, 0.6, False, "in progress", 420),
    _card(
        10,
        "R4X",
        "Air conditioning far too cold",
        "Room C",
        P.P3,
        Light.RUNNING,
        0.4,
        False,
        "assigned",
        1100,
    ),
    _card(9, "L9D", "Forgot the password for the app", "a delegate", P.P4, Light.MET, 0.5, True, "resolved", 0),
    _card(8, "C3W", "Clicker has no battery", "Room E", P.P3, Light.MET, 0.7, False, "resolved", 0),
    _card(7, "B8H", "Wrong title in the programme", "Programme", P.P4, Light.MET, 0.1, False, "closed", 0),
    _card(6, "V2N", "Speaker cannot find the room", "Room G", P.P2, Light.BREACHED, 1.9, False, "lost", 3300),
    _card(5, "M6T", "Recording has not started", "Room H", P.P2, Light.MET, 0.6, False, "closed", 0),
    _card(4, "G5K", "Cloakroom is full", "Foyer", P.P4, Light.STOPPED, 0.3, True, "withdrawn", 0),
    _card(3, "J7P", "Interpreters hear nothing", "Main hall", P.P1, Light.MET, 0.8, False, "closed", 0),
    _card(2, "Z4L", "Slides are the wrong version", "Room A", P.P2, Light.BREACHED, 1.2, False, "resolved", 0),
    _card(1, "2QB", "Coffee machine drips", "Foyer", None, Light.RUNNING, 0.1, False, "not logged", 200),
)
BY_CODE = {card.code: card for card in CARDS}


def _has(code: str) -> IncidentCard:
    return BY_CODE[code]


TEAMS: tuple[TeamCard, ...] = (
    TeamCard(
        "desk",
        "Service desk",
        (
            PersonCard("ada", "Ada Lindqvist", "hearing a delegate", _has("X9M"), NOW - 90),
            PersonCard("ben", "Ben Okafor", "asking again", _has("N2B"), NOW - 260, True),
            PersonCard("cleo", "Cleo Brandt"),
        ),
        (_has("2QB"),),
        1,
        200,
    ),
    TeamCard(
        "av",
        "Sound and picture",
        (
            PersonCard("dag", "Dag Haugen", "repairing", _has("K7Q"), NOW - 620),
            PersonCard("eva", "Eva Moreau", "finding the cause", _has("D6G"), NOW - 400),
            PersonCard("finn", "Finn O'Brien", "repairing", _has("T3C"), NOW - 130),
        ),
        (_has("Q2T"),),
        6,
        1380,
    ),
    TeamCard(
        "net",
        "Network",
        (
            PersonCard("gita", "Gita Rao", "finding the cause", _has("F7J"), NOW - 410),
            PersonCard("hugo", "Hugo Weber", "finding the cause once more", None, NOW - 1200, True),
        ),
        (_has("H4R"),),
        3,
        2400,
    ),
    TeamCard(
        "house",
        "House and catering",
        (
            PersonCard("ines", "Inês Carvalho", "repairing", _has("W8L"), NOW - 700),
            PersonCard("jon", "Jón Þórsson"),
        ),
        (_has("R4X"), _has("P5V")),
        2,
        1100,
    ),
    TeamCard(
        "lead",
        "Service manager",
        (PersonCard("kim", "Kim Sørensen", "interrupting", _has("H4R"), NOW - 300, True),),
    ),
)

ROOMS: tuple[RoomCard, ...] = (
    RoomCard(
        "main", "Main hall", "in session", "Opening keynote: when the desk goes quiet", parse("09:00"), parse("10:00")
    ),
    RoomCard(
        "a", "Room A", "at risk", "Major incidents without heroes", parse("09:45"), parse("10:30"), 0, (_has("D6G"),)
    ),
    RoomCard(
        "b",
        "Room B",
        "delayed",
        "Experience levels that delegates feel",
        parse("09:15"),
        parse("10:00"),
        980,
        (_has("K7Q"),),
        by_desk=True,
    ),
    RoomCard("c", "Room C", "on time", "Problem management, the long game", parse("09:45"), parse("10:30")),
    RoomCard(
        "d",
        "Room D",
        "delayed",
        "Swarming: a year later",
        parse("09:30"),
        parse("10:15"),
        80,
        (_has("Q2T"), _has("H4R")),
        by_desk=True,
    ),
    RoomCard("e", "Room E", "on time", "A catalogue people can read", parse("10:00"), parse("10:45")),
    RoomCard("f", "Room F", "free"),
    RoomCard(
        "g", "Workshop", "in session", "Writing a knowledge article in ten minutes", parse("09:00"), parse("11:00")
    ),
)

TICKER: tuple[TickerLine, ...] = (
    TickerLine(NOW - 2, "K7Q", "No sound in Room B is being repaired by Dag", "plain", True),
    TickerLine(NOW - 80, "D", "", "plain"),
    TickerLine(NOW - 80, "Q2T", "cannot start in Room D: the beamer shows nothing", "bad", True),
    TickerLine(NOW - 130, "T3C", "picked up by Finn: microphone crackles, Main hall", "plain"),
    TickerLine(NOW - 170, "V2N", "lost, forgotten by Ben: “speaker cannot find the room”", "bad"),
    TickerLine(NOW - 200, "2QB", "The coffee machine drips, says a delegate", "plain"),
    TickerLine(NOW - 260, "N2B", "Ben has to ask the delegate again", "warning"),
    TickerLine(NOW - 300, "H4R", "Kim takes it over personally: Wi-Fi keeps dropping", "warning"),
    TickerLine(
        NOW - 390, "L9D", "resolved at first contact in 3 min by Ada: forgot the password for the app", "good", True
    ),
    TickerLine(NOW - 450, "C3W", "resolved in 12 min by Ben: clicker has no battery, Room E", "good"),
    TickerLine(NOW - 500, "P5V", "Waiting for the delegate: which lunch was it?", "plain", True),
    TickerLine(NOW - 560, "Q2T", "Beamer shows nothing, says “row 4, the one with the red scarf”", "plain", True),
    TickerLine(NOW - 620, "K7Q", "picked up by Dag: no sound in Room B", "plain", True),
    TickerLine(NOW - 700, "W8L", "picked up by Inês: printer eats handouts", "plain"),
    TickerLine(NOW - 760, "K7Q", "still no news! no sound in Room B", "warning", True),
    TickerLine(NOW - 830, "M6T", "Closed: recording has not started, Room H", "good"),
    TickerLine(NOW - 900, "K7Q", "wrong team · Network passes it on: no sound in Room B", "warning", True),
    TickerLine(NOW - 990, "G5K", "Withdrawn: cloakroom is full", "plain", True),
)
TICKER = tuple(line for line in TICKER if line.words)

STAFF = (
    "Ada Lindqvist",
    "Ben Okafor",
    "Cleo Brandt",
    "Dag Haugen",
    "Eva Moreau",
    "Finn O'Brien",
    "Gita Rao",
    "Hugo Weber",
    "Inês Carvalho",
    "Jón Þórsson",
    "Kim Sørensen",
    "Lior Katz",
)


def _practice(id_: str, name: str, group: str, on: bool, commitment: float, **more: str) -> PracticeCard:
    spread = (-0.2, 0.1, 0.05, -0.1, 0.15, 0.0, -0.3, 0.1, 0.05, -0.05, -0.4, 0.2)
    levels = tuple(min(1.0, max(0.0, commitment + s)) for s in spread) if on else ()
    return PracticeCard(
        id_,
        name,
        group,
        on,
        commitment if on else 0.0,
        more.get(
            "mechanism",
            "Whoever hears a delegate writes it down before doing anything else, so nothing can be forgotten.",
        ),
        more.get("price", "About one minute for every incident, at the desk."),
        more.get("source", "ITIL 4 incident management; the figure is a declared assumption"),
        more.get("off", "Incidents are kept in the head and some are forgotten."),
        "chosen" if on else "",
        levels,
    )


PRACTICES: tuple[PracticeCard, ...] = (
    _practice("recording", "Record every incident", "process", True, 0.82),
    _practice(
        "prioritisation",
        "Impact and urgency decide",
        "process",
        True,
        0.55,
        mechanism="Impact and urgency are judged by the agreed table, and the next incident is the most important one.",
        price="Half a minute for every incident.",
        off="The loudest voice is served first.",
    ),
    _practice(
        "known-errors",
        "Known errors at hand",
        "product",
        False,
        0.0,
        mechanism="The desk looks first whether somebody has written down what helps.",
    ),
    _practice(
        "hand-over",
        "Complete hand-overs",
        "process",
        False,
        0.0,
        mechanism="What the next team needs to know travels with the incident.",
    ),
    _practice(
        "swarming",
        "Swarming",
        "people",
        False,
        0.0,
        mechanism="Hard ones are looked at together, and everybody learns.",
    ),
    _practice(
        "news", "News before they ask", "people", False, 0.0, mechanism="The delegate hears when something changes."
    ),
    _practice(
        "stepping-back",
        "The manager steps back",
        "people",
        False,
        0.0,
        mechanism="The manager clears obstacles instead of taking over.",
    ),
    _practice(
        "forms",
        "A form for everything",
        "trap",
        False,
        0.0,
        mechanism="Every step is written into a form, twice.",
        off="Nothing is missing.",
    ),
)


_MORE = (
    ("Clear service ownership", "process"),
    ("Record and reuse work-arounds", "process"),
    ("Remove the cause", "process"),
    ("Close only when confirmed", "process"),
    ("Escalate before the breach", "process"),
    ("Short stand-up", "people"),
    ("Communicate and celebrate success", "people"),
    ("Look after people", "people"),
    ("A ticket tool", "product"),
    ("Involve the desk early", "product"),
    ("Supplier agreement that fits our SLA", "product"),
    ("Targets agreed and known", "performance"),
    ("Customers help set priorities", "performance"),
    ("Make performance visible", "performance"),
    ("A clear process owner", "performance"),
    ("Quotas for closed tickets", "trap"),
)
FULL: tuple[PracticeCard, ...] = (
    *PRACTICES,
    *(
        _practice(
            name.lower().replace(" ", "-"),
            name,
            group,
            i in {2, 7},
            0.18 + 0.05 * i,
            mechanism="Each kind of incident is classified at the counter and the colleagues who can help are known and trained. "
            "What comes in goes to them at once, and whoever takes it looks at what was tried before, so that nobody asks again.",
            price="about 5 minutes off the floor for each hour of work, and whoever was in the middle of something begins anew",
            source="Kim et al. 2008, a trial in a call centre with breaks of five minutes; how many seconds it takes here is a "
            "declared assumption of this scenario",
        )
        for i, (name, group) in enumerate(_MORE)
    ),
)
"""
As many practices as there are, with texts as long as they become.
"""

DONE: tuple[IncidentCard, ...] = tuple(
    evolve(card, waited=waited)
    for card, waited in zip([card for card in CARDS if card.state == "resolved"], (390, 450), strict=False)
)
BOARD = Board(
    title="North Sea Conference, the desk on day one",
    at=NOW,
    phase="running",
    round=2,
    rounds=4,
    opens=parse("08:30"),
    until=parse("11:00"),
    speed=60.0,
    headline=Headline(0.684, 5, 7, 3, 12, 3.4, 41.7, 2),
    teams=TEAMS,
    rooms=ROOMS,
    ticker=TICKER,
    practices=PRACTICES,
    staff=STAFF,
    submitted=20,
    resolved=8,
    done=DONE,
)
BEFORE = evolve(
    BOARD,
    phase="before",
    round=0,
    at=parse("08:30"),
    headline=Headline(),
    ticker=(),
    done=(),
    submitted=0,
    resolved=0,
    rooms=tuple(evolve(room, status="on time" if room.title else "free", late=0, blockers=()) for room in ROOMS),
    teams=tuple(
        evolve(team, people=tuple(PersonCard(p.id, p.name) for p in team.people), line=(), waiting=0, oldest=0)
        for team in TEAMS
    ),
)
FULL_HOUSE = evolve(BOARD, practices=FULL)
BETWEEN = evolve(FULL_HOUSE, phase="between", at=BOARD.until)
CALM = evolve(
    BOARD,
    round=4,
    headline=Headline(1.0, 16, 16, 0, 0, 4.8, 8.4),
    rooms=tuple(evolve(room, status="on time" if room.title else "free", late=0, blockers=()) for room in ROOMS),
)
WORST = evolve(BOARD, headline=Headline(0.0, 0, 24, 128, 240, 1.0, 12_480.0, 24))

LIFE = LifeLine(
    number=20,
    code="K7Q",
    title="No sound",
    place="Room B",
    state="in progress",
    priority=P.P1,
    steps=(
        LifeLineStep(parse("09:08:30"), "You reported it at the counter.", "plain", 0),
        LifeLineStep(parse("09:10"), "Ada listened, and kept it in her head.", "warning", 90),
        LifeLineStep(parse("09:12"), "It was sent to the network team.", "plain", 120),
        LifeLineStep(parse("09:16"), "The network team found that it is not theirs.", "bad", 240),
        LifeLineStep(parse("09:18"), "Chased: the delegate comes back to ask", "warning", 120),
        LifeLineStep(parse("09:20"), "You were asked which loudspeaker it is.", "plain", 120),
        LifeLineStep(parse("09:21"), "Dag from sound and picture took it up.", "good", 60),
    ),
    clocks=(
        SlaClock("response", 300, 750, 0, Light.BREACHED, (Span(parse("09:08:30"), parse("09:21"), True, "running"),)),
        SlaClock(
            "resolution",
            900,
            1010,
            360,
            Light.BREACHED,
            (
                Span(parse("09:08:30"), parse("09:14"), True, "running"),
                Span(parse("09:14"), parse("09:20"), False, "waiting for delegate"),
                Span(parse("09:20"), NOW, True, "running"),
            ),
        ),
        SlaClock("update", 720, 620, 0, Light.AMBER, (Span(parse("09:21"), NOW, True, "running"),)),
    ),
    text="Row 4 hears nothing at all, and the speaker has started. Please hurry!",
    by="Marit, badge 112",
    live=True,
    reported=parse("09:08:30"),
    round=2,
    consequence="“Experience levels that delegates feel” held up for 16 min. Delayed by the desk: something in its way was past its target.",
)


def _summary(
    number: int, share: float, practices: tuple[str, ...], *, complete: bool = True, lasted: int = 9000
) -> RoundSummary:
    better, part = share, lasted / 9000
    return RoundSummary(
        number,
        practices,
        {
            "submitted": round(118 * part),
            "resolved": round((60 + 55 * better) * part),
            "open": round(58 - 55 * better),
            "lost": round(14 * (1 - better) * part),
            "withdrawn": round(4 * part),
            "reopened": round(9 * (1 - better) * part),
            "response_sla_met": better,
            "resolution_sla_met": better * 0.97,
            "first_contact_resolution": 0.2 + better * 0.3,
            "handovers_per_incident": 2.4 - better,
            "bounces_per_incident": 1.1 - better,
            "failure_demand_share": 0.42 * (1 - better),
            "sessions": round(16 * part),
            "sessions_delayed": round(8 * (1 - better) * part),
            "sessions_delayed_by_desk": round(5 * (1 - better) * part),
            "sessions_late_otherwise": round(8 * (1 - better) * part) - round(5 * (1 - better) * part),
            "delegate_minutes_lost": round(6200 * (1 - better) * part),
            "cost_total": 3900.0 * part,
            "cost_wasted": 2100.0 * (1 - better) * part,
            "cost_per_resolved": 61.0 - 40 * better,
            "throughput_per_hour": 24.0 + 20 * better,
            "closed_per_hour": 25.0 + 20 * better,
            "satisfaction": 2.1 + 2.6 * better,
            "mood": 2.0 + 2.5 * better,
        },
        {
            "P1": {"count": 22, "resolved": 20, "resolution_sla_met": better, "mean_minutes": 44.0 - 30 * better},
            "P2": {"count": 30, "resolved": 24, "resolution_sla_met": better * 0.9, "mean_minutes": 40.0 - 20 * better},
            "P3": {"count": 40, "resolved": 30, "resolution_sla_met": better * 0.95, "mean_minutes": 38.0 - 8 * better},
            "P4": {"count": 26, "resolved": 20, "resolution_sla_met": better, "mean_minutes": 36.0},
        },
        complete,
        lasted,
        due={"P1": 21, "P2": 26, "P3": 33, "P4": 20},
    )


ROUNDS = (
    _summary(1, 0.28, ()),
    _summary(2, 0.68, ("recording", "prioritisation"), complete=False, lasted=3680),
)


def _aged(waiting: int, passed: int) -> tuple[int, ...]:
    """
    Of what is waited for, up to six are new, and nothing is older than the day.
    """
    new = min(waiting, 6) if passed > 900 else waiting
    hour = min(waiting - new, 18) if passed > 3600 else waiting - new
    return new, hour, waiting - new - hour, 0


def _charts(number: int, share: float, lasted: int = 9000) -> RoundCharts:
    """
    A day in which most comes in early, and as much of it is solved as `share` says.
    """
    opens, step, times = parse("09:00"), 50, range(1, lasted // 50 + 1)
    points = []
    for i in times:
        came = round(118 * (1 - (1 - i * step / 9000) ** 2))
        solved = round(came * share * i * step / 9000)
        points.append(
            FlowPoint(opens + i * step, came, solved, came - solved, _aged(came - solved, i * step), i * step)
        )
    minutes = {"P1": 40.0 - 30 * share, "P2": 44.0 - 20 * share, "P3": 60.0 - 30 * share, "P4": 70.0 - 10 * share}
    spreads = tuple(
        Spread(name, round(25 * share), 20 * middle, 60 * middle, 170 * middle) for name, middle in minutes.items()
    )
    waste = tuple(
        (cause, amount * (1 - share) * lasted / 9000)
        for cause, amount in (("re-asking", 410.0), ("bouncing", 820.0), ("chasing", 240.0), ("form-filling", 0.0))
    )
    return RoundCharts(number, lasted, spreads, step, tuple(points), waste)


STOPS = (
    Moment(
        parse("09:04"),
        13,
        "urgent-behind-trivial",
        f"Kim picks up “Printer eats handouts” in Press office ({code_of(15)}), P4. “Laptop will not talk to the beamer” in "
        f"Room A ({code_of(13)}), P1, has waited in the same queue for 6 min.",
        "What made this the next thing to do?",
        f"“Laptop will not talk to the beamer” in Room A ({code_of(13)})",
    ),
    Moment(
        parse("09:17:30"),
        None,
        "heros-queue",
        "4 incidents wait in Stage, longest 12 min. Lou is free.",
        "Why does nobody else take one of these?",
        "Stage",
    ),
    Moment(
        parse("09:28"),
        20,
        "solved-twice",
        f"Robin diagnoses “No sound” in Room B ({code_of(20)}) from scratch. It was diagnosed before, in the same room "
        f"({code_of(3)}).",
        "Who could have told them, and where would they have looked?",
        f"“No sound” in Room B ({code_of(20)})",
    ),
)
"""
Moments of the round: about an incident of the conference, about a line, and about an incident of the room.
"""

CHARTS = (_charts(1, 0.28), _charts(2, 0.68, 3680), _charts(3, 0.8), _charts(4, 0.9))

KINDS = (
    Choice("no-sound", "There is no sound", "microphones, loudspeakers, interpreters", True, "In a room"),
    Choice("no-picture", "The beamer shows nothing", "or the wrong colours, or the wrong slides", True, "In a room"),
    Choice("too-cold", "It is too cold or too warm", "", True, "In a room"),
    Choice("wifi", "The Wi-Fi keeps dropping", "", True, "In a room"),
    Choice("badge", "My badge does not work", "", False, "About me"),
    Choice("password", "I forgot my password", "for the conference app", False, "About me"),
    Choice("lunch", "I did not get my lunch", "", False, "About me"),
    Choice("where", "Where is ...?", "a room, a person, the cloakroom", False, "A question"),
)
ROOM_CHOICES = tuple(Choice(room.id, room.name) for room in ROOMS)
CUES = (
    Choice("power", "The lights go out in two rooms", "six incidents within a minute", group="later"),
    Choice("vip", "The minister arrives early", "everybody wants a badge at once"),
    Choice("stream", "The stream breaks down", "a major incident in the main hall"),
)
SCENARIOS = (
    Choice("conference", "The conference", "one day, 8 rooms, 12 staff, four rounds of 10 minutes"),
    Choice("short", "The short evening", "two rounds, for a first try"),
)
EVENINGS = (
    FoundRecording("/home/kim/2026-11-22-1900.theatre", "The conference, 22 November 2026 19:00, 2 of 4 rounds", True),
    FoundRecording("/home/kim/2026-11-14-0900.theatre", "The short evening, 14 November 2026 09:00, 2 rounds", False),
)


class HandPicture:
    """
    A picture that changes only when a test changes it.
    """

    def __init__(self, board: Board = BOARD, life: LifeLine = LIFE) -> None:
        self.now = board
        self.life = life
        self.cards: tuple[IncidentCard, ...] = CARDS
        self.summaries: tuple[RoundSummary, ...] = ROUNDS
        self.remarks: tuple[Notice, ...] = ()
        self.stops: tuple[Moment, ...] = ()
        self.started = 0
        self.stopped = self.closed = 0
        self.looks = 0
        self._seen: Board | None = None
        self._version = 0

    @property
    def port(self) -> Self:
        return self

    @property
    def view(self) -> Self:
        return self

    @property
    def recorded(self) -> bool:
        return False

    @property
    def version(self) -> int:
        if self.now is not self._seen:
            self._seen = self.now
            self._version += 1
        return self._version

    def kinds(self) -> tuple[Choice, ...]:
        return ()

    def rooms(self) -> tuple[Choice, ...]:
        return ()

    def cues(self) -> tuple[Choice, ...]:
        return ()

    def alike(self, kind: str, room: str | None, *, widely: bool = False) -> tuple[IncidentCard, ...]:
        return ()

    def typed(self) -> tuple[TypedText, ...]:
        return ()

    def material(self) -> Material | None:
        return None

    def briefing(self) -> Briefing:
        raise NotImplementedError

    def board(self) -> Board:
        self.looks += 1
        return self.now

    def life_line(self, number: int) -> LifeLine | None:
        card = next((card for card in self.cards if card.number == number), None)
        if card is None:
            return None
        if card.number == self.life.number:
            return self.life
        return evolve(
            self.life,
            number=number,
            code=card.code,
            title=card.title,
            place=card.place,
            state=card.state,
            priority=card.priority,
            live=card.live,
            text="",
            by="",
        )

    def find(self, code: str) -> LifeLine | None:
        wanted = code.upper().replace(" ", "").replace("-", "")
        card = next((card for card in self.cards if card.code == wanted), None)
        return self.life_line(card.number) if card else None

    def reported(self, code: str) -> tuple[Report, ...]:
        found = self.find(code)
        return (Report(found.round, found.reported),) if found else ()

    def incidents(self, round_: int | None = None) -> tuple[IncidentCard, ...]:
        if round_ not in {None, self.summaries[-1].round if self.summaries else None}:
            return ()
        return tuple(sorted(self.cards, key=lambda card: (not card.live, -card.number)))

    def rounds(self) -> tuple[RoundSummary, ...]:
        return self.summaries

    def charts(self) -> tuple[RoundCharts, ...]:
        return CHARTS[: len(self.summaries)]

    def moments(self) -> tuple[Moment, ...]:
        return self.stops

    def notices(self) -> tuple[Notice, ...]:
        return self.remarks

    async def attach(self) -> None:
        self.started += 1

    async def detach(self) -> None:
        self.stopped += 1

    def close(self) -> None:
        self.closed += 1


class HandShow(HandPicture):
    """
    A show that accepts what it is asked and remembers it; pausing, speed and practices also show.
    """

    def __init__(self, board: Board = BOARD, life: LifeLine = LIFE) -> None:
        super().__init__(board, life)
        self.asked: list[c.Command] = []
        self.guests: Guests | None = None
        self.refusal = ""

    def pulse(self) -> Pulse:
        return Pulse(self.now.at, self.now.phase, self.now.speed, self.now.round)

    async def hand_in(self, envelope: Envelope) -> Answer:
        command = envelope.command
        self.asked.append(command)
        if self.refusal:
            return Answer(False, self.refusal)
        board = self.now
        match command:
            case c.OpenRound():
                self.now = evolve(BOARD, round=board.round + 1)
            case c.EndRound():
                self.now = evolve(board, phase="between")
            case c.PauseRound():
                self.now = evolve(board, phase="paused")
            case c.ContinueRound():
                self.now = evolve(board, phase="running")
            case c.SetSpeed(speed):
                self.now = evolve(board, speed=speed)
            case c.SetPractice(practice, on, how):
                cards = tuple(
                    evolve(card, on=on, commitment=0.4 if on else 0.0, how=how or "imposed")
                    if card.id == practice
                    else card
                    for card in board.practices
                )
                self.now = evolve(board, practices=cards)
            case c.HoldText():
                self.life = evolve(self.life, held=True, text="", by="")
            case c.ReleaseText():
                self.life = evolve(self.life, held=False, text=LIFE.text, by=LIFE.by)
            case c.SubmitIncident():
                return Answer(True, "", "K7Q")
            case _:
                pass
        return Answer(True)

    def kinds(self) -> tuple[Choice, ...]:
        return KINDS

    def rooms(self) -> tuple[Choice, ...]:
        return ROOM_CHOICES

    def cues(self) -> tuple[Choice, ...]:
        return CUES


class HandProjector(HandPicture):
    """
    A recording of one round; its picture only knows the time.
    """

    @property
    def recorded(self) -> bool:
        return True

    def __init__(self, board: Board = BOARD) -> None:
        super().__init__(board)
        self.place = Position(
            2, 4, board.at, board.opens, board.until, False, 10.0, "not closed properly", (NOW - 600, NOW + 300)
        )

    def position(self) -> Position:
        return self.place

    def play_or_pause(self) -> None:
        self.place = evolve(self.place, playing=not self.place.playing)

    def change_speed(self, factor: float) -> None:
        self.place = evolve(self.place, speed=self.place.speed * factor)

    def step(self, events: int) -> None:
        self.seek(self.place.at + 7 * events)

    def seek(self, at: int) -> None:
        at = min(self.place.closes, max(self.place.opens, at))
        self.place = evolve(self.place, at=at)
        self.now = evolve(self.now, at=at)

    def show_round(self, number: int) -> None:
        if 1 <= number <= self.place.rounds:
            self.place = evolve(self.place, round=number)
            self.now = evolve(self.now, round=number)
            self.seek(self.place.opens)

    def show_stop(self, number: int) -> None:
        if 0 <= number < len(self.place.stops):
            self.place = evolve(self.place, stop=number)

    def show_at(self, round_: int, at: int) -> None:
        self.show_round(round_)
        self.seek(at)


class HandHouse:
    """
    A house with two scenarios and two evenings.
    """

    def __init__(
        self,
        scenarios: Sequence[Choice] = SCENARIOS,
        evenings: Sequence[FoundRecording] = EVENINGS,
        show: Callable[[], Hosted] = HandShow,
    ) -> None:
        self._scenarios, self._evenings, self._show = tuple(scenarios), tuple(evenings), show
        self.opened: list[str] = []

    def scenarios(self) -> tuple[Choice, ...]:
        return self._scenarios

    def evenings(self) -> tuple[FoundRecording, ...]:
        return self._evenings

    def play(self, scenario: str) -> Hosted:
        self.opened.append(f"play {scenario}")
        return self._show()

    def resume(self, path: str) -> Hosted:
        self.opened.append(f"resume {path}")
        return self._show()

    def replay(self, path: str) -> Hosted:
        self.opened.append(f"replay {path}")
        if "missing" in path:
            raise DeskTheatreError(f"{path}: there is no such recording")
        return HandProjector()


class LivelyShow(HandShow):
    """
    A show in which something changes at every look, for measuring and for seeing things move.
    """

    def __init__(self) -> None:
        super().__init__()
        self._codes = cycle(CARDS)
        self._tick = 0

    def board(self) -> Board:
        if self.now.phase == "running":
            self.now = self._next(self.now)
        return self.now

    def _next(self, board: Board) -> Board:
        self._tick += 1
        at = board.at + 15
        if at >= board.until:
            at = board.opens
        ticker = board.ticker
        teams = board.teams
        if self._tick % 4 == 0:
            card = next(self._codes)
            ticker = (TickerLine(at, card.code, f"picked up: {card.title}", "plain", card.live), *ticker)[:40]
            which = self._tick // 4 % 3
            teams = tuple(
                evolve(
                    team,
                    people=tuple(
                        evolve(p, card=card, doing="repairing", since=at) if j == 0 else p
                        for j, p in enumerate(team.people)
                    ),
                )
                if i == which
                else team
                for i, team in enumerate(teams)
            )
        headline = evolve(board.headline, waiting=(self._tick // 3) % 30, resolution_sla_met=(self._tick % 97) / 100)
        return evolve(board, at=at, ticker=ticker, teams=teams, headline=headline)


class BrokenPart(HandShow):
    """
    A show whose board makes one part of the stage fail.
    """

    def __init__(self) -> None:
        super().__init__(evolve(BOARD, rooms=(evolve(ROOMS[0], status=cast("Any", Trap())),)))


class Trap(str):
    """
    A word that breaks whoever looks it up.
    """

    __slots__ = ()

    def __hash__(self) -> int:
        return 1 // 0


class BrokenStage(HandShow):
    """
    A show that fails while its screen is being made.
    """

    def board(self) -> Board:
        secret = "Marit, badge 112"  # noqa: F841 - a local variable that must not be shown
        raise ZeroDivisionError("as the test wants it")


class StuckShow(HandShow):
    """
    A show whose disk hangs when it is to be ended.
    """

    async def detach(self) -> None:
        _gate().touch()
        await asyncio.sleep(3600)


def _gate() -> Path:
    """
    A file by which a test and the program in its terminal tell each other how far they are.
    """
    return Path(os.environ["DESK_THEATRE_TEST_GATE"])


def _slowly() -> Hosted:
    """
    What takes until the test opens the gate.
    """
    while not _gate().exists():
        time.sleep(0.01)
    return HandShow()


def _not_at_all() -> Hosted:
    raise UnknownName("scenario", "confrence", ("conference",))


def main() -> None:
    """
    Show the stage in this terminal.
    """
    from desk_theatre.stage.app import Theatre

    what = sys.argv[1] if len(sys.argv) > 1 else "show"
    openings: dict[str, Callable[[], Hosted]] = {
        "show": HandShow,
        "lively": LivelyShow,
        "replay": HandProjector,
        "before": lambda: HandShow(BEFORE),
        "full": lambda: HandShow(FULL_HOUSE),
        "between": lambda: HandShow(BETWEEN),
        "calm": lambda: HandShow(CALM),
        "worst": lambda: HandShow(WORST),
        "broken part": BrokenPart,
        "broken stage": BrokenStage,
        "stuck": StuckShow,
        "slow": _slowly,
        "unopened": _not_at_all,
    }
    log = os.environ.get("DESK_THEATRE_TEST_LOG")
    theme = sys.argv[2] if len(sys.argv) > 2 else "house-dark"
    theatre = Theatre(HandHouse(), None, openings.get(what), theme=theme, log=Path(log) if log else None)
    sys.exit(theatre.perform())


if __name__ == "__main__":
    main()
