"""
What happens when a part of the stage breaks in front of the room: a calm line, the details in a file, the show goes on.

Nothing of a mistake in the program reaches the projector, least of all the values of its variables, among which are the
names of delegates.  Textual prints both, and ends.
"""

from __future__ import annotations

import os
import traceback
from inspect import isawaitable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.message_pump import MessagePump
from textual.widget import Widget

from desk_theatre.stage.wording import house as wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message import Message


class Mishaps:
    """
    The file for what went wrong; readable by nobody but whoever runs the show.

    Args:
        path: where it lies; it is made when it is first needed.  `None`: nothing is written.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.count = 0
        self._told: set[str] = set()

    def note(self, error: BaseException) -> bool:
        """
        Write down an error; `True` if it is the first of its sort, so that whoever cares can be told once.
        """
        self.count += 1
        story = "".join(traceback.format_exception(error))
        place = f"{type(error).__name__} {_place(error)}"
        if place in self._told:
            return False
        self._told.add(place)
        if self.path is not None:
            self._write(story)
        return True

    def where(self) -> str:
        """
        The end of a sentence that says where the details are.
        """
        return f" Details: {self.path}." if self.path is not None and self.count else ""

    def _write(self, story: str) -> None:
        assert self.path is not None
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(descriptor, "a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(f"{story}\n")
        except OSError:
            # A full disk must not end the show; the calm line is still said, only without a file.
            self.path = None


class Calm(MessagePump):
    """
    A part of the stage that survives its own mistakes: an error while it handles something is noted, and it goes on.
    """

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except Exception as error:  # noqa: BLE001 - whatever it was, the room must not see it
            self.mishap(error)

    def call_after_refresh(self, callback: Callable[..., object], *args: Any, **kwargs: Any) -> bool:
        """
        As Textual's, but for a part that has left the stage meanwhile nothing is called: its widgets are gone.  Textual
        runs these callbacks outside of any message, so an error in one would end the program.
        """

        async def safely() -> None:
            if not _is_on_stage(self):
                return
            try:
                answer = callback(*args, **kwargs)
                if isawaitable(answer):
                    await answer
            except Exception as error:  # noqa: BLE001 - whatever it was, the room must not see it
                self.mishap(error)

        return super().call_after_refresh(safely)

    def mishap(self, error: BaseException) -> None:
        """
        Note an error, and say one sentence about it the first time.
        """
        mishaps: Mishaps | None = getattr(self.app, "mishaps", None)
        if mishaps is not None and mishaps.note(error):
            self.app.notify(
                wording.went_wrong(mishaps.where()),
                severity="warning",
                markup=False,
            )


def _is_on_stage(part: MessagePump) -> bool:
    return not isinstance(part, Widget) or (part.is_attached and part.screen in part.app.screen_stack)


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
