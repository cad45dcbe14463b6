"""
Shows with doors, for the tests of screens that attach to them.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic

from attrs import define, field

from desk_theatre.door import places
from desk_theatre.door.address import Address, listening
from desk_theatre.door.link import Link
from desk_theatre.door.network_state import NetworkState
from desk_theatre.door.remote import RemoteShow
from desk_theatre.door.screens import ScreenId
from desk_theatre.door.second_recording import SecondRecording
from desk_theatre.door.server import ShowDoor
from desk_theatre.live.host import ShowHost
from desk_theatre.live.start import begin, resume
from runners import BESIDES, BESIDES_TOML, SCENARIO
from small_scenarios import SMALL_TOML

LIMIT = 20.0


async def until(condition: Callable[[], object], what: str = "it does not come") -> None:
    """
    Wait until something is so.
    """
    end = monotonic() + LIMIT
    while not condition():
        assert monotonic() < end, what
        await asyncio.sleep(0.01)


@define
class OpenShow:
    """
    A running show whose door is open.

    Args:
        path: of its recording.
        local: its door on this machine.
        address: for other machines, if it is open to them.
    """

    host: ShowHost
    door: ShowDoor
    path: Path
    local: places.LocalDoor
    address: Address | None
    screens: list[RemoteShow] = field(factory=list)

    @property
    def phrase(self) -> str:
        """
        For other machines.
        """
        assert self.door.facts is not None
        return self.door.facts.phrase

    def link(self, kind: str, name: str = "a1", where: places.LocalDoor | Address | None = None) -> Link:
        """
        The link of a screen.
        """
        return Link(where or self.local, ScreenId(kind, name))

    def screen(
        self, kind: str, name: str = "a1", *, copies: Path | None = None, link: Link | None = None
    ) -> RemoteShow:
        """
        A screen that is not attached yet.
        """
        folder = copies or self.path.parent / "copies"

        def copy(new: bool) -> SecondRecording:
            return SecondRecording.open(folder, f"copy-{name}", ".theatre", new=new)

        found = RemoteShow(link or self.link(kind, name), copy if kind == "console" else None)
        self.screens.append(found)
        return found

    async def attached(
        self, kind: str, name: str = "a1", *, copies: Path | None = None, link: Link | None = None
    ) -> RemoteShow:
        """
        A screen that is attached.
        """
        found = self.screen(kind, name, copies=copies, link=link)
        await found.start()
        return found


@asynccontextmanager
async def open_show(
    path: Path, *, network: bool = False, besides: bool = False, again: bool = False, phrase: str = ""
) -> AsyncIterator[OpenShow]:
    """
    A show that runs in this loop, with its door open; it ends with the block.

    Args:
        network: open to other machines as well, on loopback.
        besides: the room may report as often as it likes.
        again: resumed from its recording.
        phrase: that it had before; empty: a new one.
    """
    scenario, text = (BESIDES, BESIDES_TOML) if besides else (SCENARIO, SMALL_TOML)
    runner = resume(path, "0.1.0") if again else begin(scenario, text, 3, path, "2026-11-30T09:00:00+00:00")
    address = Address("127.0.0.1", 0) if network else None
    sock = listening(Address("127.0.0.1", 0)) if network else None
    if sock is not None:
        address = Address("127.0.0.1", sock.getsockname()[1])
    state = NetworkState(path.with_suffix(".state"), phrase)
    door = ShowDoor(places.name_of(path), None if sock is None or address is None else (sock, address), state)
    host = ShowHost(runner, [door])
    await host.attach()
    assert host._opening is not None
    await host._opening
    local = next(each for each in places.found() if each.name == door.name)
    await until(lambda: door._sites, "the door does not open")
    show = OpenShow(host, door, path, local, address)
    try:
        yield show
    finally:
        for screen in show.screens:
            await screen.stop()
        await host.end()
