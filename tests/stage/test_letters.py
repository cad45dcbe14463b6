"""
Letters as commands: with Caps Lock on everything goes on as before, and a key of another alphabet says what to do.
"""

from __future__ import annotations

import inspect
import pkgutil
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from string import ascii_lowercase, printable
from typing import Any
from unicodedata import name

import pytest
from any_keys import DOORS, Door, send
from hypothesis import given
from hypothesis import strategies as st
from seeing import press, said, settle
from textual.binding import BindingsMap
from textual.dom import DOMNode
from textual.pilot import Pilot
from textual.widgets import Input

import desk_theatre
from desk_theatre.itsm.commands import SubmitIncident
from desk_theatre.recording.reader import read
from desk_theatre.stage.actions import VERBS
from desk_theatre.stage.app import Theatre
from desk_theatre.stage.textual_patches.letters import is_of_another_alphabet
from desk_theatre.stage.wording.house import OTHER_ALPHABET
from terminal import Terminal

PLAY = [sys.executable, "-m", "desk_theatre", "play", "--overview", "rehearsal"]
OTHERS = "щЩοΟםهㅐらｏ१"
"""
Where `o` or its neighbours are on keyboards of Russians, Greeks, Israelis, Arabs, Koreans and Japanese; and a digit of India.
"""
FIRST_DOORS = tuple({door.shows: door for door in reversed(DOORS)}.values())
real = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")


def _parts() -> Iterator[type[DOMNode]]:
    """
    Every class of the house that may have keys: the app, screens and the parts of screens.
    """
    for module in pkgutil.walk_packages(desk_theatre.__path__, "desk_theatre."):
        if module.name.startswith("desk_theatre.stage"):
            found = inspect.getmembers(import_module(module.name), inspect.isclass)
            yield from (each for _, each in found if issubclass(each, DOMNode) and each.__module__ == module.name)


def _keys_of(part: type[DOMNode]) -> set[str]:
    return set(BindingsMap(part.__dict__.get("BINDINGS", ())).key_to_bindings)


def _is_capital(key: str) -> bool:
    letter = key.rpartition("+")[2]
    shifted = "shift" in key.split("+") and len(letter) == 1
    return letter.startswith("upper_") or shifted or (len(letter) == 1 and letter.isupper())


def test_no_command_of_any_screen_is_bound_to_a_capital_letter() -> None:
    """
    Neither by the table of verbs nor by a screen of its own.
    """
    bound = {(part.__name__, key) for part in _parts() for key in _keys_of(part)}

    assert len(bound) > 100
    assert {(part, key) for part, key in bound if _is_capital(key)} == set()
    assert {verb.id for verb in VERBS.values() if any(map(_is_capital, (verb.key, *verb.keys)))} == set()


async def _asked_for(app: Theatre, pilot: Pilot[None], keys: Sequence[str]) -> list[str]:
    """
    What the keys ask for, none of which is done.
    """
    actions: list[str] = []

    async def note(action: Any, *_: Any, **__: Any) -> bool:
        actions.append(str(action))
        return True

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(app, "run_action", note)
        send(app, keys)
        await settle(pilot)
    return actions


@pytest.mark.parametrize("door", FIRST_DOORS, ids=lambda door: door.shows)
async def test_a_capital_letter_does_what_the_small_one_does_and_another_alphabet_says_what_to_do(door: Door) -> None:
    """
    On every screen, every letter; where something is typed, all stand there as they were typed.  Elsewhere a letter of another alphabet
    is told of once, for as long as it can be read.
    """
    app = door.opens()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *door.keys)
        await settle(pilot)
        assert type(app.screen).__name__ == door.shows
        field = app.screen.focused

        small = await _asked_for(app, pilot, ascii_lowercase)
        capital = await _asked_for(app, pilot, ascii_lowercase.upper())
        shifted = await _asked_for(app, pilot, [f"shift+{letter}" for letter in ascii_lowercase])

        if isinstance(field, Input):
            field.value = ""
            await press(pilot, "a", "A", "z", "Z")
            assert (small, capital, shifted, field.value) == ([], [], [], "aAzZ")
            field.value = ""
        else:
            assert capital == shifted == small

        asked = await _asked_for(app, pilot, OTHERS)

        typed = isinstance(field, Input)
        assert asked == []
        assert said(app).count(OTHER_ALPHABET) == (0 if typed else 1)
        if isinstance(field, Input):
            assert field.value == OTHERS[: field.max_length or None]


@given(st.characters())
def test_only_letters_that_are_not_latin_are_of_another_alphabet(character: str) -> None:
    """
    No sign, and nothing that a Latin keyboard writes with or without accents.
    """
    if is_of_another_alphabet(character):
        assert character.isalnum() or name(character, "").split()[0].isupper()
        assert not character.isascii()
        assert not name(character, "").startswith("LATIN")


@pytest.mark.parametrize(
    "letters", [printable, "äöüßéèçñøåæœłžşığ", "ÄÖÜÉÈÇÑØÅÆŒŁŽŞİĞ", "ạếửÐ", "µºª²³½€£§“”–…·¿¡", "\x1b\t", ""]
)
def test_what_latin_keyboards_write_is_not_of_another_alphabet(letters: str) -> None:
    """
    From Reykjavik to Hanoi; a sign in the place of a letter is no letter.
    """
    assert [each for each in letters if is_of_another_alphabet(each)] == []


@real
def test_a_round_is_played_with_caps_lock_on(tmp_path: Path) -> None:
    """
    Opened, reported in, asked about, hidden from the room and ended with capital letters alone; the words of the delegate stay
    as they were typed.
    """
    path = tmp_path / "a.theatre"
    with Terminal([*PLAY, "--recording", str(path)], (100, 32)) as terminal:
        terminal.wait("open round")
        terminal.press("O")
        terminal.wait("▶ running")
        terminal.press("D", *"WLAN", "enter", "enter", *"NO Wi-Fi")
        terminal.wait("NO Wi-Fi")
        terminal.press("enter", "enter")
        terminal.wait("Your code is")
        terminal.press("W")
        terminal.wait("Where its time went")
        terminal.press("escape", "escape", "J")
        terminal.wait("Facilitator information is")
        terminal.press("K")
        terminal.wait("Choose a PIN")
        terminal.press("escape", "E")
        terminal.wait("End this round?")
        terminal.press("Y")
        terminal.wait("between rounds")
        terminal.press("N")
        terminal.wait("pace to show its figures")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0

    reports = [each.command for each in read(path).inputs if isinstance(each.command, SubmitIncident)]
    assert [report.text for report in reports] == ["NO Wi-Fi"]


@real
def test_a_russian_keyboard_is_told_what_to_do(tmp_path: Path) -> None:
    """
    Where `o` is on it there is `щ`, and where ctrl+q is, ctrl+й, as some terminals report it also from a form; after that the
    keyboard is switched, and the round is opened.
    """
    with Terminal([*PLAY, "--recording", str(tmp_path / "a.theatre")], (100, 32)) as terminal:
        terminal.wait("open round")
        terminal.press("щ")
        terminal.wait("another alphabet")
        terminal.wait("to Latin letters.")
        terminal.press("o")
        terminal.wait("▶ running")
        terminal.press("d")
        terminal.wait("What is wrong, or what do you need?")
        terminal.wait_gone("another alphabet")
        terminal.press("\x1b[1081;5u")
        terminal.wait("another alphabet")
