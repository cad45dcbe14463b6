"""
Pasted text in a line to type into: all of its lines, as far as there is room, and a word where something is cut.
"""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from seeing import press, said, seen, settle, theatre
from session_on_stage import RoomSession
from textual import events
from textual.pilot import Pilot

from desk_theatre.itsm import commands as c
from desk_theatre.itsm.text import LIMIT, clean
from desk_theatre.show.form import NAME_LIMIT
from desk_theatre.stage.textual_patches.keyboard import Keyboard
from desk_theatre.stage.widgets.field import TextField

SIZE = (100, 32)


async def _paste(pilot: Pilot[None], text: str) -> None:
    assert pilot.app.screen.focused is not None
    pilot.app.screen.focused.post_message(events.Paste(text))
    await settle(pilot)


async def _to_the_words(pilot: Pilot[None]) -> TextField:
    await settle(pilot)
    await press(pilot, "d", *"sou", "enter", "enter")
    field = pilot.app.screen.query_one("#typed", TextField)
    field.value = ""
    await settle(pilot)
    return field


@pytest.mark.parametrize("ends", ["\n", "\r", "\r\n", "\u2028", "\n\n  \n"], ids=repr)
async def test_lines_are_joined_by_spaces_when_several_are_pasted(ends: str) -> None:
    """
    Whatever the line ends of the machine where the text was copied.
    """
    app = theatre(RoomSession(c.OpenRound()))
    async with app.run_test(size=SIZE) as pilot:
        field = await _to_the_words(pilot)
        await _paste(pilot, f"the sound{ends}is gone,{ends}again{ends}")
        assert field.value == "the sound is gone, again"
        assert said(app) == []


async def test_the_room_is_told_when_something_was_cut() -> None:
    """
    As many characters are kept as fit, in the middle of what stands there too, and how many are cut is said.
    """
    app = theatre(RoomSession(c.OpenRound()))
    async with app.run_test(size=SIZE) as pilot:
        field = await _to_the_words(pilot)
        await press(pilot, "a", "z", "left")
        await _paste(pilot, "one\n" * 100)
        assert field.value == f"a{clean('one ' * 100, 400)[: LIMIT - 2]}z"
        assert said(app) == [f"{399 - (LIMIT - 2)} pasted characters were cut: at most {LIMIT} fit here."]


async def test_the_true_number_is_told_when_more_is_pasted_than_the_keyboard_keeps() -> None:
    """
    Counted where the bytes come in, and told where the text is cut.
    """
    keyboard = Keyboard()
    text = "one two\r" * 20_000
    [paste] = [message for data in (f"\x1b[200~{text}\x1b[201~",) for message in keyboard.read(data.encode())]
    app = theatre(RoomSession(c.OpenRound()))
    async with app.run_test(size=SIZE) as pilot:
        field = await _to_the_words(pilot)
        field.post_message(paste)
        await settle(pilot)
        assert len(field.value) == LIMIT
        assert said(app) == [f"{len(text) - 1 - LIMIT} pasted characters were cut: at most {LIMIT} fit here."]


async def test_nothing_is_said_when_a_text_just_fits() -> None:
    """
    At the limit nothing is cut; one more is said in the singular.
    """
    app = theatre(RoomSession(c.OpenRound()))
    async with app.run_test(size=SIZE) as pilot:
        field = await _to_the_words(pilot)
        await _paste(pilot, "x" * LIMIT)
        assert (field.value, said(app)) == ("x" * LIMIT, [])
        await _paste(pilot, "y")
        assert field.value == "x" * LIMIT
        assert said(app) == [f"1 pasted character was cut: at most {LIMIT} fit here."]


@pytest.mark.parametrize("length", [31, 37, 66, 280, 659])
async def test_a_name_is_cut_to_what_a_name_may_have(length: int) -> None:
    """
    The limit is that of the question that is asked; what fits stands in the line, and enter takes it.
    """
    show = RoomSession(c.OpenRound())
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        field = await _to_the_words(pilot)
        await press(pilot, "enter")
        await _paste(pilot, "n" * length)
        assert field.value == "n" * NAME_LIMIT
        cut = "1 pasted character was" if length == 31 else f"{length - NAME_LIMIT} pasted characters were"
        assert said(app) == [f"{cut} cut: at most {NAME_LIMIT} fit here."]
        await press(pilot, "enter")
        assert "Your code is" in seen(app)
        (report,) = [command for command in show.asked if isinstance(command, c.SubmitIncident)]
        assert report.by == "n" * NAME_LIMIT


async def test_a_pasted_pin_does_not_stand_on_the_screen() -> None:
    """
    Several lines into a secret field: what was cut is counted, and not shown.
    """
    app = theatre(RoomSession(c.OpenRound()))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "k")
        await _paste(pilot, "4711\n47114711")
        assert "4711" not in seen(app)
        assert said(app) == ["1 pasted character was cut: at most 12 fit here."]


@given(st.text(max_size=400))
@example("a\x1b\x11\rb")
def test_joining_changes_nothing_when_done_again(text: str) -> None:
    """
    What is pasted is cleaned as the desk cleans what it takes, so that it is reported as it stands in the field.
    """
    line = clean(text, len(text))
    assert clean(line, len(line)) == line
    assert not set(line) & set("\x1b\x11\r\n")
