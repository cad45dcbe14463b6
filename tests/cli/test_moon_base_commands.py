"""
A scenario with nouns of its own: no command says a noun of a conference about it; documents keep their keys.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner

from desk_theatre.cli.main import main
from desk_theatre.itsm import commands as c
from desk_theatre.recording.guard import opened
from desk_theatre.scenario.from_toml import read
from desk_theatre.scenario.vocabulary import CONFERENCE
from desk_theatre.study.advice import remarks
from desk_theatre.study.load import load_of
from moon_base import MOON_TOML, foreign
from runners import Evening
from small_scenarios import SMALL_TOML

MOON = read(MOON_TOML, "moon")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """
    The file of a scenario, and the recording of a show of it.
    """
    folder = tmp_path_factory.mktemp("moon")
    scenario, recording = folder / "moon.toml", folder / "night.theatre"
    scenario.write_text(MOON_TOML, encoding="utf-8")
    _said("run", str(scenario), "--seed", "3", "--record", str(recording))
    return str(scenario), str(recording)


def _said(*arguments: str) -> str:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "{scenario}", "--replications", "2"),
        ("check", "{scenario}", "--quick"),
        ("run", "{scenario}", "--practice", "recording"),
        ("study", "{scenario}", "--replications", "2", "--jobs", "1"),
        ("cards", "{recording}"),
        ("verify", "{recording}"),
        ("what-if", "{recording}", "--enable", "recording", "--replications", "2", "--jobs", "1"),
        ("what-if", "{recording}", "--luck", "--replications", "2", "--jobs", "1"),
        (
            *("what-if", "{recording}", "--price-tags", "--measure", "delegate_minutes_lost"),
            *("--replications", "2", "--jobs", "1"),
        ),
    ],
    ids=" ".join,
)
def test_no_command_says_a_noun_of_a_conference(arguments: tuple[str, ...], files: tuple[str, str]) -> None:
    """
    About this scenario or its recording.
    """
    scenario, recording = files

    told = _said(*(each.format(scenario=scenario, recording=recording) for each in arguments))

    assert foreign(told) == []
    assert len(told) > 20


def test_figures_are_called_by_the_nouns_of_the_scenario(files: tuple[str, str]) -> None:
    """
    In the table of a show.
    """
    told = _said("run", files[0])

    assert "air walks late" in told
    assert "astronaut-minutes lost" in told


def test_the_keys_of_a_document_are_the_same_in_every_scenario(files: tuple[str, str], tmp_path: Path) -> None:
    """
    Other programs read them.
    """
    small = tmp_path / "small.toml"
    small.write_text(SMALL_TOML, encoding="utf-8")

    moon, usual = (json.loads(_said("run", path, "--json")) for path in (files[0], str(small)))

    assert moon["rounds"][0].keys() == usual["rounds"][0].keys()


def test_price_tags_name_practices_in_the_words_of_the_scenario(files: tuple[str, str]) -> None:
    """
    The stage shows these names.
    """
    options = ("--price-tags", "--replications", "2", "--jobs", "1", "--json")
    found = json.loads(_said("what-if", files[1], *options))
    names = {tag["practice"]: tag["name"] for tag in (*found["in_force"], *found["not_in_force"])}

    assert names["status_updates"] == "Keep the astronaut informed"


def test_advice_is_in_the_words_of_the_scenario() -> None:
    """
    Where nothing is planned for the day.
    """
    idle = evolve(MOON, conference=evolve(MOON.conference, programme=()))

    assert "There is no flight plan, so no air walk can start late." in remarks(idle, load_of(idle), None)


def test_a_refusal_is_in_the_words_of_the_scenario() -> None:
    """
    A report without its place, and one from a place that there is not.
    """
    night = Evening(scenario=MOON)
    night.give(c.OpenRound())

    missing = night.give(c.SubmitIncident("no-sound", None, "", ""))
    unknown = night.give(c.SubmitIncident("no-sound", "z", "", ""))

    assert missing.refused is not None
    assert "happens in a dome" in missing.refused.reason
    assert unknown.refused is not None
    assert "dome" in unknown.refused.reason


def test_a_recording_keeps_the_words_and_one_without_any_is_of_a_conference(
    files: tuple[str, str], tmp_path: Path
) -> None:
    """
    Recordings that were made before there were such words read as they always did.
    """
    small, old = tmp_path / "small.toml", tmp_path / "old.theatre"
    small.write_text(SMALL_TOML, encoding="utf-8")
    _said("run", str(small), "--record", str(old))

    assert opened(Path(files[1]))[1].words == MOON.words
    assert opened(old)[1].words == CONFERENCE
