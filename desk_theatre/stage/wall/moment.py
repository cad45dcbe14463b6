"""
A moment for the room: what it is called, what can be seen, and the question, large.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desk_theatre.itsm.time_of_day import spell_short
from desk_theatre.itsm.values import value
from desk_theatre.stage.wall import letters
from desk_theatre.stage.wall.facts import percent
from desk_theatre.stage.wording import wall as wording

if TYPE_CHECKING:
    from desk_theatre.show.board import Board
    from desk_theatre.show.moments import Moment
    from desk_theatre.stage.wall.canvas import Canvas
    from desk_theatre.stage.wall.layout import Layout

_CODE = re.compile(r"\s*\([^()]*\)")
_PLACE = re.compile(r"(”|\w) in .*$")


@value
class MomentFacts:
    """
    Args:
        facts: what can be seen, in ever fewer words; the first that fits is shown.
    """

    head: str
    figure: str
    name: str
    facts: tuple[str, ...]
    question: str


def moment_facts(moment: Moment, board: Board) -> MomentFacts:
    """
    Return what the wall shows of a moment.
    """
    about = _CODE.sub("", moment.about)
    before, after = wording.MOMENT_FACTS.get(moment.pattern, ("", ""))
    told = [f"{before}{text}{after}" for text in (about, _PLACE.sub(r"\1", about))]
    short = board.words.say(wording.MOMENT_TIGHT.get(moment.pattern, ""))
    head = f"{spell_short(moment.at)} {wording.PAUSED}" if board.phase == "paused" else spell_short(moment.at)
    return MomentFacts(
        head,
        percent(board.headline.resolution_sla_met),
        board.words.say(wording.MOMENT_NAMES.get(moment.pattern, moment.name)),
        (*told, short),
        moment.question,
    )


def paint(canvas: Canvas, layout: Layout, facts: MomentFacts) -> None:
    """
    Paint a moment.
    """
    rows, right = layout.letters, layout.right
    top = layout.pick(0, 0.5, 0.5)
    figure = canvas.large(facts.figure, rows, right, top, "warning", "figure", align="right")
    edge = figure.x - 3
    clock = canvas.large(facts.head, rows, 1, top, "warning", "clock", room=edge)
    for name in (wording.WITHIN_SLA, wording.SLA):
        if clock.x + clock.width + 3 + letters.cells_of(name, rows) <= edge:
            canvas.large(name, rows, edge, top, "muted", "figure name", align="right")
            break
    canvas.field(0, layout.pick(3.5, 5, 7), layout.width, layout.pick(4, 6, 9), "bad")
    most = layout.width - 2 - layout.pick(0, 1, 1)
    left = layout.pick(1, 2, 2)
    size = next(
        (each for each in layout.pick((3,), (5, 3), (8, 5)) if letters.cells_of(facts.name, each) <= most), rows
    )
    lower = (layout.pick(3, 5, 8) - size) / 2
    canvas.large(facts.name, size, left, layout.pick(4, 5.5, 7.5) + lower, "on_bad", "moment", room=most)
    lines = _fact(facts, layout)
    top, lines = (8.5, ()) if _crowded(layout, facts.question) else (layout.pick(12.0, 21.0, 30.0), lines)
    y = layout.pick(8, 12, 17.5)
    for place, line in enumerate(lines):
        canvas.large(line, rows, 1, y + place * (rows + 1), "text", f"fact {place}")
    _question(canvas, layout, facts.question, top)


def _crowded(layout: Layout, question: str) -> bool:
    """
    Return whether a long question takes the room of what can be seen.
    """
    return layout.small and len(letters.broken(question, layout.letters, layout.width - 2)) > 3


def _fact(facts: MomentFacts, layout: Layout) -> tuple[str, ...]:
    """
    Return what can be seen, in the most words that fit.
    """
    most, lines = layout.width - 2, layout.pick(1, 2, 2)
    for told in facts.facts[-1:] if layout.small else facts.facts:
        found = letters.broken(told, layout.letters, most)
        if len(found) <= lines and " ".join(found) == letters.capitals(told):
            return found
    return letters.broken(facts.facts[-1], layout.letters, most)[:lines]


def _question(canvas: Canvas, layout: Layout, question: str, top: float) -> None:
    """
    Write the question as large as it fits.
    """
    bottom, most = layout.height, layout.width - 2
    for rows in (layout.pick(3, 5, 8), layout.letters):
        lines = letters.broken(question, rows, most)
        gap = 1.0 if top + len(lines) * (rows + 1) - 1 <= bottom else 0.5
        if top + len(lines) * (rows + gap) - gap <= bottom:
            break
    for place, line in enumerate(lines):
        canvas.large(line, rows, 1, top + place * (rows + gap), "warning", f"question {place}")
