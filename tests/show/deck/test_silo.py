"""
Cards about silos ring where work stops at a border, and only there.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from attrs import evolve

from days import P2, P4, SCENARIO, at, day, incident, look_at, seen, words, work
from desk_theatre.itsm import events as e
from desk_theatre.itsm.ticket_code import code_of

Events = list[e.Event]


def _hours(count: int, first: int = 9) -> list[str]:
    return [f"{first + i:02}:00" for i in range(count)]


# ------------------------------------------------------------------------------------------------------- only-one


def _heros(count: int, wait: int = 1800) -> Iterator[Events]:
    """
    Incidents an hour apart that Cy takes up after half an hour, while Di has nothing in hand.
    """
    return (incident(n, time, wait=wait, complete=True) for n, time in enumerate(_hours(count)))


def test_the_others_leave_it_to_the_hero() -> None:
    """
    Three incidents wait for Cy, and Di is idle all the time.
    """
    happened = day(*_heros(3))

    assert words("only-one", happened) == (
        "3 of 3 incidents of Sound waited for Cy, 30 min on average, while a colleague was free 100 % of that time."
    )
    assert look_at("only-one", happened) == [(at(time) + 60, n) for n, time in enumerate(_hours(3))]


def test_a_queue_is_no_hero_while_everybody_is_busy() -> None:
    """
    Di works all day: there was nobody else.
    """
    assert seen("only-one", day(*_heros(3), work("di", "09:00", "17:00"))) is None


def test_a_colleague_who_was_free_for_a_moment_only_could_not_have_helped() -> None:
    """
    Less than a fifth of the time that they waited.
    """
    busy = [work("di", f"{hour:02}:06", f"{hour:02}:59") for hour in (9, 10, 11)]

    assert seen("only-one", day(*_heros(3), *busy)) is None


def test_what_the_manager_takes_out_of_no_line_is_nobodys_queue() -> None:
    """
    Max sits on what waits for the supplier, lets go of it, and takes it up: it is in no team's line, and Max is in no team.
    """
    kept: Events = [
        e.IncidentPended(at("09:10"), 9, "cy", "supplier"),
        e.IncidentBlocked(at("09:20"), 9, "max"),
        e.IncidentUnblocked(at("09:30"), 9, "max"),
        e.IncidentPickedUp(at("15:00"), 9, "max"),
    ]

    found = seen("only-one", day(*_heros(3), incident(9, "09:00"), kept))

    assert found is not None
    assert found.words.startswith("3 of ")


def test_two_are_no_heros_queue() -> None:
    """
    That may be chance.
    """
    assert seen("only-one", day(*_heros(2), *(incident(9, "16:00", wait=60),))) is None


def test_short_waits_are_no_queue() -> None:
    """
    Four minutes: Cy was walking over.
    """
    assert seen("only-one", day(*_heros(5, wait=240))) is None


def test_the_share_is_of_the_team_of_the_hero() -> None:
    """
    What another team does makes it neither better nor worse.
    """
    net = [incident(20 + n, time, kind="wifi") for n, time in enumerate(_hours(7))]
    found = words("only-one", day(*_heros(3), *net))

    assert found is not None
    assert found.startswith("3 of 3 incidents of Sound")


# ------------------------------------------------------------------------------------------------------- not-ours


def _sent_wrong(count: int, wait: int = 240) -> Iterator[Events]:
    return (incident(n, time, astray=[("net", wait)]) for n, time in enumerate(_hours(count)))


def test_incidents_go_to_teams_that_they_do_not_belong_to() -> None:
    """
    Three of four, each four minutes in the wrong line and a minute in wrong hands.
    """
    happened = day(*_sent_wrong(3), incident(8, "13:00"))

    assert words("not-ours", happened) == (
        "3 of 4 incidents passed on went to the wrong team; that cost 5 min on average, waiting in the wrong queue included."
    )
    assert look_at("not-ours", happened) == [(at(time) + 360, n) for n, time in enumerate(_hours(3))]


def test_the_one_that_was_sent_round_most_is_named() -> None:
    """
    Twice to teams that it does not belong to.
    """
    twice = incident(8, "13:00", astray=[("net", 60), ("desk", 60)])

    found = words("not-ours", day(*_sent_wrong(3), twice))

    assert found is not None
    assert "4 of 4 incidents passed on went to the wrong team, one of them twice;" in found


def test_everybody_errs_now_and_then() -> None:
    """
    Three of thirty-one are fewer than one in ten.
    """
    right = [incident(100 + n, f"{10 + n // 6}:{n % 6}5") for n in range(28)]

    assert seen("not-ours", day(*_sent_wrong(3), *right)) is None
    assert seen("not-ours", day(*_sent_wrong(3), *right[:-1])) is not None


# --------------------------------------------------------------------------------------------------- over-the-wall


def _bare(count: int, asks: int = 120) -> Iterator[Events]:
    return (incident(n, time, complete=False, asks=asks) for n, time in enumerate(_hours(count)))


def test_facts_do_not_travel_along() -> None:
    """
    People go back to the delegate to ask again.
    """
    happened = day(*_bare(3), incident(8, "14:00"))

    assert words("over-the-wall", happened) == (
        "3 of 4 hand-overs came without the details the next team needed; people went back to the delegate 3 times to ask again, 6 min of work."
    )
    assert look_at("over-the-wall", happened) == [(at(time) + 120, n) for n, time in enumerate(_hours(3))]


def test_without_what_was_needed_and_nobody_asked() -> None:
    """
    The sentence says what happened, also when nothing did.
    """
    found = words("over-the-wall", day(*_bare(3, asks=0)))

    assert found == "3 of 3 hand-overs came without the details the next team needed; nobody went back to ask."


def test_a_slip_is_no_wall() -> None:
    """
    Three of sixteen are fewer than one in five, three of fifteen are not.
    """
    complete = [incident(20 + n, f"{9 + n // 2}:{30 * (n % 2) + 5:02}") for n in range(13)]

    assert seen("over-the-wall", day(*_bare(3), *complete)) is None
    assert seen("over-the-wall", day(*_bare(3), *complete[:-1])) is not None


# ------------------------------------------------------------------------------------------------------- letterbox


def test_the_desk_only_passes_on() -> None:
    """
    “No sound” is of the sorts that the desk is able to solve on the spot; a slow Wi-Fi is not.
    """
    happened = day(
        *(incident(n, time) for n, time in enumerate(_hours(5))),
        incident(7, "14:00", spot=True),
        incident(8, "15:00", kind="wifi"),
    )

    assert words("letterbox", happened) == (
        "Of 6 incidents of other teams that the desk can resolve at first contact, it resolved 1 and passed 5 on."
    )
    assert look_at("letterbox", happened) == [(at(time) + 60, n) for n, time in enumerate(_hours(3))]


def test_a_desk_that_solves_half_is_no_letterbox() -> None:
    """
    Five passed on, and five solved on the spot.
    """
    passed_on = [incident(n, time) for n, time in enumerate(_hours(5))]
    solved = [incident(20 + n, f"{9 + n}:30", spot=True) for n in range(5)]

    assert seen("letterbox", day(*passed_on, *solved)) is None


# -------------------------------------------------------------------------------------------------------- salesman


def _supplied(number: int, reported: str, minutes: int, *, late: bool) -> Events:
    """
    Ten minutes of work, then the supplier is awaited; two hours are promised, or with P2 one.
    """
    events = incident(number, reported, solved=False, priority=P2 if late else P4)
    now = events[-1].at + 300
    done = now + 60 * minutes
    return [
        *events,
        e.SupplierCalled(now, number, "cy"),
        e.IncidentPended(now, number, "cy", "supplier"),
        e.IncidentContinued(done, number),
        e.IncidentPickedUp(done, number, "cy"),
        e.IncidentResolved(done + 60, number, "cy", False),
    ]


def test_the_supplier_does_not_know_of_our_promises() -> None:
    """
    Two of three broke the promise while the supplier was awaited.
    """
    happened = day(
        _supplied(1, "09:00", 80, late=True),
        _supplied(2, "11:00", 70, late=True),
        _supplied(3, "13:00", 30, late=False),
    )

    assert words("salesman", happened) == (
        "3 incidents had to wait for Nordic Stage, 1 h 00 on average; 2 of them breached their SLA."
    )
    assert [n for _, n in look_at("salesman", happened)] == [1, 2]


def test_a_supplier_who_comes_in_time_is_no_story() -> None:
    """
    One of three is late.
    """
    happened = chain(
        _supplied(1, "09:00", 80, late=True),
        _supplied(2, "11:00", 30, late=False),
        _supplied(3, "13:00", 30, late=False),
    )

    assert seen("salesman", day(happened)) is None


# ------------------------------------------------------------------------------------------------------ our-figure


def _pushed(count: int) -> list[Events]:
    """
    Sound picks its own incidents up and passes them on; the first of them is still open in the evening.
    """
    found: list[Events] = []
    for n, time in enumerate(_hours(count)):
        life = incident(n, time, priority=P2, solved=n > 0)
        found.append(
            [*life[:6], e.IncidentPushedAway(life[-1].at if n == 0 else at(time) + 200, n, "cy", "sound"), *life[6:]]
        )
    return found


def test_a_team_passes_on_what_would_spoil_its_figure() -> None:
    """
    Three of four; the one that nobody resolved breached its target.
    """
    happened = day(*_pushed(3), incident(8, "15:00"))

    assert words("our-figure", happened) == (
        "3 of 4 incidents passed on went over the wall from the team that owns them; 1 of them breached its SLA."
    )
    assert [n for _, n in look_at("our-figure", happened)] == [0, 1, 2]


def test_passing_on_twice_is_an_accident() -> None:
    """
    Two of four, and what goes to a wrong team is another card.
    """
    assert seen("our-figure", day(*_pushed(2), incident(8, "15:00"), incident(9, "16:00"))) is None
    assert (
        seen("our-figure", day(*(incident(n, time, astray=[("net", 60)]) for n, time in enumerate(_hours(4))))) is None
    )


# ------------------------------------------------------------------------------------------------------- next-door

HANDY = evolve(
    SCENARIO,
    organisation=evolve(
        SCENARIO.organisation,
        teams=tuple(
            evolve(team, staff=tuple(evolve(staff, skills={**staff.skills, "sound": 0.4}) for staff in team.staff))
            if team.id == "net"
            else team
            for team in SCENARIO.organisation.teams
        ),
    ),
)
"""
The same house, in which the two of the network can do something about sound.
"""


def _starving(count: int) -> list[Events]:
    """
    Incidents that wait half an hour, while both of sound are at work.
    """
    lives = [incident(n, time, wait=1800) for n, time in enumerate(_hours(count))]
    busy = [work(who, f"{hour:02}:00", f"{hour:02}:50") for who in ("cy", "di") for hour in range(9, 9 + count)]
    return [*lives, *busy]


def test_the_next_team_is_free_and_nobody_looks() -> None:
    """
    Three of four waited for half an hour, and Eve and Fay had nothing in hand.
    """
    happened = day(*_starving(3), incident(8, "15:00"))

    assert words("next-door", happened, HANDY) == (
        f"3 of 4 incidents waited for a busy team while someone able in another team was free, “No sound” in Aurora ({code_of(0)}) for 30 min in the queue of Sound."
    )
    assert [n for _, n in look_at("next-door", happened, HANDY)] == [0, 1, 2]


def test_neighbours_who_cannot_do_it_or_have_no_time_starve_nobody() -> None:
    """
    Without the skill; with work of their own; and two cases are chance.
    """
    busy = [work(who, "09:00", "17:00") for who in ("eve", "fay")]

    assert seen("next-door", day(*_starving(3))) is None
    assert seen("next-door", day(*_starving(3), *busy), HANDY) is None
    assert seen("next-door", day(*_starving(2)), HANDY) is None


def test_a_colleague_of_the_same_team_is_another_card() -> None:
    """
    Di had nothing in hand: that is the hero again.
    """
    heros = day(*_heros(3))

    assert seen("next-door", heros, HANDY) is None
    assert seen("only-one", heros, HANDY) is not None
