"""
A session of the shipped conference on stage: its own rooms, people, incidents and cards, a real show, and no disk or clock.
"""

from __future__ import annotations

from boards import HandShow
from session_on_stage import RoomSession

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.scenario import library
from desk_theatre.show.board import Choice
from desk_theatre.show.evidence import Material
from desk_theatre.show.timetable import SceneStart, Timetable, timetable
from runners import Evening, Step

CONFERENCE = library.load("conference")
DAY = CONFERENCE.conference.closes - CONFERENCE.conference.opens
TYPED = "The microphone is dead, and the speaker has begun to sing"
NOTED = "Nobody wrote anything down, and in the end nobody knew any more what it had been about"
BECAUSE = "So that nothing is lost any more, and everybody knows where it is"
BROKEN: tuple[Step, ...] = (
    c.OpenRound(),
    3600,
    c.SubmitIncident("no-sound", "main", "row 4", TYPED),
    3 * 3600,
    c.SubmitIncident("wifi", "B", "Ann", TYPED),
)
PLAYED: tuple[Step, ...] = (*BROKEN, DAY)
REFLECTED: tuple[Step, ...] = (
    s.NextScene(),
    s.PickCard(1, "in-the-head"),
    s.NoteFinding(NOTED, card="in-the-head"),
    s.NoteFinding("We talked to each other", "success factor"),
    s.ProposeImprovement("process", "recording", text=BECAUSE),
    s.ProposeImprovement("people", "shared_work", text=BECAUSE),
    s.ProposeImprovement("process", "routing", text=BECAUSE),
    s.CastVote(1, 1, 3),
    s.CastVote(2, 2, 2),
    s.ChooseImprovement(1),
    s.ChooseImprovement(2),
)


class ConferenceSession(RoomSession):
    """
    Args:
        steps: what the room does before it is looked at, and how long it waits.
    """

    def __init__(self, *steps: Step) -> None:
        HandShow.__init__(self)
        self.evening = Evening(1, CONFERENCE)
        self.valuing = None
        self.evening.live(steps)
        self._look()

    def _look(self) -> None:
        self.now = self.evening.picture.board(self.evening.show.at)

    def material(self) -> Material | None:
        return self.evening.picture.material()

    def kinds(self) -> tuple[Choice, ...]:
        return tuple(Choice(kind.id, kind.title, kind.example, kind.where == "room") for kind in CONFERENCE.kinds)

    def rooms(self) -> tuple[Choice, ...]:
        return tuple(Choice(room.id, room.name) for room in CONFERENCE.conference.rooms)

    def cues(self) -> tuple[Choice, ...]:
        return tuple(Choice(cue.id, cue.title, f"{cue.count} ×") for cue in CONFERENCE.demand.cues)

    def timetable(self) -> Timetable:
        scene, number = self.now.scene, self.now.round
        return timetable(
            CONFERENCE.timing(75), [SceneStart(0, "briefing", 0), SceneStart(300_000, scene, number)], 425_000
        )
