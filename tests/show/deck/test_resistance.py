"""
Cards about resistance ring where what was agreed is not done, fades or is too much, and only there.
"""

from __future__ import annotations

from days import at, commitment, day, incident, look_at, seen, words
from desk_theatre.itsm import events as e

Events = list[e.Event]


def _hours(count: int, first: int = 9) -> list[str]:
    return [f"{first + i:02}:00" for i in range(count)]


# -------------------------------------------------------------------------------------------------------- nodding


def test_recording_is_agreed_and_half_is_kept_in_heads() -> None:
    """
    Five of eight.
    """
    heads = [incident(n, time, held=True) for n, time in enumerate(_hours(5))]
    paper = [incident(20 + n, f"{9 + n:02}:30") for n in range(3)]
    happened = day(*heads, *paper, practices=("recording",))

    assert words("nodding", happened) == (
        "“Record every incident” was active, and 5 of 8 times people did not follow it: the incident was not logged."
    )
    assert look_at("nodding", happened) == [(at(time) + 60, n) for n, time in enumerate(_hours(3))]


def test_the_one_that_is_done_least_is_named() -> None:
    """
    Judging is left undone every time, handing over in six of eight.
    """
    bare = [incident(n, time, complete=False, guess=True) for n, time in enumerate(_hours(6))]
    fine = [incident(20 + n, f"{9 + n:02}:30", guess=True) for n in range(2)]

    assert words("nodding", day(*bare, *fine, practices=("handover", "prioritisation"))) == (
        "“Prioritise by impact and urgency” was active, and 8 of 8 times people did not follow it: the priority was a guess."
    )
    assert words("nodding", day(*bare, *fine, practices=("handover",))) == (
        "“Structured hand-over” was active, and 6 of 8 times people did not follow it: the next team got no details."
    )


def test_what_is_written_down_and_not_looked_up_was_agreed_too() -> None:
    """
    Five times from scratch, once looked up.
    """
    scratch = [incident(n, time, scratch=True) for n, time in enumerate(_hours(5))]
    once: Events = [e.KnownErrorApplied(at("16:00"), 4, "cy", "no-sound")]

    assert words("nodding", day(*scratch, once, practices=("known_errors",))) == (
        "“Record and reuse work-arounds” was active, and 5 of 6 times people did not follow it: people started from scratch."
    )


def test_what_nobody_agreed_to_is_no_broken_word() -> None:
    """
    The same heads; and the same heads before it came into force.
    """
    heads = [incident(n, time, held=True) for n, time in enumerate(_hours(5))]
    late: Events = [e.PracticeSwitched(at("15:00"), "recording", True, "imposed")]

    assert seen("nodding", day(*heads)) is None
    assert seen("nodding", day(*heads, late)) is None


def test_now_and_then_is_human() -> None:
    """
    Five of seventeen are fewer than three in ten.
    """
    heads = [incident(n, time, held=True) for n, time in enumerate(_hours(5))]
    paper = [incident(20 + n, f"{9 + n // 3:02}:{10 * (n % 3) + 10}") for n in range(12)]

    assert seen("nodding", day(*heads, *paper, practices=("recording",))) is None
    assert seen("nodding", day(*heads, *paper[1:], practices=("recording",))) is not None


# ------------------------------------------------------------------------------------------------------ usual-way


def test_people_do_it_and_then_less_and_less() -> None:
    """
    The one that has fallen furthest.
    """
    happened = day(
        commitment("recording", {"09:00": 0.6, "11:00": 0.7, "17:00": 0.45}),
        commitment("routing", {"09:00": 0.6, "17:00": 0.5}),
        practices=("recording", "routing"),
    )

    assert words("usual-way", happened) == (
        "Commitment to “Record every incident” was 70 % at 11:00 and 45 % at 17:00."
    )
    assert look_at("usual-way", happened) == [(at("11:00"), None), (at("17:00"), None)]


def test_what_grows_or_wavers_has_not_faded() -> None:
    """
    Nine points down are the ups and downs of a day.
    """
    happened = day(
        commitment("recording", {"09:00": 0.6, "17:00": 0.9}), commitment("routing", {"09:00": 0.6, "17:00": 0.51})
    )

    assert seen("usual-way", happened) is None


# ----------------------------------------------------------------------------------------------- too-much-at-once

MANY = ("recording", "prioritisation", "routing", "handover", "status_updates", "known_errors", "shared_work", "breaks")


def _learning(count: int, end: float, done: int = 0) -> list[Events]:
    """
    So many practices at six tenths in the morning; `done` of them are habits in the end.
    """
    return [
        commitment(practice, {"09:00": 0.6, "17:00": 0.95 if n < done else end})
        for n, practice in enumerate(MANY[:count])
    ]


def test_eight_new_things_at_once_settle_nowhere() -> None:
    """
    People can attend to three.
    """
    happened = day(*_learning(8, 0.7, done=1), practices=MANY)

    assert words("too-much-at-once", happened) == (
        "8 practices had to be learned at the same time, and people can attend to about 3; at the end 7 of them were not yet habits."
    )
    assert look_at("too-much-at-once", happened) == [(at("09:00"), None)]


def test_seven_are_many_and_not_too_many() -> None:
    """
    Two and a half times three are seven and a half.
    """
    assert seen("too-much-at-once", day(*_learning(7, 0.7), practices=MANY[:7])) is None


def test_what_has_become_a_habit_was_not_too_much() -> None:
    """
    Five of eight by the evening.
    """
    assert seen("too-much-at-once", day(*_learning(8, 0.7, done=5), practices=MANY)) is None


# -------------------------------------------------------------------------------------------------------- as-ever


def test_nothing_was_agreed_and_delegates_come_back() -> None:
    """
    Two of them, three times each, beside four reports.
    """
    asking = [incident(n, "09:00", chases=("10:00", "11:00", "12:00")) for n in range(2)]
    happened = day(*asking, incident(8, "13:00"), incident(9, "14:00"))

    assert words("as-ever", happened) == (
        "No practice was active all round; 6 visits of 10 to the desk (60 %) were by delegates who had to come back, 6 times to chase."
    )
    assert (at("12:00"), 0) in look_at("as-ever", happened)


def test_one_thing_agreed_is_a_beginning() -> None:
    """
    From noon on.
    """
    asking = [incident(n, "09:00", chases=("10:00", "11:00", "12:00")) for n in range(2)]
    begun: Events = [e.PracticeSwitched(at("12:00"), "recording", True, "chosen")]

    assert seen("as-ever", day(*asking, begun)) is None


def test_where_nobody_has_to_come_back_nothing_needs_to_change() -> None:
    """
    Five visits of twenty-six.
    """
    asking = incident(1, "09:00", chases=("10:00", "10:20", "11:00", "11:20", "12:00"))
    fine = [incident(20 + n, f"{9 + n // 4:02}:{10 * (n % 4) + 5:02}") for n in range(20)]

    assert seen("as-ever", day(asking, *fine)) is None
    assert seen("as-ever", day(asking, *fine[1:])) is not None


# --------------------------------------------------------------------------------------------------- certificates


def _course(person: str, back: str, faded: str | None) -> Events:
    theory: Events = [] if faded is None else [e.TheoryFaded(at(faded), person)]
    return [
        e.WorkStarted(at(back) - 1800, person, None, "training", 1800),
        e.CertificateEarned(at(back), person),
        *theory,
    ]


def test_they_were_all_on_the_course_and_it_is_gone() -> None:
    """
    Four of five, half an hour each.
    """
    gone = [_course(who, "10:00", "11:30") for who in ("ada", "bo", "cy", "di")]
    happened = day(*gone, _course("eve", "16:00", None))

    assert words("certificates", happened) == (
        "5 people came back from a course, 2 h 30 off the floor in all; for 4 of them what they had learned had faded by 11:30."
    )
    assert look_at("certificates", happened) == [(at("10:00"), None), (at("11:30"), None)]


def test_what_lasts_is_no_certificate_only() -> None:
    """
    Three of seven forgot it.
    """
    people = ("ada", "bo", "cy", "di", "eve", "fay", "max")
    courses = [_course(who, "10:00", "11:30" if n < 3 else None) for n, who in enumerate(people)]

    assert seen("certificates", day(*courses)) is None
