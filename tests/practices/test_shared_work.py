"""
Share the work, no heroes.
"""

from __future__ import annotations

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import NOTHING, Duration
from desk_theatre.scenario.organisation import Staff, TeamSpec
from practice_cases import count, day_of, picked_up, work
from small_scenarios import OPENS, desk_of, kind


def test_an_idle_colleague_takes_the_hard_one_and_learns() -> None:
    """
    Hard ones wait for the hero while a colleague who could do them sits idle; shared, the colleague takes the second one
    at once, more slowly, and gets better at it.
    """
    hard = kind(team="av", hard=1.0, diagnosis=NOTHING, repair=Duration(10.0, "fixed"))
    people = (Staff("hero", "Hero", {"sound": 1.0}), Staff("novice", "Novice", {"sound": 0.5}))
    scenario = desk_of(1, kinds=[hard], teams=[TeamSpec("av", "AV", 2, people)])
    reports = [(0, "no-sound"), (60, "no-sound")]

    without, with_ = day_of(scenario, [], *reports), day_of(scenario, ["shared_work"], *reports)

    assert [(x.by, x.at) for x in without if isinstance(x, e.IncidentPickedUp)] == [
        ("hero", OPENS),
        ("hero", OPENS + 600),
    ]
    assert [(x.by, x.at) for x in with_ if isinstance(x, e.IncidentPickedUp)] == [
        ("hero", OPENS),
        ("novice", OPENS + 60),
    ]
    assert work(with_, "repair") == [("repair", 600), ("repair", 1200)]
    assert [(x.by, x.skill, x.level) for x in with_ if isinstance(x, e.SkillLearned)] == [("novice", "sound", 650)]


def test_a_colleague_who_knows_nothing_about_it_leaves_it_for_the_hero() -> None:
    """
    Below the skill that the practice asks for, the hard one waits as without.
    """
    hard = kind(team="av", hard=1.0, diagnosis=NOTHING, repair=Duration(10.0, "fixed"))
    people = (Staff("hero", "Hero", {"sound": 1.0}), Staff("novice", "Novice", {"sound": 0.2}))
    scenario = desk_of(1, kinds=[hard], teams=[TeamSpec("av", "AV", 2, people)])

    events = day_of(scenario, ["shared_work"], (0, "no-sound"), (60, "no-sound"))

    assert [(by, at) for by, _, at in picked_up(events)] == [("hero", 0), ("hero", 600)]
    assert count(events, e.SkillLearned) == 0
