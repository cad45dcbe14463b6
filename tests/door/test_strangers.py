"""
Strange clients: garbage, slowness, a thousand connections, half lines. Each is refused or cut, in a word, and the show's
clocks go on.
"""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Any

import aiohttp
import pytest
from doors import OpenShow, open_show, until
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.door import gate, stream, wire
from desk_theatre.door.gate import Rates
from desk_theatre.door.screens import AnsweredOnce, ScreenId, ScreenNames, screen_in
from desk_theatre.itsm import commands as c
from desk_theatre.show.messages import Answer
from desk_theatre.show.roles import from_facilitator
from profiles import examples

GARBAGE = [
    b"\x00" * 4096,
    b"\xff\xfe\xfd" * 2000,
    b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 20_000,
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",  # TLS, which browsers try first
    b"POST /api/commands HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
    b"POST /api/commands HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    b"GET /../../../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
    b"\r\n\r\n\r\n",
    b'097162ee {"q":0}\n' * 50,
]
BODIES: list[bytes] = [
    *(b"", b"{", b"[]", b"null", b"1", b'"x"', b"\xff", b"{}", b"[" * 9000, b'{"a":' * 2000 + b"1" + b"}" * 2000),
    *(b'{"key":"a","key":"b"}', b'{"key":NaN}', b'{"key":' + b"9" * 5000 + b"}", b'{"key":"\\ud800"}'),
    *(
        json.dumps({"key": key, "scene": scene, "round": round_, "command": command}).encode()
        for key, scene, round_, command in (
            ("", "foyer", 0, {"command": "open-round"}),
            ("k" * 65, "foyer", 0, {"command": "open-round"}),
            ("k", 1, 0, {"command": "open-round"}),
            ("k", "foyer", True, {"command": "open-round"}),
            ("k", "foyer", 0, {"command": "format-disk"}),
            ("k", "foyer", 0, {"command": ["open-round"]}),
            ("k", "foyer", 0, {"command": "set-speed", "speed": "fast"}),
            ("k", "foyer", 0, {"command": "set-speed", "speed": 1e400}),
            ("k", "foyer", 0, {"command": "submit-incident"}),
            ("k", "foyer", 0, {"command": "hold-text", "incident": 2**60}),
            ("k", "foyer", 0, {}),
            ("k", "foyer", 0, None),
        )
    ),
]


async def _send(show: OpenShow, data: bytes, seconds: float = 0.5) -> bytes:
    reader, writer = await asyncio.open_unix_connection(str(show.local.path))
    with suppress(OSError):
        writer.write(data)
        await writer.drain()
    got = b""
    with suppress(TimeoutError, OSError):
        async with asyncio.timeout(seconds):
            got = await reader.read(65536)
    writer.transport.abort()
    return got


async def _goes_on(show: OpenShow) -> None:
    """
    The clocks of the show go, and a console is answered.
    """
    before = show.host.port.show.at
    await until(lambda: show.host.port.show.at > before, "the show stands still")
    console = await show.attached("console", "zz")
    answer = await console.hand_in(from_facilitator(c.SetSpeed(61.0)))
    assert answer.accepted
    await console.hand_in(from_facilitator(c.SetSpeed(60.0)))


async def test_garbage_is_refused_without_a_word_about_the_program(tmp_path: Path) -> None:
    async with open_show(tmp_path / "x.theatre") as show:
        await show.host.port.hand_in(from_facilitator(c.OpenRound()))
        got = [await _send(show, data) for data in GARBAGE]
        await _goes_on(show)

    for answer in got:
        assert not answer or answer.startswith(b"HTTP/1.")
        for telling in (b"Traceback", b"aiohttp", b"Python", str(tmp_path).encode(), b"0.1.0"):
            assert telling not in answer


async def test_bodies_that_are_no_command_are_refused_and_nothing_is_done(tmp_path: Path) -> None:
    async with open_show(tmp_path / "x.theatre") as show:
        inputs = show.host.runner.inbox.count
        statuses = []
        head = {wire.SCREEN: "console ab", "Content-Type": "application/json"}
        async with aiohttp.ClientSession(
            "http://localhost", connector=aiohttp.UnixConnector(str(show.local.path))
        ) as client:
            for body in BODIES:
                async with client.post(wire.COMMANDS, data=body, headers=head) as response:
                    statuses.append(response.status)
                    document: dict[str, Any] = json.loads(await response.read())
                    assert set(document) == {"words"}, body[:60]
            async with client.post(wire.COMMANDS, data=b"x" * 20_000, headers=head) as response:
                too_long = response.status
            async with client.post(wire.COMMANDS, data=b"{}", headers={wire.SCREEN: "console ab"}) as response:
                plain = response.status
            async with client.delete(wire.COMMANDS, headers=head) as response:
                wrong_verb = response.status
            async with client.get(f"{wire.LINES}?from=-1", headers=head) as response:
                no_number = response.status
        assert show.host.runner.inbox.count == inputs

    assert set(statuses) == {400}
    assert (too_long, plain, wrong_verb, no_number) == (413, 415, 405, 400)


@pytest.mark.parametrize("who", ["", "console", "console ", "wall ab", "console a b", "console ü", "kiosk " + "a" * 33])
async def test_who_does_not_say_which_screen_it_is_gets_nothing(tmp_path: Path, who: str) -> None:
    async with (
        open_show(tmp_path / "x.theatre") as show,
        aiohttp.ClientSession("http://localhost", connector=aiohttp.UnixConnector(str(show.local.path))) as client,
    ):
        for method, path in (("GET", wire.LINES), ("POST", wire.COMMANDS), ("GET", wire.PREFIX), ("GET", wire.PHRASE)):
            head = {wire.SCREEN: who.encode().decode("latin-1"), "Content-Type": "application/json"}
            async with client.request(method, path, headers=head) as response:
                assert response.status == 401, path


async def test_a_kiosk_may_not_use_what_is_for_consoles(tmp_path: Path) -> None:
    async with (
        open_show(tmp_path / "x.theatre") as show,
        aiohttp.ClientSession("http://localhost", connector=aiohttp.UnixConnector(str(show.local.path))) as client,
    ):
        head = {wire.SCREEN: "kiosk ab", "Content-Type": "application/json"}
        for method, path in (("GET", wire.PREFIX), ("GET", wire.PHRASE), ("POST", wire.DELEGATES)):
            async with client.request(method, path, headers=head, data=b"{}" if method == "POST" else None) as response:
                assert response.status == 403, path


async def test_a_head_that_drips_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "HEAD_SECONDS", 0.5)
    async with open_show(tmp_path / "x.theatre") as show:
        reader, writer = await asyncio.open_unix_connection(str(show.local.path))
        began, cut = monotonic(), False
        while monotonic() - began < 15 and not cut:
            try:
                writer.write(b"G")
                await writer.drain()
                async with asyncio.timeout(0.1):
                    cut = await reader.read(10) == b""
            except TimeoutError:
                continue
            except OSError:
                cut = True
        writer.transport.abort()

    assert cut


async def test_a_thousand_connections_leave_the_show_its_frames(tmp_path: Path) -> None:
    """
    Those beyond the limit are closed at once; the clocks go, and the show's own consoles find a place again.
    """
    async with open_show(tmp_path / "x.theatre") as show:
        await show.host.port.hand_in(from_facilitator(c.OpenRound()))
        console = await show.attached("console")
        writers = []
        at, longest, last = show.host.port.show.at, 0.0, monotonic()
        for _ in range(1000):
            with suppress(OSError):
                _, writer = await asyncio.open_unix_connection(str(show.local.path))
                writers.append(writer)
            now = monotonic()
            longest, last = max(longest, now - last), now
        site = show.door._sites[0]
        open_now = len(site._runner.server.connections)  # type: ignore[union-attr]
        linked = console._state.linked
        for writer in writers:
            writer.transport.abort()
        await _goes_on(show)

    assert open_now <= gate.MOST_CONNECTIONS
    assert site.connections.refused >= 1000 - gate.MOST_CONNECTIONS - 10
    assert linked, "who was in stays in"
    assert longest < 1.0
    assert show.host.port.show.at > at


async def test_a_screen_that_reads_nothing_is_cut_off_and_the_others_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    What it does not take is not kept for it: it comes back and reads on from the file.
    """
    monkeypatch.setattr(stream, "STUCK", 0.3)
    async with open_show(tmp_path / "x.theatre", besides=True) as show:
        await show.host.port.hand_in(from_facilitator(c.OpenRound()))
        other = await show.attached("console")
        _, writer = await asyncio.open_unix_connection(str(show.local.path))
        writer.write(f"GET {wire.LINES}?from=0 HTTP/1.1\r\nHost: x\r\n{wire.SCREEN}: kiosk ab\r\n\r\n".encode())
        await until(lambda: "kiosk 1" in show.host.screens)
        writer.transport.pause_reading()  # type: ignore[attr-defined]
        long = "x" * 250
        for number in range(3000):
            await show.host.port.hand_in(
                from_facilitator(c.SubmitIncident("wifi", key=f"{number}", text=long, by="somebody"))
            )
            if "kiosk 1" not in show.host.screens:
                break
        await until(lambda: "kiosk 1" not in show.host.screens, "it is not cut off")
        told = [notice.words for notice in show.host.port.notices()]
        writer.transport.abort()
        await until(lambda: other.fold.next == show.host.tap.next)

    assert any("kiosk 1 was too slow" in words for words in told)


# ------------------------------------------------------------------------------------------------ without a network


@given(st.binary(max_size=300))
@examples(300)
def test_any_bytes_are_a_posted_command_or_none(raw: bytes) -> None:
    with suppress(wire.NotOnTheWire):
        wire.asked_in(raw)
    with suppress(wire.NotOnTheWire):
        wire.answer_in(wire.unpack(raw))


def test_what_is_asked_and_answered_comes_over_as_it_was() -> None:
    posted = wire.PostedCommand(c.SubmitIncident("wifi", None, "Ann ü", "text 😀", "k"), "key", "round", 2)
    answer = Answer(False, "words", "K7Q", 1.5, join_only=True)

    assert wire.asked_in(wire.ask(posted)) == posted
    assert wire.answer_in(wire.unpack(wire.pack(wire.answer_document(answer, 7)))) == (answer, 7)


def test_an_address_that_asks_too_often_has_to_wait_and_others_do_not() -> None:
    rates = Rates(per_second=2.0, burst=3.0)

    assert [rates.take("a", 0.0) for _ in range(5)] == [True, True, True, False, False]
    assert rates.take("b", 0.0)
    assert rates.take("a", 0.6)
    assert not rates.take("a", 0.6)


def test_screens_get_the_first_free_name_and_keep_it() -> None:
    names = ScreenNames()
    first, second, third = (ScreenId("kiosk", each) for each in "abc")

    assert names.of(first, ()) == "kiosk 1"
    assert names.of(third, ["kiosk 1"], "kiosk 3") == "kiosk 3", "as it was called before the show was resumed"
    assert names.of(second, ["kiosk 1", "kiosk 3"], "kiosk 1") == "kiosk 2", "somebody else is called so"
    assert names.of(first, ["kiosk 1"], "kiosk 9") == "kiosk 1"
    assert names.of(ScreenId("console", "d"), (), "kiosk 4") == "console"
    assert names.of(ScreenId("console", "e"), ()) == "console", "in place of one that was killed"
    assert names.of(ScreenId("console", "d"), ["console"]) == "console 2", "which comes back all the same"
    assert screen_in(str(first)) == first


async def test_a_request_that_is_sent_twice_is_answered_once() -> None:
    """
    Also while the first sending is still being answered, and if whoever sent it has gone.
    """
    once, done = AnsweredOnce(most=3), []
    go = asyncio.Event()

    async def work() -> Answer:
        done.append(1)
        await go.wait()
        return Answer(True)

    first = asyncio.ensure_future(once.answer("console", "k", work))
    await asyncio.sleep(0)
    first.cancel()
    second = asyncio.ensure_future(once.answer("console", "k", work))
    await asyncio.sleep(0)
    go.set()

    assert (await second).accepted
    assert len(done) == 1
    await once.answer("console 2", "k", work)
    assert len(done) == 2
    for key in range(10):
        await once.answer("console", f"{key}", work)
    assert len(once._answers) <= 3
