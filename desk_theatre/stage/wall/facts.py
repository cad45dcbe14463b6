"""
What a board says, in the words and states of the wall.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from desk_theatre.itsm.priority import Priority
from desk_theatre.itsm.time_of_day import spell_short
from desk_theatre.itsm.values import value
from desk_theatre.measures.figures import KEY_FIGURES
from desk_theatre.measures.queues import MANAGER
from desk_theatre.stage.wall import letters
from desk_theatre.stage.wall.names import ROOM, TEAM, short_name
from desk_theatre.stage.wording import labels
from desk_theatre.stage.wording import wall as wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desk_theatre.measures.figures import Grade
    from desk_theatre.show.board import Board, RoomCard, TeamCard

LEADING = KEY_FIGURES["resolution_sla_met"]
"""
The figure that stands on the wall through the whole show.
"""

State = Literal["late", "waits", "risk", "behind", "now", "calm"]
"""
Of a room: late by the desk, late for other reasons, at risk, on now but started late, on now, and everything else.
"""

ENOUGH_DUE = 10
"""
Resolution targets that came due before the share within SLA gets a verdict; of fewer, one more or less changes it.
"""
MAJOR_RANK = 2
"""
Of a sentence about a major incident, or about what is left when the day is over; all others are about rooms.
"""
MOST_TILES, MOST_LANES = 8, 6
LONG_WAIT = 30 * 60
"""
Seconds after which the longest line is marked.
"""


@value
class Tile:
    """
    A room on the wall.

    Args:
        words: its state in words; `tight` where there is little room, and may be empty.
        people: who wait in front of it; 0 if nobody does.
    """

    id: str
    name: str
    state: State
    words: str
    tight: str
    people: int = 0


@value
class Lane:
    """
    A team on the wall, and a brick for everybody who waits.

    Args:
        ages: how many have waited long, less long and a short time.
        worst: it has most waiting, and its oldest has waited long.
    """

    id: str
    name: str
    waiting: int
    ages: tuple[int, int, int]
    worst: bool = False


@value
class Sentence:
    """
    The one sentence below everything.

    Args:
        words: the same, ever shorter; the first that fits is shown.
        rank: how bad it is; 0 for nothing.
        amount: how much of it, for sentences of one rank.
        note: who caused it, in ordinary lines for the front rows; none where there is nothing to say.
    """

    words: tuple[str, ...]
    state: State
    rank: int
    amount: int = 0
    note: tuple[str, ...] = ()

    @property
    def of_rooms(self) -> bool:
        """
        Whether it counts rooms, so that it changes together with their tiles.
        """
        return self.rank != MAJOR_RANK


@value
class RoundFacts:
    """
    What the wall of a round shows.

    Args:
        figure: the leading figure with its sign.
        grade: `None` while there is nothing to count, or too little to judge; never `good` where incidents were lost.
        early: there is too little to judge.
        lines: for the front rows.
        over: no session is left in any room.
        stacks: bricks in a column of a lane, for each size of the wall.
    """

    figure: str
    grade: Grade | None
    clock: str
    lost: int
    tiles: tuple[Tile, ...]
    lanes: tuple[Lane, ...]
    sentence: Sentence
    lines: tuple[str, ...] = ()
    over: bool = False
    on_time: int = 0
    sessions: int = 0
    stacks: tuple[int, ...] = (1, 1, 1)
    early: bool = False

    @property
    def verdict(self) -> str:
        """
        The word for the figure; empty where it would be good but for what was lost.
        """
        if self.figure == labels.NOTHING:
            return wording.NONE_DUE
        if self.early:
            return wording.TOO_EARLY
        return wording.VERDICTS[self.grade] if self.grade else ""


def round_facts(board: Board) -> RoundFacts:
    """
    Return what the wall shows of a board.
    """
    share, due = board.headline.resolution_sla_met, board.headline.due
    early = share is not None and due is not None and due < ENOUGH_DUE
    lines = [wording.round_of(board.round, board.rounds), wording.solved(board.resolved, board.submitted)]
    if board.past is not None:
        lines.append(wording.last_time(labels.percent(board.past.share), spell_short(board.past.at)))
    return RoundFacts(
        figure=percent(share),
        grade=None if share is None or early else judged(LEADING.grade(share), board.headline.lost),
        clock=spell_short(board.at),
        lost=board.headline.lost,
        tiles=_tiles(board.rooms),
        lanes=_lanes(board.teams),
        sentence=sentence(board),
        lines=tuple(lines),
        over=day_over(board),
        on_time=board.headline.sessions_on_time,
        sessions=board.headline.sessions,
        early=early,
    )


def judged(grade: Grade | None, lost: int) -> Grade | None:
    """
    Return the grade, but none instead of good where incidents were lost.
    """
    return None if grade == "good" and lost else grade


def day_over(board: Board) -> bool:
    """
    Return whether no session is left in any room.
    """
    return bool(board.rooms) and not any(room.title for room in board.rooms)


def percent(share: float | None) -> str:
    """
    Return a share as it stands in large letters; a dash where there is none.
    """
    return labels.NOTHING if share is None else wording.large_percent(labels.percent(share))


def sentence(board: Board) -> Sentence:
    """
    Return the one sentence of a board: the worst thing that can be said of its rooms.
    """
    if day_over(board):
        left = board.headline.waiting
        return (
            Sentence(wording.still_wait(left), "risk", MAJOR_RANK, left)
            if left
            else Sentence((wording.NOBODY_WAITS,), "now", 0)
        )
    trouble = _trouble(board)
    if trouble is not None:
        return trouble
    place = _major_incident(board)
    if place is not None:
        return Sentence(wording.major(place), "risk", MAJOR_RANK)
    behind = sum(state_of(room) == "behind" for room in board.rooms)
    if behind:
        return Sentence(wording.started_late(behind, board.words), "behind", 1, behind)
    return Sentence(wording.every_room(board.words), "now", 0)


def _trouble(board: Board) -> Sentence | None:
    """
    Return the worst that can be said of the rooms; `None` if all are well.
    """
    states = [state_of(room) for room in board.rooms]
    late, risk, otherwise = (states.count(state) for state in ("late", "risk", "waits"))
    if late:
        return _late(board, states)
    if otherwise:
        return Sentence(wording.late_otherwise(otherwise, board.words), "waits", 4, otherwise)
    if risk:
        return Sentence(wording.rooms_at_risk(risk, board.words), "risk", 3, risk)
    return None


def _late(board: Board, states: Sequence[State]) -> Sentence:
    """
    Return the sentence about all who wait, where the desk makes some of them wait: it counts the same rooms as the tiles.
    """
    waiting = [
        (room.people, state) for room, state in zip(board.rooms, states, strict=True) if state in {"late", "waits"}
    ]
    people, by_desk = sum(count for count, _ in waiting), sum(count for count, state in waiting if state == "late")
    if not people:
        return Sentence(wording.rooms_late(len(waiting), board.words), "late", 5, len(waiting))
    rooms = sum(count > 0 for count, _ in waiting)
    note = wording.because_of_desk(by_desk) if by_desk < people else ()
    return Sentence(wording.people_wait(people, rooms, board.words), "late", 6, people, note)


def state_of(room: RoomCard) -> State:
    """
    Return the state of a room on the wall.
    """
    match room.status:
        case "delayed":
            return "late" if room.by_desk else "waits"
        case "at risk":
            return "risk"
        case "in session" if room.blockers:  # it goes on without what is missing
            return "risk"
        case "in session":
            return "behind" if room.late else "now"
        case _:
            return "calm"


def _tile(room: RoomCard) -> Tile:
    name, state = short_name(room.wall, room.name, ROOM), state_of(room)
    starts = spell_short(room.starts) if room.title else wording.DONE
    if state in {"late", "waits"}:
        words = f"{room.people} {wording.WAIT}" if room.people else wording.LATE
        return Tile(room.id, name, state, words, str(room.people) if room.people else wording.LATE, room.people)
    if state == "risk":
        return Tile(room.id, name, state, wording.AT_RISK, "▲")
    if state == "behind":
        return Tile(room.id, name, state, wording.ON_LATE, "▲")
    if state == "now":
        return Tile(room.id, name, state, wording.ON_NOW, wording.ON)
    return Tile(room.id, name, state, starts, starts)


def _tiles(rooms: Sequence[RoomCard]) -> tuple[Tile, ...]:
    tiles = [_tile(room) for room in rooms]
    if len(tiles) <= MOST_TILES:
        return tuple(tiles)
    shown, rest = tiles[: MOST_TILES - 1], tiles[MOST_TILES - 1 :]
    return (*shown, _together(rest))


def _together(rest: Sequence[Tile]) -> Tile:
    """
    Return one tile for several rooms, in the worst state among them.
    """
    order: tuple[State, ...] = ("late", "waits", "risk", "behind", "now", "calm")
    worst = min(rest, key=lambda tile: order.index(tile.state))
    name = letters.capitals(wording.more_rooms(len(rest)))
    people = sum(tile.people for tile in rest)
    if people:
        return Tile("more", name, worst.state, f"{people} {wording.WAIT}", str(people), people)
    return Tile("more", name, worst.state, worst.words, worst.tight)


def _lanes(teams: Sequence[TeamCard]) -> tuple[Lane, ...]:
    lanes = [_lane(team) for team in teams]
    if len(lanes) > MOST_LANES:
        rest = lanes[MOST_LANES - 1 :]
        ages = tuple(sum(lane.ages[i] for lane in rest) for i in range(3))
        waiting = sum(lane.waiting for lane in rest)
        together = Lane("rest", letters.capitals(wording.REST), waiting, (ages[0], ages[1], ages[2]))
        lanes = [*lanes[: MOST_LANES - 1], together]
    most = max(lanes, key=lambda lane: lane.waiting, default=None)
    oldest = {team.id: team.oldest for team in teams}
    return tuple(
        Lane(lane.id, lane.name, lane.waiting, lane.ages, worst=_is_worst(lane, most, oldest)) for lane in lanes
    )


def _is_worst(lane: Lane, most: Lane | None, oldest: dict[str, int]) -> bool:
    waited = oldest.get(lane.id, LONG_WAIT if lane.ages[0] else 0)
    return lane is most and lane.waiting > 0 and waited >= LONG_WAIT


def _lane(team: TeamCard) -> Lane:
    name = wording.LEAD if team.id == MANAGER else team.wall or team.name
    young = max(0, team.waiting - sum(team.ages))  # a board made by hand may not say how old they are
    old, mid, fresh = team.ages
    return Lane(team.id, short_name("", name, TEAM), team.waiting, (old, mid, fresh + young))


def _major_incident(board: Board) -> str | None:
    """
    Return where a major incident is open, empty for a place without a short name; `None` if there is none.
    """
    walls = {room.name: short_name(room.wall, room.name, ROOM) for room in board.rooms}
    for card in _open_cards(board):
        if card.priority is Priority.MAJOR:
            return walls.get(card.place, "")
    return None


def _open_cards(board: Board) -> Iterable[IncidentCard]:
    for team in board.teams:
        yield from team.line
        yield from (person.card for person in team.people if person.card is not None)


if TYPE_CHECKING:
    from desk_theatre.show.board import IncidentCard
