"""
The finale: the rounds as columns, and one incident that was lost in the first round and lived in the last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.values import value
from desk_theatre.stage.wall import letters
from desk_theatre.stage.wall.facts import LEADING, percent
from desk_theatre.stage.wall.reflection import name_of
from desk_theatre.stage.wording import wall as wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desk_theatre.measures.figures import Grade
    from desk_theatre.show.board import Board, LifeLine, RoundOutcome, RoundSummary
    from desk_theatre.show.reflection import Reflection
    from desk_theatre.stage.wall.canvas import Canvas, Ink
    from desk_theatre.stage.wall.layout import Layout

MOST_COLUMNS = 6


@value
class Column:
    """
    A round.

    Args:
        share: within SLA; `None` where no target came due.
        chosen: what the room chose before it.
    """

    round: int
    share: float | None
    grade: Grade | None
    chosen: tuple[str, ...] = ()


@value
class FinaleFacts:
    """
    All rounds.
    """

    columns: tuple[Column, ...]


@value
class Fate:
    """
    What became of one incident in a round, in a word or two.
    """

    round: int
    told: str
    good: bool


@value
class LivesFacts:
    """
    One incident, and what became of it.

    Args:
        head: why it is told.
        fates: in one round, or in the first and the last.
    """

    head: str
    title: str
    fates: tuple[Fate, ...]


def finale_facts(board: Board, rounds: Sequence[RoundSummary], words: Mapping[str, str]) -> FinaleFacts:
    """
    Return the rounds so far, with what was chosen before each.
    """
    chosen = {each.round + 1: _chosen(each, words) for each in board.reflections}
    columns = []
    for each in rounds:
        share = each.figures.get(LEADING.key)
        grade = None if share is None else LEADING.grade(share)
        columns.append(Column(each.round, share, grade, chosen.get(each.round, ())))
    return FinaleFacts(tuple(columns))


def fate_of(outcome: RoundOutcome) -> Fate:
    """
    Return what became of an incident in a round.
    """
    if outcome.solved:
        return Fate(outcome.round, wording.solved_in(outcome.seconds or 0), good=bool(outcome.kept))
    return Fate(outcome.round, outcome.state or wording.NEVER_SOLVED, good=False)


def two_lives(lives_: Iterable[LifeLine | None]) -> LivesFacts | None:
    """
    Return the incident to tell: not resolved in the first round, resolved in the last, best within its SLA target. `None` if
    there is none.
    """
    found: LivesFacts | None = None
    for life in lives_:
        fates = [fate for fate in life.fates if fate.own] if life is not None else []
        if life is None or len(fates) < 2 or fates[0].solved or not fates[-1].solved:
            continue
        told = LivesFacts(wording.ONE_INCIDENT, _title(life), (fate_of(fates[0]), fate_of(fates[-1])))
        if fates[-1].kept:
            return told
        found = found or told
    return found


def own_life(life: LifeLine) -> LivesFacts:
    """
    Return what became of an incident of the room, in its own round.
    """
    own = next((fate for fate in life.fates if fate.own and fate.round == life.round), None)
    fate = fate_of(own) if own is not None else Fate(life.round, life.state, good=False)
    return LivesFacts(wording.your_incident(life.code), _title(life), (fate,))


def _title(life: LifeLine) -> str:
    return wording.in_place(life.title, life.place)


def columns(canvas: Canvas, layout: Layout, facts: FinaleFacts) -> None:
    """
    Paint a column for each round, with the target as a line.
    """
    rows, right, top = layout.letters, layout.right, layout.pick(0, 0.5, 0.5)
    head = canvas.large(
        layout.pick(wording.ALL, wording.ALL_ROUNDS, wording.ALL_ROUNDS),
        rows,
        right,
        top,
        "text",
        "rounds",
        align="right",
    )
    canvas.large(wording.WITHIN_SLA, rows, 1, top, "text", "figure name", room=head.x - 3)
    shown = facts.columns[-MOST_COLUMNS:]
    if len(facts.columns) > MOST_COLUMNS:
        shown = (facts.columns[0], *facts.columns[1 - MOST_COLUMNS :])
    base, high = layout.pick(20, 36, 54), layout.pick(12, 25, 38)
    _target(canvas, layout, base, high)
    pitch = layout.pick(80, 120, 200) // max(4, len(shown))
    wide = pitch - layout.pick(2, 2, 3)
    for place, column in enumerate(shown):
        _column(
            canvas,
            layout,
            column,
            place * pitch + layout.pick(0, 1, 1),
            wide,
            base,
            high,
            _ink(column, place, len(shown)),
        )


def _target(canvas: Canvas, layout: Layout, base: int, high: int) -> None:
    if LEADING.target is None:
        return
    y = base - round(high * LEADING.target)
    for x in range(0, layout.width, 2):
        canvas.mark("╌", x, y, "rule")
    canvas.small(wording.target(round(100 * LEADING.target)), 1, y - 1, "muted")


def _column(
    canvas: Canvas, layout: Layout, column: Column, x: float, wide: int, base: int, high: int, ink: Ink
) -> None:
    deep = 0.0 if column.share is None else round(2 * high * column.share) / 2
    canvas.wipe_marks(int(x), int(base - deep), wide, int(deep) + 1)
    canvas.field(x, base - deep, wide, deep, ink)
    told = percent(column.share)
    sizes = layout.pick((3,), (5, 3), (8, 5))
    size = next((each for each in sizes if letters.cells_of(told, each) <= wide), sizes[-1])
    if letters.cells_of(told, size) > wide:
        told = told.rstrip("%")
    y = int(base - deep - size - 0.5)
    canvas.wipe_marks(int(x), y, wide, size)
    figure: Ink = "text" if ink == "rule" else ink
    canvas.large(told, size, x + wide / 2, y, figure, f"share {column.round}", align="centre", room=wide)
    names = (wording.round_name(column.round), wording.round_tight(column.round), str(column.round))
    name = next((each for each in names if letters.cells_of(each, layout.letters) <= wide), names[-1])
    canvas.large(
        name, layout.letters, x + wide / 2, layout.pick(21, 37, 55), "text", f"round {column.round}", align="centre"
    )
    if ink == "rule":  # letters would be too faint on it, so they stand above the figure
        first, rows, shade = y - len(column.chosen), y - layout.pick(3, 4, 6), "muted"
    else:
        first, rows, shade = int(base - deep) + 1, int(deep) - 2, "back"
    for line, words in enumerate(column.chosen[: max(0, rows)]):
        canvas.small(f"→ {words}"[: wide - 2], x + 1, first + line, shade)  # type: ignore[arg-type]


def _ink(column: Column, place: int, count: int) -> Ink:
    if column.grade == "good" and place == count - 1:
        return "good"
    return "bad" if place == 0 and column.grade != "good" else "rule"


def decisions(canvas: Canvas, layout: Layout, columns_: Sequence[Column]) -> None:
    """
    Paint the steps: each round, and below it what the room chose before it.
    """
    rows, top = layout.letters, layout.pick(0, 0.5, 0.5)
    canvas.large(wording.WHAT_WE_DID, rows, 1, top, "text", "question")
    y = top + rows + layout.pick(1, 2, 3)
    for column in columns_:
        if not column.chosen or y + rows > layout.height:
            continue
        name = wording.round_tight(column.round)
        label = canvas.large(name, rows, 1, y, "muted", f"round {column.round}")
        canvas.large(percent(column.share), rows, layout.right, y, "text", f"share {column.round}", align="right")
        x = label.x + label.width + layout.pick(2, 4, 6)
        most = layout.right - letters.cells_of("100%", rows) - 3 - x
        for place, words in enumerate(column.chosen):
            if y + rows <= layout.height:
                canvas.large(words, rows, x, y, "live", f"choice {column.round} {place}", room=most)
                y += rows + 1
        y += layout.pick(0, 1, 1)


def lives(canvas: Canvas, layout: Layout, facts: LivesFacts) -> None:
    """
    Paint one incident, and a field for what became of it in each round that is told.
    """
    rows, top, most = layout.letters, layout.pick(0, 0.5, 0.5), layout.width - 2
    head = wording.ONE_TIGHT if layout.small and facts.head == wording.ONE_INCIDENT else facts.head
    canvas.large(head, rows, 1, top, "muted", "question", room=most)
    for place, line in enumerate(letters.broken(facts.title, rows, most)[: layout.pick(1, 2, 2)]):
        canvas.large(line, rows, 1, layout.pick(4, 5, 8) + place * (rows + 1), "text", f"incident {place}", room=most)
    y, deep = layout.pick(8.0, 14.0, 21.0), layout.pick(7.5, 12.5, 19.0)
    for fate in facts.fates:
        _fate(canvas, layout, fate, y, deep)
        y += deep + 0.5


def _fate(canvas: Canvas, layout: Layout, fate: Fate, y: float, deep: float) -> None:
    ground: Ink = "good_ground" if fate.good else "bad"
    ink: Ink = "good_on" if fate.good else "on_bad"
    rows, most = layout.letters, layout.width - 4
    canvas.field(0, y, layout.width, deep, ground)
    gap = layout.pick(0.5, 1.0, 1.5)
    canvas.large(wording.round_name(fate.round), rows, 2, y + gap, ink, f"round {fate.round}")
    sizes = layout.pick((3,), (6, 5, 3), (10, 8, 5))
    size = next((each for each in sizes if letters.cells_of(fate.told, each) <= most), rows)
    canvas.large(fate.told, size, 2, y + 2 * gap + rows, ink, f"fate {fate.round}", room=most)


def _chosen(reflection: Reflection, words: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(name_of(each, words) for each in reflection.decided)
