"""
A change of a round: practices that are active from its opening to its end, and others that are never active.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.errors import StudyImpossible, UnknownName
from desk_theatre.itsm import commands as c
from desk_theatre.itsm.text import clean
from desk_theatre.itsm.values import value
from desk_theatre.practices.catalogue import catalogue
from desk_theatre.study import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desk_theatre.show.show import Show


@value
class Change:
    """
    Args:
        enable: active from the opening to the end, as if the room had chosen them.
        disable: never active.
    """

    enable: tuple[str, ...] = ()
    disable: tuple[str, ...] = ()

    @property
    def practices(self) -> tuple[str, ...]:
        """
        All practices of the change; the recorded switches of these are left out.
        """
        return (*self.enable, *self.disable)

    def announce(self, show: Show) -> None:
        """
        Switch the practices before the round opens.
        """
        for practice in self.enable:
            if practice not in show.practices:
                show.handle(c.SetPractice(practice, on=True, how="chosen"))
        for practice in self.disable:
            if practice in show.practices:
                show.handle(c.SetPractice(practice, on=False))


NO_CHANGE = Change()


def in_force(opening: Iterable[str], inputs: Sequence[c.Input]) -> tuple[str, ...]:
    """
    Return the practices that were active at some time of a round, in the order in which they were first switched on.
    """
    switched = [given.command for given in inputs if isinstance(given.command, c.SetPractice) and given.command.on]
    return tuple(dict.fromkeys([*opening, *(command.practice for command in switched)]))


def throughout(opening: Iterable[str], inputs: Sequence[c.Input]) -> tuple[str, ...]:
    """
    Return the practices that were active from the opening of a round to its end.
    """
    switched = {given.command.practice for given in inputs if isinstance(given.command, c.SetPractice)}
    return tuple(practice for practice in opening if practice not in switched)


def change_of(
    enable: Sequence[str],
    disable: Sequence[str],
    offered: Sequence[str],
    opening: Iterable[str],
    inputs: Sequence[c.Input],
) -> Change:
    """
    Return the requested change.

    Raises:
        UnknownName: it names a practice that does not exist.
        StudyImpossible: the scenario does not offer a practice, or the change would change nothing, or contradicts itself.
    """
    named = (*enable, *disable)
    for practice in named:
        if practice not in offered:
            if practice in catalogue():
                raise StudyImpossible(wording.not_offered_here(practice, offered))
            raise UnknownName("practice", clean(practice, 60), offered)
        if named.count(practice) > 1:
            raise StudyImpossible(wording.named_twice(practice))
    opening = tuple(opening)
    always, ever = throughout(opening, inputs), in_force(opening, inputs)
    for practice in enable:
        if practice in always:
            raise StudyImpossible(wording.active_already(practice))
    for practice in disable:
        if practice not in ever:
            raise StudyImpossible(wording.not_active(practice))
    return Change(tuple(enable), tuple(disable))
