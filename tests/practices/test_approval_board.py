"""
Approve everything, a trap.
"""

from __future__ import annotations

from attrs import evolve

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import NOTHING, Duration
from desk_theatre.measures.scorecard_fold import ScorecardFold
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation.organisation import Organisation
from small_scenarios import CALM, DEVOTED, HOUR, OPENS, desk_of, kind, team

BOARD = "approval_board"
SOUND = kind("sound", "av", diagnosis=NOTHING, repair=Duration(10.0, "fixed"))
DAY = desk_of(1, kinds=[SOUND], teams=[team("av", 2, 2)], commitment=DEVOTED)


def _told(scenario: Scenario, practices: tuple[str, ...], *seconds: int) -> list[e.Event]:
    """
    What happens when a sound incident is reported at these seconds after the opening.
    """
    organisation = Organisation(scenario, 1, 1, dict.fromkeys(practices, "chosen"))
    events = organisation.advance(OPENS)
    for second in seconds:
        events += organisation.advance(OPENS + second)
        events += organisation.submit(scenario.kind("sound"), None)[1]
    return events + organisation.advance(scenario.conference.closes)


def _assigned(events: list[e.Event]) -> list[tuple[int, int, str]]:
    return [(x.at - OPENS, x.incident, x.team) for x in events if isinstance(x, e.IncidentAssigned)]


def test_every_hand_over_waits_until_the_manager_signs_the_pile() -> None:
    """
    Two hand-overs of the first ten minutes lie there until a quarter of an hour after the first; two signatures take two
    minutes of the manager.  Without the board they go at once.
    """
    without, with_ = (_told(DAY, each, 0, 600) for each in ((), (BOARD,)))
    signing = [(x.at - OPENS, x.by, x.seconds) for x in with_ if isinstance(x, e.WorkStarted) and x.task == "approving"]

    assert _assigned(without) == [(0, 1, "av"), (600, 3, "av")]
    assert [(x.at - OPENS, x.incident) for x in with_ if isinstance(x, e.ApprovalAwaited)] == [(0, 1), (600, 3)]
    assert signing == [(900, DAY.organisation.manager.id, 120)]
    assert _assigned(with_) == [(1020, 1, "av"), (1020, 3, "av")]


def test_the_signature_catches_a_wrong_team() -> None:
    """
    That is the figure that gets better: nothing bounces, where every guess would be wrong.
    """
    teams = [team("av", 2, 1), team("network", 2, 1)]
    scenario = evolve(DAY, organisation=desk_of(1, kinds=[SOUND], teams=teams).organisation)
    scenario = evolve(scenario, chaos=evolve(CALM, wrong_team=1.0, bounce=Duration(1.0, "fixed")))

    without, with_ = (_told(scenario, each, 0) for each in ((), (BOARD,)))

    assert [x.team for x in without if isinstance(x, e.IncidentBounced)][:1] == ["network"]
    assert [x for x in with_ if isinstance(x, e.IncidentBounced)] == []


def test_the_clocks_run_while_it_lies_there() -> None:
    """
    The price: a quarter of an hour of waiting counts like any other.
    """
    minutes = []
    for practices in ((), (BOARD,)):
        scorecard_fold = ScorecardFold(DAY)
        scorecard_fold.add_all(_told(DAY, practices, 0))
        minutes.append(scorecard_fold.scorecard(DAY.conference.closes).by_priority["P3"].mean_minutes)

    assert minutes == [10.0, 26.0]


def test_what_is_given_up_or_forgotten_meanwhile_needs_no_signature() -> None:
    """
    A delegate who does not want it any more is not signed for, and takes nothing of the manager's time.
    """
    organisation = Organisation(DAY, 1, 1, {BOARD: "chosen"})
    number, events = organisation.submit(SOUND, None)
    events += organisation.advance(OPENS + 60)
    events += organisation.withdraw(number)
    events += organisation.advance(OPENS + HOUR)

    assert [x for x in events if isinstance(x, (e.IncidentAssigned, e.WorkStarted)) and x.at > OPENS + 60] == []
