"""
What a screen keeps of a show elsewhere besides its picture.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any

from attrs import define, field

from desk_theatre.door.wire import NotOnTheWire
from desk_theatre.show.messages import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.door.show_fold import ShowFold
    from desk_theatre.show.board import Tone


@define
class RemoteDelegates:
    """
    The simulated delegates of a rehearsal, elsewhere.

    Args:
        tell: lets them take part, or pauses them.
    """

    tell: Callable[[bool], None]
    on: bool

    def switch(self) -> bool:
        """
        Let them take part, or pause them. Return whether they will.
        """
        self.on = not self.on
        self.tell(self.on)
        return self.on


@define
class RemoteState:
    """
    What the show says besides its recording.
    """

    wall: int = 0
    walled_at: float = 0.0
    disk: int = -1
    notices: tuple[Notice, ...] = ()
    delegates: bool | None = None
    address: str = ""
    phrase: str = ""
    bye: bool = False
    lost_at: float = field(factory=monotonic)
    linked: bool = False

    def hear(self, message: dict[str, Any]) -> None:
        """
        Take in what has changed.

        Raises:
            NotOnTheWire: it is not what a show sends.
        """
        if "wall" in message:
            self.wall, self.walled_at = whole(message, "wall"), monotonic()
        if "disk" in message:
            self.disk = whole(message, "disk")
        if "notices" in message:
            self.notices = _notices(message["notices"])
        if "delegates" in message:
            self.delegates = None if message["delegates"] is None else message["delegates"] is True


@define
class Following:
    """
    One answer that is followed.

    Args:
        fold: `None` until its head has come.
        last: number of the line with which the picture is whole.
    """

    fold: ShowFold | None
    boot: str
    first: int
    last: int = 0
    shown: dict[int, tuple[str, str]] = field(factory=dict)


def whole(message: dict[str, Any], name: str) -> int:
    given = message.get(name)
    if type(given) is not int:
        raise NotOnTheWire(f"{name} is no whole number")
    return given


def _notices(given: Any) -> tuple[Notice, ...]:
    if type(given) is not list:
        raise NotOnTheWire("no notices")
    found = []
    for each in given:
        if type(each) is not list or len(each) != 2 or not all(type(part) is str for part in each):
            raise NotOnTheWire("no notice")
        tone: Tone = "bad" if each[1] == "bad" else "plain"
        found.append(Notice(each[0], tone))
    return tuple(found)
