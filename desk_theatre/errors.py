"""
Every way a person can be wrong, as a small tree.

```
DeskTheatreError
├── UnknownName            a scenario, practice, room, kind … that does not exist; the nearest names are offered
│   └── UnknownTiming      an evening of so many minutes, for which the scenario has no timing; all that it has are offered
├── RoomMissing            something that happens in a room was reported without saying in which
├── ScenarioUnsound        a scenario file with mistakes: all of them, each with its place
├── ScenarioUnreadable     a scenario file that cannot be read as text at all
├── FileTaken              a file was to be written where there is one already
├── CommandNotUnderstood   a line of a commands file that is no command
├── NotReady               a preflight has found what has to be put right before a show
├── NoTerminal             the stage was asked for where there is no terminal
├── RecordingUnreadable    a file that is no recording, or a newer one than this program knows
├── StudyImpossible        a study that cannot be played as it was asked for, or not to its end
└── NotSaved               an input that could not be put on disk
```

The message of each says what was wrong, where, and what to do, in one sentence; the command line prints it and ends
with status 1.  In a running show a bad command is not an exception but a refusal (`itsm.events.CommandRefused`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class DeskTheatreError(Exception):
    """
    Somebody asked for something that cannot be done; the message says what and what to do instead.
    """


class UnknownName(DeskTheatreError):
    """
    A name was given that nothing here is called.

    Args:
        what: the sort of thing that was meant, such as "scenario".
        name: what was given.
        known: the names there are; the nearest of them are offered.
    """

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        self.what, self.name, self.known = what, name, tuple(known)
        super().__init__(self._sentence())

    def _sentence(self) -> str:
        return f"there is no {self.what} {self.name!r}; {self._offer()}"

    def _offer(self) -> str:
        from difflib import get_close_matches

        near = get_close_matches(self.name.lower(), self.known, n=3, cutoff=0.5)
        if near:
            return f"did you mean {' or '.join(near)}?"
        if len(self.known) <= 12:
            return f"there are: {', '.join(self.known)}" if self.known else "there are none"
        return f"there are {len(self.known)}, among them {', '.join(self.known[:6])}"


class UnknownTiming(UnknownName):
    """
    The scenario has no timing for an evening of so many minutes.  All that there are are offered: no number is like another.

    Args:
        title: of the scenario.
        minutes: that were given.
        known: the minutes there are timings for.
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
    Something that happens in a room was reported without saying in which.

    Args:
        title: of the kind of incident.
        rooms: ids of the rooms there are.
    """

    def __init__(self, title: str, rooms: Iterable[str]) -> None:
        super().__init__(f"{title!r} happens in a room; say in which of these: {', '.join(rooms)}")


class ScenarioUnsound(DeskTheatreError):
    """
    A scenario file has mistakes.

    Args:
        source: the file or name the scenario came from.
        complaints: one line a mistake: its place, the value, and what was expected.
        brief: the message only counts them, because they are shown elsewhere.
    """

    def __init__(self, source: str, complaints: Iterable[str], *, brief: bool = False) -> None:
        self.source, self.complaints = source, tuple(complaints)
        count = len(self.complaints)
        head = f"{source}: {count} mistake{'s' if count != 1 else ''}"
        super().__init__(head if brief else "\n".join([head, *(f"  {line}" for line in self.complaints)]))


class ScenarioUnreadable(DeskTheatreError):
    """
    A scenario file cannot be read as text at all.

    Args:
        source: the path as it was given.
        why: the reason, and what to do where that helps.
    """

    def __init__(self, source: str, why: str) -> None:
        self.source, self.why = source, why
        super().__init__(f"the scenario {source!r} cannot be read: {why}")


class FileTaken(DeskTheatreError):
    """
    A file was to be written where there is one already, and nobody's work is written over.

    Args:
        path: where.
    """

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} exists, and is left as it is; choose another name, or move that file away")


class CommandNotUnderstood(DeskTheatreError):
    """
    A command was written in a way that says nothing to us.
    """


class NotReady(DeskTheatreError):
    """
    A preflight has found what has to be put right before a show.

    Args:
        count: how many things.
    """

    def __init__(self, count: int) -> None:
        things = "1 thing has" if count == 1 else f"{count} things have"
        super().__init__(f"{things} to be put right before a show; see the top of the page")


class NoTerminal(DeskTheatreError):
    """
    The stage was asked for where there is no terminal.
    """

    def __init__(self) -> None:
        super().__init__("the stage needs a terminal; without one, `desk-theatre run` plays at full speed")


class RecordingUnreadable(DeskTheatreError):
    """
    A file is no recording, or one that this program is too old for.
    """


class StudyImpossible(DeskTheatreError):
    """
    A study was asked for that cannot be played: a variant, a change, a cluster; or it could not be played to its end.
    """


class NotSaved(DeskTheatreError):
    """
    An input could not be put on disk, so it was not acknowledged.
    """
