"""
Numbers in a sentence: the one place that knows the plural, how often something happened, and how a share is written.
"""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """
    `1 entry`, `2 entries`; `many` is `one` with an s unless it is given.
    """
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def times(number: int) -> str:
    """
    `once`, `twice`, `7 times`.
    """
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def whole_percent(share: float) -> int:
    """
    `0.938` -> `94`; 100 only when nothing at all is missing, and 0 only when there is nothing.
    """
    whole = round(share * 100)
    if whole == 100 and share < 1:
        return 99
    return 1 if whole == 0 and share > 0 else whole


def percent(share: float) -> str:
    """
    `0.938` -> `94 %`.
    """
    return f"{whole_percent(share)} %"
