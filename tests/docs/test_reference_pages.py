"""
The reference is complete: its pages have everything that the program knows, and nothing more.
"""

from __future__ import annotations

import json
import re
import shlex

import attrs
import pytest
from click.testing import CliRunner
from pages import blocks, pages, typed
from reference_pages import EXAMPLES, FOLDER, PAGES

from desk_theatre.cli.main import COMMANDS as SUBCOMMANDS
from desk_theatre.cli.main import main
from desk_theatre.itsm.commands import COMMANDS
from desk_theatre.itsm.events import EVENTS
from desk_theatre.itsm.kind import Duration
from desk_theatre.itsm.time_of_day import parse
from desk_theatre.live.play_through import PlayThrough
from desk_theatre.practices.catalogue import catalogue
from desk_theatre.recording.command_file import parse_script
from desk_theatre.scenario import library
from desk_theatre.scenario.people import Commitment, DefaultBehaviour, Patience
from desk_theatre.show.picture import Picture
from desk_theatre.show.show import Show
from desk_theatre.simulation.decisions import POINTS


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_the_reference_is_what_the_program_says(page: str) -> None:
    """
    If this fails, write the pages again: `python tests/docs/reference_pages.py`.
    """
    assert (FOLDER / page).read_text(encoding="utf-8") == PAGES[page]()


def _headings(page: str) -> list[str]:
    return re.findall(r"^## (.+)$", (FOLDER / page).read_text(encoding="utf-8"), re.MULTILINE)


def test_everything_that_can_be_asked_for_is_described() -> None:
    """
    Every command, practice and subcommand has a heading, and every event a line, in the order of the code.
    """
    rows = re.findall(r"^\| `([A-Z]\w+)` \|", (FOLDER / "events.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert list(COMMANDS) == _headings("commands.md")
    assert list(catalogue()) == _headings("practices.md")
    assert [f"desk-theatre {name}" for name in SUBCOMMANDS] == _headings("command-line.md")
    assert list(EVENTS) == rows


def test_the_examples_of_commands_are_a_show() -> None:
    """
    Each example is heard, one after the other: a round of the rehearsal, what the room makes of it, and the finale.
    """
    scenario = library.load("rehearsal")
    run = PlayThrough(Show(scenario, 1), Picture(scenario))

    refused = []
    for line in parse_script("\n".join(EXAMPLES.values())):
        run.until(line.at or run.show.at)
        outcome = run.give(line.command)
        refused += [outcome.refused] if outcome.refused else []

    assert (refused, run.show.session.scene, run.show.at) == ([], "finale", parse("09:40"))


def test_every_option_that_a_page_uses_exists() -> None:
    """
    Options in prose and in commands are options of their subcommand.
    """
    helps = {name: CliRunner().invoke(main, [name, "--help"]).stdout for name in SUBCOMMANDS}
    helps["scenarios"] += CliRunner().invoke(main, ["scenarios", "new", "--help"]).stdout
    unknown = []
    for page in pages():
        for block in blocks(page):
            for each in typed(block) if block.sort in {"console", "sh"} else ():
                parts = shlex.split(each.command)
                name, *words = [*parts[parts.index("desk-theatre") + 1 :], ""] if "desk-theatre" in parts else [""]
                unknown += [word for word in words if word.startswith("--") and word not in helps.get(name, "")]

    assert unknown == []


def test_the_documents_that_pages_show_are_json() -> None:
    """
    A line of an example can be copied.
    """
    for page in pages():
        for block in blocks(page):
            if block.sort == "json":
                for line in block.text.splitlines():
                    if line and not line.startswith("#"):
                        assert isinstance(json.loads(line), dict)


@pytest.mark.parametrize(
    ("heading", "owner"), [("chaos", DefaultBehaviour), ("patience", Patience), ("commitment", Commitment)]
)
def test_the_model_names_every_parameter_with_its_default(heading: str, owner: type) -> None:
    """
    What people are assumed to be like is said in full, and as it is.
    """
    text = (FOLDER.parent / "explanation" / "model.md").read_text(encoding="utf-8")
    section = text.split(f"`[{heading}]`\n")[1].split("\n## ")[0].split("\n### ")[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| `")]

    expected = {field.name: _spelled(field.default) for field in attrs.fields(owner)}

    assert expected == {row[0].strip("`"): row[-1] for row in rows}


def _spelled(default: object) -> str:
    match default:
        case Duration(minutes, shape, spread):
            return f"{minutes:g}, {shape}, {spread:g}"
        case int(found) | float(found):
            return f"{found:g}"
        case _:
            return str(default)


def test_the_model_names_every_hook() -> None:
    """
    The ten decision points of the page are those at which practices are asked.
    """
    text = (FOLDER.parent / "explanation" / "model.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \d+ \| .*? \| (`.*?`) \|", text, re.MULTILINE)

    assert list(POINTS) == [name for row in rows for name in re.findall(r"\w+", row)]
