"""
A look back: what has been recorded of a show can be looked at while the show goes on.
"""

from __future__ import annotations

from pathlib import Path

from desk_theatre.itsm import commands as c
from desk_theatre.live.show_runner import ShowRunner
from desk_theatre.recording.header import head
from desk_theatre.recording.writer import Recorder
from desk_theatre.show.picture import Picture
from desk_theatre.show.roles import from_facilitator
from desk_theatre.show.show import Show
from runners import SCENARIO
from small_scenarios import SMALL_TOML


async def test_what_was_played_can_be_looked_at_before_the_show_is_over(tmp_path: Path) -> None:
    """
    The round as it stood when it was ended, from the file that is still being written; and the show can go on.
    """
    opening = head(SMALL_TOML, title=SCENARIO.title, seed=3, created="2026-03-01T09:00:00")
    recorder = Recorder.create(tmp_path / "evening.theatre", opening)
    runner = ShowRunner(Show(SCENARIO, 3), Picture(SCENARIO), recorder)
    await runner.start()
    for command in (c.OpenRound(), c.SubmitIncident("no-sound", "a", "nothing at all"), c.EndRound()):
        assert (await runner.hand_in(from_facilitator(command))).accepted

    film = runner.look_back()
    film.show_round(1)
    film.seek(runner.show.at)

    assert film.view.board().teams == runner.view.board().teams
    assert (film.view.board().round, film.view.board().submitted) == (1, 1)
    assert (await runner.hand_in(from_facilitator(c.OpenRound()))).accepted
    await runner.stop()
