"""
The moments of a round, for the facilitator: what was worth stopping for, and what to ask the room about it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.widget import Widget

from desk_theatre.itsm.commands import ContinueRound, PauseRound
from desk_theatre.itsm.counting import counted
from desk_theatre.stage.actions import bindings, why_not
from desk_theatre.stage.drawing.row import Row, heading
from desk_theatre.stage.pages.moments import entry, told
from desk_theatre.stage.screens.base.live_screen import LiveScreen
from desk_theatre.stage.widgets.picker import Picker, PickerEntry
from desk_theatre.stage.widgets.story import Story
from desk_theatre.stage.wording import help as help_words
from desk_theatre.stage.wording import round as wording

if TYPE_CHECKING:
    from desk_theatre.show.moments import Moment
    from desk_theatre.stage.screens.round.moment import RoundSeen


TOLD = 6
"""
Rows that are kept for the one that is marked.
"""


class Stops(Picker, inherit_bindings=False):
    """
    A list in which the space key does what it does on the stage: it stops the clocks.
    """

    BINDINGS: ClassVar[list[Binding]] = [
        *(each for each in Picker.BINDINGS if each.action != "choose"),
        Binding("enter", "choose", show=False),
    ]


class MomentsScreen(LiveScreen):
    """
    Args:
        home: the screen of the round, which knows how to look at a second of it.
    """

    DEFAULT_CSS = "MomentsScreen Story { height: 1fr; margin-top: 1; }"
    KEYS: ClassVar[tuple[str, ...]] = (
        *("there", "story", "tell", "pause"),
        *("back", "theme", "presenter", "help", "quit"),
    )
    BINDINGS: ClassVar[list[Binding]] = bindings(*(verb for verb in KEYS if verb != "there"))  # type: ignore[assignment]
    TITLE_OF_HELP = help_words.MOMENTS_TITLE
    HELP = help_words.MOMENTS

    def __init__(self, home: RoundSeen) -> None:
        super().__init__(home.port)
        self.home = home
        self._moments: tuple[Moment, ...] = ()

    def middle(self) -> list[Widget]:
        """
        The list, and the one that is marked.
        """
        return [Stops(wording.NO_MOMENT), Story()]

    def on_mount(self) -> None:
        """
        Keys go to the list, and the one that is meant is marked.
        """
        meant = self.home.moment()
        self._moments = self.view.moments()
        picker = self.query_one(Picker)
        picker.focus()
        picker.offer(self._entries(), str(self._moments.index(meant)) if meant in self._moments else None)

    def resized(self, width: int, height: int) -> None:
        """
        The list is as high as it is long, if that leaves enough for the one that is marked.
        """
        most = height - self.top_rows - 2 - TOLD
        self.query_one(Picker).styles.height = min(most, 1 + max(1, len(self.view.moments())))

    def show_all(self) -> None:
        """
        The moments so far, in the order of the day.
        """
        super().show_all()
        moments = self.view.moments()
        if len(moments) != len(self._moments):
            self.resized(self.size.width, self.size.height)
        self._moments = moments
        self.query_one(Picker).offer(self._entries())
        self._tell()

    def _entries(self) -> list[PickerEntry]:
        count = counted(len(self._moments), "moment", "moments")
        title = PickerEntry("", lambda width: heading(wording.worth_stopping(self.board.round), width + 2, count))
        return [title, *(PickerEntry(str(i), partial(entry, each)) for i, each in enumerate(self._moments))]

    def _fade(self) -> bool:
        return super()._fade() or self.view.moments() != self._moments

    def _meant(self) -> Moment | None:
        meant = self.query_one(Picker).meant
        return self._moments[int(meant)] if meant and int(meant) < len(self._moments) else None

    def _tell(self) -> None:
        moment = self._meant()

        def rows(width: int) -> list[Row]:
            return told(moment, width) if moment is not None else []

        self.query_one(Story).tell(rows)

    def why_not(self, verb: str) -> str:
        """
        Without a moment there is nothing to do; some moments are about no incident.
        """
        if verb == "pause":
            return wording.NO_ROUND_TO_PAUSE if self.recorded else why_not(verb, self.board)
        if verb not in {"there", "story", "tell"}:
            return ""
        if not self._moments:
            return wording.NO_MOMENT
        moment = self._meant()
        return wording.NO_INCIDENT if verb == "story" and moment and moment.incident is None else ""

    def do_pause(self) -> None:
        """
        Stop every clock, or let them go on.
        """
        self.ask(lambda: ContinueRound() if self.stands().phase == "paused" else PauseRound())

    def do_there(self) -> None:
        """
        Look at that second.
        """
        self.query_one(Picker).action_choose()

    def do_story(self) -> None:
        """
        The life line of its incident.
        """
        moment = self._meant()
        if moment is not None and moment.incident is not None:
            self.home.show_incident(moment.incident)

    def do_tell(self) -> None:
        """
        Show it to the room.
        """
        from desk_theatre.stage.screens.round.moment import MomentScreen

        moment = self._meant()
        if moment is not None:
            self.app.push_screen(MomentScreen(self.home, moment))

    def on_picker_moved(self, message: Picker.Moved) -> None:
        """
        Tell of another one.
        """
        message.stop()
        self._tell()

    def on_picker_chosen(self, message: Picker.Chosen) -> None:
        """
        Enter or a click goes there.
        """
        message.stop()
        self.home.look_at(self._moments[int(message.entry)])
