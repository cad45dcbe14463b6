"""
Damaged recordings: an evening that holds nearly everything, and what may have become of its file.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import room_commands as r
from desk_theatre.itsm import session_commands as s
from desk_theatre.live.play_through import PlayThrough
from desk_theatre.recording.header import head
from desk_theatre.recording.line import HEAD_LIMIT, encode
from desk_theatre.recording.writer import Recorder
from desk_theatre.show.picture import Picture
from desk_theatre.show.show import Show
from runners import SCENARIO, Step
from small_scenarios import SMALL_TOML

ROOM: tuple[Step, ...] = (
    *(c.OpenRound(), 300, c.SubmitIncident("no-sound", "a", "Ann", "gone", "one"), r.MeToo(1), r.MeToo(2), 100),
    *(c.SubmitIncident("wifi", None, "Bo", "gone too"), c.InjectCue("crowd"), c.InjectCue("dead"), 60),
    *(c.InjectIncidents("badge", None, 3, 2), r.HoldTexts(on=True), c.SubmitIncident("badge", None, "Cy", "mine"), 30),
    *(c.SetSpeed(60.0), c.PauseRound(), c.ContinueRound(), r.LeaveMood(1, 4), r.LeaveMood(2, 2)),
    *(c.HoldText(1), c.ReleaseText(1), r.MaskText(1), r.ReplaceText(1, "better"), 300, c.WithdrawIncident(3)),
    *(c.SetPractice("escalation", on=True), 1200, r.LeaveMood(1, 5)),
)
TABLE: tuple[Step, ...] = (
    *(s.GuessFigure("lost", 3.0), s.GuessFigure("waiting", 9.0, 2)),
    *(s.ShowFigure(), s.NextScene(), s.SetTeams(3), s.SetOrganisers(2), s.NameTeam(1, "Reds"), s.PickCard(1, "drawer")),
    *(s.NoteFinding("we forget"), s.TakeBackFinding(1), s.ProposeImprovement("process", "routing", text="why")),
    *(
        s.CastVote(1, 1, 2),
        s.CountHands(2, 1, 7),
        s.ChooseLeading(),
        s.Undo(),
        s.ChooseImprovement(1),
        s.ProposeImprovement("process", "coaching_manager"),
    ),
    *(s.TakeBackImprovement(2), s.PickCard(2, "drawer"), s.Undo()),
)
WHOLE: tuple[Step, ...] = (
    *(s.ChoosePlan(45), *ROOM, *TABLE, c.OpenRound(), 700, c.SubmitIncident("wifi", None, "Di", "again"), 1200),
    *(s.NextScene(), s.EndShow()),
)
"""
Two rounds and what is between and after them, with nearly everything that a room can do.
"""

VALUES: tuple[Any, ...] = (
    *(-1, 0, 1, 12, 2**31, 2**52, 2**53, 2**63, 2**70, -(2**53), 10**400, 0.5, 1e308, -0.0, True, False, None),
    *("", "nobody", "main", "\x1b[2J", "x" * 300, "é" * 90, "\ud800", "=1+1", [], ["nobody"], [1, 2, 3], {}),
)
"""
What somebody may write where something else stood.
"""


def written(path: Path, steps: Sequence[Step]) -> bytes:
    """
    The file of an evening of the small scenario, closed.
    """
    opening = head(SMALL_TOML, title=SCENARIO.title, seed=3, created="2026-03-01T09:00:00")
    run = PlayThrough(Show(SCENARIO, 3), Picture(SCENARIO), Recorder.create(path, opening))
    for step in steps:
        if isinstance(step, int):
            run.until(run.show.at + step)
        else:
            run.give(step)
    run.give(c.EndRound())
    run.finish()
    return path.read_bytes()


def damaged(seed: int, data: bytes) -> bytes:
    """
    One to four faults: bits, holes and noise; lines that are gone, stand twice or elsewhere; and lines with another value, a
    value of another line or another number, whose checksum fits.
    """
    luck = Random(seed)
    for _ in range(luck.randint(1, 4)):
        data = luck.choice((_bytes, _lines, _forged, _forged))(luck, data)
    return data


def _bytes(luck: Random, data: bytes) -> bytes:
    now = bytearray(data)
    at, length = luck.randrange(len(now)), luck.randint(1, 2000)
    match luck.randrange(5):
        case 0:
            now[at] ^= 1 << luck.randrange(8)
        case 1:
            now[at : at + length] = bytes(len(now[at : at + length]))
        case 2:
            now[at : at + length] = luck.randbytes(len(now[at : at + length]))
        case 3 if len(now) > 8000:
            del now[at : at + length]
        case _:
            del now[max(len(now) // 2, len(now) - length) :]
    return bytes(now)


def _lines(luck: Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    at, length = luck.randrange(len(lines)), luck.choice((1, 1, 1, 5, 60))
    some = lines[at : at + length]
    match luck.randrange(3):
        case 0 if len(lines) > 80:
            del lines[at : at + length]
        case 1:
            lines[at:at] = some
        case _:
            other = luck.randrange(len(lines))
            lines[other:other] = some
    return b"".join(lines)


def _forged(luck: Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    at = luck.randrange(len(lines))
    try:
        document, other = (json.loads(line[9:]) for line in (lines[at], luck.choice(lines)))
    except ValueError:
        return data
    if not isinstance(document, dict) or not isinstance(other, dict) or not document or not other:
        return data
    key = luck.choice(list(document))
    match luck.randrange(3):
        case 0:
            document[key] = luck.choice(VALUES)
        case 1:
            document[key] = other[luck.choice(list(other))]
        case _:
            document |= {name: value for name, value in other.items() if name in document and luck.random() < 0.5}
    number = document.pop("q", 0)
    try:
        lines[at] = encode(number, document, HEAD_LIMIT)
    except ValueError:
        return data
    return b"".join(lines)
