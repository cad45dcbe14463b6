"""
The screens of other processes: what they are called, and what they have been answered.
"""

from __future__ import annotations

from asyncio import Future, ensure_future, shield
from collections import OrderedDict
from typing import TYPE_CHECKING

from desk_theatre.door.wire import ROLES
from desk_theatre.itsm.values import value
from desk_theatre.show.roles import CONSOLE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Coroutine
    from typing import Any

    from desk_theatre.show.messages import Answer
    from desk_theatre.show.roles import Role

MOST_ANSWERS = 256
_MOST_NAMES = 512
_LONGEST_ID = 32


@value
class ScreenId:
    """
    A screen of another process.

    Args:
        kind: `console` or `kiosk`.
        id: made by the process, and kept as long as it lives.
    """

    kind: str
    id: str

    @property
    def role(self) -> Role:
        """
        In which role it asks.
        """
        return ROLES[self.kind]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


def screen_in(given: str) -> ScreenId | None:
    """
    Return the screen that a request names; `None` if that is none.
    """
    kind, _, name = given.partition(" ")
    fits = kind in ROLES and 0 < len(name) <= _LONGEST_ID and name.isascii() and name.isalnum()
    return ScreenId(kind, name) if fits else None


class ScreenNames:
    """
    Senders, as they are recorded: `console`, `console 2`, `kiosk 1`, `kiosk 2`. A screen that comes back is called what
    it was called, unless a new one has taken its place meanwhile.
    """

    def __init__(self) -> None:
        self._names: OrderedDict[ScreenId, str] = OrderedDict()

    def of(self, screen: ScreenId, attached: Collection[str], wish: str = "") -> str:
        """
        Return the name of a screen.

        Args:
            attached: the names of the screens that are there.
            wish: what it was called before the show was resumed; it is, if nobody else is called so.
        """
        known = self._names.get(screen)
        if known is None:
            taken = set(attached)
            fits = wish not in taken and wish in (_called(screen.kind, number) for number in range(1, _MOST_NAMES))
            known = wish if fits else self._free(screen.kind, taken)
            self._names = OrderedDict((other, name) for other, name in self._names.items() if name != known)
            self._names[screen] = known
            if len(self._names) > _MOST_NAMES:
                self._names.popitem(last=False)
        return known

    def _free(self, kind: str, taken: set[str]) -> str:
        number = 1
        while _called(kind, number) in taken:
            number += 1
        return _called(kind, number)


def _called(kind: str, number: int) -> str:
    return CONSOLE if kind == CONSOLE and number == 1 else f"{kind} {number}"


class AnsweredOnce:
    """
    The latest answers, by the keys of their requests: who asks again gets the same answer, and nothing is done twice.
    """

    def __init__(self, most: int = MOST_ANSWERS) -> None:
        self._most = most
        self._answers: OrderedDict[tuple[str, str], Future[Answer]] = OrderedDict()

    async def answer(self, sender: str, key: str, work: Callable[[], Coroutine[Any, Any, Answer]]) -> Answer:
        """
        Return the answer to a request, now or when its first sending is answered; the work goes on if who asked has gone.
        """
        asked = (sender, key)
        if asked not in self._answers:
            self._answers[asked] = ensure_future(work())
            if len(self._answers) > self._most:
                self._answers.popitem(last=False)
        return await shield(self._answers[asked])
