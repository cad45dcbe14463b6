"""
Over the network: nobody gets in without the phrase, the phrase never crosses it, and what was overheard is worth nothing.
"""

from __future__ import annotations

import asyncio
import json
import socket
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from doors import OpenShow, open_show, until

from desk_theatre.door import server, wire, wording
from desk_theatre.door.address import Address
from desk_theatre.door.link import Link, NotPaired
from desk_theatre.door.network_state import NetworkState
from desk_theatre.door.pairing import Pairing
from desk_theatre.door.screens import ScreenId
from desk_theatre.errors import ShowOutOfReach
from desk_theatre.itsm import commands as c
from desk_theatre.recording.reader import read
from desk_theatre.show.roles import Envelope, from_facilitator


async def _paired(show: OpenShow, kind: str, name: str = "a1", phrase: str | None = None) -> Link:
    link = Link(show.address or pytest.fail("not open"), ScreenId(kind, name))
    async with link.opened():
        assert (await link.hello()).pairing
        await link.pair(show.phrase if phrase is None else phrase)
    return link


class Wiretap:
    """
    Passes everything on, and keeps what a screen sent and what came back.
    """

    def __init__(self, to: Address) -> None:
        self._to = to
        self.sent = self.answered = b""
        self._writers: set[asyncio.StreamWriter] = set()

    async def begin(self) -> Address:
        """
        Listen; return the address that a screen takes for the show's.
        """
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return Address("127.0.0.1", self._server.sockets[0].getsockname()[1])

    async def end(self) -> None:
        """
        Listen no longer.
        """
        self._server.close()
        for writer in self._writers:
            writer.transport.abort()
        while self._writers:  # noqa: ASYNC110
            await asyncio.sleep(0.01)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, to = await asyncio.open_connection(self._to.host, self._to.port)
        self._writers |= {writer, to}

        async def forth() -> None:
            while data := await reader.read(65536):
                self.sent += data
                # The show knows only its own address.
                to.write(data.replace(b"127.0.0.1:%d" % writer.get_extra_info("sockname")[1], str(self._to).encode()))
            to.transport.abort()

        async def back() -> None:
            while data := await there.read(65536):
                self.answered += data
                writer.write(data)
            writer.transport.abort()

        try:
            with suppress(OSError):
                await asyncio.gather(forth(), back())
        finally:
            for each in (writer, to):
                each.transport.abort()
                self._writers.discard(each)


async def test_paired_screens_from_other_machines_do_what_those_of_this_one_do(tmp_path: Path) -> None:
    path = tmp_path / "x.theatre"
    async with open_show(path, network=True) as show:
        console = await show.attached("console", "a1", link=await _paired(show, "console", "a1"))
        kiosk = await show.attached("kiosk", "b2", link=await _paired(show, "kiosk", "b2"))
        assert (await console.hand_in(from_facilitator(c.OpenRound()))).accepted
        assert (await kiosk.hand_in(Envelope(c.SubmitIncident("wifi", key="k"), "delegate"))).accepted
        forbidden = await kiosk.hand_in(from_facilitator(c.EndRound()))
        await until(lambda: console.view.board() == show.host.port.view.board())

    assert not forbidden.accepted
    assert [given.sender for given in read(path).inputs] == ["console", "kiosk 1"]


@pytest.mark.parametrize("kind", ["kiosk", "console"])
async def test_the_phrase_never_crosses_the_network(tmp_path: Path, kind: str) -> None:
    """
    Neither in one piece nor as it is printed.
    """
    async with open_show(tmp_path / "x.theatre", network=True) as show:
        assert show.address is not None
        tap = Wiretap(show.address)
        link = Link(await tap.begin(), ScreenId(kind, "b2"))
        async with link.opened():
            await link.pair(show.phrase)
        screen = await show.attached(kind, "b2", link=link)
        await show.host.port.hand_in(from_facilitator(c.OpenRound()))
        await screen.hand_in(Envelope(c.SubmitIncident("wifi", key="k"), "delegate"))
        await screen.stop()
        await tap.end()

    assert b"/api/commands" in tap.sent
    for wire_ in (tap.sent, tap.answered):
        assert show.phrase.encode() not in wire_.upper().replace(b" ", b"")


async def test_who_guesses_the_phrase_is_told_of_for_a_while_and_covers_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    Three wrong proofs make a notice that is plain and goes away, so that a stranger cannot take a part of the wall.
    """
    pairing = Pairing(b"key", b"salt")
    door = server.ShowDoor("show")
    door._pairing = pairing
    for name in ("x", "y", "z"):
        pairing.begin("kiosk a1", b"1", b"2", name, 100.0)
        assert pairing.finish(name, "wrong", "10.0.0.9", 100.0) is None

    def told(now: float) -> list[tuple[str, str]]:
        monkeypatch.setattr(server, "monotonic", lambda: now)
        return [(notice.words, notice.tone) for notice in door._notices()]

    assert told(101.0) == [(wording.PHRASE_GUESSED, "plain")]
    assert told(200.0) == []


async def test_what_was_overheard_cannot_be_sent_again(tmp_path: Path) -> None:
    """
    Every request of a paired console, byte for byte, from the same machine: nothing is done twice, nothing is shown.
    """
    path = tmp_path / "x.theatre"
    async with open_show(path, network=True) as show:
        assert show.address is not None
        tap = Wiretap(show.address)
        where = await tap.begin()
        link = Link(where, ScreenId("console", "a1"))
        async with link.opened():
            await link.pair(show.phrase)
        console = await show.attached("console", "a1", link=link)
        await console.hand_in(from_facilitator(c.OpenRound()))
        await console.stop()
        await tap.end()
        requests = [
            each
            for method in (b"GET ", b"POST ")
            for each in (
                method + rest
                for rest in tap.sent.replace(str(where).encode(), str(show.address).encode()).split(method)[1:]
            )
        ]
        statuses = []
        for request in requests:
            reader, writer = await asyncio.open_connection(show.address.host, show.address.port)
            writer.write(request)
            status = (await reader.readline()).split()[1]
            statuses.append((request.split()[1].split(b"?")[0], status))
            writer.transport.abort()
        await asyncio.sleep(0.05)
        count = show.host.runner.inbox.count

    assert (wire.COMMANDS.encode(), b"401") in statuses
    assert (wire.LINES.encode(), b"401") in statuses
    assert not [path for path, status in statuses if status == b"200" and path.startswith(b"/api/pair/")]
    assert count == 1
    assert [type(given.command) for given in read(path).inputs] == [c.OpenRound]


async def test_wrong_phrases_are_told_and_after_three_one_has_to_wait(tmp_path: Path) -> None:
    said = []
    async with open_show(tmp_path / "x.theatre", network=True) as show:
        for typed in ("BCDFGHJK", "", "ü" * 8, "BCDFGHJK"):
            with pytest.raises(ShowOutOfReach) as refused:
                await _paired(show, "console", phrase=typed)
            said.append(str(refused.value))
        with pytest.raises(ShowOutOfReach) as waiting:
            await _paired(show, "console")
        told = [notice.words for notice in show.host.port.notices()]

    assert said[:2] == [wording.WRONG_PHRASE] * 2
    assert said[2].startswith("Too many wrong phrases. Try again in ")
    assert said[3].startswith("Too many wrong phrases. Try again in ")
    assert str(waiting.value).startswith("Too many wrong phrases. Try again in ")
    assert wording.PHRASE_GUESSED in told


async def test_two_consoles_pair_at_the_same_moment(tmp_path: Path) -> None:
    async with open_show(tmp_path / "x.theatre", network=True) as show:
        links = await asyncio.gather(*(_paired(show, "console", name) for name in ("a1", "b2")))
        screens = [await show.attached("console", link.screen.id, link=link) for link in links]
        names = sorted(screen.name for screen in screens)

    assert names == ["console", "console 2"]


async def test_whoever_answers_without_the_phrase_is_found_out(tmp_path: Path) -> None:
    """
    Somebody else's machine at that address accepts any proof, and cannot give one of its own.
    """

    async def show(_: web.Request) -> web.Response:
        known = {"theatre": "desk-theatre", "wire": wire.WIRE, "program": wire.program(), "boot": "x", "pairing": True}
        return web.json_response(known)

    async def begin(_: web.Request) -> web.Response:
        return web.json_response({"pairing": "abc", "nonce": "0" * 32, "salt": "00" * 16})

    async def pair(_: web.Request) -> web.Response:
        return web.json_response({"proof": "0" * 64})

    app = web.Application()
    app.add_routes([web.get(wire.SHOW, show), web.post(wire.PAIR, begin), web.post(f"{wire.PAIR}/abc", pair)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    link = Link(Address("127.0.0.1", port), ScreenId("console", "a1"))
    try:
        async with link.opened():
            await link.hello()
            with pytest.raises(ShowOutOfReach) as refused:
                await link.pair("BCDFGHJK")
    finally:
        await runner.cleanup()

    assert str(refused.value) == wording.IMPOSTOR


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ({"theatre": "desk-theatre", "wire": 1, "program": "9.9.9"}, wording.other_version(wire.program(), "9.9.9")),
        (
            {"theatre": "desk-theatre", "wire": 2, "program": wire.program()},
            wording.other_version(wire.program(), wire.program()),
        ),
        ({"hello": "printer"}, None),
        ([], None),
    ],
)
async def test_what_answers_and_is_no_show_of_this_version_is_said_in_a_sentence(
    document: Any, sentence: str | None
) -> None:
    async def show(_: web.Request) -> web.Response:
        return web.json_response(document)

    app = web.Application()
    app.add_routes([web.get(wire.SHOW, show)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    where = Address("127.0.0.1", runner.addresses[0][1])
    link = Link(where, ScreenId("console", "a1"))
    try:
        async with link.opened():
            with pytest.raises(ShowOutOfReach) as refused:
                await link.hello()
    finally:
        await runner.cleanup()

    assert str(refused.value) == (sentence or wording.not_a_show(str(where)))


async def test_without_pairing_nothing_is_shown_and_nothing_done(tmp_path: Path) -> None:
    async with open_show(tmp_path / "x.theatre", network=True) as show:
        async with aiohttp.ClientSession(f"http://{show.address}") as client:
            for head in (
                {},
                {wire.SCREEN: "console ab"},
                {"Authorization": "Bearer "},
                {wire.SESSION: "x", wire.COUNTER: "1"},
            ):
                for method, path in (
                    ("GET", wire.LINES),
                    ("POST", wire.COMMANDS),
                    ("POST", wire.DELEGATES),
                    ("GET", wire.PREFIX),
                ):
                    given = {**head, "Content-Type": "application/json"}
                    async with client.request(method, path, headers=given) as response:
                        assert response.status == 401, (path, head)
            async with client.get(wire.PHRASE) as response:
                assert response.status == 404, "the phrase is told on the show's own machine only"
            async with client.get(wire.SHOW) as response:
                assert set(json.loads(await response.read())) == {"theatre", "wire", "program", "boot", "pairing"}
        link = Link(show.address or pytest.fail("not open"), ScreenId("console", "a1"))
        async with link.opened():
            with pytest.raises(NotPaired):
                await link.ask("GET", wire.PREFIX)


@pytest.mark.parametrize("ending", ["", ".local"])
async def test_the_machine_may_be_called_by_its_name(tmp_path: Path, ending: str) -> None:
    """
    As somebody types it who reads it from the machine, with or without the network's ending.
    """
    async with open_show(tmp_path / "x.theatre", network=True) as show:
        assert show.address is not None
        name = f"{socket.gethostname().removesuffix('.local')}{ending}:{show.address.port}"
        async with (
            aiohttp.ClientSession(f"http://{show.address}") as client,
            client.get(wire.SHOW, headers={"Host": name}) as response,
        ):
            assert response.status == 200


@pytest.mark.parametrize(
    ("head", "status"),
    [
        ({"Host": "evil.example"}, 421),
        ({"Host": "evil.example:8080"}, 421),
        ({"Host": ""}, 421),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
async def test_a_page_in_somebodys_browser_gets_nothing(tmp_path: Path, head: dict[str, str], status: int) -> None:
    async with (
        open_show(tmp_path / "x.theatre", network=True) as show,
        aiohttp.ClientSession(f"http://{show.address}") as client,
        client.get(wire.SHOW, headers=head) as response,
    ):
        assert response.status == status
        assert "Access-Control-Allow-Origin" not in response.headers


async def test_a_console_whose_clock_is_wrong_by_a_year_attaches_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    No clock of one machine is compared with one of another.
    """
    async with open_show(tmp_path / "x.theatre", network=True) as show:
        link = await _paired(show, "console")
        real = time.time  # noqa: TID251  (the calendar that is wrong)
        monkeypatch.setattr(time, "time", lambda: real() + 366 * 86_400)
        console = await show.attached("console", link=link)
        answer = await console.hand_in(from_facilitator(c.OpenRound()))
        spare = console.timetable().left - show.host.port.timetable().left

    assert answer.accepted
    assert abs(spare) < 2.0


async def test_phrase_and_port_are_the_same_after_a_resume(tmp_path: Path) -> None:
    """
    So that a screen that was paired comes back without anybody typing; only the owner can read the file.
    """
    state = NetworkState.of("show")
    state.keep("BCDFGHJK", 8085)
    again = NetworkState.of("show")

    assert (again.phrase, again.port) == ("BCDFGHJK", 8085)
    assert state.path.stat().st_mode & 0o777 == 0o600
    for written in ("", "[]", '{"phrase":"x","port":1}', '{"phrase":"BCDFGHJK","port":"x"}'):
        state.path.write_text(written, encoding="utf-8")
        assert NetworkState.of("show").phrase == ""


async def test_a_paired_screen_pairs_anew_by_itself_after_a_resume(tmp_path: Path) -> None:
    path = tmp_path / "x.theatre"
    async with open_show(path, network=True) as show:
        await show.host.port.hand_in(from_facilitator(c.OpenRound()))
        kiosk = await show.attached("kiosk", "b2", link=await _paired(show, "kiosk", "b2"))
        phrase = show.phrase
        show.screens.clear()
        await show.host.end()
    async with open_show(path, network=True, again=True, phrase=phrase) as show:
        show.screens.append(kiosk)
        kiosk.link.where = show.address or pytest.fail("not open")
        await until(lambda: kiosk._state.linked)
        await show.host.port.hand_in(from_facilitator(c.ContinueRound()))
        answer = await kiosk.hand_in(Envelope(c.SubmitIncident("wifi", key="k"), "delegate"))

    assert answer.accepted


async def test_an_address_that_asks_too_often_is_told_to_wait(tmp_path: Path) -> None:
    async with (
        open_show(tmp_path / "x.theatre", network=True) as show,
        aiohttp.ClientSession(f"http://{show.address}") as client,
    ):
        statuses = []
        for _ in range(120):
            async with client.get(wire.SHOW) as response:
                statuses.append(response.status)

    assert statuses[:50] == [200] * 50
    assert 429 in statuses
