"""
Decisions: which practices are asked, in which order, and whether this person does it.
"""

from __future__ import annotations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm.priority import Level, Priority
from desk_theatre.practices.catalogue import PRACTICES
from desk_theatre.practices.practice import Practice
from desk_theatre.scenario.people import Commitment
from desk_theatre.scenario.scenario import Offer
from desk_theatre.simulation.decisions import POINTS, Point
from desk_theatre.simulation.incident import Incident, nature_of
from desk_theatre.simulation.organisation import Organisation
from small_scenarios import DEAF, DEVOTED, OPENS, desk_of, kind, team

NO_HOOKS = {"money_per_hour", "ahead", "every", "pressing_from"}


def _organisation(*practices: str, commitment: Commitment = DEVOTED, offer: Offer | None = None) -> Organisation:
    scenario = desk_of(2, kinds=[kind(team="av")], teams=[team("av", 2, 2)], commitment=commitment, offer=offer)
    return Organisation(scenario, 1, 1, dict.fromkeys(practices, "chosen"))


def _incident(organisation: Organisation, number: int = 1) -> Incident:
    asked = organisation.scenario.kinds[0]
    nature = nature_of(number, asked, organisation.scenario, organisation.draws)
    return Incident(number, asked, None, 1, False, OPENS, Priority.P3, nature)


def test_every_hook_of_a_practice_is_a_decision_point() -> None:
    """
    A hook that nobody asks would be dead; a point without a hook could not be answered.
    """
    hooks = {name for name, member in vars(Practice).items() if callable(member) and not name.startswith("_")}
    points = {name for name, member in vars(_organisation().decisions).items() if isinstance(member, Point)}

    assert hooks - NO_HOOKS == set(POINTS) == points


def test_nothing_is_in_force_then_nobody_has_anything_to_say() -> None:
    """
    What happens then is the default of the organisation.
    """
    organisation = _organisation()
    decisions, agent = organisation.decisions, organisation.floor.people["desk-0"]

    assert not decisions.assign.asked
    assert decisions.assign(agent, _incident(organisation)) is None
    assert decisions.order(agent) is None


def test_a_practice_in_force_answers_where_it_has_something_to_say_and_nowhere_else() -> None:
    """
    Routing knows the team, and nothing of writing things down.
    """
    organisation = _organisation("routing")
    decisions, agent = organisation.decisions, organisation.floor.people["desk-0"]
    incident = _incident(organisation)
    assignment = decisions.assign(agent, incident)

    assert assignment is not None
    assert assignment.team == "av"
    assert decisions.take_contact(agent, incident) is None


def test_several_answer_then_the_first_of_the_catalogue_counts() -> None:
    """
    Both rank work; whichever of the two was switched on first makes no difference.
    """
    orders = []
    for practices in (("prioritisation", "agreed_targets"), ("agreed_targets", "prioritisation")):
        organisation = _organisation(*practices)
        orders.append(organisation.decisions.order(organisation.floor.people["desk-0"]))
        assert organisation.decisions.ranking == tuple(
            practice.identity.id for practice in PRACTICES if practice.identity.id in practices
        )

    assert orders == ["agreed_targets", "agreed_targets"]


def test_nobody_is_committed_then_nobody_does_it() -> None:
    """
    It is in force, and asked, and not done.
    """
    organisation = _organisation("routing", commitment=DEAF)
    agent = organisation.floor.people["desk-0"]

    assert organisation.decisions.assign.asked
    assert [organisation.decisions.assign(agent, _incident(organisation, number)) for number in range(50)] == [
        None
    ] * 50


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0), st.integers(0, 200))
def test_commitment_grows_then_a_yes_stays_a_yes(one: float, other: float, number: int) -> None:
    """
    The draw stays the same, and only the level moves.
    """
    less, more = sorted((one, other))
    does = []
    for level in (less, more):
        organisation = _organisation("routing", commitment=evolve(DEAF, chosen=level, attention=100.0))
        agent = organisation.floor.people["desk-1"]
        does.append(organisation.decisions.assign(agent, _incident(organisation, number)) is not None)

    assert does[0] <= does[1]


def test_a_practice_has_to_be_settled_first_then_it_says_nothing_before() -> None:
    """
    The organisers' table of impacts is asked for only when somebody has agreed it with them.
    """
    organisation = _organisation("prioritisation", "customer_priorities")
    decisions, agent = organisation.decisions, organisation.floor.people["desk-0"]
    before = (decisions.to_introduce, decisions.impact(agent, _incident(organisation)))

    decisions.introduced["customer_priorities"] = None
    decisions.set_in_force(decisions.in_force)

    assert before == (("customer_priorities",), None)
    assert (decisions.to_introduce, decisions.impact(agent, _incident(organisation))) == ((), Level.MEDIUM)


def test_a_wrong_guess_names_neither_the_owner_nor_the_team_of_whoever_guesses() -> None:
    """
    Nor the service desk, to which nobody hands anything on.
    """
    organisation = _organisation()
    guesses, incident = organisation.floor.defaults, _incident(organisation)
    guesses.chaos = evolve(guesses.chaos, wrong_team=1.0)

    assert guesses.team(incident, "desk") == "av"  # there is no other team to be taken for the right one

    teams = [team("av", 2, 1), team("net", 2, 1), team("print", 2, 1)]
    scenario = desk_of(1, kinds=[kind(team="av")], teams=teams)
    organisation = Organisation(scenario, 1)
    guesses = organisation.floor.defaults
    guesses.chaos = evolve(guesses.chaos, wrong_team=1.0)

    assert {guesses.team(_incident(organisation, number), "print") for number in range(50)} == {"net"}
    assert {guesses.team(_incident(organisation, number), "desk") for number in range(50)} == {"net", "print"}
