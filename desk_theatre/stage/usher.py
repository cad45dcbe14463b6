"""
What a screen may ask of the house it is in: to be led to another screen, to say a sentence, to ask before something is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desk_theatre.stage.backstage import Backstage, PictureSource, Projector


class Usher(Protocol):
    """
    The app, as screens know it.
    """

    @property
    def show(self) -> Backstage | None:
        """
        What is on stage, if it is a show.
        """

    def lock_desk(self) -> None:
        """
        To the delegate's form, locked.
        """

    last_room: str
    """
    The room that was chosen last at this terminal; delegates often come from the same one.
    """

    @property
    def presenter(self) -> bool:
        """
        Whether what only the facilitator should see is kept off the screen.
        """

    def turn_presenter(self) -> None:
        """
        Hide what only the facilitator should see, or show it again.
        """

    @property
    def locked(self) -> bool:
        """
        Whether only the facilitator's PIN leads away from the delegates' form.
        """

    def ask_for_key(self) -> None:
        """
        Away from the locked form, if whoever asks has the facilitator's PIN.
        """

    def show_scene(self) -> None:
        """
        To what the room is doing between two rounds.
        """

    def say(self, words: str, severity: str = "information") -> None:
        """
        A sentence for whoever sits at the keys.
        """

    def confirm(self, question: str, words: str, verb: str, then: Callable[[], None]) -> None:
        """
        Ask before something is lost.
        """

    async def bring(self, opening: Callable[[], Backstage | Projector]) -> None:
        """
        Open something, beside the loop of the screen, and put it on stage.

        Raises:
            DeskTheatreError: it cannot be opened; the message says why.
        """

    def show_incident(self, picture: PictureSource, number: int) -> None:
        """
        To the story of an incident, as it is in this picture.
        """

    def show_found(self, picture: PictureSource, code: str) -> None:
        """
        To the story of the incident with a code, as it is in this picture.
        """

    def show_incidents(self, picture: PictureSource) -> None:
        """
        To the list of incidents of a picture.
        """

    def show_desk(self) -> None:
        """
        To the delegate's form.
        """

    def show_find(self, picture: PictureSource, code: str = "") -> None:
        """
        To "where is mine?" of a picture; with a code, at once to its story.
        """

    def show_cues(self) -> None:
        """
        To what can be let happen now.
        """

    def show_moment(self, round_: int, at: int) -> None:
        """
        To a second of a round that was played in this show, as it was recorded.
        """

    def show_comparison(self, picture: PictureSource) -> None:
        """
        To the rounds of a picture side by side.
        """

    def next_theme(self) -> None:
        """
        The next colours.
        """

    def ask_for_foyer(self) -> None:
        """
        To the foyer.
        """

    def ask_to_leave(self) -> None:
        """
        Leave.
        """
