"""
The way in: fast help, one sentence for every refusal, status 0, 1 or 2, and peace with pipes and terminals of all sorts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.cli.main import COMMANDS, main
from desk_theatre.practices.catalogue import catalogue
from desk_theatre.scenario import library
from profiles import examples

SLOW = ("textual", "simpy", "cattrs", "aiohttp", "rich")


def _program(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """
    The real program, in a process of its own.
    """
    return subprocess.run(
        [sys.executable, "-m", "desk_theatre", *arguments],
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, **environment},
    )


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "--help"], ["practices"]])
def test_what_needs_no_show_loads_no_show(arguments: list[str]) -> None:
    """
    Help answers before anybody wonders whether the program hangs.
    """
    code = (
        "import sys\n"
        "from desk_theatre.cli.main import run\n"
        "try:\n"
        f"    run({arguments!r})\n"
        "finally:\n"
        f"    print([name for name in {SLOW!r} if name in sys.modules], file=sys.stderr)\n"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=60)

    assert (done.returncode, done.stderr) == (0, b"[]\n")


def test_asking_for_names_loads_no_reader() -> None:
    """
    The names of the shipped scenarios are known without reading one.
    """
    code = "import sys; from desk_theatre.scenario import library; library.names(); print('cattrs' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)

    assert done.stdout == b"False\n"


def test_help_lists_every_command_and_each_of_them_loads() -> None:
    """
    What is offered exists.
    """
    runner = CliRunner()

    helps = {name: runner.invoke(main, [name, "--help"]).exit_code for name in COMMANDS}

    assert dict.fromkeys(COMMANDS, 0) == helps
    assert [name for name in COMMANDS if f"\n  {name} " not in runner.invoke(main, ["--help"]).output] == []


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["play"]),
        (["--speed", "4"], ["play", "--speed", "4"]),
        (["scenarios", "--json"], ["scenarios", "--json"]),
    ],
)
def test_without_a_command_a_show_begins(arguments: list[str], expected: list[str]) -> None:
    """
    The facilitator starts with one word.
    """
    context = main.make_context("desk-theatre", arguments)

    assert expected == [*context._protected_args, *context.args]


def test_scenarios_as_json() -> None:
    """
    One JSON document and nothing else; minutes are of the room, for one round.
    """
    result = CliRunner().invoke(main, ["scenarios", "--json"])

    assert json.loads(result.stdout) == [
        {"id": "conference", "title": "The conference day", "minutes": 12, "rounds": 4},
        {"id": "hospital", "title": "Go-live day at the hospital", "minutes": 12, "rounds": 4},
        {"id": "rehearsal", "title": "Rehearsal: one busy morning", "minutes": 5, "rounds": 2},
        {"id": "release-day", "title": "Release day at a software company", "minutes": 12, "rounds": 4},
        {"id": "town-hall", "title": "Election week at the town hall", "minutes": 12, "rounds": 4},
    ]


def test_scenarios_for_people_name_what_can_be_typed() -> None:
    """
    Each name stands at the beginning of a line.
    """
    result = CliRunner().invoke(main, ["scenarios"])

    assert [f"{name}:" for name in library.names()] == [
        line.split()[0] for line in result.stdout.splitlines() if not line.startswith(" ")
    ]


def test_practices_as_json() -> None:
    """
    Every practice of the catalogue, in order, each with all that people read about it.
    """
    documents = json.loads(CliRunner().invoke(main, ["practices", "--json"]).stdout)

    assert list(catalogue()) == [document["id"] for document in documents]
    told = ["id", "name", "group", "mechanism", "price", "source"]
    assert [list(document) for document in documents] == [
        [*told, "builds_on", "carries", "scenarios"] for _ in documents
    ]
    assert [document for document in documents if not all(document[key] for key in told)] == []
    news = next(document for document in documents if document["id"] == "status_updates")
    assert [each["practice"] for each in news["builds_on"]] == ["recording"]
    assert news["scenarios"] == ["conference", "hospital", "rehearsal", "release-day", "town-hall"]


def test_practices_for_people_tell_the_source() -> None:
    """
    Nothing is claimed without saying where it is known from.
    """
    output = CliRunner().invoke(main, ["practices"]).stdout

    assert len(catalogue()) == output.count("\n    source: ")


def test_practices_that_no_shipped_scenario_offers_come_last() -> None:
    """
    Below a line that says so; all others say who offers them.
    """
    output = CliRunner().invoke(main, ["practices"]).stdout
    offered = {practice for name in library.names() for practice in library.load(name).offer.practices}

    ready, other = output.split("\n\nOffered by no scenario of this program.")
    assert {line.split(":")[0] for line in ready.splitlines() if not line.startswith(" ") and line} == offered
    assert ready.count("\n    offered by: ") == len(offered)
    assert "offered by: " not in other
    assert "\n\nsilo_goals: " in other


def test_practices_tell_foundations_from_roofs() -> None:
    """
    What it builds on with the reason, what builds on it, and nothing where there is neither.
    """
    output = CliRunner().invoke(main, ["practices"]).stdout
    told = {block.split(":")[0]: " ".join(block.split()) for block in output.split("\n\n")}

    assert "builds on: recording. A delegate with news stops asking" in told["status_updates"]
    assert "carries: status_updates, ticket_tool, visible_performance, agreed_targets" in told["recording"]
    assert "builds on: any other practice. An owner" in told["process_owner"]
    assert "builds on" not in told["breaks"]
    assert "carries" not in told["breaks"]


@pytest.mark.parametrize("name", library.names())
def test_check_says_what_a_sound_scenario_holds(name: str) -> None:
    """
    A sound scenario is summed up in a few plain lines.
    """
    result = CliRunner().invoke(main, ["check", name, "--quick"])
    scenario = library.load(name)

    assert (0, f"{name}: no mistakes", f"  {scenario.title}") == (result.exit_code, *result.stdout.splitlines()[:2])
    assert f"{len(scenario.conference.programme)} {scenario.words.session.many}" in result.stdout


def test_check_of_a_sound_scenario_as_json() -> None:
    """
    Other programs can ask, too.
    """
    result = CliRunner().invoke(main, ["check", "rehearsal", "--json", "--quick"])

    document = json.loads(result.stdout)
    assert (result.exit_code, document["sound"], document["mistakes"]) == (0, True, [])
    assert (document["forecast"]["replications"], document["forecast"]["first_round"]) == (0, None)


def _unsound(folder: Path) -> Path:
    file = folder / "mine.toml"
    text = library.text_of("rehearsal").replace("rounds = 2", "rounds = 0").replace('kind = "wifi"', 'kind = "wify"')
    file.write_text(text, encoding="utf-8")
    return file


def test_check_names_every_mistake_on_stderr(tmp_path: Path) -> None:
    """
    Status 1, and a line for each.
    """
    file = _unsound(tmp_path)

    result = CliRunner().invoke(main, ["check", str(file)])

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [
        f"{file}: 2 mistakes",
        "  plan.rounds = 0: expected a number of rounds, from 1 to 20",
        '  demand.cues[1].kind = "wify" (in "wifi-crowd"): unknown kind; did you mean "wifi"?',
    ]


def test_check_as_json_prints_the_mistakes_and_still_fails(tmp_path: Path) -> None:
    """
    One JSON document on stdout, one sentence on stderr, status 1.
    """
    file = _unsound(tmp_path)

    result = CliRunner().invoke(main, ["check", str(file), "--json"])

    document = json.loads(result.stdout)
    assert (result.exit_code, document["sound"], len(document["mistakes"])) == (1, False, 2)
    assert result.stderr == f"{file}: 2 mistakes\n"


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["check", "conferense"], 1, "did you mean conference?"),
        (["check", "no/such.toml"], 1, "cannot read the scenario 'no/such.toml': no such file or directory"),
        (["check", "/"], 1, "it is a folder"),
        (["check"], 2, "Missing argument"),
        (["check", "--jsn", "x"], 2, "--json"),
        (["chek"], 2, "unknown command 'chek'; did you mean check?"),
        (["rehearsal"], 2, "to play that scenario: desk-theatre play rehearsal"),
        (["zzz"], 2, "unknown command 'zzz'; choose from play, "),
        (["scenarios", "more"], 2, "No such command 'more'"),
        (["check", "rehearsal", "--quick", "--replications", "3"], 2, "remove it, or --replications"),
    ],
)
def test_what_goes_wrong_ends_in_a_sentence(arguments: list[str], status: int, words: str) -> None:
    """
    Status 1 for what cannot be done, 2 for wrong usage; stdout stays empty.
    """
    result = CliRunner().invoke(main, arguments)

    assert (status, "") == (result.exit_code, result.stdout)
    assert words in result.stderr


@given(st.lists(st.text(max_size=12).filter(lambda word: "\x00" not in word), max_size=3))
@examples(60)
def test_no_arguments_make_it_fall_over(arguments: list[str]) -> None:
    """
    Whatever is typed: done, refused, or wrong usage; never a traceback, never an escape sequence.
    """
    result = CliRunner().invoke(main, ["check", *arguments])

    assert result.exit_code in (0, 1, 2)
    assert isinstance(result.exception, SystemExit | None)
    assert [c for c in result.stdout if not c.isprintable() and c != "\n"] == []


def test_a_pipe_that_closes_is_no_news() -> None:
    """
    `desk-theatre practices | head -1` says one line and nothing about pipes.
    """
    read_end, write_end = os.pipe()
    os.close(read_end)

    done = subprocess.run(
        [sys.executable, "-m", "desk_theatre", "practices"],
        stdout=write_end,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    os.close(write_end)

    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this machine has no disk that is always full")
@pytest.mark.parametrize("arguments", [["scenarios", "--json"], ["--help"], ["run", "--help"], ["--version"]])
def test_a_full_disk_gets_one_sentence(arguments: list[str]) -> None:
    """
    What could not be written is said, once.
    """
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "desk_theatre", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )

    words = b"no space left on device; free some space there, or write to another disk\n"
    assert (done.returncode, done.stderr) == (1, words)


@pytest.mark.parametrize(("encoding", "writes"), [("ascii", "utf-8"), ("latin-1", "latin-1"), ("cp437", "cp437")])
def test_a_terminal_that_knows_few_letters_gets_what_it_knows(encoding: str, writes: str, tmp_path: Path) -> None:
    """
    A name that cannot be shown is no reason to stop; a terminal said to know ASCII only is taken for one that was not
    set up, and gets UTF-8, as Click has it.
    """
    text = library.text_of("rehearsal").replace("Rehearsal: one busy morning", "Øvelse – łąka 午前")
    file = tmp_path / "mine.toml"
    file.write_text(text, encoding="utf-8")

    done = _program("check", str(file), "--quick", PYTHONIOENCODING=encoding, PYTHONUTF8="0")

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode(writes).splitlines()[1].startswith("  ")


def test_names_with_escape_sequences_do_no_harm() -> None:
    """
    A path is typed text, too.
    """
    done = _program("check", "/tmp/\x1b]52;c;eA==\x07.toml")

    assert done.returncode == 1
    assert b"\x1b" not in done.stderr


@pytest.mark.parametrize("arguments", [["play", "rehearsal", "--speed"], ["preflight", "--picture"]])
@pytest.mark.parametrize("given_", ["nan", "-nan", "inf", "-1", "fast"])
def test_what_is_no_number_in_the_range_is_wrong_usage(arguments: list[str], given_: str) -> None:
    """
    And not passed over, as if nothing had been asked for.
    """
    result = CliRunner().invoke(main, [*arguments, given_])

    assert result.exit_code == 2
    assert f"Invalid value for '{arguments[-1]}'" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "rehearsal", "--seed"],
        ["play", "rehearsal", "--minutes"],
        ["study", "rehearsal", "--replications"],
        ["play", "--rehearse", "--delegates"],
    ],
    ids=lambda arguments: arguments[-1],
)
@pytest.mark.parametrize("number", ["9" * 6000, "-" + "1" * 50, "x" * 6000])
def test_a_number_of_many_digits_is_refused_without_printing_it(arguments: list[str], number: str) -> None:
    """
    Python reads no number of more than 4300 digits, and a page of nines helps nobody.
    """
    result = CliRunner().invoke(main, [*arguments, number])

    assert result.exit_code == 2
    assert f"'{number[:40]}…' is not a number" in " ".join(result.stderr.split())
    assert len(result.stderr) < 400


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "rehearsal", "--record", ""],
        ["run", "rehearsal", "--commands", ""],
        ["play", "rehearsal", "--recording", ""],
        ["play", "--resume", ""],
        ["export", "x", "--format", "csv", "--output", ""],
        ["export", "", "--format", "csv", "--output", "x"],
        ["replay", ""],
        ["preflight", "--recordings", ""],
    ],
    ids=" ".join,
)
def test_an_empty_name_of_a_file_is_wrong_usage(arguments: list[str]) -> None:
    """
    It would be the current folder, and the message would be about a folder that nobody named.
    """
    result = CliRunner().invoke(main, arguments)

    assert (result.exit_code, "The name is empty; name a file or a folder." in result.stderr) == (2, True)


@pytest.mark.parametrize("command", ["replay", "verify", "cards", "what-if"])
def test_a_recording_without_its_opening_lines_is_told_from_another_file(command: str, tmp_path: Path) -> None:
    """
    By every command in the same words, with what to do.
    """
    file = tmp_path / "evening.theatre"
    assert CliRunner().invoke(main, ["run", "rehearsal", "--record", str(file)]).exit_code == 0
    headless, other = tmp_path / "headless", tmp_path / "other"
    headless.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[2:]))
    other.write_text("a letter\n" * 9)

    lost, none = (CliRunner().invoke(main, [command, str(path)]).stderr for path in (headless, other))

    assert lost == (
        f"cannot read {headless}: it has lost its opening line, which holds the scenario; use another copy of the file\n"
    )
    assert none == f"{other} is not a recording of a show; name a file that desk-theatre recorded\n"


@pytest.mark.parametrize(
    ("name", "offer"),
    [
        ("nope", f"choose from {len(library.load('rehearsal').offer.practices)}, such as "),
        ("rooting", "did you mean routing"),
        ("Recordin", "did you mean recording"),
        ("recordin", "did you mean recording or "),
    ],
)
def test_an_unknown_practice_gets_near_names_or_where_all_are(name: str, offer: str) -> None:
    """
    Names that only share some letters are no help.
    """
    result = CliRunner().invoke(main, ["run", "rehearsal", "--practice", name])

    assert result.exit_code == 1
    assert offer in result.stderr
    assert ("all of them: desk-theatre practices" in result.stderr) is (name == "nope")


@pytest.mark.parametrize(
    "arguments",
    [
        ["verify", "FILE"],
        ["what-if", "FILE", "--replications", "1", "--jobs", "1"],
        ["cards", "FILE"],
        ["export", "FILE", "--format", "csv", "--output", "FILE.csv"],
        ["run", "rehearsal", "--record", "FILE.more"],
    ],
    ids=lambda arguments: str(arguments[0]),
)
def test_the_name_of_a_recording_is_no_order_to_the_terminal(arguments: list[str], tmp_path: Path) -> None:
    """
    A file can come from anywhere, and be called anything that a disk takes.
    """
    file = tmp_path / "an \x1b[31mevening\x07 \x9b2J.theatre"
    CliRunner().invoke(main, ["run", "rehearsal", "--record", str(file)])
    file.write_bytes(file.read_bytes()[:-40])  # so that there is something to complain of as well

    result = CliRunner().invoke(main, [each.replace("FILE", str(file)) for each in arguments])

    assert result.exit_code == 0
    assert [c for c in result.output if not c.isprintable() and c != "\n"] == []


def test_run_with_a_practice_that_the_scenario_does_not_offer_says_so_and_never_names_it_among_the_choices() -> None:
    """
    It is not unknown: another scenario may offer it.
    """
    result = CliRunner().invoke(main, ["run", "rehearsal", "--practice", "confronting"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "--practice confronting: This scenario does not offer that practice." in result.stderr

    unknown = CliRunner().invoke(main, ["run", "rehearsal", "--practice", "zzz"])
    offered = len(library.load("rehearsal").offer.practices)
    assert f"unknown practice 'zzz'; choose from {offered}, such as" in unknown.stderr
