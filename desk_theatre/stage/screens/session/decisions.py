"""
What the room found out and decided, looked at in a recording.
"""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding

from desk_theatre.itsm.counting import counted
from desk_theatre.show.ports import Port
from desk_theatre.show.reflection import Reflection
from desk_theatre.stage.actions import bindings
from desk_theatre.stage.drawing.row import EMPTY, Piece, Row, fit, heading, row
from desk_theatre.stage.drawing.text import cell, cut
from desk_theatre.stage.pages.reflection import named
from desk_theatre.stage.screens.base.body import PAGE_KEYS, PageBody, Told
from desk_theatre.stage.screens.base.live_screen import LiveScreen
from desk_theatre.stage.screens.session.finale import decided
from desk_theatre.stage.wording import help as help_words
from desk_theatre.stage.wording import reflection as wording


class DecisionsScreen(LiveScreen):
    """
    Up to the moment at which the recording stands.
    """

    KEYS: ClassVar[tuple[str, ...]] = PAGE_KEYS
    BINDINGS: ClassVar[list[Binding]] = bindings(*PAGE_KEYS)  # type: ignore[assignment]
    TITLE_OF_HELP = help_words.DECISIONS_TITLE
    HELP = help_words.DECISIONS

    def __init__(self, port: Port) -> None:
        super().__init__(port)
        self.body = PageBody(self, self.page)

    def page(self) -> Told:
        """
        As far as the recording has come.
        """
        reflections, rounds = self.board.reflections, self.view.rounds()
        return lambda width: [
            *decided(reflections, rounds, width),
            *(r for each in reflections for r in votes(each, width)),
        ]


def votes(reflection: Reflection, width: int) -> list[Row]:
    """
    The cards that were picked and the votes of one round; nothing, if there were none.
    """
    if not reflection.picks and not reflection.proposals:
        return []
    rows: list[Row] = [EMPTY, heading(wording.cards_and_votes(reflection.round), width)]
    for pick in reflection.picks:
        by = f"  {'team' if len(pick.teams) == 1 else 'teams'} {', '.join(map(str, pick.teams))}"
        rows.append(fit((Piece(cut(f"“{pick.title}”", width - len(by)), "text"), Piece(by, "muted")), width))
    raised = any(each.hands for each in reflection.proposals)
    by_number = {each.number: each for each in reflection.proposals}
    for number in reflection.ranking:
        proposal = by_number[number]
        sign = Piece("● ", "good") if proposal.chosen else Piece("○ ", "muted")
        name = named(proposal)
        rows.append(
            row(
                sign,
                Piece(cell(name, max(10, width - 20)), "text"),
                Piece(wording.hands(proposal.hands) if raised else counted(proposal.dots, "dot"), "key"),
            )
        )
    return rows
