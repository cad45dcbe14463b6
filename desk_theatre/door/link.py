"""
The link of a screen to a show: HTTP from the screen's side, signed where it comes over the network.

A link knows no shows and no screens; it asks, follows, and says in one sentence what is wrong.
"""

from __future__ import annotations

import hmac
import secrets
from asyncio import to_thread
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import aiohttp
from attrs import define, field
from yarl import URL

from desk_theatre.door import wire, wording
from desk_theatre.door.address import PORT, Address
from desk_theatre.door.pairing import NONCE, proof, session_key, signature, stretch
from desk_theatre.door.places import LOOPBACK, LocalDoor
from desk_theatre.errors import ShowOutOfReach
from desk_theatre.itsm.values import value

if TYPE_CHECKING:
    from desk_theatre.door.screens import ScreenId

SILENCE = 5.0
"""
Seconds without a byte after which the link counts as broken.
"""

PATIENCE = 8.0
"""
Seconds for an answer to a request; a slow disk takes its time.
"""

_LONGEST_ANSWER = 64 * 1024


class LinkBroken(Exception):
    """
    The show does not answer just now; it may again.
    """


class NotPaired(Exception):
    """
    The show does not know this screen, or not any more.
    """


@value
class Hello:
    """
    What a show says about itself.

    Args:
        boot: of this run of it; another one after a resume.
        pairing: it wants to know that this screen knows the phrase.
    """

    boot: str
    title: str
    name: str
    pairing: bool


@define
class _Session:
    name: str
    key: bytes
    counter: int = 0


class Link:
    """
    Args:
        where: the door of a show.
        screen: whose link it is.
    """

    def __init__(self, where: LocalDoor | Address, screen: ScreenId) -> None:
        self.where = where
        self.screen = screen
        self.phrase = ""
        """
        The pairing phrase; kept in this process only, for when the show is resumed.
        """
        self._session: _Session | None = None
        self._client: aiohttp.ClientSession | None = None

    @property
    def told(self) -> str:
        """
        The address, as people write it.
        """
        return str(self._address()) if isinstance(self.where, Address) else self.where.name

    def _address(self) -> Address:
        assert isinstance(self.where, Address)
        return self.where if self.where.port else Address(self.where.host, PORT)

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """
        Hold connections open inside the block, in this loop.
        """
        options: dict[str, Any] = {"keepalive_timeout": 5.0}
        base = "http://localhost"
        if isinstance(self.where, Address):
            connector: aiohttp.BaseConnector = aiohttp.TCPConnector(**options)
            base = f"http://{self._address()}"
        elif self.where.port:
            connector = aiohttp.TCPConnector(**options)
            base = f"http://{LOOPBACK}:{self.where.port}"
        else:
            connector = aiohttp.UnixConnector(str(self.where.path), **options)
        jar = aiohttp.DummyCookieJar()
        async with aiohttp.ClientSession(base, connector=connector, cookie_jar=jar) as self._client:
            yield
        self._client = None

    # -- asking --------------------------------------------------------------------------------------------------

    async def hello(self) -> Hello:
        """
        Return what the show says about itself.

        Raises:
            LinkBroken: nobody answers.
            ShowOutOfReach: what answers is no show, or one of another version.
        """
        status, document = await self.ask("GET", wire.SHOW, signed=False)
        if status != 200 or document.get("theatre") != "desk-theatre":
            raise ShowOutOfReach(wording.not_a_show(self.told))
        here, there = wire.program(), str(document.get("program", "?"))[:40]
        if document.get("wire") != wire.WIRE or here != there:
            raise ShowOutOfReach(wording.other_version(here, there))
        boot, title, name = (str(document.get(each, "")) for each in ("boot", "title", "name"))
        return Hello(boot, title, name, document.get("pairing") is True)

    async def ask(
        self, method: str, path: str, body: bytes = b"", *, signed: bool = True
    ) -> tuple[int, dict[str, Any]]:
        """
        Return status and content of an answer.

        Raises:
            LinkBroken: there is none.
            NotPaired: the show does not know this screen.
        """
        limit = aiohttp.ClientTimeout(total=PATIENCE, sock_connect=3.0)
        try:
            async with self._request(method, path, body, limit, signed=signed) as response:
                raw, status = await _whole(response), response.status
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise LinkBroken(str(error)) from error
        if status == 401:
            raise NotPaired
        try:
            return status, wire.unpack(raw)
        except wire.NotOnTheWire:
            return status, {}

    @asynccontextmanager
    async def follow(self, path: str) -> AsyncIterator[aiohttp.ClientResponse]:
        """
        Give an endless answer.

        Raises:
            LinkBroken: it does not begin, or breaks off inside the block.
            NotPaired: the show does not know this screen.
        """
        limit = aiohttp.ClientTimeout(total=None, sock_connect=3.0, sock_read=SILENCE)
        try:
            async with self._request("GET", path, b"", limit) as response:
                if response.status == 401:
                    raise NotPaired
                if response.status != 200:
                    raise LinkBroken(str(response.status))
                yield response
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise LinkBroken(str(error)) from error

    def _request(
        self, method: str, path: str, body: bytes, limit: aiohttp.ClientTimeout, *, signed: bool = True
    ) -> Any:
        assert self._client is not None
        head = {"Content-Type": "application/json"} if body else {}
        head |= self._signed(method, path, body) if signed else self._named()
        return self._client.request(
            method, URL(path, encoded=True), data=body or None, headers=head, timeout=limit, allow_redirects=False
        )

    def _named(self) -> dict[str, str]:
        if isinstance(self.where, Address):
            return {}
        shown = {"Authorization": f"Bearer {self.where.token}"} if self.where.token else {}
        return {wire.SCREEN: str(self.screen), **shown}

    def _signed(self, method: str, path: str, body: bytes) -> dict[str, str]:
        session = self._session
        if session is None:
            return self._named()
        session.counter += 1
        right = signature(session.key, session.counter, method, path, body)
        return {wire.SESSION: session.name, wire.COUNTER: str(session.counter), wire.PROOF: right}

    # -- pairing -------------------------------------------------------------------------------------------------

    async def pair(self, phrase: str) -> None:
        """
        Prove that this screen knows the phrase, and have the show prove that it does.

        Raises:
            ShowOutOfReach: the phrase is wrong, one has to wait, or who answers does not know it; the message says so.
            LinkBroken: nobody answers.
        """
        nonce = secrets.token_hex(NONCE // 2)
        status, begun = await self._pairing(wire.PAIR, {"screen": str(self.screen), "nonce": nonce})
        name, own, salt = (begun.get(each) for each in ("pairing", "nonce", "salt"))
        if status != 200 or not (type(name) is str and name.isalnum() and type(own) is str and type(salt) is str):
            raise ShowOutOfReach(self._why(begun))
        try:
            key = await to_thread(stretch, phrase, bytes.fromhex(salt))
        except ValueError as error:
            raise ShowOutOfReach(wording.not_a_show(self.told)) from error
        nonces = (nonce + own).encode()
        given = {"proof": proof(key, "screen", str(self.screen), nonces)}
        status, answer = await self._pairing(f"{wire.PAIR}/{name}", given)
        if status != 200:
            raise ShowOutOfReach(self._why(answer))
        theirs = str(answer.get("proof", ""))
        right = proof(key, "show", str(self.screen), nonces)
        if not hmac.compare_digest(theirs.encode("utf-8", "replace"), right.encode()):
            raise ShowOutOfReach(wording.IMPOSTOR)
        self.phrase = phrase
        self._session = _Session(name, session_key(key, str(self.screen), nonces))

    async def _pairing(self, path: str, document: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        return await self.ask("POST", path, wire.pack(document), signed=False)

    def _why(self, answer: dict[str, Any]) -> str:
        words = answer.get("words")
        return words[:200] if type(words) is str and words.isprintable() else wording.not_a_show(self.told)


async def _whole(response: aiohttp.ClientResponse) -> bytes:
    """
    Return an answer, which may come in pieces; no more of it than a show would send.
    """
    found = b""
    async for piece in response.content.iter_any():
        found += piece
        if len(found) > _LONGEST_ANSWER:
            break
    return found


@define
class Backoff:
    """
    Seconds until the next try: longer each time, never the same for all.
    """

    first: float = 0.1
    most: float = 2.0
    _last: float = field(default=0.0, init=False)

    def next(self) -> float:
        """
        Return how long to wait now.
        """
        self._last = min(self.most, self._last * 2 or self.first)
        return self._last * (0.75 + secrets.randbelow(500) / 1000)

    def reset(self) -> None:
        """
        Begin anew after a success.
        """
        self._last = 0.0
