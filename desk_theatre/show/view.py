"""
A view of a picture: bound to the moment that is looked at, so that whoever draws it need not know of clocks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.show.choices import cues_of, kinds_of, rooms_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.show.board import Board, Choice, IncidentCard, LifeLine, RoundSummary
    from desk_theatre.show.briefing import Briefing
    from desk_theatre.show.charts import RoundCharts
    from desk_theatre.show.evidence import Material
    from desk_theatre.show.messages import Report, TypedText
    from desk_theatre.show.moments import Moment
    from desk_theatre.show.picture import Picture


class PictureView:
    """
    Args:
        look: the picture, and the second at which it is looked at.
        seen: equal to what it was before, as long as nothing that can be seen has changed.
        recorded: it is the picture of a recording.
    """

    def __init__(
        self, look: Callable[[], tuple[Picture, int]], seen: Callable[[], object], *, recorded: bool = False
    ) -> None:
        self._look = look
        self._changes = seen
        self.recorded = recorded
        self._seen: object = None
        self._version = 0
        self._board: tuple[int, Board] | None = None

    @property
    def version(self) -> int:
        """
        Another number whenever something that can be seen has changed.
        """
        seen = self._changes()
        if not self._version or seen != self._seen:
            self._seen = seen
            self._version += 1
        return self._version

    def board(self) -> Board:
        """
        All that is seen at a glance; the same object as long as nothing has changed.
        """
        version = self.version
        if self._board is None or self._board[0] != version:
            picture, now = self._look()
            self._board = version, picture.board(now)
        return self._board[1]

    def life_line(self, number: int) -> LifeLine | None:
        """
        The story of an incident up to now.
        """
        picture, now = self._look()
        return picture.life_line(number, now)

    def find(self, code: str) -> LifeLine | None:
        """
        The story of the incident with the code that somebody typed; of one round, if that was typed before it (`R1-K4K`).
        """
        picture, now = self._look()
        return picture.find(code, now)

    def reported(self, code: str) -> tuple[Report, ...]:
        """
        Where incidents with this code were reported, in the order of the rounds.
        """
        return self._look()[0].reported(code)

    def incidents(self, round_: int | None = None) -> tuple[IncidentCard, ...]:
        """
        All incidents of the latest round so far, or of this one: the room's own first, then the latest first.
        """
        picture, now = self._look()
        return picture.incidents(now, round_)

    def rounds(self) -> tuple[RoundSummary, ...]:
        """
        The rounds so far, the running one included.
        """
        picture, now = self._look()
        return picture.rounds(now)

    def charts(self) -> tuple[RoundCharts, ...]:
        """
        What the charts of the rounds so far are drawn from.
        """
        picture, now = self._look()
        return picture.charts(now)

    def moments(self) -> tuple[Moment, ...]:
        """
        What was worth stopping for in the round that is looked at, oldest first.
        """
        picture, now = self._look()
        return picture.moments(now)

    def alike(self, kind: str, room: str | None, *, widely: bool = False) -> tuple[IncidentCard, ...]:
        """
        Open incidents of the same kind at the same place, oldest first; `widely`, the likeliest of all open ones.
        """
        picture, now = self._look()
        return picture.alike(kind, room, now, widely=widely)

    def typed(self) -> tuple[TypedText, ...]:
        """
        What delegates have typed, for the facilitator.
        """
        picture, now = self._look()
        return picture.typed(now)

    def material(self) -> Material | None:
        """
        What the latest round that is over has shown; `None` while none is.
        """
        return self._look()[0].material()

    def briefing(self) -> Briefing:
        """
        What the room has to know before the first round.
        """
        return self._look()[0].briefing()

    def kinds(self) -> tuple[Choice, ...]:
        """
        What can be reported: incidents first, then questions.
        """
        return kinds_of(self._look()[0].scenario)

    def rooms(self) -> tuple[Choice, ...]:
        """
        Where it can happen.
        """
        return rooms_of(self._look()[0].scenario)

    def cues(self) -> tuple[Choice, ...]:
        """
        What the scenario holds ready for the facilitator.
        """
        return cues_of(self._look()[0].scenario)
