"""
The README and the pages are true: every command runs, every link leads somewhere, every example works.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from functools import reduce
from pathlib import Path

import pytest
from house_picture import PAGE, drawn
from pages import ROOT, Block, Typed, agrees, anchors, blocks, edited, links, name_of, pages, typed

import desk_theatre
from desk_theatre.itsm.events import RoundEnded, RoundOpened
from desk_theatre.show.deck.round_evidence import RoundEvidence
from desk_theatre.stage.wording.labels import LIGHTS
from histories import NINE, small_scenario
from terminal import Terminal

PAGES = pages()
COMMANDS = ("console", "sh")
ELSEWHERE = {
    "python3 -m venv .venv": "these tests run in one",
    ".venv/bin/pip install --quiet .": "it is installed there",
    "python3 -m venv .venv-tests": ".ci/run makes it",
    ".venv-tests/bin/pip install --quiet '.[dev]'": ".ci/run installs it",
    ".venv-tests/bin/pytest": "it runs these tests",
}
"""
Commands of the pages that are run, but not here.
"""

IN_A_COPY = (
    "add-a-decision-point.md",
    "add-a-headline-figure.md",
    "add-a-measure.md",
    "add-a-practice.md",
    "add-a-screen.md",
    "add-an-event.md",
)
"""
Pages that change the program; each is followed in a copy of it.
"""

WITH_COMMANDS = [
    page for page in PAGES if page.name not in IN_A_COPY and any(block.sort in COMMANDS for block in blocks(page))
]
WITH_LINKS = [page for page in PAGES if links(page)]


def _home(folder: Path) -> dict[str, str]:
    """
    Return an environment in which nothing of the person who runs the tests is read or written.
    """
    kept = {name: word for name, word in os.environ.items() if not name.startswith(("XDG_", "NO_COLOR", "TEXTUAL"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**kept, "HOME": str(folder / "home"), "PATH": path, "TERM": "xterm-256color", "COLUMNS": "100"}


def test_the_checks_run_the_tests_as_the_readme_says() -> None:
    """
    To the letter; nobody has to believe that the short way is the same.
    """
    lines = [line for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines() if line.endswith("pytest")]

    assert len(lines) == 1
    assert lines[0] in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


class Reader:
    """
    A reader who does what a page says, from top to bottom, in an empty folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = _home(folder)
        shutil.copytree(ROOT / "scenarios", folder / "scenarios")

    def follow(self, block: Block) -> None:
        """
        Do what one block says.
        """
        if block.what == "not run":
            return
        if block.what == "file":
            self.write(block.about, block.text)
        elif block.what == "edit":
            self.write(block.about, edited((self.folder / block.about).read_text(encoding="utf-8"), block.text))
        elif block.sort in COMMANDS:
            *first, last = typed(block)
            for command in first:
                self.run(command)
            self.run(last, int(block.about) if block.what == "status" else 0)
        elif block.sort == "python":
            self.ended(["python", "-c", block.text], 0)

    def write(self, name: str, text: str) -> None:
        """
        Write a file with this text.
        """
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run(self, typed_command: Typed, status: int = 0) -> None:
        """
        Type a command; fail if it does not print what the page says.
        """
        for part in typed_command.command.split(" && "):
            command = part.replace(".venv/bin/desk-theatre", "desk-theatre")
            if command in ELSEWHERE:
                continue
            if _takes_the_terminal(command):
                self.look_in(command)
                continue
            printed = self.ended(["bash", "-c", command], status)
            assert not typed_command.prints or agrees(typed_command.prints, printed), f"$ {command}\n{printed}"

    def ended(self, command: list[str], status: int) -> str:
        """
        Return what a command prints; fail if it ends with another status.
        """
        done = subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False, timeout=200
        )
        assert (status, done.stderr if status == 0 else "") == (done.returncode, ""), f"{command}\n{done.stderr}"
        return done.stdout + done.stderr

    def look_in(self, command: str) -> None:
        """
        Open the stage and leave it with a key as soon as it can be read; or start a preflight and stop it.
        """
        words = shlex.split(command, comments=True)
        settings = dict(word.split("=", 1) for word in words if re.match(r"[A-Z_]+=", word))
        with Terminal(
            ["env", "-C", str(self.folder), *words[len(settings) :]], (120, 40), {**self.environment, **settings}
        ) as terminal:
            if "preflight" in words:
                terminal.wait("Press each key once")
                terminal.press("ctrl+c")
            else:
                terminal.wait_until(lambda: _can_be_read(terminal.text()), "neither wall nor keys")
                terminal.press("ctrl+q")
            assert terminal.ended() == 0


def _can_be_read(screen: str) -> bool:
    """
    Whether the keys of a page stand on the screen, or the large letters of the wall, which have none.
    """
    return "? help" in screen or len(re.findall(r"[▀▄▖▗▘▝]", screen)) > 100


def _takes_the_terminal(command: str) -> bool:
    words = [word for word in shlex.split(command, comments=True) if not re.match(r"[A-Z_]+=", word)]
    return words == ["desk-theatre"] or (words[:1] == ["desk-theatre"] and words[1] in {"play", "replay", "preflight"})


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=name_of)
def test_commands_of_a_page_do_what_it_says(page: Path, tmp_path: Path) -> None:
    """
    Commands end as they should and print what they should, files and edits fit, examples in Python work.
    """
    reader = Reader(tmp_path)

    for block in blocks(page):
        reader.follow(block)


def test_pages_record_into_files_with_different_names() -> None:
    """
    So that you can follow all pages in one folder.
    """
    made = [
        (name, name_of(page))
        for page in PAGES
        for name in set(re.findall(r"^\$ .*--record(?:ing)? (\S+)", page.read_text("utf-8"), re.MULTILINE))
    ]
    names = [name for name, _ in made]

    assert len(names) > 5
    assert len(names) == len(set(names)), sorted(made)


@pytest.mark.parametrize("page", IN_A_COPY)
def test_a_page_for_developers_works_in_a_copy_of_the_house(page: str, tmp_path: Path) -> None:
    """
    Every step of the page, taken in a copy: what it says that fails fails, and in the end its tests pass.
    """
    reader = Reader(tmp_path)
    # The installed program, with what Python has compiled of it already; in a checkout without that it is compiled once.
    shutil.copytree(
        Path(desk_theatre.__file__).parent, tmp_path / "desk_theatre", ignore=shutil.ignore_patterns("shipped")
    )
    reader.environment.pop("PYTHONDONTWRITEBYTECODE", None)
    for name in ("docs", "tests"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__snapshots__", "__pycache__"))
    for name in ("pyproject.toml", "CHANGELOG.md", "CONTRIBUTING.md", "README.md"):
        shutil.copy(ROOT / name, tmp_path)
    reader.environment["PYTHONPATH"] = os.pathsep.join([str(tmp_path), str(tmp_path / "tests")])
    reader.environment["PYTEST_ADDOPTS"] = "-p no:cacheprovider --hypothesis-profile=unshrunk"
    program = tmp_path / "bin" / "desk-theatre"
    reader.write("bin/desk-theatre", f'#!/bin/sh\nexec "{sys.executable}" -m desk_theatre "$@"\n')
    program.chmod(0o755)
    reader.environment["PATH"] = f"{program.parent}{os.pathsep}{reader.environment['PATH']}"

    for block in blocks(ROOT / "docs" / "how-to" / page):
        reader.follow(block)


def test_the_table_of_decision_points_is_the_one_of_the_code() -> None:
    """
    The page has the same table as the file with the hooks.
    """
    told = (ROOT / "desk_theatre" / "practices" / "practice.py").read_text(encoding="utf-8")
    rows = [line for line in told.splitlines() if re.match(r"\| \d+ \|", line)]

    page = (ROOT / "docs" / "how-to" / "add-a-practice.md").read_text(encoding="utf-8")

    assert len(rows) == 10
    assert [row for row in rows if row not in page] == []


@pytest.mark.parametrize("page", WITH_LINKS, ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    """
    To a file that exists, and in it to a heading that exists.
    """
    astray = []
    for link in links(page):
        if link.startswith(("https://", "http://")):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or not target.is_relative_to(ROOT) or (anchor and anchor not in anchors(target)):
            astray.append(link)

    assert astray == []


def test_every_page_can_be_found() -> None:
    """
    From the README over links, page by page.
    """
    found, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in found:
            continue
        found.add(page)
        nearby = ((page.parent / link.partition("#")[0]).resolve() for link in links(page))
        waiting += [target for target in nearby if target.suffix == ".md" and target.exists()]

    assert [name_of(page) for page in PAGES if page not in found] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_no_page_names_a_folder_of_one_machine(page: Path) -> None:
    """
    Pages are for everybody.
    """
    text = page.read_text(encoding="utf-8")

    assert re.findall(r"(?<![\w.~])/(?:work|tmp|home|root|Users)\b[^\s`)]*", text) == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_block_has_a_language(page: Path) -> None:
    """
    Nobody would run a block without one, and nobody would notice.
    """
    known = {*COMMANDS, "python", "text", "json", "toml", "diff", "mermaid", "math"}
    older = {"scenario.md", "recording-format.md"}

    sorts = {block.sort for block in blocks(page)}

    assert sorts - known - ({""} if page.name in older else set()) == set()


def test_commands_that_are_not_run_here_are_in_the_readme_and_run_by_ci() -> None:
    """
    The commands that are not run here are on a page.
    """
    text = (ROOT / "README.md").read_text(encoding="utf-8")

    assert [command for command in ELSEWHERE if command not in text] == []


def test_each_class_in_the_dictionary_is_in_the_code() -> None:
    """
    The last column of the words names classes that exist.
    """
    page = (ROOT / "docs" / "explanation" / "words.md").read_text(encoding="utf-8")
    cells = [line.rstrip("| ").rsplit(" | ", 1)[-1] for line in page.splitlines() if line.startswith("| ")]
    named = {name for cell in cells for name in re.findall(r"`([A-Z]\w+)`", cell)}
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "desk_theatre").rglob("*.py"))
    classes = {
        name for source in sources for name in re.findall(r"^class (\w+)|^(\w+) = Literal", source, re.MULTILINE)
    }

    assert len(named) > 40
    assert named - {name for pair in classes for name in pair} == set()


def test_the_pictures_of_the_house_are_those_of_the_code() -> None:
    """
    If this fails, draw them again: `python tests/docs/house_picture.py`.
    """
    page = PAGE.read_text(encoding="utf-8")

    assert page == drawn(page)


@pytest.mark.parametrize("page", [page for page in PAGES if page.name not in IN_A_COPY], ids=name_of)
def test_every_file_that_a_page_names_exists(page: Path) -> None:
    """
    Paths from the top of the repository, of the program and of its tests.
    """
    paths = re.findall(
        r"(?<![\w/-])((?:desk_theatre|tests|docs|scenarios)/[\w/.-]*\w/?)", page.read_text(encoding="utf-8")
    )

    assert [path for path in paths if not (ROOT / path).exists() and "THEME" not in path] == []


def test_what_the_house_says_is_in_a_file_is_there() -> None:
    """
    A function or class that the page names with a file is in that file.
    """
    page = (ROOT / "docs" / "explanation" / "house.md").read_text(encoding="utf-8")
    named = re.findall(r"`(\w+)` in `(desk_theatre/[\w/]+\.py)`", page)

    assert named
    for name, path in named:
        assert re.search(rf"^(def|class) {name}\b", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE), name


def test_the_index_lists_every_page() -> None:
    """
    Directly, so that a reader sees all there is.
    """
    index = ROOT / "docs" / "index.md"
    listed = {(index.parent / link.partition("#")[0]).resolve() for link in links(index)}

    assert {page for page in (ROOT / "docs").rglob("*.md") if page != index} - listed == set()


def test_the_facts_of_the_page_about_cards_are_facts_of_a_round() -> None:
    """
    Each `book.…` of the page is there in the evidence of a round that was played.
    """
    scenario = small_scenario()
    book = RoundEvidence(scenario).read(
        [RoundOpened(NINE, 1, NINE + 3600, ()), RoundEnded(NINE + 3600, 1, early=False)]
    )
    page = (ROOT / "docs" / "how-to" / "add-a-card.md").read_text(encoding="utf-8")

    facts = set(re.findall(r"`book\.([\w.]+)", page))

    assert len(facts) > 15
    for fact in facts:
        reduce(getattr, fact.split("."), book)


def test_the_lights_of_the_page_are_those_of_the_stage() -> None:
    """
    Symbol and word.
    """
    page = (ROOT / "docs" / "explanation" / "sla-clocks.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\S)` \| (.+?) \|", page, re.MULTILINE)

    assert {(symbol, word) for symbol, words in rows for word in words.split(", ")} == {
        (symbol, word) for symbol, word, _ in LIGHTS.values()
    }
