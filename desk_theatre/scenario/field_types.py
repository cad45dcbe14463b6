"""
What a field of a scenario file may hold: a share, some minutes, a time of day, an id …

Each type reads one value of the file, or says what it expected. TOML has types of its own, so nothing is guessed: the
text "3" is no number, and 1 is no "yes".
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import time
from typing import Any

from desk_theatre.itsm import text, time_of_day
from desk_theatre.itsm.priority import Level, Priority
from desk_theatre.itsm.values import value
from desk_theatre.scenario import wording
from desk_theatre.scenario.mistakes import Place, spell

LONGEST_MINUTES = 1_000_000


class UnexpectedValue(ValueError):
    """
    A value does not fit its field.

    Args:
        words: what was expected or what is wrong.
        found: the value, spelled; empty where there is none to show.
        within: where in the value, when it has parts.
    """

    def __init__(self, words: str, found: str = "", within: Place = ()) -> None:
        self.words, self.found, self.within = words, found, within
        super().__init__(words)


class Several(ValueError):
    """
    More than one part of a value does not fit.
    """

    def __init__(self, parts: list[UnexpectedValue]) -> None:
        self.parts = parts
        super().__init__(wording.mistakes(len(parts)))


@value
class FieldType:
    """
    Args:
        words: what is expected, to follow the word "expected".
        read: returns the value of the scenario for a value of the file; `None` if it does not fit.
    """

    words: str
    read: Callable[[Any], Any]

    def __call__(self, found: Any) -> Any:
        """
        Return the value as the scenario holds it.

        Raises:
            UnexpectedValue: it does not fit.
        """
        result = self.read(found)
        if result is None:
            raise UnexpectedValue(wording.expected(self.words), spell(found))
        return result

    def fits(self, found: Any) -> Any:
        """
        Return the value as the scenario holds it; `None` if it does not fit.
        """
        try:
            return self.read(found)
        except ValueError:
            return None


def number(words: str, low: float = 0, high: float = math.inf, *, above: bool = False) -> FieldType:
    """
    Return the type of a number from `low` to `high`; with `above`, more than `low`.
    """

    def read(found: Any) -> float | None:
        if isinstance(found, bool) or not isinstance(found, int | float) or not abs(found) < 1e15:
            return None
        return float(found) if low <= found <= high and not (above and found == low) else None

    return FieldType(words, read)


def whole(words: str, low: int = 0, high: int = 1_000_000) -> FieldType:
    """
    Return the type of a whole number from `low` to `high`.
    """

    def read(found: Any) -> int | None:
        is_whole = isinstance(found, int) and not isinstance(found, bool)
        return found if is_whole and low <= found <= high else None

    return FieldType(words, read)


def words(limit: int, *, empty: bool = False) -> FieldType:
    """
    Return the type of text for people, cleaned of everything that is not writing.
    """

    def read(found: Any) -> str | None:
        if not isinstance(found, str):
            return None
        if len(found) > 4 * limit:
            raise UnexpectedValue(wording.too_long(limit, len(found)), spell(found))
        cleaned = text.clean(found, limit + 1)
        if len(cleaned) > limit:
            raise UnexpectedValue(wording.too_long(limit, len(found)), spell(found))
        return cleaned if cleaned or empty else None

    return FieldType(f"text of {'at most' if empty else '1 to'} {limit} characters", read)


def texts(limit: int, most: int, *marks: str) -> FieldType:
    """
    Return the type of a list of texts for people. With `marks`, a text holds no other words in braces.
    """
    one = words(limit)

    def read(found: Any) -> tuple[str, ...] | None:
        if not isinstance(found, list) or len(found) > most:
            return None
        wrong = [mistake for index, each in enumerate(found) for mistake in _in_text(one, each, index, marks)]
        if wrong:
            raise Several(wrong)
        return tuple([one(each) for each in found])

    return FieldType(f"a list of at most {most} texts, each of 1 to {limit} characters", read)


_MARK = re.compile(r"\{[^{}]*\}")


def _in_text(one: FieldType, found: Any, index: int, marks: tuple[str, ...]) -> list[UnexpectedValue]:
    try:
        odd = [mark for mark in _MARK.findall(one(found)) if marks and mark not in marks]
    except UnexpectedValue as error:
        return [UnexpectedValue(error.words, error.found, (index,))]
    return [UnexpectedValue(wording.unknown_mark(mark, marks), "", (index,)) for mark in odd]


def one_of(*choices: str) -> FieldType:
    """
    Return the type of one of a few words.
    """
    listed = ", ".join(f'"{choice}"' for choice in choices[:-1]) + f' or "{choices[-1]}"'
    return FieldType(listed, lambda found: found if isinstance(found, str) and found in choices else None)


def some_of(*choices: str) -> FieldType:
    """
    Return the type of a list of a few words, each at most once.
    """
    listed = ", ".join(f'"{choice}"' for choice in choices)

    def read(found: Any) -> tuple[str, ...] | None:
        if not isinstance(found, list) or not all(isinstance(each, str) and each in choices for each in found):
            return None
        return tuple(found) if len(set(found)) == len(found) else None

    return FieldType(f"a list of some of {listed}, each once", read)


_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")

ID = FieldType(
    'an id of plain letters, digits, "-" and "_", at most 40, such as "main-hall"',
    lambda found: found if isinstance(found, str) and _ID.fullmatch(found) else None,
)
SHARE = number("a share from 0 to 1", 0, 1)
MINUTES = number(f"minutes, from 0 to {LONGEST_MINUTES}", 0, LONGEST_MINUTES)
SOME_MINUTES = number(f"minutes, more than 0 and at most {LONGEST_MINUTES}", 0, LONGEST_MINUTES, above=True)
MONEY = number("an amount of money, from 0 to 1000000", 0, 1_000_000)
RATE = number("a rate per hour, from 0 to 1000", 0, 1_000)
YES_NO = FieldType("true or false", lambda found: found if isinstance(found, bool) else None)


def _time(found: Any) -> int | None:
    if isinstance(found, time):
        return found.hour * 3600 + found.minute * 60 + found.second
    if not isinstance(found, str) or not found.isascii() or len(found) > 20:
        return None
    return time_of_day.parse(found)


def _safely(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def reader(found: Any) -> Any:
        try:
            return read(found)
        except (ValueError, KeyError):
            return None

    return reader


def _level(found: Any) -> Level | None:
    return Level[found.upper()] if isinstance(found, str) and found.isascii() else None


def _priority(found: Any) -> Priority | None:
    return Priority[found.upper()] if isinstance(found, str) and found.isascii() else None


TIME = FieldType('a time of day such as "09:12"', _safely(_time))
LEVEL = FieldType('"high", "medium" or "low"', _safely(_level))
PRIORITY = FieldType('a priority: "P1", "P2", "P3", "P4" or "major"', _safely(_priority))
