"""
The endless answer: the lines of the recording, and between them what no recording holds.

A console gets every line as it is. A kiosk gets events only, and of what people typed nothing but what the room may see.
"""

from __future__ import annotations

import re
from asyncio import timeout
from time import monotonic
from typing import TYPE_CHECKING, Any

from desk_theatre.door.wire import pack

if TYPE_CHECKING:
    from aiohttp.web import StreamResponse

    from desk_theatre.live.host import ShowHost
    from desk_theatre.live.tap import Follower
    from desk_theatre.show.picture import Picture

TICK = 0.1
"""
Seconds between two looks at the second of the day, at most; a kiosk hears of it with events, or once in a while.
"""

QUIET = 1.0
"""
Seconds after which something is sent although nothing has changed, so that a broken link is noticed.
"""

NOTICES = 0.5
"""
Seconds between two looks at what the facilitator has to know.
"""

STUCK = 10.0
"""
Seconds after which a screen that takes nothing is cut off.
"""

_NOT_FOR_KIOSKS = re.compile(rb'[0-9a-f]{8} \{"q":\d+,"(?:input|words|digest|mark)":')


class ShownTexts:
    """
    What the room may see of what people typed about incidents, as it changes; one log for all kiosks.
    """

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._seen = -1
        self._last: dict[int, tuple[str, str]] = {}
        self.changes: list[bytes] = []

    def look(self, inputs: int) -> None:
        """
        Note what has changed; only an input can change it.

        Args:
            inputs: number of inputs so far.
        """
        if inputs == self._seen:
            return
        self._seen = inputs
        for scene in self._picture.scenes:
            for number, reported in scene.cards.reported.items():
                if not reported.live:
                    continue
                words = self._picture.moderation.released(number)
                now = (words.text, words.by)
                if self._last.get(number, ("", "")) != now:
                    self._last[number] = now
                    self.changes.append(pack({"shown": number, "text": words.text, "by": words.by}))

    def all(self) -> bytes:
        """
        Return what is shown now.
        """
        return b"".join([pack({"shown": number, "text": text, "by": by}) for number, (text, by) in self._last.items()])


class Stream:
    """
    Args:
        host: of the show.
        follower: of its lines.
        shown: for a kiosk; `None` for a console.
    """

    def __init__(self, host: ShowHost, follower: Follower, shown: ShownTexts | None) -> None:
        self.ending: dict[str, Any] | None = None
        """
        The goodbye, once the show ends.
        """
        self._host = host
        self._follower = follower
        self._shown = shown
        self._place = 0
        self._told: dict[str, Any] = {}
        self._sent_at = self._looked_at = 0.0

    def end(self, goodbye: dict[str, Any]) -> None:
        """
        Send what is left, then say goodbye.
        """
        self.ending = goodbye
        self._follower.woken.set()

    async def run(self, response: StreamResponse, hello: dict[str, Any]) -> None:
        """
        Send until the show ends.

        Raises:
            TimeoutError: the screen takes nothing.
            OSError: it has gone, or the recording cannot be read.
        """
        await self._send(response, pack(hello))
        if self._shown is not None:
            self._shown.look(self._host.runner.inbox.count)
            self._place = len(self._shown.changes)
            await self._send(response, self._shown.all())
        while True:
            lines = await self._follower.lines(TICK if self._shown is None else QUIET)
            ended = self.ending is not None and self._follower.next >= self._host.tap.next
            data = self._for_this_screen(lines) + self._between()
            if data or ended:
                await self._send(response, data)
            if ended:
                assert self.ending is not None
                await self._send(response, pack({"bye": self.ending}))
                return

    async def _send(self, response: StreamResponse, data: bytes) -> None:
        if data:
            self._sent_at = monotonic()
            async with timeout(STUCK):
                await response.write(data)

    def _for_this_screen(self, lines: bytes) -> bytes:
        if self._shown is None or not lines:
            return lines
        kept = [line for line in lines.splitlines(keepends=True) if not _NOT_FOR_KIOSKS.match(line)]
        self._shown.look(self._host.runner.inbox.count)
        changes, self._place = self._shown.changes[self._place :], len(self._shown.changes)
        # Texts first: an incident and its text come together.
        return b"".join([*changes, *kept, pack({"line": self._follower.next - 1})])

    def _between(self) -> bytes:
        """
        Return what has changed outside the recording, and once in a while that nothing has.
        """
        now, runner = monotonic(), self._host.runner
        message: dict[str, Any] = {}
        if runner.show.at != self._told.get("now"):
            message["now"] = runner.show.at
        if self._shown is None and now - self._looked_at >= NOTICES:
            self._looked_at = now
            message |= self._for_consoles()
        message = {name: given for name, given in message.items() if self._told.get(name, _NOTHING) != given}
        self._told |= message
        if message or now - self._sent_at >= QUIET:
            if now - self._told.get("walled", -QUIET) >= QUIET:
                self._told["walled"] = now
                message["wall"] = runner.wall
            return pack(message)
        return b""

    def _for_consoles(self) -> dict[str, Any]:
        runner = self._host.runner
        return {
            "disk": self._host.tap.on_disk,
            "notices": [[notice.words, notice.tone] for notice in runner.notices()],
            "delegates": None if runner.guests is None else runner.guests.on,
        }


_NOTHING = object()
