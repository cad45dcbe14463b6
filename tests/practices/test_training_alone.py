"""
A certificate for everyone, and nobody who practises with them.
"""

from __future__ import annotations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.scenario.people import Commitment
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation.organisation import Carried, Organisation
from profiles import examples
from small_scenarios import CALM, HOUR, OPENS, desk_of, played, practice_sets, scenarios

AS_THEY_ARE = Commitment(
    imposed=0.0, announced=0.0, chosen=0.0, initiative=0.0, imitation=0.0, decay=0.0, step_minutes=5, attention=100.0
)
"""
Nothing moves by itself.
"""
LEVELS = {"recording": (0.5,) * 4, "handover": (0.95,) * 4, "training_alone": (1.0,) * 4}


def _round(*practices: str, commitment: Commitment = AS_THEY_ARE) -> list[e.Event]:
    """
    Three at the desk and a boss, four hours, and hardly anything to do.
    """
    day = desk_of(3, hours=4, per_hour=2.0, chaos=CALM, commitment=commitment)
    organisation = Organisation(day, 1, 1, dict.fromkeys(practices, "chosen"), Carried(LEVELS))
    return organisation.advance(day.conference.closes)


def _levels(events: list[e.Event], practice: str) -> dict[int, tuple[int, ...]]:
    """
    By minute after the opening.
    """
    return {
        (x.at - OPENS) // 60: x.levels for x in events if isinstance(x, e.CommitmentMeasured) and x.practice == practice
    }


def test_a_third_at_a_time_is_away_for_half_an_hour_and_once() -> None:
    """
    Classes begin every 35 minutes; the boss has no time for that.
    """
    events = _round("recording", "training_alone")
    away = [
        (x.by, (x.at - OPENS) // 60, x.seconds) for x in events if isinstance(x, e.WorkStarted) and x.task == "training"
    ]

    assert sorted(away) == [("desk-0", 105, 1800), ("desk-1", 35, 1800), ("desk-2", 70, 1800)]
    assert [x.by for x in events if isinstance(x, e.CertificateEarned)] == ["desk-1", "desk-2", "desk-0"]


def test_what_looks_good_after_the_course_has_faded_ninety_minutes_later() -> None:
    """
    Desk-1 is back after 65 minutes and logs 85 in a hundred instead of 50; after 155 it is 50 again, and an event says so.
    """
    events = _round("recording", "training_alone")
    levels = {minute: found[1] for minute, found in _levels(events, "recording").items()}

    assert (levels[60], levels[70], levels[150], levels[160]) == (500, 850, 850, 500)
    assert [(x.by, (x.at - OPENS) // 60) for x in events if isinstance(x, e.TheoryFaded)] == [
        ("desk-1", 155),
        ("desk-2", 190),
        ("desk-0", 225),
    ]


def test_what_is_a_habit_needs_no_course() -> None:
    """
    The theory of it raises nothing, and nothing is taken away.
    """
    events = _round("handover", "training_alone")

    assert set(_levels(events, "handover").values()) == {(950,) * 4}
    assert [x for x in events if isinstance(x, e.TheoryFaded)] == []


def test_what_people_came_to_by_doing_it_stays() -> None:
    """
    With initiative of their own they end where they would have been without the course, or a little lower, and never at nothing.
    """
    eager = evolve(AS_THEY_ARE, initiative=0.3)
    with_, without = _round("recording", "training_alone", commitment=eager), _round("recording", commitment=eager)
    last, usual = [list(_levels(events, "recording").values())[-1] for events in (with_, without)]

    assert all(500 < level <= other for level, other in zip(last[:3], usual[:3], strict=True))


def test_nobody_becomes_more_skilled() -> None:
    """
    It is on paper only.
    """
    assert [x for x in _round("recording", "training_alone") if isinstance(x, e.SkillLearned)] == []


@examples(20)
@given(scenarios(), st.integers(0, 99), practice_sets())
def test_who_is_certified_was_away_and_forgets_at_most_once(
    scenario: Scenario, seed: int, others: tuple[str, ...]
) -> None:
    """
    Whatever else is active: at most one course a person, half an hour each.
    """
    away: dict[str, int] = {}
    certified: dict[str, None] = {}
    for x in played(scenario, seed, tuple(dict.fromkeys((*others, "training_alone")))):
        if isinstance(x, e.WorkStarted) and x.task == "training":
            assert x.by not in away
            away[x.by] = x.at
            assert x.seconds == HOUR // 2
        elif isinstance(x, e.CertificateEarned):
            assert x.at == away[x.by] + HOUR // 2
            assert x.by not in certified
            certified[x.by] = None
        elif isinstance(x, e.TheoryFaded):
            assert x.by in certified
