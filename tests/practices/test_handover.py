"""
Structured hand-over.
"""

from __future__ import annotations

from attrs import evolve

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import Duration
from practice_cases import count, day_of, work
from small_scenarios import CALM, OPENS, desk_of, kind, team


def test_what_travels_along_is_not_asked_for_again() -> None:
    """
    What did not travel along has to be asked for again, sometimes in vain; 30 seconds save it.
    """
    vague = evolve(CALM, missing=1.0, re_asking=Duration(4.0, "fixed"), absent=1.0, returns=Duration(12.0, "fixed"))
    scenario = desk_of(1, kinds=[kind(team="av")], teams=[team("av", 2, 1)], chaos=vague)

    without, with_ = (day_of(scenario, practices, (0, "no-sound")) for practices in ([], ["handover"]))

    assert work(without, "handing over", "re-asking") == [("re-asking", 240)]
    assert [(x.at, x.waiting_for) for x in without if isinstance(x, e.IncidentPended)] == [(OPENS + 240, "delegate")]
    assert [x.at for x in without if isinstance(x, e.IncidentContinued)] == [OPENS + 240 + 720]
    assert work(with_, "handing over", "re-asking") == [("handing over", 30)]
    assert [x.complete for x in with_ if isinstance(x, e.IncidentAssigned)] == [True]
    assert [x.at for x in with_ if isinstance(x, e.IncidentResolved)] == [OPENS + 30 + 600]


def test_a_delegate_who_is_found_is_only_asked_again() -> None:
    """
    Four minutes of the technician without the practice; half a minute of the desk with it, and the incident is resolved sooner.
    """
    vague = evolve(CALM, missing=1.0, re_asking=Duration(4.0, "fixed"))
    scenario = desk_of(1, kinds=[kind(team="av")], teams=[team("av", 2, 1)], chaos=vague)

    without, with_ = (day_of(scenario, practices, (0, "no-sound")) for practices in ([], ["handover"]))

    assert count(without, e.IncidentPended) == 0
    assert [x.at - OPENS for x in without if isinstance(x, e.IncidentResolved)] == [240 + 600]
    assert [x.at - OPENS for x in with_ if isinstance(x, e.IncidentResolved)] == [30 + 600]


def test_what_the_desk_resolves_itself_needs_no_hand_over() -> None:
    """
    Nothing travels, so nothing is paid.
    """
    scenario = desk_of(1, kinds=[kind()], teams=[team("av", 2, 1)], chaos=evolve(CALM, missing=1.0))

    assert work(day_of(scenario, ["handover"], (0, "no-sound")), "handing over", "re-asking") == []
