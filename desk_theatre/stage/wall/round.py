"""
The wall of a round, from top to bottom in the order of the room's questions: how well, which room, who waits where, what now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.stage.wall import lanes, letters, tiles
from desk_theatre.stage.wording import wall as wording
from desk_theatre.stage.wording.labels import NOTHING

if TYPE_CHECKING:
    from desk_theatre.stage.wall.canvas import Canvas, Ink
    from desk_theatre.stage.wall.facts import RoundFacts, Sentence, State
    from desk_theatre.stage.wall.layout import Layout

SIGNS = {"good": "●", "watch": "▲", "poor": "■"}
INKS: dict[str, Ink] = {"good": "good", "watch": "warning", "poor": "bad"}
BANDS: dict[State, tuple[Ink, Ink, str]] = {
    "late": ("bad", "on_bad", "■"),
    "waits": ("watch_ground", "warning", "▲"),
    "risk": ("watch_ground", "warning", "▲"),
    "behind": ("watch_ground", "warning", "▲"),
    "now": ("good", "back", "●"),
    "calm": ("back", "muted", ""),
}
"""
Of the sentence: its ground, its letters and its sign.
"""


def paint(canvas: Canvas, layout: Layout, facts: RoundFacts) -> None:
    """
    Paint a round.
    """
    head(canvas, layout, facts)
    if facts.over:
        tiles.day_over(canvas, layout, facts)
    else:
        tiles.paint(canvas, layout, facts.tiles)
    lanes.paint(canvas, layout, facts.lanes, facts.stacks[layout.place])
    if not layout.small:
        band(canvas, layout, facts.sentence)


def head(canvas: Canvas, layout: Layout, facts: RoundFacts) -> None:
    """
    Paint the figure with its verdict, what is lost, and the clock.
    """
    ink: Ink = INKS[facts.grade] if facts.grade else "muted" if facts.figure == NOTHING else "text"
    lost: Ink = "bad" if facts.lost else "good"
    if layout.small:
        canvas.large(facts.figure, 3, 16, 0, ink, "figure", align="right")
        canvas.large(wording.SLA, 3, 19, 0, ink, "figure name")
        canvas.large(wording.lost(facts.lost), 3, 60, 0, lost, "lost", align="right")
        canvas.large(facts.clock, 3, 80, 0, "text", "clock", align="right")
        return
    left, right, rows = layout.pick(0, 44, 73), layout.right, layout.letters
    second = layout.pick(0, 4.5, 6.0)
    tall, edge = layout.pick(3, 7, 10), layout.pick(0, 40, 67)
    size = next(each for each in (tall, 6, 5, rows) if letters.cells_of(facts.figure, each) <= edge)
    canvas.large(facts.figure, size, edge, 0.5 + tall - size, ink, "figure", align="right")
    canvas.large(wording.WITHIN_SLA, rows, left, 0.5, "text", "figure name")
    canvas.large(facts.clock, rows, right, 0.5, "text", "clock", align="right")
    x: float = left
    if facts.grade is not None:
        x += canvas.large(SIGNS[facts.grade], rows, x, second, ink, "verdict sign").width + layout.pick(1, 3, 4)
    verdict = canvas.large(facts.verdict, rows, x, second, ink, "verdict")
    told = canvas.large(wording.lost(facts.lost), rows, right, second, lost, "lost", align="right")
    beside = int(verdict.x + verdict.width + layout.pick(2, 3, 5))
    for place, line in enumerate(facts.lines):
        if beside + len(line) < told.x:
            canvas.small(line, beside, second + 0.5 + place, "muted")


def band(canvas: Canvas, layout: Layout, sentence: Sentence) -> None:
    """
    Paint the one sentence, in its band.
    """
    ground, ink, sign = BANDS[sentence.state]
    top = layout.pick(0, 36, 54)
    canvas.field(0, top, layout.width, layout.height - top, ground)
    rows, y = layout.letters, top + 0.5
    x = 1 + canvas.large(sign, rows, 1, y, ink, "sentence sign").width + layout.pick(0, 3, 4)
    most = layout.width - 1 - x
    words = next((each for each in sentence.words if letters.cells_of(each, rows) <= most), sentence.words[-1])
    said = canvas.large(words, rows, x, y, ink, "sentence", room=most)
    beside = int(said.x + said.width) + 2
    if beside + max(map(len, sentence.note), default=0) <= layout.right:
        for place, line in enumerate(sentence.note):
            canvas.small(line, beside, int(y) + 1 + place, ink)
