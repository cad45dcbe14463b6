"""
The rules of a reflection, one at a time: what was decided comes into force, and nobody decides more than agreed.
"""

from __future__ import annotations

import pytest
from attrs import evolve

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.itsm import session_commands as s
from desk_theatre.recording.branch import Branches
from desk_theatre.show.board import Board
from desk_theatre.show.deck.deck import DECK
from desk_theatre.study.recorded_round import evening as evening_of
from runners import SCENARIO, Evening, Step

PLAYED: list[Step] = [c.OpenRound(), 60, c.EndRound(), s.NextScene()]
PROPOSED = [s.ProposeImprovement("process", practice, text=f"why {practice}") for practice in ("recording", "routing")]


def _live(*steps: Step) -> Evening:
    return Evening().live([*PLAYED, *steps])


def _board(evening: Evening) -> Board:
    return evening.picture.board(evening.show.at)


def _refusal(evening: Evening, command: c.Command) -> str:
    refused = evening.give(command).refused
    return "" if refused is None else refused.reason


def test_what_was_chosen_starts_with_the_commitment_of_the_chosen() -> None:
    """
    At the opening of the next round, and not before; and people begin at it as far as the scenario says of the chosen.
    """
    evening = _live(*PROPOSED, s.ChooseImprovement(1))
    before = dict(evening.show.practices)

    evening.give(c.OpenRound())

    opened = next(event for event in evening.events if isinstance(event, e.RoundOpened) and event.round == 2)
    card = next(card for card in _board(evening).practices if card.id == "recording")
    assert before == {}
    assert (opened.practices, card.how) == (("recording",), "chosen")
    assert card.commitment == pytest.approx(SCENARIO.commitment.chosen)


def test_what_is_in_force_can_be_ended_by_choice() -> None:
    """
    An improvement may be to stop doing something.
    """
    evening = Evening().live([c.SetPractice("recording", on=True), *PLAYED])
    evening.live([s.ProposeImprovement("process", "recording", on=False), s.ChooseImprovement(1), c.OpenRound()])

    assert evening.show.practices == {}
    assert e.PracticeSwitched(evening.events[-1].at, "recording", on=False, how="chosen") not in evening.events[-1:]
    assert [each.on for each in evening.events if isinstance(each, e.PracticeSwitched)] == [True, False]


def test_what_was_not_chosen_is_not_done() -> None:
    """
    Proposed and voted for is not decided; given up again is not decided either.
    """
    evening = _live(
        *PROPOSED, s.CastVote(1, 2, 3), s.ChooseImprovement(1), s.ChooseImprovement(1, on=False), c.OpenRound()
    )

    assert evening.show.practices == {}


def test_a_team_that_votes_again_changes_its_vote() -> None:
    """
    Two dots, then one: one, and the other is free again.
    """
    evening = _live(*PROPOSED, s.CastVote(1, 1, 2), s.CastVote(1, 1, 1), s.CastVote(1, 2, 2), s.CastVote(2, 1, 3))

    reflection = _board(evening).reflections[-1]

    assert [(each.dots, each.votes) for each in reflection.proposals] == [(4, ((1, 1), (2, 3))), (2, ((1, 2),))]
    assert [team.dots_left for team in reflection.teams] == [0, 0, 3, 3]
    assert reflection.ranking == (1, 2)


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (s.CastVote(1, 1, 4), "Team 1 has only 3 dots."),
        (s.CastVote(9, 1, 1), "There is no team 9; there are 4."),
        (s.CastVote(1, 7, 1), "There is no improvement number 7."),
        (
            s.PickCard(1, "in-the-haed"),
            "Unknown card 'in-the-haed'; did you mean ",
        ),
        (
            s.ProposeImprovement("people", "recordin"),
            "Unknown practice 'recordin'; did you mean recording",
        ),
        (s.ProposeImprovement("people", "routing"), "That practice is already proposed, as number 2."),
        (s.ProposeImprovement("people", "handover", on=False), "This practice is already off."),
        (s.TakeBackFinding(1), "There is no finding number 1."),
        (s.ShowFigure(), "Figures can be shown only at the curtain."),
        (s.SetTeams(0), "There can be 1 to 12 teams."),
        (s.SkipScene(), "Next is round 2. Open it."),
        (c.PauseRound(), "The round is over and the next one is not open yet."),
    ],
    ids=lambda given: type(given).__name__ if not isinstance(given, str) else "",
)
def test_what_makes_no_sense_is_refused_in_plain_words(command: c.Command, reason: str) -> None:
    """
    With what is wrong, and what there is instead.
    """
    assert _refusal(_live(*PROPOSED), command).startswith(reason)


def test_a_practice_that_the_scenario_does_not_offer_is_not_called_unknown() -> None:
    """
    Another scenario may offer it.
    """
    offer = evolve(SCENARIO.offer, practices=("recording", "routing"))
    evening = Evening(scenario=evolve(SCENARIO, offer=offer)).live(PLAYED)

    told = "This scenario does not offer that practice."
    assert _refusal(evening, s.ProposeImprovement("people", "confronting")) == told
    assert _refusal(evening, c.SetPractice("confronting", on=True)) == told
    assert _refusal(evening, c.SetPractice("rooting", on=True)).startswith(
        "Unknown practice 'rooting'; did you mean routing"
    )


def test_the_room_chooses_at_most_so_many() -> None:
    """
    Three, unless the scenario says otherwise.
    """
    practices = ("recording", "routing", "handover", "known_errors")
    evening = _live(*[s.ProposeImprovement("process", practice) for practice in practices])
    evening.live([s.ChooseImprovement(number) for number in (1, 2, 3)])

    assert _refusal(evening, s.ChooseImprovement(4)) == "The room can choose at most 3. Drop one first."
    assert _board(evening).reflections[-1].chosen == 3


def test_a_slip_is_undone_step_by_step() -> None:
    """
    The last thing first, up to the beginning of the reflection.
    """
    evening = _live(s.PickCard(1, "in-the-head"), s.NoteFinding("nobody wrote"), s.Undo())
    after_one = _board(evening).reflections[-1]
    evening.give(s.Undo())

    assert (len(after_one.picks), len(after_one.findings)) == (1, 0)
    assert _board(evening).reflections[-1].picks == ()
    assert _refusal(evening, s.Undo()) == "Nothing to undo in this reflection."


@pytest.mark.parametrize(
    "slips",
    [
        [s.CastVote(2, 1, 3), s.TakeBackImprovement(1)],
        [s.CastVote(2, 1, 3), s.CastVote(2, 1, 0)],
        [s.CastVote(2, 1, 0)],
        [s.CastVote(2, 1, 3), s.Undo()],
        [s.PickCard(2, DECK[0].id), s.PickCard(2, DECK[0].id, on=False)],
    ],
    ids=["its improvement is taken back", "taken back", "none given", "undone", "a card put back"],
)
@pytest.mark.parametrize("scene", ["reflection", "finale"])
def test_a_table_that_has_nothing_in_the_vote_can_leave(slips: list[Step], scene: str) -> None:
    """
    Nothing of it is lost; while it has picked a card or given a dot, it stays.
    """
    evening = _live(*PROPOSED, *slips, *([s.EndShow()] if scene == "finale" else []))
    assert _refusal(evening, s.SetTeams(1)) == ""
    assert len(_board(evening).reflections[-1].teams) == 1

    voted = _live(*PROPOSED, s.CastVote(2, 1, 1), *([s.EndShow()] if scene == "finale" else []))
    assert _refusal(voted, s.SetTeams(1)) == "Team 2 has already picked or voted."


def test_undoing_brings_a_team_back_with_its_dots() -> None:
    """
    It had left after its improvement was taken back.
    """
    evening = _live(*PROPOSED, s.CastVote(3, 1, 2), s.TakeBackImprovement(1), s.SetTeams(1), s.Undo())

    reflection = _board(evening).reflections[-1]
    assert [(team.number, team.dots_left) for team in reflection.teams] == [(1, 3), (2, 3), (3, 1)]
    assert reflection.proposals[0].votes == ((3, 2),)
    film = evening.replay()
    film.seek(0, evening.show.at)
    assert film.picture.session.teams == evening.show.session.teams == 3


def test_the_finale_knows_what_was_decided_after_each_round() -> None:
    """
    With the room's own words.
    """
    evening = _live(*PROPOSED, s.ChooseImprovement(2), s.NoteFinding("it was all in Ada's head"))
    evening.live([c.OpenRound(), c.EndRound(), s.NextScene(), s.NoteFinding("better", "success factor"), s.EndShow()])

    board = _board(evening)

    assert (board.phase, board.scene) == ("between", "finale")
    assert [[each.why for each in reflection.decided] for reflection in board.reflections] == [["why routing"], []]
    assert [[each.words for each in r.findings] for r in board.reflections] == [
        ["it was all in Ada's head"],
        ["better"],
    ]


def test_removed_words_change_nothing_but_the_text_shown() -> None:
    """
    Without the words a recording plays as it did, and the board says only what happened.
    """
    evening = _live(*PROPOSED, s.NoteFinding("about Ola"), s.NameTeam(1, "The Otters"), s.ChooseImprovement(1))
    silent = Evening()
    for given in evening.inputs:
        command = given.command
        if isinstance(command, s.NoteFinding):
            command = s.NoteFinding()
        elif isinstance(command, s.NameTeam):
            command = s.NameTeam(1)
        elif isinstance(command, s.ProposeImprovement):
            command = s.ProposeImprovement("process", command.practice)
        if given.at > silent.show.at:
            silent.wait(given.at - silent.show.at)
        silent.give(command)

    assert silent.events == evening.events
    assert [each.words for each in _board(silent).reflections[-1].findings] == [""]


def test_a_round_that_was_chosen_for_can_be_studied_and_branched_off() -> None:
    """
    What was chosen is in force in the branch, and the study finds the round exact.
    """
    evening = _live(*PROPOSED, s.ChooseImprovement(1), c.OpenRound(), 120, c.EndRound())
    recording = evening.recording()

    branch = Branches(recording).show(1, SCENARIO.conference.opens + 60)
    studied = evening_of(recording, 2)

    assert branch.practices == {"recording": "chosen"}
    assert studied.exact
    assert studied.round.standing.practices == {"recording": "chosen"}


def test_rounds_alone_never_meet_a_scene() -> None:
    """
    Whoever opens one round after the other plays as ever.
    """
    evening = Evening().live([c.OpenRound(), 1200] * SCENARIO.plan.rounds)

    assert evening.show.phase == "over"
    assert not evening.show.finished  # the last figures are on; the finale is to come
    assert _board(evening).scene == "curtain"


def test_who_leaves_the_last_reflection_can_come_back_to_it() -> None:
    """
    The recording is closed when there is nothing left to decide, and not before.
    """
    rounds: list[Step] = [c.OpenRound(), c.EndRound()]
    evening = Evening().live([*rounds * SCENARIO.plan.rounds, s.NextScene()])
    reflecting = evening.show.finished
    evening.give(s.NextScene())

    assert (reflecting, evening.show.finished) == (False, True)
