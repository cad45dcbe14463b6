"""
A show on another machine or in another process, as a stage sees it.

It folds the lines of the recording to the same picture as the show itself, so every question is answered on the spot, and
only commands go over the wire. While the link is broken, the picture stands still and says so, and a delegate's report
waits, with its key, until the show answers.
"""

from __future__ import annotations

import logging
import secrets
from asyncio import CancelledError, Event, Task, create_task, get_running_loop, sleep, wait_for
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Any

from desk_theatre.door import wire, wording
from desk_theatre.door.link import Backoff, LinkBroken, NotPaired
from desk_theatre.door.remote_state import Following, RemoteDelegates, RemoteState, whole
from desk_theatre.door.show_fold import ShowFold, head_in
from desk_theatre.errors import RecordingUnreadable, ShowOutOfReach
from desk_theatre.itsm.commands import SubmitIncident
from desk_theatre.itsm.room_commands import LeaveMood, MeToo
from desk_theatre.recording.line_scan import HEADS
from desk_theatre.show.messages import Answer, Notice, Pulse
from desk_theatre.show.timetable import timetable, timing_of
from desk_theatre.show.view import PictureView

if TYPE_CHECKING:
    from pathlib import Path

    from aiohttp import ClientResponse

    from desk_theatre.door.link import Hello, Link
    from desk_theatre.door.second_recording import SecondRecording
    from desk_theatre.live.replay_player import ReplayPlayer
    from desk_theatre.show.moments import Moment
    from desk_theatre.show.practice_value import PracticeValueProgress
    from desk_theatre.show.roles import Envelope
    from desk_theatre.show.timetable import Timetable

SLICE = 200
"""
Lines that are folded before other work gets its turn.
"""

ATTACHING = 20.0
"""
Seconds for the first picture.
"""

NOTICED = 5.0
"""
Seconds of a broken link after which the screen says so.
"""

KEPT = 1.0
"""
Seconds after which a delegate is told that the report is kept here.
"""

SAME_KEY = 4.0
"""
Seconds for which a facilitator's command is sent again, to the same run of the show.
"""

SEEN = 2.0
"""
Seconds for which an answer waits until its effect has come over the wire, too.
"""

_LONGEST = 8 * 1024 * 1024

CopyOpener = Callable[[bool], "SecondRecording"]
"""
Opens the console's copy; for True, a new one in any case.
"""

_log = logging.getLogger(__name__)


class FollowedView(PictureView):
    """
    A show that is followed over a link, now.
    """

    def __init__(self, show: RemoteShow) -> None:
        super().__init__(
            lambda: (show.fold.picture, show.fold.at),
            lambda: (id(show.fold), show.fold.at, show.fold.next, show.fold.picture.phase, show.texts),
        )
        self._show = show

    def moments(self) -> tuple[Moment, ...]:
        return self._show.fold.watch.keep()


class RemoteShow:
    """
    Args:
        link: to the show.
        copy: opens the second recording of a console; `None`: a kiosk, which keeps none and sees only what the room may see.
    """

    def __init__(self, link: Link, copy: CopyOpener | None = None) -> None:
        self.link = link
        self.name = ""
        """
        The sender, as the show records it.
        """
        self.assays: Callable[[Path, int], PracticeValueProgress] | None = None
        self.texts = 0
        """
        How often what is shown of typed text has changed, at a kiosk.
        """
        self.wakes: list[Callable[[], object]] = []
        self.copy: SecondRecording | None = None
        self._open_copy = copy
        self._fold: ShowFold | None = None
        self._boot = ""
        self._head = b""
        self._state = RemoteState()
        self._delegates: RemoteDelegates | None = None
        self._reports: dict[str, float] = {}
        self._ready = Event()
        self._moved = Event()
        self._refusal: ShowOutOfReach | None = None
        self._copy_trouble = ""
        self._task: Task[None] | None = None
        self._errands: set[Task[Any]] = set()
        self.view = FollowedView(self)

    @property
    def fold(self) -> ShowFold:
        """
        What has come over the link so far.
        """
        assert self._fold is not None
        return self._fold

    # -- the link ------------------------------------------------------------------------------------------------

    async def start(self) -> None:
        """
        Begin to follow; the picture is there when this returns.

        Raises:
            ShowOutOfReach: it is not.
        """
        self._task = create_task(self._run(), name="link")
        with suppress(TimeoutError):
            await wait_for(self._ready.wait(), ATTACHING)
        if self._refusal is not None or self._fold is None:
            await self.stop()
            raise self._refusal or ShowOutOfReach(wording.SLOW_START)

    async def stop(self) -> None:
        """
        Follow no longer; the show goes on.
        """
        for task in [self._task, *self._errands]:
            if task is not None:
                task.cancel()
                with suppress(CancelledError):
                    await task
        self._task = None
        self.close()

    def close(self) -> None:
        """
        Close the copy; from any thread, and more than once.
        """
        if self.copy is not None:
            self.copy.close()

    async def _run(self) -> None:
        backoff = Backoff()
        async with self.link.opened():
            while True:
                try:
                    await self._follow(await self._greeted(), backoff)
                except (LinkBroken, NotPaired):
                    pass
                except (ShowOutOfReach, RecordingUnreadable) as error:
                    self._refusal = ShowOutOfReach(str(error))
                except Exception:  # noqa: BLE001  (the screen stays, and tries again)
                    _log.exception("the link failed")
                    self._refusal = ShowOutOfReach(wording.lines_not_understood(self.link.told))
                self._lose()
                if self._refusal is not None and not self._fold:
                    self._ready.set()
                    return
                await sleep(backoff.next())

    def _lose(self) -> None:
        if self._state.linked:
            self._state.linked = False
            self._state.lost_at = monotonic()
        elif self._fold is None and monotonic() - self._state.lost_at > NOTICED:
            self._refusal = self._refusal or ShowOutOfReach(wording.nobody_answers(self.link.told))

    async def _greeted(self) -> Hello:
        """
        Return what the show says about itself, after pairing anew if it was resumed.
        """
        hello = await self.link.hello()
        if hello.pairing and self.link.phrase and hello.boot != self._boot:
            await self.link.pair(self.link.phrase)
        return hello

    async def _follow(self, hello: Hello, backoff: Backoff) -> None:
        fold, first = await self._agree(hello)
        was = f"&was={self.name.replace(' ', '%20')}" if self.name else ""
        async with self.link.follow(f"{wire.LINES}?from={first}&boot={hello.boot}{was}") as response:
            backoff.reset()
            await self._take_all(response, Following(fold, hello.boot, first))

    async def _agree(self, hello: Hello) -> tuple[ShowFold | None, int]:
        """
        Return the fold to go on with, `None` for a new one, and the number of the first line it needs.
        """
        if self._fold is not None and hello.boot == self._boot:
            return self._fold, self._fold.next
        if self._open_copy is None:
            return None, 0
        if self.copy is None:
            self.copy = self._open_copy(False)
        common = await self._common(self.copy)
        if common < min(self.copy.count, HEADS):  # another show goes by that name now
            self.copy.close()
            self.copy, common = self._open_copy(True), 0
        if common < self.copy.count:
            self.copy.cut(common)
        elif self._fold is not None and self._fold.next == self.copy.next:
            return self._fold, self._fold.next
        return await self._folded(bytes(self.copy.data)), self.copy.next

    async def _common(self, copy: SecondRecording) -> int:
        """
        Return how many lines of the copy the show has, too; a show that was killed comes back without its last ones.
        """
        low, high = 0, copy.count
        until = high
        while low < high:
            _, there = await self.link.ask("GET", f"{wire.PREFIX}?until={until}")
            count = there.get("count")
            if type(count) is not int:
                raise LinkBroken("no prefix")
            if count == until and there.get("sha256") == copy.digest(until):
                low = until
            else:
                high = min(until - 1, max(count, low))
            until = (low + high + 1) // 2
        return low

    async def _folded(self, lines: bytes) -> ShowFold | None:
        if not lines:
            return None
        every = lines.splitlines()
        fold = ShowFold(head_in(every[0]), moderated=False)
        for start in range(0, len(every), SLICE):
            fold.take(every[start : start + SLICE])
            await sleep(0)
        return fold

    # -- what comes ----------------------------------------------------------------------------------------------

    async def _take_all(self, response: ClientResponse, following: Following) -> None:
        rest = b""
        async for piece in response.content.iter_any():
            whole, _, rest = (rest + piece).rpartition(b"\n")
            if len(rest) > _LONGEST:
                raise wire.NotOnTheWire("a line without an end")
            if whole:
                await self._take(whole.split(b"\n"), following)
        if not self._state.bye:
            raise LinkBroken("the answer ended")

    async def _take(self, raws: list[bytes], following: Following) -> None:
        lines: list[bytes] = []
        for raw in raws:
            if raw.startswith(b"{"):
                await self._take_lines(lines, following)
                lines = []
                self._hear(wire.unpack(raw), following)
            else:
                lines.append(raw)
        await self._take_lines(lines, following)
        self._moved.set()

    async def _take_lines(self, lines: list[bytes], following: Following) -> None:
        if not lines:
            return
        if following.fold is None:
            following.fold = ShowFold(head_in(lines[0]), moderated=self._open_copy is None)
        before = following.fold.inputs
        for start in range(0, len(lines), SLICE):
            following.fold.take(lines[start : start + SLICE])
            if start:
                await sleep(0)
        self._keep(lines)
        self._settle(following)
        if following.fold.inputs != before and following.fold is self._fold:
            self._wake()

    def _keep(self, lines: list[bytes]) -> None:
        if self.copy is None or self._copy_trouble:
            return
        try:
            self.copy.append(b"\n".join(lines) + b"\n")
        except OSError as error:
            self._copy_trouble = wording.copy_stopped(error.strerror or error)

    def _settle(self, following: Following) -> None:
        """
        Show a picture once it is whole.
        """
        fold = following.fold
        if fold is None or self._fold is fold or fold.next <= following.last:
            return
        self._fold, self._boot = fold, following.boot
        for number, (text, by) in following.shown.items():
            fold.picture.show_text(number, text, by)
        self._refusal = None
        self._ready.set()
        self._wake()

    def _hear(self, message: dict[str, Any], following: Following) -> None:
        state = self._state
        if "attached" in message:
            self.name = str(message["attached"])
            following.last = whole(message, "last")
            state.address, state.phrase = str(message.get("open", "")), str(message.get("phrase", ""))
            state.linked, state.bye = True, False
            if following.fold is self._fold:
                self._boot = following.boot
            self._settle(following)
        if "line" in message and following.fold is not None:
            following.fold.next = max(following.fold.next, whole(message, "line") + 1)
            self._settle(following)
        if "now" in message and following.fold is not None:
            following.fold.at = whole(message, "now")
        if "shown" in message:
            text, by = (str(message.get(name, "")) for name in ("text", "by"))
            self._show_text(whole(message, "shown"), text, by, following)
        state.hear(message)
        if "bye" in message:
            self._part(message["bye"])

    def _show_text(self, number: int, text: str, by: str, following: Following) -> None:
        following.shown[number] = (text, by)
        if following.fold is not None:
            following.fold.picture.show_text(number, text, by)
            self.texts += 1

    def _part(self, message: Any) -> None:
        self._state.bye = True
        if self.copy is not None and type(message) is dict and message.get("discarded") is True:
            self.copy.discard()
            self.copy = None

    def _wake(self) -> None:
        for wake in self.wakes:
            with suppress(Exception):  # a stage that stumbles must not break the link
                wake()

    # -- commands ------------------------------------------------------------------------------------------------

    async def hand_in(self, envelope: Envelope) -> Answer:
        """
        Hand in a command. A delegate's waits for a broken link; a facilitator's is refused, since the show goes on.
        """
        command = envelope.command
        session = self.fold.picture.session
        body = wire.ask(wire.PostedCommand(command, secrets.token_hex(8), session.scene, session.round))
        patient = isinstance(command, (SubmitIncident, MeToo)) and bool(command.key)
        key = secrets.token_hex(4)
        if patient:
            self._reports[key] = monotonic()
        try:
            return await self._asked(body, patient=patient or isinstance(command, LeaveMood))
        finally:
            self._reports.pop(key, None)

    async def _asked(self, body: bytes, *, patient: bool) -> Answer:
        began, boot, sent = monotonic(), self._boot, False
        backoff = Backoff(most=1.0)
        while True:
            try:
                linked = self._state.linked
                if not linked and not patient and not sent:
                    return Answer(False, wording.NOT_REACHED)
                status, document = await self.link.ask("POST", wire.COMMANDS, body)
            except (LinkBroken, NotPaired):
                # The command may have arrived. It is sent again under its key, but only to the same run of the show.
                sent = sent or linked
                if not patient and (monotonic() - began > SAME_KEY or boot != self._boot):
                    return Answer(False, wording.NOT_KNOWN)
            else:
                if status in {200, 409}:
                    answer, line = wire.answer_in(document)
                    await self._until(line)
                    return answer
                if status not in {429, 503}:
                    return Answer(False, str(document.get("words", wording.NOT_KNOWN)))
                if not patient:
                    return Answer(False, wording.NOT_REACHED)
            await sleep(backoff.next())

    async def _until(self, line: int) -> None:
        """
        Wait until the picture has what an answer speaks of.
        """
        end = get_running_loop().time() + SEEN
        while self.fold.next <= line and self._state.linked and (left := end - get_running_loop().time()) > 0:
            self._moved.clear()
            with suppress(TimeoutError):
                await wait_for(self._moved.wait(), left)

    # -- what can be seen ----------------------------------------------------------------------------------------

    @property
    def guests(self) -> RemoteDelegates | None:
        """
        The simulated delegates of a rehearsal; `None` in a show with people.
        """
        on = self._state.delegates
        if on is None:
            return None
        if self._delegates is None:
            self._delegates = RemoteDelegates(self._tell_delegates, on)
        return self._delegates

    def _tell_delegates(self, on: bool) -> None:
        async def tell() -> None:
            with suppress(LinkBroken, NotPaired):
                await self.link.ask("POST", wire.DELEGATES, wire.pack({"on": on}))

        task = create_task(tell())
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)

    def pulse(self) -> Pulse:
        picture = self.fold.picture
        return Pulse(self.fold.at, picture.phase, picture.speed, len(picture.scenes))

    def timetable(self) -> Timetable:
        fold, state = self.fold, self._state
        wall = state.wall + round((monotonic() - state.walled_at) * 1000) if state.linked else state.wall
        return timetable(timing_of(fold.scenario, fold.picture.session.minutes), fold.marks.found, max(wall, fold.wall))

    def practice_value(self) -> PracticeValueProgress | None:
        """
        Start computing the values of the latest finished round, on this machine and from its own copy.
        """
        ended = self.fold.picture.session.ended
        return (
            self.assays(self.copy.path, ended) if self.assays is not None and self.copy is not None and ended else None
        )

    def look_back(self) -> ReplayPlayer:
        from desk_theatre.live.replay_player import ReplayPlayer
        from desk_theatre.recording.reader import read
        from desk_theatre.recording.replay import Replay

        if self.copy is None:
            raise RecordingUnreadable(wording.copy_stopped(""))
        return ReplayPlayer(Replay(read(self.copy.path), self.fold.scenario))

    def link_trouble(self) -> str:
        """
        Return what whoever stands here has to know of a broken link; empty if all is well.
        """
        now, state = monotonic(), self._state
        if self._reports and min(self._reports.values()) < now - KEPT and not state.linked:
            return wording.KEPT_HERE
        if state.linked:
            return ""
        if state.bye:
            return wording.SHOW_ENDED
        away = now - state.lost_at
        return wording.out_of_reach(int(away)) if away >= NOTICED else ""

    def notices(self) -> tuple[Notice, ...]:
        state = self._state
        trouble = self.link_trouble()
        found = [Notice(trouble, "bad")] if trouble else list(state.notices)
        if self._copy_trouble:
            found.append(Notice(self._copy_trouble, "bad"))
        if state.phrase and not trouble:
            found.append(Notice(wording.to_pair(state.address, state.phrase), "plain"))
        return tuple(found)
