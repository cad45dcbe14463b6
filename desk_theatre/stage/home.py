"""
What the moments of a round ask of the screen from which somebody went to see them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desk_theatre.show.moments import Moment
    from desk_theatre.stage.backstage import PictureSource


class Home(Protocol):
    """
    The screen of a round, while it is played or afterwards.
    """

    @property
    def picture(self) -> PictureSource:
        """
        What is looked at.
        """

    def moment(self) -> Moment | None:
        """
        The one that is meant where none is chosen.
        """

    def look_at(self, moment: Moment) -> None:
        """
        To the second of a moment, as it was recorded.
        """

    def show_incident(self, number: int) -> None:
        """
        To the story of an incident.
        """
