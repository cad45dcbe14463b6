"""
The voices of a rehearsal: what simulated delegates call themselves, and what they say besides the words of the kinds.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value

MARKS = TITLE, SPEAKER = "{title}", "{speaker}"


@value
class Voices:
    """
    The words of one scenario; where it has none, those of `live.simulated_words`, which fit any.

    Args:
        names: how people sign a report.
        remarks: what they say of any incident.
        session_remarks: what they say near a session; `{title}` and `{speaker}` stand for its own.
    """

    names: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    session_remarks: tuple[str, ...] = ()


def about(remark: str, title: str, speaker: str) -> str:
    """
    Return a remark with the title and the speaker of a session.
    """
    return remark.replace(SPEAKER, speaker).replace(TITLE, title)
