"""
Simulated time: a whole number of seconds since midnight of the conference day.

People write and read it as `09:12` or `09:12:30`.
"""

from __future__ import annotations

import re

_PATTERN = re.compile(r"(\d{1,2}):([0-5]\d)(?::([0-5]\d))?")
# Without anything between them, hours and minutes are told apart by the two digits of the minutes.
_TYPED = re.compile(r"(\d{1,2})[:.]?([0-5]\d)(?:[:.]([0-5]\d))?")

MINUTE = 60
HOUR = 3600


def parse(text: str) -> int:
    """
    Return the second of the day of `text`.

    Raises:
        ValueError: `text` is not of the form `09:12` or `09:12:30`.
    """
    match = _PATTERN.fullmatch(text.strip())
    if not match:
        raise ValueError(f"{text!r} is not a time of day such as 09:12 or 09:12:30")
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return hours * HOUR + minutes * MINUTE + seconds


def parse_typed(text: str) -> int | None:
    """
    Return the second of the day of a typed `09:12`, `9.12`, `0912` or `9:12:30`; `None` if that is no time.
    """
    match = _TYPED.fullmatch(text.strip())
    if not match:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return hours * HOUR + minutes * MINUTE + seconds if hours < 24 else None


def spell(second: int) -> str:
    """
    Return a time as text: `33150` -> `"09:12:30"`.
    """
    return f"{second // HOUR:02}:{second // MINUTE % 60:02}:{second % 60:02}"


def spell_short(second: int) -> str:
    """
    Return a time without seconds: `33150` -> `"09:12"`.
    """
    return f"{second // HOUR:02}:{second // MINUTE % 60:02}"


def spell_length(seconds: int) -> str:
    """
    Return a length of time as text: `45 s`, `12 min`, `1 h 05`.
    """
    if seconds < MINUTE:
        return f"{seconds} s"
    minutes = round(seconds / MINUTE)
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60:02}"
