"""
A replay that runs by the clock of the room, at any speed, and pauses on request.
"""

from __future__ import annotations

import logging
from asyncio import CancelledError, Task, create_task, sleep
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Self

from desk_theatre.itsm.ticket_code import number_of
from desk_theatre.live import wording
from desk_theatre.live.pace import Pace
from desk_theatre.show.messages import Notice, Position, Report
from desk_theatre.show.picture import Picture
from desk_theatre.show.view import PictureView

if TYPE_CHECKING:
    from desk_theatre.recording.replay import Replay
    from desk_theatre.show.board import Board
    from desk_theatre.show.moments import Moment

BEAT = 0.1
SLOWEST, FASTEST = 1.0, 3600.0

_log = logging.getLogger(__name__)


class ReplayPlayer:
    """
    Args:
        replay: what is shown.
        words: remarks about the file.
    """

    def __init__(self, replay: Replay, words: str = "") -> None:
        self.replay = replay
        self.words = words
        self.at = replay.scenario.conference.opens
        self.playing = False
        self.pace = Pace(replay.scenario.speed)
        self.view = RecordedView(self)
        self._task: Task[None] | None = None
        self._trouble = ""
        self._stops = tuple((stop.scene, stop.round + 1) for stop in replay.stops)
        self._go(0, self.at)

    @property
    def port(self) -> Self:
        return self

    # -- the loop ------------------------------------------------------------------------------------------------

    async def attach(self) -> None:
        """
        Start the clock of the replay.
        """
        self._task = create_task(self._run(), name="projection")

    async def detach(self) -> None:
        """
        Stop the clock of the replay.
        """
        if self._task is not None:
            self._task.cancel()
            with suppress(CancelledError):
                await self._task
            self._task = None

    def close(self) -> None:
        """
        Do nothing: a replay writes nothing.
        """

    async def _run(self) -> None:
        while True:
            try:
                self.beat(monotonic())
            except Exception:  # noqa: BLE001  (the loop must go on, or nothing plays any more while the screen says so)
                self.stumble()
            await sleep(BEAT)

    def stumble(self) -> None:
        """
        Pause after an unexpected error, and say so until another time is shown.
        """
        _log.exception("the replay failed")
        self.playing = False
        self._trouble = wording.PLAYBACK_FAILED

    def beat(self, room: float) -> None:
        """
        Advance the replay to the second that is due by the room's clock.
        """
        if not self.playing:
            return
        self._go(self.replay.round, self.pace.due(room))
        if self.at >= self._end():
            self.playing = False

    # -- the transport -------------------------------------------------------------------------------------------

    def position(self) -> Position:
        return Position(
            round=self.replay.round + 1 if self.replay.rounds else 0,
            rounds=self.replay.rounds,
            at=self.at,
            opens=self.replay.scenario.conference.opens,
            closes=self._end(),
            playing=self.playing,
            speed=self.pace.speed,
            words=self.words,
            marks=self.replay.marks(self.replay.round) if self.replay.rounds else (),
            stops=self._stops,
            stop=self.replay.stop,
        )

    def play_or_pause(self) -> None:
        """
        Play, or pause; at the end, start again.
        """
        if not self.playing and self.at >= self._end():
            self._go(self.replay.round, self.replay.scenario.conference.opens)
        self.playing = not self.playing and bool(self.replay.rounds)
        self.pace.anchor(self.at, monotonic())

    def change_speed(self, factor: float) -> None:
        self.pace.change(min(FASTEST, max(SLOWEST, self.pace.speed * factor)), self.at, monotonic())

    def step(self, events: int) -> None:
        self.playing = False
        self.at = self.replay.step(events)

    def seek(self, at: int) -> None:
        self._go(self.replay.round, at)
        self.pace.anchor(self.at, monotonic())

    def show_round(self, number: int) -> None:
        if self.replay.rounds:
            self._go(max(0, min(number, self.replay.rounds) - 1), self.replay.scenario.conference.opens)
            self.pace.anchor(self.at, monotonic())

    def show_stop(self, number: int) -> None:
        if 0 <= number < len(self.replay.stops):
            self.playing = False
            self.at = self.replay.stop_at(self.replay.stops[number])
            self.pace.anchor(self.at, monotonic())

    def show_at(self, round_: int, at: int) -> None:
        if 1 <= round_ <= self.replay.rounds:
            self._go(round_ - 1, at)
            self.pace.anchor(self.at, monotonic())

    # -- what can be seen ----------------------------------------------------------------------------------------

    def notices(self) -> tuple[Notice, ...]:
        """
        Return remarks about the file and about the replay.
        """
        trouble = (Notice(self._trouble, "bad"),) if self._trouble else ()
        return (*trouble, Notice(self.words, "warning")) if self.words else trouble

    def _end(self) -> int:
        return self.replay.ends(self.replay.round) if self.replay.rounds else self.replay.scenario.conference.opens

    def _go(self, round_: int, at: int) -> None:
        opens = self.replay.scenario.conference.opens
        self.at = opens
        if self.replay.rounds:
            self.at = max(opens, min(at, self.replay.ends(round_)))
            self.replay.seek(round_, self.at)
        self._trouble = ""


class RecordedView(PictureView):
    """
    A recording at one second of the day.
    """

    def __init__(self, player: ReplayPlayer) -> None:
        replay = player.replay
        super().__init__(
            lambda: (replay.picture, player.at), lambda: (replay.round, replay.shown, player.at), recorded=True
        )
        self._player = player
        self._tried = 0
        self._shown: Board | None = None

    def board(self) -> Board:
        """
        Return the board; if it cannot be made, the one before.
        """
        version = self.version
        if version != self._tried:
            self._tried = version  # what fails once is not tried again until another time is shown
            try:
                self._shown = super().board()
            except Exception:  # noqa: BLE001  (a screen that asks for it would close the stage)
                self._player.stumble()
        if self._shown is None:
            self._shown = Picture(self._player.replay.scenario).board(self._player.at)
        return self._shown

    def reported(self, code: str) -> tuple[Report, ...]:
        number = number_of(code)
        found = () if number is None else self._player.replay.reported(number)
        return tuple([Report(round_ + 1, at) for round_, at in found])

    def moments(self) -> tuple[Moment, ...]:
        replay = self._player.replay
        return replay.moments(replay.round) if replay.rounds else ()
