"""
What may come up again and again about an incident: each sort has lines of luck of its own, and each time its own lots.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_theatre.simulation.chance import Draws


class RecurringDraws:
    """
    Args:
        chance: the luck of this round.

    Of `hand_overs` the lots say which team a guess falls on, whether something is missing, who keeps it in the head, and how long a
    bounce takes; of `questions`, how long asking again takes, whether the delegate is absent, and how long; of `chases`,
    how long the answer takes, and until when the delegate waits; of `forgetting`, whether it is pushed out of a head; of
    `mendings`, when a delegate notices that it is not mended.
    """

    __slots__ = ("chases", "forgetting", "hand_overs", "mendings", "questions")

    def __init__(self, chance: Draws) -> None:
        self.hand_overs = chance.often(b"hand-over")
        self.questions = chance.often(b"question")
        self.chases = chance.often(b"chase")
        self.forgetting = chance.often(b"forget")
        self.mendings = chance.often(b"mending")
