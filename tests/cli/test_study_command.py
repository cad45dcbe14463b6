"""
`desk-theatre study` from the outside.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from desk_theatre.cli.interval_table import cell, dots, number, picture, table
from desk_theatre.cli.main import main
from desk_theatre.cli.progress_line import ProgressLine
from desk_theatre.scenario import library
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.show.show import Show
from desk_theatre.study.interval import Interval
from desk_theatre.study.measured import keys_of, words_of
from terminal import usual_signals


def _study(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["study", "rehearsal", "--jobs", "1", *arguments])


TWO = ("--variant", "none=", "--variant", "tidy=recording,routing")


def test_the_document_has_every_measure_of_every_variant_and_difference() -> None:
    """
    As other programs read it.
    """
    result = _study(*TWO, "--replications", "5", "--json")

    document = json.loads(result.stdout)
    assert (result.exit_code, result.stderr) == (0, "")
    assert list(document) == ["scenario", "replications", "variants", "differences"]
    assert (document["scenario"], document["replications"]) == ("rehearsal", 5)
    assert list(document["variants"]) == ["none", "tidy"]
    assert list(document["differences"]) == ["none - tidy"]
    assert list(keys_of(library.load("rehearsal"))) == list(document["variants"]["none"]["measures"])


def test_one_replication_is_what_run_prints_for_its_seed() -> None:
    """
    So that a strange one can be looked at.
    """
    studied = json.loads(_study("--variant", "tidy=recording", "--seed", "11", "--replications", "1", "--json").stdout)
    run = CliRunner().invoke(main, ["run", "rehearsal", "--seed", "11", "--practice", "recording", "--json"])

    scorecard = json.loads(run.stdout)["rounds"][0]["scorecard"]
    measures = studied["variants"]["tidy"]["measures"]
    assert measures["satisfaction"] == {"mean": scorecard["satisfaction"], "low": None, "high": None}
    assert measures["by_priority.P2.mean_minutes"]["mean"] == scorecard["by_priority"]["P2"]["mean_minutes"]
    assert measures["waste.chasing"]["mean"] == scorecard["waste"]["chasing"]


def test_people_get_a_picture_and_a_table_in_plain_characters() -> None:
    """
    With what the marks mean.
    """
    result = _study(*TWO, "--replications", "5")

    assert result.exit_code == 0
    assert "5 replications, seeds 1 to 5; means with 95 % intervals" in result.stdout
    assert "within SLA: more is better" in result.stdout
    assert "tidy minus none" in result.stdout
    assert "* unlikely to be luck (95 %); pp: percentage points" in result.stdout
    assert "~" not in result.stdout
    assert result.stdout.isascii()


def test_of_one_day_it_is_said_that_it_cannot_tell_luck_from_anything() -> None:
    """
    Without an interval there is nothing that a star could mean.
    """
    result = _study(*TWO, "--replications", "1")

    assert result.stdout.endswith("one day cannot tell a difference from luck; use more --replications\n")
    assert " *" not in result.stdout


def test_study_when_no_variant_is_given_says_what_it_left_out() -> None:
    """
    The traps, and what the scenario does not offer.
    """
    result = _study("--replications", "2")

    told = " ".join(result.stdout.split())
    left_out = "confronting, shared_goals, business_case, individual_quotas, hero_bonus, approval_board, silo_goals"
    assert f"not in helpful, because a trap or not on offer: {left_out}" in told


def test_study_when_no_variant_is_given_compares_nothing_with_what_helps() -> None:
    """
    The big bang, without the traps.
    """
    result = _study("--replications", "2", "--json")

    assert list(json.loads(result.stdout)["variants"]) == ["none", "helpful"]


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["--variant", "x=recordin"], 1, "unknown practice 'recordin'; did you mean recording"),
        (["--variant", "x=recording,recording"], 1, "variant x: recording appears twice"),
        (["--variant", "x"], 1, "expected NAME=PRACTICE"),
        (["--replications", "0"], 2, "0 is not in the range"),
        (["--replications", "-3"], 2, "-3 is not in the range"),
        (["--until-precise", "resolution_sla=0.1"], 1, "unknown measure 'resolution_sla'"),
        (["--until-precise", "open"], 1, "expected MEASURE=WIDTH"),
    ],
)
def test_what_cannot_be_studied_is_answered_with_a_sentence(arguments: list[str], status: int, words: str) -> None:
    """
    And nothing is played.
    """
    result = _study(*arguments)

    assert (result.exit_code, result.stdout) == (status, "")
    assert words in result.stderr


def test_processes_and_a_cluster_exclude_each_other() -> None:
    """
    Nothing that is asked for is silently ignored.
    """
    result = _study("--dask", "tcp://127.0.0.1:8786")

    assert (result.exit_code, "do not go together" in result.stderr) == (2, True)


def test_not_precise_enough_is_said_after_the_result() -> None:
    """
    The result is there all the same.
    """
    result = _study("--variant", "none=", "--replications", "3", "--until-precise", "satisfaction=0.001", "--json")

    assert json.loads(result.stdout)["replications"] == 3
    assert result.exit_code == 1
    assert "not precise enough for satisfaction=0.001 after 3 replications" in result.stderr


def test_a_replication_that_fails_is_named_with_its_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The others are reported.
    """

    def stumbling(scenario: Scenario, seed: int) -> object:
        if seed == 3:
            raise RuntimeError("the roof came down")
        return Show(scenario, seed)

    monkeypatch.setattr("desk_theatre.study.replication.Show", stumbling)
    result = _study("--variant", "none=", "--replications", "4", "--json")

    assert json.loads(result.stdout)["replications"] == 3
    assert result.exit_code == 1
    assert "none, seed 3 failed and was skipped: RuntimeError: the roof came down" in result.stderr
    assert "to repeat it: --seed 3 --replications 1" in result.stderr


@pytest.mark.skipif(os.name != "posix", reason="ctrl-C is sent to a process group")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_keeps_what_was_played(jobs: str) -> None:
    """
    The whole group of processes hears it, as in a terminal; none of them says anything but the first one.
    """
    arguments = ["study", "rehearsal", "--variant", "none=", "--replications", "900000", "--jobs", jobs, "--json"]
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "desk_theatre", *arguments],
        stdout=subprocess.PIPE,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=usual_signals,  # noqa: PLW1509 - whoever runs the tests may have ctrl-C ignored
    ) as process:
        os.close(theirs)
        said = _read_until(ours, b"of 900000 replications, about", times=3)
        os.killpg(process.pid, signal.SIGINT)
        said += _read_until(ours, None)
        out, _ = process.communicate(timeout=30)
    os.close(ours)

    played = json.loads(out)["replications"]
    shown = [line.strip() for line in said.decode().replace("\n", "\r").split("\r") if line.strip()]
    assert played > 1
    assert process.returncode == 1
    assert [line for line in shown if "Ctrl-C stops and keeps them" not in line] == [
        f"interrupted; {played} of 900000 replications played"
    ]


def _read_until(terminal: int, words: bytes | None, times: int = 1) -> bytes:
    """
    What a terminal is shown until these words have come so often, or until nobody writes to it any more.
    """
    shown = b""
    while words is None or shown.count(words) < times:
        try:
            more = os.read(terminal, 65536)
        except OSError:
            return shown
        if not more:
            return shown
        shown += more
    return shown


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_how_long_it_will_take() -> None:
    """
    And the line is gone when the result comes.
    """
    stream, time = _Terminal(), iter([0.0, 10.0, 10.05, 20.0])

    with ProgressLine(stream, lambda: next(time)) as meter:
        meter(50, 200)
        meter(51, 200)
        meter(100, 200)

    shown = [line.strip() for line in stream.getvalue().split("\r")]
    assert "50 of 200 replications, about 30 s left; Ctrl-C stops and keeps them" in shown
    assert not any(line.startswith("51") for line in shown)
    assert "100 of 200 replications, about 20 s left; Ctrl-C stops and keeps them" in shown
    assert shown[-1] == ""


@pytest.mark.parametrize("width", [20, 33, 40, 60, 79, 80, 120])
def test_the_line_of_progress_never_wraps(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A line that wrapped would be written again below itself, five times a second; what matters least is left out.
    """
    monkeypatch.setattr("desk_theatre.cli.progress_line.columns", lambda _: width)
    stream, time = _Terminal(), iter([0.0, 100.0])

    with ProgressLine(stream, lambda: next(time)) as meter:
        meter(1_234, 1_000_000)

    lines = stream.getvalue().split("\r")
    assert max(map(len, lines)) < width
    assert any("1234 of 1000000" in line for line in lines)


def test_a_file_is_not_told_how_long_it_will_take() -> None:
    """
    Nothing but what went wrong stands in a log.
    """
    stream = StringIO()

    with ProgressLine(stream, iter([0.0, 1.0]).__next__) as meter:
        meter(1, 2)

    assert stream.getvalue() == ""


@pytest.mark.parametrize(
    ("found", "key", "expected"),
    [
        (Interval(0.3412, 0.33, 0.352), "resolution_sla_met", "34.1 [33.0, 35.2] %"),
        (Interval(-0.00001, -0.1, 0.2), "resolution_sla_met", "0.0 [-10.0, 20.0] %"),
        (Interval(12345.6, 999.96, 23456.0), "cost_total", "12,346 [1,000.0, 23,456]"),
        (Interval(3.0, None, None), "lost", "3.00"),
        (Interval(None, None, None), "lost", "-"),
        (None, "lost", "-"),
    ],
)
def test_an_interval_as_people_read_it(found: Interval | None, key: str, expected: str) -> None:
    """
    Shares in percent, zero without a sign, nothing for nothing.
    """
    assert expected == cell(found, key)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (Interval(5.0, 3.0, 7.0), "   --o--   "),
        (Interval(0.0, None, None), "o          "),
        (Interval(10.0, 10.0, 10.0), "          o"),
    ],
)
def test_dots_stand_on_one_axis(found: Interval, expected: str) -> None:
    """
    From 0 to 10 in eleven places.
    """
    assert expected == dots(found, 0.0, 10.0, 11)


@pytest.mark.parametrize("width", [20, 80, 110, 200])
def test_no_line_is_longer_than_the_terminal_if_one_column_fits(width: int) -> None:
    """
    Variants that do not fit beside each other stand below each other.
    """
    keys = keys_of(library.load("rehearsal"))
    columns = {name: dict.fromkeys(keys, Interval(1.0, 0.5, 2.0)) for name in ("a", "b" * 70, "c", "d", "e")}

    lines = [*table(columns, "EUR", width).splitlines(), *picture(columns, "EUR", width).splitlines()]

    assert max(map(len, lines)) <= max(width, 85)


def test_every_measure_has_words() -> None:
    """
    Also those within others.
    """
    words = {key: words_of(key) for key in keys_of(library.load("rehearsal"))}

    assert words["by_priority.P1.resolution_sla_met"] == "P1: within SLA"
    assert words["waste.re-asking"] == "wasted by re-asking"
    assert words["utilisation.people.hanna"] == "busy: hanna"
    assert len(set(words.values())) == len(words)
    assert number(0.5, "utilisation.teams.desk") == "50.0"


def test_a_study_loads_no_screen_and_no_cluster() -> None:
    """
    The command line and the workers stay light.
    """
    code = (
        "import sys\n"
        "from desk_theatre.study import study, what_if, practice_value, luck_band\n"
        "print([name for name in ('textual', 'rich', 'dask', 'distributed', 'aiohttp') if name in sys.modules])\n"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)

    assert done.stdout == b"[]\n"


def test_dask_that_is_not_installed_is_asked_for(tmp_path: Path) -> None:
    """
    With the line to type.
    """
    hidden = "import sys; sys.modules['distributed'] = None; from desk_theatre.cli.main import run; run(sys.argv[1:])"

    done = subprocess.run(
        [sys.executable, "-c", hidden, "study", "rehearsal", "--dask", "tcp://127.0.0.1:8786"],
        capture_output=True,
        check=False,
        timeout=60,
        cwd=tmp_path,
    )

    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == (b"Dask is not installed; install it with pip install 'desk-theatre[dask]', or use --jobs\n")


@pytest.mark.skipif(os.name != "posix", reason="only POSIX sends signals to a process")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL], ids=lambda number: number.name)
def test_no_process_outlives_a_study_that_is_ended(number: signal.Signals) -> None:
    """
    Not even one that cannot say goodbye: what the processes share with it, such as the pipe, is free at once.
    """
    arguments = ["study", "rehearsal", "--variant", "none=", "--replications", "900000", "--jobs", "2", "--json"]
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "desk_theatre", *arguments],
        stdout=subprocess.PIPE,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=usual_signals,  # noqa: PLW1509 - as above
    ) as program:
        os.close(theirs)
        _read_until(ours, b"of 900000 replications, about", times=2)
        program.send_signal(number)
        program.communicate(timeout=30)  # the pipe ends when nobody has it any more
    os.close(ours)

    assert program.returncode in {-number, 128 + number}
