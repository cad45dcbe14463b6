"""
What is in a practice for each group.
"""

from __future__ import annotations

from typing import get_args

import pytest

from desk_theatre.itsm.scene import Stakeholder
from desk_theatre.practices.catalogue import catalogue
from desk_theatre.practices.reasons import REASONS, reasons


@pytest.mark.parametrize("practice", REASONS)
def test_each_reason_is_one_short_sentence_for_a_group_and_a_practice_that_exist(practice: str) -> None:
    """
    At most twelve words, spoken to the group.
    """
    assert practice in catalogue()
    for group, sentence in reasons(practice).items():
        assert group in get_args(Stakeholder)
        assert len(sentence.split()) <= 12
        assert sentence.endswith(".")
        assert sentence.count(".") == 1


def test_a_practice_that_gives_nobody_anything_has_no_reason() -> None:
    """
    A bonus for one hero is in it for nobody else.
    """
    assert reasons("hero_bonus") == {}
    assert reasons("no-such-practice") == {}
