"""
What a card advises: nothing that is in place already, and of that what is missing; and which cards come first.
"""

from __future__ import annotations

from attrs import evolve
from boards import PRACTICES

from desk_theatre.scenario import library
from desk_theatre.show.deck.deck import card as find
from desk_theatre.show.evidence import MOST_TELLING, InPlace, Material, SeenCard, evidence
from desk_theatre.show.picture import Picture
from desk_theatre.simulation.organisation import Organisation
from desk_theatre.stage.drawing.row import read
from desk_theatre.stage.pages.reflection import card_story
from desk_theatre.stage.screens.session.reflection_lists import card_list
from desk_theatre.stage.widgets.picker import PickerEntry

SCENARIO = library.load("rehearsal")


def _material(*practices: str) -> Material:
    organisation = Organisation(SCENARIO, 1, 1, dict.fromkeys(practices, "announced"))
    return evidence(SCENARIO, organisation.advance(SCENARIO.conference.closes))


def test_a_practice_that_was_in_place_is_not_advised() -> None:
    """
    Of each card that was seen: the practices against it are in place or would help, and none is both.
    """
    chaos, agreed = _material(), _material("prioritisation", "status_updates")

    assert all(each.in_place == () and each.would_help == each.card.practices for each in chaos.seen)
    news = next(each for each in agreed.seen if each.card.id == "not-our-session")
    assert [each.practice for each in news.in_place] == ["prioritisation"]
    assert 0 < news.in_place[0].followed <= 1
    assert "prioritisation" not in news.would_help
    for each in agreed.seen:
        had = [one.practice for one in each.in_place]
        assert sorted([*had, *each.would_help]) == sorted(each.card.practices)
        assert set(had) <= {"prioritisation", "status_updates"}


def test_of_a_practice_in_place_the_card_says_what_is_missing() -> None:
    """
    How far people follow it, and what it builds on.
    """
    picture = Picture(SCENARIO)
    picture.practices = {"status_updates": "chosen"}
    cards = {card.id: card for card in picture.board(SCENARIO.conference.opens).practices}
    in_place = (InPlace("status_updates", 0.42, ("recording",)),)
    seen = SeenCard(find("no-complaints"), 0.8, "Words.", (), in_place)

    told = " ".join(read(card_story(seen.card, seen, cards, [], 60)).split())

    help_, had = told.split("In place, and not enough")
    assert "What would help ○ Record every incident ○ Make performance visible" in help_
    assert "Keep the delegate informed" not in help_
    assert "● Keep the delegate informed · commitment 42 %" in had
    assert "▲ builds on: Record every incident (not yet)" in had


def test_a_card_that_was_not_seen_advises_only_what_is_off() -> None:
    """
    By what is on now.
    """
    card = find("loudest")
    off = {name: evolve(PRACTICES[0], id=name, name=name, on=False) for name in card.practices}
    on = {**off, "prioritisation": evolve(off["prioritisation"], on=True)}

    assert "○ prioritisation" in read(card_story(card, None, off, [], 60))
    assert "prioritisation" not in read(card_story(card, None, on, [], 60)).split("What would help")[1]


def test_the_most_telling_cards_come_first_and_the_others_are_counted() -> None:
    """
    The list begins with the strongest evidence; a second title says how many more there are.
    """
    material = _material()
    more = len(material.seen) - MOST_TELLING
    assert more > 1
    strengths = [each.strength for each in material.seen]
    assert strengths == sorted(strengths, reverse=True)

    titles = [_words(each) for each in card_list(material, {}) if not each.id]
    assert titles[0].startswith(f"Round 1: most telling {MOST_TELLING} of {len(material.seen)} ")
    assert titles[1].startswith(f"{more} more cards seen ")
    few = card_list(evolve(material, seen=material.seen[:2]), {})
    assert [_words(each).split(" ─")[0] for each in few if not each.id] == ["Seen in round 1", "The rest of the deck"]


def _words(entry: PickerEntry) -> str:
    return read([entry.draw(60)])
