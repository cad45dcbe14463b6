"""
`desk-theatre scenarios new`, and scenarios of one's own by name.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from desk_theatre.cli.main import main
from desk_theatre.cli.show_library import ShowLibrary
from desk_theatre.scenario import library


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    An empty folder, and a personal one of its own.
    """
    folder = tmp_path / "own" / "scenarios"
    monkeypatch.setattr(library, "personal", lambda: folder)
    monkeypatch.chdir(tmp_path)


def _typed(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_a_new_scenario_is_written_and_the_next_steps_are_said(tmp_path: Path) -> None:
    """
    What is printed can be typed, and does what it says.
    """
    result = _typed("scenarios", "new", "our-day")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "our-day.toml: written and ready to play",
        "check it: desk-theatre check our-day.toml",
        "play it: desk-theatre play our-day.toml",
    ]
    assert _typed("check", "our-day.toml", "--quick").stdout.splitlines()[:2] == [
        "our-day.toml: no mistakes",
        "  Our day",
    ]
    assert library.load(str(tmp_path / "our-day.toml")).id == "our-day"


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """
    Somebody's evening is in that file.
    """
    (tmp_path / "our-day.toml").write_text("precious", encoding="utf-8")

    result = _typed("scenarios", "new", "our-day")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("our-day.toml already exists and was not overwritten; choose another name")
    assert (tmp_path / "our-day.toml").read_text(encoding="utf-8") == "precious"


def test_what_is_kept_in_the_personal_folder_goes_by_its_name() -> None:
    """
    In the list, in the foyer, to be checked and played; the shipped ones stand first.
    """
    made = _typed("scenarios", "new", "our-day", "--personal", "--from", "rehearsal", "--json")

    assert json.loads(made.stdout) == {"id": "our-day", "path": str(library.personal() / "our-day.toml")}
    listed = json.loads(_typed("scenarios", "--json").stdout)
    assert [each["id"] for each in listed] == [*library.names(), "our-day"]
    assert listed[-1] == {"id": "our-day", "title": "Our day", "minutes": 5, "rounds": 2}
    assert [choice.id for choice in ShowLibrary(1).scenarios()] == [*library.names(), "our-day"]
    assert _typed("run", "our-day", "--json").exit_code == 0


def test_a_personal_scenario_with_mistakes_spoils_nothing() -> None:
    """
    The others are listed; of this one it is said how to see what is wrong.
    """
    library.personal().mkdir(parents=True)
    (library.personal() / "half.toml").write_text("id = 'half'\n", encoding="utf-8")
    (library.personal() / "dark.toml").write_bytes(b"\xff\xfe")

    result = _typed("scenarios", "--json")

    assert (result.exit_code, [each["id"] for each in json.loads(result.stdout)]) == (0, [*library.names()])
    assert "half has 9 mistakes; to list them: desk-theatre check half\n" in result.stderr
    assert "cannot read the scenario 'dark': line 1 is not UTF-8 text" in result.stderr
    assert [choice.id for choice in ShowLibrary(1).scenarios()] == [*library.names()]


def test_a_shipped_name_is_never_hidden() -> None:
    """
    A recording, a page or a colleague that says "conference" means the same everywhere.
    """
    library.personal().mkdir(parents=True)
    (library.personal() / "conference.toml").write_text("id = 'other'\n", encoding="utf-8")

    assert library.load("conference").title == "The conference day"
    assert _typed("scenarios").stderr == ""


def test_a_name_without_its_ending_is_understood() -> None:
    """
    Whoever types `play our-day` for a file in this folder is told what to type.
    """
    _typed("scenarios", "new", "our-day")

    result = _typed("check", "our-day")

    assert (result.exit_code, result.stderr) == (1, "unknown scenario 'our-day'; did you mean our-day.toml?\n")


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["Conference"], 2, "choose another name"),
        (["two words"], 2, "plain letters"),
        (["x", "--personal", "--folder", "y"], 2, "remove one of them"),
        (["x", "--from", "conferense"], 1, "did you mean conference?"),
        (["x", "--folder", "/dev/null/y"], 1, "/dev/null/y: not a directory"),
        ([], 2, "Missing argument"),
    ],
)
def test_what_cannot_be_begun_is_said(arguments: list[str], status: int, words: str, tmp_path: Path) -> None:
    """
    And then nothing is written.
    """
    result = _typed("scenarios", "new", *arguments)

    assert (result.exit_code, result.stdout) == (status, "")
    assert words in result.stderr
    assert list(tmp_path.rglob("*.toml")) == []


def test_json_of_the_list_is_not_taken_for_json_of_a_new_one() -> None:
    """
    Nothing that is asked for is silently ignored.
    """
    result = _typed("scenarios", "--json", "new", "x")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "put it after new" in result.stderr
