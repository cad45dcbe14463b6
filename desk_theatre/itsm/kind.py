"""
A kind of incident or question: one entry of the catalogue that the delegate picks from, in plain words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from desk_theatre.itsm.lengths import Shape, lengths
from desk_theatre.itsm.priority import Level
from desk_theatre.itsm.values import value

Where = Literal["room", "service", "person"]


class Tabled:
    """
    A table worked out from a duration when it is first asked for; no part of its value.

    Its mean in seconds, and the lengths of equally likely parts as shares of that.
    """

    __slots__ = ("table",)
    table: tuple[float, Sequence[float]]


@value
class Duration(Tabled):
    """
    A duration: a mean in minutes and the shape of the chance around it.

    `spread` is the standard deviation of the logarithm, for `lognormal` only: 0.5 is calm, 1.0 has a heavy tail.
    """

    minutes: float
    shape: Shape = "lognormal"
    spread: float = 0.6

    def work_out(self) -> tuple[float, Sequence[float]]:
        """
        Fill in the table.
        """
        self.table = 60.0 * self.minutes, lengths(self.shape, self.spread)
        return self.table


NOTHING = Duration(0.0, "fixed")


@value
class Kind:
    """
    Args:
        id: short name, used in commands, recordings and files.
        title: what the delegate reads when choosing ("no sound").
        example: the words in which delegates say it; the ticker uses them for simulated delegates.
        sayings: more ways of saying it, in turn with the example, so that a room does not hear one again and again.
        where: it happens in a room, to a service of the whole conference, or to a person, whose own trouble it is then.
        team: the team that owns it.
        skill: what a member of staff needs to be good at.
        impact, urgency: what the organisers say it is worth; urgency is raised by the programme.
        technical_impact: what those who look at the equipment and not at the conference would say; as `impact` if left out.
        diagnosis, repair: how long a fully skilled person takes to find the cause and to fix it.
        workaround: how long the whole work takes once a work-around is recorded.
        weight: its share of the demand, relative to the other kinds.
        blocking: a session cannot start in its room while this is open.
        causes: how many different troubles look like this; each has a work-around of its own.
        one_off: share of these that have a cause of their own, which no work-around helps with.
        hard: share of these that only the most skilled member of a team solves alone.
        supplier: share of these that need the supplier.
        first_contact: the service desk is able to solve it while the delegate waits.
        question: a service request or question rather than an interruption.
        major: declared a major incident when it is recognised.
    """

    id: str
    title: str
    team: str
    skill: str
    example: str = ""
    where: Where = "room"
    impact: Level = Level.MEDIUM
    urgency: Level = Level.MEDIUM
    technical_impact: Level | None = None
    diagnosis: Duration = Duration(4.0)
    repair: Duration = Duration(6.0)
    workaround: Duration = Duration(3.0)
    weight: float = 1.0
    blocking: bool = False
    causes: int = 1
    one_off: float = 0.0
    hard: float = 0.0
    supplier: float = 0.0
    first_contact: bool = False
    question: bool = False
    major: bool = False
    sayings: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """
        The example and the other sayings; none if nobody has written any.
        """
        return tuple([each for each in (self.example, *self.sayings) if each])
