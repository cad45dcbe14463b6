"""
What the form of a running show is told: when it comes too soon, and what is held.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import room_commands as r
from desk_theatre.live.show_runner import ShowRunner
from desk_theatre.live.start import begin
from desk_theatre.scenario.from_toml import read
from desk_theatre.show.roles import from_facilitator
from runners import from_delegate
from small_scenarios import SMALL_TOML

CAPPED = SMALL_TOML + "\n[moderation]\nper_minute = 2\n"


@pytest.fixture
def runner(tmp_path: Path) -> ShowRunner:
    """
    A show whose form takes two reports a minute.
    """
    return begin(read(CAPPED, "small"), CAPPED, 1, tmp_path / "show.theatre", "2026-03-01T09:00:00", None)


def _badge(key: str) -> c.SubmitIncident:
    return c.SubmitIncident("badge", None, "Kim", "torn", key)


async def test_a_report_when_too_soon_is_refused_with_the_seconds_to_wait(runner: ShowRunner) -> None:
    """
    In the answer as a number for the form, and in words for the delegate; nothing was reported.
    """
    await runner.hand_in(from_facilitator(c.OpenRound()))
    answers = [await runner.hand_in(from_delegate(_badge(key))) for key in "abc"]
    reported = [card for card in runner.view.incidents() if card.live]
    await runner.stop()

    assert [answer.accepted for answer in answers] == [True, True, False]
    assert 55 < answers[2].wait <= 60
    assert answers[2].words.startswith("Too many reports at once")
    assert answers[0].wait == 0
    assert len(reported) == 2


async def test_what_the_desk_refuses_does_not_count(runner: ShowRunner) -> None:
    """
    Reports before the round, and of what there is not, leave the cap to those that are taken.
    """
    refused = [await runner.hand_in(from_delegate(_badge(key))) for key in "abc"]
    await runner.hand_in(from_facilitator(c.OpenRound()))
    refused += [await runner.hand_in(from_delegate(c.SubmitIncident("no-such-kind", key=key))) for key in "def"]
    refused += [await runner.hand_in(from_delegate(r.MeToo(99, key))) for key in "ghi"]
    taken = [await runner.hand_in(from_delegate(_badge(key))) for key in "jkl"]
    await runner.stop()

    assert [(answer.accepted, answer.wait) for answer in refused] == [(False, 0.0)] * 9
    assert [answer.accepted for answer in taken] == [True, True, False]


async def test_the_facilitator_hears_of_words_that_are_held(runner: ShowRunner) -> None:
    """
    As long as there are any; the incident's clock does not wait.
    """
    heard = []
    await runner.hand_in(from_facilitator(c.OpenRound()))
    await runner.hand_in(from_facilitator(r.HoldTexts(on=True)))
    heard.append([notice.words for notice in runner.notices()])
    await runner.hand_in(from_delegate(_badge("a")))
    heard.append([notice.words for notice in runner.notices()])
    await runner.hand_in(from_delegate(_badge("b")))
    heard.append([notice.words for notice in runner.notices()])
    await runner.hand_in(from_facilitator(r.MaskText(1)))
    await runner.hand_in(from_facilitator(c.ReleaseText(3)))
    heard.append([notice.words for notice in runner.notices()])
    await runner.stop()

    assert heard == [[], ["1 text held · x shows it"], ["2 texts held · x shows them"], []]
