"""
The inbox: each command of a show comes through here. It is stamped with the second at which it acts, carried out, and
put on disk before it is acknowledged.

Commands are carried out at once and in order; only the answer waits for the disk. Further commands come in meanwhile,
so many share one sync.
"""

from __future__ import annotations

from asyncio import shield, wait_for, wrap_future
from typing import TYPE_CHECKING

from attrs import evolve

from desk_theatre.errors import NotSaved
from desk_theatre.itsm import commands as c
from desk_theatre.itsm.session_commands import NameTeam
from desk_theatre.itsm.text import LIMIT, clean
from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.live import wording
from desk_theatre.recording.entries import EventEntry, InputEntry
from desk_theatre.show.messages import Answer
from desk_theatre.show.reflection_commands import unsaid
from desk_theatre.show.roles import overreach
from desk_theatre.show.timetable import Marks

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from concurrent.futures import Future
    from typing import Any

    from desk_theatre.recording.writer import Recorder
    from desk_theatre.show.picture import Picture
    from desk_theatre.show.roles import Envelope
    from desk_theatre.show.show import Outcome, Show

LONGEST_NAME = 40
LONGEST_KEY = 64
LONGEST_SYNC = 15.0
"""
Seconds after which a sender is told that the disk does not answer.
"""


class Inbox:
    """
    Args:
        show, picture, recorder: carry commands out, show them and store them.
        wall: returns milliseconds of the room's clock since the show began.
        number: of the next input; not 0 when a recording is resumed.
        marks: when scenes began.
    """

    def __init__(
        self,
        show: Show,
        picture: Picture,
        recorder: Recorder,
        wall: Callable[[], int],
        number: int = 0,
        marks: Marks | None = None,
    ) -> None:
        self.show = show
        self.picture = picture
        self.recorder = recorder
        self.wall = wall
        self.marks = marks or Marks()
        self._number = number
        self._saved: dict[int, Future[int]] = {}

    @property
    def count(self) -> int:
        """
        The number of inputs so far.
        """
        return self._number

    def hand_in(self, envelope: Envelope) -> Coroutine[Any, Any, Answer]:
        """
        Carry a command out now, if its role may give it. The answer comes when it is on disk, or refused.

        Raises:
            NotSaved: nothing can be written any more; nothing was done.
        """
        not_theirs = overreach(envelope)
        if not_theirs is not None:
            return _answer(Answer(False, not_theirs), None)
        reason = self.recorder.refusal()
        if reason is not None:
            raise NotSaved(reason)
        command = _cleaned(envelope.command)
        unfit = unsaid(command)
        if unfit is not None:
            return _answer(Answer(False, unfit), None)
        at = self.show.at
        outcome = self.show.handle(command, envelope.recorded_sender)
        if outcome.refused is not None:
            return _answer(Answer(False, outcome.refused.reason, join_only=outcome.join_only), None)
        if outcome.repeated:
            assert outcome.incident is not None
            saved = self._saved_by_now(outcome.incident)
        else:
            saved = self._keep(at, command, outcome, envelope.recorded_sender)
        code = code_of(outcome.incident) if outcome.incident is not None else ""
        return _answer(Answer(True, "", code), saved)

    def _saved_by_now(self, incident: int) -> Future[int] | None:
        """
        Return when an incident is safe. Lines that could not be saved in time keep their place in the order, so they
        are on disk after the next sync.
        """
        saved = self._saved.get(incident)
        if saved is not None and saved.done() and saved.exception() is not None:
            saved = self._saved[incident] = self.recorder.submit([])
        return saved

    def _keep(self, at: int, command: c.Command, outcome: Outcome, sender: str) -> Future[int]:
        given = c.Input(self._number, at, self.wall(), command, sender)
        self._number += 1
        self.picture.hear(given, outcome.incident)
        self.picture.add_all(outcome.events)
        for event in outcome.events:
            self.marks.add(event, given.wall)
        saved = self.recorder.submit([InputEntry(given), *map(EventEntry, outcome.events)])
        if isinstance(command, c.SubmitIncident) and outcome.incident is not None and command.key:
            self._saved[outcome.incident] = saved
        return saved


async def _answer(answer: Answer, saved: Future[int] | None) -> Answer:
    try:
        if saved is not None:
            await wait_for(shield(wrap_future(saved)), LONGEST_SYNC)
    except TimeoutError:
        return Answer(False, wording.DISK_SILENT)
    except NotSaved as error:
        return Answer(False, wording.not_saved(error), "")
    return answer


def _cleaned(command: c.Command) -> c.Command:
    """
    Clean typed text before anybody else sees it.
    """
    limits = {"text": LONGEST_NAME if isinstance(command, NameTeam) else LIMIT, "by": LONGEST_NAME, "key": LONGEST_KEY}
    typed: dict[str, Any] = {
        name: clean(getattr(command, name), limit) for name, limit in limits.items() if hasattr(command, name)
    }
    return evolve(command, **typed) if typed else command
