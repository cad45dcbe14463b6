"""
The facilitator's guide says what is so: its run sheet, its keys, its answer key, its figures, and the way through an evening.
"""

from __future__ import annotations

import re
import sys
from functools import cache, partial
from itertools import accumulate, takewhile
from pathlib import Path

import pytest
from pages import ROOT

from desk_theatre.itsm import commands as c
from desk_theatre.live.play_through import PlayThrough
from desk_theatre.measures.figures import CURTAIN, KEY_FIGURES
from desk_theatre.practices.catalogue import catalogue
from desk_theatre.scenario import library
from desk_theatre.scenario.offering import offered
from desk_theatre.scenario.vocabulary import CONFERENCE
from desk_theatre.show.deck.deck import DECK
from desk_theatre.show.picture import Picture
from desk_theatre.show.show import Show
from desk_theatre.show.timetable import scenes_of
from desk_theatre.stage.actions import VERBS
from desk_theatre.stage.screens.base.live_screen import LiveScreen
from desk_theatre.stage.screens.round.round import RoundScreen
from desk_theatre.stage.screens.session.briefing import BriefingScreen
from desk_theatre.stage.screens.session.figures_reveal import FiguresRevealScreen
from desk_theatre.stage.screens.session.finale import FinaleScreen
from desk_theatre.stage.screens.session.reflection import ReflectionScreen
from desk_theatre.stage.wording.labels import STATUSES
from terminal import Terminal

PAGE = (ROOT / "docs" / "how-to" / "facilitate-a-session.md").read_text(encoding="utf-8")
SCREENS: dict[str, type[LiveScreen]] = {
    "Doors open: the briefing": BriefingScreen,
    "The first round: let it go wrong": RoundScreen,
    "The curtain: six figures, one at a time": FiguresRevealScreen,
    "The reflection: from evidence to a choice": ReflectionScreen,
    "The later rounds": RoundScreen,
    "The finale": FinaleScreen,
}
PATH = (
    ("recording", "routing", "handover"),
    ("prioritisation", "status_updates", "known_errors"),
    ("confirmed_closure", "shared_work", "coaching_manager"),
)
SEEDS = (1, 2, 3, 7)


def _sections() -> dict[str, str]:
    parts = re.split(r"^## (.+)$", PAGE, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _table(section: str, head: str) -> list[list[str]]:
    """
    The rows of the table whose first heading is this one.
    """
    lines = _sections()[section].splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(f"| {head} |"))
    rows = takewhile(lambda line: line.startswith("|"), lines[start + 2 :])
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows]


def _hours(minutes: float) -> str:
    return f"{int(minutes) // 60}:{int(minutes) % 60:02}"


def _plan(minutes: int) -> dict[str, str]:
    """
    What the program plans for an evening, as the page spells it.
    """
    scenario = library.load("conference")
    timing = scenario.timing(minutes)
    scenes = scenes_of(timing)
    begins = [0.0, *accumulate(scene.planned / 60 for scene in scenes)]
    names = [f"{scene.scene} {scene.round}" if scene.round else scene.scene for scene in scenes]
    page_says = {
        name: f"{_hours(at)}, {scene.planned / 60:g}"
        for name, at, scene in zip(names, begins[:-1], scenes, strict=True)
    }
    pace = (scenario.conference.closes - scenario.conference.opens) / (timing.round * 60)
    return {**page_says, "end": _hours(begins[-1]), "the clock runs at": f"{pace:g}×"}


@pytest.mark.parametrize(("column", "minutes"), [(1, 45), (2, 75), (3, 120)])
def test_the_run_sheet_is_the_plan_of_the_program(column: int, minutes: int) -> None:
    """
    Scene by scene: when it begins and how long it takes, and nothing that is not played.
    """
    rows = _table("The run sheet", "scene")

    page_says = {row[0]: row[column] for row in rows if row[column] != "–"}

    assert _plan(minutes) == page_says


@pytest.mark.parametrize("section", SCREENS)
def test_every_key_of_a_scene_does_there_what_the_guide_says(section: str) -> None:
    """
    Key and words are those of the key bar of that screen.
    """
    lines = re.findall(r"\*\*Keys:\*\* (.+)", _sections()[section])
    page_says = [pair for line in lines for pair in re.findall(r"`([^`]+)` ([^,`]+)", line)]

    offered = {(VERBS[name].key, CONFERENCE.say(VERBS[name].short)) for name in SCREENS[section].KEYS}

    assert len(page_says) >= 3
    assert [pair for pair in page_says if pair not in offered] == []


def test_every_key_in_the_prose_is_a_key() -> None:
    """
    Code as short as a key is a key.
    """
    keys = {verb.key for verb in VERBS.values()} | {"y"}
    text = re.sub(r"^ *```.*?^ *```$", "", PAGE, flags=re.MULTILINE | re.DOTALL)

    page_says = [
        word
        for word in re.findall(r"`([^`]+)`", text)
        if re.fullmatch(r"[!-~]|ctrl\+\w|esc|space|enter|bksp|del|F\d", word)
    ]

    assert len(page_says) > 60
    assert [word for word in page_says if word not in keys] == []


def test_the_delegates_of_a_rehearsal_stop_with_the_key_of_the_guide() -> None:
    """
    The page has the words of the key bar.
    """
    assert (
        f"**Keys:** `{VERBS['rehearse'].key}` {CONFERENCE.say(VERBS['rehearse'].short)}\n"
        in _sections()["Rehearse alone"]
    )


def test_the_figures_come_in_the_order_of_the_curtain() -> None:
    """
    The facilitator asks the room before each, so must know which is next.
    """
    page_says = [row[0] for row in _table("The curtain: six figures, one at a time", "figure")]

    assert [CONFERENCE.say(KEY_FIGURES[figure].label) for figure in CURTAIN] == page_says


def test_there_are_words_for_every_curtain() -> None:
    """
    As many as the longest evening has rounds.
    """
    page_says = [row[0] for row in _table("The curtain: six figures, one at a time", "curtain")]

    assert [f"after round {n}" for n in range(1, library.load("conference").timing(120).rounds + 1)] == page_says


def test_the_answer_key_is_that_of_the_deck() -> None:
    """
    Every card is one of the deck, and what answers it in the guide answers it on the card.
    """
    say = CONFERENCE.say
    answers = {say(card.title): {say(catalogue()[each].identity.name) for each in card.practices} for card in DECK}

    wrong = [
        (title, name)
        for _, title, names in _table("The answer key", "what you see")
        for name in names.split("; ")
        if name not in answers.get(title, ())
    ]

    assert wrong == []


def test_the_traps_and_the_path_go_by_their_names() -> None:
    """
    All traps on offer are named, and the path is the one whose figures are told.
    """
    section = " ".join(_sections()["The answer key"].split())
    practices = {
        name: CONFERENCE.told(practice.identity) for name, practice in offered(library.load("conference").offer).items()
    }
    traps = [practice.name for practice in practices.values() if practice.group == "trap"]

    path = " ".join(
        f"{step}. {', '.join(f'*{practices[name].name}*' for name in names)}" for step, names in enumerate(PATH, 1)
    )

    assert ", ".join(f"*{name}*" for name in traps) in section
    assert path in section


@cache
def _day(seed: int) -> tuple[tuple[tuple[float, ...], ...], str]:
    """
    The four rounds of the path on one day: the figures of the table, and everything that stood on the boards of the first.
    """
    scenario = library.load("conference")
    run = PlayThrough(Show(scenario, seed), Picture(scenario))
    figures, boards = [], ""
    for number in range(4):
        for name in PATH[number - 1] if number else ():
            run.give(c.SetPractice(name, on=True, how="chosen"))
        run.give(c.OpenRound())
        while run.show.phase == "running":
            run.until(run.show.at + 300)
            boards += "" if number else str(run.picture.board(run.show.at))
        found = run.picture.rounds(run.show.at)[-1].figures
        names = ("resolution_sla_met", "lost", "sessions_delayed", "satisfaction")
        figures.append(tuple(float(found[name] or 0) for name in names))
    return tuple(figures), boards


@pytest.mark.parametrize("number", range(4))
def test_the_path_leads_where_the_guide_says(number: int) -> None:
    """
    Within ten points of promises kept, five incidents and sessions, and half a point of satisfaction.
    """
    page_says = [float(cell.removesuffix(" %")) for cell in _table("The run sheet", "after round")[number][1:]]

    days = [_day(seed)[0][number] for seed in SEEDS]

    kept, *others = (sum(column) / len(days) for column in zip(*days, strict=True))
    found = [100 * kept, *others]
    apart = [abs(a - b) for a, b in zip(page_says, found, strict=True)]
    assert all(a <= most for a, most in zip(apart, (10, 5, 5, 0.5), strict=True)), (page_says, found)


def test_what_the_guide_tells_to_look_for_can_be_seen() -> None:
    """
    The stage shows the words of the answer key in the first round, letter by letter.
    """
    spans = re.findall(r"`([^`]{2,})`", "\n".join(row[0] for row in _table("The answer key", "what you see")))
    phrases = ["status='delayed'" if span == STATUSES["delayed"][1] else span for span in spans]

    boards = _day(SEEDS[0])[1]

    assert len(phrases) >= 8
    assert [phrase for phrase in phrases if phrase not in boards] == []


def _tells(terminal: Terminal, figure: str) -> bool:
    """
    Whether the curtain says what a figure means, or that there is nothing to count.
    """
    said = " ".join(terminal.text().split())
    told = CONFERENCE.told(KEY_FIGURES[figure])
    return told.sentence in said or told.empty in said


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
def test_an_evening_by_the_guide(size: tuple[int, int], tmp_path: Path) -> None:
    """
    From the briefing to the finale with the keys of the page, at the smallest size and at a usual one.
    """
    command = [sys.executable, "-m", "desk_theatre", "play", "--overview", "rehearsal", "--minutes", "45"]
    with Terminal([*command, "--recording", str(tmp_path / "a.theatre")], size, {"HOME": str(tmp_path)}) as terminal:
        terminal.wait("open round")
        _step(terminal, "n", "▶ briefing")
        _step(terminal, "o", "running")
        _end_round(terminal)
        _step(terminal, "n", "The round is over.")
        for name in CURTAIN:
            terminal.press("space")
            terminal.wait_until(partial(_tells, terminal, name), f"the curtain does not tell of {name}")
        _step(terminal, "n", "Figures and targets")
        _step(terminal, "2", "▸2 cards")
        _step(terminal, "3", "No findings yet")
        _step(terminal, "4", "▸4 improvements")
        _step(terminal, "i", "How work is done")
        _step(terminal, "enter", "Why start")
        _step(terminal, "enter", "4 improvements 1")
        _step(terminal, "+", "Dots: 1 from team 1")
        _step(terminal, "v", "chosen 1 of 3")
        _step(terminal, "y", "How much of round 1 was luck?")
        _step(terminal, "escape", "chosen 1 of 3")
        _step(terminal, "escape", "Just now")
        _step(terminal, "n", "chosen 1 of 3")
        _step(terminal, "o", "running")
        _step(terminal, "p", "chosen by the room")
        _step(terminal, "escape", "Just now")
        _end_round(terminal)
        _step(terminal, "n", "The round is over.")
        _step(terminal, "n", "Figures and targets")
        _step(terminal, "n", "Your findings and decisions")
        _step(terminal, "c", "Time to resolve, by priority")
        _step(terminal, "escape", "Your findings and decisions")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0


def _step(terminal: Terminal, key: str, appears: str) -> None:
    terminal.press(key)
    terminal.wait(appears)


def _end_round(terminal: Terminal) -> None:
    _step(terminal, "e", "End this round?")
    terminal.press("y")
    terminal.wait_gone("running")
