"""
A film that stumbles stands still and says so; it never says that it plays while it does not, and never closes the stage.
"""

from __future__ import annotations

from asyncio import sleep
from typing import Any

import pytest

from desk_theatre.itsm import commands as c
from desk_theatre.live.replay_player import BEAT, ReplayPlayer
from desk_theatre.live.wording import PLAYBACK_FAILED
from desk_theatre.show.picture import Picture
from runners import SCENARIO, Evening, Step

OPENS, CLOSES = SCENARIO.conference.opens, SCENARIO.conference.closes


def _player() -> ReplayPlayer:
    steps: list[Step] = [c.OpenRound(), 300, c.SubmitIncident("no-sound", "a", "Ann", "gone"), 1200]
    return ReplayPlayer(Evening().live(steps).replay(), "not closed properly")


def _break(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise KeyError("an event that nobody thought of")

    monkeypatch.setattr(Picture, name, broken)


async def test_an_error_while_playing_pauses_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    And the loop goes on: what is shown next plays.
    """
    player = _player()
    player.change_speed(60.0)
    await player.attach()
    with monkeypatch.context() as patched:
        _break("add_all", patched)
        player.play_or_pause()
        await sleep(4 * BEAT)

        assert not player.position().playing
        assert [notice.words for notice in player.notices()] == [PLAYBACK_FAILED, "not closed properly"]
        assert player.view.board().round >= 0

    player.seek(OPENS + 60)
    player.play_or_pause()
    await sleep(4 * BEAT)

    assert [notice.words for notice in player.notices()] == ["not closed properly"]
    assert player.position().playing
    assert player.at > OPENS + 60
    await player.detach()


def test_after_an_error_the_picture_is_folded_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Nothing that was taken in before the error counts twice.
    """
    player, untroubled = _player(), _player()
    player.seek(OPENS + 60)
    with monkeypatch.context() as patched:
        _break("_note", patched)
        with pytest.raises(KeyError):
            player.seek(CLOSES)
    player.seek(CLOSES)
    untroubled.seek(CLOSES)

    assert player.view.board() == untroubled.view.board()


@pytest.mark.parametrize("seen_before", [True, False])
def test_a_board_that_cannot_be_made_pauses_and_shows_the_one_before(
    seen_before: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Or, where there was none, the empty stage.
    """
    player = _player()
    before = player.view.board() if seen_before else Picture(SCENARIO).board(CLOSES)
    player.play_or_pause()
    player.replay.seek(0, CLOSES)
    player.at = CLOSES
    usual = Picture.board

    def broken(picture: Picture, now: int) -> Any:
        if picture.scenes:
            raise KeyError("an event that nobody thought of")
        return usual(picture, now)

    monkeypatch.setattr(Picture, "board", broken)

    assert player.view.board() == before
    assert not player.playing
    assert player.notices()[0].words == PLAYBACK_FAILED
