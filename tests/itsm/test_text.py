"""
Typed text leaves the door harmless, and ordinary words leave it as they came.
"""

from __future__ import annotations

from itertools import groupby
from time import perf_counter
from unicodedata import category, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm.text import LIMIT, clean

WORDS = [
    "Lyden er borte i sal B, og skjermen blinker også",
    "Der Beamer ist schon wieder ausgefallen, größte Not in Saal 3!",
    "الصوت معطل في القاعة",
    "אין קול באולם",
    "שָׁלוֹם עֲלֵיכֶם",
    "हॉल में आवाज़ नहीं आ रही है",
    "क्‍ष और र्‍य",
    "ශ්‍රී ලංකාව",
    "نمی‌شنوم",
    "ไม่มีเสียงในห้องประชุม น้ำ",
    "会場Bで音が出ません。",
    "B홀에서 소리가 나지 않습니다",
    "လျှော့",
    "བོད་སྐད་ཧཱུྃ",
    "Không có âm thanh ở phòng B",
    "Нет звука в зале Б",
    "δεν ακούγεται τίποτα",
    "[P1] mail down [floor 2] [/] [b]x",
    "C:\\temp\\*.* & <b>100 %</b> \"quoted\" 'it' `x`",
    "🎤 🔇 broken",
]

NASTY = st.one_of(
    st.characters(),
    st.characters(categories=["Mn", "Me", "Mc", "Cf", "Cc", "Cs", "Zs", "Zl", "Zp"]),
    st.sampled_from(
        "\u200c\u200d\u202e\u2066\u034f\u1160\u3164\u2800\ufe0f\u20e3\x1b\x00\x9b\u0301\u0323\u093c\u0958"
        "\u0915\u094d\u09c7\u09be\u1100\u1161\u11a8\u0644\u0627\ud800\U000e0041 \n"
    ),
)
HOSTILE = st.text(NASTY, max_size=400)


@given(HOSTILE)
def test_cleaning_what_is_clean_changes_nothing(text: str) -> None:
    """
    A text may be cleaned when it is accepted and again when it is read.
    """
    once = clean(text)

    assert once == clean(once)


@given(HOSTILE)
def test_nothing_that_steers_a_terminal_or_hides_comes_through(text: str) -> None:
    """
    No control, bidi, private, unassigned or surrogate character; the only format characters are joiners in a word.
    """
    left = {character for character in clean(text) if category(character)[0] in "CZ"}

    assert left <= {" ", "\u200c", "\u200d"}


@given(HOSTILE)
def test_what_comes_through_is_one_line_that_can_be_written(text: str) -> None:
    """
    Any strict writer takes it; it is one line, with single spaces, composed.
    """
    line = clean(text)

    assert line.encode().decode() == line
    assert line == normalize("NFC", " ".join(line.split()))


@given(HOSTILE, st.integers(0, 50))
def test_it_is_never_longer_than_the_limit(text: str, limit: int) -> None:
    """
    However long it was, and whatever normalising did to it.
    """
    assert len(clean(text, limit)) <= limit


@given(HOSTILE)
def test_marks_do_not_pile_up(text: str) -> None:
    """
    At most four marks above and below a letter, joiners or not, and none that stands on nothing.
    """
    line = clean(text)
    bare = line.replace("\u200c", "").replace("\u200d", "")
    runs = [len(list(run)) for sort, run in groupby(bare, lambda c: category(c) in {"Mn", "Me"}) if sort]

    assert max(runs, default=0) <= 4
    assert not any(category(word[0])[0] == "M" for word in line.split())


@given(st.lists(st.sampled_from([word for words in WORDS for word in words.split()]), max_size=20))
def test_ordinary_words_are_left_alone(words: list[str]) -> None:
    """
    Words in any script, in any order, are what they were.
    """
    text = " ".join(words)[:LIMIT].strip().removesuffix("\u200d").removesuffix("\u200c")

    assert clean(text) == text


@pytest.mark.parametrize("text", WORDS)
def test_a_sentence_is_left_alone(text: str) -> None:
    """
    Norwegian, German, Arabic, Hebrew, Hindi, Thai, Japanese, Korean and others, and signs that are markup elsewhere.
    """
    assert clean(normalize("NFC", text)) == normalize("NFC", text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\x1b]0;owned\x07hello", "]0;ownedhello"),
        ("\x1b[2Jgone", "[2Jgone"),
        ("\x9b31mred", "31mred"),
        ("one\r\ntwo\tthree\u2028four", "one two three four"),
        ("\u202edesrever", "desrever"),
        ("a\u200bb\u200dc\u00add\ufefft", "abcdt"),
        ("Z" + "\u0300\u0301\u0302\u0303\u0304\u0305\u0306", "Z\u0300\u0301\u0302\u0303"),
        ("👩\u200d💻 1\ufe0f\u20e3", "👩💻 1"),
        ("\ud800", "\ufffd"),
        ("e\u200d\u0301", "é"),
        ("\u0301 \u200d\u3164 \u2800", ""),
        ("   ", ""),
        ("", ""),
        ("\ue000x\U000e0041", "x"),
    ],
)
def test_hostile_text_is_defused(typed: str, kept: str) -> None:
    """
    Escape sequences lose their escape, invisible characters vanish, separators become a space.
    """
    assert clean(typed) == kept


@pytest.mark.parametrize("piece", ["x", "\x1b", "\u0301", "a\u0301\u0323", "\n", "क्\u200d"])
def test_a_million_characters_freeze_nobody(piece: str) -> None:
    """
    A long text costs milliseconds, because only its beginning is looked at.
    """
    text = piece * (1_000_000 // len(piece))
    start = perf_counter()

    line = clean(text)

    assert perf_counter() - start < 0.5  # a hundred times what it takes on a quiet machine
    assert len(line) <= LIMIT
