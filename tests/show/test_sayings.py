"""
What simulated delegates say: one voice after the other, and the same way in every process.
"""

from __future__ import annotations

from attrs import evolve

from desk_theatre.itsm import events as e
from desk_theatre.itsm.priority import Priority
from desk_theatre.itsm.text import curly
from desk_theatre.scenario import library
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.show.picture import Picture

SCENARIO = library.load("rehearsal")
T = SCENARIO.conference.opens
SOUND = SCENARIO.kind("no-sound")


def _heard(scenario: Scenario, *live: bool) -> list[str]:
    """
    What the ticker tells of reports of one kind, each from the room or not.
    """
    picture = Picture(scenario)
    picture.add(e.RoundOpened(T, 1, 1, ()))
    for number, from_room in enumerate(live, 1):
        picture.add(e.IncidentReported(T, number, "no-sound", "B", 1, live=from_room, priority=Priority.P4))
    stories = [picture.life_line(number, T) for number in range(1, len(live) + 1)]
    words = [line.words.split(" · ")[0].strip("“”") for line in reversed(picture.board(T).ticker)]
    assert [story.text or SOUND.title for story in stories if story is not None] == words
    return words


def _with(*voices: str) -> Scenario:
    kinds = tuple(evolve(kind, sayings=voices) if kind.id == SOUND.id else kind for kind in SCENARIO.kinds)
    return evolve(SCENARIO, kinds=kinds)


def test_voices_take_turns() -> None:
    """
    The example first; none follows itself.
    """
    said = _heard(_with("Hush.", "Silence."), *[False] * 5)

    assert said == [SOUND.example, "Hush.", "Silence.", SOUND.example, "Hush."]


def test_an_only_voice_is_heard_once() -> None:
    """
    After that the incident is called by its title.
    """
    assert _heard(_with(), False, False, False) == [SOUND.example, SOUND.title, SOUND.title]


def test_the_room_speaks_for_itself_and_takes_no_turn() -> None:
    """
    An incident from the room has its typed words, or its title.
    """
    assert _heard(_with("Hush."), False, True, False) == [SOUND.example, SOUND.title, "Hush."]


def test_no_voice_of_the_rehearsal_is_heard_more_than_twice_in_a_row_of_eight() -> None:
    """
    As it is shipped.
    """
    said = _heard(SCENARIO, *[False] * 8)

    assert max(said.count(each) for each in said) <= 2


def test_quotes_of_a_keyboard_become_those_of_print() -> None:
    """
    Opening where a word begins, closing and apostrophes elsewhere.
    """
    assert curly("The speaker's lips say 'synergy', \"twice\".") == "The speaker’s lips say ‘synergy’, “twice”."
    assert curly("“Is it mine?” – ‘no’") == "“Is it mine?” – ‘no’"
    assert curly("") == ""
