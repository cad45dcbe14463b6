"""
What comes with the program: a whole day, a rehearsal, and for benchmarks a model with a theory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs
import pytest
from scenario_files import THEORY

from desk_theatre.itsm.kind import Duration
from desk_theatre.practices.catalogue import catalogue
from desk_theatre.scenario import library
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.scenario.vocabulary import CONFERENCE
from desk_theatre.scenario.voices import about
from desk_theatre.simulation.demand import sources
from moon_base import foreign

TRADES = ("hospital", "town-hall", "release-day")
"""
The shipped scenarios that are no conference.
"""


def _expected(scenario: Scenario) -> float:
    """
    Incidents that come in a round on average, by the sources that the simulation uses.
    """
    return sum((source.ends - source.starts) * source.per_second for source in sources(scenario))


def test_a_conference_day_brings_more_than_one_incident_for_each_delegate() -> None:
    """
    Enough that a desk without a way of working drowns.
    """
    scenario = library.load("conference")

    assert 1.2 <= _expected(scenario) / scenario.conference.delegates <= 1.5
    assert (
        len(scenario.conference.rooms),
        len(scenario.organisation.teams),
        scenario.plan.rounds,
        scenario.plan.minutes,
    ) == (8, 5, 4, 12.0)
    assert 38 <= len(scenario.conference.programme) <= 44


def test_a_rehearsal_takes_ten_minutes_and_brings_about_40_incidents() -> None:
    """
    Two rounds of five minutes.
    """
    scenario = library.load("rehearsal")

    assert 35 <= _expected(scenario) <= 45
    assert scenario.plan.rounds * scenario.plan.minutes == 10


@pytest.mark.parametrize("name", library.names())
def test_a_scenario_is_called_like_its_file(name: str) -> None:
    """
    What is listed can be typed.
    """
    assert name == library.load(name).id


@pytest.mark.parametrize("name", library.names())
def test_every_kind_speaks_in_a_delegates_words(name: str) -> None:
    """
    The ticker shows what people would say, each kind in its own words, short enough for one line.
    """
    examples = [voice for kind in library.load(name).kinds for voice in kind.words]

    assert len(examples) == len(set(examples))
    assert [example for example in examples if not 15 <= len(example) <= 100] == []


@pytest.mark.parametrize("name", TRADES)
def test_a_trade_has_several_sayings_for_each_kind_and_voices_of_its_own(name: str) -> None:
    """
    Whoever works there hears colleagues, and each only once.
    """
    scenario = library.load(name)
    sayings = [saying for kind in scenario.kinds for saying in kind.words]
    voices = scenario.voices

    assert [kind.id for kind in scenario.kinds if len(kind.words) < 4] == []
    assert [saying for saying in sayings if not 15 <= len(saying) <= 100] == []
    assert len(sayings) == len(set(sayings))
    assert min(len(voices.names), len(voices.remarks), len(voices.session_remarks)) >= 5


@pytest.mark.parametrize("name", TRADES)
def test_a_trade_has_nouns_of_its_own_and_nothing_that_only_a_conference_has(name: str) -> None:
    """
    All seven nouns, and in no text of the file one of a conference; a text that names a mark keeps it for its session.
    """
    scenario = library.load(name)
    nouns = attrs.asdict(scenario.words)
    texts = [*_texts(attrs.asdict(scenario)), *(about(each, "", "") for each in scenario.voices.session_remarks)]

    assert [noun for noun, usual in attrs.asdict(CONFERENCE).items() if nouns[noun] == usual] == []
    assert [text for text in texts if text not in scenario.voices.session_remarks and foreign(text)] == []


def _texts(found: object) -> Iterator[str]:
    """
    Every text of a scenario that people read: ids have no spaces and no capitals.
    """
    if isinstance(found, dict):
        for each in found.values():
            yield from _texts(each)
    elif isinstance(found, list | tuple):
        for each in found:
            yield from _texts(each)
    elif isinstance(found, str) and not re.fullmatch(r"[a-z0-9_-]*", found):
        yield found


@pytest.mark.parametrize("name", TRADES)
def test_a_trade_fits_the_same_shows_as_the_conference(name: str) -> None:
    """
    In 45, 75 and 120 minutes, with as many rounds of the same length and the same ways of working.
    """
    scenario, conference = library.load(name), library.load("conference")

    assert [scenario.timing(minutes) for minutes in (45, 75, 120)] == [
        conference.timing(minutes) for minutes in (45, 75, 120)
    ]
    assert (scenario.plan, set(scenario.offer.practices)) == (conference.plan, set(conference.offer.practices))
    assert 230 <= _expected(scenario) <= 350


@pytest.mark.parametrize("name", library.names())
def test_a_team_has_a_short_name_and_sessions_no_empty_speaker(name: str) -> None:
    """
    The floor at 80 columns has no place for long ones.
    """
    scenario = library.load(name)

    assert [team.name for team in scenario.organisation.teams if len(team.name) > 24] == []
    assert [session.id for session in scenario.conference.programme if not session.speaker] == []


@pytest.mark.parametrize("name", library.names())
def test_every_skill_that_is_hard_has_one_hero(name: str) -> None:
    """
    Where hard ones wait for the most skilled, it is clear who that is.
    """
    scenario = library.load(name)
    tied = []
    for kind in scenario.kinds:
        team = next(team for team in scenario.organisation.teams if team.id == kind.team)
        levels = sorted((person.skills.get(kind.skill, 0.0) for person in team.staff), reverse=True)
        if kind.hard and levels[0] == levels[1]:
            tied.append(kind.id)

    assert tied == []


@pytest.mark.parametrize("name", library.names())
def test_every_practice_is_on_offer_and_none_is_on(name: str) -> None:
    """
    The first round is played without any way of working.
    """
    offer = library.load(name).offer

    assert (set(offer.practices) <= set(catalogue()), offer.start_with) == (True, ())
    assert len(offer.practices) >= 8


@pytest.mark.parametrize("name", library.names())
def test_what_the_desk_may_solve_somebody_there_knows(name: str) -> None:
    """
    A kind that can be solved at first contact needs a skill at the desk.
    """
    scenario = library.load(name)
    skills = {skill for person in scenario.organisation.desk.staff for skill in person.skills}

    assert [kind.id for kind in scenario.kinds if kind.first_contact and kind.skill not in skills] == []


def test_the_theory_model_has_no_overheads() -> None:
    """
    30 % go to the second line, 3 % on to the supplier, and nothing but the work costs time.
    """
    scenario = library.load(str(THEORY))
    total = sum(kind.weight for kind in scenario.kinds)
    second = [kind for kind in scenario.kinds if kind.team != "desk"]
    chaos = scenario.chaos
    figures = [getattr(chaos, field.name) for field in type(chaos).__attrs_attrs__]

    assert sum(kind.weight for kind in second) / total == pytest.approx(0.3)
    assert sum(kind.weight * kind.supplier for kind in second) / total == pytest.approx(0.03)
    assert {kind.repair.shape for kind in scenario.kinds} == {"exponential"}
    assert {figure.minutes for figure in figures if isinstance(figure, Duration)} == {0.0}
    assert (chaos.forgets, chaos.wrong_team, chaos.missing, chaos.absent, chaos.not_mended) == (0, 0, 0, 0, 0)
    assert (chaos.slower, chaos.errs, chaos.unskilled) == (0, 0, 0)
    assert chaos.manager_every * 60 > scenario.conference.closes
