"""
The keys of a replay: what they cost, and where "go to" and "where is mine?" lead.
"""

from __future__ import annotations

import pytest
from seeing import press, said, seen, settle, theatre
from textual.pilot import Pilot

from desk_theatre.itsm import commands as c
from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.itsm.time_of_day import spell
from desk_theatre.live.replay_player import ReplayPlayer
from desk_theatre.recording import replay as film_room
from desk_theatre.stage.pages import incident_story
from desk_theatre.stage.screens.base.replay_targets import ReplayTargetsScreen
from desk_theatre.stage.screens.base.text_prompt import TextPromptScreen
from desk_theatre.stage.screens.house.replay import ReplayScreen
from desk_theatre.stage.widgets.field import TextField
from runners import SCENARIO, Evening, Step

OPENS = SCENARIO.conference.opens
ROUND: tuple[Step, ...] = (c.OpenRound(), 1200, c.EndRound())
OURS: tuple[Step, ...] = (
    c.OpenRound(),
    300,
    c.SubmitIncident("badge", None, "Ann", "two first names"),
    900,
    c.EndRound(),
)
EARLY, LATE = 2, 38
"""
Incidents that come by themselves in every round: one in its first minute, one in its fourteenth.
"""


async def test_the_marks_of_a_round_are_looked_for_once_however_many_keys_are_pressed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    Every event of the film is looked at no more than once for them, on any screen and after any key.
    """
    looked_at = []
    by_the_room = film_room._by_the_room

    def counting(event: object) -> bool:
        looked_at.append(event)
        return by_the_room(event)  # type: ignore[arg-type]

    monkeypatch.setattr(film_room, "_by_the_room", counting)
    played: list[Step] = [c.OpenRound(), 120, c.SubmitIncident("no-sound", "a"), 300, c.EndRound()]
    film = Evening().live([*played, *played]).replay()
    app = theatre(ReplayPlayer(film))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, *("right", "n", "m", "plus", "minus", "left", "b", "pagedown", "end", "home", "pageup", "i"))
        await settle(pilot)

    assert 0 < len(looked_at) <= len(film.events)


def three_rounds() -> ReplayPlayer:
    """
    Two without the room, and one in which somebody reports something.
    """
    return ReplayPlayer(Evening().live([*ROUND, *ROUND, *OURS]).replay())


def reported_at(player: ReplayPlayer, number: int) -> int:
    """
    The second of the day at which an incident that comes by itself is reported, in every round.
    """
    (at,) = {report.at for report in player.view.reported(code_of(number))}
    return at


async def go_to(pilot: Pilot[None], typed: str) -> None:
    """
    Type where to go.
    """
    names = {":": "colon", ".": "full_stop", "-": "minus", " ": "space"}
    await press(pilot, "g", *(names.get(letter, letter) for letter in typed), "enter")
    await settle(pilot)


async def look_for(pilot: Pilot[None], typed: str) -> str:
    """
    Type a code at "where is mine?"; what stands there then.
    """
    await press(pilot, "w", *("minus" if letter == "-" else letter for letter in typed))
    await settle(pilot)
    return seen(pilot.app)  # type: ignore[arg-type]


@pytest.mark.parametrize("typed", ["09:12", "9:12", "9.12", "09.12", "0912", "912", "9:12:00"])
async def test_a_time_is_gone_to_as_people_type_it(typed: str) -> None:
    """
    Wherever the recording stands.
    """
    player = three_rounds()
    app = theatre(player)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await go_to(pilot, typed)

        assert (player.position().round, spell(player.at)) == (1, "09:12:00")
        assert said(app) == []


async def test_a_code_of_several_rounds_offers_them() -> None:
    """
    The round that is shown is marked; the arrow keys and enter lead to another, escape to none.
    """
    player = three_rounds()
    at = reported_at(player, LATE)
    app = theatre(player)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        player.show_round(2)
        await go_to(pilot, code_of(LATE).lower())
        assert isinstance(app.screen, ReplayTargetsScreen)
        offered = seen(app)
        await press(pilot, "escape")
        assert (player.position().round, player.at) == (2, OPENS)
        await go_to(pilot, code_of(LATE))
        await press(pilot, "enter")
        await settle(pilot)
        reached = [(player.position().round, player.at)]
        await go_to(pilot, code_of(LATE))
        await press(pilot, "down", "enter")
        await settle(pilot)
        reached.append((player.position().round, player.at))
        assert isinstance(app.screen, ReplayScreen)

    assert f"{code_of(LATE)} was reported in 3 rounds" in offered
    assert all(f"round {number}  reported at 09:13" in offered for number in (1, 2, 3))
    assert reached == [(2, at), (3, at)]


@pytest.mark.parametrize("typed", ["R2-{}", "r2-{}", "R2 {}", "r2.{}"])
async def test_a_code_with_its_round_leads_there_at_once(typed: str) -> None:
    """
    As the exported tables write it.
    """
    player = three_rounds()
    app = theatre(player)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await go_to(pilot, typed.format(code_of(LATE)))

        assert isinstance(app.screen, ReplayScreen)
        assert (player.position().round, player.at) == (2, reported_at(player, LATE))


async def test_a_code_of_one_round_leads_there_at_once_and_a_wrong_round_offers_the_right_one() -> None:
    """
    What somebody in the room reported is there once.
    """
    player = three_rounds()
    app = theatre(player)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await go_to(pilot, code_of(1))
        assert (player.position().round, player.at) == (3, OPENS + 300)
        player.show_round(1)
        await go_to(pilot, f"R1-{code_of(1)}")
        told = said(app)
        await press(pilot, "enter")
        await settle(pilot)
        assert (player.position().round, player.at) == (3, OPENS + 300)

    assert told == [f"No incident in round 1 has the code {code_of(1)}."]


async def test_an_incident_that_is_reported_later_is_not_denied_and_enter_goes_there() -> None:
    """
    "Where is mine?" at the beginning of a round: it says where in the recording it is reported.
    """
    player = three_rounds()
    at = reported_at(player, LATE)
    app = theatre(player)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        early = await look_for(pilot, code_of(LATE))
        await press(pilot, "enter")
        await settle(pilot)
        there = seen(app)

    assert "There is no incident" not in early
    assert f"{code_of(LATE)} is reported later in this recording." in early
    assert all(f"R{number}-{code_of(LATE)}  round {number}, reported at 09:13" in early for number in (1, 2, 3))
    assert (player.position().round, player.at) == (1, at)
    assert "What happened" in there


async def test_where_is_mine_tells_of_the_round_that_is_typed_and_offers_the_others() -> None:
    """
    In the third round, the story of the first; a code that one round alone has offers nothing.
    """
    player = three_rounds()
    app = theatre(player)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        player.show_at(3, OPENS + 1200)
        latest = await look_for(pilot, code_of(EARLY))
        await press(pilot, "escape")
        first = await look_for(pilot, f"R1-{code_of(EARLY)}")
        await press(pilot, "escape")
        ours = await look_for(pilot, code_of(1))

    assert "This is round 3." in latest
    assert f"R1-{code_of(EARLY)}  round 1, reported at 09:00" in latest
    assert "This is round 1." in first
    assert f"R3-{code_of(EARLY)}  round 3, reported at 09:00" in first
    assert "This is round" not in ours
    assert "two first names" in ours


async def test_a_click_on_another_round_tells_of_it() -> None:
    """
    As if it had been typed.
    """
    player = three_rounds()
    app = theatre(player)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        player.show_at(3, OPENS + 1200)
        lines = (await look_for(pilot, code_of(EARLY))).splitlines()
        y = next(y for y, line in enumerate(lines) if f"R1-{code_of(EARLY)}" in line)
        await pilot.click(offset=(lines[y].index("R1-") + 1, y))
        await settle(pilot)

        assert "This is round 1." in seen(app)


async def test_a_code_that_nobody_has_is_denied() -> None:
    """
    In "where is mine?" and in "go to".
    """
    app = theatre(three_rounds())
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await go_to(pilot, "R1-zzz")
        assert "No incident has the code zzz." in seen(app)
        await press(pilot, "escape")
        assert "No incident has the code zzz." in await look_for(pilot, "zzz")


@pytest.mark.parametrize(
    ("typed", "words"), [("99:99", "Not a time. Type one like 09:12."), ("zzz", incident_story.no_incident("zzz"))]
)
async def test_what_is_no_place_to_go_to_can_be_put_right(typed: str, words: str) -> None:
    """
    The question stays, says what is wrong, and keeps what was typed.
    """
    player = three_rounds()
    app = theatre(player)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await go_to(pilot, typed)
        assert isinstance(app.screen, TextPromptScreen)
        assert words in seen(app)
        assert app.screen.query_one(TextField).value == typed
        await press(pilot, *["backspace"] * 5, "0", "9", "colon", "1", "2", "enter")
        await settle(pilot)

        assert not isinstance(app.screen, TextPromptScreen)
        assert spell(player.at) == "09:12:00"
