"""
A view of a picture, bound to the second in view, so that the code that draws it needs no clock.
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
        look: returns the picture and its second of the day.
        seen: equal to its last value as long as nothing that can be seen has changed.
        recorded: the picture is of a recording.
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
        seen = self._changes()
        if not self._version or seen != self._seen:
            self._seen = seen
            self._version += 1
        return self._version

    def board(self) -> Board:
        version = self.version
        if self._board is None or self._board[0] != version:
            picture, now = self._look()
            self._board = version, picture.board(now)
        return self._board[1]

    def life_line(self, number: int) -> LifeLine | None:
        picture, now = self._look()
        return picture.life_line(number, now)

    def find(self, code: str) -> LifeLine | None:
        picture, now = self._look()
        return picture.find(code, now)

    def reported(self, code: str) -> tuple[Report, ...]:
        return self._look()[0].reported(code)

    def incidents(self, round_: int | None = None) -> tuple[IncidentCard, ...]:
        """
        All incidents of the latest round so far, or of this one: the room's own first, then the latest first.
        """
        picture, now = self._look()
        return picture.incidents(now, round_)

    def rounds(self) -> tuple[RoundSummary, ...]:
        picture, now = self._look()
        return picture.rounds(now)

    def charts(self) -> tuple[RoundCharts, ...]:
        picture, now = self._look()
        return picture.charts(now)

    def moments(self) -> tuple[Moment, ...]:
        picture, now = self._look()
        return picture.moments(now)

    def alike(self, kind: str, room: str | None, *, widely: bool = False) -> tuple[IncidentCard, ...]:
        picture, now = self._look()
        return picture.alike(kind, room, now, widely=widely)

    def typed(self) -> tuple[TypedText, ...]:
        picture, now = self._look()
        return picture.typed(now)

    def material(self) -> Material | None:
        return self._look()[0].material()

    def briefing(self) -> Briefing:
        return self._look()[0].briefing()

    def kinds(self) -> tuple[Choice, ...]:
        return kinds_of(self._look()[0].scenario)

    def rooms(self) -> tuple[Choice, ...]:
        return rooms_of(self._look()[0].scenario)

    def cues(self) -> tuple[Choice, ...]:
        return cues_of(self._look()[0].scenario)
