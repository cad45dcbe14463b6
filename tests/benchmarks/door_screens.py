"""
Consoles and kiosks without screens, for `bench_door.py`: `python door_screens.py CONSOLES KIOSKS FOLDER`.

It attaches all of them, says how long that took, and then does what it reads from its standard input, a line each: `pause`,
`continue` or `report` hands that in and says when; `wire` says how many bytes have come; `end` leaves.  For every line of the
recording that its first console and its first kiosk have folded it keeps the moment, and prints them all at the end.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from time import monotonic, process_time
from typing import Any

from desk_theatre.door import places, remote
from desk_theatre.door.link import Link
from desk_theatre.door.remote import RemoteShow
from desk_theatre.door.screens import ScreenId
from desk_theatre.door.second_recording import SecondRecording
from desk_theatre.itsm import commands as c
from desk_theatre.show.roles import Envelope, from_facilitator

CHUNK = 8
"""
Bytes that HTTP puts around a piece of an endless answer.
"""


def say(**document: Any) -> None:
    """
    Tell the benchmark.
    """
    sys.stdout.write(json.dumps(document) + "\n")
    sys.stdout.flush()


class Counted(RemoteShow):
    """
    A screen that counts what comes over its link, and notes when it had folded which line.
    """

    received = 0
    seen: list[tuple[int, float]]

    async def _take(self, raws: list[bytes], following: Any) -> None:
        self.received += sum(len(raw) + 1 for raw in raws) + CHUNK
        await super()._take(raws, following)
        if self._fold is not None and (not self.seen or self.seen[-1][0] != self._fold.next - 1):
            self.seen.append((self._fold.next - 1, monotonic()))


async def main(consoles: int, kiosks: int, folder: Path) -> None:
    """
    Attach, and serve.
    """
    door = next(iter(places.found()))
    screens = []
    for kind, count in (("console", consoles), ("kiosk", kiosks)):
        for number in range(count):
            name = f"{kind[0]}{number}"

            def copy(new: bool, name: str = name) -> SecondRecording:
                return SecondRecording.open(folder, name, ".theatre", new=new)

            show = Counted(Link(door, ScreenId(kind, name)), copy if kind == "console" else None)
            show.seen = []
            began = monotonic()
            await show.start()
            board = show.view.board()
            say(attached=kind, seconds=monotonic() - began, incidents=board.submitted)
            screens.append(show)
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    say(ready=True)
    number = 0
    while True:
        order = (await reader.readline()).decode().strip()
        at = monotonic()
        match order:
            case "pause":
                await screens[0].hand_in(from_facilitator(c.PauseRound()))
            case "continue":
                await screens[0].hand_in(from_facilitator(c.ContinueRound()))
            case "report":
                number += 1
                envelope = Envelope(c.SubmitIncident("wifi", None, "", "", f"bench {number}"), "delegate")
                await screens[-1].hand_in(envelope)
            case "wire":
                say(wire=[(show.link.screen.kind, show.received) for show in screens], cpu=process_time())
                continue
            case _:
                break
        say(order=order, at=at, answered=monotonic())
    seen = {
        kind: next((show.seen for show in screens if show.link.screen.kind == kind), [])
        for kind in ("console", "kiosk")
    }
    say(seen=seen)
    for show in screens:
        await show.stop()


if __name__ == "__main__":
    remote.SEEN = 0.0  # how long an answer takes is measured, not how long its effect takes
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])))
