"""
Cards about tools ring where something bought stands in for something done, and only there.
"""

from __future__ import annotations

from days import P2, at, day, incident, look_at, seen, words, work
from desk_theatre.itsm import events as e
from desk_theatre.itsm.ticket_code import code_of

Events = list[e.Event]


def _hours(count: int, first: int = 9) -> list[str]:
    return [f"{first + i:02}:00" for i in range(count)]


# -------------------------------------------------------------------------------------------------------- crayons


def _careless(count: int) -> list[Events]:
    """
    Kept in the head, and passed on without the facts.
    """
    return [incident(n, time, held=True, complete=False) for n, time in enumerate(_hours(count))]


def test_the_crayons_are_bought_and_nobody_draws() -> None:
    """
    Of four incidents, one is written down and handed over complete.
    """
    happened = day(*_careless(3), incident(8, "15:00"), practices=("ticket_tool",))

    assert words("crayons", happened) == (
        "The ticket tool was there and paid for, and people put little into it: logged 1 of 4, handed over complete 1 of 4."
    )
    assert look_at("crayons", happened) == [(at(time) + 60, n) for n, time in enumerate(_hours(3))]


def test_without_a_tool_nobody_hopes_for_it() -> None:
    """
    The same day; and a tool that comes in the evening.
    """
    late: Events = [e.PracticeSwitched(at("16:00"), "ticket_tool", True, "imposed")]

    assert seen("crayons", day(*_careless(4))) is None
    assert seen("crayons", day(*_careless(4), late)) is None


def test_a_tool_that_people_use_is_a_tool() -> None:
    """
    Three careless, four careful.
    """
    careful = [incident(20 + n, f"{9 + n:02}:30") for n in range(4)]

    assert seen("crayons", day(*_careless(3), *careful, practices=("ticket_tool",))) is None


# ------------------------------------------------------------------------------------------------------ filling-in


def _forms(count: int) -> list[Events]:
    return [work("ada", f"{9 + n:02}:30", f"{9 + n:02}:32", "recording", "form-filling") for n in range(count)]


def test_fields_are_filled_in_for_nobody() -> None:
    """
    Five forms of two minutes, beside an hour and a half of work.
    """
    happened = day(*_forms(5), work("cy", "09:00", "10:30"))

    assert words("filling-in", happened) == (
        "5 times, people filled in a form that helped nobody: 10 min, 10 % of all work."
    )
    assert look_at("filling-in", happened) == [(at(f"{9 + n:02}:30"), None) for n in range(3)]


def test_a_few_forms_are_no_bureaucracy() -> None:
    """
    Four of them; or five beside a day of work of three people.
    """
    busy = [work(person, "09:00", "17:00") for person in ("bo", "cy", "di")]

    assert seen("filling-in", day(*_forms(4), work("cy", "09:00", "10:30"))) is None
    assert seen("filling-in", day(*_forms(5), *busy)) is None


# --------------------------------------------------------------------------------------------------------- drawer

WRITTEN: Events = [e.KnownErrorRecorded(at("09:06"), 0, "cy", "no-sound")]


def test_what_helps_is_written_down_and_nobody_looks() -> None:
    """
    After the first one, three more start from scratch.
    """
    happened = day(WRITTEN, *(incident(n, time) for n, time in enumerate(_hours(4))))

    assert words("drawer", happened) == (
        "3 times, an incident was worked out from scratch although what helps was documented; for “No sound” it was known from 09:06 at the latest and not used 3 times."
    )
    assert look_at("drawer", happened) == [(at(time) + 120, 1 + n) for n, time in enumerate(_hours(3, 10))]


def test_nothing_written_down_is_another_card() -> None:
    """
    Then there is nothing to look up; and what is known about the Wi-Fi does not help with sound.
    """
    sound = [incident(n, time) for n, time in enumerate(_hours(4))]
    wifi: Events = [*incident(9, "09:00", kind="wifi"), e.KnownErrorRecorded(at("09:10"), 9, "eve", "wifi")]

    assert seen("drawer", day(*sound)) is None
    assert seen("drawer", day(*sound, wifi)) is None


def test_where_people_look_there_is_no_drawer() -> None:
    """
    Three from scratch, and eight looked up.
    """
    used: Events = [e.KnownErrorApplied(at("16:00") + n, 0, "cy", "no-sound") for n in range(8)]
    scratch = [incident(n, time) for n, time in enumerate(_hours(4))]

    assert seen("drawer", day(WRITTEN, used, *scratch)) is None
    assert seen("drawer", day(WRITTEN, used[1:], *scratch)) is not None


# -------------------------------------------------------------------------------------------------- in-the-system


def _lying(count: int, wait: int) -> list[Events]:
    """
    P2, to be taken up within ten minutes.
    """
    return [incident(n, time, priority=P2, wait=wait + 60 * n) for n, time in enumerate(_hours(count))]


def test_a_ticket_exists_and_lies_there() -> None:
    """
    Three of four; the last of them for an hour and two minutes.
    """
    happened = day(*_lying(3, 3600), incident(8, "15:00"))

    assert words("in-the-system", happened) == (
        f"3 of 4 incidents were safely logged and then left untouched for longer than promised, “No sound” in Aurora ({code_of(2)}) for 1 h 02."
    )
    assert look_at("in-the-system", happened) == [(at(time) + 60 + 600, n) for n, time in enumerate(_hours(3))]


def test_never_taken_up_counts_to_the_end() -> None:
    """
    From a minute past nine until five.
    """
    found = words("in-the-system", day(*(incident(n, "09:00", taken=False) for n in range(3))))

    assert found is not None
    assert found.endswith("for 7 h 59.")


def test_a_long_wait_at_the_counter_is_not_in_the_system_yet() -> None:
    """
    Half an hour until somebody listens, and then at once.
    """
    slow = [incident(n, time, priority=P2, counter=1800) for n, time in enumerate(_hours(4))]

    assert seen("in-the-system", day(*slow)) is None


def test_what_is_only_in_a_head_is_in_no_system() -> None:
    """
    However long it lies.
    """
    assert seen("in-the-system", day(*(incident(n, "09:00", held=True, taken=False) for n in range(4)))) is None


def test_taken_up_in_time_is_what_it_is_for() -> None:
    """
    After nine minutes.
    """
    assert seen("in-the-system", day(*_lying(3, 400))) is None
