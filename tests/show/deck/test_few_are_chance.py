"""
Few cases are chance: every card that counts cases rings at its number of them, and not at one less, however large their share.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from days import P1, P2, P4, at, day, incident, seen, work
from desk_theatre.itsm import events as e

Events = list[e.Event]


def _each(count: int, **how: object) -> list[Events]:
    """
    So many incidents, an hour apart.
    """
    make: Callable[..., Events] = incident
    return [make(n, f"{9 + n:02}:00", **how) for n in range(count)]


def _looked_at(count: int) -> Events:
    written: Events = [e.KnownErrorRecorded(at("09:06"), 0, "cy", "no-sound")]
    return day(written, *_each(count + 1))


def _overtaken(count: int) -> Events:
    old = [incident(n, f"09:0{n}", taken=False) for n in range(count)]
    return day(*old, *(incident(50 + n, f"1{n // 5}:{n % 5}0") for n in range(10)))


def _stuck_with_the_boss(count: int) -> Events:
    kept = [e.IncidentBlocked(at(f"{9 + n:02}:05"), n, "max") for n in range(count)]
    return day(*_each(count, taken=False), kept)


def _awaited(count: int) -> Events:
    calls: Events = [e.IncidentPended(at(f"{9 + n:02}:07"), n, "cy", "supplier") for n in range(count)]
    return day(*_each(count, priority=P2, solved=False), calls)


def _gone(count: int) -> Events:
    return day(*_each(count, taken=False), [e.IncidentWithdrawn(at("16:30"), n) for n in range(count)])


def _asking(count: int) -> Events:
    return day(incident(1, "09:00", chases=[f"{10 + n:02}:00" for n in range(count)]))


def _forms(count: int) -> Events:
    return day(*(work("ada", f"{9 + n:02}:30", f"{9 + n:02}:32", "recording", "form-filling") for n in range(count)))


def _shouting(count: int) -> Events:
    urgent = [incident(10 + n, f"{9 + n:02}:00", priority=P1, wait=2400, takes=60) for n in range(count)]
    return day(*urgent, *(incident(20 + n, f"{9 + n:02}:20", priority=P4, wait=600, takes=60) for n in range(count)))


def _course(who: str) -> Events:
    return [e.CertificateEarned(at("10:00"), who), e.TheoryFaded(at("11:00"), who)]


RINGS_AT: Mapping[str, tuple[int, Callable[[int], Events]]] = {
    "nodding": (5, lambda n: day(*_each(n, held=True), practices=("recording",))),
    "certificates": (3, lambda n: day(*(_course(who) for who in ("ada", "bo", "cy")[:n]))),
    "as-ever": (5, _asking),
    "boss-does-it": (2, _stuck_with_the_boss),
    "no-time-to-step-back": (3, lambda n: day(*_each(n, priority=P2, wait=7200))),
    "star-on-the-poster": (5, lambda n: day(*_each(n), practices=("hero_bonus",))),
    "sign-here": (3, lambda n: day(*_each(n, priority=P2, wait=3600), practices=("approval_board",))),
    "no-breaks": (2, lambda n: day(*(work(who, "09:00", "12:00") for who in ("ada", "bo", "cy")[:n]))),
    "in-the-head": (3, lambda n: day(*_each(n, held=True))),
    "loudest": (3, _shouting),
    "from-scratch": (3, lambda n: day(*_each(n, scratch=True))),
    "mopping": (4, lambda n: day([e.FaultBegan(at("09:00"), "cable")], *_each(n))),
    "should-work": (3, lambda n: day(*_each(n, back=600))),
    "unattended": (3, lambda n: day(*_each(n, priority=P2, wait=5400))),
    "bottom-of-the-pile": (3, _overtaken),
    "crayons": (5, lambda n: day(*_each(n, held=True, taken=False), practices=("ticket_tool",))),
    "filling-in": (5, _forms),
    "drawer": (3, _looked_at),
    "in-the-system": (3, lambda n: day(*_each(n, priority=P2, wait=3600))),
    "stick": (3, lambda n: day(*_each(n, back=600), practices=("individual_quotas",))),
    "green-outside": (5, lambda n: day(*_each(n, priority=P2, takes=5400))),
    "flat-out": (
        5,
        lambda n: day(*(work("cy", f"{9 + i:02}:00", f"{9 + i:02}:10", "chasing", "chasing") for i in range(n))),
    ),
    "which-promise": (5, lambda n: day(*_each(n, priority=P2, wait=5400))),
    "only-one": (3, lambda n: day(*_each(n, wait=1800))),
    "not-ours": (3, lambda n: day(*_each(n, astray=[("net", 60)]))),
    "over-the-wall": (3, lambda n: day(*_each(n, complete=False))),
    "letterbox": (5, lambda n: day(*_each(n))),
    "salesman": (2, _awaited),
    "our-figure": (
        3,
        lambda n: day(*_each(8), [e.IncidentPushedAway(at("16:30") + i, i, "cy", "sound") for i in range(n)]),
    ),
    "no-news": (3, _asking),
    "only-a-cable": (3, lambda n: day(*_each(n, priority=P2, judged=P4, guess=True))),
    "who-could-have-known": (5, lambda n: day(*_each(n, counter=360))),
    "no-complaints": (3, _gone),
    "tell-again": (3, lambda n: day(*_each(n, asks=60, complete=False))),
}
"""
For each card, how many cases it takes, and a day with nothing but so many of them.
"""


@pytest.mark.parametrize("name", RINGS_AT)
def test_one_less_is_chance(name: str) -> None:
    """
    At its number of cases a card rings, and at one less it does not.
    """
    cases, made = RINGS_AT[name]
    if name == "crayons":
        made = _with_one_hand_over_less(made)

    assert (seen(name, made(cases)) is not None, seen(name, made(cases - 1)) is not None) == (True, False)


def _with_one_hand_over_less(made: Callable[[int], Events]) -> Callable[[int], Events]:
    """
    What is handed over counts too; only heads are wanted here.
    """
    return lambda count: [event for event in made(count) if not isinstance(event, e.IncidentAssigned)]
