"""
The entries of a recording, a closed list.

Inputs are what a show is made of: simulated again, they bring back everything else.  Events are what came of them, so
that a recording can be watched by programs whose simulation is another one.  Words are what people typed; they stand
apart, so that they can be taken out.
"""

from __future__ import annotations

from desk_theatre.itsm.commands import Input
from desk_theatre.itsm.events import Event
from desk_theatre.itsm.values import value
from desk_theatre.recording.header import Header


@value
class InputEntry:
    """
    A command was accepted.  What was typed in it is written as words of their own, and joined to it again when read.
    """

    input: Input


@value
class WordsEntry:
    """
    What was typed in the input with this number, which is the next line.
    """

    input: int
    by: str
    text: str


@value
class EventEntry:
    """
    Something happened.
    """

    event: Event


@value
class DigestEntry:
    """
    What the whole state came to at a simulated second; a re-run that is exact comes to the same.
    """

    at: int
    digest: str


@value
class Bookmark:
    """
    A moment worth finding again, and why.
    """

    at: int
    words: str = ""


@value
class Continued:
    """
    The recording was picked up again, by this version of the program, after it had been broken off or closed.
    """

    program: str


@value
class End:
    """
    The show was over and the recording closed.

    Args:
        count: lines before this one.
        sha256: of all bytes before this line, in hexadecimal.
    """

    count: int
    sha256: str


Entry = Header | InputEntry | WordsEntry | EventEntry | DigestEntry | Bookmark | Continued | End
