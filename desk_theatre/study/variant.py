"""
A variant: which practices are in force, round by round.

```
none=                                                    nothing is on
tidy=recording,routing,handover                          on from the opening of the first round
all=*                                                    everything that the scenario offers
path=r2:recording,routing;r3:prioritisation              a whole show: practices add up; the last round is measured
```

A variant says all that is in force: what a scenario starts with is in force only if the variant names it.  A path that says
nothing about round 1 begins as the scenario begins.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desk_theatre.errors import StudyImpossible, UnknownName
from desk_theatre.itsm.text import clean
from desk_theatre.itsm.values import value
from desk_theatre.practices.catalogue import catalogue, find
from desk_theatre.study import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desk_theatre.scenario.scenario import Scenario

ALL = "*"
BETWEEN = " - "
"""
What stands between two names in the name of a difference.
"""

_PART = re.compile(r"\s*[rR](\d{1,3})\s*:(.*)", re.ASCII)


@value
class Variant:
    """
    Args:
        rounds: for each round, the practices that the room chooses before it; `None` leaves everything as it is. The
            last round is measured.
    """

    name: str
    rounds: tuple[tuple[str, ...] | None, ...] = ((),)

    @property
    def practices(self) -> tuple[str, ...]:
        """
        All chosen practices, in order.
        """
        return tuple(practice for chosen in self.rounds for practice in chosen or ())


def offered(scenario: Scenario) -> tuple[str, ...]:
    """
    Return the practices that can be switched in a scenario, in the order of the catalogue.
    """
    return tuple(p for p in catalogue() if p in scenario.offer.practices or not scenario.offer.practices)


def helpful(scenario: Scenario) -> tuple[str, ...]:
    """
    Return the practices on offer without the traps, in the order of the catalogue.
    """
    return tuple(practice for practice in offered(scenario) if find(practice).identity.group != "trap")


def usual(scenario: Scenario) -> tuple[Variant, ...]:
    """
    Return the usual comparison: no practice, and all helpful ones at once.
    """
    return Variant("none"), Variant("helpful", (helpful(scenario),))


def left_out(scenario: Scenario) -> tuple[str, ...]:
    """
    Return the practices that `usual` does not play: the traps, and those the scenario does not offer.
    """
    return tuple(practice for practice in catalogue() if practice not in helpful(scenario))


def read_all(texts: Sequence[str], scenario: Scenario) -> tuple[Variant, ...]:
    """
    Return the variants that are written in `texts`.

    Raises:
        StudyImpossible: one cannot be read, or two have the same name.
        UnknownName: one names a practice that does not exist.
    """
    variants = tuple(read(text, scenario) for text in texts)
    names = [variant.name for variant in variants]
    for name in names:
        if names.count(name) > 1:
            raise StudyImpossible(wording.same_name(name))
    return variants


def read(text: str, scenario: Scenario) -> Variant:
    """
    Return the variant that is written as `NAME=ID,ID,...`, or as a path `NAME=r2:ID,ID;r3:ID`.

    Raises:
        StudyImpossible: it cannot be read.
        UnknownName: it names a practice that does not exist.
    """
    name, equals, rest = text.partition("=")
    name = name.strip()
    if not equals or not name or BETWEEN in name or name != clean(name, 60):
        raise StudyImpossible(wording.not_a_variant(clean(text, 60)))
    if _PART.match(rest):
        return Variant(name, _path(name, rest, scenario))
    return Variant(name, (_practices(name, rest, (), scenario),))


def _path(name: str, text: str, scenario: Scenario) -> tuple[tuple[str, ...] | None, ...]:
    rounds: dict[int, tuple[str, ...]] = {}
    for part in text.split(";"):
        found = _PART.fullmatch(part)
        if found is None:
            raise StudyImpossible(wording.not_a_step(name, clean(part, 60)))
        number, last = int(found[1]), scenario.plan.rounds
        if not 1 <= number <= last:
            raise StudyImpossible(wording.variant_without_round(name, number, scenario.id, last))
        if number in rounds:
            raise StudyImpossible(wording.round_twice(name, number))
        if rounds and number < max(rounds):
            raise StudyImpossible(wording.round_out_of_order(name, number, max(rounds)))
        before = [practice for chosen in rounds.values() for practice in chosen]
        rounds[number] = _practices(name, found[2], _starting(rounds, number, before, scenario), scenario)
    return tuple(rounds.get(number) for number in range(1, scenario.plan.rounds + 1))


def _starting(rounds: Iterable[int], number: int, before: list[str], scenario: Scenario) -> tuple[str, ...]:
    """
    Return what is active already when the room chooses for round `number`.
    """
    return tuple(before) if 1 in {*rounds, number} else (*scenario.offer.start_with, *before)


def _practices(name: str, text: str, before: Sequence[str], scenario: Scenario) -> tuple[str, ...]:
    if text.strip() == ALL:
        return tuple(practice for practice in offered(scenario) if practice not in before)
    found: list[str] = []
    for practice in [part.strip() for part in text.split(",")] if text.strip() else []:
        if practice in ("", ALL):
            why = wording.LONELY_STAR if practice else wording.EMPTY_ID
            raise StudyImpossible(wording.unfit_list(name, why, clean(text, 60)))
        if practice not in offered(scenario):
            raise _unknown(practice, scenario)
        if practice in found or practice in before:
            raise StudyImpossible(wording.practice_twice(name, practice))
        found.append(practice)
    return tuple(found)


def _unknown(practice: str, scenario: Scenario) -> StudyImpossible | UnknownName:
    if practice in catalogue():
        return StudyImpossible(wording.not_offered(scenario.id, practice, offered(scenario)))
    return UnknownName("practice", clean(practice, 60), offered(scenario))
