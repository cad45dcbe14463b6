"""
The shipped scenarios that are no conference: no command says a noun of a conference about them, and each is found by its name.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from desk_theatre.cli.main import main
from desk_theatre.scenario import library
from moon_base import foreign

TRADES = ("hospital", "town-hall", "release-day")


def _said(*arguments: str) -> str:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize("name", TRADES)
def test_no_command_says_a_noun_of_a_conference_about_a_shipped_trade(name: str, tmp_path: Path) -> None:
    """
    A round of it, its recording, and what is worked out from both.
    """
    recording = str(tmp_path / "day.theatre")
    played = _said("run", name, "--seed", "3", "--practice", "recording", "--record", recording)
    told = [
        played,
        _said("check", name, "--quick"),
        _said("cards", recording),
        _said("what-if", recording, "--enable", "routing", "--replications", "2", "--jobs", "1"),
    ]
    words = library.load(name).words

    assert foreign("\n".join(told)) == []
    assert f"{words.session.many} late" in played
    assert f"{words.delegate.one}-minutes lost" in played


def test_the_list_of_scenarios_says_each_in_a_line_and_a_summary_in_its_own_words() -> None:
    """
    The name is what can be typed; a summary takes at most two lines at 100 columns.
    """
    lines = _said("scenarios").splitlines()
    starts = [number for number, line in enumerate(lines) if not line.startswith(" ")]

    for name in TRADES:
        scenario = library.load(name)
        start = next(number for number in starts if lines[number].startswith(f"{name}: "))
        assert lines[start] == f"{name}: {scenario.title}; 4 rounds of 12 minutes"
        summary = [line for line in lines[start + 1 : start + 3] if line.startswith("    ")]
        assert " ".join(line.strip() for line in summary) == scenario.summary
        assert foreign("\n".join([lines[start], *summary])) == []
