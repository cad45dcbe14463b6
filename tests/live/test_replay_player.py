"""
A film that stumbles stands still and says so; it never says that it plays while it does not, and never closes the stage.
"""

from __future__ import annotations

from asyncio import sleep
from typing import Any

import pytest

from desk_theatre.itsm import commands as c
from desk_theatre.live.replay_player import BEAT, ReplayPlayer
from desk_theatre.show.picture import Picture
from nights import SCENARIO, Evening, Step

OPENS, CLOSES = SCENARIO.conference.opens, SCENARIO.conference.closes
STUMBLED = "Something went wrong while playing and was written to the log. Paused; go on from another time."


def _projection() -> ReplayPlayer:
    steps: list[Step] = [c.OpenRound(), 300, c.SubmitIncident("no-sound", "a", "Ann", "gone"), 1200]
    return ReplayPlayer(Evening().live(steps).film(), "not closed properly")


def _break(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise KeyError("an event that nobody thought of")

    monkeypatch.setattr(Picture, name, broken)


async def test_an_error_while_playing_pauses_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    And the loop goes on: what is shown next plays.
    """
    projection = _projection()
    projection.change_speed(60.0)
    await projection.start()
    with monkeypatch.context() as patched:
        _break("add_all", patched)
        projection.play_or_pause()
        await sleep(4 * BEAT)

        assert not projection.position().playing
        assert [notice.words for notice in projection.notices()] == [STUMBLED, "not closed properly"]
        assert projection.board().round >= 0

    projection.seek(OPENS + 60)
    projection.play_or_pause()
    await sleep(4 * BEAT)

    assert [notice.words for notice in projection.notices()] == ["not closed properly"]
    assert projection.position().playing
    assert projection.at > OPENS + 60
    await projection.stop()


def test_after_an_error_the_picture_is_folded_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Nothing that was taken in before the error counts twice.
    """
    projection, untroubled = _projection(), _projection()
    projection.seek(OPENS + 60)
    with monkeypatch.context() as patched:
        _break("_note", patched)
        with pytest.raises(KeyError):
            projection.seek(CLOSES)
    projection.seek(CLOSES)
    untroubled.seek(CLOSES)

    assert projection.board() == untroubled.board()


@pytest.mark.parametrize("seen_before", [True, False])
def test_a_board_that_cannot_be_made_pauses_and_shows_the_one_before(
    seen_before: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Or, where there was none, the empty stage.
    """
    projection = _projection()
    before = projection.board() if seen_before else Picture(SCENARIO).board(CLOSES)
    projection.play_or_pause()
    projection.film.seek(0, CLOSES)
    projection.at = CLOSES
    usual = Picture.board

    def broken(picture: Picture, now: int) -> Any:
        if picture.scenes:
            raise KeyError("an event that nobody thought of")
        return usual(picture, now)

    monkeypatch.setattr(Picture, "board", broken)

    assert projection.board() == before
    assert not projection.playing
    assert projection.notices()[0].words == STUMBLED
