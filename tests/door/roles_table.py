"""
One example of every command, for tests that go through the table of roles.
"""

from __future__ import annotations

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import room_commands as r
from desk_theatre.itsm import session_commands as s

EXAMPLES: tuple[c.Command, ...] = (
    c.OpenRound(),
    c.EndRound(),
    c.SubmitIncident("wifi", key="example"),
    c.WithdrawIncident(1),
    c.SetPractice("recording", on=True),
    c.InjectCue("rain"),
    c.InjectIncidents("wifi"),
    c.PauseRound(),
    c.ContinueRound(),
    c.SetSpeed(10.0),
    c.HoldText(1),
    c.ReleaseText(1),
    r.MeToo(1),
    r.LeaveMood(1, 3),
    r.HoldTexts(on=True),
    r.MaskText(1),
    r.ReplaceText(1, "other"),
    s.ChoosePlan(45),
    s.NextScene(),
    s.SkipScene(),
    s.RepeatScene(),
    s.PreviousScene(),
    s.EndShow(),
    s.ShowFigure(),
    s.SetTeams(3),
    s.NameTeam(1, "Foxes"),
    s.SetOrganisers(1),
    s.PickCard(1, "no-owner"),
    s.NoteFinding("what went wrong"),
    s.ProposeImprovement("process", "recording"),
    s.CastVote(1, 1, 1),
    s.ChooseImprovement(1),
    s.CountHands(1, 1, 7),
    s.ChooseLeading(),
    s.GuessFigure("lost", 3.0),
    s.TakeBackFinding(1),
    s.TakeBackImprovement(1),
    s.Undo(),
)
