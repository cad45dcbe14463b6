"""
Times of day as people write them.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm.time_of_day import parse, parse_typed, spell, spell_length, spell_short


@given(st.integers(0, 99 * 3600 + 3599))
def test_what_is_spelled_is_read_back(second: int) -> None:
    """
    To the second with seconds, to the minute without.
    """
    assert parse(spell(second)) == second
    assert parse(spell_short(second)) == second - second % 60


def test_twelve_past_nine() -> None:
    """
    With and without seconds, and with blanks around.
    """
    assert (parse("09:12"), parse("9:12"), parse(" 09:12:30 ")) == (33120, 33120, 33150)


@pytest.mark.parametrize("text", ["", "9", "9:60", "09:12:60", "nine", "09.12", "-9:12", "09:12:30.5", "٠٩:١٢x"])
def test_what_is_no_time_is_refused_by_name(text: str) -> None:
    """
    The complaint holds what was written and what is expected.
    """
    with pytest.raises(ValueError, match="is not a time of day such as 09:12"):
        parse(text)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (59, "59 s"), (60, "1 min"), (89, "1 min"), (3569, "59 min"), (3570, "1 h 00"), (3900, "1 h 05")],
)
def test_lengths_are_said_as_people_say_them(seconds: int, words: str) -> None:
    """
    Seconds below a minute, minutes below an hour, then hours and minutes.
    """
    assert spell_length(seconds) == words


@given(st.integers(0, 24 * 60 - 1), st.sampled_from((":", ".", "")))
def test_a_time_is_understood_as_people_type_it(minute: int, between: str) -> None:
    """
    With a colon, with a dot or with nothing between hours and minutes, with and without the nought before.
    """
    hours, minutes = divmod(minute, 60)

    assert (
        parse_typed(f"{hours:02}{between}{minutes:02}") == parse_typed(f" {hours}{between}{minutes:02} ") == 60 * minute
    )


@pytest.mark.parametrize("text", ["", "9", "25:00", "2500", "9:60", "0960", "K7Q", "R1-K4K", "9:1", "99999", "09-12"])
def test_what_is_no_typed_time_is_none(text: str) -> None:
    """
    Nobody has to catch anything.
    """
    assert parse_typed(text) is None
