"""
`desk-theatre cards`: the deck for the facilitator, and what a recorded round has shown of it.
"""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from desk_theatre.cli.main import main
from desk_theatre.itsm.time_of_day import spell
from desk_theatre.recording.reader import read
from desk_theatre.recording.rerun import scenario_of
from desk_theatre.scenario.vocabulary import CONFERENCE
from desk_theatre.show.deck.deck import DECK
from desk_theatre.show.evidence import evidence, rounds_in

CHAOS = Path(__file__).parents[1] / "recordings" / "0.1.0" / "chaos.theatre"


def _cards(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["cards", *map(str, arguments)])


def test_the_deck_is_told_card_by_card() -> None:
    """
    Each with its saying, its question, its answers, and when it is seen.
    """
    told = _cards().stdout

    assert [card.id for card in DECK if f"{card.id}: “{CONFERENCE.say(card.title)}”" not in told] == []
    assert (told.count("\n    ask: "), told.count("\n    what would help: "), told.count("\n    seen when: ")) == (
        len(DECK),
    ) * 3


def test_the_deck_as_json() -> None:
    """
    Everything that stands on a card.
    """
    documents = json.loads(_cards("--json").stdout)

    assert [card.id for card in DECK] == [document["id"] for document in documents]
    assert [list(document) for document in documents] == [
        ["id", "title", "theme", "attitude", "question", "practices", "traps", "seen_when"] for _ in documents
    ]


def test_what_a_recorded_round_has_shown() -> None:
    """
    The same cards, sentences and moments as a reflection would be given.
    """
    recording = read(CHAOS)
    material = evidence(scenario_of(recording), rounds_in(recording.events)[-1])

    document = json.loads(_cards(CHAOS, "--json").stdout)

    assert document["round"] == material.round
    assert [(each["card"], each["evidence"]) for each in document["seen"]] == [
        (s.card.id, s.words) for s in material.seen
    ]
    assert [each["look_at"] for each in document["seen"]] == [
        [{"at": spell(glimpse.at), "incident": glimpse.incident} for glimpse in seen.glimpses] for seen in material.seen
    ]
    assert document["unseen"] == [card.id for card in material.unseen]
    assert [(each["at"], each["pattern"]) for each in document["moments"]] == [
        (spell(moment.at), moment.pattern) for moment in material.moments
    ]
    assert len(document["seen"]) >= 10


def test_for_people_the_strongest_comes_first() -> None:
    """
    With where to look, what to ask and what answers it.
    """
    recording = read(CHAOS)
    material = evidence(scenario_of(recording), rounds_in(recording.events)[0])

    told = _cards(CHAOS, "--round", "1").stdout

    assert told.startswith(f"Round 1: {len(material.seen)} of {len(DECK)} cards seen\n\n{material.seen[0].card.id}: ")
    assert told.count("\n    ask: ") == len(material.seen)
    assert "\n\nteachable moments\n" in told


def test_a_round_that_was_not_played() -> None:
    """
    How many there are is said.
    """
    result = _cards(CHAOS, "--round", "9")

    assert result.exit_code == 1
    assert result.stderr.endswith("this recording has no round 9; it has 1 round\n")


def test_a_round_of_no_recording() -> None:
    """
    Nothing that is asked for is silently ignored.
    """
    result = _cards("--round", "1")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "--round needs a recording; name its FILE." in result.stderr


def test_a_file_that_is_no_recording(tmp_path: Path) -> None:
    """
    One sentence and status 1.
    """
    path = tmp_path / "notes.txt"
    path.write_text("not a recording\n")

    result = _cards(path)

    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
