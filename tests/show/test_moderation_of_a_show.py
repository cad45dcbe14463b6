"""
Whose words are seen: held first, held, masked, replaced, released; and the clock of the incident never waits for it.
"""

from __future__ import annotations

import pytest
from attrs import evolve

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import room_commands as r
from desk_theatre.scenario.facilitation import ModerationRules
from desk_theatre.show.moderation import MASKED
from runners import SCENARIO, Evening, Step

REPORTED: list[Step] = [c.OpenRound(), 60, c.SubmitIncident("no-sound", "a", "row 4", "the mouse is dead")]


def _seen(evening: Evening) -> tuple[str, str]:
    """
    The words and the name in the story of the first incident of the room, once it is certain that the ticker agrees.
    """
    line = evening.picture.life_line(1, evening.show.at)
    assert line is not None
    told = [each.words for each in evening.picture.board(evening.show.at).ticker if each.live]
    assert bool(line.text) == any(line.text in words and "“" in words for words in told if line.text)
    return line.text, line.by


@pytest.mark.parametrize(
    ("commands", "seen"),
    [
        ([], ("the mouse is dead", "row 4")),
        ([c.HoldText(1)], ("", "")),
        ([r.MaskText(1)], (MASKED, "")),
        ([r.ReplaceText(1, "it is broken", "somebody")], ("it is broken", "somebody")),
        ([r.ReplaceText(1, "it is broken"), c.HoldText(1)], ("", "")),
        ([r.MaskText(1), c.ReleaseText(1)], ("the mouse is dead", "row 4")),
        ([r.ReplaceText(1, "one"), r.ReplaceText(1, "two")], ("two", "")),
    ],
)
def test_the_facilitator_decides_what_is_seen(commands: list[c.Command], seen: tuple[str, str]) -> None:
    """
    The last word counts; live, and in the film of it.
    """
    evening = Evening().live([*REPORTED, *commands])
    film = evening.replay()
    film.seek(0, evening.show.at)

    assert _seen(evening) == seen
    assert film.picture.life_line(1, evening.show.at) == evening.picture.life_line(1, evening.show.at)


@pytest.mark.parametrize("by_scenario", [True, False])
def test_texts_can_be_held_before_they_are_shown(by_scenario: bool) -> None:
    """
    By the scenario, or from any moment on; one that was released stays released.
    """
    scenario = evolve(SCENARIO, moderation=ModerationRules(hold_texts=by_scenario))
    steps: list[Step] = [] if by_scenario else [r.HoldTexts(on=True)]
    evening = Evening(scenario=scenario).live([*steps, *REPORTED])

    before = _seen(evening)
    waiting = [(text.text, text.state) for text in evening.picture.typed(evening.show.at)]
    evening.live([c.ReleaseText(1), c.SubmitIncident("badge", None, "", "second"), r.HoldTexts(on=False)])
    evening.live([c.SubmitIncident("badge", None, "", "third")])

    assert (before, waiting) == (("", ""), [("the mouse is dead", "held")])
    assert [(text.text, text.state) for text in evening.picture.typed(evening.show.at)] == [
        ("second", "held"),
        ("third", "shown"),
        ("the mouse is dead", "shown"),
    ]


def test_a_clock_never_waits_for_the_facilitator() -> None:
    """
    Held, masked or shown: what happens in the organisation is the same to the last event.
    """
    plain = Evening().live([*REPORTED, 600])
    held = Evening().live([r.HoldTexts(on=True), *REPORTED, 300, r.MaskText(1), 300])

    about_words = {"TextHoldingSet", "TextMasked"}
    assert [event for event in held.events if type(event).__name__ not in about_words] == plain.events
    assert [digest.digest for digest in held.digests] == [digest.digest for digest in plain.digests]


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (r.MaskText(99), "Nobody in the room has reported an incident with that code."),
        (r.ReplaceText(2, "x"), "Nobody in the room has reported an incident with that code."),
        (r.HoldTexts(on=False), "Texts are already shown immediately."),
        (r.LeaveMood(1, 6), "A mood is a number from 1 to 5."),
        (r.LeaveMood(99, 5), "Nobody in the room has reported an incident with that code."),
        (r.MeToo(99), "That incident is no longer open. Please report it again."),
    ],
    ids=lambda given: type(given).__name__ if not isinstance(given, str) else "",
)
def test_what_makes_no_sense_is_refused(command: c.Command, reason: str) -> None:
    """
    In plain words.
    """
    refused = Evening().live(REPORTED).give(command).refused

    assert refused is not None
    assert refused.reason == reason
