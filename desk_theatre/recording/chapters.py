"""
The chapters of a replay: where each round and each scene between rounds begins, and how it looks there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.itsm import session_events as s
from desk_theatre.itsm.values import value

if TYPE_CHECKING:
    from desk_theatre.itsm.scene import SceneName


@value
class Chapter:
    """
    Args:
        round: that it is, or comes after; counted from 0.
        begins: number of events of that round up to its beginning, with the one that begins it.
        shown: number of events that are shown when the replay stops here: a round as it opens, and a scene as the room
            left it, because nothing moves in it by itself.
    """

    scene: SceneName
    round: int
    begins: int
    shown: int


def stops(rounds: Sequence[Sequence[e.Event]]) -> tuple[Chapter, ...]:
    """
    Return the stops in their order.

    Args:
        rounds: the events from each opening to the next one.
    """
    found: list[Chapter] = []
    for round_, events in enumerate(rounds):
        scenes: list[tuple[SceneName, int]] = [("round", 1), *_after(events)]
        ends = [begins - 1 for _, begins in scenes[1:]] + [len(events)]
        found += [
            Chapter(scene, round_, begins, 1 if scene == "round" else end)
            for place, ((scene, begins), end) in enumerate(zip(scenes, ends, strict=True))
            if place == 0 or scene != "round"
        ]
    return tuple(found)


def _after(events: Sequence[e.Event]) -> list[tuple[SceneName, int]]:
    """
    Return the scenes after a round, each with the number of events at its beginning; the last may be the stage set for
    the next round.
    """
    found: list[tuple[SceneName, int]] = []
    for count, event in enumerate(events, 1):
        scene = _begins(event)
        if scene is None:
            continue
        if found and found[-1][0] == "round":
            found.pop()  # the facilitator went too far and came back
        if not found or found[-1][0] != scene:
            found.append((scene, count))
    return found


def _begins(event: e.Event) -> SceneName | None:
    """
    Return the scene that begins with the event; `None` for no scene. With *round*, the stage is set for the next round.
    """
    if isinstance(event, e.RoundEnded):
        return "curtain"
    return event.scene if isinstance(event, s.SceneBegan) else None
