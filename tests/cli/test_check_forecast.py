"""
`desk-theatre check` on what a scenario will be like to play.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from desk_theatre.cli import check
from desk_theatre.cli.forecast_page import BAR, KEYS, bar
from desk_theatre.cli.main import main
from desk_theatre.cli.wording import output
from desk_theatre.scenario import library
from desk_theatre.study.forecast import Forecast
from desk_theatre.study.results import Results


def _typed(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


def test_people_read_how_hard_it_will_be() -> None:
    """
    The load of each team and person, both ends of the show with intervals, whether it can be won, and the path to it.
    """
    result = _typed("rehearsal", "--replications", "3")

    assert (result.exit_code, result.stderr) == (0, "")
    scenario = library.load("rehearsal")
    for each in scenario.organisation.teams:
        assert re.search(
            rf"^  {each.name} +\|[# ]{{{BAR}}}\| +\d+ %  \d\.\d of 3\.0 hours", result.stdout, re.MULTILINE
        )
    for person in scenario.organisation.everybody:
        assert re.search(rf"^  {person.name}, .*\d\.\d of 1\.5 hours", result.stdout, re.MULTILINE)
    assert re.search(r"^  within SLA( +-?[\d.]+ \[[\d.]+, [\d.]+\] %){3}$", result.stdout, re.MULTILINE)
    assert "from 3 replications each" in result.stdout
    assert max(len(line) for line in result.stdout.splitlines()) <= 100
    assert re.search(
        r"^  The last round can (nearly )?be won: \d+ % within SLA (step by step|with all practices active)\.$",
        result.stdout,
        re.MULTILINE,
    )
    assert "  step by step: round 2: recording, " in result.stdout


def test_programs_read_the_same() -> None:
    """
    One document: incidents, teams, people, both ends, and the sentences.
    """
    document = json.loads(_typed("rehearsal", "--replications", "3", "--json").stdout)["forecast"]

    assert list(document) == [
        *("replications", "incidents", "teams", "people", "first_round", "last_round", "winnable", "remarks"),
    ]
    assert (document["replications"], list(document["last_round"])) == (3, ["path", "in_use"])
    ends = (document["first_round"], *document["last_round"].values())
    assert [list(end) for end in ends] == [[*KEYS]] * 3
    assert [end for end in ends if not end[KEYS[0]]["low"] <= end[KEYS[0]]["mean"] <= end[KEYS[0]]["high"]] == []
    assert document["incidents"]["p10"] <= document["incidents"]["mean"] <= document["incidents"]["p90"]


def test_the_same_file_gets_the_same_forecast() -> None:
    """
    On however many processes it was played.
    """
    one, other = (_typed("rehearsal", "--replications", "2", "--json").stdout for _ in range(2))

    assert one == other


def test_one_replication_has_no_interval() -> None:
    """
    And is told as it is.
    """
    result = _typed("rehearsal", "--replications", "1")

    assert (result.exit_code, result.stderr) == (0, "")
    assert "from 1 replication\n" in result.stdout


def test_nobody_waits_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    When even one replication takes too long, the file is sound all the same, and it is said what to do.
    """
    monkeypatch.setattr(check, "PATIENCE", 0.0)

    result = _typed("conference")

    assert (result.exit_code, result.stdout.splitlines()[0]) == (1, "conference: no mistakes")
    assert "one replication takes too long for a forecast; use --quick" in result.stderr


def test_whoever_presses_ctrl_c_is_not_told_that_the_scenario_is_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    That nobody wanted to wait is no fault of the scenario.
    """

    def interrupted(*_: object, **__: object) -> Forecast:
        return Forecast(Results(("first",)), (), stopped="interrupted")

    monkeypatch.setattr("desk_theatre.study.forecast.forecast", interrupted)

    result = _typed("rehearsal")

    assert (result.exit_code, result.stderr) == (1, "interrupted; 0 replications played\n")


def test_an_error_in_the_simulation_is_not_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    What could be played is told, and then what could not.
    """
    broken = Forecast(Results(("first",)), (), "ZeroDivisionError: division by zero")
    monkeypatch.setattr(check, "_played", lambda *_: broken)

    result = _typed("rehearsal")

    assert (result.exit_code, result.stderr) == (
        1,
        "a replication failed: ZeroDivisionError: division by zero\n",
    )
    assert output.WORKLOAD in result.stdout


@pytest.mark.parametrize(
    ("share", "drawn"), [(0.0, "|" + " " * BAR + "|"), (1.0, "|" + "#" * BAR + "|"), (1.2, "|" + "#" * BAR + ">")]
)
def test_what_does_not_fit_into_the_day_sticks_out(share: float, drawn: str) -> None:
    """
    Empty, full, more than full.
    """
    assert bar(share) == drawn


@pytest.mark.parametrize("columns", ["80", "100"])
def test_large_numbers_never_touch_in_the_table(tmp_path: Path, columns: str) -> None:
    """
    A crowd of a thousand has long intervals.
    """
    crowd = '{ id = "x", title = "x", kind = "wifi", starts = "08:20", ends = "08:30", count = 1000, minutes = 5, chance = 1 }'
    text = library.source_of("rehearsal").text.replace("[demand]\n", f"[demand]\nsurges = [{crowd}]\n")
    (tmp_path / "crowd.toml").write_text(text)

    result = CliRunner(env={"COLUMNS": columns}).invoke(
        main, ["check", str(tmp_path / "crowd.toml"), "--replications", "2"]
    )

    assert result.exit_code == 0
    assert "still open" in result.stdout
    assert re.findall(r"\]\S*\d", result.stdout) == []
