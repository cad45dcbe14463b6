"""
One moment, for the room: what can be seen, and a question in letters for the back row; a key takes it away again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual.binding import Binding
from textual.widget import Widget

from desk_theatre.itsm.commands import ContinueRound, PauseRound
from desk_theatre.itsm.time_of_day import spell_short
from desk_theatre.stage.actions import bindings, why_not
from desk_theatre.stage.drawing.large_text import in_large_lines
from desk_theatre.stage.drawing.row import EMPTY, Piece, Row, row, width_of
from desk_theatre.stage.drawing.text import wrap
from desk_theatre.stage.screens.base.live_screen import LiveScreen
from desk_theatre.stage.wall.front import WallFront
from desk_theatre.stage.wall.scene import WallScene
from desk_theatre.stage.wall.scenes import moment_scene
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.wording import help as help_words
from desk_theatre.stage.wording import round as wording

if TYPE_CHECKING:
    from desk_theatre.show.moments import Moment
    from desk_theatre.show.ports import Port

WIDEST = 100
"""
Cells of the longest line that is still read in one go.
"""


class RoundSeen(Protocol):
    """
    The screen of a round, while it is played or afterwards.
    """

    @property
    def port(self) -> Port:
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


class Told(Lines):
    """
    A moment in the middle of the screen.
    """

    def __init__(self) -> None:
        super().__init__()
        self._moment: Moment | None = None

    def show(self, moment: Moment) -> None:
        """
        Draw this one.
        """
        self._moment = moment
        self.paint_if_new(moment)

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        When it was and what can be seen, and below that what to talk about.
        """
        moment = self._moment
        if moment is None:
            return []
        head = [row(Piece(f"{spell_short(moment.at)}  ", "key"), Piece(moment.name, "muted")), EMPTY]
        head += [row(Piece(line, "strong")) for line in wrap(moment.words, min(width, WIDEST))]
        left = height - len(head) - 1
        large = in_large_lines(moment.question, width, left) or wrap(moment.question, min(width, WIDEST))
        rows = [*head, EMPTY, *(row(Piece(line, "live")) for line in large)]
        above = max(0, (height - len(rows)) // 2)
        return [*([EMPTY] * above), *((Piece(" " * max(0, (width - width_of(r)) // 2)), *r) for r in rows)]


class MomentScreen(LiveScreen):
    """
    Args:
        home: the screen of the round, which knows how to look at a second of it.
        moment: what the room is shown first.
    """

    DEFAULT_CSS = "MomentScreen Told { height: 1fr; }"
    KEYS: ClassVar[tuple[str, ...]] = (
        *("untell", "pause", "moment_before", "moment_after", "story", "look_back", "overview"),
        *("back", "theme", "presenter", "help", "quit"),
    )
    KEPT: ClassVar[tuple[str, ...]] = ("overview",)
    BINDINGS: ClassVar[list[Binding]] = bindings(*KEYS)  # type: ignore[assignment]
    TITLE_OF_HELP = help_words.MOMENT_TITLE
    HELP = help_words.MOMENT

    def __init__(self, home: RoundSeen, moment: Moment) -> None:
        super().__init__(home.port)
        self.home = home
        self.moment = moment
        self.wall = WallFront(self, "show", self._on_wall)

    def _on_wall(self) -> WallScene:
        return moment_scene(self.moment, self.board)

    def middle(self) -> list[Widget]:
        """
        Nothing but the moment.
        """
        return [Told()]

    def show_all(self) -> None:
        """
        It stays while the round goes on.
        """
        super().show_all()
        self.query_one(Told).show(self.moment)

    def why_not(self, verb: str) -> str:
        """
        At the ends of the list there is nothing more; a recording has no clocks to stop.
        """
        reason = ""
        match verb:
            case "moment_before" if self._beside(-1) is None:
                reason = wording.FIRST_MOMENT
            case "moment_after" if self._beside(1) is None:
                reason = wording.LATEST_MOMENT
            case "story" if self.moment.incident is None:
                reason = wording.NO_INCIDENT
            case "pause":
                reason = wording.NO_ROUND_TO_PAUSE if self.recorded else why_not(verb, self.board)
            case _:
                pass
        return reason

    def _beside(self, by: int) -> Moment | None:
        moments = self.view.moments()
        at = moments.index(self.moment) + by if self.moment in moments else -1
        return moments[at] if 0 <= at < len(moments) else None

    def _turn(self, by: int) -> None:
        self.moment = self._beside(by) or self.moment
        self.show_all()

    def do_untell(self) -> None:
        """
        Take it away.
        """
        self.dismiss()

    def do_pause(self) -> None:
        """
        Stop every clock, or let them go on.
        """
        self.ask(lambda: ContinueRound() if self.stands().phase == "paused" else PauseRound())

    def do_moment_before(self) -> None:
        """
        The one before.
        """
        self._turn(-1)

    def do_moment_after(self) -> None:
        """
        The one after.
        """
        self._turn(1)

    def do_story(self) -> None:
        """
        The life line of its incident.
        """
        if self.moment.incident is not None:
            self.home.show_incident(self.moment.incident)

    def do_look_back(self) -> None:
        """
        That second, as it was recorded.
        """
        self.home.look_at(self.moment)
