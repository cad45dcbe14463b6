"""
Commitment: how far each person really does each practice in force, and how that moves.

Saying yes is an announcement.  How far somebody does what was announced starts with how the practice came to be, grows as
in Bass' diffusion (1969) by own initiative and by imitation of those who already do it, and is forgotten where it is no
habit, faster under pressure.  Attention is limited: what is still being learned shares it.  In formulas, for a
practice with mean level F over everybody else, for one person at level c, per hour:

    dc/dt = share * (initiative + imitation * spread * F) * (1 - c)  -  decay * fading * pressure * c     (no decay from `habit` on)
    share = min(1, attention / attention needed)

A practice needs an attention of 1 until it is two thirds of a habit, and from there on less and less; a habit needs none.

What people do to look after the way of working (an owner, success that is celebrated, a board that all see) is an
`Influence`: it adds to the initiative, it is the `spread`, or it keeps something from `fading`.

An announcement takes attention, too: a practice starts at its usual level times the same share.  Where fifteen things are
announced at once, nobody has taken in any of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from desk_theatre.practices.answers import Influence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from desk_theatre.itsm.commands import How
    from desk_theatre.scenario.people import Commitment as Rates

Result = TypeVar("Result")
Levels = tuple[float, ...]
"""
Of one practice, one a person.
"""
LEFT_ALONE = Influence()


class Commitment:
    """
    Args:
        rates: of the scenario.
        people: how many there are.
        levels: what is carried over from an earlier round, for each practice one level a person.
    """

    def __init__(self, rates: Rates, people: int, levels: Mapping[str, Levels]) -> None:
        self.rates = rates
        self.people = people
        self.levels: dict[str, Levels] = dict(levels)
        self._nobody = (0.0,) * people
        self.initiative = 0.0  # what coaching adds until the next step

    def announce(self, practices: Mapping[str, How], in_force: Iterable[str] = ()) -> None:
        """
        Practices come into force, all at once, beside those `in_force`; whoever already does more than is usual at the
        start keeps doing so.
        """
        start = {"imposed": self.rates.imposed, "announced": self.rates.announced, "chosen": self.rates.chosen}
        share = self._share((*practices, *(practice for practice in in_force if practice not in practices)))
        alike: dict[Levels, Levels] = {}
        for practice, how in practices.items():
            known = self.levels.get(practice, self._nobody)
            levels = tuple([max(share * start[how], level) for level in known])
            self.levels[practice] = alike.setdefault(levels, levels)

    def step(self, in_force: tuple[str, ...], seconds: int, pressed: bool, influence: Influence = LEFT_ALONE) -> None:
        """
        Time passes: every practice in force moves.
        """
        hours = seconds / 3600
        share = self._share(in_force)
        decay = influence.decay * self.rates.decay * (self.rates.pressure if pressed else 1.0) * hours
        own = share * hours * (self.rates.initiative + self.initiative + influence.initiative)
        each = share * hours * influence.imitation * self.rates.imitation / max(1, self.people - 1)
        self.levels.update(self._of_each(in_force, lambda levels: self._move(levels, own, each, decay)))
        self.initiative = 0.0

    def mean(self, practice: str) -> float:
        """
        The mean level over everybody.
        """
        levels = self.levels[practice]
        return sum(levels) / len(levels)

    def per_mille(self, practices: Iterable[str]) -> dict[str, tuple[int, ...]]:
        """
        The levels of some practices in thousandths, as events carry them.
        """
        return self._of_each(practices, _per_mille)

    def carried(self) -> dict[str, Levels]:
        """
        The levels, for the next round.
        """
        return dict(self.levels)

    def _share(self, practices: Iterable[str]) -> float:
        """
        How much of the attention that a practice needs there is, 0 to 1, while people deal with all these.
        """
        needed = sum(self._of_each(practices, self._attention).values())
        return min(1.0, self.rates.attention / needed) if needed else 1.0

    def _of_each(self, practices: Iterable[str], work: Callable[[Levels], Result]) -> dict[str, Result]:
        """
        What `work` makes of the levels of each practice; done once for practices that came into force together, which share theirs.
        """
        found: dict[str, Result] = {}
        alike: dict[int, str] = {}
        last, known, nobody = None, self.levels, self._nobody
        for practice in practices:
            levels = known.get(practice, nobody)
            if levels is not last:
                last, first = levels, alike.setdefault(id(levels), practice)
                result = work(levels) if first is practice else found[first]
            found[practice] = result
        return found

    def _attention(self, levels: Levels) -> float:
        """
        What a practice needs that people do so far: the less, the nearer it is to a habit.
        """
        habit = self.rates.habit
        return min(1.0, max(0.0, 3.0 * (1.0 - sum(levels) / len(levels) / habit))) if habit else 0.0

    def _move(self, levels: Levels, own: float, each: float, decay: float) -> Levels:
        habit, total = self.rates.habit, sum(levels)
        moved = {}
        for level in set(levels):  # most people stand at the same level, and move alike
            raised = level + (own + each * (total - level)) * (1.0 - level) - (decay * level if level < habit else 0.0)
            moved[level] = 0.0 if raised < 0.0 else min(raised, 1.0)
        return tuple(map(moved.__getitem__, levels))


def _per_mille(levels: Levels) -> tuple[int, ...]:
    return tuple([round(1000 * level) for level in levels])
