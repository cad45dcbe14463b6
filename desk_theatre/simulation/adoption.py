"""
Commitment: how far each person really follows each active practice, and how that moves.

Saying yes is an announcement.  How far a person follows a practice starts with how the practice came to be, grows as in
Bass' diffusion (1969) by own initiative and by imitation of those who already follow it, and falls where it is no habit.
In formulas, for a practice with mean level F over all others, for one person at level c, per hour:

    dc/dt = pace * share * (initiative + imitation * spread * F) * (1 - c)  -  (decay * fading * pressure + relapse * excess) * c

    share  = min(1, attention / needed)
    excess = max(0, needed - attention)

Levels are from 0 to 1, rates per hour.  The names are those of `[commitment]` in a scenario, but for `spread` and `fading`, which
are the `imitation` and the `decay` of an `Influence`.  `Adoption.step` adds dc/dt times its length, every few minutes.  Attention,
falling back and habit are declared assumptions; only initiative and imitation are Bass'.

Nothing is forgotten from `habit` on: the second term is 0 there.  A practice needs an attention of 1 until its mean is two thirds
of `habit`, and from there on less and less; a habit needs none; `needed` is the sum over the active practices.

Two things keep a practice from taking root, and they are not the same:

- *Pressure* is felt by those whose own team's queue is longer than the team: they forget `pressure` times as fast.  Colleagues
  in a team that keeps up learn on.
- *Overload* is felt by everybody: with more to learn than people have attention for, each practice grows more slowly, and
  people fall back from all of them, the more the more there is.  An owner or a celebration does not help against that.

What people do to look after the way of working (an owner, success that is celebrated, a board that all see) is an
`Influence`: it adds to the initiative, it is the `spread`, or it keeps something from `fading`.

An announcement takes attention, too: a practice starts at its usual level times the same share.  Where fifteen things are
announced at once, nobody has taken in any of them.

People differ: each has a `pace`, with which an announcement and everything that follows from it is taken in.  There are a few
early adopters, a few laggards, and most are in between (Rogers 1962).  Luck says who is who; everybody's pace stays the same in
all rounds, and together they are as fast as if all were alike.

A reason says what is in it for one group.  People of that group start higher by `reason`, times the same share; all others start
as they would without it.
"""

from __future__ import annotations

from math import fsum
from statistics import NormalDist
from types import MappingProxyType
from typing import TYPE_CHECKING

from desk_theatre.practices.answers import Influence
from desk_theatre.simulation.bad_example import heeded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desk_theatre.itsm.commands import How
    from desk_theatre.practices.answers import Encouragement
    from desk_theatre.scenario.people import Commitment as Rates
    from desk_theatre.simulation.draws import Draws

    Weighted = tuple[float, Influence]


Levels = tuple[float, ...]
"""
The level of one practice for each person, 0 to 1, in the order of `organisation.everybody`: the staff, then the manager.
"""
LEFT_ALONE = Influence()


def paces(differ: float, people: int, draws: Draws) -> tuple[float, ...]:
    """
    Return how fast each person takes up anything new, on average 1: the middles of equally likely parts of a normal
    distribution with the standard deviation `differ`, dealt out by the luck of each person.
    """
    if not differ:
        return (1.0,) * people
    usual, dealt = NormalDist(1.0, differ), [1.0] * people
    in_order = sorted(range(people), key=lambda index: (draws.uniform(index, b"pace"), index))
    for place, person in enumerate(in_order):
        dealt[person] = max(0.0, usual.inv_cdf((place + 0.5) / people))
    return tuple(dealt)


NO_REASONS: Mapping[str, frozenset[int]] = MappingProxyType({})


class Adoption:
    """
    How far each person follows each practice, and how that moves.

    Args:
        rates: of the scenario.
        people: how many there are.
        levels: what is carried over from an earlier round, for each practice one level a person.
        paces: how fast each person takes up anything new; `None`: all alike.
    """

    def __init__(
        self, rates: Rates, people: int, levels: Mapping[str, Levels], paces: Sequence[float] | None = None
    ) -> None:
        self.rates = rates
        self.people = people
        self.levels: dict[str, Levels] = dict(levels)
        self.paces = tuple(paces or (1.0,) * people)
        self._nobody = (0.0,) * people
        self.initiative = 0.0  # what coaching adds until the next step

    def announce(
        self,
        practices: Mapping[str, How],
        active: Iterable[str] = (),
        reasons: Mapping[str, frozenset[int]] = NO_REASONS,
    ) -> None:
        """
        Start practices, all at once, beside those already `active`.  People who follow one more than is usual at the start
        go on at their level.

        Args:
            practices: how each came to be.
            reasons: for a practice, the places in its levels of the people for whose group a reason was given.
        """
        start = {"imposed": self.rates.imposed, "announced": self.rates.announced, "chosen": self.rates.chosen}
        share = self._share(self.needed((*practices, *(practice for practice in active if practice not in practices))))
        for practice, how in practices.items():
            own, levels = reasons.get(practice, ()), self._levels(practice)
            starts = [
                pace * start[how] + (self.rates.reason if place in own else 0.0)
                for place, pace in enumerate(self.paces)
            ]
            self.levels[practice] = tuple(
                [max(share * min(1.0, own_start), level) for own_start, level in zip(starts, levels, strict=True)]
            )

    def step(
        self, active: Iterable[str], seconds: int, pressed: Sequence[bool], influence: Influence = LEFT_ALONE
    ) -> None:
        """
        Move the levels of every active practice on by `seconds`; use up what coaching adds.

        Args:
            pressed: for each person, in the order of the levels, whether they are under pressure.
        """
        practices = tuple(active)
        hours = seconds / 3600
        needed = self.needed(practices)
        share = self._share(needed)
        relapse = self.rates.relapse * max(0.0, needed - self.rates.attention) * hours
        quiet = influence.decay * self.rates.decay * hours
        falls = tuple(
            [(self.rates.pressure if under_pressure else 1.0) * quiet + relapse for under_pressure in pressed]
        )
        own = share * hours * (self.rates.initiative + self.initiative + influence.initiative)
        of_each = share * hours * influence.imitation * self.rates.imitation / max(1, self.people - 1)
        for practice in practices:
            levels = self._levels(practice)
            self.levels[practice] = self._move(levels, own, of_each * heeded(levels), falls)
        self.initiative = 0.0

    def needed(self, practices: Iterable[str]) -> float:
        """
        Return the attention that practices need, together: 1 for each that nobody has begun to learn, 0 for a habit.
        """
        return fsum([self._attention(practice) for practice in practices])

    def learning(self, practices: Iterable[str], person: int) -> bool:
        """
        Return whether one of the practices is not yet a habit of a person, given by index.
        """
        return any(self._levels(practice)[person] < self.rates.habit for practice in practices)

    def raise_level(self, practice: str, person: int, growth: float) -> float:
        """
        Close a share `growth` of one person's gap to full commitment; return the new level.
        """
        levels = list(self._levels(practice))
        levels[person] += growth * (1.0 - levels[person])
        self.levels[practice] = tuple(levels)
        return levels[person]

    def lower_level(self, practice: str, person: int, loss: float) -> None:
        """
        Take `loss` from one person's level, down to 0 at most.
        """
        levels = list(self._levels(practice))
        levels[person] = max(0.0, levels[person] - loss)
        self.levels[practice] = tuple(levels)

    def mean(self, practice: str) -> float:
        """
        Return the mean level of a practice over everybody, 0 to 1.
        """
        return _mean(self._levels(practice))

    def per_mille(self, practices: Iterable[str]) -> dict[str, tuple[int, ...]]:
        """
        Return the levels of some practices in thousandths, as events carry them.
        """
        return {practice: tuple([round(1000 * level) for level in self._levels(practice)]) for practice in practices}

    def carried(self) -> dict[str, Levels]:
        """
        Return the levels of all practices, for the next round.
        """
        return dict(self.levels)

    def _levels(self, practice: str) -> Levels:
        return self.levels.get(practice, self._nobody)

    def _share(self, needed: float) -> float:
        """
        Return how much of the attention needed there is, 0 to 1.
        """
        return min(1.0, self.rates.attention / needed) if needed else 1.0

    def _attention(self, practice: str) -> float:
        """
        Return the attention that a practice needs, 0 to 1: the less, the nearer it is to a habit.
        """
        habit = self.rates.habit
        return min(1.0, max(0.0, 3.0 * (1.0 - self.mean(practice) / habit))) if habit else 0.0

    def _move(self, levels: Levels, own: float, of_each: float, falls: Sequence[float]) -> Levels:
        """
        Return the levels after a step.

        Args:
            own: share of the gap to full commitment that initiative closes in it.
            of_each: the same of imitation, for each colleague who follows the practice fully.
            falls: for each person, share of the level that is lost in it; nothing is where the practice is a habit.
        """
        habit, total = self.rates.habit, fsum(levels)
        moved = []
        for level, fall, pace in zip(levels, falls, self.paces, strict=True):
            gained = pace * (own + of_each * (total - level)) * (1.0 - level)
            raised = level + gained - (fall * level if level < habit else 0.0)
            moved.append(min(1.0, max(0.0, raised)))
        return tuple(moved)


def _mean(levels: Levels) -> float:
    # `fsum` rounds once, whatever the order; the sum of floats by `sum` depends on it, and on the version of Python.
    return fsum(levels) / len(levels)


class Encouragements:
    """
    The encouragements of the day that still last.
    """

    def __init__(self) -> None:
        self._given: list[tuple[int, float, Influence]] = []

    def give(self, encouragement: Encouragement, weight: float, now: int) -> None:
        """
        Add an encouragement that reaches a share `weight` of everybody, 0 to 1, from second `now` of the day on.
        """
        self._given.append((now + encouragement.lasts, weight, encouragement.influence))

    def lasting(self, now: int) -> list[Weighted]:
        """
        Return the influences that have not passed at second `now` of the day, each with the share of people whom it reached;
        forget the others.
        """
        self._given = [given for given in self._given if given[0] >= now]
        return [(weight, influence) for _, weight, influence in self._given]


def together(influences: Iterable[Weighted]) -> Influence:
    """
    Return what several influences come to: initiative and imitation add up, and each takes its share of what is left of
    forgetting. Each is weighted with the share of people whom it reaches, 0 to 1.
    """
    initiative, imitation, decay = 0.0, 1.0, 1.0
    for weight, influence in influences:
        initiative += weight * influence.initiative
        imitation += weight * (influence.imitation - 1.0)
        decay *= 1.0 - weight * (1.0 - influence.decay)
    return Influence(initiative, imitation, max(0.0, decay))
