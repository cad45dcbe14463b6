"""
The timetable of a show: what was planned, what it took so far, and the time left.

A pure function of the timing, of the marks at which scenes began, and of the time now; all by the clock of the room.
"""

from __future__ import annotations

from itertools import pairwise
from math import fsum
from typing import TYPE_CHECKING, Literal

from desk_theatre.itsm import events as e
from desk_theatre.itsm import session_events as s
from desk_theatre.itsm.scene import SceneName
from desk_theatre.itsm.values import value
from desk_theatre.scenario.facilitation import USUAL_TIMINGS, Timing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_theatre.scenario.scenario import Scenario

Place = tuple[SceneName, int]
"""
A scene and the round it belongs to; 0 for none.
"""


SceneState = Literal["done", "skipped", "on", "to come"]


@value
class SceneStart:
    """
    The start of a scene.

    Args:
        wall: milliseconds of the room's clock since the show began.
        anew: the scene was restarted, and its time begins again.
    """

    wall: int
    scene: SceneName
    round: int
    anew: bool = False

    @property
    def place(self) -> Place:
        """
        The scene of the plan that started.
        """
        return self.scene, 0 if self.scene in {"foyer", "briefing", "finale"} else self.round


@value
class SceneTime:
    """
    One scene of the plan, in seconds of the room.

    Args:
        round: it belongs to; 0 for none.
        planned, spent: its planned length, and its time so far.
    """

    scene: SceneName
    round: int
    planned: float
    spent: float = 0.0
    state: SceneState = "to come"


@value
class Timetable:
    """
    The plan as of now, in seconds of the room.

    Args:
        left: of the current scene; negative when it runs over.
        left_in_all: until the announced end.
        spare: what is left in total after all scenes still to come; negative when something must be skipped or
            shortened.
    """

    minutes: int
    scenes: tuple[SceneTime, ...]
    left: float
    left_in_all: float
    spare: float


def timing_of(scenario: Scenario, minutes: int | None) -> Timing:
    """
    Return the timing that was chosen for the show; otherwise the rounds as the scenario plans them, with the usual time
    between them.
    """
    if minutes is not None:
        return scenario.timing(minutes)
    plan, usual = scenario.plan, USUAL_TIMINGS[0]
    own = Timing(1, plan.rounds, usual.briefing, plan.minutes, usual.curtain, usual.reflection, usual.finale)
    return Timing(round(own.planned), own.rounds, own.briefing, own.round, own.curtain, own.reflection, own.finale)


def scenes_of(timing: Timing) -> tuple[SceneTime, ...]:
    """
    Return the scenes in their order.
    """
    of_round: tuple[tuple[SceneName, float], ...] = (
        ("round", timing.round),
        ("curtain", timing.curtain),
        ("reflection", timing.reflection),
    )
    rounds = [SceneTime(scene, n, 60 * length) for n in range(1, timing.rounds + 1) for scene, length in of_round]
    return (SceneTime("briefing", 0, 60 * timing.briefing), *rounds, SceneTime("finale", 0, 60 * timing.finale))


def timetable(timing: Timing, marks: Sequence[SceneStart], now: int) -> Timetable:
    """
    Return the timetable.

    Args:
        marks: oldest first.
        now: milliseconds of the room's clock since the show began.
    """
    spent = _spent(marks, now)
    on = marks[-1].place if marks else None
    plan = scenes_of(timing)
    places: list[Place] = [(each.scene, each.round) for each in plan]
    here = places.index(on) if on in places else -1
    scenes = tuple(
        SceneTime(each.scene, each.round, each.planned, spent.get(place, 0.0), _state(index, here, place in spent))
        for index, (place, each) in enumerate(zip(places, plan, strict=True))
    )
    left = scenes[here].planned - scenes[here].spent if here >= 0 else 0.0
    began = next((mark.wall for mark in marks if mark.scene != "foyer"), now)
    left_in_all = 60 * timing.minutes - (now - began) / 1000
    to_come = fsum(each.planned for each in scenes if each.state == "to come")
    return Timetable(timing.minutes, scenes, left, left_in_all, left_in_all - to_come - max(0.0, left))


def _spent(marks: Sequence[SceneStart], now: int) -> dict[Place, float]:
    """
    Return the seconds that each scene has taken since it began or was restarted.
    """
    spent: dict[Place, float] = {}
    for mark, end in pairwise([*marks, SceneStart(now, "foyer", 0)]):
        before = 0.0 if mark.anew else spent.get(mark.place, 0.0)
        spent[mark.place] = before + max(0, end.wall - mark.wall) / 1000
    return spent


def _state(index: int, here: int, begun: bool) -> SceneState:
    if index == here:
        return "on"
    if begun:
        return "done"
    return "skipped" if index < here else "to come"


class Marks:
    """
    A fold over events, each with the time of the room at which it happened.
    """

    def __init__(self) -> None:
        self.found: list[SceneStart] = []
        self._round = 0

    def add(self, event: e.Event, wall: int) -> None:
        """
        Take in an event; the start of a scene sets a mark.
        """
        match event:
            case e.RoundOpened():
                self._round = event.round
                self._mark(wall, "round", event.round, anew=False)
            case e.RoundEnded():
                self._mark(wall, "curtain", event.round, anew=False)
            case s.SceneBegan():
                number = self._round + (event.scene == "round")
                again = bool(self.found) and self.found[-1].scene == event.scene
                self._mark(wall, event.scene, number, anew=again)

    def _mark(self, wall: int, scene: SceneName, number: int, *, anew: bool) -> None:
        latest = max(wall, self.found[-1].wall) if self.found else wall
        self.found.append(SceneStart(latest, scene, number, anew))
