"""
Values read, compare and travel as attrs' own do.
"""

from __future__ import annotations

import pickle

import attrs
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm.values import value


@value
class Told:
    """
    A value of the house.
    """

    at: int
    words: str = ""
    hidden: int = attrs.field(default=0, repr=False)


@attrs.frozen
class Plain:
    """
    The same, made by attrs alone.
    """

    at: int
    words: str = ""
    hidden: int = attrs.field(default=0, repr=False)


@given(st.integers(), st.text())
def test_a_value_reads_as_attrs_would_have_it(at: int, words: str) -> None:
    """
    Name and fields, and nothing of what is not to be told.
    """
    assert repr(Told(at, words, 7)) == repr(Plain(at, words, 7)).replace("Plain", "Told")


@given(st.integers(), st.text())
def test_a_value_comes_back_from_another_process_equal(at: int, words: str) -> None:
    """
    Content decides: of the same content, equal and found under the same key; of another, not.
    """
    one = Told(at, words)
    other = pickle.loads(pickle.dumps(one))

    assert (one, hash(one)) == (other, hash(other))
    assert one != Told(at + 1, words)
