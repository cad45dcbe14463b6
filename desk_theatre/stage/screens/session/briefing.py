"""
The briefing: the organisation, its promises, and what every colour and symbol means.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from desk_theatre.itsm.scene import SceneName
from desk_theatre.stage.drawing.row import EMPTY, Piece, Row, fit, heading, row
from desk_theatre.stage.drawing.text import cell, cut, wrap
from desk_theatre.stage.pages.observers import observer_rows
from desk_theatre.stage.screens.base.body import PageBody, Told
from desk_theatre.stage.screens.session.scene import SceneScreen
from desk_theatre.stage.wording import help as help_words
from desk_theatre.stage.wording import labels
from desk_theatre.stage.wording import session as wording

if TYPE_CHECKING:
    from desk_theatre.scenario.vocabulary import Vocabulary
    from desk_theatre.show.briefing import Briefing
    from desk_theatre.show.ports import SessionPort

_NAME = 22


class BriefingScreen(SceneScreen):
    """
    A page to read out, and to scroll where it does not fit.
    """

    SCENE: ClassVar[SceneName] = "briefing"
    TITLE_OF_HELP = help_words.BRIEFING_TITLE
    HELP = help_words.BRIEFING

    def __init__(self, show: SessionPort) -> None:
        super().__init__(show)
        self.body = PageBody(self, self.page)

    def page(self) -> Told:
        """
        The briefing of this scenario.
        """
        told = self.view.briefing()
        return lambda width: page(told, width)


def page(told: Briefing, width: int) -> list[Row]:
    """
    Everything, from what it is about to what a diamond means.
    """
    opening = wording.opening(told)
    rows = [row(Piece(line, "strong")) for line in wrap(told.summary or told.title, width)]
    rows += [row(line) for line in wrap(opening, width)]
    rows += [EMPTY, heading(wording.STAFF, width)]
    for team in told.teams:
        rows += _named(team.name, " · ".join(team.people), width)
        rows += _more(f"owns: {' · '.join(map(_in_a_sentence, team.owns))}" if team.owns else "", width)
    rows += _named("Manager", told.manager, width)
    rows += _named("Supplier", told.supplier, width)
    rows += [EMPTY, heading(wording.TARGETS, width)]
    rows += [row(Piece(line, "muted")) for line in wrap(wording.PRIORITIES, width)]
    rows.append(row(Piece(cell("", _NAME), "muted"), Piece("   ".join(wording.TARGET_COLUMNS), "muted")))
    for each in told.promises:
        minutes = (each.response, each.resolution, each.update)
        figures = "   ".join(f"{m:>{len(title)}g}" for m, title in zip(minutes, wording.TARGET_COLUMNS, strict=True))
        rows.append(fit((Piece(cell(each.priority.word, _NAME), "strong"), Piece(figures, "text")), width))
    rows += observer_rows(told.observers, wording.OBSERVERS, width)
    return [*rows, EMPTY, heading(wording.SYMBOLS, width), *signs(width, told.words)]


def signs(width: int, words: Vocabulary) -> list[Row]:
    """
    Every symbol with its colour and its word.
    """
    rows = [_sign(symbol, role, f"SLA: {word}") for symbol, word, role in labels.LIGHTS.values()]
    statuses = labels.STATUSES.values()
    rows += [_sign(symbol, role, wording.status(words, words.say(word.lower()))) for symbol, word, role in statuses]
    half = (len(rows) + 1) // 2
    column = width // 2
    left, right = rows[:half], rows[half:]
    pairs: list[Row] = []
    for i, each in enumerate(left):
        other = right[i] if i < len(right) else EMPTY
        pairs.append((*fit(each, column), *fit(other, width - column)))
    return pairs


def _in_a_sentence(title: str) -> str:
    """
    A title as it stands inside a sentence; a name keeps its capitals ("Wi-Fi").
    """
    return " ".join(word.lower() if word[1:].islower() else word for word in title.split())


def _sign(symbol: str, role: object, told: str) -> Row:
    return (Piece(f"{symbol} ", role), Piece(told, "text"))  # type: ignore[arg-type]


def _named(name: str, told: str, width: int) -> Sequence[Row]:
    lines = wrap(told, width - _NAME)
    first = row(Piece(cell(cut(name, _NAME - 1), _NAME), "strong"), Piece(lines[0] if lines else "", "text"))
    return [first, *(row(" " * _NAME, line) for line in lines[1:])]


def _more(told: str, width: int) -> Sequence[Row]:
    return [row(" " * _NAME, Piece(line, "muted")) for line in wrap(told, width - _NAME)]
