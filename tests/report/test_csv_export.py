"""
The table of events for process mining.
"""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.cli.main import main
from desk_theatre.itsm import events as e
from desk_theatre.itsm.events import EVENTS
from desk_theatre.itsm.priority import Level, Priority
from desk_theatre.itsm.ticket_code import code_of, number_of
from desk_theatre.report.csv_export import COLUMNS, MINING, activity, harmless, write
from histories import NINE, rounds, small_scenario

DAY = date(2026, 5, 4)


def exported(*events: tuple[int, e.Event]) -> list[dict[str, str]]:
    """
    The table as a reader of CSV sees it.
    """
    target = io.StringIO(newline="")
    assert write(events, target, DAY, small_scenario().organisation) == len(events)
    return list(csv.DictReader(io.StringIO(target.getvalue(), newline="")))


def test_process_mining_finds_its_columns_first() -> None:
    """
    Who took up which incident when, in the names that such tools look for.
    """
    row = exported((2, e.IncidentPickedUp(NINE + 61, 7, "cy")))[0]
    assert list(row)[:6] == list(MINING)
    assert [row[name] for name in MINING] == [
        f"R2-{code_of(7)}",
        "Incident picked up",
        "2026-05-04T09:01:01",
        "cy",
        "sound",
        "complete",
    ]
    assert (row["round"], row["event"], row["incident"], row["at"]) == ("2", "IncidentPickedUp", "7", str(NINE + 61))


def test_work_is_an_activity_that_starts() -> None:
    """
    The task is its name; the manager belongs to no team.
    """
    row = exported((1, e.WorkStarted(NINE, "max", 3, "meddling", 240, "meddling")))[0]
    assert (row["concept:name"], row["lifecycle:transition"], row["org:group"]) == ("Meddling", "start", "")
    assert (row["seconds"], row["waste"]) == ("240", "meddling")


def test_values_are_written_as_people_read_them() -> None:
    """
    Priorities, levels, yes and no, several things in one cell, and nothing.
    """
    assessed = e.IncidentAssessed(NINE, 1, "ada", Level.HIGH, Level.LOW, Priority.MAJOR, guess=False)
    opened = e.RoundOpened(NINE, 1, NINE + 60, ("recording", "handover"))
    first, second = exported((1, assessed), (1, opened))
    assert (first["impact"], first["urgency"], first["priority"], first["guess"]) == ("high", "low", "major", "false")
    assert (second["practices"], second["case:concept:name"], second["incident"]) == ("recording handover", "", "")


def test_no_round_shares_its_cases_with_another() -> None:
    """
    The same background incident comes again in each round under the same code.
    """
    resolved = e.IncidentResolved(NINE, 7, "cy", False)
    first, second = exported((1, resolved), (2, resolved))
    assert first["case:concept:name"] != second["case:concept:name"]


def test_after_midnight_it_is_the_next_day() -> None:
    """
    A conference may last into the night.
    """
    row = exported((1, e.IncidentClosed(24 * 3600 + 60, 0)))[0]
    assert row["time:timestamp"] == "2026-05-05T00:01:00"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_is_taken_for_a_formula(start: str) -> None:
    """
    Not even an id of a scenario that somebody wrote in malice.
    """
    row = exported((1, e.CueInjected(NINE, f"{start}HYPERLINK(1)")))[0]
    assert row["cue"] == f"'{start}HYPERLINK(1)"
    assert activity(e.CueInjected(NINE, start)) == row["concept:name"] == "Cue injected"


@given(st.text())
def test_harmless_text_stays_as_it_is_and_no_other_begins_a_formula(text: str) -> None:
    """
    Nothing is lost: at most an apostrophe is added.
    """
    cell = harmless(text)
    assert cell in {text, f"'{text}"}
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@given(rounds())
def test_every_event_has_its_row_in_order(events: Sequence[e.Event]) -> None:
    """
    And a row names the incident it is about.
    """
    table = exported(*((1, event) for event in events))
    assert [row["event"] for row in table] == [type(event).__name__ for event in events]
    for row, event in zip(table, events, strict=True):
        incident = getattr(event, "incident", None)
        assert (number_of(row["case:concept:name"][3:]) if row["incident"] else None) == incident


def test_every_field_of_every_event_has_a_column() -> None:
    """
    The export leaves nothing out, and has no column twice.
    """
    assert len(set(COLUMNS)) == len(COLUMNS)
    for kind in EVENTS.values():
        assert {field.name for field in attrs.fields(kind)} <= set(COLUMNS)


EVENING = """
{"command": "open-round"}
{"at": "08:20", "command": "submit-incident", "kind": "no-sound", "room": "B"}
{"command": "open-round"}
{"at": "08:30", "command": "leave-mood", "incident": 1, "mood": 4}
{"at": "08:30", "command": "hold-text", "incident": 1}
"""


def test_what_is_said_of_an_incident_later_is_of_its_round(tmp_path: Path) -> None:
    """
    A mood that is left, or words that are held, in the next round: the case is that of the round of the incident.
    """
    commands, path = tmp_path / "evening.jsonl", tmp_path / "evening.theatre"
    commands.write_text(EVENING)
    ask = CliRunner().invoke
    assert ask(main, ["run", "rehearsal", "--commands", str(commands), "--record", str(path)]).exit_code == 0

    table = ask(main, ["export", str(path), "--format", "csv", "--output", "-"]).output

    found = [row for row in csv.DictReader(io.StringIO(table)) if row["event"] in {"MoodLeft", "TextHeld"}]
    assert [(row["case:concept:name"], row["round"]) for row in found] == [(f"R1-{code_of(1)}", "1")] * 2


@pytest.mark.parametrize("form", ["csv", "recording"])
def test_a_closed_standard_output_is_said_in_a_sentence(form: str) -> None:
    """
    As after `>&-` in a shell.
    """
    recording = Path(__file__).parents[1] / "recordings" / "0.1.0" / "chaos.theatre"
    program = f'"{sys.executable}" -m desk_theatre export --format {form} --output - "{recording}" >&-'

    ended = subprocess.run(["sh", "-c", program], stderr=subprocess.PIPE, check=False, text=True)

    assert (ended.returncode, ended.stderr) == (1, "standard output is closed; name a file with --output\n")
