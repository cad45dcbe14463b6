"""
The application behind a door: resources, and what holds for every request.
"""

from __future__ import annotations

import logging
from time import monotonic
from typing import TYPE_CHECKING

from aiohttp import web

from desk_theatre.door import wire, wording
from desk_theatre.door.gate import Rates
from desk_theatre.door.routes import Resources

if TYPE_CHECKING:
    from desk_theatre.door.gate import Connections
    from desk_theatre.door.routes import Handler, ShowFacts, Visitors

_log = logging.getLogger(__name__)


def application(facts: ShowFacts, visitors: Visitors, connections: list[Connections]) -> web.Application:
    """
    Return the application of a door.

    Args:
        connections: holds the door's connections once they can be counted.
    """
    rates = Rates()

    @web.middleware
    async def answered(request: web.Request, handler: Handler) -> web.StreamResponse:
        handling = request.protocol
        connections[0].begin(handling)
        try:
            refused = _stranger(request, visitors, rates)
            return refused if refused is not None else await handler(request)
        except web.HTTPException as error:
            return _words(error.status, wording.NOT_UNDERSTOOD)
        except wire.NotOnTheWire:
            return _words(400, wording.NOT_UNDERSTOOD)
        except Exception:  # noqa: BLE001  (the door stays open, whatever one request does)
            _log.exception("a request failed")
            return _words(500, wording.NOT_UNDERSTOOD)
        finally:
            connections[0].end(handling, monotonic())

    app = web.Application(middlewares=[answered], client_max_size=wire.LONGEST_BODY)
    app.add_routes(Resources(facts, visitors).routes())
    app.on_response_prepare.append(_unsigned)
    return app


def _stranger(request: web.Request, visitors: Visitors, rates: Rates) -> web.Response | None:
    """
    Return the refusal of a request that no screen of this program would send; `None` for others.
    """
    if visitors.pairing is None:
        return None
    if not rates.take(request.remote or "", monotonic()):
        return _words(429, wording.TOO_MANY)
    if request.headers.get("Host", "").lower() not in visitors.hosts:  # a page elsewhere may lead a browser here
        return _words(421, wording.WRONG_HOST)
    if "Origin" in request.headers:
        return _words(403, wording.NOT_FOR_YOU)
    return None


def _words(status: int, words: str) -> web.Response:
    return web.Response(body=wire.pack({"words": words}), status=status, content_type="application/json")


async def _unsigned(_: web.Request, response: web.StreamResponse) -> None:
    """
    Say neither which program answers nor which version of what.
    """
    response.headers.pop("Server", None)
