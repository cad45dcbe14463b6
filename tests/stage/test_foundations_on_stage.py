"""
Foundations and roofs on the stage: the list of practices, what is told about one, a proposal, and the price tags.
"""

from __future__ import annotations

import pytest
from attrs import evolve
from boards import BOARD, PRACTICES
from seeing import press, seen, settle, theatre
from session_on_stage import RoomSession
from test_reflection_worth import HandAssay

from desk_theatre.scenario import library
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.show.board import FoundationCard, PracticeCard
from desk_theatre.show.picture import Picture
from desk_theatre.show.practice_value import PracticeValue, PracticeWorth
from desk_theatre.show.reflection import Proposal
from desk_theatre.stage.drawing.row import read, width_of
from desk_theatre.stage.pages import practices as told
from desk_theatre.stage.pages.reflection import proposal_story
from desk_theatre.stage.screens.session.practice_values import page

PLAIN = evolve(PRACTICES[0], on=False, builds_on=(), carries=())
FOUNDATION = evolve(PLAIN, carries=("Keep the delegate informed",))
HOLLOW = evolve(PLAIN, builds_on=(FoundationCard("Record every incident", "Nobody asks.", on=False),))
ROOF = evolve(PLAIN, builds_on=(FoundationCard("Record every incident", "Nobody asks.", on=True),))


def _cards(scenario: Scenario, *on: str) -> dict[str, PracticeCard]:
    picture = Picture(scenario)
    picture.practices = dict.fromkeys(on, "chosen")
    return {card.id: card for card in picture.board(scenario.conference.opens).practices}


def test_a_board_knows_what_a_practice_builds_on_and_whether_that_is_active() -> None:
    """
    In the order in which it is declared, by the names of the scenario.
    """
    cards = _cards(library.load("conference"), "recording")

    assert [(each.name, each.on) for each in cards["agreed_targets"].builds_on] == [
        ("Record every incident", True),
        ("Prioritise by impact and urgency", False),
    ]
    assert cards["agreed_targets"].hollow
    assert not cards["status_updates"].hollow
    assert [(each.name, each.on) for each in cards["process_owner"].builds_on] == [("any other practice", True)]
    assert "Keep the delegate informed" in cards["recording"].carries
    assert not cards["breaks"].builds_on
    assert not cards["breaks"].carries


def test_a_scenario_that_does_not_offer_the_foundation_says_nothing_about_it() -> None:
    """
    Nobody is told to switch on what cannot be switched on.
    """
    scenario = library.load("conference")
    few = tuple(each for each in scenario.offer.practices if each != "recording")
    cards = _cards(evolve(scenario, offer=evolve(scenario.offer, practices=few)))

    assert cards["status_updates"].builds_on == ()
    assert "Record every incident" not in read(told.description(cards["status_updates"], BOARD, 60))
    assert all("Record every incident" not in [each.name for each in card.builds_on] for card in cards.values())


@pytest.mark.parametrize(
    ("card", "sign"),
    [(PLAIN, "○ off   "), (FOUNDATION, "○ off ▄ "), (ROOF, "○ off ▀ "), (HOLLOW, "○ off ▲ ")],
    ids=["plain", "foundation", "roof", "hollow"],
)
@pytest.mark.parametrize("width", [40, 76, 120])
def test_a_sign_before_the_name_tells_foundations_from_roofs(card: PracticeCard, sign: str, width: int) -> None:
    """
    The names stand below each other, whatever the sign.
    """
    assert read([told.entry(card, width)]).startswith(f"{sign}{card.name}")
    assert width_of(told.entry(card, width)) <= width


@pytest.mark.parametrize("width", [30, 78, 118])
def test_what_is_missing_stands_at_the_top_and_the_reason_below(width: int) -> None:
    """
    A narrow place wraps it; nothing is cut.
    """
    missing = " ".join(read(told.description(HOLLOW, BOARD, width)).split())
    ready = " ".join(read(told.description(ROOF, BOARD, width)).split())
    below = " ".join(read(told.description(FOUNDATION, BOARD, width)).split())

    assert missing.index("▲ builds on: Record every incident (not yet)") < missing.index("What people do")
    assert "▲ Record every incident (not yet) Nobody asks." in missing
    assert "● Record every incident (in place) Nobody asks." in ready
    assert "builds on:" not in ready
    assert "What builds on it ▀ Keep the delegate informed" in below
    assert "What it builds on" not in below


def test_the_signs_are_explained_where_there_are_any_and_room() -> None:
    """
    On one line.
    """
    legend = "▄ foundation  ▀ roof  ▲ roof, foundation missing"

    assert read([told.signs([PLAIN, HOLLOW], 78)]).rstrip() == legend
    assert read([told.signs([PLAIN], 78)]).strip() == ""
    assert read([told.signs([HOLLOW], 40)]).strip() == ""


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_the_screen_of_practices_tells_them_apart(size: tuple[int, int]) -> None:
    """
    In a running program, before anything is switched on.
    """
    app = theatre(RoomSession())
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "p")
        drawn = seen(app)

    assert "▄ foundation  ▀ roof" in drawn
    assert any(sign in drawn for sign in ("○ off ▲", "○ off ▀"))


def test_a_proposal_says_what_is_missing() -> None:
    """
    Where the room chooses; not where it would do without the practice.
    """
    proposal = Proposal(1, "process", HOLLOW.id, HOLLOW.name, on=True, why="")

    assert "builds on: Record every incident (not yet)" in read(proposal_story(proposal, HOLLOW, {}, 60))
    assert "builds on:" not in read(proposal_story(evolve(proposal, on=False), HOLLOW, {}, 60))


@pytest.mark.parametrize("width", [78, 118, 198])
def test_a_price_tag_says_what_the_round_did_not_have(width: int) -> None:
    """
    Below its figures, once they are final.
    """
    roof = PracticeWorth("news", "Keep the delegate informed", False, 0.0, -0.1, 0.1, False, missing=("Recording",))
    base = PracticeWorth("recording", "Recording", False, 0.1, 0.05, 0.2, True)
    found = PracticeValue(1, (roof, base), 40, None)

    final, rough = read(page(HandAssay(found=found), width)), read(page(HandAssay(rough=found), width))

    assert final.count("▲ builds on: Recording (not active)") == 1
    assert final.index("Keep the") < final.index("▲ builds on") < final.index("\n", final.index("▲ builds on"))
    assert "builds on" not in rough
