"""
The errors a user can meet, as a small tree; their messages are written here.

```
DeskTheatreError
├── UnknownName            no scenario, practice, room, kind … has this name; the message offers the nearest
│   └── UnknownTiming      the scenario has no timing for a session of this length; the message offers those it has
├── RoomMissing            an incident that happens in a room was reported without a room
├── ScenarioUnsound        a scenario file has mistakes; the message lists all of them with their places
├── ScenarioUnreadable     a scenario file is not readable text
├── FileTaken              the file to write exists already
├── CommandNotUnderstood   a line of a commands file is not a command
├── NotReady               the preflight found problems to fix before a show
├── NoTerminal             the stage needs a terminal and has none
├── RecordingUnreadable    a file is not a recording, or too new or too damaged for this program
├── StudyImpossible        a study cannot be played as asked, or not to its end
├── NotSaved               an input could not be saved
├── NotAnAddress           what was given is no address of a show
└── ShowOutOfReach         there is no show to attach to, or it lets nobody in
```

Each message says what happened, where, and what to do, in one sentence; the command line prints it and exits with status 1.
During a show a command that cannot be carried out raises nothing: it is refused (`itsm.events.CommandRefused`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class DeskTheatreError(Exception):
    """
    What the user asked for cannot be done; the message says why and what to do instead.
    """


LISTS = {"practice": "desk-theatre practices", "card": "desk-theatre cards"}
"""
The command that lists all names of a sort.
"""


class UnknownName(DeskTheatreError):
    """
    No such name.

    Args:
        what: the sort of thing, such as "scenario".
        name: as given.
        known: the existing names; the message offers the nearest.
    """

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        self.what, self.name, self.known = what, name, tuple(known)
        super().__init__(self._sentence())

    def _sentence(self) -> str:
        return f"unknown {self.what} {self.name!r}; {self._offer()}"

    def _offer(self) -> str:
        from difflib import get_close_matches

        near = get_close_matches(self.name.lower(), self.known, n=3, cutoff=0.5)
        near = [name for name in near if name[:1] == self.name[:1].lower() or _alike(name, self.name.lower())]
        if near:
            return f"did you mean {' or '.join(near)}?"
        if len(self.known) <= 12:
            return f"choose from {', '.join(self.known)}" if self.known else "there are none"
        some = f"choose from {len(self.known)}, such as {', '.join(self.known[:6])}"
        return f"{some}; all of them: {LISTS[self.what]}" if self.what in LISTS else some


def _alike(name: str, other: str) -> bool:
    """
    Whether two names that begin differently are so much alike that one may be a slip of the other.
    """
    from difflib import SequenceMatcher

    return SequenceMatcher(None, name, other).ratio() >= 0.6


class UnknownTiming(UnknownName):
    """
    The scenario has no timing for a session of `minutes`; the message offers all it has, because no number resembles another.

    Args:
        title: of the scenario.
        known: the session lengths that have a timing, in minutes.
    """

    def __init__(self, title: str, minutes: int, known: Iterable[int]) -> None:
        self.title = title
        super().__init__("timing", str(minutes), map(str, sorted(known)))

    def _sentence(self) -> str:
        *most, last = self.known
        offered = f"{', '.join(most)} or {last}" if most else last
        return f"{self.title} has no timing for {self.name} minutes; choose {offered}"


class RoomMissing(DeskTheatreError):
    """
    An incident that happens in a room was reported without a room.

    Args:
        title: of the kind of incident.
        rooms: ids of the scenario's rooms.
        called: what the scenario calls one, with its article.
    """

    def __init__(self, title: str, rooms: Iterable[str], called: str = "a room") -> None:
        super().__init__(f"{title!r} happens in {called}; name one of {', '.join(rooms)}")


class ScenarioUnsound(DeskTheatreError):
    """
    A scenario file has mistakes.

    Args:
        source: the file or name the scenario came from.
        complaints: one line a mistake: its place, the value, and what was expected.
        brief: only count them in the message, because they are listed elsewhere.
    """

    def __init__(self, source: str, complaints: Iterable[str], *, brief: bool = False) -> None:
        self.source, self.complaints = source, tuple(complaints)
        count = len(self.complaints)
        head = f"{source}: {count} mistake{'s' if count != 1 else ''}"
        super().__init__(head if brief else "\n".join([head, *(f"  {line}" for line in self.complaints)]))


class ScenarioUnreadable(DeskTheatreError):
    """
    A scenario file is not readable text.

    Args:
        source: its path, as given.
        why: the reason, and what to do where that helps.
    """

    def __init__(self, source: str, why: str) -> None:
        self.source, self.why = source, why
        super().__init__(f"cannot read the scenario {source!r}: {why}")


class FileTaken(DeskTheatreError):
    """
    The file to write exists already, and is never overwritten.
    """

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} already exists and was not overwritten; choose another name, or move that file")


class CommandNotUnderstood(DeskTheatreError):
    """
    A command is malformed, or the show refused it.
    """


class NotReady(DeskTheatreError):
    """
    The preflight found problems to fix before a show.

    Args:
        count: of problems.
    """

    def __init__(self, count: int) -> None:
        problems = "1 problem" if count == 1 else f"{count} problems"
        super().__init__(f"{problems} to fix before the show; see the top of the page")


class NoTerminal(DeskTheatreError):
    """
    The stage needs a terminal and has none.

    Args:
        instead: the command that does without one.
    """

    def __init__(self, instead: str = "desk-theatre run") -> None:
        super().__init__(f"the stage needs a terminal; without one, use `{instead}`")


class RecordingUnreadable(DeskTheatreError):
    """
    A file is not a recording, or too new or too damaged for this program.
    """


class StudyImpossible(DeskTheatreError):
    """
    A study cannot be played as asked (its variants, changes or cluster), or not to its end.
    """


class NotAnAddress(DeskTheatreError):
    """
    What was given is no address of a show, or of this machine.
    """


class ShowOutOfReach(DeskTheatreError):
    """
    There is no show to attach to, it does not answer, or it lets nobody in.
    """


class NotSaved(DeskTheatreError):
    """
    An input could not be saved, so it was not acknowledged.
    """
