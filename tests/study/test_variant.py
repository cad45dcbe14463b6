"""
How a variant is written.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.errors import DeskTheatreError
from desk_theatre.practices.catalogue import catalogue
from desk_theatre.scenario.library import load
from desk_theatre.scenario.scenario import Offer
from desk_theatre.study.variant import Variant, left_out, offered, read, read_all, usual
from small_scenarios import ALL, desk_of

SMALL = desk_of(1, rounds=3)
STARTED = desk_of(1, rounds=3, offer=Offer(("recording", "routing"), ("recording",)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("none=", Variant("none", ((),))),
        (" none = ", Variant("none", ((),))),
        ("all=*", Variant("all", (ALL,))),
        ("tidy=recording, routing", Variant("tidy", (("recording", "routing"),))),
        ("path=r2:recording,routing;r3:handover", Variant("path", (None, ("recording", "routing"), ("handover",)))),
        ("path=R2: recording , routing", Variant("path", (None, ("recording", "routing"), None))),
        ("path=r1:;r3:handover", Variant("path", ((), None, ("handover",)))),
        ("late=r3:*", Variant("late", (None, None, ALL))),
        (
            "rest=r2:recording;r3:*",
            Variant("rest", (None, ("recording",), tuple(p for p in ALL if p != "recording"))),
        ),
    ],
)
def test_variants_say_what_is_in_force_round_by_round(text: str, expected: Variant) -> None:
    """
    One round, or a path through all rounds of the scenario.
    """
    assert expected == read(text, SMALL)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("recording", "cannot read the variant"),
        ("=recording", "cannot read the variant"),
        ("a - b=recording", "cannot read the variant"),
        ("\x1b[31mred=recording", "cannot read the variant"),
        ("x=recordin", "did you mean recording"),
        ("x=recording,,routing", "an id is missing next to a comma in 'recording,,routing'"),
        ("x=routing,", "an id is missing next to a comma"),
        ("x=*,routing", "[*] goes alone in '[*],routing'"),
        ("x=recording,recording", "recording appears twice"),
        ("x=r2:recording;r3:recording", "recording appears twice"),
        ("x=r4:recording", "no round 4; small has 3 rounds"),
        ("x=r0:recording", "no round 0"),
        ("x=r2:recording;r2:routing", "round 2 appears twice"),
        ("x=r3:recording;r2:routing", "put them in order"),
        ("x=r2:recording;routing", "not a step of a path"),
    ],
)
def test_a_variant_that_says_nothing_sound_is_answered_with_a_sentence(text: str, words: str) -> None:
    """
    What was wrong, and what to write instead.
    """
    with pytest.raises(DeskTheatreError, match=words):
        read(text, SMALL)


@given(st.text(max_size=40))
def test_no_text_at_all_ends_in_anything_but_a_variant_or_a_sentence(text: str) -> None:
    """
    Whatever a shell lets through.
    """
    said = ""
    try:
        read(text, SMALL)
    except DeskTheatreError as error:
        said = str(error)

    assert said.isprintable()


def test_two_variants_need_two_names() -> None:
    """
    Or nobody could say which is which.
    """
    with pytest.raises(DeskTheatreError, match="two variants are called 'a'"):
        read_all(["a=", "b=", "a=recording"], SMALL)


def test_what_a_scenario_does_not_offer_cannot_be_chosen() -> None:
    """
    The practice exists, only not here.
    """
    with pytest.raises(DeskTheatreError, match="small does not offer the practice handover; it offers recording, rout"):
        read("x=handover", STARTED)


def test_what_a_scenario_starts_with_is_not_chosen_again_on_a_path() -> None:
    """
    Unless the path says what round 1 begins with.
    """
    with pytest.raises(DeskTheatreError, match="active already"):
        read("x=r2:recording", STARTED)

    assert read("x=r1:;r2:recording", STARTED).rounds == ((), ("recording",), None)


def test_usual_variants_are_no_practice_and_all_that_help() -> None:
    """
    Traps are never played unasked, and it is known what was left out.
    """
    conference = load("conference")
    traps = {name for name, practice in catalogue().items() if practice.identity.group == "trap"}

    none, helpful = usual(conference)

    assert usual(STARTED) == (Variant("none", ((),)), Variant("helpful", (("recording", "routing"),)))
    assert none.practices == ()
    assert traps
    assert set(helpful.practices) == set(offered(conference)) - traps
    assert set(left_out(conference)) == set(catalogue()) - set(helpful.practices)
