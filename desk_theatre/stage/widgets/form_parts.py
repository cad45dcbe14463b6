"""
The parts of the delegate's form: which question it is, and at the end the receipt with the code.
"""

from __future__ import annotations

from collections.abc import Sequence

from desk_theatre.stage.drawing import big_digits
from desk_theatre.stage.drawing.row import EMPTY, Piece, Role, Row, fit, row
from desk_theatre.stage.drawing.text import cut, plain, wrap
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.wording import desk
from desk_theatre.stage.wording import incident as wording

HALVES = ({"█": "█", "▀": "█", "▄": " ", " ": " "}, {"█": "█", "▀": " ", "▄": "█", " ": " "})
"""
What the upper and the lower half of a cell become when it is drawn twice as large.
"""


class FormQuestion(Lines):
    """
    Which question it is, what was answered so far, and what there is to say.
    """

    DEFAULT_CSS = "FormQuestion { height: 4; margin: 1 0 0 0; }"

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[str, str, str] = ("", "", "")
        self._said: tuple[str, Role] = ("", "muted")

    def show(self, step: str, question: str, answered: str) -> None:
        """
        Put a question.
        """
        self._told = (step, question, answered)
        self.paint()

    def say(self, words: str, role: Role = "warning") -> None:
        """
        A sentence beside the question, until another one or none is said.
        """
        self._said = (words, role)
        self.paint()

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        The step, the question, the answers; where there is a sentence to say, it is more urgent than the step.
        """
        step, question, answered = self._told
        words, role = self._said
        asked = [row(Piece(question, "strong")), row(Piece(cut(answered, width), "live"))]
        if words:
            return [*asked, *(row(Piece(line, role)) for line in wrap(words, width))]
        return [row(Piece(step, "muted")), *asked, EMPTY]


class Receipt(Lines):
    """
    The ticket code, as large as it fits, and what happens next.
    """

    DEFAULT_CSS = "Receipt { display: none; }"

    def __init__(self) -> None:
        super().__init__()
        self._code, self._others, self._joined, self._locked = "", 0, False, False

    def show(self, code: str, others: int = 0, *, joined: bool = False, locked: bool = False) -> None:
        """
        Draw a code.

        Args:
            others: how many have the same, beside one.
            joined: whoever gets this receipt has said "me too".
            locked: no key leads to the stage.
        """
        self._code, self._others, self._joined, self._locked = plain(code), others, joined, locked
        self.paint()

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        Thanks, the code, and what it is good for.
        """
        told = wrap(desk.NEXT_TOGETHER if self._joined else desk.NEXT, width)
        large = as_large_as_fits(self._code, width, height - 6 - len(told))
        more = wording.others(self._others).removesuffix(".") if self._others else ""
        beside = len(large[0]) + len(more) + 2 <= width
        thanks = desk.CODE_OF_ALIKE if self._joined else desk.CODE
        thanks = f"● Thank you. {thanks} {self._code}{f'; {more}' if more and not beside else ''}"
        rows: list[Row] = [EMPTY, row(Piece(thanks, "good")), EMPTY, *(row(Piece(line, "key")) for line in large)]
        if beside:
            rows[-1] = (*rows[-1], Piece(f"  {more}", "live"))
        return [*rows, EMPTY, *(row(line) for line in told), EMPTY, self._keys(width)]

    def _keys(self, width: int) -> Row:
        keys = [("enter", desk.ANOTHER_REPORT, "form again"), ("w", desk.WHERE_IS_MINE, "form find")]
        if not self._locked:
            keys.append(("esc", desk.TO_THE_STAGE, "verb back"))
        pieces = [(Piece(key, "key", target), Piece(f" {words}     ", "text", target)) for key, words, target in keys]
        return fit((piece for pair in pieces for piece in pair), width)


def as_large_as_fits(code: str, width: int, height: int) -> tuple[str, ...]:
    """
    A code for the cameras of a room: in the largest letters of the house, and where there is room, twice as large.
    """
    size = big_digits.largest(code, width, max(2, height))
    if size is None:
        return (code,)
    lines = big_digits.write(code, size)
    if 2 * len(lines) > height or 2 * len(lines[0]) > width:
        return lines
    return tuple("".join(2 * half[c] for c in line) for line in lines for half in HALVES)
