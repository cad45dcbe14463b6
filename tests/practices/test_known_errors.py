"""
Record and reuse work-arounds.
"""

from __future__ import annotations

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import Duration
from practice_cases import day_of, work
from small_scenarios import desk_of, kind, team


def test_the_desk_resolves_a_repeat_at_first_contact_once_the_work_around_is_recorded() -> None:
    """
    Without it the repeat is diagnosed from scratch; with it the first solution is written down (two minutes, once) and the
    desk solves the next one on the spot (20 seconds for the look).
    """
    again = kind(team="av", first_contact=True, workaround=Duration(3.0, "fixed"))
    scenario = desk_of(1, kinds=[again], teams=[team("av", 2, 1)])
    reports = [(0, "no-sound"), (3600, "no-sound")]

    without, with_ = day_of(scenario, [], *reports), day_of(scenario, ["known_errors"], *reports)

    waste = [w.waste for w in without if isinstance(w, e.WorkStarted) and w.task == "diagnosis"]
    assert waste == [None, "repeated diagnosis"]
    assert work(with_, "diagnosis") == [("diagnosis", 240)]
    assert work(with_, "looking up", "writing down", "work-around") == [
        ("looking up", 20),
        ("looking up", 20),
        ("writing down", 120),
        ("looking up", 20),
        ("work-around", 180),
    ]
    solved = [(x.by, x.first_contact) for x in with_ if isinstance(x, e.IncidentResolved)]
    assert solved == [("av-0", False), ("desk-0", True)]


def test_a_technician_who_finds_the_work_around_skips_the_diagnosis() -> None:
    """
    Where the desk cannot resolve it itself: twenty seconds for the look instead of four minutes.
    """
    scenario = desk_of(1, kinds=[kind(team="av", workaround=Duration(3.0, "fixed"))], teams=[team("av", 2, 1)])
    reports = [(0, "no-sound"), (3600, "no-sound")]

    without, with_ = day_of(scenario, [], *reports), day_of(scenario, ["known_errors"], *reports)

    assert work(without, "diagnosis") == [("diagnosis", 240)] * 2
    assert work(with_, "diagnosis") == [("diagnosis", 240)]
    assert [x.by for x in with_ if isinstance(x, e.KnownErrorApplied)] == ["av-0"]
