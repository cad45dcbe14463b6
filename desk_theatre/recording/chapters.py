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
        begins: how many events of that round have happened when it begins, the one that begins it among them.
        shown: how many are shown when the replay stops here: a round as it opens, and a scene as the room left it, because
            nothing moves in it by itself.
    """

    scene: SceneName
    round: int
    begins: int
    shown: int


def stops(rounds: Sequence[Sequence[e.Event]]) -> tuple[Chapter, ...]:
    """
    The stops in their order.

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
    The scenes after a round, each with the count of events when it begins; the last may be the stage set for the next.
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
    Which scene begins with it, if one does; with *round*, the stage is set for the next one.
    """
    if isinstance(event, e.RoundEnded):
        return "curtain"
    return event.scene if isinstance(event, s.SceneBegan) else None
