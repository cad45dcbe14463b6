"""
Work beside what the screen does: a job in a thread of its own, an errand for a worker, and steps taken one after the other.
"""

from __future__ import annotations

from asyncio import Future, Task, create_task, get_running_loop
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")


async def beside(job: Callable[[], T]) -> T:
    """
    What the job returns, or the error that it raises.

    Its thread does not keep the program from ending, however long it takes.
    """
    loop = get_running_loop()
    done: Future[T] = loop.create_future()

    def deliver(set_: Callable[[], None]) -> None:
        def once() -> None:
            if not done.done():
                set_()

        # Whoever waited may have gone, and the loop with them.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(once)

    def run() -> None:
        try:
            result = job()
        except Exception as error:  # noqa: BLE001 - it is raised again where somebody waits for it
            failed = error
            deliver(lambda: done.set_exception(failed))
        else:
            deliver(lambda: done.set_result(result))

    Thread(target=run, name="beside", daemon=True).start()
    return await done


def errand(work: Callable[..., Awaitable[None]], *given: Any) -> Callable[[], object]:
    """
    The errand for a worker: nothing of it exists before it begins, so that Python does not complain on the terminal about
    something that was begun and never awaited.
    """
    return partial(work, *given)


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
