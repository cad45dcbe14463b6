"""
The round: the six figures, the programme, the floor and what just happened; everything else is one key away.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container

from desk_theatre.itsm.commands import ContinueRound, EndRound, OpenRound, PauseRound, SetSpeed
from desk_theatre.show.board import Board
from desk_theatre.stage import figures, movement, words
from desk_theatre.stage.backstage import Picture
from desk_theatre.stage.plan import plan_for
from desk_theatre.stage.screens.base import StageScreen
from desk_theatre.stage.verbs import bindings, next_speed, why_not
from desk_theatre.stage.widgets.floor import Floor
from desk_theatre.stage.widgets.headline import Headline
from desk_theatre.stage.widgets.key_bar import KeyBar
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.widgets.programme import Programme
from desk_theatre.stage.widgets.ticker import Ticker
from desk_theatre.stage.widgets.top_bar import TopBar

PAINTS = 4
"""
How often a second the stage looks whether there is something new.
"""

POINTED = 6
"""
For so many looks an incident that moved is pointed at: a second and a half.
"""


class PictureScreen(StageScreen):
    """
    A picture that is looked at, whoever provides it.
    """

    DEFAULT_CSS = """
    PictureScreen Headline { height: auto; margin-bottom: 1; }
    PictureScreen #parts { width: 1fr; height: 1fr; layout: vertical; }
    PictureScreen.-wide #parts { layout: grid; grid-size: 2; grid-gutter: 0 2; grid-columns: 1fr 1fr; }
    PictureScreen.-wide Floor { row-span: 2; }
    """

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self.picture = picture
        self.board: Board = picture.board()
        self._seen: Board | None = None
        self._pointed: dict[int, int] = {}
        self._notices: object = None

    def compose(self) -> ComposeResult:
        """
        The bars and the four parts.
        """
        yield TopBar()
        yield Headline()
        with Container(id="parts"):
            yield Programme()
            yield Floor()
            yield Ticker()
        yield from self.bars()

    def bars(self) -> Iterator[Lines]:
        """
        What stands at the bottom.
        """
        yield self.key_bar()

    def on_mount(self) -> None:
        """
        Begin to look.
        """
        self.set_interval(1 / PAINTS, self.look)

    def resized(self, width: int, height: int) -> None:
        """
        Divide the room anew.
        """
        plan = plan_for(width, height - 2 - len(list(self.query("#bottom, KeyBar"))), self.board)
        self.set_class(plan.wide, "-wide")
        headline, programme, floor = self.query_one(Headline), self.query_one(Programme), self.query_one(Floor)
        headline.styles.height, headline.styles.margin = plan.headline, (0, 0, plan.gap, 0)
        parts = self.query_one("#parts")
        if plan.wide:
            parts.styles.grid_rows = f"{plan.programme} 1fr"
            programme.styles.height = floor.styles.height = "1fr"
        else:
            programme.styles.height, floor.styles.height = plan.programme, plan.floor
        self.call_after_refresh(self.show_all)

    def look(self) -> None:
        """
        Paint if there is something new; called by a timer, so it keeps its mistakes to itself.
        """
        if not self.is_current:
            return
        try:
            self._look()
        except Exception as error:  # noqa: BLE001 - the show goes on
            self.mishap(error)

    def _look(self) -> None:
        board, notices = self.picture.board(), self.picture.notices()
        faded = self._fade()
        if board is self.board and self._seen is board and notices == self._notices and not faded:
            return
        for number in movement.moved(self._seen, board):
            self._pointed[number] = POINTED
        self.board = self._seen = board
        self._notices = notices
        self.show_all()

    def _fade(self) -> bool:
        """
        Let time pass for what is pointed at; whether anything is not pointed at any more.
        """
        before = len(self._pointed)
        self._pointed = {number: left - 1 for number, left in self._pointed.items() if left > 1}
        return len(self._pointed) != before

    def show_all(self) -> None:
        """
        Give every part the picture; each paints only what is different.
        """
        board = self.board
        with self.app.batch_update():
            self.query_one(TopBar).show(board, self.picture.notices())
            self.query_one(Headline).show(figures.six(board))
            self.query_one(Programme).show(board.rooms)
            self.query_one(Floor).show(board, frozenset(self._pointed))
            self.query_one(Ticker).show(board.ticker)
            self.query_one(KeyBar).paint()


class RoundScreen(PictureScreen):
    """
    The stage of a running show.
    """

    KEYS: ClassVar[tuple[str, ...]] = (
        "open",
        "pause",
        "practices",
        "desk",
        "find",
        "incidents",
        "cues",
        "end",
        "comparison",
        "slower",
        "faster",
        "theme",
        "help",
        "quit",
    )
    BINDINGS: ClassVar[list[Binding]] = bindings(*KEYS)  # type: ignore[assignment]
    TITLE_OF_HELP = "The round"
    HELP = "The six figures, the programme, the floor, and what just happened."

    def why_not(self, verb: str) -> str:
        """
        By the phase of the show.
        """
        return why_not(verb, self.board)

    def do_open(self) -> None:
        """
        The curtain rises.
        """
        self.ask(OpenRound())

    def do_end(self) -> None:
        """
        End the round, after a question if time or incidents are left.
        """
        board = self.board
        left, still_open = board.until - board.at, board.submitted - board.resolved
        if left <= 0 and not still_open:
            self.ask(EndRound())
            return
        lines = [f"Round {board.round} has {words.minutes(left)} left."] if left > 0 else []
        if still_open:
            lines.append(f"{words.plural(still_open, 'incident is', 'incidents are')} not solved yet and will stay so.")
        self.theatre.confirm("End this round?", " ".join(lines), "end the round", lambda: self.ask(EndRound()))

    def do_pause(self) -> None:
        """
        Stop every clock, or let them go on.
        """
        self.ask(ContinueRound() if self.board.phase == "paused" else PauseRound())

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
        speed = next_speed(self.board.speed, faster)
        if speed is not None:
            self.ask(SetSpeed(speed))

    def do_practices(self) -> None:
        """
        To the practices.
        """
        from desk_theatre.stage.screens.practices import PracticesScreen

        self.app.push_screen(PracticesScreen(self.picture))

    def do_incidents(self) -> None:
        """
        To the list of incidents.
        """
        self.theatre.show_incidents()

    def do_desk(self) -> None:
        """
        To the delegate's form.
        """
        self.theatre.show_desk()

    def do_find(self) -> None:
        """
        To "where is mine?".
        """
        self.theatre.show_find()

    def do_cues(self) -> None:
        """
        To what the scenario holds ready.
        """
        self.theatre.show_cues()

    def do_comparison(self) -> None:
        """
        To the rounds side by side.
        """
        self.theatre.show_comparison()
