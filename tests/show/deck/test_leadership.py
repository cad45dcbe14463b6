"""
Cards about leadership ring for what those who lead do, and for what they leave undone.
"""

from __future__ import annotations

import pytest
from attrs import evolve

from days import FIVE, P2, SCENARIO, at, commitment, day, incident, look_at, seen, words, work
from desk_theatre.itsm import events as e
from desk_theatre.itsm.ticket_code import code_of

Events = list[e.Event]


def _kept(number: int, reported: str, minutes: int) -> Events:
    """
    Five minutes after its report, the manager takes it out of the line.
    """
    now = at(reported) + 300
    return [
        *incident(number, reported, taken=False),
        e.IncidentBlocked(now, number, "max"),
        e.IncidentUnblocked(now + 60 * minutes, number, "max"),
    ]


def _meddling(person: str, time: str) -> Events:
    return [
        e.WorkStarted(at(time), "max", None, "meddling", 300, "meddling"),
        e.WorkStarted(at(time), person, None, "meddling", 300, "meddling"),
    ]


# --------------------------------------------------------------------------------------------------- boss-does-it


def test_the_manager_takes_things_over_and_interrupts() -> None:
    """
    Two incidents for half an hour each, in eight hours; and Cy is interrupted for five minutes.
    """
    happened = day(_kept(1, "09:00", 30), _kept(2, "11:00", 30), _meddling("cy", "12:00"))

    assert words("boss-does-it", happened) == (
        "Max took over 2 incidents personally and sat on each for 30 min on average, and interrupted people once: 5 min of their time."
    )
    assert look_at("boss-does-it", happened) == [(at("09:05"), 1), (at("11:05"), 2)]


def test_what_the_boss_keeps_and_never_gives_back_counts_up_to_the_end() -> None:
    """
    From five past nine until five.
    """
    kept = _kept(1, "09:00", 30)[:-1]

    found = words("boss-does-it", day(kept, _kept(2, "11:00", 30)))

    assert found == "Max took over 2 incidents personally and sat on each for 4 h 12 on average."


def test_a_boss_who_helps_once_is_no_story() -> None:
    """
    One incident, or two for a few minutes.
    """
    assert seen("boss-does-it", day(_kept(1, "09:00", 120))) is None
    assert seen("boss-does-it", day(_kept(1, "09:00", 20), _kept(2, "11:00", 20))) is None


# ------------------------------------------------------------------------------------------- no-time-to-step-back


def _stuck(count: int) -> list[Events]:
    """
    P2, promised within an hour, and two hours in the same line.
    """
    return [incident(n, f"{9 + n:02}:00", priority=P2, wait=7200 + 60 * n) for n in range(count)]


def test_incidents_stand_still_and_nobody_steps_back() -> None:
    """
    Three of four; the longest is named.
    """
    happened = day(*_stuck(3), incident(8, "14:00"))

    assert words("no-time-to-step-back", happened) == (
        f"3 incidents stayed in one place for longer than the whole target time, “No sound” in Aurora ({code_of(2)}) for 2 h 02; there was no stand-up and no coaching to spot them."
    )


def test_who_steps_back_is_not_accused() -> None:
    """
    A stand-up is agreed for most of the round.
    """
    from_ten = [e.PracticeSwitched(at("10:00"), "checkpoint", True, "imposed")]

    assert seen("no-time-to-step-back", day(*_stuck(3), from_ten)) is None
    assert seen("no-time-to-step-back", day(*_stuck(3), practices=("coaching_manager",))) is None


def test_a_stand_up_at_the_end_of_the_day_comes_too_late() -> None:
    """
    In force for the last two hours only.
    """
    late = [e.PracticeSwitched(at("15:00"), "checkpoint", True, "imposed")]

    assert seen("no-time-to-step-back", day(*_stuck(3), late)) is not None


def test_waiting_for_the_delegate_is_not_standing_still() -> None:
    """
    Nobody can do anything.
    """
    absent = [
        [
            *incident(n, f"{9 + n:02}:00", solved=False),
            e.IncidentPended(at(f"{9 + n:02}:05"), n, "cy", "delegate"),
            e.IncidentContinued(at(f"{14 + n:02}:05"), n),
            e.IncidentPickedUp(at(f"{14 + n:02}:05"), n, "cy"),
            e.IncidentResolved(at(f"{14 + n:02}:06"), n, "cy", False),
        ]
        for n in range(3)
    ]

    assert seen("no-time-to-step-back", day(*absent)) is None


# ------------------------------------------------------------------------------------------------ because-i-say-so


def _switched(practice: str, time: str, *, on: bool = True, how: str = "imposed") -> Events:
    return [e.PracticeSwitched(at(time), practice, on, "imposed" if how == "imposed" else "chosen")]


def test_it_is_imposed_and_nobody_does_it() -> None:
    """
    Two in the middle of the round; the one that is followed least is named.
    """
    happened = day(
        _switched("handover", "11:30"),
        _switched("routing", "12:00"),
        commitment("handover", {"11:30": 0.15, "17:00": 0.24}),
        commitment("routing", {"12:00": 0.15, "17:00": 0.5}),
    )

    assert words("because-i-say-so", happened) == (
        "“Structured hand-over” was imposed at 11:30, mid-round, like 1 other; at the end, commitment to it was 24 %."
    )
    assert look_at("because-i-say-so", happened) == [(at("11:30"), None), (at("12:00"), None)]


def test_an_order_that_people_follow_is_no_story() -> None:
    """
    At the end nearly everybody does it.
    """
    followed = commitment("handover", {"09:30": 0.15, "17:00": 0.8})

    assert seen("because-i-say-so", day(_switched("handover", "09:30"), followed)) is None


def test_what_the_room_chose_was_not_imposed() -> None:
    """
    However little they do it.
    """
    chosen = _switched("handover", "11:30", how="chosen")

    assert seen("because-i-say-so", day(chosen, commitment("handover", {"17:00": 0.1}))) is None


# --------------------------------------------------------------------------------------------- this-week-differently


def test_a_way_of_working_is_given_up_in_the_middle_of_the_round() -> None:
    """
    One of two, after an hour and a half.
    """
    happened = day(_switched("prioritisation", "10:30", on=False), practices=("prioritisation", "recording"))

    assert words("this-week-differently", happened) == (
        "1 of 2 practices was given up mid-round: “Prioritise by impact and urgency” at 10:30, after 1 h 30."
    )


def test_what_is_kept_is_not_given_up() -> None:
    """
    Something new comes, and nothing goes.
    """
    assert seen("this-week-differently", day(_switched("routing", "10:30"), practices=("recording",))) is None


@pytest.mark.parametrize("first", [True, False])
def test_a_practice_when_switched_back_within_the_second_then_is_no_story(first: bool) -> None:
    """
    Neither what came and went at once, nor what went and came back at once, was given up.
    """
    there_and_back = [_switched("routing", "10:30", on=on) for on in (first, not first)]

    happened = day(*there_and_back, practices=("recording",) if first else ("recording", "routing"))

    assert seen("this-week-differently", happened) is None


# ---------------------------------------------------------------------------------------------- star-on-the-poster


def _solved_by(person: str, count: int, first: int) -> list[Events]:
    return [incident(first + n, f"{9 + n // 4:02}:{15 * (n % 4):02}", by=person) for n in range(count)]


def test_the_bonus_makes_one_star() -> None:
    """
    Cy solves six of seven in a team of two.
    """
    happened = day(*_solved_by("cy", 6, 0), *_solved_by("di", 1, 20), practices=("hero_bonus",))

    assert words("star-on-the-poster", happened) == (
        "With the hero bonus, Cy resolved 6 of 7 in Sound, where 2 people work; the others learned something new not once."
    )


def test_without_the_bonus_nobody_is_on_the_poster() -> None:
    """
    The same day.
    """
    assert seen("star-on-the-poster", day(*_solved_by("cy", 6, 0), *_solved_by("di", 1, 20))) is None


def test_a_team_that_shares_has_no_star() -> None:
    """
    Each of three sound people would be needed; here each of two does nearly half of ten, and neither more than half.
    """
    shared = [*_solved_by("cy", 5, 0), *_solved_by("di", 6, 20)]
    three = evolve(
        SCENARIO,
        organisation=evolve(
            SCENARIO.organisation,
            teams=tuple(
                evolve(team, staff=(*team.staff, evolve(team.staff[0], id="zoe"))) if team.id == "sound" else team
                for team in SCENARIO.organisation.teams
            ),
        ),
    )
    happened = day(*shared, *_solved_by("zoe", 6, 40), practices=("hero_bonus",))

    assert seen("star-on-the-poster", happened, three) is None


# ------------------------------------------------------------------------------------------------------ sign-here


def _signed(count: int, wait: int = 3600) -> list[Events]:
    """
    P2, to be taken up within ten minutes.
    """
    return [incident(n, f"{9 + n:02}:00", priority=P2, wait=wait) for n in range(count)]


def test_everything_waits_for_a_signature() -> None:
    """
    Three of four reach the first hands after an hour.
    """
    happened = day(*_signed(3), incident(8, "14:00"), practices=("approval_board",))

    assert words("sign-here", happened) == (
        "With a signature for everything, 3 of 4 incidents passed on missed the SLA for being picked up; "
        "from the desk into the first hands took 45 min on average."
    )
    assert look_at("sign-here", happened) == [(at(f"{9 + n:02}:01"), n) for n in range(3)]


def test_without_an_approval_board_a_wait_is_a_wait() -> None:
    """
    The same day; and a board that keeps nobody waiting.
    """
    assert seen("sign-here", day(*_signed(4))) is None
    assert seen("sign-here", day(*_signed(4, wait=500), practices=("approval_board",))) is None


# ------------------------------------------------------------------------------------------------- no breaks


def test_people_work_on_and_on() -> None:
    """
    Ada works for two hours with ten minutes in between, which undo ten; Cy works for two and a half. People tire after an hour
    and a quarter.
    """
    ada = [*work("ada", "09:00", "10:10"), *work("ada", "10:20", "11:10")]
    happened = day(ada, work("cy", "13:00", "15:30"))

    assert words("no-breaks", happened) == (
        "2 of 6 people worked on although tired, which people are after 1 h 15 of work without rest; at 15:30 Cy had worked for 2 h 30."
    )
    assert look_at("no-breaks", happened) == [(at("11:10"), None), (at("15:30"), None)]


def test_what_rests_people_is_not_held_against_them() -> None:
    """
    An hour with nothing in hand undoes an hour of work, and a break of five minutes all of it.
    """
    idle = [*work("ada", "09:00", "10:10"), *work("ada", "11:20", "12:40"), *work("ada", "13:50", "15:00")]
    breaks = [
        *work("cy", "09:00", "10:10"),
        *work("cy", "10:10", "10:15", "break"),
        *work("cy", "10:15", "11:40"),
        *work("cy", "11:40", "11:45", "break"),
    ]

    assert seen("no-breaks", day(idle, breaks)) is None


def test_a_long_piece_of_work_at_the_end_is_not_yet_too_long() -> None:
    """
    An hour and a half, which is less than a quarter more than it takes to tire; and two minutes later it is more.
    """
    assert seen("no-breaks", day(work("ada", "09:00", "10:33"), work("cy", "09:00", "10:33"))) is None
    assert seen("no-breaks", day(work("ada", "09:00", "10:34"), work("cy", "09:00", "10:34"))) is not None


def test_a_round_that_breaks_off_does_not_go_on_in_theory() -> None:
    """
    A piece of work that would have lasted until five counts up to the end of the round.
    """
    started = [*work("ada", "09:00", "17:00"), *work("cy", "09:00", "17:00")]

    assert seen("no-breaks", day(started, ends=at("10:00"))) is None
    assert seen("no-breaks", day(started, ends=FIVE)) is not None
