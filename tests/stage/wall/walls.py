"""
Walls to look at: the boards of two days that were really played, and every scene that can be made of them.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from attrs import evolve

from desk_theatre.itsm.commands import How
from desk_theatre.itsm.time_of_day import MINUTE
from desk_theatre.measures.figures import CURTAIN
from desk_theatre.scenario import library
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.show.board import Board, IncidentCard, LifeLine, RoomCard, RoundOutcome, RoundSummary, TeamCard
from desk_theatre.show.evidence import evidence
from desk_theatre.show.guesses import RoomGuess
from desk_theatre.show.picture import Picture
from desk_theatre.show.reflection import FindingNote, PickedCard, Proposal, Reflection, TeamAtTable
from desk_theatre.simulation.organisation import Organisation
from desk_theatre.stage.wall import finale
from desk_theatre.stage.wall.canvas import Canvas
from desk_theatre.stage.wall.finale_steps import steps
from desk_theatre.stage.wall.layout import LAYOUTS, Layout
from desk_theatre.stage.wall.reflecting import card_marked, part_scene
from desk_theatre.stage.wall.scene import WallScene
from desk_theatre.stage.wall.scenes import (
    Scenes,
    columns_scene,
    curtain_scene,
    moment_scene,
    plan_scene,
    reflection_scene,
    rest_scene,
    vote_scene,
)

CHOSEN = ("recording", "routing", "prioritisation", "known_errors", "shared_work", "coaching_manager")


class Day(NamedTuple):
    """
    Two rounds of a scenario, the second with practices, and the boards at every quarter of an hour.
    """

    picture: Picture
    boards: tuple[Board, ...]

    @property
    def last(self) -> Board:
        """
        At the end of the second round.
        """
        return self.boards[-1]


@cache
def day(name: str) -> Day:
    """
    Play two rounds.
    """
    scenario = library.load(name)
    picture, boards = Picture(scenario), []
    opens, closes = scenario.conference.opens, scenario.conference.closes
    chosen: dict[str, How] = dict.fromkeys(_offered(scenario), "chosen")
    rounds: tuple[tuple[int, dict[str, How]], ...] = ((1, {}), (2, chosen))
    for number, practices in rounds:
        organisation = Organisation(scenario, seed=3, number=number, practices=practices)
        for at in (*range(opens + 2 * MINUTE, closes, 7 * MINUTE), closes):
            picture.add_all(organisation.advance(at))
            boards.append(picture.board(at))
    return Day(picture, tuple(boards))


def _offered(scenario: Scenario) -> tuple[str, ...]:
    offered = scenario.offer.practices
    return tuple(each for each in CHOSEN if not offered or each in offered)


class Rounds(NamedTuple):
    """
    What a scene asks for beyond the board, of a day that is over.
    """

    day: Day

    def rounds(self) -> tuple[RoundSummary, ...]:
        return self.day.picture.rounds(self.day.last.at)

    def incidents(self, round_: int | None = None) -> tuple[IncidentCard, ...]:
        return self.day.picture.incidents(self.day.last.at, round_)

    def life_line(self, number: int) -> LifeLine | None:
        return self.day.picture.life_line(number, self.day.last.at)


def painted(scene: WallScene, layout: Layout) -> Canvas:
    """
    Paint a scene on a terminal of exactly its size.
    """
    canvas = Canvas(layout.width, layout.height)
    scene.paint(canvas, layout)
    return canvas


def rounds_of(name: str) -> list[WallScene]:
    """
    The walls of all boards of a day, as they follow each other.
    """
    scenes = Scenes()
    return [scenes.of(board, Rounds(day(name))) for board in day(name).boards]


def crowded(rooms: int, teams: int, waiting: int = 9) -> Board:
    """
    A board with so many rooms and teams, all in trouble of some sort.
    """
    statuses = ("delayed", "at risk", "in session", "on time", "free")
    board = day("conference").boards[20]
    cards = tuple(
        RoomCard(
            f"r{i}",
            f"Room {i + 1}",
            statuses[i % 5],  # type: ignore[arg-type]
            "A talk",
            9 * 3600,
            10 * 3600,
            600,
            by_desk=i % 2 == 0,
            people=300 - i,
        )
        for i in range(rooms)
    )
    old = waiting // 3
    lanes = tuple(
        TeamCard(f"t{i}", f"Team {i + 1}", (), (), waiting, 3600, (old, old, waiting - 2 * old), wall=f"T{i + 1}")
        for i in range(teams)
    )
    return evolve(board, rooms=cards, teams=lanes)


def reflected(name: str = "conference") -> Board:
    """
    The end of a day in the middle of a reflection.
    """
    names = [card for card in day(name).last.practices if not card.on][:6]
    proposals = tuple(
        Proposal(i + 1, "process", card.id, card.name, on=i != 4, why="", dots=11 - 2 * i, chosen=i < 2)
        for i, card in enumerate(names)
    )
    reflection = Reflection(
        1,
        teams=tuple(TeamAtTable(i, "", 3) for i in range(1, 6)),
        picks=(PickedCard("in-the-head", "I have it in my head", (1, 2, 5)),),
        findings=(
            FindingNote(1, "finding", "Nobody knew which team the sound belongs to, so it went round and round"),
            FindingNote(2, "success factor", "We wrote it down"),
        ),
        proposals=proposals,
        ranking=tuple(each.number for each in proposals),
        dots=3,
        most=3,
        chosen=2,
    )
    return evolve(day(name).last, phase="between", scene="reflection", reflections=(reflection,))


def all_scenes() -> dict[str, WallScene]:
    """
    Every scene, by a name; those of a round are at five instants of each day.
    """
    found: dict[str, WallScene] = {}
    for name in ("conference", "rehearsal"):
        walls = rounds_of(name)
        found |= {f"{name} {i}": walls[i] for i in range(0, len(walls), max(1, len(walls) // 12))}
        found[f"{name} over"] = walls[-1]
    scenes = Scenes
    view = Rounds(day("conference"))
    for rooms, teams, waiting in ((1, 1, 0), (2, 2, 5), (3, 4, 30), (4, 5, 9), (8, 6, 60), (11, 9, 100), (40, 12, 9)):
        board = crowded(rooms, teams, waiting)
        found[f"{rooms} rooms, {teams} teams, {waiting} wait"] = scenes().of(board, view)
    end = evolve(day("conference").last, phase="between", scene="curtain")
    found["explained"] = rest_scene(evolve(day("conference").boards[0], phase="before"), view)
    found["closed"] = curtain_scene(end, view)
    said = {"resolution_sla_met": 0.6, "lost": 10.0, "satisfaction": 3.5, "cost_per_resolved": 1240.0}
    guesses = tuple(RoomGuess(figure, amount) for figure, amount in said.items())
    for count, key in enumerate(CURTAIN):
        said_all = tuple(RoomGuess(figure, said.get(figure, 40.0)) for figure in CURTAIN)
        found[f"closed before {key}"] = curtain_scene(evolve(end, revealed=count, guesses=said_all), view)
    for count, key in enumerate(CURTAIN, 1):
        found[f"figure {key}"] = curtain_scene(evolve(end, figures=count, guesses=guesses), view)
    for told in day("conference").picture.moments(end.at):
        found[f"moment {told.pattern}"] = moment_scene(told, evolve(end, phase="paused"))
    board = reflected()
    latest = board.reflections[-1]
    first = day("conference").picture.scenes[0]
    material = evidence(day("conference").picture.scenario, first.events)
    for seen in material.seen:
        card = card_marked(material, latest, seen.card.id, 460)
        assert card is not None
        found[f"card {seen.card.id}"] = card
    unseen = card_marked(material, latest, material.unseen[0].id, None)
    assert unseen is not None
    found["card unseen"] = unseen
    found["finding"] = part_scene(board, latest, "findings", "1")
    found["success"] = part_scene(board, latest, "findings", "2")
    found["vote"] = vote_scene(board, latest)
    by_hands = tuple(evolve(each, hands=120 - each.dots) for each in latest.proposals)
    found["hands"] = vote_scene(board, evolve(latest, proposals=by_hands))
    found["no vote"] = vote_scene(board, evolve(latest, proposals=(), ranking=()))
    found["plan"] = plan_scene(board)
    found["take-aways"] = plan_scene(evolve(board, reflections=(evolve(latest, last=True),)))
    found["reflection"] = reflection_scene(board)
    finished = evolve(board, phase="over", scene="finale")
    found["columns"] = columns_scene(finished, view)
    found |= {f"finale {scene.name}": scene for scene in steps(finished, view)}
    life = LifeLine(7, "K7Q", "No sound", "Main Hall", "closed", None, (), (), round=1)
    told_life = finale.own_life(evolve(life, fates=(RoundOutcome(1, True, 1, 1, 1, 720),)))
    found["story"] = WallScene("story", told_life, lambda canvas, layout: finale.lives(canvas, layout, told_life))
    return found


SCENES = all_scenes()
SIZES = {f"{layout.width}x{layout.height}": layout for layout in LAYOUTS}
