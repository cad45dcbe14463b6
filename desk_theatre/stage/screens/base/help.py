"""
What every key does on the screen that asked, and what each figure on it says.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from desk_theatre.show.messages import Notice
from desk_theatre.stage.actions import Verb
from desk_theatre.stage.drawing.row import EMPTY, Piece, Row, cells, row
from desk_theatre.stage.drawing.text import LONGEST_NOTICE, cell, cut, wrap
from desk_theatre.stage.textual_patches.error_guard import Calm
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.widgets.story import Story
from desk_theatre.stage.wording import help as help_words
from desk_theatre.stage.wording.explained import Explained
from desk_theatre.stage.wording.labels import ROLE_OF_TONE, SYMBOL

WIDTH = 70
LONGEST_NAME = 28
"""
Cells of what a figure is called.
"""


class HelpScreen(Calm, ModalScreen[str | None]):
    """
    Ends with the verb whose line was clicked, or with nothing.

    Args:
        title: the name of the screen that asked; `words` say what it is for.
        why_not: tells why a verb can do nothing just now.
        notices: what has to be known now; here they stand in full.
        figures: what is shown on that screen, and what each says.
    """

    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: transparent; }
    HelpScreen KeyList { width: 76; background: $stage-raised; border: round $stage-key; padding: 0 2; max-height: 100%; }
    """
    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]
        Binding("escape,f1,question_mark,enter,space", "dismiss", show=False),
    ]

    def __init__(
        self,
        title: str,
        words: str,
        verbs: Sequence[Verb],
        why_not: Callable[[str], str],
        notices: Sequence[Notice] = (),
        figures: Explained = (),
    ) -> None:
        super().__init__()
        self._keys = KeyList(title, words, [(verb, why_not(verb.id)) for verb in verbs], notices, figures)

    def compose(self) -> ComposeResult:
        """
        The table in the middle.
        """
        yield self._keys

    def on_mount(self) -> None:
        """
        The arrow keys move through the table.
        """
        self._keys.focus()

    def on_lines_picked(self, message: Lines.Picked) -> None:
        """
        A click on a verb is the verb: the key bar has no room for all of them, and not everybody has a hand at the keys.
        """
        self.dismiss(message.target.removeprefix("verb "))

    def on_click(self) -> None:
        """
        A click anywhere else goes back.
        """
        self.dismiss(None)


class KeyList(Story):
    """
    A line for each verb; the arrow keys move through them where they are too many.
    """

    def __init__(
        self,
        title: str,
        words: str,
        verbs: Sequence[tuple[Verb, str]],
        notices: Sequence[Notice],
        figures: Explained,
    ) -> None:
        super().__init__()
        self._title, self._words, self._verbs, self._notices, self._figures = title, words, verbs, notices, figures
        self.styles.height = len(self._lines(WIDTH)) + 4
        self.tell(self._lines)

    def _lines(self, width: int) -> list[Row]:
        """
        Key and words; what is not possible now says why.
        """
        about = [row(Piece(line, "muted")) for line in wrap(self._words, width)]
        lines: list[Row] = []
        for notice in self._notices:
            symbol, role = SYMBOL[notice.tone], ROLE_OF_TONE[notice.tone]
            said = wrap(notice.words, width - 2, LONGEST_NOTICE)
            lines += [row(Piece(f"{' ' if i else symbol} {line}", role)) for i, line in enumerate(said)]
            lines.append(EMPTY)
        lines += [row(Piece(self._title, "strong")), *about, EMPTY]
        for verb, reason in self._verbs:
            words = f"{verb.words[:1].upper()}{verb.words[1:]}."
            key, told = ("muted", "muted") if reason else ("key", "text")
            target = f"verb {verb.id}"
            first, *more = wrap(words, width - 8)
            lines.append(row(Piece(f"{verb.key:<8}", key, target), Piece(first, told, target)))  # type: ignore[arg-type]
            lines += [row(Piece(" " * 8, told, target), Piece(line, told, target)) for line in more]  # type: ignore[arg-type]
            not_now = wrap(help_words.not_now(reason), width - 8) if reason else []
            lines += [row(" " * 8, Piece(line, "muted")) for line in not_now]
        return [
            *lines,
            EMPTY,
            row(Piece("ctrl+p  ", "key"), f"{help_words.BY_NAME}   ", Piece("esc", "key"), " Back."),
            *_explained(self._figures, width),
        ]


def _explained(figures: Explained, width: int) -> list[Row]:
    """
    Each with its sentence, below what it is called on the screen.
    """
    if not figures:
        return []
    lines: list[Row] = [EMPTY, row(Piece(help_words.SHOWN, "strong"))]
    column = min(LONGEST_NAME, max(cells(name) for name, _ in figures)) + 2
    for name, sentence in figures:
        first, *more = wrap(sentence, width - column)
        lines.append(row(Piece(cell(cut(name, column - 2), column), "strong"), first))
        lines += [row(" " * column, line) for line in more]
    return lines
