"""
No event is forgotten: each is told in words, or somebody decided that it is silent and said what the room sees instead.
"""

from __future__ import annotations

from desk_theatre.itsm.events import EVENTS
from desk_theatre.measures.scorecard_fold import ScorecardFold
from desk_theatre.show.cards import Cards
from desk_theatre.show.moderation import Moderation
from desk_theatre.show.names import Names
from desk_theatre.show.ticker import Ticker
from desk_theatre.show.wording import life_line
from histories import small_scenario

SILENT = {
    "RoundOpened": "the top bar names the round",
    "RoundEnded": "the curtain falls",
    "RoundPaused": "the top bar says paused",
    "RoundContinued": "the top bar shows the running clock",
    "SpeedSet": "the top bar shows the speed",
    "CommitmentMeasured": "the practices screen shows how many follow a practice",
    "SkillLearned": "it shows only in what the person can do later",
    "FaultBegan": "a fault shows in its incidents only; nobody announces a root cause",
    "IncidentsInjected": "each of them is told when it is reported",
    "SessionEnded": "the programme shows the next session of the room",
    "MoodLeft": "the curtain shows the faces, never whose",
    "TextReleased": "the text itself appears",
    "TextHoldingSet": "the facilitator's list of texts follows it",
    "PlanChosen": "the plan shows in the briefing",
    "SceneBegan": "the scene itself appears",
    "FiguresShown": "the figures themselves appear",
    "FigureGuessed": "the curtain shows the guess with the figure",
    "TeamsSet": "the reflection lists the teams",
    "OrganisersSet": "the reflection lists the team",
    "TeamNamed": "the reflection lists the team",
    "CardPicked": "the card moves to the top of the reflection",
    "FindingNoted": "the reflection lists the finding",
    "FindingTakenBack": "the finding leaves the list",
    "ImprovementProposed": "the reflection lists the improvement",
    "ImprovementTakenBack": "the improvement leaves the list",
    "HandsCounted": "the hands of the improvement are counted again",
    "LeadingChosen": "the improvements are marked as chosen",
    "ImprovementChosen": "the improvement is marked as chosen",
    "VoteCast": "the dots of the vote move",
    "ReflectionUndone": "the list returns to what it was",
}
"""
Events without a sentence, and what shows them to the room instead.
"""


def test_every_event_has_a_sentence_or_is_listed_as_silent() -> None:
    """
    In the ticker or in the story of an incident, and never both told and silent.
    """
    scenario = small_scenario()
    ticker = Ticker(Cards(Names(scenario), ScorecardFold(scenario)), Moderation())
    told = {kind.__name__ for kind in (*life_line.SENTENCES, *ticker.handlers())}

    assert set(EVENTS) - told - set(SILENT) == set()
    assert told & set(SILENT) == set()
    assert set(SILENT) - set(EVENTS) == set()
