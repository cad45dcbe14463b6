"""
A short stand-up before each changeover.
"""

from __future__ import annotations

from itertools import pairwise

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import NOTHING, Duration
from desk_theatre.practices.answers import Gathering
from desk_theatre.scenario.conference import Session
from desk_theatre.scenario.organisation import Staff, TeamSpec
from desk_theatre.scenario.people import DefaultBehaviour, Patience
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation.organisation import Carried, Organisation
from desk_theatre.simulation.person import Person
from desk_theatre.simulation.scheduled import changeovers
from profiles import examples
from small_scenarios import ALL, CALM, DEVOTED, HOUR, OPENS, desk_of, kind, practice_sets, scenarios, team

MINUTE = 60
TALKS = [
    Session("one", "One", "a", OPENS + 30 * MINUTE, OPENS + HOUR, 30),
    Session("two", "Two", "a", OPENS + 80 * MINUTE, OPENS + 100 * MINUTE, 30),
]
STAND_UP = OPENS + 50 * MINUTE
AFTER = STAND_UP + 5 * MINUTE
LONG = kind("long", "av", diagnosis=NOTHING, repair=Duration(120.0, "fixed"))
SHORT = kind("short", "av", diagnosis=NOTHING, repair=Duration(1.0, "fixed"))


def _told(scenario: Scenario, practices: tuple[str, ...], *reports: tuple[int, str]) -> list[e.Event]:
    """
    What happens when incidents are reported at some minutes, each `(minute, kind)`.
    """
    organisation = Organisation(scenario, 1, 1, dict.fromkeys(practices, "chosen"))
    events = organisation.advance(OPENS)
    for minute, name in reports:
        events += organisation.advance(OPENS + MINUTE * minute)
        events += organisation.submit(scenario.kind(name), None)[1]
    return events + organisation.advance(scenario.conference.closes)


def _stood(events: list[e.Event]) -> list[tuple[str, int, int]]:
    return [(x.by, x.at - OPENS, x.seconds) for x in events if isinstance(x, e.WorkStarted) and x.task == "stand-up"]


def test_everybody_who_can_be_spared_takes_five_minutes_before_the_rooms_empty() -> None:
    """
    Ten minutes before the end of a session after which another one begins; the manager, too; and nobody without it.
    """
    scenario = desk_of(1, teams=[team("av", 2, 2)], sessions=TALKS)

    everybody = ("av-0", "av-1", "boss", "desk-0")
    assert sorted(_stood(_told(scenario, ("checkpoint",)))) == [(who, 50 * MINUTE, 300) for who in everybody]
    assert _stood(_told(scenario, ())) == []


def test_while_somebody_waits_one_of_a_team_is_enough() -> None:
    """
    Of two who are busy while more waits, the first comes, when the repair in hand is done; the other goes on.  Where that
    takes longer than the stand-up, nobody comes.
    """
    tens = kind("tens", "av", diagnosis=NOTHING, repair=Duration(11.0, "fixed"))
    longs = evolve(tens, repair=Duration(14.0, "fixed"))
    scenario = desk_of(1, kinds=[tens], teams=[team("av", 2, 2)], sessions=TALKS, hours=1)

    def stood(day: Scenario) -> list[tuple[str, int, int]]:
        events = _told(day, ("checkpoint",), *[(0, "tens")] * 30)
        return [each for each in _stood(events) if each[0].startswith("av")]

    assert stood(scenario) == [("av-0", 55 * MINUTE, 300)]
    assert stood(evolve(scenario, kinds=(longs,))) == []


def _forgetful(chaos: DefaultBehaviour = CALM) -> Scenario:
    """
    A head that holds one, and loses the first of two for sure; nobody comes back to ask.
    """
    short_memory = evolve(chaos, head=1, forgets=1.0)
    parameters = {"checkpoint": {"recalls": 1.0}}
    return desk_of(
        1, kinds=[LONG, SHORT], teams=[team("av", 2, 1)], sessions=TALKS, chaos=short_memory, parameters=parameters
    )


REPORTS = ((0, "short"), (0, "short"), (0, "short"))
BUSY = kind("short", "av", diagnosis=NOTHING, repair=Duration(10.0, "fixed"))


def test_what_was_forgotten_comes_back_to_mind() -> None:
    """
    Of three, one is pushed out of the head by another; at the end of the stand-up it is remembered and taken up by those
    whose it is, without the delegate.
    """
    scenario = evolve(_forgetful(), kinds=(BUSY,))

    without, with_ = _told(scenario, (), *REPORTS), _told(scenario, ("checkpoint",), *REPORTS)

    lost = [x.incident for x in without if isinstance(x, e.IncidentLost)]
    assert [x for x in without if isinstance(x, e.IncidentPickedUp) and x.incident in lost] == []
    remembered = [(x.at, x.incident, x.by) for x in with_ if isinstance(x, e.IncidentRemembered)]
    assert remembered == [(AFTER, lost[0], "av-0")]
    assert [(x.at, x.team) for x in with_ if isinstance(x, e.IncidentAssigned) and x.incident == lost[0]][-1:] == [
        (AFTER, "av")
    ]
    assert lost[0] in [x.incident for x in with_ if isinstance(x, e.IncidentResolved)]


def test_what_nobody_can_recall_stays_lost() -> None:
    """
    With no memory at all the five minutes find nothing.
    """
    scenario = evolve(_forgetful(), kinds=(BUSY,))
    blank = evolve(scenario, offer=evolve(scenario.offer, parameters={"checkpoint": {"recalls": 0.0}}))

    assert [x for x in _told(blank, ("checkpoint",), *REPORTS) if isinstance(x, e.IncidentRemembered)] == []


def test_what_lies_in_the_wrong_line_goes_where_it_belongs() -> None:
    """
    A team would need three minutes to find out that something is not theirs; at the stand-up it goes on at once.
    """
    lost = evolve(CALM, wrong_team=1.0, bounce=Duration(3.0, "fixed"))
    chore, badge = kind("chore", "av", diagnosis=NOTHING, repair=Duration(53.0, "fixed")), kind("badge", "reg")
    teams = [team("av", 2, 1), team("reg", 2, 1)]
    organisation = Organisation(
        desk_of(1, kinds=[chore, badge], teams=teams, sessions=TALKS), 1, 1, {"checkpoint": "chosen"}
    )
    organisation.submit(chore, None)
    organisation.advance(OPENS + 49 * MINUTE)
    organisation.floor.chaos = organisation.floor.defaults.chaos = lost
    events = organisation.submit(badge, None)[1] + organisation.advance(OPENS + 2 * HOUR)

    assert [(x.at - OPENS, x.by, x.team) for x in events if isinstance(x, e.IncidentAssigned)] == [
        (49 * MINUTE, "desk-0", "av"),
        ((53 + 5) * MINUTE, "av-0", "reg"),
    ]
    assert [x for x in events if isinstance(x, e.IncidentBounced)] == []


def test_what_waits_for_one_person_is_shared() -> None:
    """
    While the hero is busy for two hours, the colleague who could do it takes the next hard one after the stand-up; where
    nobody else could, it goes on waiting.
    """
    hard = evolve(LONG, hard=1.0)

    def freed(skill: float) -> list[tuple[int, str]]:
        people = (Staff("hero", "Hero", {"sound": 1.0}), Staff("novice", "Novice", {"sound": skill}))
        scenario = desk_of(1, kinds=[hard], teams=[TeamSpec("av", "AV", 2, people)], sessions=TALKS, hours=1.9)
        events = _told(scenario, ("checkpoint",), (0, "long"), (1, "long"))
        return [(x.at, x.by) for x in events if isinstance(x, e.IncidentPickedUp) and x.incident == 3]

    assert freed(0.5) == [(AFTER, "novice")]
    assert freed(0.4) == []


def test_the_boss_gives_back_what_is_a_matter_of_the_boss() -> None:
    """
    What the manager has sat on since the morning is in the line again after five minutes.
    """
    boss = evolve(CALM, manager_every=30.0, manager_keeps=Duration(300.0, "fixed"))
    restless = Patience(Duration(5.0, "fixed"), Duration(60.0, "fixed"), chases=1, withdraws=0.0)
    scenario = desk_of(
        1, kinds=[LONG], teams=[team("av", 2, 1)], sessions=TALKS, chaos=boss, patience=restless, hours=2
    )

    events = _told(scenario, ("checkpoint",), (0, "long"), (1, "long"))

    assert [x.at for x in events if isinstance(x, e.IncidentBlocked)][:1] == [OPENS + 30 * MINUTE]
    assert [(x.at, x.by) for x in events if isinstance(x, e.IncidentUnblocked)][:1] == [(AFTER, "boss")]


def test_seeing_each_other_helps_to_go_on() -> None:
    """
    What was agreed fades less after it.
    """
    fading = evolve(DEVOTED, chosen=0.5, decay=0.3, attention=99.0)
    scenario = evolve(desk_of(2, sessions=TALKS), commitment=fading)

    def level(*practices: str) -> int:
        used_to = Carried(commitment={"checkpoint": (1.0, 1.0, 1.0)})
        organisation = Organisation(scenario, 1, 1, dict.fromkeys(("recording", *practices), "chosen"), used_to)
        events = organisation.advance(scenario.conference.closes)
        return [x for x in events if isinstance(x, e.CommitmentMeasured) and x.practice == "recording"][-1].levels[0]

    assert level("checkpoint") > level() + 30


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 60)), max_size=12))
def test_changeovers_are_when_rooms_empty_and_others_fill(times: list[tuple[int, int]]) -> None:
    """
    Each is the end of a session after which another one begins; no two are within a quarter of an hour; and every such end
    has one not more than a quarter of an hour before it.
    """
    sessions = [
        Session(f"s{i}", "S", "a", OPENS + MINUTE * start, OPENS + MINUTE * (start + length), 10)
        for i, (start, length) in enumerate(times)
    ]
    found = changeovers(desk_of(1, sessions=sessions, hours=10).conference)

    last = max((session.starts for session in sessions), default=0)
    ends = {session.ends for session in sessions if session.ends <= last}
    assert set(found) <= ends
    assert all(later - earlier > 900 for earlier, later in pairwise(found))
    assert all(any(0 <= each - one <= 900 for one in found) for each in ends)


@examples(20)
@given(scenarios(), st.integers(0, 99), practice_sets())
def test_after_it_nothing_lies_in_a_wrong_line(scenario: Scenario, seed: int, others: tuple[str, ...]) -> None:
    """
    Done by everybody: at the second at which a stand-up ends for a team, all that waits in its line is its own, and may be
    taken by more than one, if more than one is able.
    """
    devoted = evolve(scenario, commitment=DEVOTED)
    practices = [p for p in ALL if p == "checkpoint" or p in others]
    organisation = Organisation(devoted, seed, 1, dict.fromkeys(practices, "chosen"))
    looked = organisation.scheduled.stand_up._joined
    found: list[str] = []

    def joined(answer: Gathering, count: int, person: Person) -> None:
        looked(answer, count, person)
        if person.team is not None:
            team_ = organisation.floor.teams[person.team]
            found.extend(f"incident {i.number}" for i in team_.backlog.waiting() if i.owner != team_.id)
            alone = [i for i in team_.backlog.hard_ones() if len(team_.people) > 1]
            skills = {i.kind.skill for i in alone}
            found.extend(s for s in skills if sum(team_.able(p, s) for p in team_.people) > 1)

    organisation.scheduled.stand_up._joined = joined  # type: ignore[method-assign]
    organisation.advance(OPENS + HOUR)

    assert found == []
