"""
Numbers of things in a sentence: the one place that knows the plural.
"""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """
    `1 entry`, `2 entries`; `many` is `one` with an s unless it is given.
    """
    return f"{number} {one if number == 1 else many or f'{one}s'}"
