"""
What if: the recorded round and the changed one.
"""

from __future__ import annotations

import pytest

from desk_theatre.errors import DeskTheatreError
from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.itsm.priority import Priority
from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.study.change import NO_CHANGE, Change
from desk_theatre.study.measured import flat
from desk_theatre.study.outcome import OutcomeComparison, fates
from desk_theatre.study.recorded_round import evening
from desk_theatre.study.what_if import changed_by, what_if, with_change
from evenings import TWO_ROUNDS, recorded


def test_without_a_change_nothing_differs() -> None:
    """
    Not for the evening itself, not for any incident, and not with any other luck.
    """
    found = what_if(evening(recorded(TWO_ROUNDS), 1), NO_CHANGE, replications=5)

    assert found.exact
    assert found.recorded == found.changed
    assert [fate.recorded for fate in found.fates] == [fate.changed for fate in found.fates]
    assert {d.mean for d in found.difference.values()} <= {0.0, None}
    assert not any(d.apart_from_zero for d in found.difference.values())


def test_a_difference_is_changed_less_recorded_in_pairs() -> None:
    """
    Over the seeds that follow the evening's own.
    """
    was = evening(recorded(TWO_ROUNDS, seed=3))
    change = Change(enable=("prioritisation",), disable=("routing",))
    now = with_change(was.round, change)

    found = what_if(was, change, replications=6)

    pairs = [(now(seed)["failure_demand_share"], was.round(seed)["failure_demand_share"]) for seed in range(4, 10)]
    assert found.difference["failure_demand_share"].mean == pytest.approx(
        sum((a or 0) - (b or 0) for a, b in pairs) / 6
    )
    assert (found.replications, flat(found.changed)) == (6, now(3))


def test_each_incident_of_the_room_is_told_what_would_have_become_of_it() -> None:
    """
    By the code that its delegate took away.
    """
    found = what_if(evening(recorded(TWO_ROUNDS), 1), NO_CHANGE, replications=1).document()

    assert [each["code"] for each in found["incidents"]] == [code_of(1), code_of(3), code_of(5)]
    assert list(found) == ["round", "recorded", "changed", "replications", "difference", "incidents"]


def _report(number: int, at: int) -> e.IncidentReported:
    return e.IncidentReported(at, number, "no-sound", "A", 9, True, Priority.P2)


@pytest.mark.parametrize(
    ("history", "words"),
    [
        ([], "open after 1 hour 30 minutes"),
        ([e.IncidentLost(1300, 1, "ada", None)], "lost"),
        ([e.IncidentLost(1300, 1, "ada", None), e.IncidentRecovered(1900, 1, "ada")], "open after 1 hour 30 minutes"),
        ([e.IncidentResolved(1360, 1, "ada", False)], "resolved in 6 minutes"),
        ([e.IncidentResolved(1059, 1, "ada", True)], "resolved in 59 seconds"),
        ([e.IncidentResolved(1060, 1, "ada", True)], "resolved in 1 minute"),
        ([e.IncidentResolved(4600, 1, "ada", True)], "resolved in 1 hour"),
        ([e.IncidentResolved(1360, 1, "ada", False), e.IncidentReopened(2000, 1)], "open after 1 hour 30 minutes"),
        ([e.IncidentWithdrawn(2200, 1)], "withdrawn after 20 minutes"),
    ],
)
def test_the_fate_of_an_incident_in_a_few_words(history: list[e.Event], words: str) -> None:
    """
    What a delegate remembers of it.
    """
    was, now = [_report(1, 1000)], [_report(1, 1000), *history]

    assert (OutcomeComparison(code_of(1), "no-sound", "A", "open after 1 hour 30 minutes", words),) == fates(
        [1], was, now, 6400
    )


@pytest.mark.parametrize(
    ("enable", "disable", "words"),
    [
        (("rooting",), (), "did you mean routing"),
        (("handover", "handover"), (), "handover is named twice"),
        (("handover",), ("handover",), "handover is named twice"),
        (("routing",), (), "routing was active throughout the round"),
        ((), ("handover",), "handover was not active in this round"),
    ],
)
def test_a_change_that_changes_nothing_is_answered_with_a_sentence(
    enable: tuple[str, ...], disable: tuple[str, ...], words: str
) -> None:
    """
    Nothing that is asked for is silently ignored.
    """
    played = evening(recorded(TWO_ROUNDS)).round

    with pytest.raises(DeskTheatreError, match=words):
        changed_by(played, enable, disable)


def test_what_was_in_force_for_a_part_of_the_round_can_be_had_throughout_or_not_at_all() -> None:
    """
    Recording was dropped in the middle of the second round.
    """
    played = evening(recorded(TWO_ROUNDS)).round

    assert Change(enable=("recording",)) == changed_by(played, ("recording",), ())
    assert Change(disable=("recording",)) == changed_by(played, (), ("recording",))


def test_an_evening_without_anybody_is_an_evening_too() -> None:
    """
    Nobody in the room reported anything.
    """
    assert what_if(evening(recorded([(0, c.OpenRound())])), NO_CHANGE, replications=1).fates == ()
