"""
A link that breaks: what a delegate has typed is kept and sent, once; a facilitator hears that nothing was done; and whoever
comes back sees the present.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from bad_link import BadLink
from doors import OpenShow, open_show, until

from desk_theatre.door import remote, wording
from desk_theatre.itsm import commands as c
from desk_theatre.live.start import resume
from desk_theatre.recording.reader import read
from desk_theatre.recording.verification import verify
from desk_theatre.show.roles import Envelope, from_facilitator


@asynccontextmanager
async def _behind_a_bad_link(path: Path) -> AsyncIterator[tuple[OpenShow, BadLink]]:
    async with open_show(path) as show:
        link = BadLink(show.local, show.local.path.with_name("bad.socket"))
        await link.begin()
        try:
            yield show, link
        finally:
            await link.end()
            link.path.unlink(missing_ok=True)


def _report(key: str) -> Envelope:
    return Envelope(c.SubmitIncident("wifi", key=key, text=f"words of {key}"), "delegate")


async def test_a_report_during_a_broken_link_is_kept_and_sent_once(tmp_path: Path) -> None:
    path = tmp_path / "x.theatre"
    async with _behind_a_bad_link(path) as (show, link):
        await show.host.port.hand_in(from_facilitator(c.OpenRound()))
        kiosk = await show.attached("kiosk", link=show.link("kiosk", where=link.door))
        link.be("cut")
        await until(lambda: not kiosk._state.linked)
        asked = asyncio.ensure_future(kiosk.hand_in(_report("key 1")))
        await until(lambda: kiosk.link_trouble() == wording.KEPT_HERE)
        waiting = not asked.done()
        board = kiosk.view.board()
        link.be("passes")
        answer = await asyncio.wait_for(asked, 20)
        await until(lambda: not kiosk.link_trouble())

    assert waiting
    assert board.phase == "running", "the picture stands still, and is there"
    assert answer.accepted
    assert [given.command.key for given in read(path).inputs if isinstance(given.command, c.SubmitIncident)] == [
        "key 1"
    ]


async def test_a_report_whose_answer_is_lost_makes_one_incident(tmp_path: Path) -> None:
    path = tmp_path / "x.theatre"
    async with _behind_a_bad_link(path) as (show, link):
        await show.host.port.hand_in(from_facilitator(c.OpenRound()))
        kiosk = await show.attached("kiosk", link=show.link("kiosk", where=link.door))
        link.be("loses answers")
        asked = asyncio.ensure_future(kiosk.hand_in(_report("key 1")))
        await until(lambda: link.requests >= 2, "it is not sent again")
        link.be("passes")
        answer = await asyncio.wait_for(asked, 20)

    assert answer.accepted
    reports = [given for given in read(path).inputs if isinstance(given.command, c.SubmitIncident)]
    assert len(reports) == 1
    assert verify(read(path)).exact


async def test_a_command_of_the_facilitator_without_a_link_does_nothing(tmp_path: Path) -> None:
    """
    The show goes on meanwhile; what was meant then may be wrong when the link is back.
    """
    path = tmp_path / "x.theatre"
    async with _behind_a_bad_link(path) as (show, link):
        await show.host.port.hand_in(from_facilitator(c.OpenRound()))
        console = await show.attached("console", link=show.link("console", where=link.door))
        link.be("cut")
        await until(lambda: not console._state.linked)
        answer = await console.hand_in(from_facilitator(c.EndRound()))
        link.be("passes")
        await until(lambda: console._state.linked)

    assert (answer.accepted, answer.words) == (False, wording.NOT_REACHED)
    assert [type(given.command) for given in read(path).inputs] == [c.OpenRound]


async def test_a_facilitators_command_whose_answer_is_lost_is_done_once(tmp_path: Path) -> None:
    path = tmp_path / "x.theatre"
    async with _behind_a_bad_link(path) as (show, link):
        console = await show.attached("console", link=show.link("console", where=link.door))
        link.mood = "loses answers"  # the open stream has nothing to lose just now
        asked = asyncio.ensure_future(console.hand_in(from_facilitator(c.OpenRound())))
        await until(lambda: link.requests >= 2, "it is not sent again")
        link.be("passes")
        answer = await asyncio.wait_for(asked, 20)

    assert answer.accepted or answer.words == wording.NOT_KNOWN
    assert [type(given.command) for given in read(path).inputs] == [c.OpenRound]


async def test_a_link_that_drips_brings_the_same_picture(tmp_path: Path) -> None:
    """
    Lines come in pieces of seven bytes.
    """
    async with _behind_a_bad_link(tmp_path / "x.theatre") as (show, link):
        link.mood = "drips"
        await show.host.port.hand_in(from_facilitator(c.OpenRound()))
        console = await show.attached("console", link=show.link("console", where=link.door))
        await console.hand_in(_report("key 1"))
        await until(lambda: console.view.board() == show.host.port.view.board())


async def test_a_screen_says_after_five_seconds_that_the_stage_does_not_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "NOTICED", 0.3)
    async with _behind_a_bad_link(tmp_path / "x.theatre") as (show, link):
        console = await show.attached("console", link=show.link("console", where=link.door))
        link.be("cut")
        await until(lambda: not console._state.linked)
        at_once = console.notices()
        await until(lambda: [n.words for n in console.notices()] == [wording.out_of_reach(0)])
        link.be("passes")
        await until(lambda: not console.link_trouble())

    assert wording.out_of_reach(0) not in [notice.words for notice in at_once]


async def test_screens_come_back_by_themselves_after_a_resume(tmp_path: Path) -> None:
    """
    The door has the same name, the senders are called as before, and a report that waited is taken once.
    """
    path = tmp_path / "x.theatre"
    async with open_show(path) as show:
        await show.host.port.hand_in(from_facilitator(c.OpenRound()))
        console = await show.attached("console", "a1")
        kiosks = [await show.attached("kiosk", name) for name in ("b2", "c3")]
        await kiosks[1].hand_in(_report("before"))
        show.screens.clear()
        await show.host.end()
    waiting = asyncio.ensure_future(kiosks[1].hand_in(_report("while it was away")))
    async with open_show(path, again=True) as show:
        show.screens += [console, *kiosks]
        await until(lambda: all(each._state.linked for each in show.screens))
        await console.hand_in(from_facilitator(c.ContinueRound()))
        answer = await asyncio.wait_for(waiting, 20)
        names = [each.name for each in show.screens]
        await until(lambda: all(each.view.board() == show.host.port.view.board() for each in (console,)))

    assert names == ["console", "kiosk 1", "kiosk 2"]
    assert answer.accepted
    assert verify(read(path)).exact
    runner = resume(path, "0.1.0")
    assert [scene.number for scene in runner.picture.scenes] == [1]
    await runner.stop()
