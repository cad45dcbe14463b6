"""
The code that a delegate takes away.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm.ticket_code import LETTERS, code_of, number_of, round_of, without_round

THREE = len(LETTERS) ** 3
FOUR = len(LETTERS) ** 4


def test_every_short_code_belongs_to_one_incident() -> None:
    """
    The first numbers fill all codes of three letters, each exactly once.
    """
    codes = [code_of(number) for number in range(THREE)]
    assert {len(code) for code in codes} == {3}
    assert len(set(codes)) == THREE


@given(st.integers(0, THREE + 2 * FOUR))
def test_the_number_is_computed_back_from_the_code(number: int) -> None:
    """
    Nothing has to remember which is which.
    """
    assert number_of(code_of(number)) == number


@given(st.text(alphabet=LETTERS, min_size=3, max_size=6))
def test_every_code_that_can_be_typed_belongs_to_one_number(code: str) -> None:
    """
    And that number has no other code.
    """
    number = number_of(code)
    assert number is not None
    assert code_of(number) == code


@given(st.integers(0, 100000), st.sampled_from(("{}", " {} ", "{}-", "{}.")))
def test_case_blanks_and_dashes_do_not_matter(number: int, form: str) -> None:
    """
    Delegates type as they please.
    """
    code = code_of(number)
    assert number_of(form.format(code.lower())) == number
    assert number_of("-".join(code)) == number


@given(st.text(max_size=12))
def test_whatever_is_typed_there_is_an_answer(text: str) -> None:
    """
    A number or nothing, never an error; and a number only for the code of that number.
    """
    number = number_of(text)
    if number is not None:
        assert code_of(number) == "".join(c for c in without_round(text).upper() if c in LETTERS)


@given(
    st.integers(0, THREE + FOUR),
    st.integers(1, 99),
    st.sampled_from(("R{}-{}", "r{}-{}", " r{} {} ", "R{}.{}", "R{} - {}")),
)
def test_the_round_before_a_code_is_understood(number: int, round_: int, form: str) -> None:
    """
    As exported tables write it, and as people type that.
    """
    typed = form.format(round_, code_of(number))

    assert (round_of(typed), number_of(typed), without_round(typed)) == (round_, number, code_of(number))


@given(st.integers(0, THREE + FOUR))
def test_a_code_alone_names_no_round(number: int) -> None:
    """
    Not even one that begins with an R and a digit.
    """
    assert (round_of(code_of(number)), without_round(f" {code_of(number)} ")) == (None, code_of(number))


@pytest.mark.parametrize("letter", "AEIOUYS01")
def test_letters_that_are_mistaken_for_others_are_not_used(letter: str) -> None:
    """
    Nor vowels, so that no code is a word.
    """
    assert letter not in LETTERS
    assert number_of(f"{letter}BC") is None


def test_neighbours_do_not_look_alike() -> None:
    """
    A code does not tell how many came before: no two of the first hundred in a row share their first letter and second.
    """
    codes = [code_of(number) for number in range(100)]
    assert all(one[:2] != two[:2] for one, two in pairwise(codes))


def test_there_is_no_code_below_zero_or_beyond_the_longest() -> None:
    """
    Rather no code than one that leads to somebody else's incident.
    """
    for number in (-1, sum(len(LETTERS) ** length for length in (3, 4, 5, 6))):
        with pytest.raises(ValueError, match="no code for incident number"):
            code_of(number)
