"""
The reflection on the wall: a card, a finding, the vote, and the three places that fill.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from desk_theatre.itsm.values import value
from desk_theatre.stage.wall import letters
from desk_theatre.stage.wording import wall as wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desk_theatre.show.board import PracticeCard
    from desk_theatre.show.reflection import Proposal, Reflection
    from desk_theatre.stage.wall.canvas import Canvas, Ink
    from desk_theatre.stage.wall.layout import Layout

MOST_FIELDS = 12
"""
Teams that have a field each; more are a bar.
"""
VOTES = (5, 6, 6)
"""
Rows of a vote, from the smallest wall to the largest.
"""


@value
class CardFacts:
    """
    Args:
        told: what the round shows of it, in ever fewer words; the last may be empty.
        teams: the number of each team, and whether it saw the card.
        left: time of the scene that is left; empty where nobody counts it.
    """

    title: str
    told: tuple[str, ...]
    teams: tuple[tuple[int, bool], ...]
    left: str = ""


@value
class FindingFacts:
    """
    Something that the room found out; only words that may be seen.
    """

    words: str
    sort: Literal["finding", "success factor"]
    place: int
    count: int


@value
class Row:
    """
    A proposal in the vote.

    Args:
        votes: hands where the room raised some, otherwise dots.
    """

    number: int
    name: str
    votes: int
    chosen: bool


@value
class VoteFacts:
    """
    Args:
        rows: the most voted first.
        most: how many may be chosen.
        by_hands: the rows count hands; otherwise dots.
    """

    rows: tuple[Row, ...]
    chosen: int
    most: int
    by_hands: bool = False


@value
class PlanFacts:
    """
    What the room chose.

    Args:
        names: of the practices, in the order of choosing.
        last: no round follows.
    """

    round: int
    names: tuple[str, ...]
    most: int
    last: bool = False


def practice_words(practices: Sequence[PracticeCard]) -> dict[str, str]:
    """
    Return the short name of each practice.
    """
    return {card.id: card.wall or card.name for card in practices}


def vote_facts(reflection: Reflection, words: Mapping[str, str]) -> VoteFacts:
    """
    Return the vote of a reflection.
    """
    place = {number: i for i, number in enumerate(reflection.ranking)}
    ranked = sorted(reflection.proposals, key=lambda each: (place.get(each.number, len(place)), each.number))
    by_hands = any(each.hands for each in ranked)
    rows = tuple(
        Row(each.number, name_of(each, words), each.hands if by_hands else each.dots, each.chosen) for each in ranked
    )
    return VoteFacts(rows, reflection.chosen, reflection.most, by_hands)


def plan_facts(reflection: Reflection, words: Mapping[str, str]) -> PlanFacts:
    """
    Return what was chosen in a reflection.
    """
    names = tuple(name_of(each, words) for each in reflection.decided)
    return PlanFacts(reflection.round + 1, names, reflection.most or 3, reflection.last)


def name_of(proposal: Proposal, words: Mapping[str, str]) -> str:
    """
    Return the short name of what is proposed.
    """
    name = words.get(proposal.practice, proposal.name)
    return name if proposal.on else wording.no_more(name)


def card(canvas: Canvas, layout: Layout, facts: CardFacts) -> None:
    """
    Paint a card: an inverted field, so that it is a card.
    """
    rows, right = layout.letters, layout.right
    top = layout.pick(0, 0.5, 0.5)
    edge = float(right)
    if facts.left:
        edge = canvas.large(facts.left, rows, right, top, "muted", "time left", align="right").x - 3
    canvas.large(
        layout.pick(wording.SEEN_TIGHT, wording.DID_WE_SEE, wording.DID_WE_SEE),
        rows,
        1,
        top,
        "muted",
        "question",
        room=edge,
    )
    y, height = layout.pick(3.5, 5, 7), layout.pick(15, 26, 40)
    canvas.field(0, y, layout.width, height, "text")
    _saying(canvas, layout, facts, y + layout.pick(0.5, 1, 1.5), y + height)
    _seen_by(canvas, layout, facts)


def _saying(canvas: Canvas, layout: Layout, facts: CardFacts, y: float, bottom: float) -> None:
    most, rows = layout.width - 4, layout.letters
    said = f"“{facts.title}”"
    # A long saying is smaller, so that there is room for what was seen of it.
    sizes = layout.pick(((3, 2),), ((6, 1), (5, 2), (3, 2)), ((10, 1), (8, 2), (5, 2)))
    size = next((rows_ for rows_, most_lines in sizes if len(letters.broken(said, rows_, most)) <= most_lines), rows)
    lines = letters.broken(said, size, most)
    for place, line in enumerate(lines):
        canvas.large(line, size, 2, y, "back", f"saying {place}")
        y += size + layout.pick(1, 1, 1.5)
    y += layout.pick(0, 1, 2)
    for told in facts.told:
        found = letters.broken(told, rows, most)
        if y + len(found) * (rows + 1) - 1 <= bottom - 0.5:
            for place, line in enumerate(found):
                canvas.large(line, rows, 2, y + place * (rows + 1), "back", f"evidence {place}")
            return


def _seen_by(canvas: Canvas, layout: Layout, facts: CardFacts) -> None:
    rows, right, y = layout.letters, layout.right, layout.pick(20, 34, 51)
    name = canvas.large(wording.SEEN_BY, rows, 1, y, "muted", "seen by")
    seen = sum(saw for _, saw in facts.teams)
    told = wording.of_all(seen, len(facts.teams))
    x = name.x + name.width + layout.pick(4, 4, 6)
    if len(facts.teams) > MOST_FIELDS:
        canvas.large(told, rows, right, y, "text", "count", align="right")
        _bar(canvas, x, y, layout.pick(20, 50, 90), rows, seen / len(facts.teams))
        return
    wide, gap = layout.pick(6, 7, 11), layout.pick(1, 2, 3)
    room = right - x
    if len(facts.teams) * (wide + gap) + letters.cells_of(told, rows) + 2 <= room:
        canvas.large(told, rows, right, y, "text", "count", align="right")
    fits = int((room + gap) // (wide + gap))
    shown = facts.teams[:fits] if len(facts.teams) * (wide + gap) <= room + gap else ()
    if not shown:
        canvas.large(told, rows, x, y, "text", "count")
    for place, (number, saw) in enumerate(shown):
        left = x + place * (wide + gap)
        canvas.field(left, y - 0.5, wide, rows + 1, "live" if saw else "raised")
        canvas.large(
            str(number), rows, left + wide / 2, y, "back" if saw else "muted", f"team {number}", align="centre"
        )


def finding(canvas: Canvas, layout: Layout, facts: FindingFacts) -> None:
    """
    Paint a finding in letters as large as it fits; where the face has not all its letters, in ordinary ones.
    """
    rows, right, top = layout.letters, layout.right, layout.pick(0, 0.5, 0.5)
    place = canvas.large(wording.of_all(facts.place, facts.count), rows, right, top, "muted", "count", align="right")
    helped = facts.sort == "success factor"
    ink: Ink = "good" if helped else "bad"
    name = wording.WHAT_HELPED if helped else wording.WHAT_WE_FOUND
    canvas.large(name, rows, 1, top, ink, "sort", room=place.x - 3)
    y, most = layout.pick(4.0, 6.0, 9.0), layout.width - 2
    if not letters.can_write(facts.words):
        canvas.small(facts.words, 1, y, "text")
        return
    for size in layout.pick((5, 3), (8, 6, 5, 3), (12, 10, 8, 5)):
        lines = letters.broken(facts.words, size, most)
        if y + len(lines) * (size + 1) - 1 <= layout.height:
            break
    deep = int((layout.height - y + 1) // (size + 1))
    for i, line in enumerate(lines[:deep]):
        canvas.large(line, size, 1, y + i * (size + 1), "text", f"finding {i}")


def vote(canvas: Canvas, layout: Layout, facts: VoteFacts) -> None:
    """
    Paint the vote: a row for each of the most voted.
    """
    rows, right, top = layout.letters, layout.right, layout.pick(0, 0.5, 0.5)
    told = f"{facts.chosen}/{facts.most}" if layout.small else wording.of_all(facts.chosen, facts.most)
    count = canvas.large(told, rows, right, top, "text", "count", align="right")
    title = layout.pick(wording.OUR_VOTE, wording.WHAT_CHANGES, wording.WHAT_CHANGES)
    if facts.by_hands:
        title = layout.pick(wording.HANDS, wording.SHOW_OF_HANDS, wording.SHOW_OF_HANDS)
    canvas.large(title, rows, 1, top, "text", "question", room=count.x - 3)
    if not facts.rows:
        canvas.large(wording.NO_PROPOSAL, rows, 1, layout.pick(10, 18, 27), "muted", "nothing")
    most = max([1, *(row.votes for row in facts.rows)])
    shown = facts.rows[: VOTES[layout.place]]
    widest = max((letters.cells_of(str(row.votes), rows) for row in shown), default=0)
    for place, row in enumerate(shown):
        y = layout.pick(4, 6, 9.5) + place * layout.pick(4, 5.5, 8)
        _vote_row(canvas, layout, row, y, row.votes / most, widest)


def _vote_row(canvas: Canvas, layout: Layout, row: Row, y: float, share: float, widest: int) -> None:
    rows, right = layout.letters, layout.right
    ink: Ink = "back" if row.chosen else "text"
    if row.chosen:
        canvas.field(0, y - 0.5, layout.width, rows + layout.pick(0.5, 1, 1), "live")
    votes = canvas.large(str(row.votes), rows, right, y, ink, f"votes {row.number}", align="right")
    x, left = 1.0, layout.pick(int(votes.x) - 1, 70, 112)
    if not layout.small:
        sign = "✓" if row.chosen else str(row.number)
        canvas.large(sign, rows, 1, y, ink, f"sign {row.number}")
        x = layout.pick(1.0, 7.0, 11.0)
    canvas.large(row.name, rows, x, y, ink, f"proposal {row.number}", room=left - x - 1)
    if not layout.small:
        width = min(layout.pick(0, 40, 74), right - widest - 1 - left)
        if not row.chosen:
            canvas.field(left, y, width, rows, "raised")
        canvas.field(left, y, round(width * share), rows, "back" if row.chosen else "live")


def plan(canvas: Canvas, layout: Layout, facts: PlanFacts) -> None:
    """
    Paint the places for what is chosen; those that are free wait.
    """
    rows, right, top = layout.letters, layout.right, layout.pick(0, 0.5, 0.5)
    told = f"{len(facts.names)}/{facts.most}" if layout.small else wording.of_all(len(facts.names), facts.most)
    count = canvas.large(told, rows, right, top, "text", "count", align="right")
    title = wording.TAKE_HOME if facts.last else wording.we_will(facts.round)
    title = wording.WE_WILL if layout.small and not facts.last else title
    canvas.large(title, rows, 1, top, "text", "question", room=count.x - 3)
    places = max(facts.most, len(facts.names))
    first, last = layout.pick(5.5, 5.5, 8.0), layout.pick(23.0, 38.5, 58.5)
    height = (last - first + 1) / places - 1
    height = int(2 * height) / 2
    for place in range(places):
        name = facts.names[place] if place < len(facts.names) else ""
        _plan_row(canvas, layout, place, name, first + place * (height + 1), height)


def _plan_row(canvas: Canvas, layout: Layout, place: int, name: str, y: float, height: float) -> None:
    ink: Ink = "back" if name else "muted"
    canvas.field(0, y, layout.width, height, "live" if name else "raised")
    sizes = [each for each in layout.pick((3,), (9, 7, 5, 3), (15, 12, 10, 8, 5)) if each <= height - 0.5]
    numeral = sizes[0] if sizes else layout.letters
    middle = y + height / 2
    number = canvas.large(str(place + 1), numeral, 2, _half(middle - numeral / 2), ink, f"place {place + 1}")
    x = layout.pick(8, 15, 26) if numeral > layout.letters else number.x + number.width + 3
    words = [each for each in layout.pick((3,), (5, 3), (8, 5)) if each <= height]
    size = next((each for each in words if letters.cells_of(name, each) <= layout.width - 2 - x), layout.letters)
    canvas.large(name or "?", size, x, _half(middle - size / 2), ink, f"choice {place + 1}", room=layout.width - 2 - x)


def _bar(canvas: Canvas, x: float, y: float, width: int, rows: int, share: float) -> None:
    canvas.field(x, y, width, rows, "raised")
    canvas.field(x, y, round(width * share), rows, "live")


def _half(y: float) -> float:
    return int(2 * y + 0.5) / 2
