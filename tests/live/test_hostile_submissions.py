"""
What strangers type passes through submission, file, replay, board, ticker and life line: cleaned once, then literal.
"""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from unicodedata import category

import pytest
from hypothesis import HealthCheck, example, given, settings

from desk_theatre.itsm import commands as c
from desk_theatre.itsm.text import LIMIT, clean
from desk_theatre.live.inbox import LONGEST_NAME
from desk_theatre.live.replay_player import ReplayPlayer
from desk_theatre.live.start import begin
from desk_theatre.recording.reader import read
from desk_theatre.recording.replay import Replay
from desk_theatre.recording.verification import verify
from desk_theatre.show.roles import from_facilitator
from profiles import examples
from runners import SCENARIO
from small_scenarios import SMALL_TOML
from strategies import HOSTILE_TEXT

ESCAPES = "\x1b[2J\x1b]0;owned\x07 [red]no[/red] {said} %s \u202eevil\u202c \ud800 \x00\r\n\ttab"
A_LOT = "x\u0301\u0302\u0303\u0304\u0305\u0306\u0307" * 5000


@settings(examples(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HOSTILE_TEXT, HOSTILE_TEXT)
@example(ESCAPES, "[@click=app.quit]x[/]")
@example(A_LOT, A_LOT)
@example("{said}", "{said}")
@example("", "\u200b")
def test_hostile_words_are_shown_harmless_and_as_they_are(
    tmp_path_factory: pytest.TempPathFactory, text: str, by: str
) -> None:
    """
    The same one line everywhere, live and in the replay; nothing in it can steer a terminal; held, it is nowhere.
    """
    path = tmp_path_factory.mktemp("hostile") / "show.theatre"
    runner = begin(SCENARIO, SMALL_TOML, 3, path, "2026-03-01T09:00:00")
    for command in (
        c.OpenRound(),
        c.SubmitIncident("no-sound", "a", by, text),
        c.SubmitIncident("badge", None, by, text),
    ):
        runner.inbox.hand_in(from_facilitator(command)).close()
    seen = [runner.view.life_line(1), runner.view.board().ticker]
    runner.inbox.hand_in(from_facilitator(c.HoldText(1))).close()
    held = [runner.view.life_line(1), runner.view.board().ticker, runner.view.life_line(3)]
    runner.recorder.close()
    recording = read(path)
    player = ReplayPlayer(Replay(recording, SCENARIO))
    player.step(10_000)

    words, name = clean(text), clean(by, LONGEST_NAME)
    line, ticker = seen
    held_line, held_ticker, other = held
    assert (words, name) == (line.text, line.by)  # type: ignore[union-attr]
    said = f"“{words}”" if words else "No sound"
    assert f"{said} · Room A" in [each.words for each in ticker if each.live]  # type: ignore[union-attr]
    assert (held_line.text, held_line.by, held_line.held) == ("", "", True)  # type: ignore[union-attr]
    assert [each.words for each in held_ticker if "Room A" in each.words] == ["No sound · Room A"]  # type: ignore[union-attr]
    assert (words, name) == (other.text, other.by)  # type: ignore[union-attr]
    assert player.view.life_line(1) == held_line
    assert player.view.life_line(3) == other
    assert len(words) <= LIMIT
    assert len(name) <= LONGEST_NAME
    assert not any(
        category(character) in {"Cc", "Cs"} or character in "\u202a\u202e\u2066\u2069" for character in words + name
    )
    assert verify(recording).exact


def test_no_event_holds_what_somebody_typed(tmp_path: Path) -> None:
    """
    Names and words stand in entries of their own; the events of a whole round do not know them.
    """
    path = tmp_path / "show.theatre"
    runner = begin(SCENARIO, SMALL_TOML, 3, path, "2026-03-01T09:00:00")
    for command in (c.OpenRound(), c.SubmitIncident("no-sound", "a", "Rumpelstiltskin", "spinning wheel squeaks")):
        runner.inbox.hand_in(from_facilitator(command)).close()
    while runner.show.phase == "running":
        now = monotonic()
        runner.pace.change(1.0, runner.show.at, now - 10_000.0)
        runner.beat(now)
    runner.recorder.close()

    events = repr(read(path).events)

    assert "Rumpelstiltskin" not in events
    assert "squeaks" not in events
    assert "no-sound" in events
