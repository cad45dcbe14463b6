"""
What the room guessed for the figures of the curtain, and how close it came.
"""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from desk_theatre.itsm.values import value
from desk_theatre.measures.figures import KEY_FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desk_theatre.itsm.session_events import FigureGuessed
    from desk_theatre.measures.headline import Headline

LARGEST = 1_000_000.0
"""
No figure of the curtain is larger, in its own unit.
"""


@value
class RoomGuess:
    """
    Args:
        figure: key of the figure.
        amount: in the unit of the figure; shares are 0 to 1.
        team: number of the team that guessed, from 1; `None`: the room.
    """

    figure: str
    amount: float
    team: int | None = None


@value
class GuessComparison:
    """
    Args:
        figure: key of the figure.
        guesses: that of the room first, then by the number of the team.
        came: what it was, in the unit of the figure; `None` where there was nothing to count.
        closest: the guesses that came closest, several if they came equally close; empty where there is nothing to compare.
    """

    figure: str
    guesses: tuple[RoomGuess, ...]
    came: float | None
    closest: tuple[RoomGuess, ...]


def compare(guesses: Iterable[RoomGuess], figure: str, came: float | None) -> GuessComparison:
    """
    Return what was guessed for one figure beside what came.

    Args:
        guesses: of one round, for any figures.
        came: in the unit of the figure; `None` where there was nothing to count.
    """
    found = tuple(sorted((each for each in guesses if each.figure == figure), key=lambda each: each.team or 0))
    if came is None or not found:
        return GuessComparison(figure, found, came, ())
    # Guesses are typed with a few decimals, so closer than this is equally close.
    apart = {each: round(abs(each.amount - came), 9) for each in found}
    least = min(apart.values())
    return GuessComparison(figure, found, came, tuple(each for each in found if apart[each] == least))


def comparisons(guesses: Sequence[RoomGuess], shown: Iterable[str], headline: Headline) -> tuple[GuessComparison, ...]:
    """
    Return the comparisons of the figures that the room has seen, in their order; those without a guess are left out.

    Args:
        shown: keys of the figures that the room has seen.
        headline: of the round.
    """
    found = (compare(guesses, figure, came(figure, headline)) for figure in shown)
    return tuple(each for each in found if each.guesses)


def came(figure: str, headline: Headline) -> float | None:
    """
    Return a figure of the curtain in its unit; `None` where there was nothing to count.
    """
    if figure == "sessions_on_time" and not headline.sessions:
        return None
    amount: float | None = getattr(headline, figure)
    return amount


def possible(figure: str, amount: float) -> bool:
    """
    Return whether a figure of the curtain can have this value.
    """
    lowest, highest = {"share": (0.0, 1.0), "1 to 5": (1.0, 5.0)}.get(KEY_FIGURES[figure].unit, (0.0, LARGEST))
    return isfinite(amount) and lowest <= amount <= highest


def read_guesses(typed: str, figure: str, teams: int) -> tuple[tuple[int | None, float], ...] | None:
    """
    Return who guessed what: one number is the room's; several are those of the teams, in their order, with a dash for a
    team that does not guess. `None`: it cannot be read, or there are more numbers than teams.

    Args:
        typed: numbers with spaces between them; shares in percent.
        teams: how many there are.
    """
    words = typed.replace("%", " ").replace(";", " ").split()
    if not words or (len(words) > 1 and len(words) > teams):
        return None
    found: list[tuple[int | None, float]] = []
    for team, word in enumerate(words, 1):
        if word in {"-", "–"} and len(words) > 1:
            continue
        try:
            number = float(word.replace(",", "."))
        except ValueError:
            return None
        amount = number / 100 if KEY_FIGURES[figure].unit == "share" else number
        if not possible(figure, amount):
            return None
        found.append((team if len(words) > 1 else None, amount))
    return tuple(found) or None


def after(before: tuple[RoomGuess, ...], event: FigureGuessed) -> tuple[RoomGuess, ...]:
    """
    Return the guesses of a round after an event.
    """
    others = tuple(each for each in before if (each.figure, each.team) != (event.figure, event.team))
    return others if event.amount is None else (*others, RoomGuess(event.figure, event.amount, event.team))
