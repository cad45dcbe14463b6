"""
The words of the scenes: each says one thing in one way.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from busy_desk import BUSY
from desk_theatre.itsm import commands as c
from desk_theatre.itsm.counting import percent, times
from desk_theatre.practices.catalogue import catalogue
from desk_theatre.scenario.vocabulary import CONFERENCE
from desk_theatre.show.board import PracticeCard
from desk_theatre.show.briefing import briefing
from desk_theatre.stage.drawing.row import Row
from desk_theatre.stage.pages.practices import entry
from desk_theatre.stage.screens.session.briefing import page
from desk_theatre.stage.screens.session.finale import is_own, own_stories
from desk_theatre.stage.screens.session.reflection_keys import OWN
from desk_theatre.stage.wording import charts, labels
from desk_theatre.stage.wording.scorecard import spell
from runners import Evening

PACKAGE = Path(labels.__file__).parents[2]


def _read(rows: list[Row]) -> str:
    return "\n".join("".join(piece.text for piece in row).rstrip() for row in rows)


@pytest.mark.parametrize(
    ("share", "said"), [(0.0, "0 %"), (0.001, "1 %"), (0.384, "38 %"), (0.999, "99 %"), (1.0, "100 %")]
)
def test_a_share_is_100_or_0_percent_only_when_nothing_is_missing_or_there(share: float, said: str) -> None:
    assert percent(share) == said


def test_percent_is_written_in_one_way_everywhere() -> None:
    """
    With a space, as in the documents.
    """
    found = [
        f"{path.name}: {line.strip()}"
        for path in PACKAGE.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"(?<!_NO_BREAK)\}%[^a-zA-Z(]", line)
    ]

    assert found == []


def test_long_and_short_lengths_are_written_as_people_say_them() -> None:
    """
    A mean of 76.3 minutes next to `1 h 16` elsewhere is two styles on one page.
    """
    assert [spell(minutes, "minutes") for minutes in (0.5, 27.8, 76.3)] == ["30 s", "28 min", "1 h 16"]
    assert charts.durations(300, 1320, 3000, 5) == "5–22–50 min, 5 resolved"
    assert charts.durations(780, 1260, 4560, 8) == "13 min–21 min–1 h 16, 8 resolved"
    assert charts.durations(2040, 2040, 2040, 1) == "34 min, 1 resolved"


def test_the_briefing_says_how_often_the_day_is_played_and_what_the_priorities_mean() -> None:
    told = _read(page(briefing(BUSY, 2), 100))

    assert "We play this day twice." in told
    assert "P1 hits hardest and soonest" in told
    assert [times(number) for number in (1, 2, 3)] == ["once", "twice", "3 times"]


def test_names_in_a_list_of_the_briefing_are_told_apart() -> None:
    """
    A kind may have a comma in its name.
    """
    told = _read(page(briefing(BUSY, 2), 300))
    for team in briefing(BUSY, 2).teams:
        assert " · ".join(team.people) in told
        if len(team.owns) > 1:
            assert "owns: " in told
            assert sum(line.count(" · ") for line in told.splitlines()) >= len(team.owns) - 1


def test_each_state_of_a_clock_has_a_symbol_of_its_own() -> None:
    symbols = [symbol for symbol, _, _ in labels.LIGHTS.values()]

    assert len(set(symbols)) == len(symbols)


def test_after_the_last_round_the_show_is_not_called_over() -> None:
    """
    Curtain, reflection and finale are still to come.
    """
    assert labels.PHASES["over"][1] == "all rounds played"


def test_the_finale_has_the_rooms_own_incidents_of_every_round() -> None:
    """
    Each with its round; none of an earlier round is forgotten because the last one had none.
    """
    sound = c.SubmitIncident("no-sound", None, "Kim", "nothing to hear")
    evening = Evening(3, BUSY).live([c.OpenRound(), 900, sound, 6300, c.OpenRound(), 7200])
    now = evening.show.at
    stories = [(number, card) for number in (1, 2) for card in evening.picture.incidents(now, number) if is_own(card)]

    rows = [line for line in _read(own_stories(stories, 100)).splitlines() if line.startswith("round ")]

    assert [line.split()[:2] for line in rows] == [["round", "1"]]
    assert not [card for card in evening.picture.incidents(now) if card.live]


@pytest.mark.parametrize("practice", sorted(catalogue()))
def test_a_practice_that_is_on_has_its_whole_name_at_120_columns(practice: str) -> None:
    """
    The list has 58 columns there, two of them for the cursor and its border.
    """
    name = CONFERENCE.say(catalogue()[practice].identity.name)
    card = PracticeCard(practice, name, "process", True, 1.0, "", "", "")

    assert name in _read([entry(card, 54)])


def test_keys_that_undo_each_other_are_next_to_each_other_in_the_help() -> None:
    assert OWN.index("undot") == OWN.index("dot") + 1
