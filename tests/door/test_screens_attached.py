"""
Console and kiosk over a real socket: they see what the stage sees, their commands carry their name, and a console's copy is a
recording.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from doors import OpenShow, open_show, until
from roles_table import EXAMPLES

from desk_theatre.door import wording
from desk_theatre.door.remote import RemoteShow
from desk_theatre.errors import ShowOutOfReach
from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.itsm.room_commands import HoldTexts, LeaveMood, MeToo, ReplaceText
from desk_theatre.itsm.ticket_code import number_of
from desk_theatre.live.start import begin
from desk_theatre.recording.reader import read
from desk_theatre.recording.verification import verify
from desk_theatre.show.rate_limit import RateLimits
from desk_theatre.show.roles import MAY, Envelope, from_facilitator
from desk_theatre.show.wording import answers
from runners import SCENARIO
from small_scenarios import SMALL_TOML

REPORT = c.SubmitIncident("no-sound", "a", "Ann", "the fire alarm works", "key 1")


def _same(show: OpenShow, screen: RemoteShow) -> bool:
    return screen.view.board() == show.host.port.view.board()


async def test_console_when_attached_shows_the_stages_board(tmp_path: Path) -> None:
    async with open_show(tmp_path / "x.theatre") as show:
        await show.host.port.hand_in(from_facilitator(c.OpenRound()))
        await show.host.port.hand_in(from_facilitator(REPORT))
        console = await show.attached("console")
        await until(lambda: _same(show, console))

        answer = await console.hand_in(from_facilitator(c.PauseRound()))
        await until(lambda: _same(show, console))

        assert answer.accepted
        assert console.view.board().phase == "paused"
        assert console.view.typed() == show.host.port.view.typed() != ()
        assert console.view.moments() == show.host.port.view.moments()
        assert abs(console.timetable().left - show.host.port.timetable().left) < 1.0
        assert console.view.charts() == show.host.port.view.charts()


async def test_commands_from_elsewhere_carry_their_sender_into_the_recording(tmp_path: Path) -> None:
    path = tmp_path / "x.theatre"
    async with open_show(path) as show:
        console, kiosk = await show.attached("console", "a1"), await show.attached("kiosk", "b2")
        other = await show.attached("console", "c3")
        for screen, command in (
            (console, c.OpenRound()),
            (kiosk, REPORT),
            (other, c.PauseRound()),
        ):
            answer = await screen.hand_in(Envelope(command, "facilitator"))
            assert answer.accepted, answer
        names = [console.name, kiosk.name, other.name]

    assert names == ["console", "kiosk 1", "console 2"]
    assert [given.sender for given in read(path).inputs] == ["console", "kiosk 1", "console 2"]
    assert verify(read(path)).exact


@pytest.mark.parametrize("command", EXAMPLES, ids=lambda command: type(command).__name__)
async def test_a_kiosk_may_do_what_the_table_says_and_nothing_else(tmp_path: Path, command: c.Command) -> None:
    """
    Every command, whatever role its sender claims: the door knows better.
    """
    path = tmp_path / "x.theatre"
    async with open_show(path) as show:
        await show.host.port.hand_in(from_facilitator(c.OpenRound()))
        kiosk = await show.attached("kiosk")
        before = show.host.runner.inbox.count
        answer = await kiosk.hand_in(Envelope(command, "facilitator"))
        heard = show.host.runner.inbox.count - before

    if "kiosk" in MAY[type(command)]:
        assert answer.words != answers.NOT_YOURS
    else:
        assert (answer.accepted, answer.words, heard) == (False, answers.NOT_YOURS, 0)


def test_the_table_has_an_example_of_every_command() -> None:
    assert {type(command) for command in EXAMPLES} == set(MAY)
    assert {type(command) for command in EXAMPLES if "kiosk" in MAY[type(command)]} == {
        c.SubmitIncident,
        MeToo,
        LeaveMood,
    }


async def test_a_kiosk_follows_its_incident_and_never_sees_a_held_text(tmp_path: Path) -> None:
    """
    Nor does it get one: neither the text nor the name goes over the wire before it is released.
    """
    async with open_show(tmp_path / "x.theatre") as show:
        port = show.host.port
        await port.hand_in(from_facilitator(HoldTexts(on=True)))
        await port.hand_in(from_facilitator(c.OpenRound()))
        kiosk = await show.attached("kiosk")
        answer = await kiosk.hand_in(Envelope(REPORT, "delegate"))
        number = number_of(answer.code)
        assert number is not None
        held = kiosk.view.find(answer.code)
        on_the_wire = repr(vars(kiosk.fold.picture.moderation))

        await port.hand_in(from_facilitator(ReplaceText(number, "something kinder", "A.")))
        await until(lambda: (life := kiosk.view.find(answer.code)) is not None and life.text == "something kinder")
        await port.hand_in(from_facilitator(c.ReleaseText(number)))
        await until(lambda: (life := kiosk.view.find(answer.code)) is not None and life.text == REPORT.text)
        late = await show.attached("kiosk", "b2")
        seen_late = late.view.find(answer.code)

    assert held is not None
    assert (held.text, held.by) == ("", "")
    assert "fire alarm" not in on_the_wire
    assert "Ann" not in on_the_wire
    assert seen_late is not None
    assert (seen_late.text, seen_late.by) == (REPORT.text, "Ann")


async def test_me_too_at_a_kiosk_knows_how_many_others_there_are_at_once(tmp_path: Path) -> None:
    """
    The answer waits until its effect has come over the wire, so that the receipt is right.
    """
    async with open_show(tmp_path / "x.theatre") as show:
        await show.host.port.hand_in(from_facilitator(c.OpenRound()))
        kiosk = await show.attached("kiosk")
        first = await kiosk.hand_in(Envelope(REPORT, "delegate"))
        number = number_of(first.code)
        assert number is not None
        joined = await kiosk.hand_in(Envelope(MeToo(number, "key 2"), "delegate"))
        life = kiosk.view.find(joined.code)

    assert life is not None
    assert life.others == 1


async def test_the_copy_of_a_console_is_the_recording_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "x.theatre"
    async with open_show(path) as show:
        console = await show.attached("console")
        await console.hand_in(from_facilitator(c.OpenRound()))
        await console.hand_in(from_facilitator(REPORT))
        await console.hand_in(from_facilitator(c.EndRound()))
        await console.hand_in(from_facilitator(s.EndShow()))
        assert console.copy is not None
        copy = console.copy.path
        await show.host.end()
        await until(lambda: console.link_trouble() == wording.SHOW_ENDED)
        told, closed = console.link_trouble(), console.fold.closed

    assert closed
    assert copy.read_bytes() == path.read_bytes()
    assert verify(read(copy)).exact
    assert told == wording.SHOW_ENDED


async def test_a_show_is_resumed_from_a_consoles_copy(tmp_path: Path) -> None:
    """
    If the laptop of the show is gone, that of the console has it all.
    """
    path = tmp_path / "x.theatre"
    async with open_show(path) as show:
        console = await show.attached("console", copies=tmp_path)
        await console.hand_in(from_facilitator(c.OpenRound()))
        answer = await console.hand_in(from_facilitator(REPORT))
        assert console.copy is not None
        copy = console.copy.path
        await console.stop()
    path.unlink()
    async with open_show(copy, again=True) as again:
        life = again.host.port.view.find(answer.code)
        phase = again.host.port.view.board().phase

    assert life is not None
    assert phase == "paused"
    assert verify(read(copy)).exact


async def test_a_console_that_comes_back_continues_its_copy(tmp_path: Path) -> None:
    path = tmp_path / "x.theatre"
    async with open_show(path) as show:
        first = await show.attached("console")
        await first.hand_in(from_facilitator(c.OpenRound()))
        await first.stop()
        await show.host.port.hand_in(from_facilitator(c.PauseRound()))
        second = await show.attached("console", "a1")
        await until(lambda: _same(show, second))
        assert first.copy is not None
        assert second.copy is not None
        assert second.copy.path == first.copy.path
        await show.host.end()
        await until(lambda: second.link_trouble() == wording.SHOW_ENDED)

    assert second.copy.path.read_bytes() == path.read_bytes()


async def test_a_console_cuts_its_copy_back_to_what_the_show_came_back_with(tmp_path: Path) -> None:
    """
    A show that is killed loses up to a second of events, which the console had; nobody was promised them.
    """
    path = tmp_path / "x.theatre"
    async with open_show(path) as show:
        console = await show.attached("console")
        await console.hand_in(from_facilitator(c.OpenRound()))
        await console.hand_in(from_facilitator(c.SetSpeed(240)))
        await until(lambda: console.fold.next > 12)
        await console.stop()
        assert console.copy is not None
        copy = console.copy.path
        await show.host.end()
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:8]))
    async with open_show(path, again=True) as show:
        back = await show.attached("console")
        await back.hand_in(from_facilitator(c.ContinueRound()))
        await until(lambda: _same(show, back))
        await show.host.end()
        await until(lambda: back.link_trouble() == wording.SHOW_ENDED)

    assert copy.read_bytes() == path.read_bytes()
    assert verify(read(copy)).exact


async def test_a_copy_of_another_evening_is_left_alone(tmp_path: Path) -> None:
    """
    Another show at the same address gets a copy of its own.
    """
    copies = tmp_path / "copies"
    copies.mkdir()
    other = begin(SCENARIO, SMALL_TOML, 9, copies / "copy-a1.theatre", "2025-11-30T09:00:00+00:00")
    await other.hand_in(from_facilitator(c.OpenRound()))
    await other.stop()
    before = (copies / "copy-a1.theatre").read_bytes()
    async with open_show(tmp_path / "x.theatre") as show:
        console = await show.attached("console", copies=copies)
        assert console.copy is not None
        name = console.copy.path.name

    assert name == "copy-a1-2.theatre"
    assert (copies / "copy-a1.theatre").read_bytes() == before


async def test_a_command_that_means_a_scene_is_done_once_if_two_ask_for_it(tmp_path: Path) -> None:
    """
    Two facilitators press the same key at the same moment: the second hears that it has been done.
    """
    async with open_show(tmp_path / "x.theatre") as show:
        first, second = await show.attached("console", "a1"), await show.attached("console", "b2")
        told = await asyncio.gather(*(each.hand_in(from_facilitator(s.NextScene())) for each in (first, second)))
        scene = show.host.runner.show.session.scene

    assert sorted((answer.accepted, answer.words) for answer in told) == [(False, wording.DONE_ALREADY), (True, "")]
    assert scene == "briefing"


async def test_a_stage_is_woken_before_the_disk_has_answered(tmp_path: Path) -> None:
    async with open_show(tmp_path / "x.theatre") as show:
        woken: list[str] = []
        show.host.watch(lambda: woken.append(show.host.port.view.board().phase))
        console = await show.attached("console")
        await console.hand_in(from_facilitator(c.OpenRound()))
        consoles = show.host.consoles
        await console.stop()
        await until(lambda: show.host.consoles == 0)

    assert consoles == 1
    assert "running" in woken
    assert len(woken) >= 3, "coming, acting, going"


async def test_each_kiosk_has_a_limit_of_its_own(tmp_path: Path) -> None:
    async with open_show(tmp_path / "x.theatre", besides=True) as show:
        show.host.runner._limits = RateLimits(2)
        await show.host.port.hand_in(from_facilitator(c.OpenRound()))
        kiosks = [await show.attached("kiosk", name) for name in ("a1", "b2")]
        answers_ = [
            await kiosk.hand_in(Envelope(c.SubmitIncident("wifi", key=f"{kiosk.name} {number}"), "delegate"))
            for number in range(3)
            for kiosk in kiosks
        ]

    assert [answer.accepted for answer in answers_] == [True] * 4 + [False] * 2
    assert all(answer.wait > 0 for answer in answers_[4:])


async def test_simulated_delegates_are_paused_from_a_console(tmp_path: Path) -> None:
    async with open_show(tmp_path / "x.theatre") as show:
        show.host.runner.rehearse(5)
        console = await show.attached("console")
        await until(lambda: console.guests is not None)
        assert console.guests is not None
        said = console.guests.switch()
        runner = show.host.runner
        await until(lambda: runner.guests is not None and not runner.guests.on)

    assert not said


async def test_a_show_that_was_never_opened_leaves_no_copy(tmp_path: Path) -> None:
    """
    As it leaves no recording: a facilitator who only looked has nothing to tidy away.
    """
    async with open_show(tmp_path / "x.theatre") as show:
        show.host.runner.keep_unplayed = False
        console = await show.attached("console")
        assert console.copy is not None
        copy = console.copy.path
        await show.host.end()
        await until(lambda: console.link_trouble() == wording.SHOW_ENDED)

    assert not copy.exists()


async def test_no_show_no_picture(tmp_path: Path) -> None:
    """
    The show ended between the look for it and the attachment.
    """
    async with open_show(tmp_path / "x.theatre") as show:
        screen = show.screen("console")
        await show.host.end()
        screen._state.lost_at -= 60
        with pytest.raises(ShowOutOfReach, match="nobody answers at"):
            await screen.start()
