"""
Something that takes its time, done beside the loop that the screen runs in.
"""

from __future__ import annotations

from asyncio import Future, get_running_loop
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TypeVar

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
