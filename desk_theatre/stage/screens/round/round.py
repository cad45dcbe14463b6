"""
The round: the large figures, the programme, the floor and what just happened; everything else is one key away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Container
from textual.widget import Widget

from desk_theatre.itsm.commands import ContinueRound, EndRound, OpenRound, PauseRound, SetSpeed
from desk_theatre.itsm.session_commands import NextScene, PreviousScene
from desk_theatre.itsm.values import value
from desk_theatre.show.board import Board
from desk_theatre.show.ports import ShowPort, is_session
from desk_theatre.stage.actions import PRIVATE, bindings, next_speed, why_not
from desk_theatre.stage.layout import WIDE
from desk_theatre.stage.pages import key_figures
from desk_theatre.stage.pages.moments import why_no_moments
from desk_theatre.stage.screens.base.body import Body
from desk_theatre.stage.screens.base.live_screen import LiveScreen
from desk_theatre.stage.screens.base.phase_keys import REMOTE, PhaseKeys
from desk_theatre.stage.screens.round.new_moment_alert import NewMomentAlert
from desk_theatre.stage.wall.front import WallFront
from desk_theatre.stage.wall.scenes import Scenes
from desk_theatre.stage.widgets import floor, headline, programme
from desk_theatre.stage.widgets.floor import FloorPanel
from desk_theatre.stage.widgets.headline import HeadlinePanel
from desk_theatre.stage.widgets.programme import ProgrammePanel
from desk_theatre.stage.widgets.ticker import TickerPanel
from desk_theatre.stage.widgets.top_bar import ROWS, TopBar
from desk_theatre.stage.wording import help as help_words
from desk_theatre.stage.wording import round as wording
from desk_theatre.stage.wording.explained import LARGE_FIGURES, SIGNS

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.show.moments import Moment
    from desk_theatre.stage.screens.round.moment import RoundSeen


@value
class RoundLayout:
    """
    Rows of each part; the ticker, and beside the programme the floor, take what is left.

    Args:
        above, gap: empty rows above and below the headline.
    """

    wide: bool
    headline: int
    programme: int
    floor: int
    gap: int
    above: int = 0


def plan_for(width: int, height: int, board: Board) -> RoundLayout:
    """
    The division for a terminal of this size; `width` and `height` are those inside the bars.
    """
    allowed = 5 if height < 26 else 7 if height < 44 else 10 if height < 60 else 12
    top = headline.height_for(width, allowed)
    gap = 1 if height >= 26 else 0
    above = 1 if height >= 44 else 0
    body = height - top - gap - above
    rooms, teams = len(board.rooms), len(board.teams)
    if width >= WIDE:
        rows = programme.height_for(rooms, width // 2 - 1, max(body * 18 // 25, min(body - 4, rooms + 2)))
        return RoundLayout(True, top, min(rows + 1, body - 4), 0, gap, above)
    ticker = max(4, body // 4)
    least = 1 + (rooms + 1) // 2
    rows = programme.height_for(rooms, width, max(least, min(1 + 2 * rooms, body - ticker - 1 - teams)))
    return RoundLayout(False, top, rows, floor.height_for(board, max(1 + teams, body - ticker - rows)), gap, above)


class RoundParts(Container):
    """
    The three parts below the headline, beside each other or below each other.
    """

    DEFAULT_CSS = """
    RoundParts { width: 1fr; height: 1fr; layout: vertical; }
    RoundParts.-wide { layout: grid; grid-size: 2; grid-gutter: 0 2; grid-columns: 1fr 1fr; }
    RoundParts.-wide FloorPanel { row-span: 2; }
    """


class RoundPicture(Body):
    """
    A round that is looked at, while it is played or afterwards.

    Args:
        screen: that has it; `home`: the same, as the screens of its moments know it.
        bars: rows that the bars take.
        heard: called when somebody goes to see the moments.
    """

    def __init__(
        self, screen: LiveScreen, home: RoundSeen, bars: int, heard: Callable[[], None] = lambda: None
    ) -> None:
        self._screen = screen
        self._home = home
        self._bars = bars
        self._heard = heard

    def widgets(self) -> list[Widget]:
        return [HeadlinePanel(), RoundParts(ProgrammePanel(), FloorPanel(), TickerPanel())]

    def resized(self, width: int, height: int) -> None:
        screen = self._screen
        plan = plan_for(width, height - self._bars - screen.top_rows + ROWS, screen.board)
        parts = screen.query_one(RoundParts)
        parts.set_class(plan.wide, "-wide")
        head, rooms, teams = (screen.query_one(part) for part in (HeadlinePanel, ProgrammePanel, FloorPanel))
        head.styles.height, head.styles.margin = plan.headline, (plan.above, 0, plan.gap, 0)
        if plan.wide:
            parts.styles.grid_rows = f"{plan.programme} 1fr"
            rooms.styles.height = teams.styles.height = "1fr"
        else:
            rooms.styles.height, teams.styles.height = plan.programme, plan.floor

    def show(self) -> None:
        screen, board = self._screen, self._screen.board
        screen.query_one(HeadlinePanel).show(key_figures.large_figures(board))
        screen.query_one(ProgrammePanel).show(board.rooms, board.words)
        screen.query_one(FloorPanel).show(board, frozenset(screen.pointed))
        screen.query_one(TickerPanel).show(board.ticker)

    def do_moments(self) -> None:
        """
        To the moments of this round.
        """
        from desk_theatre.stage.screens.round.moments import MomentsScreen

        self._heard()
        self._screen.app.push_screen(MomentsScreen(self._home))

    def do_tell(self) -> None:
        """
        Show the room a moment.
        """
        from desk_theatre.stage.screens.round.moment import MomentScreen

        moment = self._home.moment()
        if moment is None:
            self._screen.say(wording.NO_MOMENT)
        else:
            self._heard()
            self._screen.app.push_screen(MomentScreen(self._home, moment))

    def do_incidents(self) -> None:
        """
        To the list of incidents.
        """
        self._screen.theatre.navigation.show_incidents(self._screen.port)

    def do_find(self) -> None:
        """
        To "where is mine?".
        """
        self._screen.theatre.navigation.show_find(self._screen.port)

    def do_comparison(self) -> None:
        """
        To the rounds side by side.
        """
        self._screen.theatre.navigation.show_comparison(self._screen.port)

    def do_foyer(self) -> None:
        """
        Back to the foyer.
        """
        self._screen.theatre.navigation.ask_for_foyer()


class RoundScreen(LiveScreen):
    """
    The stage of a running show.
    """

    KEYS: ClassVar[tuple[str, ...]] = (
        "open",
        "scene",
        "scene_back",
        "pause",
        "practices",
        "desk",
        "find",
        "texts",
        "lock",
        "incidents",
        "moments",
        "tell",
        "cues",
        "end",
        "overview",
        "comparison",
        "slower",
        "faster",
        "dark",
        "theme",
        "presenter",
        "forward",
        "backward",
        "foyer",
        "help",
        "quit",
    )
    KEPT: ClassVar[tuple[str, ...]] = ("overview",)
    BINDINGS: ClassVar[list[Binding]] = bindings("rehearse", *KEYS)  # type: ignore[assignment]
    EXPLAINS = (*LARGE_FIGURES, *SIGNS)
    FREE_ROW = False
    TITLE_OF_HELP = help_words.ROUND_TITLE
    HELP = help_words.ROUND

    def __init__(self, port: ShowPort) -> None:
        super().__init__(port)
        self.alert = NewMomentAlert(port.view.moments())
        self.body = RoundPicture(self, self, 3, self.alert.hush)
        self.phase_keys: PhaseKeys = PhaseKeys(self, port)
        self.KEYS = self.phase_keys.among(self.KEYS)  # type: ignore[misc]  # of this show alone
        self._paces: set[float] = set()
        scenes = Scenes()
        self.wall = WallFront(self, "show", lambda: scenes.of(self.board, self.view), self._warned)

    def show_all(self) -> None:
        """
        The board to every part, and the moments to whoever may see them.
        """
        hidden = self.theatre.navigation.presenter
        self.query_one(TopBar).mark(0 if hidden else len(self.alert.moments), None if hidden else self.alert.rings)
        super().show_all()

    def _fade(self) -> bool:
        rang = self.alert.look(self.view.moments())
        return super()._fade() or rang

    def _warned(self) -> bool:
        """
        Whether the facilitator has to see something that does not stand on the wall.
        """
        return any(notice.tone == "bad" for notice in self.notices())

    def moment(self) -> Moment | None:
        """
        The one that is meant where none is chosen: the latest.
        """
        return next(reversed(self.view.moments()), None)

    def look_at(self, moment: Moment) -> None:
        """
        Beside the show, which goes on.
        """
        self.theatre.navigation.show_moment(self.board.round, moment.at)

    def why_not(self, verb: str) -> str:
        """
        By the phase of the show.
        """
        if verb in REMOTE:
            verb = self.remote(verb)
        if verb in {"texts", "cues"} and self.theatre.navigation.presenter:
            return PRIVATE
        if verb in {"moments", "tell"}:
            return why_no_moments(verb, self.alert.moments, hidden=self.theatre.navigation.presenter)
        if verb == "scene_back" and not (is_session(self.port) and self._stage_is_set()):
            return wording.NO_EARLIER_SCENE
        return why_not(verb, self.board)

    def urgent(self, verb: str) -> bool:
        """
        A text that is held waits for the facilitator.
        """
        return verb == "texts" and self.board.held > 0

    def remote(self, verb: str) -> str:
        """
        On to the scene that is on, from the stage.
        """
        return "scene" if verb == "forward" else REMOTE[verb]

    def _stage_is_set(self) -> bool:
        return self.board.phase in {"before", "between"} and self.board.scene == "round"

    def do_scene(self) -> None:
        """
        To the scene that is on; from the foyer, or where the stage is set for a round, to the next one.
        """
        if not is_session(self.port):
            self.say(wording.ROUNDS_ONLY)
        elif self.board.scene == "foyer":
            self.ask(
                NextScene(),
                lambda answer: self.theatre.navigation.show_scene() if answer.accepted else self.say(answer.words),
            )
        elif self.board.scene == "round":
            self.say(wording.ready(self.board.round + 1))
        else:
            self.theatre.navigation.show_scene()

    def do_scene_back(self) -> None:
        """
        From where the stage is set for a round, to the scene before: somebody went on too far.
        """
        self.ask(
            PreviousScene(),
            lambda answer: self.theatre.navigation.show_scene() if answer.accepted else self.say(answer.words),
        )

    def do_open(self) -> None:
        """
        The curtain rises.
        """
        self.phase_keys.open_round(lambda: self.ask(OpenRound()))

    def do_end(self) -> None:
        """
        End the round, after a question if time or incidents are left.
        """
        board = self.board
        left, still_open = board.until - board.at, board.submitted - board.resolved
        if left <= 0 and not still_open:
            self.ask(EndRound())
            return
        lines = [wording.time_left(board.round, left)] if left > 0 else []
        if still_open:
            lines.append(wording.will_stay_open(still_open))
        if board.phase == "running":
            lines.append(wording.CLOCK_RUNS_ON)
        verb = wording.END_IT
        self.theatre.navigation.confirm(wording.END, " ".join(lines), verb, lambda: self.ask(EndRound()))

    def do_pause(self) -> None:
        """
        Stop every clock, or let them go on.
        """
        self.ask(lambda: ContinueRound() if self.stands().phase == "paused" else PauseRound())

    def do_slower(self) -> None:
        """
        One step slower.
        """
        self._set_speed(faster=False)

    def do_faster(self) -> None:
        """
        One step faster.
        """
        self._set_speed(faster=True)

    def _set_speed(self, *, faster: bool) -> None:
        def command() -> SetSpeed:
            speed = self.stands().speed
            self._paces.add(speed)
            return SetSpeed(next_speed(speed, faster, self._paces) or speed)

        self.ask(command)

    def do_practices(self) -> None:
        """
        To the practices.
        """
        from desk_theatre.stage.screens.round.practices import PracticesScreen

        self.app.push_screen(PracticesScreen(self.port))

    def do_desk(self) -> None:
        """
        To the delegate's form.
        """
        self.theatre.kiosk_lock.show_desk()

    def do_lock(self) -> None:
        """
        To the delegate's form, locked.
        """
        self.theatre.kiosk_lock.lock_desk()

    def do_texts(self) -> None:
        """
        To what delegates have typed.
        """
        from desk_theatre.show.ports import is_session
        from desk_theatre.stage.screens.round.delegate_texts import DelegateTextsScreen

        if is_session(self.port):
            self.app.push_screen(DelegateTextsScreen(self.port))
        else:
            self.say(self.words.say(wording.TYPES_NO_TEXTS))

    def do_cues(self) -> None:
        """
        To what the scenario holds ready.
        """
        self.theatre.navigation.show_cues()
