"""
The ports of a show: what a screen, a kiosk or a phone may look at, and where it hands in what is asked for.

Whoever stands in front of them knows nothing of simulations, files and clocks; whoever wires the program together decides whether
a running show or a recording stands behind them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeGuard

from desk_theatre.show.board import Board, Choice, IncidentCard, LifeLine, RoundSummary
from desk_theatre.show.messages import Answer, FoundRecording, Notice, Position, Pulse, Report

if TYPE_CHECKING:
    from desk_theatre.show.briefing import Briefing
    from desk_theatre.show.charts import RoundCharts
    from desk_theatre.show.evidence import Material
    from desk_theatre.show.messages import TypedText
    from desk_theatre.show.moments import Moment
    from desk_theatre.show.practice_value import PracticeValueProgress
    from desk_theatre.show.roles import Envelope
    from desk_theatre.show.timetable import Timetable


class View(Protocol):
    """
    The picture of a show, bound to now: what a screen, a kiosk or a page draws.
    """

    @property
    def recorded(self) -> bool:
        """
        Whether it is a recording that is looked at, of which nothing can be asked.
        """

    @property
    def version(self) -> int:
        """
        Another number whenever something that can be seen has changed.
        """

    def board(self) -> Board:
        """
        All that is seen at a glance; the same object as long as nothing has changed.
        """

    def life_line(self, number: int) -> LifeLine | None:
        """
        The story of an incident up to now.
        """

    def find(self, code: str) -> LifeLine | None:
        """
        The story of the incident with the code that somebody typed; of one round, if that was typed before it (`R1-K4K`).
        """

    def reported(self, code: str) -> tuple[Report, ...]:
        """
        Where incidents with this code were reported, in the order of the rounds: in a show up to now, in a recording in all of
        it.  A round that was typed before the code does not matter.
        """

    def incidents(self, round_: int | None = None) -> tuple[IncidentCard, ...]:
        """
        All incidents of the latest round so far, or of this one: the room's own first, then the latest first.
        """

    def rounds(self) -> tuple[RoundSummary, ...]:
        """
        The rounds so far, the running one included.
        """

    def charts(self) -> tuple[RoundCharts, ...]:
        """
        What the charts of the rounds so far are drawn from.
        """

    def moments(self) -> tuple[Moment, ...]:
        """
        What was worth stopping for in the round that is looked at, oldest first: in a show up to now, in a recording all of it.
        """

    def kinds(self) -> tuple[Choice, ...]:
        """
        What can be reported, in the delegates' words.
        """

    def rooms(self) -> tuple[Choice, ...]:
        """
        Where it can happen.
        """

    def cues(self) -> tuple[Choice, ...]:
        """
        What the scenario holds ready for the facilitator.
        """

    def briefing(self) -> Briefing:
        """
        What the room has to know before the first round.
        """

    def material(self) -> Material | None:
        """
        What the latest round that is over has shown; `None` while none is.
        """

    def alike(self, kind: str, room: str | None, *, widely: bool = False) -> tuple[IncidentCard, ...]:
        """
        Open incidents of the same kind at the same place, oldest first; `widely`, the likeliest of all open ones.
        """

    def typed(self) -> tuple[TypedText, ...]:
        """
        What delegates have typed, for the facilitator.
        """


class Port(Protocol):
    """
    What stands behind a view: a running show, or a recording that is played.
    """

    @property
    def view(self) -> View:
        """
        What can be seen of it.
        """

    def notices(self) -> tuple[Notice, ...]:
        """
        What the facilitator has to know now.
        """


class Guests(Protocol):
    """
    Delegates of the program's own, in a rehearsal.
    """

    def switch(self) -> bool:
        """
        They take part, or keep still; whether they take part now.
        """


class ShowPort(Port, Protocol):
    """
    A running show.
    """

    @property
    def guests(self) -> Guests | None:
        """
        Who takes part in a rehearsal; `None` in a show with people.
        """

    def pulse(self) -> Pulse:
        """
        Where the show stands; cheaper than the whole board, and never behind it.
        """

    async def hand_in(self, envelope: Envelope) -> Answer:
        """
        Hand in a command; the answer comes when it is safely on disk, or refused.
        """


class SessionPort(ShowPort, Protocol):
    """
    A running show with its scenes between the rounds.
    """

    def look_back(self) -> ReplayPort:
        """
        What has been recorded of this show so far, to be looked at beside it.

        Raises:
            DeskTheatreError: it cannot be read just now; the message says why.
        """

    def practice_value(self) -> PracticeValueProgress | None:
        """
        What the practices were worth in the latest round that is over, reckoned beside the show; `None` if nobody can.
        """

    def timetable(self) -> Timetable:
        """
        The plan of the evening, and the time left.
        """


def is_show(port: object) -> TypeGuard[ShowPort]:
    """
    Return whether something can be asked of it; a recording is only looked at.
    """
    return hasattr(port, "hand_in")


def is_session(port: object) -> TypeGuard[SessionPort]:
    """
    Return whether it is a show with scenes.
    """
    return hasattr(port, "timetable")


class ReplayPort(Port, Protocol):
    """
    A recording that is being looked at.
    """

    async def attach(self) -> None:
        """
        Begin to play when it is told to; inside the loop that the screen runs in.
        """

    async def detach(self) -> None:
        """
        Play no more.
        """

    def position(self) -> Position:
        """
        Where it stands.
        """

    def play_or_pause(self) -> None:
        """
        Let time pass, or hold it.
        """

    def change_speed(self, factor: float) -> None:
        """
        Faster or slower by a factor.
        """

    def step(self, events: int) -> None:
        """
        To the next event, or the one before for -1.
        """

    def seek(self, at: int) -> None:
        """
        To the state at the end of a second of the day.
        """

    def show_round(self, number: int) -> None:
        """
        To the beginning of another round.
        """

    def show_stop(self, number: int) -> None:
        """
        To another round or scene, by its place among the stops of the position.
        """

    def show_at(self, round_: int, at: int) -> None:
        """
        To the state at the end of a second of another round, counted from 1.
        """


def is_replay(port: object) -> TypeGuard[ReplayPort]:
    """
    Return whether it is a recording.
    """
    return hasattr(port, "position")


class Hosted(Protocol):
    """
    A show or a recording that a stage can be attached to, and taken off again.
    """

    @property
    def port(self) -> ShowPort | ReplayPort:
        """
        What the stage looks at.
        """

    async def attach(self) -> None:
        """
        A stage comes, inside the loop that it runs in.
        """

    async def detach(self) -> None:
        """
        A stage goes; called once for each that came, also when something went wrong, and for one that could not come.

        Raises:
            DeskTheatreError: not all of it is on the disk; the message says why.
        """

    def close(self) -> None:
        """
        Close what is being recorded; from any thread, where the loop does not get round to `detach`.

        Raises:
            DeskTheatreError: not all of it is on the disk; the message says why.
        """


class LibraryPort(Protocol):
    """
    What the foyer offers.
    """

    def scenarios(self) -> tuple[Choice, ...]:
        """
        What can be played.
        """

    def evenings(self) -> tuple[FoundRecording, ...]:
        """
        The recordings on this machine, the latest first; called in a thread of its own.
        """

    def play(self, scenario: str) -> Hosted:
        """
        A new show of this scenario.

        Raises:
            DeskTheatreError: it cannot be played; the message says why.
        """

    def resume(self, path: str) -> Hosted:
        """
        The show of this recording, continued.

        Raises:
            DeskTheatreError: it cannot be continued; the message says why.
        """

    def replay(self, path: str) -> Hosted:
        """
        The recording, to be looked at.

        Raises:
            DeskTheatreError: it cannot be read; the message says why.
        """
