"""
Cards about figures ring where counting hides what happens, and only there.
"""

from __future__ import annotations

from days import P1, P2, P3, P4, at, day, incident, look_at, seen, words, work
from desk_theatre.itsm import events as e

Events = list[e.Event]


def _hours(count: int, first: int = 9) -> list[str]:
    return [f"{first + i:02}:00" for i in range(count)]


# ---------------------------------------------------------------------------------------------------------- stick


def _back(count: int) -> list[Events]:
    return [incident(n, time, back=900) for n, time in enumerate(_hours(count))]


def test_quotas_are_met_and_incidents_come_back() -> None:
    """
    Three of five.
    """
    happened = day(*_back(3), incident(8, "14:00"), incident(9, "15:00"), practices=("individual_quotas",))

    assert words("stick", happened) == (
        "With a quota for each person, 5 incidents were counted as resolved, and 3 of them (60 %) came back."
    )


def test_without_quotas_it_is_another_card() -> None:
    """
    “Should work now” rings instead.
    """
    assert seen("stick", day(*_back(3))) is None
    assert seen("should-work", day(*_back(3))) is not None


def test_quotas_without_harm_have_done_none() -> None:
    """
    Nobody came back.
    """
    fine = [incident(n, time) for n, time in enumerate(_hours(5))]

    assert seen("stick", day(*fine, practices=("individual_quotas",))) is None


# -------------------------------------------------------------------------------------------------- green-outside


def _watermelons(count: int) -> list[Events]:
    """
    P2, taken up after two minutes, and mended after an hour and a half; promised are ten minutes and an hour.
    """
    return [incident(n, f"{9 + n:02}:00", priority=P2, takes=5400) for n in range(count)]


def test_green_outside_and_red_inside() -> None:
    """
    All five are taken up in time, and none is mended in time.
    """
    asking = incident(9, "15:00", chases=("15:30",))
    happened = day(*_watermelons(5), asking)

    assert words("green-outside", happened) == (
        "100 % of the incidents were picked up within SLA, which looks good; 17 % were resolved within SLA, and delegates chased once."
    )
    assert look_at("green-outside", happened) == [(at(f"{10 + n:02}:00") + 1, n) for n in range(3)]


def test_red_outside_is_honest() -> None:
    """
    Nothing is taken up in time either.
    """
    late = [incident(n, f"{9 + n:02}:00", priority=P2, wait=5400) for n in range(6)]

    assert seen("green-outside", day(*late)) is None


def test_green_inside_too_is_green() -> None:
    """
    Four broken promises beside sixteen kept ones.
    """
    fine = [incident(20 + n, f"{9 + n // 3:02}:{20 * (n % 3):02}", kind="wifi") for n in range(21)]

    assert seen("green-outside", day(*_watermelons(5), *fine)) is None


# ----------------------------------------------------------------------------------------------------- on-average


def test_the_average_hides_the_urgent_ones() -> None:
    """
    Three P1 after an hour, three P4 after half an hour.
    """
    urgent = [incident(n, time, priority=P1, takes=3480) for n, time in enumerate(_hours(3))]
    others = [incident(20 + n, time, kind="wifi", priority=P4, takes=1680) for n, time in enumerate(_hours(3))]
    happened = day(*urgent, *others)

    assert words("on-average", happened) == (
        "On average, incidents were resolved after 45 min: urgent ones (P2 and up) after 1 h 00, the others after 30 min."
    )
    assert look_at("on-average", happened) == [(at(f"{9 + n:02}:30") + 1, n) for n in range(3)]


def test_quicker_for_the_urgent_ones_is_as_it_should_be() -> None:
    """
    Half an hour against an hour; nine tenths would not be enough.
    """
    urgent = [incident(n, time, priority=P2, takes=1680) for n, time in enumerate(_hours(3))]
    others = [incident(20 + n, time, kind="wifi", priority=P3, takes=3480) for n, time in enumerate(_hours(3))]

    assert seen("on-average", day(*urgent, *others)) is None


def test_two_of_a_sort_have_no_average() -> None:
    """
    Whatever they took.
    """
    urgent = [incident(n, time, priority=P1, takes=3480) for n, time in enumerate(_hours(2))]
    others = [incident(20 + n, time, kind="wifi", priority=P4) for n, time in enumerate(_hours(5))]

    assert seen("on-average", day(*urgent, *others)) is None


# ------------------------------------------------------------------------------------------------------- flat-out


def _wasted(count: int) -> list[Events]:
    return [work("cy", f"{9 + n:02}:30", f"{9 + n:02}:40", "bouncing", "bouncing") for n in range(count)]


def test_everybody_is_busy_with_what_need_not_be() -> None:
    """
    Five times ten minutes for nothing and ten minutes of interruption, beside an hour and forty minutes of work.
    """
    interrupted = work("di", "12:00", "12:10", "meddling", "meddling")
    happened = day(*_wasted(5), interrupted, work("eve", "09:00", "10:40"))

    assert words("flat-out", happened) == (
        "1 h 00 of 2 h 40 of work (38 %) was avoidable: 50 min into work for the wrong team and 10 min into interruptions by the manager."
    )


def test_a_little_waste_is_in_everything() -> None:
    """
    Fifty minutes of seven hours.
    """
    assert seen("flat-out", day(*_wasted(5), work("eve", "09:00", "15:10"))) is None


# -------------------------------------------------------------------------------------------------- which-promise


def _broken(count: int) -> list[Events]:
    """
    P2, two hours in the line and five minutes of work.
    """
    return [incident(n, f"{9 + n:02}:00", priority=P2, wait=7200) for n in range(count)]


def test_promises_break_and_nobody_works_by_them() -> None:
    """
    Five of six; six minutes of work in two hours and six.
    """
    happened = day(*_broken(5), incident(9, "15:30"))

    assert words("which-promise", happened) == (
        "5 of 6 SLA targets were breached, and no targets were agreed to work by; of the time these incidents took, 5 % was work and the rest was waiting."
    )
    assert look_at("which-promise", happened) == [(at(f"{10 + n:02}:00") + 1, n) for n in range(3)]


def test_where_targets_are_agreed_it_is_another_question() -> None:
    """
    The same day.
    """
    assert seen("which-promise", day(*_broken(5), practices=("agreed_targets",))) is None


def test_one_promise_in_five_is_bad_luck() -> None:
    """
    Five of twenty-one; five of twenty are a quarter.
    """
    kept = [incident(20 + n, f"{9 + n // 3:02}:{20 * (n % 3) + 5:02}", kind="wifi", priority=P3) for n in range(16)]

    assert seen("which-promise", day(*_broken(5), *kept)) is None
    assert seen("which-promise", day(*_broken(5), *kept[1:])) is not None
