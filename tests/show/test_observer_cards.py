"""
Observer cards: each team watches something that the scenario has, and is asked for it first.
"""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.errors import ScenarioUnsound
from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.scenario import library
from desk_theatre.scenario.facilitation import ObserverTask
from desk_theatre.scenario.from_toml import read
from desk_theatre.show.observer_cards import observer_cards, usual_tasks
from moon_base import MOON_TOML
from runners import SCENARIO, Evening
from small_scenarios import SMALL_TOML

OWN = f"""{SMALL_TOML}
[[observers]]
title = "Watch the counter"
question = "Who speaks first?"

[[observers]]
title = "Watch the clock"
question = "When does it begin?"
"""


def test_the_conference_gives_its_four_teams_the_manager_the_main_hall_an_incident_and_the_chasers() -> None:
    """
    By their names.
    """
    scenario = library.load("conference")
    cards = observer_cards(scenario, [""] * scenario.reflection.teams)

    assert scenario.organisation.manager.name in cards[0].title
    assert cards[1].title == "Watch Main Hall"
    assert cards[2].title.startswith("Follow the first “")
    assert cards[3].title == "Count the chasers"
    assert [card.team for card in cards] == [1, 2, 3, 4]


def test_the_room_to_watch_is_the_one_with_the_most_people() -> None:
    """
    Not the first of the file; without sessions no room is watched.
    """
    programme = SCENARIO.conference.programme
    last = SCENARIO.conference.rooms[-1]
    crowd = [evolve(each, attendance=900) if each.room == last.id else evolve(each, attendance=1) for each in programme]
    full = evolve(SCENARIO, conference=evolve(SCENARIO.conference, programme=tuple(crowd)))
    empty = evolve(SCENARIO, conference=evolve(SCENARIO.conference, programme=()))

    assert usual_tasks(full)[1].title == f"Watch {last.name}"
    rooms = {f"Watch {room.name}" for room in SCENARIO.conference.rooms}
    assert rooms.isdisjoint(task.title for task in usual_tasks(empty))


def test_a_scenario_with_its_own_cards_shows_these_and_begins_again_with_the_first() -> None:
    """
    In the order of the file.
    """
    cards = observer_cards(read(OWN, "own"), ["", "The Otters", ""])
    assert [(card.name, card.title) for card in cards] == [
        ("", "Watch the counter"),
        ("The Otters", "Watch the clock"),
        ("", "Watch the counter"),
    ]


@pytest.mark.parametrize(
    ("table", "place"),
    [
        ('title = "Watch"', "observers[0].question"),
        ('title = ""\nquestion = "Who?"', "observers[0].title"),
        ('title = "Watch"\nquestion = "Who?"\nteam = 3', "observers[0].team"),
    ],
)
def test_a_card_that_is_not_whole_is_named(table: str, place: str) -> None:
    """
    By its place in the file.
    """
    with pytest.raises(ScenarioUnsound) as told:
        read(f"{SMALL_TOML}\n[[observers]]\n{table}\n", "own")
    assert place in str(told.value)


def test_the_questions_use_the_nouns_of_the_scenario() -> None:
    """
    Nobody looks for delegates on a moon base.
    """
    moon = read(MOON_TOML, "moon")
    tasks = usual_tasks(moon)
    words = " ".join(f"{task.title} {task.question}" for task in tasks)
    assert moon.words.delegate.many in words
    assert "delegates" not in words
    assert "{" not in words


@given(st.integers(1, 12))
def test_every_team_has_a_card_however_many_there_are(teams: int) -> None:
    """
    The briefing follows the number of teams, and their names.
    """
    evening = Evening().live([s.SetTeams(teams), s.NameTeam(1, "The Otters"), s.NextScene()])
    cards = evening.picture.briefing().observers
    assert [card.team for card in cards] == list(range(1, teams + 1))
    assert cards[0].name == "The Otters"
    assert all(card.title and card.question for card in cards)
    evening.live([c.OpenRound(), 60, c.EndRound(), s.NextScene()])
    assert evening.picture.briefing().observers == cards


def test_a_team_name_that_is_held_is_on_no_card() -> None:
    """
    As everywhere on the stage.
    """
    evening = Evening(scenario=evolve(SCENARIO, moderation=evolve(SCENARIO.moderation, hold_texts=True)))
    evening.give(s.NameTeam(1, "The Otters"))
    names = [card.name for card in evening.picture.briefing().observers]
    assert names[0] == evening.picture.moderation.said(evening.inputs[-1].number)


def test_tasks_are_short_enough_to_be_read_aloud() -> None:
    """
    At most twelve words a sentence, also with the names of a scenario.
    """
    for scenario in (library.load("conference"), library.load("rehearsal")):
        for task in usual_tasks(scenario):
            assert isinstance(task, ObserverTask)
            assert len(task.title.split()) <= 12
            assert len(task.question.split()) <= 12
