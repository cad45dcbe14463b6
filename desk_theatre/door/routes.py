"""
The resources of a door: who may use which, and what each answers.
"""

from __future__ import annotations

import hmac
import logging
import secrets
from asyncio import CancelledError, timeout, to_thread
from collections.abc import Awaitable, Callable
from hashlib import sha256
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from aiohttp import web
from attrs import define, field

from desk_theatre.door import wire, wording
from desk_theatre.door.pairing import NONCE, spoken
from desk_theatre.door.screens import AnsweredOnce, ScreenId, ScreenNames, screen_in
from desk_theatre.door.stream import ShownTexts, Stream
from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.live.tap import last_number, lines_from
from desk_theatre.show.messages import Answer
from desk_theatre.show.roles import Envelope

if TYPE_CHECKING:
    from desk_theatre.door.pairing import Pairing
    from desk_theatre.live.host import ShowHost

BODY_SECONDS = 10.0
_LONGEST_NUMBER = 12

OF_A_SCENE: Final[tuple[type[c.Command], ...]] = (
    c.OpenRound,
    c.EndRound,
    s.NextScene,
    s.SkipScene,
    s.PreviousScene,
    s.RepeatScene,
    s.EndShow,
)
"""
Commands that mean the scene their sender sees: refused if that is over.
"""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_log = logging.getLogger(__name__)


@define
class Visitors:
    """
    How the visitors of one door prove who they are.

    Args:
        token: that those at a door on loopback show; empty: the door itself keeps others out.
        pairing: of those from other machines; `None`: this is a door for this machine.
        hosts: what they may call this machine, with the port.
    """

    token: str = ""
    pairing: Pairing | None = None
    hosts: frozenset[str] = frozenset()


@define
class ShowFacts:
    """
    What the resources of all doors of a show share.

    Args:
        host: of the show.
        name: of the show's door on this machine.
        boot: of this run of the show; another one after a resume.
        address, phrase: for other machines; empty: it is not open.
    """

    host: ShowHost
    name: str
    boot: str
    address: str = ""
    phrase: str = ""
    names: ScreenNames = field(factory=ScreenNames)
    answered: AnsweredOnce = field(factory=AnsweredOnce)
    streams: dict[str, Stream] = field(factory=dict)
    dropped: dict[str, float] = field(factory=dict)
    closing: bool = False
    shown: ShownTexts = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.shown = ShownTexts(self.host.runner.picture)


class Resources:
    """
    Args:
        facts: of the show.
        visitors: of this door.
    """

    def __init__(self, facts: ShowFacts, visitors: Visitors) -> None:
        self.facts = facts
        self.visitors = visitors
        self.host = facts.host

    def routes(self) -> list[web.RouteDef]:
        """
        Return the table of the resources.
        """
        routes = [
            web.get(wire.SHOW, self.show),
            web.get(wire.LINES, self._for(("console", "kiosk"), self.lines)),
            web.get(wire.PREFIX, self._for(("console",), self.prefix)),
            web.post(wire.COMMANDS, self._for(("console", "kiosk"), self.commands)),
            web.post(wire.DELEGATES, self._for(("console",), self.delegates)),
        ]
        if self.visitors.pairing is None:
            return [*routes, web.get(wire.PHRASE, self._for(("console",), self.phrase))]
        return [*routes, web.post(wire.PAIR, self.begin_pairing), web.post(f"{wire.PAIR}/{{name}}", self.pair)]

    # -- who it is -----------------------------------------------------------------------------------------------

    def _for(self, kinds: tuple[str, ...], handler: Callable[[web.Request, ScreenId, bytes], Any]) -> Handler:
        async def checked(request: web.Request) -> web.StreamResponse:
            body = await body_of(request)
            screen = self._screen(request, body)
            if screen is None:
                return _refused(401, wording.NOT_PAIRED)
            if screen.kind not in kinds:
                return _refused(403, wording.NOT_FOR_YOU)
            answered: web.StreamResponse = await handler(request, screen, body)
            return answered

        return checked

    def _screen(self, request: web.Request, body: bytes) -> ScreenId | None:
        """
        Return who asks; `None` if that is not proved.
        """
        head = request.headers
        if self.visitors.pairing is None:
            shown = head.get("Authorization", "").removeprefix("Bearer ")
            if not hmac.compare_digest(shown.encode("utf-8", "replace"), self.visitors.token.encode()):
                return None
            return screen_in(head.get(wire.SCREEN, ""))
        paired = self.visitors.pairing.paired(head.get(wire.SESSION, ""))
        counter = head.get(wire.COUNTER, "")
        if paired is None or not (counter.isascii() and counter.isdigit() and len(counter) <= _LONGEST_NUMBER):
            return None
        right = paired.accepts(int(counter), head.get(wire.PROOF, ""), request.method, request.path_qs, body)
        return screen_in(paired.screen) if right else None

    async def begin_pairing(self, request: web.Request) -> web.Response:
        """
        Answer a screen's nonce with one of the show's.
        """
        pairing = self.visitors.pairing
        assert pairing is not None
        wait = pairing.wait(_address(request), monotonic())
        if wait:
            return _answer({"words": wording.wait_for_phrase(wait), "wait": round(wait, 1)}, 429)
        document = wire.unpack(await body_of(request))
        screen, nonce = screen_in(_text(document, "screen")), _text(document, "nonce")
        if screen is None or len(nonce) != NONCE or not _is_hex(nonce):
            raise wire.NotOnTheWire("no screen or nonce")
        own, name = secrets.token_hex(NONCE // 2), secrets.token_hex(8)
        pairing.begin(str(screen), nonce.encode(), own.encode(), name, monotonic())
        return _answer({"pairing": name, "nonce": own, "salt": pairing.salt.hex()})

    async def pair(self, request: web.Request) -> web.Response:
        """
        Take a screen's proof, and give the show's.
        """
        pairing = self.visitors.pairing
        assert pairing is not None
        document = wire.unpack(await body_of(request))
        given, now = _text(document, "proof"), monotonic()
        own = pairing.finish(request.match_info["name"], given, _address(request), now)
        if own is None:
            wait = pairing.wait(_address(request), now)
            words = wording.wait_for_phrase(wait) if wait else wording.WRONG_PHRASE
            return _answer({"words": words, "wait": round(wait, 1)}, 403)
        return _answer({"proof": own})

    # -- what it may ask -----------------------------------------------------------------------------------------

    async def show(self, request: web.Request) -> web.Response:
        """
        What answers here: enough to tell whether a screen of this program can attach.
        """
        known = {"theatre": "desk-theatre", "wire": wire.WIRE, "program": wire.program(), "boot": self.facts.boot}
        if self.visitors.pairing is None and self._screen(request, b"") is not None:
            known |= {"title": self.host.runner.show.scenario.title, "name": self.facts.name}
        known["pairing"] = self.visitors.pairing is not None
        return _answer(known)

    async def lines(self, request: web.Request, screen: ScreenId, _: bytes) -> web.StreamResponse:
        """
        The lines of the recording from a number on, and then as they come.
        """
        facts, host = self.facts, self.host
        if facts.closing or not host.running:
            return _refused(503, wording.CLOSING)
        if request.query.get("boot", facts.boot) != facts.boot:
            return _refused(409, wording.ANOTHER_SHOW)
        first = min(_number(request.query.get("from", "0")), host.tap.next)
        sender = facts.names.of(screen, host.screens, request.query.get("was", ""))
        response = web.StreamResponse(headers={"Content-Type": "application/x-ndjson", "Cache-Control": "no-store"})
        await response.prepare(request)
        follower = host.tap.follow(first)
        stream = Stream(host, follower, facts.shown if screen.kind == "kiosk" else None)
        facts.streams[sender] = stream
        host.enter(sender, screen.role)
        hello = {"attached": sender, "boot": facts.boot, "from": first, "last": host.tap.next - 1}
        if screen.kind == "console":
            hello["open"] = facts.address
            if self.visitors.pairing is None and facts.phrase:  # it never crosses the network
                hello["phrase"] = spoken(facts.phrase)
        try:
            await stream.run(response, hello)
        except TimeoutError:
            facts.dropped[sender] = monotonic()
            if request.transport is not None:
                request.transport.abort()
        except (OSError, CancelledError):
            pass  # it has gone; it will come back or not
        finally:
            follower.stop()
            if facts.streams.get(sender) is stream:
                del facts.streams[sender]
                host.depart(sender)
        return response

    async def prefix(self, request: web.Request, _: ScreenId, __: bytes) -> web.Response:
        """
        The digest of the first lines, by which a console finds how much of its copy still holds.
        """
        until = min(_number(request.query.get("until", "0")), self.host.tap.next)
        tap = self.host.tap
        data = await to_thread(lines_from, tap.path, 0)
        waiting = tap.in_memory(last_number(data) + 1) if data else None
        return _answer(await to_thread(prefix_digest, data, waiting or b"", until))

    async def commands(self, _: web.Request, screen: ScreenId, body: bytes) -> web.Response:
        """
        Do what is asked, once; answer when it is on disk.
        """
        asked = wire.asked_in(body)
        if self.facts.closing:
            return _refused(503, wording.CLOSING)
        sender = self.facts.names.of(screen, self.host.screens)
        answer = await self.facts.answered.answer(sender, asked.key, lambda: self._do(screen, sender, asked))
        status = 200 if answer.accepted else 409
        return _answer(wire.answer_document(answer, self.host.tap.next - 1), status)

    async def _do(self, screen: ScreenId, sender: str, asked: wire.PostedCommand) -> Answer:
        session = self.host.runner.show.session
        if isinstance(asked.command, OF_A_SCENE) and (asked.scene, asked.round) != (session.scene, session.round):
            return Answer(False, wording.DONE_ALREADY)
        return await self.host.hand_in(Envelope(asked.command, screen.role, sender))

    async def delegates(self, _: web.Request, __: ScreenId, body: bytes) -> web.Response:
        """
        Let the simulated delegates of a rehearsal take part, or pause them.
        """
        wanted, guests = wire.unpack(body).get("on"), self.host.runner.guests
        if type(wanted) is not bool:
            raise wire.NotOnTheWire("neither on nor off")
        if guests is not None and guests.on != wanted:
            guests.switch()
        return _answer({"on": None if guests is None else guests.on})

    async def phrase(self, _: web.Request, __: ScreenId, ___: bytes) -> web.Response:
        """
        The address for other machines and the pairing phrase; only at the door of this machine.
        """
        facts = self.facts
        return _answer({"address": facts.address, "phrase": spoken(facts.phrase) if facts.phrase else ""})


def prefix_digest(on_disk: bytes, waiting: bytes, until: int) -> dict[str, Any]:
    """
    Return how many of the first `until` lines there are, and the SHA-256 of them.

    Args:
        on_disk: whole lines from the first on.
        waiting: the lines after them.
    """
    lines = on_disk.splitlines(keepends=True)[:until]
    lines += waiting.splitlines(keepends=True)[: max(0, until - len(lines))]
    return {"count": len(lines), "sha256": sha256(b"".join(lines)).hexdigest()}


async def body_of(request: web.Request) -> bytes:
    """
    Return the body of a request.

    Raises:
        HTTPException: it is too long, or does not come.
    """
    if request.method == "POST" and request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType(text=wording.NOT_UNDERSTOOD)
    try:
        async with timeout(BODY_SECONDS):
            return await request.read()
    except TimeoutError as error:
        raise web.HTTPRequestTimeout(text=wording.NOT_UNDERSTOOD) from error


def _answer(document: dict[str, Any], status: int = 200) -> web.Response:
    return web.Response(body=wire.pack(document), status=status, content_type="application/json")


def _refused(status: int, words: str) -> web.Response:
    return _answer({"words": words}, status)


def _address(request: web.Request) -> str:
    return request.remote or ""


def _text(document: dict[str, Any], name: str) -> str:
    given = document.get(name)
    if type(given) is not str:
        raise wire.NotOnTheWire(f"no {name}")
    return given


def _number(given: str) -> int:
    if not (given.isascii() and given.isdigit() and len(given) <= _LONGEST_NUMBER):
        raise wire.NotOnTheWire("no number")
    return int(given)


def _is_hex(given: str) -> bool:
    return all(letter in "0123456789abcdef" for letter in given)
