"""
Everything that can be done can be done by key, by mouse and by name: gone through screen by screen.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from everywhere import WALKS, Walk, follow
from seeing import press, settle
from textual.pilot import Pilot
from textual.widgets import Input

from desk_theatre.stage.actions import VERBS, commands_of
from desk_theatre.stage.app import Theatre
from desk_theatre.stage.screens.base.screen import StageScreen
from desk_theatre.stage.widgets.key_bar import KeyBar
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.widgets.story import Story

SMALLEST = (80, 24)
ONLY_IN_A_REHEARSAL = {"rehearse"}
WHERE_LETTERS_ARE_TYPED = {"presenter"}
"""
A key for screens with letters that are keys; where a code is typed it would be typed.  On a locked form the key that leaves is
that of the facilitator.
"""


def targets(parts: Iterator[Lines]) -> set[str]:
    """
    What a click can be meant for, as it is painted.
    """
    return {piece.target for part in parts for row in part._rows for piece in row if piece.target}


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.name)
async def test_every_verb_of_every_screen_is_on_its_bar_or_in_its_help(walk: Walk) -> None:
    """
    On the smallest screen: the bar has what fits, the help has the rest, and both are clicked.  What a key does is a verb of
    the screen.
    """
    missing: dict[str, set[str]] = {}
    async for name, app, pilot in follow(walk, "house-dark", SMALLEST):
        screen = app.screen
        if not isinstance(screen, StageScreen):
            continue
        bound = {
            binding.action.removeprefix("verb('").removesuffix("')")
            for found in screen._bindings.key_to_bindings.values()
            for binding in found
            if binding.action.startswith("verb(")
        }
        allowed = ONLY_IN_A_REHEARSAL | (WHERE_LETTERS_ARE_TYPED if screen.query(Input) else set())
        allowed |= {"quit"} if "unlock" in screen.KEYS else set()
        if bound - set(screen.KEYS) - allowed:
            missing[f"{name}: bound, and nowhere told"] = bound - set(screen.KEYS) - allowed
        bar = targets(iter(screen.query(KeyBar)))
        unclickable = {f"verb {verb}" for verb in screen.KEYS} - bar - await _in_help(app, pilot)
        if unclickable:
            missing[f"{name}: not to be clicked"] = unclickable

    assert missing == {}


async def _in_help(app: Theatre, pilot: Pilot[None]) -> set[str]:
    """
    What can be clicked in the help, read to its end; it is left as if nothing had been.
    """
    screen = app.screen
    assert isinstance(screen, StageScreen)
    screen.do_help()
    await settle(pilot)
    keys = app.screen.query_one(Story)
    found = targets(iter([keys]))
    for _ in range(8):
        await press(pilot, "pagedown")
        found |= targets(iter([keys]))
    await press(pilot, "escape")
    assert app.screen is screen
    return found


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.name)
async def test_every_verb_that_can_be_done_now_has_a_name_in_the_palette(walk: Walk) -> None:
    """
    All of them, each once, and each says its key.
    """
    async for name, app, _ in follow(walk, "house-dark", SMALLEST):
        screen = app.screen
        if not isinstance(screen, StageScreen):
            continue
        named = [(each.title, each.help) for each in commands_of(screen)]
        possible = [screen.words.told(VERBS[verb]) for verb in screen.KEYS if not screen.why_not(verb)]

        assert [(f"{verb.area}: {verb.words}", f"Key {verb.key}") for verb in possible] == named, name
        assert len({title for title, _ in named}) == len(named), name


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.name)
async def test_every_dialog_can_be_answered_and_left_by_mouse(walk: Walk) -> None:
    """
    What stands over a screen has its answers to click on: to keep it, and to leave it.
    """
    async for name, app, _ in follow(walk, "house-dark", SMALLEST):
        if isinstance(app.screen, StageScreen) or type(app.screen).__name__ in {"HelpScreen", "CommandPalette"}:
            continue

        assert len(targets(iter(app.screen.query(Lines)))) >= 2, name
