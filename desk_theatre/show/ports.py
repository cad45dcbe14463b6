"""
The ports of a show: what a screen, a kiosk or a phone may read, and where it hands in commands.

The code in front of them knows nothing of simulations, files and clocks; the part that wires the program together
decides whether a running show or a recording is behind them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeGuard

from desk_theatre.show.board import Board, Choice, IncidentCard, LifeLine, RoundSummary
from desk_theatre.show.messages import Answer, FoundRecording, Notice, Position, Pulse, Report

if TYPE_CHECKING:
    from collections.abc import Callable

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
        True for a recording, which takes no commands.
        """

    @property
    def version(self) -> int:
        """
        A number that changes with everything that can be seen.
        """

    def board(self) -> Board:
        """
        The board; the same object as long as nothing has changed.
        """

    def life_line(self, number: int) -> LifeLine | None:
        """
        Return the life of an incident up to now.
        """

    def find(self, code: str) -> LifeLine | None:
        """
        Return the life of the incident with a typed code; in one round, if the code names one (`R1-K4K`).
        """

    def reported(self, code: str) -> tuple[Report, ...]:
        """
        Return where incidents with this code were reported, in the order of the rounds: in a show up to now, in a
        recording all of it. A round in the code is ignored.
        """

    def incidents(self, round_: int | None = None) -> tuple[IncidentCard, ...]:
        """
        All incidents of the latest round so far, or of this one: the room's own first, then the latest first.
        """

    def rounds(self) -> tuple[RoundSummary, ...]:
        """
        Return a summary of each round so far, the running one included.
        """

    def charts(self) -> tuple[RoundCharts, ...]:
        """
        Return the numbers behind the charts of the rounds so far.
        """

    def moments(self) -> tuple[Moment, ...]:
        """
        Return the moments of the round in view, oldest first: in a show up to now, in a recording all of them.
        """

    def kinds(self) -> tuple[Choice, ...]:
        """
        Return what can be reported, in the delegates' words.
        """

    def rooms(self) -> tuple[Choice, ...]:
        """
        Return the rooms.
        """

    def cues(self) -> tuple[Choice, ...]:
        """
        Return the cues of the scenario.
        """

    def briefing(self) -> Briefing:
        """
        Return what the room has to know before the first round.
        """

    def material(self) -> Material | None:
        """
        Return what the latest finished round has shown; `None` before the first has finished.
        """

    def alike(self, kind: str, room: str | None, *, widely: bool = False) -> tuple[IncidentCard, ...]:
        """
        Return open incidents of the same kind at the same place, oldest first; `widely`, the likeliest of all open ones.
        """

    def typed(self) -> tuple[TypedText, ...]:
        """
        Return what delegates have typed, for the facilitator.
        """


class Port(Protocol):
    """
    The source behind a view: a running show or a recording.
    """

    @property
    def view(self) -> View:
        """
        Its view.
        """

    def notices(self) -> tuple[Notice, ...]:
        """
        Return what the facilitator has to know now.
        """


class Guests(Protocol):
    """
    The simulated delegates of a rehearsal.
    """

    def switch(self) -> bool:
        """
        Let them take part, or pause them. Return whether they take part now.
        """


class ShowPort(Port, Protocol):
    """
    A running show.
    """

    @property
    def guests(self) -> Guests | None:
        """
        The simulated delegates of a rehearsal; `None` in a show with people.
        """

    def pulse(self) -> Pulse:
        """
        Return the phase and speed of the show; cheaper than the whole board, and never behind it.
        """

    async def hand_in(self, envelope: Envelope) -> Answer:
        """
        Hand in a command. The answer comes when the command is safely on disk, or refused.
        """


class SessionPort(ShowPort, Protocol):
    """
    A running show with scenes between the rounds.
    """

    def look_back(self) -> ReplayPort:
        """
        Return the recording of this show so far, to look at while the show goes on.

        Raises:
            DeskTheatreError: it cannot be read just now; the message says why.
        """

    def practice_value(self) -> PracticeValueProgress | None:
        """
        Start computing what the practices were worth in the latest finished round; `None` if that is not possible.
        """

    def timetable(self) -> Timetable:
        """
        Return the plan of the show and the time left.
        """


def is_show(port: object) -> TypeGuard[ShowPort]:
    """
    Return whether the port takes commands; a recording does not.
    """
    return hasattr(port, "hand_in")


def is_session(port: object) -> TypeGuard[SessionPort]:
    """
    Return whether the port is a show with scenes.
    """
    return hasattr(port, "timetable")


class ReplayPort(Port, Protocol):
    """
    A recording in view.
    """

    async def attach(self) -> None:
        """
        Start the clock of the replay; call it inside the loop of the screen.
        """

    async def detach(self) -> None:
        """
        Stop the clock of the replay.
        """

    def position(self) -> Position:
        """
        Return its position.
        """

    def play_or_pause(self) -> None:
        """
        Play, or pause.
        """

    def change_speed(self, factor: float) -> None:
        """
        Multiply the speed by a factor.
        """

    def step(self, events: int) -> None:
        """
        Go to the next event, or to the one before for -1.
        """

    def seek(self, at: int) -> None:
        """
        Go to the state at the end of a second of the day.
        """

    def show_round(self, number: int) -> None:
        """
        Go to the beginning of a round, counted from 1.
        """

    def show_stop(self, number: int) -> None:
        """
        Go to a round or scene, by its place among the stops of the position.
        """

    def show_at(self, round_: int, at: int) -> None:
        """
        Go to the state at the end of a second of a round, counted from 1.
        """


def is_replay(port: object) -> TypeGuard[ReplayPort]:
    """
    Return whether the port is a recording.
    """
    return hasattr(port, "position")


class SharedShow(Protocol):
    """
    A hosted show that other processes have screens on, or that is itself in another process.
    """

    kept: bool
    """
    The show goes on when its last stage has left.
    """

    @property
    def consoles(self) -> int:
        """
        The number of consoles attached to it, besides this stage.
        """

    def watch(self, wake: Callable[[], object]) -> None:
        """
        Call `wake` in the loop whenever a command came from elsewhere, or a screen has come or gone.
        """


def is_shared(host: object) -> TypeGuard[SharedShow]:
    """
    Return whether a hosted show can be shared with other screens; a recording cannot.
    """
    return hasattr(host, "watch")


def is_elsewhere(host: object) -> bool:
    """
    Return whether a hosted show runs in another process, so that leaving it ends nothing.
    """
    return getattr(host, "elsewhere", False) is True


def link_trouble(port: object) -> str:
    """
    Return what whoever stands at a screen has to know of its broken link to the show; empty if all is well.
    """
    trouble = getattr(port, "link_trouble", None)
    return str(trouble()) if trouble is not None else ""


class Hosted(Protocol):
    """
    A show or a recording to which stages can be attached.
    """

    @property
    def port(self) -> ShowPort | ReplayPort:
        """
        The port of the stage.
        """

    async def attach(self) -> None:
        """
        Attach a stage; call it inside the loop of the stage.
        """

    async def detach(self) -> None:
        """
        Detach a stage; called once for each that was attached, also after an error, and for one that could not be
        attached.

        Raises:
            DeskTheatreError: not all of it is on the disk; the message says why.
        """

    def close(self) -> None:
        """
        Close the recording; from any thread, for a loop that does not get to `detach`.

        Raises:
            DeskTheatreError: not all of it is on the disk; the message says why.
        """


class LibraryPort(Protocol):
    """
    The shows that the foyer offers.
    """

    def scenarios(self) -> tuple[Choice, ...]:
        """
        Return the scenarios that can be played.
        """

    def evenings(self) -> tuple[FoundRecording, ...]:
        """
        Return the recordings on this machine, the latest first; called in a thread of its own.
        """

    def play(self, scenario: str) -> Hosted:
        """
        Return a new show of this scenario.

        Raises:
            DeskTheatreError: it cannot be played; the message says why.
        """

    def resume(self, path: str) -> Hosted:
        """
        Return the resumed show of this recording.

        Raises:
            DeskTheatreError: it cannot be resumed; the message says why.
        """

    def replay(self, path: str) -> Hosted:
        """
        Return the replay of this recording.

        Raises:
            DeskTheatreError: it cannot be read; the message says why.
        """
