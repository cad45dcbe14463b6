"""
What the teams of a rehearsal do in a reflection, one act every few seconds of the room.

First they pick cards, then they note findings, then they propose, and at last they vote. Choosing is left to the
facilitator, who is there to practise it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from desk_theatre.itsm.scene import Perspective
from desk_theatre.itsm.session_commands import CastVote, NoteFinding, PickCard, ProposeImprovement
from desk_theatre.itsm.values import value
from desk_theatre.live.simulated_words import FINDINGS, REASONS
from desk_theatre.practices.catalogue import find
from desk_theatre.show.deck.deck import DECK, card

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desk_theatre.itsm.commands import Command
    from desk_theatre.show.picture import Picture
    from desk_theatre.show.show import Show
    from desk_theatre.simulation.draws import Draws

Saying = Literal["pick", "find", "propose", "vote"]

BEGINS: dict[Saying, float] = {"pick": 4.0, "find": 25.0, "propose": 50.0, "vote": 80.0}
LASTS = 20.0
"""
Seconds after which the teams start each part, and how long a part takes until all have acted.
"""

CARDS = 2
"""
Cards that each team picks.
"""


@value
class Turn:
    """
    Args:
        after: seconds from the beginning of the reflection.
        luck: numbers from 0 to 1.
    """

    after: float
    saying: Saying
    team: int
    luck: tuple[float, ...]


class SimulatedReflection:
    """
    Args:
        show: whose reflections they are.
        picture: what the teams have seen of it.
        chance: the show's.
    """

    def __init__(self, show: Show, picture: Picture, chance: Draws) -> None:
        self.show = show
        self.picture = picture
        self.chance = chance
        self._round = 0
        self._began = 0.0
        self._turns: list[Turn] = []

    def due(self, room: float) -> Iterator[Command]:
        """
        Yield the commands that are due, one after the other, each from the state at that moment.

        Args:
            room: seconds of the room's clock.
        """
        session = self.show.session
        if session.scene != "reflection":
            self._round = 0
            return
        if session.round != self._round:
            self._round, self._began, self._turns = session.round, room, self._of_round(session.round)
        while self._turns and room - self._began >= self._turns[0].after:
            yield from self._said(self._turns.pop(0))

    def _of_round(self, round_: int) -> list[Turn]:
        """
        Return the turns of a reflection, without those of teams that have acted in it already.
        """
        found = []
        reflection_log = self.show.session.reflection_log
        spoken = bool(reflection_log.picks or reflection_log.findings or reflection_log.improvements)
        for team in range(1, self.show.session.teams + 1) if not spoken else ():
            for order, (saying, begins) in enumerate(BEGINS.items()):
                luck = self.chance.block(team * len(BEGINS) + order, b"rehearsal talk %d" % round_)
                found.append(Turn(begins + LASTS * luck[0], saying, team, luck[1:]))
        return sorted(found, key=lambda turn: (turn.after, turn.team, turn.saying))

    def _said(self, turn: Turn) -> Iterator[Command]:
        match turn.saying:
            case "pick":
                return self._pick(turn)
            case "find":
                return self._find(turn)
            case "propose":
                return self._propose(turn)
            case "vote":
                return self._vote(turn)

    def _pick(self, turn: Turn) -> Iterator[Command]:
        """
        Pick mostly the cards with the best evidence; without any, one at random.
        """
        material = self.picture.material()
        cards = [each.card for each in material.seen] if material is not None and material.seen else list(DECK)
        for place in range(CARDS):
            chosen = cards[int(turn.luck[place] ** 2 * len(cards))]
            if (turn.team, chosen.id) not in self.show.session.reflection_log.picks:
                yield PickCard(turn.team, chosen.id)

    def _find(self, turn: Turn) -> Iterator[Command]:
        sort, words = FINDINGS[int(turn.luck[0] * len(FINDINGS))]
        picked = [each for team, each in self.show.session.reflection_log.picks if team == turn.team]
        yield NoteFinding(words, sort, picked[0] if picked and sort == "finding" else None)

    def _propose(self, turn: Turn) -> Iterator[Command]:
        """
        Propose a practice that helps against one of the team's cards; otherwise any that is offered, off and not
        proposed yet.
        """
        reflection_log = self.show.session.reflection_log
        taken = [*self.show.practices, *(each.practice for each in reflection_log.improvements)]
        left = [practice for practice in self.show.offered() if practice not in taken]
        answers = [
            practice
            for team, picked in reflection_log.picks
            if team == turn.team
            for practice in card(picked).practices
            if practice in left
        ]
        choices = answers or left
        if choices:
            practice = choices[int(turn.luck[0] * len(choices))]
            yield ProposeImprovement(_perspective(practice), practice, text=_reason(turn.luck[1]))

    def _vote(self, turn: Turn) -> Iterator[Command]:
        """
        Give the team's dots one by one; several may go to the same improvement.
        """
        reflection_log, rules = self.show.session.reflection_log, self.show.scenario.reflection
        numbers = [each.number for each in reflection_log.improvements]
        dots: dict[int, int] = {}
        for place in range(rules.dots - reflection_log.dots(turn.team)) if numbers else ():
            number = numbers[int(turn.luck[place % len(turn.luck)] * len(numbers))]
            dots[number] = dots.get(number, 0) + 1
        for number, count in dots.items():
            yield CastVote(turn.team, number, count)


def _perspective(practice: str) -> Perspective:
    """
    Return the perspective of the practice's group; a trap is proposed for the figures it improves.
    """
    group = find(practice).identity.group
    return next((each for each in get_args(Perspective) if each == group), "performance")


def _reason(u: float) -> str:
    return REASONS[int(u * len(REASONS))]
