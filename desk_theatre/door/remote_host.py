"""
A show elsewhere, as a stage attaches to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.door.remote import RemoteShow


class RemoteHost:
    """
    A show elsewhere, as a stage attaches to it: leaving it ends nothing.
    """

    elsewhere = True

    def __init__(self, show: RemoteShow) -> None:
        self.port = show
        self.kept = True

    async def attach(self) -> None:
        await self.port.start()

    async def detach(self) -> None:
        await self.port.stop()

    def close(self) -> None:
        self.port.close()

    @property
    def consoles(self) -> int:
        """
        None: what the room sees is the show's own stage's business.
        """
        return 0

    def watch(self, wake: Callable[[], object]) -> None:
        """
        Call `wake` whenever something was done somewhere.
        """
        self.port.wakes.append(wake)
