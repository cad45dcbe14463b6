"""
Who may ask for what: the table is complete, it says yes and no as it is meant to, and nobody but the facilitator moves the show.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk_theatre.itsm import commands as c
from desk_theatre.itsm.commands import COMMANDS
from desk_theatre.live.show_runner import ShowRunner
from desk_theatre.live.start import begin
from desk_theatre.recording.reader import read
from desk_theatre.show.roles import MAY, Envelope, Role, from_facilitator, overreach
from desk_theatre.show.wording import answers
from profiles import examples
from runners import SCENARIO, commands_of_a_show
from small_scenarios import SMALL_TOML

ROLES: tuple[Role, ...] = get_args(Role)
ROOM = {"submit-incident", "me-too", "leave-mood"}
ALLOWED: dict[str, set[str]] = {
    "facilitator": set(COMMANDS),
    "delegate": ROOM,
    "kiosk": ROOM,
    "phone": ROOM,
    "rehearsal": {*ROOM, "withdraw-incident", "pick-card", "note-finding", "propose-improvement", "cast-vote"},
}


def test_every_command_has_a_row() -> None:
    """
    A new command is heard from nobody until somebody has said from whom.
    """
    assert set(MAY) == set(COMMANDS.values())


@pytest.mark.parametrize("role", ROLES)
def test_a_role_may_ask_for_what_it_is_meant_to(role: Role) -> None:
    """
    Yes or no for every command.
    """
    assert {name for name, command in COMMANDS.items() if role in MAY[command]} == ALLOWED[role]


@pytest.mark.parametrize("role", ["delegate", "kiosk", "phone", "rehearsal"])
def test_a_refused_command_gets_a_sentence(role: Role) -> None:
    """
    Nobody is left to guess why nothing happens.
    """
    assert overreach(Envelope(c.PauseRound(), role)) == answers.NOT_YOURS
    assert overreach(from_facilitator(c.PauseRound())) is None


@pytest.mark.parametrize("role", ["delegate", "kiosk", "phone", "rehearsal"])
@settings(examples(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(commands=st.lists(commands_of_a_show(), max_size=12))
def test_only_the_facilitator_moves_the_show(
    tmp_path_factory: pytest.TempPathFactory, role: Role, commands: Sequence[c.Command]
) -> None:
    """
    Whatever is handed in, and in which order: neither the clocks nor the scene, the practices or the plan change, and nothing that
    was refused is in the recording.
    """
    path = tmp_path_factory.mktemp("roles") / "x.theatre"
    runner = _opened(path)
    before = _moved(runner)

    for command in commands:
        runner.inbox.hand_in(Envelope(command, role)).close()

    assert _moved(runner) == before
    runner.close()
    allowed = {COMMANDS[name] for name in ALLOWED[role]}
    assert {type(given.command) for given in read(path).inputs[1:]} <= allowed


def test_the_recording_says_from_where_a_report_came(tmp_path: Path) -> None:
    """
    People at the show's own terminal are nobody in particular, as they always were.
    """
    path = tmp_path / "x.theatre"
    runner = _opened(path)
    for role, sender in (("delegate", ""), ("kiosk", "kiosk 2"), ("phone", ""), ("facilitator", "")):
        runner.inbox.hand_in(Envelope(c.SubmitIncident("badge", key=f"{role}"), role, sender)).close()  # type: ignore[arg-type]
    runner.close()

    assert [given.sender for given in read(path).inputs] == ["", "", "kiosk 2", "phone", ""]


def _opened(path: Path) -> ShowRunner:
    runner = begin(SCENARIO, SMALL_TOML, 3, path, "2026-11-20T09:00:00+00:00")
    runner.inbox.hand_in(from_facilitator(c.OpenRound())).close()
    return runner


def _moved(runner: ShowRunner) -> tuple[object, ...]:
    """
    What only the facilitator decides.
    """
    show, session = runner.show, runner.show.session
    decided = tuple(session.reflection_log.decided())
    moderation = (runner.picture.moderation.first, runner.picture.moderation.waiting)
    where = (
        show.at,
        show.phase,
        show.round,
        show.speed,
        session.scene,
        session.figures,
        session.minutes,
        session.rounds,
    )
    return (*where, session.teams, dict(session.team_names), dict(show.practices), decided, moderation)
