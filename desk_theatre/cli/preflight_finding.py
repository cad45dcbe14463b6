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
        about: what was checked, in a word or two.
        words: what was found, in a sentence.
        remedy: what to do about it; empty if nothing.
        commands: to copy, one per line.
    """

    about: str
    level: Level
    words: str
    remedy: str = ""
    commands: tuple[str, ...] = ()


def good(about: str, words: str) -> PreflightFinding:
    """
    Return a finding that needs no action.
    """
    return PreflightFinding(about, "good", words)


def note(about: str, words: str, remedy: str = "", *commands: str) -> PreflightFinding:
    """
    Return a finding that does not stop a show.
    """
    return PreflightFinding(about, "note", words, remedy, commands)


def fix(about: str, words: str, remedy: str, *commands: str) -> PreflightFinding:
    """
    Return a problem to fix before a show.
    """
    return PreflightFinding(about, "fix", words, remedy, commands)
