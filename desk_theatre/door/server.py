"""
The door of a show: always open to its owner on this machine, and to paired screens on the network if somebody asked for it.

It runs in the loop of the show. aiohttp, which takes a sixth of the memory of the stage, is loaded when the first screen
knocks, in a thread of its own; with an open network after the stage has its first picture.
"""

from __future__ import annotations

import logging
import secrets
import socket
from asyncio import AbstractServer, CancelledError, Event, Task, create_task, get_running_loop, sleep, to_thread
from contextlib import suppress
from importlib import import_module
from time import monotonic
from typing import TYPE_CHECKING

from desk_theatre.door import places, wording
from desk_theatre.door.pairing import Pairing, phrase_from, stretch
from desk_theatre.show.messages import Notice

if TYPE_CHECKING:
    from aiohttp import web

    from desk_theatre.door.address import Address
    from desk_theatre.door.gate import Connections
    from desk_theatre.door.network_state import NetworkState
    from desk_theatre.door.routes import ShowFacts, Visitors
    from desk_theatre.live.host import ShowHost

SETTLED = 0.5
"""
Seconds that the stage has for its first picture before the door loads what it needs.
"""

GOODBYE = 1.5
"""
Seconds that screens have to take the last lines.
"""

TOLD = 30.0
"""
Seconds for which the facilitator reads that a screen was cut off.
"""

_SWEEP = 1.0
_log = logging.getLogger(__name__)


class ShowDoor:
    """
    Args:
        name: of the door on this machine.
        network: a socket that listens for other machines, with the address to say; `None`: this machine only.
        state: keeps phrase and port for a resume.
    """

    def __init__(
        self, name: str, network: tuple[socket.socket, Address] | None = None, state: NetworkState | None = None
    ) -> None:
        self.name = name
        self.facts: ShowFacts | None = None
        self._network = network
        self._state = state
        self._made: places.ListeningDoor | None = None
        self._sites: list[_Site] = []
        self._pairing: Pairing | None = None
        self._tasks: list[Task[None]] = []
        self._why_closed = ""

    async def open(self, host: ShowHost) -> None:
        host.runner.further.append(self._notices)
        token = secrets.token_hex(16)
        try:
            self._made = places.make(self.name, token)
        except OSError as error:
            self._why_closed = wording.stays_closed(error)
            _log.warning("%s", self._why_closed)
        if self._network is not None:
            await sleep(SETTLED)
            await self._serve_all(host, token)
        elif self._made is not None:
            self._tasks.append(create_task(self._serve_when_knocked(host, token, self._made.listening), name="door"))

    async def _serve_when_knocked(self, host: ShowHost, token: str, listening: socket.socket) -> None:
        try:
            await _knocked(listening)
            await self._serve_all(host, token)
        except Exception as error:  # noqa: BLE001  (the show goes on without a door)
            _log.exception("the door stays closed")
            self._why_closed = wording.stays_closed(error)

    async def _serve_all(self, host: ShowHost, token: str) -> None:
        routes = await to_thread(import_module, "desk_theatre.door.routes")
        self.facts = routes.ShowFacts(host, self.name, secrets.token_hex(8))
        if self._network is not None:
            await self._open_to_network(*self._network, routes.Visitors)
        if self._made is not None:
            visitors = routes.Visitors(token=token if self._made.door.port else "")
            await self._serve(self._made.listening, visitors)
        self._tasks.append(create_task(self._sweep(), name="gate"))

    async def _open_to_network(self, listening: socket.socket, address: Address, visitors: type[Visitors]) -> None:
        assert self.facts is not None
        kept = self._state.phrase if self._state is not None else ""
        phrase = kept or phrase_from(secrets.token_bytes(16))
        salt = secrets.token_bytes(16)
        self._pairing = Pairing(await to_thread(stretch, phrase, salt), salt)
        host, port = listening.getsockname()[:2]
        self.facts.phrase = phrase
        self.facts.address = _told(address.host or host, port)
        if self._state is not None:
            self._state.keep(phrase, port)
        called = socket.gethostname()
        names = {host, address.host, "localhost", called, f"{called.removesuffix('.local')}.local"}
        hosts = frozenset(_told(name, port).lower() for name in names if name)
        await self._serve(listening, visitors(pairing=self._pairing, hosts=hosts))

    async def _serve(self, listening: socket.socket, visitors: Visitors) -> None:
        assert self.facts is not None
        site = await _Site.open(self.facts, listening, visitors)
        self._sites.append(site)

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
            with suppress(CancelledError):
                await task
        if self.facts is not None:
            await self._say_goodbye(self.facts)
        for site in self._sites:
            await site.close()
        self._sites = []
        if self._made is not None:
            self._made.remove()
            self._made.listening.close()  # the show may have ended before it was served
        if self._network is not None:
            self._network[0].close()

    async def _say_goodbye(self, facts: ShowFacts) -> None:
        facts.closing = True
        for stream in facts.streams.values():
            stream.end({"discarded": facts.host.runner.recorder.discarded})
        end = monotonic() + GOODBYE
        while facts.streams and monotonic() < end:  # noqa: ASYNC110  (each ends by itself; none may hold the end up)
            await sleep(0.02)

    async def _sweep(self) -> None:
        while True:
            await sleep(_SWEEP)
            for site in self._sites:
                site.connections.sweep(monotonic())

    def _notices(self) -> tuple[Notice, ...]:
        found = [Notice(self._why_closed, "bad")] if self._why_closed else []
        late = monotonic() - TOLD
        if self.facts is not None:
            found += [
                Notice(wording.dropped(sender), "plain") for sender, at in self.facts.dropped.items() if at > late
            ]
        if self._pairing is not None and self._pairing.guessed_at is not None and self._pairing.guessed_at > late:
            # Plain, because a bad one would cover part of the wall for as long as a stranger wants.
            found.append(Notice(wording.PHRASE_GUESSED, "plain"))
        return tuple(found)


class _Site:
    """
    One listening socket, served.
    """

    def __init__(self, runner: web.AppRunner, server: AbstractServer, connections: Connections) -> None:
        self._runner = runner
        self._server = server
        self.connections = connections

    @classmethod
    async def open(cls, facts: ShowFacts, listening: socket.socket, visitors: Visitors) -> _Site:
        from aiohttp import web

        from desk_theatre.door.application import application
        from desk_theatre.door.gate import Connections

        slot: list[Connections] = []
        app = application(facts, visitors, slot)
        runner = web.AppRunner(app, handle_signals=False, shutdown_timeout=0.2)
        await runner.setup()
        assert runner.server is not None
        slot.append(Connections(runner.server))
        loop = get_running_loop()
        if visitors.pairing is None and not visitors.token:
            server: AbstractServer = await loop.create_unix_server(slot[0].accept, sock=listening)
        else:
            server = await loop.create_server(slot[0].accept, sock=listening)
        return cls(runner, server, slot[0])

    async def close(self) -> None:
        self._server.close()
        await self._runner.cleanup()


async def _knocked(listening: socket.socket) -> None:
    """
    Wait until the first screen knocks; it waits for its answer in the queue of the socket.
    """
    loop, came = get_running_loop(), Event()
    try:
        loop.add_reader(listening, came.set)
    except NotImplementedError:  # this loop cannot look at a socket
        return
    try:
        await came.wait()
    finally:
        loop.remove_reader(listening)


def _told(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
