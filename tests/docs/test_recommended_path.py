"""
One path: what the pages recommend is what `check` plays step by step, in the scenario's own order.
"""

from __future__ import annotations

import re
from pathlib import Path

from desk_theatre.practices.catalogue import catalogue
from desk_theatre.scenario import library
from desk_theatre.scenario.vocabulary import CONFERENCE
from desk_theatre.study.forecast import sensible_path

ROOT = Path(__file__).parents[2]
STEPS = sensible_path(library.load("rehearsal"))


def _page(name: str) -> str:
    return " ".join((ROOT / name).read_text(encoding="utf-8").split())


def _names(practices: tuple[str, ...] | None) -> list[str]:
    return [CONFERENCE.say(catalogue()[practice].identity.name) for practice in practices or ()]


def test_the_readme_switches_on_what_check_recommends() -> None:
    """
    After the first round of the rehearsal, and in the what-if.
    """
    readme = _page("README.md")
    told = re.search(r"Switch on (.*?)\. Press", readme)

    assert told is not None
    assert re.findall(r"\*(.*?)\*", told[1]) == _names(STEPS[1])
    what_if = re.search(r"what-if evening\.theatre (.*?)--replications", readme)
    assert what_if is not None
    assert tuple(re.findall(r"--enable (\w+)", what_if[1])) == STEPS[1]


def test_the_study_of_the_pages_plays_the_same_three() -> None:
    """
    As a variant.
    """
    assert f"--variant three={','.join(STEPS[1] or ())} " in _page("docs/how-to/compare-ways-of-working.md")


def test_the_run_sheet_names_the_path_of_the_conference() -> None:
    """
    Three before each of the three rounds that follow the first.
    """
    page = (ROOT / "docs" / "how-to" / "facilitate-a-session.md").read_text(encoding="utf-8")
    told = page.split("this one works:")[1].split("## ")[0]

    steps = [re.findall(r"\*(.*?)\*", line) for line in told.splitlines() if re.match(r"\d\. ", line)]
    assert steps == [_names(step) for step in sensible_path(library.load("conference"))[1:]]
