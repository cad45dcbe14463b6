"""
Customers help set priorities.
"""

from __future__ import annotations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.itsm.clocks import clocks
from desk_theatre.itsm.commands import How
from desk_theatre.itsm.kind import NOTHING, Duration
from desk_theatre.itsm.priority import Level, Priority
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation.organisation import Carried, Organisation
from profiles import examples
from small_scenarios import ALL, DEAF, DEVOTED, HOUR, OPENS, desk_of, kind, practice_sets, scenarios, team

TEN_MINUTES = Duration(10.0, "fixed")
AGREED = Carried(introduced=("customer_priorities",))
BOTH: dict[str, How] = {"prioritisation": "chosen", "customer_priorities": "chosen"}


def _day(servers: int = 2) -> Scenario:
    """
    A laptop is worth much to the conference and little to a technician; a thermometer is the other way round.
    """
    laptop = kind("laptop", "av", impact=Level.HIGH, technical_impact=Level.LOW, diagnosis=NOTHING, repair=TEN_MINUTES)
    climate = kind(
        "climate", "av", impact=Level.LOW, technical_impact=Level.HIGH, diagnosis=NOTHING, repair=TEN_MINUTES
    )
    return desk_of(servers, kinds=[laptop, climate], teams=[team("av", 2, 1)])


def _told(
    scenario: Scenario, practices: dict[str, How], carried: Carried | None, *reports: tuple[int, str]
) -> list[e.Event]:
    organisation = Organisation(scenario, 1, 1, practices, carried)
    events = organisation.advance(OPENS)
    for second, name in reports:
        events += organisation.advance(OPENS + second)
        events += organisation.submit(scenario.kind(name), None)[1]
    return events + organisation.advance(scenario.conference.closes)


def test_what_matters_to_the_conference_comes_first() -> None:
    """
    Judged from the technical side, what is cold is repaired before the speaker can show anything; with the table of the
    organisers it is the other way round.
    """
    reports = [(0, "climate"), (60, "laptop"), (120, "climate")]

    without, with_ = (_told(_day(), each, AGREED, *reports) for each in ({"prioritisation": "chosen"}, BOTH))  # type: ignore[arg-type]

    assert [x.incident for x in without if isinstance(x, e.IncidentPickedUp)] == [1, 5, 3]
    assert [x.incident for x in with_ if isinstance(x, e.IncidentPickedUp)] == [1, 3, 5]
    judged = {x.incident: (x.impact, x.agreed, x.binds) for x in without if isinstance(x, e.IncidentAssessed)}
    assert judged[3] == (Level.LOW, False, False)
    judged = {x.incident: (x.impact, x.agreed, x.binds) for x in with_ if isinstance(x, e.IncidentAssessed)}
    assert judged[3] == (Level.HIGH, True, True)


def test_the_promise_to_the_delegate_is_what_the_business_says() -> None:
    """
    That a technician thinks little of it gives nobody more time: the clocks keep the target of the business, and news comes
    within the time of that.
    """
    scenario = _day()
    practices: dict[str, How] = {"prioritisation": "chosen"}

    events = _told(scenario, practices, None, (0, "laptop"))

    assessed = next(x for x in events if isinstance(x, e.IncidentAssessed))
    assert (assessed.priority, assessed.binds) == (Priority.P4, False)
    history = [x for x in events if getattr(x, "incident", None) == 1]
    _, resolution, _ = clocks(history, scenario.agreement, scenario.conference.closes)
    assert resolution.target == scenario.agreement.target(Priority.P2).seconds("resolution")


def test_half_an_hour_once_and_then_it_counts() -> None:
    """
    In the first quiet moment a person of the desk sits down with the organisers; what is judged until that is over is judged
    from the technical side, and in the next round nobody has to sit down again.
    """
    scenario = _day()
    first = Organisation(scenario, 1, 1, BOTH)
    events = first.advance(OPENS + 600)
    events += first.submit(scenario.kind("laptop"), None)[1]
    events += first.advance(OPENS + 3600)
    events += first.submit(scenario.kind("laptop"), None)[1]
    events += first.advance(scenario.conference.closes)
    second = Organisation(scenario, 1, 2, BOTH, first.carried())
    again = second.advance(OPENS)
    again += second.submit(scenario.kind("laptop"), None)[1]
    again += second.advance(scenario.conference.closes)

    sat_down = [
        (x.at - OPENS, x.by, x.seconds) for x in events if isinstance(x, e.WorkStarted) and x.task == "agreeing"
    ]
    assert sat_down == [(300, "desk-0", 1800)]
    settled = [x for x in events if isinstance(x, e.PracticeIntroduced)]
    assert settled == [e.PracticeIntroduced(OPENS + 2100, "customer_priorities", "desk-0")]
    assert [x.agreed for x in events if isinstance(x, e.IncidentAssessed)] == [False, True]
    assert [x.agreed for x in again if isinstance(x, e.IncidentAssessed)] == [True]
    assert [x for x in again if isinstance(x, e.WorkStarted) and x.task == "agreeing"] == []


def test_a_desk_that_is_never_quiet_does_it_within_the_hour() -> None:
    """
    Two people with a delegate at the counter all the time: after an hour one of them sits down all the same.
    """
    work = kind(diagnosis=NOTHING, repair=Duration(55.0, "fixed"))
    scenario = desk_of(2, kinds=[work])

    events = _told(scenario, BOTH, None, *[(minute * 60, "no-sound") for minute in range(20)])

    started = [x.at - OPENS for x in events if isinstance(x, e.WorkStarted) and x.task == "agreeing"]
    # Two pieces of work each of fifty-five minutes have been done by then; the third is finished first.
    assert [HOUR + 300 <= at <= 2 * HOUR for at in started] == [True]


def test_who_is_not_committed_does_not_sit_down() -> None:
    """
    Announced and done by nobody, nothing is settled, and nothing changes.
    """
    scenario = evolve(_day(), commitment=DEAF)

    with_, without = (_told(scenario, each, None, (0, "laptop")) for each in (BOTH, {}))

    announced = (e.RoundOpened, e.CommitmentMeasured, e.ChangesPiledUp, e.TeamTooBusyToLearn)
    assert [x for x in with_ if not isinstance(x, announced)] == [x for x in without if not isinstance(x, announced)]


@examples(20)
@given(scenarios(), st.integers(0, 99), practice_sets())
def test_when_everybody_does_it_every_judgement_is_that_of_the_business(
    scenario: Scenario, seed: int, others: tuple[str, ...]
) -> None:
    """
    Once it is settled, everyone who assesses by the agreed rules uses the table of the organisers, and every judgement binds.
    """
    devoted = evolve(scenario, commitment=DEVOTED)
    practices: dict[str, How] = {p: "chosen" for p in ALL if p in ("customer_priorities", *others)}

    events = Organisation(devoted, seed, 1, practices, AGREED).advance(scenario.conference.closes)

    kinds = {x.incident: scenario.kind(x.kind) for x in events if isinstance(x, e.IncidentReported)}
    judged = [x for x in events if isinstance(x, e.IncidentAssessed) and not x.guess]
    assert [x for x in judged if x.impact is not kinds[x.incident].impact or not x.binds] == []
    assert [x for x in events if isinstance(x, e.WorkStarted) and x.task == "agreeing"] == []
