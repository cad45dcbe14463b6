"""
`desk-theatre what-if` from the outside.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from desk_theatre.cli.main import main
from desk_theatre.cli.what_if_table import luck
from desk_theatre.scenario import library
from desk_theatre.study.luck_band import Band, LuckBand

COMMANDS = """
{"command": "open-round"}
{"at": "08:40", "command": "submit-incident", "kind": "no-sound", "room": "A", "by": "badge 7", "text": "no sound"}
{"at": "08:50", "command": "submit-incident", "kind": "coffee"}
{"at": "09:00", "command": "set-practice", "practice": "recording", "on": true}
{"command": "open-round"}
{"at": "08:40", "command": "submit-incident", "kind": "no-picture", "room": "B"}
"""


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    The file of a recorded evening of two rounds.
    """
    folder = tmp_path_factory.mktemp("evening")
    (folder / "commands").write_text(COMMANDS)
    path = folder / "evening.theatre"
    result = CliRunner().invoke(
        main, ["run", "rehearsal", "--commands", str(folder / "commands"), "--record", str(path), "--seed", "5"]
    )
    assert result.exit_code == 0
    return path


def _what_if(path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["what-if", str(path), "--jobs", "1", *arguments])


def test_the_document(evening: Path) -> None:
    """
    As other programs read it; the last round if none is named.
    """
    result = _what_if(evening, "--enable", "routing", "--replications", "3", "--json")

    document = json.loads(result.stdout)
    assert (result.exit_code, result.stderr) == (0, "")
    assert list(document) == ["round", "recorded", "changed", "replications", "difference", "incidents"]
    assert (document["round"], document["replications"]) == (2, 3)
    assert set(document["difference"]["resolution_sla_met"]) == {"mean", "low", "high"}
    assert set(document["changed"]["commitment"]) == {"recording", "routing"}
    assert [set(each) for each in document["incidents"]] == [{"code", "recorded", "changed"}]


@pytest.mark.parametrize("question", ["--price-tags", "--luck"])
def test_where_nothing_was_played_there_is_no_table(
    question: str, evening: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Ctrl-C before the first day is over leaves nothing to read, and that is said.
    """

    def pressed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("desk_theatre.study.study.play", pressed)

    result = _what_if(evening, question, "--replications", "500")

    assert (result.exit_code, result.stdout, result.stderr) == (
        1,
        "",
        "interrupted; 0 replications played\n",
    )


def test_the_recorded_side_is_the_scorecard_of_the_evening(evening: Path) -> None:
    """
    And without a change the other side is the same, with no difference at all.
    """
    commands = evening.parent / "commands"
    run = CliRunner().invoke(main, ["run", "rehearsal", "--commands", str(commands), "--seed", "5", "--json"])
    rounds = json.loads(run.stdout)["rounds"]

    for number in (1, 2):
        document = json.loads(_what_if(evening, "--round", str(number), "--replications", "2", "--json").stdout)
        assert rounds[number - 1]["scorecard"] == document["recorded"] == document["changed"]
        assert {found["mean"] for found in document["difference"].values()} <= {0.0, None}


def test_each_delegate_is_told(evening: Path) -> None:
    """
    By the code, with what it was and where; what was typed stays where it is.
    """
    result = _what_if(evening, "--round", "1", "--enable", "status_updates", "--replications", "2")

    lines = [line.strip() for line in result.stdout.splitlines() if "your incident" in line]
    assert [line.split(":")[0] for line in lines] == [
        "your incident N6L (No sound, Lighthouse)",
        "your incident HV7 (Coffee or food has run out)",
    ]
    assert "badge 7" not in result.stdout


def test_price_tags(evening: Path) -> None:
    """
    What was worth what, ranked.
    """
    result = _what_if(evening, "--price-tags", "--replications", "2", "--measure", "satisfaction", "--json")

    document = json.loads(result.stdout)
    assert (document["round"], document["measure"], document["replications"]) == (2, "satisfaction", 2)
    assert [tag["practice"] for tag in document["in_force"]] == ["recording"]
    assert "routing" in [tag["practice"] for tag in document["not_in_force"]]
    assert set(document["not_in_force"][0]) == {"practice", "name", "worth", "certain", "tied"}
    assert set(document["overlap"]["satisfaction"]) == {"mean", "low", "high"}


def test_luck(evening: Path) -> None:
    """
    Where the evening lies among others.
    """
    result = _what_if(evening, "--luck", "--replications", "5", "--json")

    document = json.loads(result.stdout)
    assert (document["round"], document["replications"]) == (2, 5)
    assert set(document["measures"]["satisfaction"]) == {"recorded", "low", "median", "high", "quantile", "better_than"}


@pytest.mark.parametrize("question", [[], ["--price-tags"], ["--luck"]])
def test_people_get_a_table(evening: Path, question: list[str]) -> None:
    """
    In plain characters, but for names.
    """
    result = _what_if(evening, "--replications", "2", *question)

    assert (result.exit_code, result.stderr) == (0, "")
    assert "within SLA" in result.stdout
    assert result.stdout.isascii()


@pytest.mark.parametrize(
    ("low", "high", "span"),
    [(0.588, 1.0, "58.8 % to 100.0 %"), (0.0, 1.0, "0.0 % to 100.0 %"), (1.0, 1.0, "100.0 % to 100.0 %")],
)
def test_all_and_none_are_shares_too(low: float, high: float, span: str) -> None:
    """
    A hundred percent is not one.
    """
    band = Band(0.892, low, 0.9, high, 0.5, 0.4)

    assert span in luck(LuckBand(1, 20, {"resolution_sla_met": band}), library.load("rehearsal"), 100)


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["--round", "3"], 1, "this recording has no round 3; it has 2 rounds"),
        (["--round", "0"], 2, "0 is not in the range"),
        (["--enable", "rooting"], 1, "did you mean routing"),
        (["--enable", "confronting"], 1, "does not offer the practice confronting; it offers recording, "),
        (["--enable", "recording"], 1, "nothing to enable"),
        (["--disable", "routing"], 1, "nothing to disable"),
        (["--replications", "0"], 2, "0 is not in the range"),
        (["--price-tags", "--luck"], 2, "use one at a time"),
        (["--price-tags", "--enable", "routing"], 2, "remove --enable and --disable"),
        (["--measure", "lost"], 2, "add --price-tags"),
        (["--price-tags", "--measure", "loss"], 1, "unknown measure 'loss'; did you mean lost"),
    ],
)
def test_what_cannot_be_asked_is_answered_with_a_sentence(
    evening: Path, arguments: list[str], status: int, words: str
) -> None:
    """
    Nothing that is asked for is silently ignored.
    """
    result = _what_if(evening, *arguments)

    assert (result.exit_code, result.stdout) == (status, "")
    assert words in result.stderr


def test_what_is_no_recording(tmp_path: Path) -> None:
    """
    As everywhere else.
    """
    (tmp_path / "shopping.txt").write_text("milk\n")

    result = _what_if(tmp_path / "shopping.txt")

    assert (result.exit_code, "is not a recording" in result.stderr) == (1, True)
