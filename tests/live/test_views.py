"""
A view of a show that runs and of one that was recorded: bound to now, with a version that changes when something can be seen.
"""

from __future__ import annotations

from pathlib import Path
from time import monotonic

from desk_theatre.itsm import commands as c
from desk_theatre.live.replay_player import ReplayPlayer
from desk_theatre.live.show_runner import ShowRunner
from desk_theatre.live.start import begin
from desk_theatre.show.roles import from_facilitator
from runners import SCENARIO, Evening
from small_scenarios import SMALL_TOML


def _runner(path: Path) -> ShowRunner:
    return begin(SCENARIO, SMALL_TOML, 3, path, "2026-11-20T09:00:00+00:00")


def test_the_version_of_a_show_changes_with_what_can_be_seen(tmp_path: Path) -> None:
    """
    Looking changes nothing; a command that is carried out does, and so does time.
    """
    runner = _runner(tmp_path / "x.theatre")
    view = runner.view
    before, board = view.version, view.board()
    assert (view.version, view.board()) == (before, board)
    assert view.board() is board

    runner.inbox.hand_in(from_facilitator(c.OpenRound())).close()
    opened = view.version
    runner.inbox.hand_in(from_facilitator(c.ContinueRound())).close()  # refused: it runs
    refused = view.version
    now = monotonic()
    runner.pace.anchor(runner.show.at, now - 10.0)
    runner.beat(now)
    later = view.version
    runner.close()

    assert before < opened == refused < later
    assert not view.recorded


def test_the_version_of_a_recording_changes_with_the_second() -> None:
    """
    There and back again is another look, too.
    """
    opens = SCENARIO.conference.opens
    player = ReplayPlayer(Evening().live([c.OpenRound(), 600, c.EndRound()]).replay())
    view = player.view
    before = view.version
    assert view.version == before

    player.seek(opens + 300)
    there = view.version
    player.seek(opens)

    assert before < there < view.version
    assert view.recorded
