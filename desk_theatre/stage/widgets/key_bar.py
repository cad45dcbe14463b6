"""
The bar at the bottom: the keys that matter most here, as many as fit; the rest is behind `?`.

A key that can do nothing just now is quiet; pressing it tells why.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desk_theatre.scenario.vocabulary import CONFERENCE, Vocabulary
from desk_theatre.stage.actions import VERBS, Verb
from desk_theatre.stage.drawing.row import Piece, Role, Row, width_of
from desk_theatre.stage.widgets.lines import Lines

ROOMY = 100
"""
Cells from which on the words of the bar need not be short.
"""


class KeyBar(Lines):
    """
    One row.

    Args:
        verbs: what is shown, the most important first; the help always has its place at the right.
        why_not: tells why a verb can do nothing just now, or nothing.
        urgent: tells whether somebody waits for it now; it comes first then.
        kept: those that have their place at every width, whatever else fits.
        caption: tells what a verb is called just now, if not what it is usually called; `None` leaves it out.
        words: of the scenario.
    """

    DEFAULT_CSS = "KeyBar { dock: bottom; height: 1; }"

    def __init__(
        self,
        verbs: Sequence[str],
        why_not: Callable[[str], str],
        urgent: Callable[[str], bool] = lambda _: False,
        kept: Sequence[str] = (),
        caption: Callable[[str], str | None] = lambda _: "",
        words: Vocabulary = CONFERENCE,
    ) -> None:
        super().__init__()
        self._kept = frozenset(kept)
        self._verbs = [words.told(VERBS[name]) for name in verbs if VERBS[name].area != "help"]
        self._help = next((VERBS[name] for name in verbs if VERBS[name].area == "help"), VERBS["help"])
        self._why_not, self._urgent, self._caption = why_not, urgent, caption

    def look(self) -> None:
        """
        Paint, if other keys can do something now.
        """
        self.paint_if_new(tuple([(self._rank(verb), self._caption(verb.id)) for verb in (*self._verbs, self._help)]))

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        The keys that fit.
        """
        last = self._pieces(self._help, width)
        # The order changes only with the phase of the show, and where somebody waits for something.
        bar = [(verb.id in self._kept, (*self._pieces(verb, width), Piece("  "))) for verb in self._ranked()]
        left = width - width_of(last) - sum(width_of(pieces) for kept, pieces in bar if kept)
        shown: list[Piece] = []
        full = False
        for kept, pieces in bar:
            full = full or (not kept and width_of(pieces) > left)
            if kept or not full:
                shown += pieces
                left -= 0 if kept else width_of(pieces)
        return [(*shown, Piece(" " * left), *last)]

    def _ranked(self) -> list[Verb]:
        return sorted((verb for verb in self._verbs if self._caption(verb.id) is not None), key=self._rank)

    def _rank(self, verb: Verb) -> int:
        """
        What somebody waits for comes first, then what can be done, then what cannot.
        """
        return 2 if self._why_not(verb.id) else 0 if self._urgent(verb.id) else 1

    def _pieces(self, verb: Verb, width: int) -> Row:
        target = f"verb {verb.id}"
        short = self._caption(verb.id) or (verb.tight if verb.tight and width < ROOMY else verb.short)
        if self._why_not(verb.id):
            return (Piece(f"{verb.key} {short}", "muted", target),)
        role: Role = "live" if self._urgent(verb.id) else "text"
        return (Piece(verb.key, "key", target), Piece(f" {short}", role, target))
