"""
What people type into a box when they are clever, bored or in another script; and boards that are full of it.
"""

from __future__ import annotations

from itertools import count
from typing import Any

import attrs
from attrs import evolve
from boards import BOARD, CARDS, CUES, KINDS, LIFE, PRACTICES, ROOM_CHOICES, ROUNDS, SCENARIOS, HandProjector, HandShow

from desk_theatre.show import board as b
from desk_theatre.show.messages import FoundRecording, Notice

STRINGS: tuple[str, ...] = (
    # markup that crashes or restyles when it is taken for markup
    "[/]", "[/", "[/foo]", "[", "]", "[]", "[[]]", "[red]red[/red]", "[bold]b[/]", "[a=b]x[/a]", "\\[b]x[/b]", '[a="b',
    "[x\\]y[/z", "[link=https://example.org]x[/link]", "[@click=app.quit]free coffee[/]", "[@click='app.leave()']x[/]",
    "[P1] mail down [floor 2]", "[$error]x", "^[a-z]+\\[$", "$text", "{0}", "%s %n", "${HOME}", "`id`", "arr[0], [1,2]",
    # what a terminal obeys
    "\x1b[2J\x1b[H", "\x1b]0;title\x07", "\x1b]52;c;cm0gLXJmIH4=\x07", "\x1bc", "\x1b[?1049l", "\x1b[31mred", "\x9b2J", "\x90q\x9c",
    "\x00", "a\x00b", "\x07\x07\x07", "\x08\x08\x08", "\x0e\x0f", "\x7f", "\r\noverwritten", "a\tb", "a\nb\nc", "\x85", "\u2028\u2029",
    # letters that change their place or width
    "\u202eevil\u202c", "\u2066isolate\u2069", "\u200b\u200c\u200d", "\ufeff", "\u00ad", "e\u0301\u0302\u0303\u0304\u0305\u0306", "Z\u0351\u036b\u0343\u036a\u0302\u036b",
    "日本語のテスト", "한국어", "ｆｕｌｌｗｉｄｔｈ", "مرحبا بالعالم", "שלום", "हिन्दी", "ภาษาไทย", "👩‍👩‍👧‍👦", "☺️", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇳🇴",
    # what breaks writers, limits and tables
    "\ud800", "\udfff\ud800", "", " ", "x" * 10_000, "long word " * 1000, "=1+1", "'; DROP TABLE incidents; --", "<script>alert(1)</script>",
    "../../etc/passwd", "NaN", "-", "–", "█▄▀",
)  # fmt: skip

_TEXTS = frozenset(
    {
        "title",
        "name",
        "doing",
        "place",
        "state",
        "words",
        "text",
        "by",
        "consequence",
        "mechanism",
        "price",
        "source",
        "off",
        "detail",
        "group",
        "code",
        "why",
        "currency",
        "path",
        "how",
    }
)


def filled(value: Any, strings: tuple[str, ...], counter: Any = None) -> Any:
    """
    The value with every text in it replaced by the next of the strings; ids and states stay.
    """
    counter = counter if counter is not None else count()
    if attrs.has(type(value)):
        changes: dict[str, Any] = {}
        for a in attrs.fields(type(value)):
            old = getattr(value, a.name)
            if isinstance(old, str) and a.name in _TEXTS:
                changes[a.name] = strings[next(counter) % len(strings)]
            elif isinstance(old, tuple) or attrs.has(type(old)):
                changes[a.name] = filled(old, strings, counter)
        return evolve(value, **changes)
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(
            strings[next(counter) % len(strings)] if isinstance(item, str) else filled(item, strings, counter)
            for item in value
        )
    return value


class HostileShow(HandShow):
    """
    A show in which every text is one of the strings.
    """

    def __init__(self, strings: tuple[str, ...]) -> None:
        super().__init__(filled(BOARD, strings), filled(LIFE, strings))
        self.strings = strings
        self.cards = filled(CARDS, strings)
        self.summaries = tuple(evolve(r, practices=tuple(p.id for p in PRACTICES)) for r in ROUNDS)
        self.remarks = (Notice(strings[0], "warning"),)
        self.refusal = strings[1 % len(strings)]

    def find(self, code: str) -> b.LifeLine | None:
        return self.life

    def life_line(self, number: int) -> b.LifeLine | None:
        return evolve(self.life, number=number)

    def kinds(self) -> tuple[b.Choice, ...]:
        return filled(KINDS, self.strings)  # type: ignore[no-any-return]

    def rooms(self) -> tuple[b.Choice, ...]:
        return filled(ROOM_CHOICES, self.strings)  # type: ignore[no-any-return]

    def cues(self) -> tuple[b.Choice, ...]:
        return filled(CUES, self.strings)  # type: ignore[no-any-return]


class HostileProjector(HandProjector):
    """
    A recording that somebody has forged.
    """

    def __init__(self, strings: tuple[str, ...]) -> None:
        super().__init__(filled(BOARD, strings))
        self.place = evolve(self.place, words=strings[0])


def scenarios(strings: tuple[str, ...]) -> tuple[b.Choice, ...]:
    """
    Scenarios of somebody else.
    """
    return filled(SCENARIOS, strings)  # type: ignore[no-any-return]


def evenings(strings: tuple[str, ...]) -> tuple[FoundRecording, ...]:
    """
    Recordings with names that somebody made up.
    """
    return tuple(FoundRecording(f"/tmp/{s}", s, i % 2 == 0) for i, s in enumerate(strings[:6]))
