"""
How the command line speaks: no word of the never list in its sentences, and no word broken at the edge of a terminal.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import desk_theatre
from desk_theatre.cli.main import COMMANDS, main
from desk_theatre.cli.page_width import WIDEST, filled, page_width
from terminal import Terminal

PACKAGE = Path(desk_theatre.__file__).parent
ROOMS = [
    *sorted((PACKAGE / "cli" / "wording").glob("[!_]*.py")),
    *(PACKAGE / name / "wording.py" for name in ("live", "recording", "scenario", "study")),
    PACKAGE / "scenario" / "schema.py",
    PACKAGE / "errors.py",
]
NEVER = re.compile(
    r"\b(mend(s|ed|ing)?|reckon(s|ed|ing)?|kept|broken|taken up|told all over again|judged|the boss|in work|stands|lies|beside"
    r"|whoever|somebody|so many|else|evenings?|in force)\b",
    re.IGNORECASE,
)
NARROW = 80

TWO_ROUNDS = """\
{"at": "08:40", "command": "submit-incident", "kind": "no-sound", "room": "A", "by": "badge 7", "text": "no sound"}
{"command": "set-practice", "practice": "recording", "on": true}
{"command": "open-round"}
{"at": "08:40", "command": "submit-incident", "kind": "coffee"}
"""

PAGES = [
    ["scenarios"],
    ["practices"],
    ["cards"],
    ["cards", "RECORDING"],
    ["check", "conference", "--quick"],
    ["check", "rehearsal", "--replications", "2"],
    ["run", "rehearsal", "--commands", "ROUNDS"],
    ["verify", "RECORDING"],
    ["what-if", "RECORDING", "--jobs", "1", "--replications", "2", "--enable", "routing"],
    ["what-if", "RECORDING", "--jobs", "1", "--replications", "2", "--price-tags"],
    ["what-if", "RECORDING", "--jobs", "1", "--replications", "2", "--luck"],
    ["study", "rehearsal", "--jobs", "1", "--replications", "2"],
    ["preflight"],
]

MESSAGES = [
    ["chek"],
    ["check", "rehearsal", "--quick", "--replications", "3"],
    ["play", "--resume", "x.theatre", "--seed", "7"],
    ["study", "rehearsal", "--variant", "x=recording,,routing"],
    ["run", "rehearsal", "--practice", "everything-at-once-and-then-some"],
    ["check", "UNSOUND"],
]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """
    A recording of a show, a file with five rounds, and a scenario with mistakes.
    """
    folder = tmp_path_factory.mktemp("w")
    (folder / "two").write_text(TWO_ROUNDS)
    (folder / "five").write_text('{"command": "open-round"}\n' * 2)
    (folder / "bad.toml").write_text('id = "two words"\n[plan]\nrounds = 0\nminute = 5\n')
    show = ["run", "rehearsal", "--commands", str(folder / "two"), "--record", str(folder / "a.theatre")]
    assert CliRunner().invoke(main, show).exit_code == 0
    return {
        "RECORDING": str(folder / "a.theatre"),
        "ROUNDS": str(folder / "five"),
        "UNSOUND": str(folder / "bad.toml"),
    }


def _typed(arguments: list[str], files: dict[str, str]) -> list[str]:
    return [files.get(word, word) for word in arguments]


def _sentences(room: Path) -> Iterator[str]:
    """
    Every text in a module that is not a docstring.
    """
    tree = ast.parse(room.read_text(encoding="utf-8"))
    notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes:
            yield node.value


def _commands(command: click.Command, *names: str) -> Iterator[tuple[str, ...]]:
    yield names
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from _commands(found, *names, name)


HELP = list(_commands(main))


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: str(room.relative_to(PACKAGE)))
def test_a_wording_room_has_no_word_of_the_never_list(room: Path) -> None:
    """
    Fixed words of files, such as `not_mended`, are one word with their underscores and no part of a sentence.
    """
    sentences = list(_sentences(room))

    assert sentences
    assert [sentence for sentence in sentences if NEVER.search(sentence)] == []


@pytest.mark.parametrize("names", HELP, ids=" ".join)
def test_help_has_no_word_of_the_never_list_and_fits_a_narrow_terminal(names: tuple[str, ...]) -> None:
    """
    Of the program, of each command, and of their own commands.
    """
    result = CliRunner().invoke(main, [*names, "--help"], env={"COLUMNS": str(NARROW)})

    assert result.exit_code == 0
    assert NEVER.search(result.stdout) is None
    assert max(map(len, result.stdout.splitlines())) <= NARROW


def test_every_command_says_in_its_list_what_it_does() -> None:
    """
    With a verb first, as in its own help, and in one sentence or two.
    """
    assert [name for name, words in COMMANDS.items() if not re.fullmatch(r"[A-Z][a-z]+ .*\.", words)] == []


@pytest.mark.parametrize("arguments", PAGES, ids=" ".join)
def test_a_page_fits_a_narrow_terminal(arguments: list[str], files: dict[str, str]) -> None:
    """
    A longer line would be broken within a word.
    """
    result = CliRunner().invoke(main, _typed(arguments, files), env={"COLUMNS": str(NARROW)})

    assert result.stdout
    assert [line for line in result.stdout.splitlines() if len(line) > NARROW and files["RECORDING"] not in line] == []


@pytest.mark.parametrize("width", [30, 45, 61, 66])
@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "rehearsal", "--commands", "ROUNDS"],
        ["what-if", "RECORDING", "--jobs", "1", "--replications", "2", "--enable", "routing"],
        ["what-if", "RECORDING", "--jobs", "1", "--replications", "2", "--price-tags"],
        ["study", "rehearsal", "--jobs", "1", "--replications", "2"],
    ],
    ids=lambda arguments: " ".join(arguments[::6]),
)
def test_no_number_of_a_table_is_broken_in_a_very_narrow_terminal(
    arguments: list[str], width: int, files: dict[str, str]
) -> None:
    """
    Where a figure has no room next to its name, it stands below it.
    """
    result = CliRunner().invoke(main, _typed(arguments, files), env={"COLUMNS": str(width)})

    assert result.exit_code == 0
    assert [line for line in result.stdout.splitlines() if len(line) > width] == []


@pytest.mark.parametrize("arguments", MESSAGES, ids=" ".join)
def test_a_message_is_broken_at_spaces_in_a_terminal(arguments: list[str], files: dict[str, str]) -> None:
    """
    And nowhere in a file or a pipe, where other programs read it.
    """
    typed = _typed(arguments, files)
    whole = CliRunner().invoke(main, typed, prog_name="desk-theatre").stderr

    with Terminal([sys.executable, "-m", "desk_theatre", *typed], (NARROW, 40)) as terminal:
        assert terminal.ended() != 0
        lines = terminal.raw.decode().replace("\r", "").splitlines()

    assert whole.split() == " ".join(lines).split()
    assert [line for line in lines if len(line) > NARROW and len(line.split()) > 1] == []


WORDING = {"output", "told", "words", "refusals", "wording"}


def _unfilled(path: Path) -> Iterator[int]:
    """
    Where a file of the command line prints a sentence of its rooms and leaves its lines to the terminal.
    """
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"click.echo", "print", "sys.stderr.write"}:
            for argument in node.args:
                inner = list(ast.walk(argument))
                filled_ = any(isinstance(n, ast.Call) and ast.unparse(n.func) in {"filled", "fitted"} for n in inner)
                if not filled_ and any(isinstance(n, ast.Attribute) and ast.unparse(n.value) in WORDING for n in inner):
                    yield node.lineno


def test_every_sentence_that_is_printed_is_filled_to_the_terminal() -> None:
    """
    All but the version, which is two words, and the sample of the preflight, where a sentence follows colours.
    """
    found = [f"{path.name}:{line}" for path in (PACKAGE / "cli").glob("*.py") for line in _unfilled(path)]

    assert sorted(place.partition(":")[0] for place in found) == ["main.py", "preflight.py"]


def test_the_last_sentences_of_a_show_are_broken_at_spaces(tmp_path: Path) -> None:
    """
    Where the recording is; how to watch it and to resume it, on lines of their own that can be copied.
    """
    path = tmp_path / f"{'long-' * 8}evening.theatre"
    play = [sys.executable, "-m", "desk_theatre", "play", "--overview", "rehearsal", "--recording", str(path)]
    with Terminal(play, (NARROW, 24)) as terminal:
        terminal.wait("open round")
        terminal.press("o")
        terminal.wait("running")
        terminal.press("ctrl+q", "y")
        assert terminal.ended() == 0
        left = terminal.raw.rpartition(b"1049l")[2].decode().replace("\r", "")
        lines = left.splitlines()

    assert f"  desk-theatre replay {path}" in lines
    assert f"  desk-theatre play --resume {path}" in lines
    assert [line for line in lines if len(line) > NARROW and not line.startswith("  ") and " " in line] == []


def test_what_went_wrong_with_a_show_is_told_at_the_width_of_the_terminal() -> None:
    """
    A recording that cannot be played is found out behind the curtain; its sentence comes when the terminal is given back.
    """
    program = """
import sys
from desk_theatre.stage.app import Theatre
from desk_theatre.cli.page_width import say_on_stderr
from desk_theatre.errors import NotSaved
def opening():
    raise NotSaved("a sentence of many words " * 6)
class House:
    def scenarios(self): return ()
    def evenings(self): return ()
sys.exit(Theatre(House(), opening=opening, tell=say_on_stderr).perform())
"""
    with Terminal([sys.executable, "-c", program], (NARROW, 24)) as terminal:
        assert terminal.ended() == 1
        left = re.sub(r"\x1b\[[?\d;]*[a-z]|\r", "", terminal.raw.rpartition(b"1049l")[2].decode())
        told = left.splitlines()

    assert sum(line.count("sentence") for line in told) == 6
    assert [line for line in told if len(line) > NARROW] == []


def test_a_share_stays_on_its_line_and_so_does_a_path() -> None:
    """
    `62 %` is one word, and a long path may be longer than the page.
    """
    path = f"/{'a-long-name/' * 4}show.theatre"

    assert filled("It meets 62 % of them", 11, "- ", "  ").splitlines() == ["- It meets", "  62 % of", "  them"]
    assert path in filled(f"cannot read {path}: no such file", 20).splitlines()[1]


@pytest.mark.parametrize(("told", "width"), [("80", 80), ("400", WIDEST), ("3", 20), ("", WIDEST), ("wide", WIDEST)])
def test_a_page_is_as_wide_as_it_is_told_and_no_wider_than_can_be_read(
    told: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Where it goes to no terminal.
    """
    monkeypatch.setenv("COLUMNS", told)

    assert page_width() == width
