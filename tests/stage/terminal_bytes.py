"""
What terminals send, legal and not: a grammar of reports of keys, the mouse, pastes and modes, and plain rubbish.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

ESC = "\x1b"
NUMBERS = (
    "",
    "0",
    "1",
    "2",
    "3",
    "5",
    "13",
    "27",
    "57",
    "97",
    "113",
    "223",
    "57344",
    "57399",
    "55296",
    "1114111",
    "1114112",
)
HUGE = ("4294967296", "99999999999999999999", "٣", "-1")
TEXT = ("a", "ß", "漢", "e\u0301", " ", "\r", "\n", "\t", "\x00", "\x03", "\x11", ESC, "[/", "q", "y", "\x7f", "\u202e")


def rubbish(random: Random) -> bytes:
    """
    Bytes that mean nothing.
    """
    return random.randbytes(random.randrange(1, 13))


def report(random: Random) -> bytes:
    """
    Something that a terminal might send; in one of four, bytes are lost, doubled or changed on the way.
    """
    said = random.choice(_SORTS)(random).encode("utf-8", "surrogatepass")
    return said if random.random() < 0.75 else _damaged(random, said)


def _damaged(random: Random, said: bytes) -> bytes:
    place = random.randrange(len(said) + 1)
    match random.randrange(3):
        case 0:
            return said[:place]
        case 1:
            return said[:place] + said[max(0, place - 3) :]
        case _:
            return said[:place] + random.randbytes(1) + said[place + 1 :]


def _number(random: Random) -> str:
    return random.choice(NUMBERS if random.random() < 0.9 else HUGE)


def _numbers(random: Random, least: int, most: int, between: str = ";") -> str:
    return between.join(_number(random) for _ in range(random.randint(least, most)))


def _kitty(random: Random) -> str:
    parts = [_numbers(random, 1, 3, ":") for _ in range(random.randint(1, 3))]
    return f"{ESC}[{';'.join(parts)}{random.choice('u~ABCDEFHPQRS')}"


def _function(random: Random) -> str:
    return f"{ESC}{random.choice('[O')}{_numbers(random, 0, 2)}{random.choice('~ABCDFHPQRSZIO^$@')}"


def _mouse(random: Random) -> str:
    match random.randrange(3):
        case 0:
            return f"{ESC}[<{_numbers(random, 3, 3)}{random.choice('Mm')}"
        case 1:
            return f"{ESC}[M" + "".join(chr(random.randrange(32, 256)) for _ in range(3))
        case _:
            return f"{ESC}[{_numbers(random, 3, 3)}M"


def _mode(random: Random) -> str:
    mode = random.choice(("2026", "2048", "1016", "2004", _number(random)))
    return f"{ESC}[?{mode};{_number(random)}$y"


def _answer(random: Random) -> str:
    return random.choice(
        (
            f"{ESC}[48;{_numbers(random, 4, 4)}t",
            f"{ESC}[{_numbers(random, 1, 2)}R",
            f"{ESC}[{_number(random)}n",
            f"{ESC}[?{_numbers(random, 1, 4)}c",
            f"{ESC}]11;rgb:{_numbers(random, 3, 3, '/')}{random.choice((chr(7), ESC + chr(92)))}",
            f"{ESC}P1+r{_number(random)}{ESC}\\",
            f"{ESC}[?{_number(random)}u",
        )
    )


def _paste(random: Random) -> str:
    inside = "".join(random.choice(TEXT) for _ in range(random.randrange(12)))
    return (
        random.choice(("", f"{ESC}[200~")) + f"{ESC}[200~{inside}" + random.choice(("", f"{ESC}[201~", f"{ESC}[201~"))
    )


def _letters(random: Random) -> str:
    return "".join(random.choice(TEXT) for _ in range(random.randrange(1, 5)))


def _focus(random: Random) -> str:
    return random.choice((f"{ESC}[I", f"{ESC}[O", ESC, ESC * 3))


_SORTS: Sequence[Callable[[Random], str]] = (
    _kitty,
    _kitty,
    _function,
    _mouse,
    _mode,
    _answer,
    _paste,
    _letters,
    _focus,
)
