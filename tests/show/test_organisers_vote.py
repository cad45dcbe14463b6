"""
The organisers are a team in the room: their dots are counted apart, and twice where the customers' priorities are at stake.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.recording.codec import read_command, write_command
from desk_theatre.show.reflection import Proposal, Reflection
from runners import SCENARIO, Evening, Step

PLAYED: list[Step] = [c.OpenRound(), 60, c.EndRound(), s.NextScene()]
PROPOSED: list[Step] = [
    s.ProposeImprovement("performance", "customer_priorities", team=2),
    s.ProposeImprovement("process", "routing"),
    s.ProposeImprovement("process", "recording"),
]
TEAMS, DOTS = SCENARIO.reflection.teams, SCENARIO.reflection.dots


def _reflection(evening: Evening) -> Reflection:
    return evening.picture.board(evening.show.at).reflections[-1]


def _proposals(evening: Evening) -> tuple[Proposal, ...]:
    return _reflection(evening).proposals


def _refusal(evening: Evening, command: c.Command) -> str:
    refused = evening.give(command).refused
    return "" if refused is None else refused.reason


def test_dots_of_the_organisers_count_twice_where_customer_priorities_are_at_stake() -> None:
    """
    So one team of organisers weighs as much as two others there; for everything else it is a team like any other.
    """
    evening = Evening().live([*PLAYED, s.SetOrganisers(2), *PROPOSED])
    evening.live([s.CastVote(1, 2, 3), s.CastVote(2, 1, 2), s.CastVote(2, 2, 1)])

    customer, routing, _ = _proposals(evening)
    assert (customer.dots, customer.theirs, customer.twice) == (4, 2, True)
    assert (routing.dots, routing.theirs, routing.twice) == (4, 1, False)
    assert _reflection(evening).ranking == (1, 2, 3)
    assert [team.dots_left for team in _reflection(evening).teams] == [0, 0, 3, 3]


def test_their_proposal_is_visibly_theirs() -> None:
    """
    As long as that team is the organisers.
    """
    evening = Evening().live([*PLAYED, s.SetOrganisers(2), *PROPOSED])
    assert [(each.by, each.of_organisers) for each in _proposals(evening)] == [(2, True), (0, False), (0, False)]

    evening.give(s.SetOrganisers(None))
    assert [(each.by, each.of_organisers) for each in _proposals(evening)] == [(2, False), (0, False), (0, False)]


def test_who_the_organisers_are_can_be_said_at_any_time_and_once() -> None:
    """
    Also before the first round, and in the middle of one.
    """
    evening = Evening().live([s.SetOrganisers(4), c.OpenRound(), 60])

    assert _refusal(evening, s.SetOrganisers(4)) == "Team 4 is already the organisers."
    assert _refusal(evening, s.SetOrganisers(9)) == "There is no team 9; there are 4."
    evening.give(s.SetTeams(3))
    assert evening.show.session.organisers is None
    assert evening.picture.session.organisers is None
    assert _refusal(evening, s.SetOrganisers(None)) == "No team is the organisers."


def test_a_proposal_of_a_team_that_does_not_exist_is_refused() -> None:
    """
    With what there is instead.
    """
    evening = Evening().live(PLAYED)

    told = _refusal(evening, s.ProposeImprovement("process", "routing", team=9))
    assert told == "There is no team 9; there are 4."


def test_a_replay_shows_the_same_vote_and_old_commands_are_written_as_they_were() -> None:
    """
    A proposal of the room has no team in a file.
    """
    evening = Evening().live([*PLAYED, s.SetOrganisers(2), *PROPOSED, s.CastVote(2, 1, 2)])
    film = evening.replay()
    film.seek(0, evening.show.at)

    assert film.picture.board(evening.show.at).reflections == evening.picture.board(evening.show.at).reflections
    assert "team" not in write_command(s.ProposeImprovement("process", "routing"))
    for command in (s.SetOrganisers(2), s.SetOrganisers(None), s.ProposeImprovement("process", "routing", team=2)):
        assert read_command(write_command(command)) == (command, 0)


@given(
    st.one_of(st.none(), st.integers(1, TEAMS)),
    st.lists(st.tuples(st.integers(1, TEAMS), st.integers(1, 3), st.integers(0, DOTS)), max_size=20),
)
def test_marking_the_organisers_only_counts_their_dots_again(
    organisers: int | None, votes: list[tuple[int, int, int]]
) -> None:
    """
    Each proposal has the dots that teams gave, and for customer priorities those of the organisers once more; nobody has more or
    fewer dots to give.
    """
    evening = Evening().live([*PLAYED, *PROPOSED, *[s.CastVote(*vote) for vote in votes]])
    before = _reflection(evening)
    evening.give(s.SetOrganisers(organisers))
    after = _reflection(evening)

    for place, (old, new) in enumerate(zip(before.proposals, after.proposals, strict=True)):
        given_by_them = dict(old.votes).get(organisers or 0, 0)
        assert new.votes == old.votes
        assert new.dots == old.dots + (given_by_them if place == 0 else 0)
        assert new.theirs == given_by_them
    assert [team.dots_left for team in after.teams] == [team.dots_left for team in before.teams]
    dots = {each.number: each.dots for each in after.proposals}
    assert list(after.ranking) == sorted(dots, key=lambda number: (-dots[number], number))
