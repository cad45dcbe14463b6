"""
The entries of a recording, a closed list.

Inputs make the show: simulated again, they bring back everything else. Events are their results, so that programs with
another simulation can show a recording. Typed text is stored separately, so that it can be removed.
"""

from __future__ import annotations

from desk_theatre.itsm.commands import Input
from desk_theatre.itsm.events import Event
from desk_theatre.itsm.values import value
from desk_theatre.recording.header import Header


@value
class InputEntry:
    """
    A command was accepted. Its typed text is written as words of their own, and joined to it again when read.
    """

    input: Input


@value
class WordsEntry:
    """
    The text that was typed in the input with this number, which is the next line.
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
    The digest of the whole state at a simulated second; an exact re-run comes to the same.
    """

    at: int
    digest: str


@value
class Bookmark:
    """
    A moment worth finding again, with its reason.
    """

    at: int
    words: str = ""


@value
class Continued:
    """
    The recording was resumed, by this version of the program, after it had been interrupted or closed.
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
