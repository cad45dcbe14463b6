"""
A running show: it follows the clock of the room, is seen, and is recorded.

Ten times a second the runner lets simulated time catch up with the room, never for longer than a frame can bear, hands
the events to the picture and to the recording, and sleeps again. It runs in the loop of the screen and blocks nobody:
disk work happens in the recorder's own thread.
"""

from __future__ import annotations

import logging
from asyncio import CancelledError, Task, create_task, sleep, to_thread
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Final

from desk_theatre.errors import NotSaved
from desk_theatre.itsm import commands as c
from desk_theatre.itsm.room_commands import HoldTexts, MeToo
from desk_theatre.itsm.session_commands import ChoosePlan
from desk_theatre.live import wording
from desk_theatre.live.inbox import Inbox
from desk_theatre.live.moment_watch import MomentWatch
from desk_theatre.live.pace import Gaps, Pace
from desk_theatre.recording.entries import EventEntry
from desk_theatre.recording.rerun import by_minutes
from desk_theatre.show.messages import Answer, Notice, Pulse
from desk_theatre.show.phases import GOES_ON
from desk_theatre.show.picture import Picture
from desk_theatre.show.rate_limit import RateLimits
from desk_theatre.show.roles import from_facilitator, overreach
from desk_theatre.show.timetable import Marks, timetable, timing_of
from desk_theatre.show.view import PictureView
from desk_theatre.show.wording import answers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desk_theatre.live.rehearsal import Rehearsal
    from desk_theatre.live.replay_player import ReplayPlayer
    from desk_theatre.recording.entries import Entry
    from desk_theatre.recording.writer import Recorder
    from desk_theatre.show.moments import Moment
    from desk_theatre.show.practice_value import PracticeValueProgress
    from desk_theatre.show.roles import Envelope, Role
    from desk_theatre.show.show import Show
    from desk_theatre.show.timetable import Timetable

BEAT = 0.1
BUDGET = 0.02
"""
Seconds between two beats, and how much of that the simulation may use.
"""

LIMITED: Final[frozenset[Role]] = frozenset({"delegate", "kiosk", "phone"})
"""
The roles with a limit on reports per minute.
"""

_log = logging.getLogger(__name__)


class LiveView(PictureView):
    """
    A running show, now.

    Args:
        watch: finds its moments.
    """

    def __init__(self, show: Show, picture: Picture, inbox: Inbox, watch: MomentWatch) -> None:
        super().__init__(lambda: (picture, show.at), lambda: (show.at, show.phase, inbox.count))
        self._watch = watch

    def moments(self) -> tuple[Moment, ...]:
        return self._watch.keep()


class ShowRunner:
    """
    Args:
        show: at its beginning, or where a recording has brought it.
        picture: of the same past.
        recorder: writes it.
        inputs: number of inputs in the recording.
        marks: when the scenes of the past began.
        wall: milliseconds of the room's clock that the past took.
        remark: a notice to the facilitator from the start ("recovered …").
    """

    def __init__(
        self,
        show: Show,
        picture: Picture,
        recorder: Recorder,
        *,
        inputs: int = 0,
        remark: str = "",
        marks: Marks | None = None,
        wall: int = 0,
    ) -> None:
        self.show = show
        self.picture = picture
        self.recorder = recorder
        self.pace = Pace(show.speed)
        self._began = monotonic() - wall / 1000
        self.marks = marks or Marks()
        self.inbox = Inbox(show, picture, recorder, self._wall, inputs, self.marks)
        self.assays: Callable[[Path, int], PracticeValueProgress] | None = None
        self._limits = RateLimits(show.scenario.moderation.per_minute)
        self.guests: Rehearsal | None = None
        self.watch = MomentWatch(show, picture)
        self.view = LiveView(show, picture, self.inbox, self.watch)
        self.keep_unplayed = True
        """
        A new recording stays even if no round was opened.
        """
        self.further: list[Callable[[], tuple[Notice, ...]]] = []
        """
        What else the facilitator has to know, from the parts around the show.
        """
        self._remark = remark
        self._trouble = self._unsaved = ""
        self._task: Task[None] | None = None

    # -- the loop ------------------------------------------------------------------------------------------------

    async def start(self) -> None:
        """
        Start the loop; time passes while a round is open.
        """
        self.pace.anchor(self.show.at, monotonic())
        self._task = create_task(self._run(), name="night")

    async def stop(self) -> None:
        """
        Stop the loop; everything is on disk when this returns.

        Raises:
            NotSaved: not all of it is on the disk.
        """
        if self._task is not None:
            self._task.cancel()
            with suppress(CancelledError):
                await self._task
            self._task = None
        await to_thread(self.close)

    def close(self) -> None:
        """
        Close the recording, or discard it if there is nothing in it to keep; from any thread, and more than once.

        Raises:
            NotSaved: something that was handed in is not on the disk.
        """
        if self.show.round or self.keep_unplayed:
            self.recorder.close(self.show.finished)
        else:
            self.recorder.discard()

    async def _run(self) -> None:
        gaps, before = Gaps(), monotonic()
        while True:
            try:
                now = monotonic()
                if gap := gaps.gap():
                    self._stood_still(gap, gap - (now - before))
                before = now
                self.beat(now)
            except Exception:  # noqa: BLE001  (a show never crashes in front of the room)
                _log.exception("the show failed in a beat")
                self._trouble = wording.ROUND_PAUSED
                self._pause()
            await sleep(BEAT)

    def _stood_still(self, seconds: float, unseen: float) -> None:
        """
        Account for a gap in which the program did not run: no time of the day has passed, and a running round is
        paused.

        Args:
            unseen: seconds of the gap that the room's clock has not counted.
        """
        self._began -= max(0.0, unseen)
        self.pace.anchor(self.show.at, monotonic())
        if self.show.phase == "running":
            self._pause()
            self._remark = wording.computer_stopped(seconds)

    def _pause(self) -> None:
        if self.show.phase != "running":
            return
        try:
            self.inbox.hand_in(from_facilitator(c.PauseRound())).close()
        except Exception:  # noqa: BLE001  (the loop must go on, or no clock ever moves again)
            _log.exception("and could not be paused either")

    def beat(self, room: float) -> None:
        """
        Let simulated time catch up with the room's clock, as far as one frame can bear.
        """
        due, guests = self.pace.due(room), self.guests
        if guests is None:
            self._advance(due, room)
            return
        behind = False
        while not behind:
            stop = guests.next_at(due)
            behind = self._advance(stop, room)
            guests.act(room)
            if stop >= due or self.show.phase != "running":
                break

    def _advance(self, due: int, room: float) -> bool:
        """
        Let time pass up to a second of the day, as far as one frame can bear. Return whether it fell short.
        """
        entries: list[Entry] = []
        behind = False
        try:
            for happened in by_minutes(self.show, due, digests=True):
                entries.extend(map(EventEntry, happened.events))
                if happened.digest is not None:
                    entries.append(happened.digest)
                self.picture.add_all(happened.events)
                if self.show.phase != "running":
                    self.marks.add(happened.events[-1], self._wall())
                if monotonic() - room > BUDGET:
                    behind = True
                    break
        finally:
            if entries:
                self._record(entries)
                self.watch.keep()
        if behind or self.show.phase != "running":
            self.pace.anchor(self.show.at, monotonic())
        return behind

    def _record(self, entries: list[Entry]) -> None:
        try:
            self.recorder.submit(entries, durable=False)
        except NotSaved as error:
            self._unsaved = str(error)
        else:
            self._unsaved = ""

    @property
    def wall(self) -> int:
        """
        Milliseconds of the room's clock since the show began, without gaps in which the program did not run.
        """
        return self._wall()

    def _wall(self) -> int:
        return round((monotonic() - self._began) * 1000)

    # -- commands ------------------------------------------------------------------------------------------------

    async def hand_in(self, envelope: Envelope) -> Answer:
        """
        Hand in a command. The answer comes when it is safely on disk, or refused. Reports from the room are limited per
        minute and sender; a refused one does not count.
        """
        if envelope.role not in LIMITED or not isinstance(envelope.command, (c.SubmitIncident, MeToo)):
            return await self._carry_out(envelope)
        now = self._wall()
        limit = self._limits.of(envelope.recorded_sender, now)
        wait = limit.wait(now)
        if wait:
            return Answer(False, answers.too_many_at_once(wait), wait=wait / 1000)
        limit.take(now)  # before the disk has answered: others come meanwhile
        answer = await self._carry_out(envelope)
        if not answer.accepted:
            limit.give_back(now)
        return answer

    async def _carry_out(self, envelope: Envelope) -> Answer:
        command = envelope.command
        try:
            saved = self.inbox.hand_in(envelope)
        except NotSaved as error:
            self._unsaved = str(error)
            return Answer(False, str(error))
        except Exception:  # noqa: BLE001  (whoever asked hears of it, in one calm line)
            _log.exception("%s could not be carried out", type(command).__name__)
            self._trouble = wording.WENT_WRONG
            return Answer(False, self._trouble)
        if overreach(envelope) is None:
            self._recover()
            if isinstance(command, GOES_ON):
                self._remark = ""
                self.pace.change(self.show.speed, self.show.at, monotonic())
        return await saved

    def rehearse(self, delegates: int) -> None:
        """
        Let simulated delegates take part; before the show starts.
        """
        from desk_theatre.live.rehearsal import Rehearsal
        from desk_theatre.live.simulated_delegates import SimulatedDelegates

        self.guests = Rehearsal(
            self.show, self.inbox, SimulatedDelegates(self.show.scenario, self.show.seed, delegates)
        )

    def choose_plan(self, minutes: int) -> None:
        """
        Plan the show for `minutes` of the room; before it starts.
        """
        self.inbox.hand_in(from_facilitator(ChoosePlan(minutes))).close()
        self.pace.speed = self.show.speed

    def hold_texts(self) -> None:
        """
        Hold all new texts; before the show starts.
        """
        if not self.picture.moderation.first:
            self.inbox.hand_in(from_facilitator(HoldTexts(on=True))).close()

    def _recover(self) -> None:
        """
        End the trouble after a command was carried out and recorded, unless it is why the round is still paused.
        """
        self._unsaved = ""
        if self.show.phase != "paused":
            self._trouble = ""

    def set_speed(self, speed: float) -> None:
        """
        Set the speed; before the show starts.
        """
        self.inbox.hand_in(from_facilitator(c.SetSpeed(speed))).close()
        self.pace.speed = self.show.speed

    # -- what can be seen ----------------------------------------------------------------------------------------

    def timetable(self) -> Timetable:
        return timetable(timing_of(self.show.scenario, self.show.session.minutes), self.marks.found, self._wall())

    def pulse(self) -> Pulse:
        return Pulse(self.show.at, self.picture.phase, self.picture.speed, len(self.picture.scenes))

    def practice_value(self) -> PracticeValueProgress | None:
        """
        Start computing the values of the latest finished round; the show goes on meanwhile.
        """
        ended = self.show.session.ended
        return self.assays(self.recorder.path, ended) if self.assays is not None and ended else None

    def look_back(self) -> ReplayPlayer:
        from desk_theatre.live.replay_player import ReplayPlayer
        from desk_theatre.recording.reader import read
        from desk_theatre.recording.replay import Replay

        return ReplayPlayer(Replay(read(self.recorder.path), self.show.scenario))

    def notices(self) -> tuple[Notice, ...]:
        recording = self.recorder.notice()
        found = [Notice(recording, "bad")] if recording else []
        found += [Notice(words, "bad") for words in (self._unsaved, self._trouble) if words and words != recording]
        if self._remark:
            found.append(Notice(self._remark, "plain"))
        held = self.picture.moderation.waiting
        if held:
            found.append(Notice(wording.texts_held(held), "plain"))
        if self.picture.join_only:
            found.append(Notice(wording.ROOM_SHARE_USED, "plain"))
        if self.guests is not None:
            found.append(Notice(self.guests.words(monotonic()), "plain"))
        return (*found, *(notice for further in self.further for notice in further()))
