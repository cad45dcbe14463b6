"""
The room's share of a round: above it the show refuses a report with a sentence, loses nothing, and lets the delegate join.
"""

from __future__ import annotations

import pytest
from attrs import evolve

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.itsm.room_commands import MeToo
from desk_theatre.itsm.room_events import RoomShareUsed
from desk_theatre.scenario import library
from desk_theatre.scenario.facilitation import RoomRules
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.show.picture import MOST_JOINABLE
from desk_theatre.show.show import Show
from desk_theatre.show.wording import answers
from desk_theatre.simulation.room_reports import most_reports
from runners import BESIDES, SCENARIO, Evening

SHARE = answers.JOIN_ONLY["share"]
REHEARSAL = library.load("rehearsal")
BADGE = c.SubmitIncident("badge")


def _with_share(share: float, scenario: Scenario = SCENARIO) -> Scenario:
    return evolve(scenario, room_rules=RoomRules("instead", share))


def _used() -> Evening:
    """
    A round in which the room has used its share, and its incidents are open.
    """
    evening = Evening(scenario=_with_share(0.1))
    evening.give(c.OpenRound())
    while not evening.picture.join_only:
        assert evening.give(BADGE).refused is None
    return evening


def test_above_its_share_a_report_is_refused_with_a_sentence_and_nothing_has_happened() -> None:
    """
    No event, no number, the same state; and a key that was sent before still means the same incident.
    """
    evening = Evening(scenario=_with_share(0.1))
    evening.give(c.OpenRound())
    first = evening.give(evolve(BADGE, key="one"))
    while evening.give(BADGE).refused is None:
        pass
    before = evening.show.digest()

    refused = evening.give(evolve(BADGE, key="two"))

    assert refused.refused is not None
    assert (refused.refused.reason, refused.join_only, refused.events) == (SHARE, True, ())
    assert evening.show.digest() == before
    assert evening.show.sent_with("two") is None
    again = evening.give(evolve(BADGE, key="one"))
    assert (again.incident, again.repeated) == (first.incident, True)


def test_whoever_is_refused_can_join_with_the_same_key() -> None:
    """
    So the form need not be filled in again.
    """
    evening = _used()
    assert evening.give(evolve(BADGE, key="mine")).join_only
    number = evening.picture.incidents(evening.show.at)[0].number

    joined = evening.give(MeToo(number, "mine"))

    assert (joined.refused, joined.incident) == (None, number)


def test_a_new_round_has_a_new_share() -> None:
    """
    What was used in the last round does not count.
    """
    evening = _used()
    evening.give(c.EndRound())
    between = evening.picture.join_only
    evening.give(c.OpenRound())

    assert (between, evening.picture.join_only, evening.picture.board(evening.show.at).join_only) == (
        False,
        False,
        False,
    )
    assert evening.give(BADGE).refused is None


def test_the_facilitator_can_still_add_incidents() -> None:
    """
    Cues are one incident more each, whatever the room has used.
    """
    evening = _used()

    assert evening.give(c.InjectCue("crowd")).refused is None
    assert evening.give(c.InjectIncidents("badge", count=5)).refused is None


def test_when_nothing_else_comes_the_room_can_only_join() -> None:
    """
    A report would be one incident more in the last minute.
    """
    evening = Evening()
    evening.give(c.OpenRound())
    evening.wait(1199)

    refused = evening.give(BADGE)

    assert refused.refused is not None
    assert refused.refused.reason == answers.JOIN_ONLY["day"]


def test_besides_the_room_may_report_as_often_as_it_likes() -> None:
    """
    As before there was a share.
    """
    evening = Evening(scenario=BESIDES)
    evening.give(c.OpenRound())

    assert all(evening.give(BADGE).refused is None for _ in range(300))
    assert not evening.picture.join_only


def test_an_incident_that_is_gone_is_not_to_be_reported_again_where_that_is_refused() -> None:
    """
    The sentence says what the delegate can do.
    """
    evening = _used()
    gone = evening.picture.incidents(evening.show.at)[0].number
    evening.give(c.WithdrawIncident(gone))

    refused = evening.give(MeToo(gone)).refused

    assert refused is not None
    assert refused.reason == answers.JOIN_ANOTHER


def test_the_stage_and_the_board_say_so_at_the_second_at_which_the_share_is_used() -> None:
    """
    And a recording's film the same, because it is an event.
    """
    evening = _used()
    board = evening.picture.board(evening.show.at)

    assert board.join_only
    assert next(line.words for line in board.ticker).startswith("room’s share used after")
    assert sum(isinstance(event, RoomShareUsed) for event in evening.events) == 1


def test_what_can_be_joined_is_the_likeliest_first() -> None:
    """
    The same kind in the same room, the same kind, the same room, and others; another's badge only for a badge.
    """
    evening = Evening(scenario=BESIDES)
    evening.give(c.OpenRound())
    for command in (
        BADGE,
        c.SubmitIncident("wifi"),
        c.SubmitIncident("no-sound", "b"),
        c.SubmitIncident("no-sound", "a"),
    ):
        evening.give(command)

    def joinable(kind: str, room: str | None) -> list[int]:
        return [card.number for card in evening.picture.alike(kind, room, evening.show.at, widely=True)]

    assert joinable("no-sound", "a") == [7, 5, 3]
    assert joinable("badge", None) == [1, 3, 5, 7]
    assert joinable("wifi", None) == [3, 5, 7]
    for _ in range(20):
        evening.give(BADGE)
    assert len(joinable("badge", None)) == MOST_JOINABLE
    evening.give(c.EndRound())
    assert joinable("badge", None) == []


@pytest.mark.parametrize("seed", [1, 2])
def test_a_room_that_reports_five_thousand_times_brings_no_incident_more(seed: int) -> None:
    """
    A sentence each time, and the round has as many incidents as without.
    """
    lengths = []
    closes = REHEARSAL.conference.closes
    for reports in (0, 5000):
        show = Show(REHEARSAL, seed)
        events = list(show.handle(c.OpenRound()).events)
        opens, taken = show.at, 0
        kinds = [kind for kind in REHEARSAL.kinds if kind.weight]
        for i in range(reports):
            events += show.advance(opens + i * (closes - opens) // reports)
            room = REHEARSAL.conference.rooms[i % len(REHEARSAL.conference.rooms)].id
            outcome = show.handle(c.SubmitIncident(kinds[i % len(kinds)].id, room))
            events += outcome.events
            taken += outcome.refused is None
            assert outcome.refused is None or outcome.refused.reason in answers.JOIN_ONLY.values()
        events += show.advance(closes)
        assert isinstance(events[-1], e.RoundEnded)
        assert taken == (most_reports(REHEARSAL) if reports else 0)
        lengths.append(sum(isinstance(event, e.IncidentReported) for event in events))

    assert lengths[0] == lengths[1]
