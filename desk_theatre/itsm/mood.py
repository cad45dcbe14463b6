"""
Moods: a delegate's opinion of the outcome, in five steps.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value


@value
class Mood:
    """
    Args:
        mark: 1 to 5, like the satisfaction of the model.
        face: in plain letters, so that every terminal has it.
        words: next to the face, which is not understood alone.
    """

    mark: int
    face: str
    words: str


MOODS: tuple[Mood, ...] = (
    Mood(1, ":((", "let down"),
    Mood(2, ":(", "annoyed"),
    Mood(3, ":|", "it was OK"),
    Mood(4, ":)", "happy"),
    Mood(5, ":D", "delighted"),
)
"""
From the worst to the best.
"""


def mood(mark: int) -> Mood | None:
    """
    Return the mood with this mark; `None` if there is none.
    """
    return MOODS[mark - 1] if 1 <= mark <= len(MOODS) else None
