"""
Bytes become keys, mouse events and pasted text, whatever the bytes are and however they are cut into pieces.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from random import Random
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from terminal_bytes import report, rubbish
from textual import events
from textual.message import Message

from desk_theatre.stage.textual_patches.keyboard import MOST_AHEAD, PAUSE, QUIET, SLOWEST, AllRead, Keyboard
from desk_theatre.stage.textual_patches.pasted import LONGEST_PASTE, LongPaste, PastedText

BEGIN, END = b"\x1b[200~", b"\x1b[201~"
BYTES = st.randoms(use_true_random=False).map(lambda r: r.choice((report, rubbish))(r))
INSIDE = st.text(st.characters(codec="utf-8"), max_size=60).filter(lambda t: "\x1b[20" not in t)


class Clock:
    """
    Time that passes when a test says so.
    """

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def _keyboard() -> tuple[Keyboard, Clock]:
    clock = Clock()
    return Keyboard(clock), clock


def _read(keyboard: Keyboard, *pieces: bytes) -> list[Message]:
    return [message for piece in pieces for message in keyboard.read(piece)]


def _pastes(messages: Iterable[Message]) -> list[str]:
    return [message.text for message in messages if isinstance(message, events.Paste)]


def _keys(messages: Iterable[Message]) -> list[str]:
    return [message.key for message in messages if isinstance(message, events.Key)]


def _visible(text: str) -> str:
    return "".join(character for character in text if character in "\t\n\r" or category(character) != "Cc")


def _cut(data: bytes, places: Iterable[int]) -> list[bytes]:
    at = sorted({0, len(data), *(place % (len(data) + 1) for place in places)})
    return [data[a:b] for a, b in pairwise(at)]


@given(st.lists(BYTES, max_size=30))
def test_any_bytes_are_read_and_the_keyboard_answers_afterwards(flood: list[bytes]) -> None:
    """
    Nothing raises, nothing that stands for half a letter comes out, and once a paste without an end is over, a key is a key.
    """
    keyboard, clock = _keyboard()
    for message in _read(keyboard, *flood):
        assert not isinstance(message, (events.Resize, events.CursorPosition))
        if isinstance(message, events.Key):
            (message.character or "").encode()
    clock.now += QUIET + 1
    list(keyboard.tick())
    _read(keyboard, b"zzzz" * 9)
    assert _keys(_read(keyboard, b"p")) == ["p"]


@pytest.mark.parametrize(
    ("report_", "keys"),
    [
        (b"\x1b[97;5:3u", []),
        (b"\x1b[1114112u", []),
        (b"\x1b[55296u", []),
        (b"\x1b[97;1;55296u", []),
        (b"\x1b[99999999999999999999u", []),
        (b"\x1b[97;5:1u", ["ctrl+a"]),
        (b"\x1b[97;5:2u", ["ctrl+a"]),
        (b"\x1b[97:65;2;65u", ["A"]),
        (b"\x1b[1;1:3A", []),
        (b"\x1b[1;1:1A", ["up"]),
        (b"\x1b[3;1:3~", []),
        (b"\x1b[113;5u", ["ctrl+q"]),
    ],
)
def test_a_report_of_a_key_is_that_key_or_none(report_: bytes, keys: list[str]) -> None:
    """
    The protocol of kitty in full: pressed, repeated, let go, with other letters of the key, and numbers that are no letter.
    """
    keyboard, _ = _keyboard()
    assert _keys(_read(keyboard, report_, b"x")) == [*keys, "x"]


@given(INSIDE, st.lists(st.integers(0, 500), max_size=8), st.booleans())
def test_what_lies_between_the_brackets_is_text_however_it_is_cut(inside: str, cuts: list[int], nested: bool) -> None:
    """
    Escapes, control characters, enter, a second opening: one paste and no key, in any number of reads.
    """
    keyboard, _ = _keyboard()
    data = BEGIN + (BEGIN if nested else b"") + inside.encode() + END + b"x"
    messages = _read(keyboard, *_cut(data, cuts))
    assert _pastes(messages) == [_visible(inside)]
    assert _keys(messages) == ["x"]


def test_an_end_that_was_pasted_itself_is_text() -> None:
    """
    A terminal that passes on brackets in pasted text: what follows them presses no keys either.
    """
    keyboard, _ = _keyboard()
    messages = _read(keyboard, BEGIN + b"a" + END + b"\x11\r" + END + b"x" + BEGIN + b"b" + END)
    assert _pastes(messages) == ["a\r", "b"]
    assert _keys(messages) == ["x"]


def test_a_paste_without_an_end_is_over_when_nothing_comes() -> None:
    """
    What came is kept, and the next key is a key.
    """
    keyboard, clock = _keyboard()
    assert _read(keyboard, BEGIN + b"abc\x11") == []
    clock.now += QUIET - 0.1
    assert list(keyboard.tick()) == []
    clock.now += 0.2
    assert _pastes(keyboard.tick()) == ["abc"]
    assert _keys(_read(keyboard, b"p")) == ["p"]


def test_a_paste_without_an_end_is_over_while_somebody_types() -> None:
    """
    Ten keys a second and no pause: the keyboard is back within a second more.
    """
    keyboard, clock = _keyboard()
    _read(keyboard, BEGIN)
    typed = 0
    while not _pastes(_read(keyboard, b"q")):
        clock.now += 0.1
        typed += 1
    assert typed * 0.1 <= QUIET + 1
    assert _keys(_read(keyboard, b"p")) == ["p"]


def test_a_long_paste_over_a_slow_line_is_one_text_and_its_end_is_found() -> None:
    """
    A megabyte at 3 kB/s; as many letters are kept as a paste may have.
    """
    keyboard, clock = _keyboard()
    messages = _read(keyboard, BEGIN)
    for _ in range(340):
        clock.now += 1
        messages += list(keyboard.tick()) + _read(keyboard, b"ab\r" * 1000)
    messages += _read(keyboard, END + b"x")
    assert _keys(messages) == ["x"]
    [paste] = [message for message in messages if isinstance(message, LongPaste)]
    assert paste.text == ("ab\r" * LONGEST_PASTE)[:LONGEST_PASTE]
    assert len(" ".join(paste.text.split())) + paste.rest == 340_000 * 3 - 1


@given(st.lists(st.text(" \r\t\x11xyzß", max_size=9), max_size=20), st.integers(1, 60))
def test_the_characters_of_a_long_paste_are_counted(pieces: list[str], longest: int) -> None:
    """
    What is kept and what is not are together as long as the whole text as one line, in whatever pieces it came.
    """
    pasted = PastedText(longest)
    for piece in pieces:
        pasted.add(piece)
    paste, text = pasted.paste(), _visible("".join(pieces))
    rest = paste.rest if isinstance(paste, LongPaste) else 0
    assert paste.text == text[:longest]
    assert len(" ".join(paste.text.split())) + rest == len(" ".join(text.split()))


@pytest.mark.parametrize(("begin", "end"), [(BEGIN, END), (b"", b"")])
def test_a_long_text_is_counted_whether_the_terminal_says_that_it_is_pasted_or_not(begin: bytes, end: bytes) -> None:
    """
    In reads of the size that the driver makes.
    """
    data = begin + b"ab\r" * 33_000 + end
    keyboard, clock = _keyboard()
    messages = _read(keyboard, *_cut(data, range(0, len(data), 4096)))
    clock.now += PAUSE
    messages += list(keyboard.tick())
    [paste] = messages
    assert isinstance(paste, LongPaste)
    assert len(paste.text) == LONGEST_PASTE
    assert len(" ".join(paste.text.split())) + paste.rest == 33_000 * 3 - 1


LETTERS = st.text(st.sampled_from("aQ \r\tß漢\x11\x03"), min_size=MOST_AHEAD + 1, max_size=5 * MOST_AHEAD)


@given(LETTERS, st.lists(st.integers(0, 5 * MOST_AHEAD), max_size=6))
def test_letters_faster_than_anybody_types_are_pasted_text(text: str, cuts: list[int]) -> None:
    """
    However they are cut: not more than may be typed ahead are keys, the rest is one text, and none is lost or changes places;
    afterwards a key is a key.
    """
    keyboard, clock = _keyboard()
    messages = _read(keyboard, *_cut(text.encode(), cuts))
    clock.now += PAUSE
    messages += list(keyboard.tick())
    keys = [message for message in messages if isinstance(message, events.Key)]
    assert [type(message) for message in messages] == [*[events.Key] * len(keys), events.Paste]
    assert len(keys) <= MOST_AHEAD
    assert _visible("".join(message.character or "" for message in keys)) + _pastes(messages)[0] == _visible(text)
    assert _keys(_read(keyboard, b"p", b"\x11")) == ["p", "ctrl+q"]


@given(st.lists(st.floats(1 / SLOWEST, 0.5), min_size=150, max_size=400), st.integers(0, MOST_AHEAD - 1))
def test_letters_no_faster_than_a_key_repeats_are_keys(pauses: list[float], ahead: int) -> None:
    """
    However long somebody types or holds a key down, also after a slow line brought many at once.
    """
    keyboard, clock = _keyboard()
    messages = _read(keyboard, b"n" * ahead)
    for pause in pauses:
        clock.now += pause
        messages += [*keyboard.tick(), *_read(keyboard, b"n")]
    assert _keys(messages) == ["n"] * (ahead + len(pauses))


def test_pasted_text_is_one_text_on_a_slow_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Where it takes longer to read a piece of it than the text may pause.
    """
    keyboard, clock = _keyboard()
    take = keyboard._keys.take

    def slowly(character: str) -> list[Message]:
        clock.now += 0.0001
        return take(character)

    monkeypatch.setattr(keyboard._keys, "take", slowly)
    messages = _read(keyboard, *[b"x" * 4096] * 5)
    clock.now += PAUSE
    messages += list(keyboard.tick())
    assert _pastes(messages) == ["x" * 5 * 4096]
    assert len(messages) == 1


def test_after_pasted_text_came_as_keys_somebody_types_on() -> None:
    """
    Twelve keys a second and no pause: the keyboard is back within a second.
    """
    keyboard, clock = _keyboard()
    assert _read(keyboard, b"x" * 4096) == []
    messages: list[Message] = []
    for _ in range(12):
        clock.now += 1 / 12
        messages += _read(keyboard, b"q")
    assert len(_pastes(messages)) == 1
    assert _keys(messages)[-1:] == ["q"]


def test_a_key_that_is_no_letter_comes_after_the_text_before_it() -> None:
    """
    And what is as fast behind it is text again.
    """
    keyboard, clock = _keyboard()
    messages = _read(keyboard, b"x" * 200 + b"\x1b[A" + b"y" * 200)
    clock.now += PAUSE
    messages += list(keyboard.tick())
    assert _pastes(messages) == ["x" * 200, "y" * 200]
    assert _keys(messages) == ["up"]
    assert isinstance(messages[1], events.Key)


def test_an_answer_of_the_terminal_is_no_key_and_swallows_none() -> None:
    """
    Also where it comes in pieces, and in the middle of what somebody types.
    """
    keyboard, _ = _keyboard()
    messages = _read(keyboard, b"a\x1b[", b"0", b"nb")
    assert [type(message) for message in messages] == [events.Key, AllRead, events.Key]


def test_whoever_types_is_there_though_the_window_was_left() -> None:
    """
    Without it letters would go past the form, to the keys of the stage.
    """
    keyboard, _ = _keyboard()
    messages = _read(keyboard, b"\x1b[O", b"a")
    assert [type(message) for message in messages] == [events.AppBlur, events.AppFocus, events.Key]


def test_the_grammar_makes_what_it_is_for() -> None:
    """
    The two reports that ended shows are among its strings, in sort.
    """
    random = Random(1)
    made = [report(random) for _ in range(20_000)]
    assert any(b":3u" in each for each in made)
    assert any(b"1114112" in each and each.endswith(b"u") for each in made)
    assert any(each.startswith(BEGIN) and not each.endswith(END) for each in made)
