"""
One incident: its life line, its promises with every clock explained, and the delegate's words, which can be held back.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding
from textual.containers import Horizontal
from textual.widget import Widget

from desk_theatre.itsm.commands import HoldText, ReleaseText
from desk_theatre.show.board import LifeLine
from desk_theatre.show.ports import Port
from desk_theatre.stage.actions import bindings
from desk_theatre.stage.drawing import big_digits
from desk_theatre.stage.drawing.row import EMPTY, Piece, Row, row
from desk_theatre.stage.drawing.text import cut, plain
from desk_theatre.stage.layout import WIDE
from desk_theatre.stage.pages import incident_story
from desk_theatre.stage.screens.base.live_screen import LiveScreen
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.widgets.story import Story
from desk_theatre.stage.wording import help as help_words
from desk_theatre.stage.wording import house, incident, labels
from desk_theatre.stage.wording import round as wording
from desk_theatre.stage.wording.explained import INCIDENT


class Label(Lines):
    """
    The ticket code, large, and what it is about.
    """

    DEFAULT_CSS = "Label { height: 3; margin: 0 0 1 0; }"

    def __init__(self) -> None:
        super().__init__()
        self._life: LifeLine | None = None

    def show(self, life: LifeLine | None) -> None:
        """
        Draw this incident's label.
        """
        self._life = life
        self.paint()

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        The code at the left, three lines at the right.
        """
        life = self._life
        if life is None:
            return [row(Piece(wording.GONE, "muted"))]
        code = plain(life.code)
        size = big_digits.largest(code, min(40, width // 3), 3)
        large = big_digits.write(code, size) if size else (cut(code, width // 3), "", "")
        left = (big_digits.width_in(code, size) if size else len(large[0])) + 3
        what = f"{plain(life.title)} · {plain(life.place)}" if life.place else plain(life.title)
        came = "from this room" if life.live else life.words.say("from the {conference}")
        rated = life.rated.word if life.rated is not None else ""
        lines = (
            Piece(cut(what, width - left), "strong"),
            Piece(
                cut(incident.standing(plain(life.state), labels.priority_word(life.priority), rated), width - left),
                "text",
            ),
            Piece(f"◆ {came}" if life.live else came, "live" if life.live else "muted"),
        )
        return [row(Piece(f"{line:<{left}}", "key"), beside) for line, beside in zip(large, lines, strict=True)]


class IncidentScreen(LiveScreen):
    """
    Args:
        number: of the incident.
    """

    DEFAULT_CSS = """
    IncidentScreen Horizontal { height: 1fr; }
    IncidentScreen #life { margin-right: 2; }
    IncidentScreen #promises { display: none; }
    IncidentScreen.-wide #promises { display: block; }
    """
    KEYS: ClassVar[tuple[str, ...]] = ("back", "hold", "theme", "presenter", "help", "quit")
    BINDINGS: ClassVar[list[Binding]] = bindings("back", "hold", "theme", "help", "quit")  # type: ignore[assignment]
    EXPLAINS = INCIDENT
    TITLE_OF_HELP = help_words.INCIDENT_TITLE
    HELP = help_words.INCIDENT

    def __init__(self, port: Port, number: int) -> None:
        super().__init__(port)
        self.number = number
        self.life = port.view.life_line(number)

    def middle(self) -> list[Widget]:
        """
        The label, and the story in one or two columns.
        """
        return [Label(), Horizontal(Story(id="life"), Story(id="promises"))]

    def on_mount(self) -> None:
        """
        Keys move through the story.
        """
        self.query_one("#life").focus()

    def resized(self, width: int, height: int) -> None:
        """
        Two columns where there is room.
        """
        self.set_class(width >= WIDE, "-wide")
        self._tell()

    def show_all(self) -> None:
        """
        The story up to now.
        """
        super().show_all()
        self.life = self.view.life_line(self.number)
        self.query_one(Label).show(self.life)
        self._tell()

    def why_not(self, verb: str) -> str:
        """
        Only words that were typed in this show can be held back.
        """
        if verb != "hold":
            return ""
        if self.recorded:
            return house.ONLY_LOOKED_AT
        if self.life is None or not self.life.live or not (self.life.text or self.life.by or self.life.held):
            return wording.NO_TEXT
        return ""

    def do_hold(self) -> None:
        """
        Hold the words back, or show them; its clocks run on either way.
        """
        if self.life is not None:
            self.ask(ReleaseText(self.number) if self.life.held else HoldText(self.number), lambda _: self._again())

    def _again(self) -> None:
        self.show_all()

    def _tell(self) -> None:
        life = self.life
        if life is None:
            return
        one = not self.has_class("-wide")

        def left(width: int) -> list[Row]:
            if one:
                told = [*incident_story.saying(life, width), *incident_story.steps(life, width), EMPTY]
                return [
                    *told,
                    *incident_story.spent(life, width),
                    *incident_story.fates(life, width),
                    *incident_story.clocks(life, width),
                ]
            return [*incident_story.steps(life, width), EMPTY, *incident_story.fates(life, width)]

        self.query_one("#life", Story).tell(left)
        self.query_one("#promises", Story).tell(
            lambda width: [
                *incident_story.saying(life, width),
                *incident_story.spent(life, width),
                *incident_story.clocks(life, width),
            ]
        )
