"""
Snapshots of the screen: readable, complete, and impossible to lose.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
from attrs import asdict
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from screen_snapshots import ACCEPTED, LEGEND, MARKS, TEXT, UPDATE, Pictures, drawn
from textual.color import Color

from desk_theatre.stage.drawing.row import ROLES, Piece, Role, Row
from desk_theatre.stage.drawing.text import cut
from desk_theatre.stage.drawing.themes import PALETTES, style_of

HERE = Path(__file__).parent

pieces = st.builds(
    Piece,
    st.text(alphabet="ab:|=. 日é\u0301■│", max_size=8).map(lambda text: cut(text, 8)),
    st.sampled_from(ROLES),
)


def painted(row: Row, theme: str = "house-dark", ground: str = "back") -> list[Segment]:
    """
    A row as the stage paints it.
    """
    behind = Color.parse(getattr(PALETTES[theme], ground))
    return [Segment(piece.text, style_of(piece.role, theme, behind)) for piece in row]


def marked(*row: Piece, theme: str = "house-dark", ground: str = "back") -> list[str]:
    """
    The lines of the snapshot of one row, without the legend.
    """
    lines = drawn([painted(row, theme, ground)], theme).splitlines()
    return [line for line in lines if not line.startswith("=")]


# ------------------------------------------------------------------------------------------------- what it looks like


def test_marks_stand_below_the_words() -> None:
    """
    A letter below the first cell of each piece, dots as far as it goes, nothing below plain text, and a legend.
    """
    row = (Piece("▶ running", "good"), Piece("   2:14 ahead  "), Piece("■ DELAYED", "alarm"), Piece("  "))

    assert drawn([painted(row), []], "house-dark") == (
        "|▶ running   2:14 ahead  ■ DELAYED\n:g........               a........\n|\n= a alarm · g good\n"
    )


def test_wide_letters_have_two_cells_above_their_marks() -> None:
    """
    The mark of what comes after them stands where a terminal shows it.
    """
    assert marked(Piece("日本語"), Piece("é\u0301x", "muted"), Piece("!", "bad")) == ["|日本語é\u0301x!", ":      m.b"]


def test_a_dialogue_shows_how_far_its_ground_goes() -> None:
    """
    Also where nothing stands on it.
    """
    assert marked(Piece("  Go to   "), Piece("09:30", "key"), Piece("  "), ground="raised") == [
        "|  Go to   09:30",
        ":__________K....__",
    ]


def test_a_line_of_the_screen_is_never_taken_for_marks() -> None:
    """
    Whatever letters the row begins with.
    """
    assert marked(Piece(":b...")) == ["|:b..."]
    assert marked(Piece("= b bad", "bad")) == ["|= b bad", ":b......"]


def test_colours_of_no_role_are_shown_as_such() -> None:
    """
    A widget that does not wear the colours of the theme is found in the text.
    """
    foreign = Segment("hello", Style(color="#123456", bgcolor="#0f141b"))

    assert drawn([[foreign]], "house-dark") == "|hello\n:?....\n= ? colours of no role\n"


@given(st.lists(st.lists(pieces, max_size=5), max_size=4))
@example([[Piece("a ", "bad"), Piece("b", "bad")]])
@example([[Piece("a", "strong"), Piece("b", "text"), Piece("c", "strong")]])
def test_every_word_and_every_role_can_be_read_back(rows: list[list[Piece]]) -> None:
    """
    Nothing is lost: from the snapshot follow the rows of the screen, and the role of every cell that is not blank.
    """
    lines = drawn([painted(tuple(row)) for row in rows], "house-dark").splitlines()

    texts = [line[1:] for line in lines if line.startswith("|")]
    assert texts == ["".join(piece.text for piece in row).rstrip() for row in rows]
    for i, row in enumerate(rows):
        at = [n for n, line in enumerate(lines) if line.startswith("|")][i]
        below = lines[at + 1] if at + 1 < len(lines) and lines[at + 1].startswith(":") else ":"
        roles = re.sub(r"([^.\s])(\.+)", lambda run: run[1] * len(run[0]), below[1:])
        x = 0
        for piece in row:
            for part in re.findall(" +|[^ ]+", piece.text):
                here = roles[x : x + cell_len(part)].ljust(cell_len(part))
                assert part.isspace() or set(here) <= {MARKS[piece.role]}
                x += cell_len(part)


# ---------------------------------------------------------------------------------------------------- marks and roles


def test_every_role_has_a_mark() -> None:
    """
    And every mark a meaning.
    """
    assert set(MARKS) == set(ROLES)
    assert set(MARKS.values()) - {TEXT} <= set(LEGEND)


@pytest.mark.parametrize(("one", "other"), combinations(ROLES, 2))
def test_roles_share_a_mark_only_if_they_look_the_same(one: Role, other: Role) -> None:
    """
    In every theme.
    """
    alike = all(style_of(one, theme, ground) == style_of(other, theme, ground) for theme, ground in _grounds())

    assert (MARKS[one] == MARKS[other]) == alike


def _grounds() -> list[tuple[str, Color]]:
    return [(theme, Color.parse(getattr(p, name))) for theme, p in PALETTES.items() for name in ("back", "raised")]


@pytest.mark.parametrize("theme", PALETTES)
def test_every_role_has_colours_of_its_own_theme(theme: str) -> None:
    """
    The marks are found by the colours of the roles; so these have to be those of the theme that is on.
    """
    palette = PALETTES[theme]
    own = {Color.parse(getattr(palette, name)).rich_color for name in asdict(palette)}
    styles = [style_of(role, theme, Color.parse(palette.back)) for role in ROLES]

    assert {colour for style in styles for colour in (style.color, style.bgcolor)} <= own


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("ground", ["back", "raised"])
def test_dark_and_light_give_the_same_marks(role: Role, ground: str) -> None:
    """
    A snapshot does not depend on which of them is on.
    """
    dark, light = (marked(Piece("x", role), theme=theme, ground=ground) for theme in ("house-dark", "house-light"))

    assert dark == light


def test_a_theme_that_paints_two_roles_alike_takes_no_snapshot() -> None:
    """
    With the strongest contrast, keys and strong words are both bold and white; a guess would be no test.
    """
    with pytest.raises(ValueError, match="take the snapshot in another theme"):
        marked(Piece("x", "key"), theme="house-contrast")


# --------------------------------------------------------------------------------------------- accepting and comparing

WALK = """
import pytest
from screen_snapshots import Pictures

@pytest.mark.parametrize("size", ["80x24"])
def test_a_walk(snapshot, size):
    pictures = Pictures(snapshot)
    for name, text in {places!r}.items():
        pictures.compare(name, text)
    pictures.check()
"""


def _run(folder: Path, places: dict[str, str], *options: str) -> tuple[int, str]:
    """
    Run pytest over one walk; return its exit code and what it printed.
    """
    (folder / "test_walk.py").write_text(WALK.format(places=places), encoding="utf-8")
    path = f"import sys; sys.path.insert(0, {str(HERE)!r}); import pytest; sys.exit(pytest.main())"
    environment = {name: kept for name, kept in os.environ.items() if not name.startswith("PYTEST_")}
    environment |= {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_PLUGINS": "syrupy,xdist.plugin"}
    ran = subprocess.run(
        [sys.executable, "-c", path, "--rootdir", str(folder), *options, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env=environment,
    )
    return ran.returncode, ran.stdout + ran.stderr


def test_a_snapshot_is_accepted_compared_and_missed(tmp_path: Path) -> None:
    """
    New ones fail until they are accepted; a changed one shows what is different, and how to accept it; one that no test uses
    any more fails the run, also where workers run the tests, and is removed by the next update.
    """
    kept = tmp_path / "__snapshots__" / "test_walk"
    three = {"round": "|12 min\n", "desk": "|What?\n", "gone": "|old\n"}
    two = {"round": "|13 min\n", "desk": "|Who?\n"}

    code, told = _run(tmp_path, three)
    assert (code, UPDATE in told) == (1, True), told
    assert not kept.exists()

    assert _run(tmp_path, three, "--snapshot-update")[0] == 0
    assert (kept / "test_a_walk[80x24][round].txt").read_text(encoding="utf-8") == "|12 min\n"
    assert len(list(kept.iterdir())) == 3

    code, told = _run(tmp_path, two, "-n", "1", "--snapshot-details")
    assert code == 1
    for line in (
        "2 snapshots differ",
        "-|12 min",
        "+|13 min",
        "-|What?",
        "+|Who?",
        UPDATE,
        "1 snapshot unused",
        "[gone]",
    ):
        assert line in told

    assert _run(tmp_path, two, "--snapshot-update")[0] == 0
    assert {path.read_text(encoding="utf-8") for path in kept.iterdir()} == set(two.values())


def test_a_test_that_forgets_to_check_fails(pictures: Pictures, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    What was collected is told once.
    """
    pictures._different.append("snapshot 'round': ...")

    with pytest.raises(AssertionError, match="1 snapshot differs"):
        pictures.check()
    pictures.check()


# ---------------------------------------------------------------------------------------------------------- the files


def test_every_snapshot_belongs_to_a_test() -> None:
    """
    A test that was renamed or removed leaves nothing behind.
    """
    tests = {
        (path.stem, node.name)
        for path in HERE.glob("test_*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    kept = [path for path in ACCEPTED.rglob("*") if path.is_file()]

    orphans = [str(path) for path in kept if (path.parent.name, path.name.partition("[")[0]) not in tests]
    assert orphans == [], "no test uses these files: remove them"


def test_snapshots_wear_the_colours_of_the_theme() -> None:
    """
    No accepted snapshot has a cell in colours that belong to no role.
    """
    strange = [path.name for path in ACCEPTED.rglob("*.txt") if LEGEND["?"] in path.read_text(encoding="utf-8")]

    assert strange == []
