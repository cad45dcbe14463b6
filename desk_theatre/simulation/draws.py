"""
Luck, keyed: the only place where chance comes from.

A draw is a function of the seed, a number and a purpose, and of nothing else: there is no stream, so one draw never shifts
another.  What an incident is gets drawn at once when it is reported (`nature_of`); what only the course of events can ask
("does this person comply this time?") is drawn when it is asked, from a key of its own.

Uniform numbers come from BLAKE2b over the seed and the name of the draw.  Durations are looked up in the table of their
distribution and rounded to whole seconds once, here.
"""

from __future__ import annotations

from hashlib import blake2b
from struct import Struct
from typing import TYPE_CHECKING

from desk_theatre.itsm.lengths import BITS, LONGEST, LOT_BITS, part_of

if TYPE_CHECKING:
    from desk_theatre.itsm.kind import Duration


_BLOCK = Struct(">16I")
_FEW = Struct(">4I")
_LINES = Struct(">8Q")
_ONE = Struct(">I")
LOTS = 1 << LOT_BITS
"""
A lot is a whole number below this, each as likely as any other; `lot < share * LOTS` happens in that share of all cases.
"""
_SCALE = 1.0 / LOTS
_TO_PART = LOT_BITS - BITS[0]
PRIME = 2**30 - 35  # the greatest below what Python works with in one piece
_UPTO = float(PRIME)


class Draws:
    """
    The luck of one seed.

    Args:
        seed: any whole number; the same seed is the same luck, in every process and on every machine.
    """

    def __init__(self, seed: int) -> None:
        # The seed is digested once; each draw goes on from a copy.
        self._four, self._sixteen, self._sixty_four = (blake2b(b"%d " % seed, digest_size=n) for n in (4, 16, 64))

    def uniform(self, whose: int, purpose: bytes) -> float:
        """
        Return a number from 0 up to, but not including, 1.
        """
        draw = self._four.copy()
        draw.update(b"%d %b" % (whose, purpose))
        lot: int = _ONE.unpack(draw.digest())[0]
        return lot * _SCALE

    def block(self, whose: int, purpose: bytes) -> tuple[float, ...]:
        """
        Return sixteen independent numbers from 0 to 1 at the price of one.
        """
        return tuple([lot * _SCALE for lot in self.lots(whose, purpose)])

    def lots(self, whose: int, purpose: bytes) -> tuple[int, ...]:
        """
        Return the same sixteen as lots, which costs less still.
        """
        draw = self._sixty_four.copy()
        draw.update(b"%d %b" % (whose, purpose))
        return _BLOCK.unpack(draw.digest())

    def few(self, whose: int, purpose: bytes) -> tuple[float, ...]:
        """
        Return four independent numbers from 0 to 1.
        """
        a, b, c, d = self.few_lots(whose, purpose)
        return a * _SCALE, b * _SCALE, c * _SCALE, d * _SCALE

    def few_lots(self, whose: int, purpose: bytes) -> tuple[int, ...]:
        """
        Return the same four as lots.
        """
        draw = self._sixteen.copy()
        draw.update(b"%d %b" % (whose, purpose))
        return _FEW.unpack(draw.digest())

    def luck(self, purpose: bytes) -> KeyedChance:
        """
        Return a chance that is asked about many keys.
        """
        draw = self._sixteen.copy()
        draw.update(b"luck %b" % purpose)
        return KeyedChance(draw.digest())

    def often(self, purpose: bytes) -> Often:
        """
        Return lots for what may recur with each of many keys.
        """
        draw = self._sixty_four.copy()
        draw.update(b"often %b" % purpose)
        return Often(draw)


class Often:
    """
    Four lots for each key and each time that something recurs, at a fraction of the price of a draw.

    Each comes from a line of its own, as in `KeyedChance`.

    Args:
        draw: the digest from which all of it is drawn.
    """

    __slots__ = ("_draw", "_times")

    def __init__(self, draw: blake2b) -> None:
        self._draw = draw
        self._times: list[tuple[int, ...]] = []

    def lot(self, which: int, time: int, key: int) -> int:
        """
        Return a lot for the `time`th time; `which` of the four; both count from 0.
        """
        while time >= len(self._times):
            self._look_ahead()
        line = self._times[time]
        # Spread over all lots, so that the last number is the last lot: long tails hang on it.
        return ((line[which] * key + line[which + 4]) % PRIME * LOTS + LOTS - 1) // PRIME

    def _look_ahead(self) -> None:
        draw = self._draw.copy()
        draw.update(b" %d" % len(self._times))
        *slopes, a, b, c, d = _LINES.unpack(draw.digest())
        self._times.append((*(1 + n % (PRIME - 1) for n in slopes), *(n % PRIME for n in (a, b, c, d))))


class KeyedChance:
    """
    Decides by key whether something happens, at a tenth of the price of a draw.

    A random straight line, modulo a prime, over keys that are themselves random (Carter and Wegman 1979): the numbers of
    different keys are independent, and so are those of two lines for one key.

    Args:
        digits: random, 16 bytes.
    """

    __slots__ = ("slope", "start")

    def __init__(self, digits: bytes) -> None:
        self.slope = 1 + int.from_bytes(digits[:8], "big") % (PRIME - 1)
        self.start = int.from_bytes(digits[8:], "big") % PRIME

    def below(self, level: float, key: int) -> bool:
        """
        Return whether the number of `key` is less than `level`, 0 to 1. Monotone: raising `level` never turns True
        into False.
        """
        return (self.slope * key + self.start) % PRIME < level * _UPTO


def seconds(duration: Duration, u: float) -> int:
    """
    Return the duration, in whole seconds, that is longer than a share `u` of all.
    """
    return lasts(duration, int(u * LOTS))


def lasts(duration: Duration, lot: int) -> int:
    """
    Return the duration, in whole seconds, that a lot stands for.
    """
    try:
        mean, lengths = duration.table
    except AttributeError:
        mean, lengths = duration.work_out()
    part = lot >> _TO_PART
    return round(mean * lengths[part if part < LONGEST else part_of(lot)])


class RecurringDraws:
    """
    Args:
        draws: the luck of this round.

    What each of the four lots decides: of `hand_overs`, the team of a guess, whether details are missing, who has to remember an
    unlogged incident, and how long a bounce takes; of `questions`, how long asking again takes, whether the delegate is away, and how
    long; of `chases`, how long the answer takes, and how long the delegate waits then; of `forgetting`, whether an incident is lost;
    of `reopenings`, when a delegate notices that nothing was resolved.
    """

    __slots__ = ("chases", "forgetting", "hand_overs", "questions", "reopenings")

    def __init__(self, draws: Draws) -> None:
        # The name of a draw is part of the luck: another name, and every recorded day would be another one.
        self.hand_overs = draws.often(b"hand-over")
        self.questions = draws.often(b"question")
        self.chases = draws.often(b"chase")
        self.forgetting = draws.often(b"forget")
        self.reopenings = draws.often(b"mending")
