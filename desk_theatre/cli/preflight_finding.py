"""
What a preflight finds: something fine, something worth knowing, or a problem to fix before a show.
"""

from __future__ import annotations

from typing import Literal

from desk_theatre.itsm.values import value

Level = Literal["good", "note", "fix"]


@value
class PreflightFinding:
    """
    Args:
        about: what was looked at, in a word or two.
        words: what is so, in a sentence.
        remedy: what to do about it; empty if nothing.
        commands: to be copied, a line each.
    """

    about: str
    level: Level
    words: str
    remedy: str = ""
    commands: tuple[str, ...] = ()


def good(about: str, words: str) -> PreflightFinding:
    """
    It is fine.
    """
    return PreflightFinding(about, "good", words)


def note(about: str, words: str, remedy: str = "", *commands: str) -> PreflightFinding:
    """
    A show goes on with it, but it is worth knowing.
    """
    return PreflightFinding(about, "note", words, remedy, commands)


def fix(about: str, words: str, remedy: str, *commands: str) -> PreflightFinding:
    """
    It has to be put right before a show.
    """
    return PreflightFinding(about, "fix", words, remedy, commands)
