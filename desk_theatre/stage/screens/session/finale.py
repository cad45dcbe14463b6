"""
The finale: all rounds side by side, what the room decided after each, and what became of its own incidents.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding

from desk_theatre.itsm.counting import percent
from desk_theatre.itsm.scene import SceneName
from desk_theatre.show.board import IncidentCard, RoundSummary
from desk_theatre.show.ports import SessionPort
from desk_theatre.show.reflection import Reflection
from desk_theatre.stage.actions import bindings
from desk_theatre.stage.drawing.row import EMPTY, Piece, Row, fit, heading, row
from desk_theatre.stage.drawing.text import cell, cut, wrap
from desk_theatre.stage.pages.charts import charts_told
from desk_theatre.stage.pages.per_hour import yardstick
from desk_theatre.stage.pages.reflection import named
from desk_theatre.stage.screens.base.body import PageBody, Told
from desk_theatre.stage.screens.session.charts import terminal_ink
from desk_theatre.stage.screens.session.comparison import fitting, head, table
from desk_theatre.stage.screens.session.scene import BARS, ON, SceneScreen
from desk_theatre.stage.wall.finale_steps import steps
from desk_theatre.stage.wall.front import WallFront
from desk_theatre.stage.wall.scene import WallScene
from desk_theatre.stage.wording import help as help_words
from desk_theatre.stage.wording import labels
from desk_theatre.stage.wording import reflection as reflection_words
from desk_theatre.stage.wording import session as wording
from desk_theatre.stage.wording import wall as wall_words
from desk_theatre.stage.wording.explained import CHARTS, SCORECARD

ROUND, CODE, FATE = 9, 7, 43
"""
Columns of a round, of a code, and of what has become of an incident.
"""
MOST_STORIES = 12


class FinaleScreen(SceneScreen):
    """
    A page to scroll through together.
    """

    SCENE: ClassVar[SceneName] = "finale"
    TITLE_OF_HELP = help_words.FINALE_TITLE
    KEYS: ClassVar[tuple[str, ...]] = ("wall_on", "wall_back", "charts", "comparison", "worth", *ON, "overview", *BARS)
    KEPT: ClassVar[tuple[str, ...]] = ("overview", "quit")
    EXPLAINS = (*SCORECARD, *CHARTS)
    BINDINGS: ClassVar[list[Binding]] = bindings("worth", "wall_on", "wall_back", "overview")
    HELP = help_words.FINALE

    def __init__(self, show: SessionPort) -> None:
        super().__init__(show)
        self.body = PageBody(self, self.page)
        self.step = 0
        self._steps: tuple[int, tuple[WallScene, ...]] | None = None
        self.wall: WallFront = WallFront(self, "show", self._on_wall, self.warned)

    def steps(self) -> tuple[WallScene, ...]:
        """
        The pictures of the finale; made anew when something has changed.
        """
        version = self.view.version
        if self._steps is None or self._steps[0] != version:
            self._steps = version, steps(self.board, self.view)
        return self._steps[1]

    def _on_wall(self) -> WallScene:
        found = self.steps()
        self.step = min(self.step, len(found) - 1)
        return found[self.step]

    def why_not(self, verb: str) -> str:
        """
        The pictures are on the wall, and at its ends there is nothing more.
        """
        if verb in {"wall_on", "wall_back"}:
            if not self.wall.up:
                return wall_words.ON_THE_WALL
            if verb == "wall_on" and self.step + 1 >= len(self.steps()):
                return wall_words.LAST_PICTURE
            return wall_words.FIRST_PICTURE if verb == "wall_back" and not self.step else ""
        return super().why_not(verb)

    def remote(self, verb: str) -> str:
        """
        Picture by picture; then to the scene before, or nowhere.
        """
        by = "wall_on" if verb == "forward" else "wall_back"
        return super().remote(verb) if self.why_not(by) else by

    def do_wall_on(self) -> None:
        """
        To the next picture.
        """
        self.step += 1
        self.show_all()

    def do_wall_back(self) -> None:
        """
        To the picture before.
        """
        self.step -= 1
        self.show_all()

    def page(self) -> Told:
        """
        All that was played so far.
        """
        board, rounds, charts = self.board, self.view.rounds(), self.view.charts()
        by = yardstick(rounds, board.until - board.opens)
        stories = [(each.round, card) for each in rounds for card in self.view.incidents(each.round) if is_own(card)]

        def told(width: int) -> list[Row]:
            shown = fitting(rounds, width)
            return [
                *decided(board.reflections, rounds, width),
                EMPTY,
                heading(wording.ROUNDS, width),
                *head(shown, len(rounds), width, by),
                *table(shown, board.practices, width, board.currency, by, board.words),
                EMPTY,
                *charts_told(charts, board, by, width, terminal_ink()),
                EMPTY,
                *own_stories(stories, width),
            ]

        return told


def decided(reflections: Sequence[Reflection], rounds: Sequence[RoundSummary], width: int) -> list[Row]:
    """
    What the room found out and chose after each round, with its why, beside the promise that was kept.
    """
    rows = [heading(wording.FINDINGS, width)]
    if not reflections:
        rows.append(row(Piece(wording.NO_ROUND_OVER, "muted")))
    for each in reflections:
        summary = next((r for r in rounds if r.round == each.round), None)
        share = summary.figures.get("resolution_sla_met") if summary is not None else None
        kept = "" if share is None else wording.within_sla(percent(share))
        home = Piece(f"   {wording.TAKE_AWAYS}", "good") if each.last and each.decided else Piece("")
        rows += [
            EMPTY,
            fit((Piece(f"{wording.after_round(each.round)}   ", "strong"), Piece(kept, "key"), home), width),
        ]
        for note in each.findings:
            sign, role = ("■ ", "bad") if note.sort == "finding" else ("● ", "good")
            rows += _item(sign, role, note.words or reflection_words.NO_TEXT, width)
        for proposal in each.decided:
            rows += _item("→ ", "key", f"{named(proposal)}{f' – “{proposal.why}”' if proposal.why else ''}", width)
        if not each.findings and not each.decided:
            rows.append(row(Piece(f"  {wording.NO_FINDINGS}", "muted")))
    return rows


def _item(sign: str, role: str, said: str, width: int) -> list[Row]:
    lines = wrap(said, width - 4, 400)
    return [
        row(Piece(f"  {sign if i == 0 else '  '}", role), Piece(line, "text"))  # type: ignore[arg-type]
        for i, line in enumerate(lines)
    ]


def is_own(card: IncidentCard) -> bool:
    """
    Whether the room reported it, or said "me too".
    """
    return card.live or card.others > 0


def own_stories(stories: Sequence[tuple[int, IncidentCard]], width: int) -> list[Row]:
    """
    What became of the room's own incidents, each with its round.
    """
    rows = [heading(wording.OWN_INCIDENTS, width)]
    if not stories:
        return [*rows, row(Piece(wording.NOBODY_REPORTED, "muted"))]
    for round_, card in stories[:MOST_STORIES]:
        symbol, word, role = labels.LIGHTS[card.light]
        place = f", {card.place}" if card.place else ""
        room = max(20, min(width // 2, width - ROUND - CODE - FATE))
        title = cut(card.title, max(8, room - 1 - len(place)))
        rows.append(
            fit(
                (
                    Piece(cell(f"round {round_}", ROUND), "muted"),
                    Piece(cell(card.code, CODE), "live", f"incident {card.number}"),
                    Piece(cell(f"{title}{place}", room), "text", f"incident {card.number}"),
                    Piece(f"{symbol} {card.state}, SLA {word}", role),
                ),
                width,
            )
        )
    left = len(stories) - MOST_STORIES
    return [*rows, row(Piece(wording.more_incidents(left), "muted"))] if left > 0 else rows
