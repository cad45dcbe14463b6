"""
The bar at the bottom: the keys that matter most here, as many as fit; the rest is behind `?`.

A key that can do nothing just now is quiet; pressing it tells why.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desk_theatre.stage.row import Piece, Row, width_of
from desk_theatre.stage.verbs import VERBS, Verb
from desk_theatre.stage.widgets.lines import Lines


class KeyBar(Lines):
    """
    One row.

    Args:
        verbs: what is shown, the most important first; the help always has its place at the right.
        why_not: tells why a verb can do nothing just now, or nothing.
    """

    DEFAULT_CSS = "KeyBar { dock: bottom; height: 1; }"

    def __init__(self, verbs: Sequence[str], why_not: Callable[[str], str]) -> None:
        super().__init__()
        self._verbs = [VERBS[name] for name in verbs if VERBS[name].area != "help"]
        self._help = next((VERBS[name] for name in verbs if VERBS[name].area == "help"), VERBS["help"])
        self._why_not = why_not

    def look(self) -> None:
        """
        Paint, if other keys can do something now.
        """
        self.paint_if_new(tuple([bool(self._why_not(verb.id)) for verb in (*self._verbs, self._help)]))

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        The keys that fit.
        """
        last = self._pieces(self._help)
        left = width - width_of(last)
        shown: list[Piece] = []
        # What can be done now comes first; the order changes only with the phase of the show.
        for verb in sorted(self._verbs, key=lambda verb: bool(self._why_not(verb.id))):
            pieces = self._pieces(verb)
            if width_of(pieces) + 2 > left:
                break
            shown += [*pieces, Piece("  ")]
            left -= width_of(pieces) + 2
        return [(*shown, Piece(" " * left), *last)]

    def _pieces(self, verb: Verb) -> Row:
        target = f"verb {verb.id}"
        if self._why_not(verb.id):
            return (Piece(f"{verb.key} {verb.short}", "muted", target),)
        return (Piece(verb.key, "key", target), Piece(f" {verb.short}", "text", target))
