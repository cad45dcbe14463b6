"""
Hands and dots by team: letters and digits, the choice with enter, and at most ten keys for three improvements.
"""

from __future__ import annotations

import asyncio

import pytest
from boards import HandHouse
from hypothesis import given
from hypothesis import strategies as st
from seeing import press, said, seen, settle, theatre
from session_on_stage import REFLECTING, RoomSession
from textual.pilot import Pilot

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.live.replay_player import ReplayPlayer
from desk_theatre.show.ballot import LABELS, labels
from desk_theatre.show.reflection import Reflection
from desk_theatre.stage.app import Theatre
from desk_theatre.stage.screens.session.voting import VotingScreen
from desk_theatre.stage.wording.practices import GROUPS
from profiles import examples
from runners import Evening

MOST_KEYS = 10
SIZES = ((80, 24), (120, 40), (200, 60))


def _reflection(show: RoomSession) -> Reflection:
    return show.evening.picture.board(show.evening.show.at).reflections[-1]


def _practice(show: RoomSession, label: str) -> str:
    return labels(show.now.practices, tuple(GROUPS))[label]


class _Keys:
    """
    The facilitator's hand, which counts.
    """

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot, self.pressed = pilot, 0

    async def press(self, *keys: str) -> None:
        """
        One after the other.
        """
        for key in keys:
            self.pressed += 1
            await press(self.pilot, key)
        await settle(self.pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_three_improvements_of_four_teams_take_at_most_ten_keys(size: tuple[int, int]) -> None:
    """
    From the first part of the reflection, where nothing is proposed yet; they start with the next round.
    """
    show = RoomSession(*REFLECTING)
    app = theatre(show)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        hand = _Keys(pilot)
        await hand.press("s", "a", "7", "c", "5", "b", "6", "d", "4", "enter")
        assert "chosen 3 of 3" in seen(app)
        assert "team 1: 7 hands" in seen(app)

    assert hand.pressed <= MOST_KEYS
    chosen = [each.practice for each in _reflection(show).decided]
    assert sorted(chosen) == sorted(_practice(show, label) for label in "abc")
    assert [team.hands for team in _reflection(show).teams] == [7, 5, 6, 4]
    show.evening.give(c.OpenRound())
    assert set(show.evening.show.practices) == set(chosen)


async def test_dots_of_three_teams_take_at_most_ten_keys_too() -> None:
    """
    A team gives all its dots to one; the letter after that is the next team's.
    """
    show = RoomSession(*REFLECTING, s.SetTeams(3))
    app = theatre(show)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        hand = _Keys(pilot)
        await hand.press("p", "a", "3", "b", "3", "c", "3", "enter")
        assert "chosen 3 of 3" in seen(app)
    assert hand.pressed <= MOST_KEYS


async def test_a_team_that_divides_its_dots_stays_until_it_has_none_left() -> None:
    """
    And what it does not have is refused and leaves nothing behind.
    """
    show = RoomSession(*REFLECTING)
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n", *"pa2b1c3")
        await settle(pilot)
        assert "team 2: c" in seen(app)
        await press(pilot, *"d1")
        await settle(pilot)
        assert "team 3: d" in seen(app)
        await press(pilot, *"4")
        await settle(pilot)
    votes = {each.practice: each.votes for each in _reflection(show).proposals}
    assert votes == {
        _practice(show, "a"): ((1, 2),),
        _practice(show, "b"): ((1, 1),),
        _practice(show, "c"): ((2, 3),),
        _practice(show, "d"): ((3, 1),),
    }
    assert any("has only 3 dots" in sentence for sentence in said(app))


async def test_backspace_goes_back_key_by_key_to_the_beginning() -> None:
    """
    Digits, proposals and the choice; nothing of them stays.
    """
    show = RoomSession(*REFLECTING)
    before = _reflection(show)
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "s", *"a12b7", "enter")
        await settle(pilot)
        assert _reflection(show).chosen == 2
        await press(pilot, "backspace")
        await settle(pilot)
        assert (_reflection(show).chosen, "team 2: b" in seen(app)) == (0, True)
        await press(pilot, "backspace", "backspace")
        await settle(pilot)
        await press(pilot, "backspace")
        await settle(pilot)
        assert [each.hands for each in _reflection(show).proposals] == [1]
        await press(pilot, "backspace")
        await settle(pilot)
        assert _reflection(show) == before
        await press(pilot, "backspace", "backspace")
        await settle(pilot)
        assert isinstance(app.screen, VotingScreen)
    assert "Nothing to undo in this reflection." in said(app)


async def test_a_digit_before_a_letter_and_a_choice_without_votes_only_say_what_is_missing() -> None:
    """
    Nothing is handed in for them.
    """
    show = RoomSession(*REFLECTING)
    app = theatre(show)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "s", "7")
        await settle(pilot)
        assert "Type the letter of a practice first." in said(app)
        await press(pilot, "enter")
        await settle(pilot)
        assert len(show.evening.inputs) == len(REFLECTING)
        assert "No hands and no dots yet. Count them first." in said(app)


async def test_equals_for_the_last_place_are_named_and_not_chosen() -> None:
    """
    The room is asked again.
    """
    show = RoomSession(*REFLECTING)
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "s", *"a9b8c5d5", "enter")
        await settle(pilot)
        assert "Equal, so not chosen yet: c, d" in seen(app)
        assert _reflection(show).chosen == 2
        await press(pilot, "up", *"c6", "enter")
        await settle(pilot)
    assert [each.practice for each in _reflection(show).decided][2:] == [_practice(show, "c")]


async def test_space_keeps_the_turn_and_arrows_give_it_to_another_team() -> None:
    """
    So a team may divide its hands.
    """
    show = RoomSession(*REFLECTING)
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "s", *"a4", "space", *"b3", "down", *"b2", "up", "up")
        await settle(pilot)
        assert "team 4: letter, then hands" in seen(app)
    assert [(each.practice, each.raised) for each in _reflection(show).proposals] == [
        (_practice(show, "a"), ((1, 4),)),
        (_practice(show, "b"), ((1, 3), (2, 2))),
    ]


async def test_a_click_on_a_practice_is_its_letter_and_on_a_team_its_turn() -> None:
    """
    For those who have a mouse in the hand.
    """
    show = RoomSession(*REFLECTING)
    app = theatre(show)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "s")
        await settle(pilot)
        rows = seen(app).splitlines()
        teams = next(y for y, row in enumerate(rows) if "team 3: 0 hands" in row)
        await pilot.click(offset=(rows[teams].index("team 3") + 2, teams))
        await settle(pilot)
        await pilot.click(offset=(8, next(y for y, row in enumerate(rows) if row.startswith("  b "))))
        await press(pilot, "5")
        await settle(pilot)
    assert [(each.practice, each.raised) for each in _reflection(show).proposals] == [(_practice(show, "b"), ((3, 5),))]


async def test_a_practice_that_is_on_is_proposed_to_be_stopped() -> None:
    """
    Its row says so.
    """
    show = RoomSession(*REFLECTING)
    show.evening.give(c.SetPractice(_practice(show, "a"), on=True))
    show._look()
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "s", *"a9")
        await settle(pilot)
        assert "Stop: " in seen(app)
    assert [each.on for each in _reflection(show).proposals] == [False]


ANY = (*LABELS, *"0123456789", "enter", "space", "down", "up", "tab", "backspace", "delete", "home", "!")


@examples(15)
@given(st.lists(st.sampled_from(ANY), max_size=25))
def test_any_keys_in_any_order_leave_a_reflection_that_replays_the_same(keys: list[str]) -> None:
    """
    Nobody gives more dots than there are, no more is chosen than may be, and the way back is open.
    """
    asyncio.run(_any_keys(keys))


async def _any_keys(keys: list[str]) -> None:
    show = RoomSession(*REFLECTING)
    app = Theatre(HandHouse(), show)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "s", *keys)
        await settle(pilot)
        assert isinstance(app.screen, VotingScreen)
        assert app.mishaps.count == 0
        await press(pilot, "escape")
        await settle(pilot)
        assert not isinstance(app.screen, VotingScreen)
    found = _reflection(show)
    assert all(0 <= team.dots_left <= found.dots for team in found.teams)
    assert len(found.decided) <= found.most
    film = show.evening.replay()
    film.seek(0, show.evening.show.at)
    assert film.picture.board(show.evening.show.at).reflections[-1] == found


async def test_a_recording_shows_the_hands_that_decided() -> None:
    """
    Where nobody raised a hand it shows the dots.
    """
    counted = (s.ProposeImprovement("process", "recording"), s.CastVote(1, 1, 2), s.CountHands(1, 1, 7))
    for votes, words in ((counted, "7 hands"), (counted[:2], "2 dots")):
        evening = Evening().live([*REFLECTING, *votes])
        app = theatre(ReplayPlayer(evening.replay()))
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await press(pilot, "end", "greater_than_sign", "greater_than_sign", "greater_than_sign", "v")
            await settle(pilot)
            assert words in seen(app)
