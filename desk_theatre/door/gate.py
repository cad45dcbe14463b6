"""
The gate: how many connections there may be, how long one may take to say something, and how often an address may ask.

aiohttp limits the head of a request in length but not in time, so a connection that says nothing, or one letter a second,
is cut here. Time is passed in.
"""

from __future__ import annotations

import logging
from asyncio import BaseTransport, Protocol, Transport, get_running_loop
from collections import OrderedDict

from aiohttp import web
from attrs import define

MOST_CONNECTIONS = 160
"""
Open connections of one door: a streaming and an asking one for each screen, and some to spare.
"""

HEAD_SECONDS = 10.0
"""
Seconds after which a connection without a request is cut.
"""

PER_SECOND, BURST = 20.0, 60.0
"""
Requests of one address, in the mean and at once.
"""

_MOST_ADDRESSES = 512


KEEP_ALIVE = 15.0
"""
Seconds for which a connection may be used again.
"""

_silent = logging.getLogger(f"{__name__}.http")
_silent.disabled = True  # what strangers send would fill the log, or stand on the stage


class _Handler(web.RequestHandler):
    """
    Handles a connection, and answers what is not HTTP with a status and nothing else.
    """

    __slots__ = ()

    def handle_error(
        self,
        request: web.BaseRequest,  # noqa: ARG002
        status: int = 500,
        exc: BaseException | None = None,  # noqa: ARG002
        message: str | None = None,  # noqa: ARG002
    ) -> web.StreamResponse:
        response = web.Response(status=status, headers={"Server": ""})
        response.force_close()
        return response


class _Refused(Protocol):
    """
    Closes a connection that is one too many.
    """

    def connection_made(self, transport: BaseTransport) -> None:
        if isinstance(transport, Transport):
            transport.abort()


class Connections:
    """
    The connections of one door.

    Args:
        server: aiohttp's, which counts them.
    """

    def __init__(self, server: web.Server, most: int = MOST_CONNECTIONS) -> None:
        self._server = server
        self._most = most
        self._idle: dict[object, float] = {}
        self._busy: dict[object, int] = {}
        self.refused = 0

    def accept(self) -> Protocol:
        """
        Return what handles a new connection.
        """
        if len(self._server.connections) >= self._most:
            self.refused += 1
            return _Refused()
        return _Handler(
            self._server,
            loop=get_running_loop(),
            keepalive_timeout=KEEP_ALIVE,
            access_log=_silent,
            logger=_silent,
            auto_decompress=False,
        )

    def begin(self, handler: object) -> None:
        """
        A request of a connection has come in whole.
        """
        self._busy[handler] = self._busy.get(handler, 0) + 1
        self._idle.pop(handler, None)

    def end(self, handler: object, now: float) -> None:
        """
        A request was answered.
        """
        self._busy[handler] -= 1
        if not self._busy[handler]:
            del self._busy[handler]
            self._idle[handler] = now

    def sweep(self, now: float) -> None:
        """
        Cut connections that have been without a request for too long; called about once a second.
        """
        here = set(self._server.connections)
        self._idle = {handler: since for handler, since in self._idle.items() if handler in here}
        for handler in here:
            if handler in self._busy:
                continue
            if now - self._idle.setdefault(handler, now) > HEAD_SECONDS:
                transport = handler.transport
                if transport is not None:
                    transport.abort()


@define
class _Bucket:
    left: float
    at: float


class Rates:
    """
    How often each address may ask.
    """

    def __init__(self, per_second: float = PER_SECOND, burst: float = BURST) -> None:
        self._per_second, self._burst = per_second, burst
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def take(self, address: str, now: float) -> bool:
        """
        Count a request; return whether it may be answered.
        """
        bucket = self._buckets.setdefault(address, _Bucket(self._burst, now))
        self._buckets.move_to_end(address)
        if len(self._buckets) > _MOST_ADDRESSES:
            self._buckets.popitem(last=False)
        bucket.left = min(self._burst, bucket.left + (now - bucket.at) * self._per_second)
        bucket.at = now
        if bucket.left < 1:
            return False
        bucket.left -= 1
        return True
