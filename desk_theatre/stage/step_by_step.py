"""
Work that is done step by step beside the loop of the screen, as long as there is any, and that outlives its own mistakes.
"""

from __future__ import annotations

from asyncio import Task, create_task
from collections.abc import Awaitable, Callable


class StepByStep:
    """
    Takes one step after the other in a task of its own; a step that fails is told of, and the next one is taken.

    Args:
        name: of the task.
        left: whether there is another step to take.
        step: takes it; it removes what it works on first, so that what fails is not tried for ever.
        mishap: is told of an error in a step.
    """

    def __init__(
        self,
        name: str,
        left: Callable[[], object],
        step: Callable[[], Awaitable[None]],
        mishap: Callable[[Exception], None],
    ) -> None:
        self._name = name
        self._left = left
        self._step = step
        self._mishap = mishap
        self._task: Task[None] | None = None

    @property
    def under_way(self) -> bool:
        """
        Whether a step is being taken, or another one will be.
        """
        return self._task is not None

    def begin(self) -> None:
        """
        Begin with what is left, unless that is under way; from within the loop.
        """
        if self._task is None:
            self._task = create_task(self._run(), name=self._name)

    async def _run(self) -> None:
        try:
            while self._left():
                try:
                    await self._step()
                except Exception as error:  # noqa: BLE001 - whatever it was, what comes after it is not to blame
                    self._mishap(error)
        finally:
            self._task = None  # however it ended, so that it can begin again
