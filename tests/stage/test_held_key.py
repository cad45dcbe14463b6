"""
A key that is held down leads on once; two presses of a quick finger lead on twice.
"""

from __future__ import annotations

import sys
import time
from asyncio import current_task
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from boards import HandShow
from hypothesis import given
from hypothesis import strategies as st
from seeing import said, settle, theatre, until
from textual.events import Key

from desk_theatre.stage.app import Theatre
from desk_theatre.stage.screens.base.help import HelpScreen
from desk_theatre.stage.textual_patches.held_key import QUICK, HeldKey
from terminal import Terminal

PLAY = [sys.executable, "-m", "desk_theatre", "play", "--overview", "rehearsal"]
real = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")


def _presses(arrivals: Iterable[tuple[str, float]]) -> int:
    """
    How many count, as the stage counts them.
    """
    held, kinds = HeldKey(), []
    for key, at in arrivals:
        kinds.append(held.came(key, at))
    following = [*kinds[1:], "press"]
    return sum(k == "press" or (k == "perhaps" and f != "repeat") for k, f in zip(kinds, following, strict=True))


@given(st.floats(0.15, 1.0), st.floats(0.01, 0.1), st.integers(1, 60))
def test_a_key_held_down_is_one_press_at_every_pace_of_a_terminal(delay: float, pace: float, repeats: int) -> None:
    """
    With the delays and the paces that terminals have; also where the delay is missing, because a line has swallowed it.
    """
    train = [("n", 10.0), *(("n", 10.0 + delay + i * pace) for i in range(repeats + 1))]
    assert _presses(train) == 1
    assert _presses(("n", 10.0 + i * pace) for i in range(repeats)) == 1


@given(st.floats(0.2, 1.0), st.floats(0.015, 0.1), st.integers(1, 60), st.integers(1, 60))
def test_enter_held_down_is_one_press_also_where_the_line_hands_some_on_together(
    delay: float, pace: float, repeats: int, together: int
) -> None:
    """
    Once a key is known to repeat, a stuttering line makes no answers of its repeats.
    """
    train = [("enter", 10.0), *(("enter", 10.0 + delay + i * pace) for i in range(repeats + 1))]
    end = train[-1][1] + pace
    assert _presses([*train, *(("enter", end) for _ in range(together))]) == 1


@given(st.integers(1, 8))
def test_enters_typed_ahead_in_one_piece_all_count(answers: int) -> None:
    """
    Whoever knows the form by heart, over a slow line, answers each question once.
    """
    assert _presses([("n", 10.0), *(("enter", 10.0) for _ in range(answers))]) == 1 + answers


@given(st.lists(st.floats(0.15, 20.0), max_size=10))
def test_presses_of_a_finger_all_count(pauses: list[float]) -> None:
    """
    Nobody presses the same key twice within 0.15 s and means it.
    """
    at, arrivals = 10.0, [("n", 10.0)]
    for pause in pauses:
        at += pause
        arrivals.append(("n", at))
    assert QUICK < 0.15
    assert _presses(arrivals) == len(arrivals)


@given(st.lists(st.sampled_from("nop"), min_size=1, max_size=20))
def test_different_keys_in_one_burst_all_count(keys: list[str]) -> None:
    """
    A key between two others is no repeat of either.
    """
    apart = [key for before, key in zip(["", *keys], keys, strict=False) if key != before]
    assert _presses((key, 10.0) for key in apart) == len(apart)


def _fails_once(method: Callable[..., object]) -> Callable[..., object]:
    """
    The method with a mistake in it that shows once, while keys that have waited are handed on.
    """
    mistakes = [RuntimeError("a mistake")]

    def failing(*given: object, **named: object) -> object:
        task = current_task()
        if mistakes and task is not None and task.get_name() == "keys":
            raise mistakes.pop()
        return method(*given, **named)

    return failing


@pytest.mark.parametrize(
    "failing", ["opening", "_busy", "_needs_a_press", "_is_held", "_check_bindings", "check_action"]
)
async def test_keys_are_heard_after_a_mistake_in_handing_one_on(failing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Keys have waited until the show was there, one of them held down; a part that is asked about one of them, or the screen itself,
    fails.  That key may be lost; those behind it and those that come later are not, the mistake is noted, and the show goes on.
    """
    app = theatre(HandShow())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await app.lifecycle.bringing.acquire()
        with monkeypatch.context() as patch:
            patch.setattr(Theatre, "is_headless", False)  # so that keys can be held down
            at: object = {"opening": app.lifecycle, "_check_bindings": app, "check_action": app.screen}.get(
                failing, app.keys
            )
            patch.setattr(at, failing, _fails_once(getattr(at, failing)))
            if failing == "_is_held":
                patch.setattr(app.keys, "_needs_a_press", lambda _: True)
            first, second = Key("t", "t"), Key("t", "t")
            first.time = second.time - 0.5
            for key in (first, second, Key("question_mark", "?")):
                app.post_message(key)
            await pilot.pause(0.0)
            app.lifecycle.bringing.release()
            await until(pilot, lambda: isinstance(app.screen, HelpScreen), "the help")
        await settle(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, HelpScreen), "the round")

        assert app.mishaps.count == 1
        assert "Something went wrong on the stage. The show continues." in said(app)


def _after_a_round(terminal: Terminal) -> None:
    terminal.wait("open round")
    terminal.press("o")
    terminal.wait("▶ running")
    terminal.press("e", "y")
    terminal.wait("between rounds")


def _hold(terminal: Terminal, key: bytes, seconds: float, delay: float = 0.5, pace: float = 0.033) -> None:
    terminal.send(key)
    terminal.read(delay)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        terminal.send(key)
        terminal.read(pace)


@real
@pytest.mark.parametrize("delay", [0.5, 0.033], ids=["with the delay", "at once"])
def test_n_held_down_leads_to_the_curtain_and_no_further(tmp_path: Path, delay: float) -> None:
    """
    Held for two seconds; the next press leads on to the reflection.
    """
    with Terminal([*PLAY, "--recording", str(tmp_path / "a.theatre")], (100, 32)) as terminal:
        _after_a_round(terminal)
        _hold(terminal, b"n", 2, delay)
        terminal.read(0.5)
        assert "pace to show its figures" in terminal.text() or "space next figure" in terminal.text()
        terminal.press("n")
        terminal.wait("1 what happened")


@real
def test_two_quick_presses_lead_on_twice(tmp_path: Path) -> None:
    """
    A fifth of a second apart: from the round past the curtain to the reflection.
    """
    with Terminal([*PLAY, "--recording", str(tmp_path / "a.theatre")], (100, 32)) as terminal:
        _after_a_round(terminal)
        terminal.send(b"n")
        terminal.read(0.2)
        terminal.send(b"n")
        terminal.wait("1 what happened")
        terminal.read(0.5)
        assert "1 what happened" in terminal.text()


@real
def test_different_keys_in_one_burst_are_not_lost(tmp_path: Path) -> None:
    """
    All of them in one piece, through two screens.
    """
    with Terminal([*PLAY, "--recording", str(tmp_path / "a.theatre")], (100, 32)) as terminal:
        terminal.wait("open round")
        terminal.send(b"odwifi")
        terminal.wait("What is wrong, or what do you need?")
        terminal.wait("wifi")


@real
@pytest.mark.parametrize("delay", [0.5, 0.03], ids=["with the delay", "at once"])
def test_enter_held_down_on_the_delegates_form_answers_one_question(tmp_path: Path, delay: float) -> None:
    """
    No crowd has the sound missing because somebody leaned on enter; letters held down in the line still repeat.
    """
    with Terminal([*PLAY, "--recording", str(tmp_path / "a.theatre")], (100, 32)) as terminal:
        terminal.wait("open round")
        terminal.press("o")
        terminal.wait("▶ running")
        terminal.press("d")
        terminal.wait("What is wrong, or what do you need?")
        terminal.press(*"sound")
        terminal.wait("sound")
        _hold(terminal, b"\r", 1.2, delay, 0.03)
        terminal.wait("Where?")
        terminal.read(0.5)
        assert "Where?" in terminal.text()
        _hold(terminal, b"z", 0.3, 0.03, 0.03)
        terminal.wait("zzzz")
        terminal.send(b"\x7f" * 100)
        terminal.wait_gone("zz")
        for question in ("In your own words", "What may we call you?", "Your code is"):
            terminal.press("enter")
            terminal.wait(question)
        terminal.press("enter")
        terminal.wait("What is wrong, or what do you need?")
