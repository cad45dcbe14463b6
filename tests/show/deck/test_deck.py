"""
The deck as a whole: complete, in good words, and answered by practices that exist.
"""

from __future__ import annotations

import re
from collections import Counter

import pytest

from desk_theatre.errors import UnknownName
from desk_theatre.itsm.counting import counted, percent, times
from desk_theatre.itsm.theme import THEME_WORDS, THEMES
from desk_theatre.show.deck.card import Threshold, glimpses
from desk_theatre.show.deck.deck import DECK, card, theme_order

PROCESS = "recording prioritisation routing handover status_updates known_errors problem_management confirmed_closure escalation"
PEOPLE = "shared_work coaching_manager confronting checkpoint celebrate breaks"
PRODUCT = "ticket_tool early_involvement supplier_agreement"
PERFORMANCE = "shared_goals agreed_targets customer_priorities visible_performance process_owner"
PRACTICES = set(f"{PROCESS} {PEOPLE} {PRODUCT} {PERFORMANCE}".split())
TRAPS = {
    "individual_quotas",
    "hero_bonus",
    "approval_board",
    "ticket_tool",
    "lift_and_shift",
    "supplier_promise",
    "silo_goals",
    "training_alone",
}


def test_there_are_enough_cards_of_every_theme() -> None:
    """
    At least twenty-four, and at least four of each theme, each with a name and a saying of its own.
    """
    of_theme = Counter(each.theme for each in DECK)

    assert len(DECK) >= 24
    assert set(of_theme) == set(THEMES) == set(THEME_WORDS)
    assert min(of_theme.values()) >= 4
    assert len({each.id for each in DECK}) == len({each.title for each in DECK}) == len(DECK)


def test_every_card_is_answered_by_practices_that_there_are() -> None:
    """
    And every practice and trap is spoken about by a card.
    """
    answers = {practice for each in DECK for practice in each.practices}
    traps = {trap for each in DECK for trap in each.traps}

    assert answers == PRACTICES
    assert traps == TRAPS
    assert [each.id for each in DECK if not each.practices or set(each.practices) & set(each.traps)] == []


@pytest.mark.parametrize("each", DECK, ids=lambda each: each.id)
def test_a_card_is_well_written(each: object) -> None:
    """
    A saying, an attitude in a sentence or two, a question, and a rule with its figures.
    """
    found = card(getattr(each, "id", ""))

    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", found.id)
    assert not found.title.endswith((".", "!"))
    assert found.attitude.endswith((".", "?"))
    assert 1 <= len(re.findall(r"[.?!](?: |$)", found.attitude)) <= 3
    assert found.question.endswith("?")
    assert found.seen_when.endswith(".")
    assert len(found.title) <= 50
    assert len(found.question) <= 120


def test_a_card_that_there_is_not() -> None:
    """
    The nearest ones are offered.
    """
    with pytest.raises(UnknownName, match="did you mean loudest"):
        card("loudst")


def test_themes_that_the_room_named_come_first() -> None:
    """
    In its order; the others are all alike.
    """
    order = theme_order(("silo", "customer"))

    assert (order["silo"], order["customer"]) == (0, 1)
    assert {order[theme] for theme in THEMES if theme not in {"silo", "customer"}} == {2}


def test_a_share_becomes_evidence() -> None:
    """
    Enough cases, a share that is worth a word, and half the strength at half.
    """
    rule = Threshold(cases=3, least=0.1, half=0.25)

    assert rule.strength(2, 4) is None
    assert rule.strength(3, 31) is None
    assert rule.strength(3, 0) is None
    assert rule.strength(3, 12) == pytest.approx(0.5)
    assert rule.strength(0.75, 1.0, cases=3) == pytest.approx(0.75)
    assert rule.strength(0.75, 1.0, cases=2) is None


def test_glimpses_are_of_different_incidents_where_there_are_enough() -> None:
    """
    The most telling first are chosen, and shown in the order of the day.
    """
    found = glimpses([(500, 1), (400, 1), (300, 2), (200, None), (100, 3)])
    few = glimpses([(500, 1), (400, 1), (400, 1), (300, 1)])

    assert [(each.at, each.incident) for each in found] == [(200, None), (300, 2), (500, 1)]
    assert [(each.at, each.incident) for each in few] == [(300, 1), (400, 1), (500, 1)]


def test_figures_as_people_say_them() -> None:
    """
    With a space before the sign, and words for small numbers.
    """
    assert (percent(0.384), percent(1)) == ("38 %", "100 %")
    assert (counted(1, "incident"), counted(7, "incident"), counted(2, "was", "were")) == (
        "1 incident",
        "7 incidents",
        "2 were",
    )
    assert [times(n) for n in (1, 2, 3)] == ["once", "twice", "3 times"]


def test_cards_speak_in_words_and_not_in_names_of_the_program() -> None:
    """
    Nobody in the room knows an id.
    """
    told = [words for card in DECK for words in (card.title, card.attitude, card.question, card.seen_when)]

    assert [words for words in told if "_" in words] == []
