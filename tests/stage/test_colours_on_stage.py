"""
Everybody can read the stage: contrast and colours reckoned from what is drawn, and every state a symbol and a word.
"""

from __future__ import annotations

from itertools import combinations

import pytest
from boards import HandHouse, HandShow
from colours import EYES, RGB, as_seen, contrast, distance
from everywhere import Place, all_screens, places, without_colours
from rich.color import ColorSystem
from rich.segment import Segment
from seeing import press, seen, settle, until
from textual.color import Color

from desk_theatre.itsm.sla import Light
from desk_theatre.stage.app import Theatre
from desk_theatre.stage.drawing.row import Role, read
from desk_theatre.stage.drawing.themes import PALETTES
from desk_theatre.stage.wording import labels

LETTERS, MARKS = 7, 3
"""
The least contrast: of whatever is read, and of lines, bars and blocks.
"""

_MARKS = frozenset("─━╸│┊┤┼█▄▀░▁▔▊▎╭╮╰╯")


def _colours(piece: Segment) -> tuple[RGB, RGB]:
    """
    Front and ground, as they are painted.
    """
    style = piece.style
    assert style is not None, piece
    assert style.color is not None, piece
    assert style.bgcolor is not None, piece
    front, back = style.color.get_truecolor(), style.bgcolor.get_truecolor()
    if style.reverse:
        front, back = back, front
    return tuple(front), tuple(back)  # type: ignore[return-value]


def _faint(place: Place, letters: float, marks: float) -> list[tuple[str, float, str]]:
    """
    What is painted so that it can hardly be seen.
    """
    found = []
    for piece in (piece for row in place.rows for piece in row if piece.text.strip()):
        least = marks if _MARKS.issuperset(piece.text.replace(" ", "")) else letters
        reached = contrast(*_colours(piece))
        # The frame of the field to type into has the colour of its ground on one side.
        if reached < least and not set("▔▁").issuperset(piece.text.replace(" ", "")):
            found.append((place.name, round(reached, 2), piece.text))
    return found


def test_every_screen_of_the_house_is_walked_to() -> None:
    """
    Whatever is said below is said of all screens; those that are missing only stand behind others, are a curtain, or dark.
    """
    met = {place.screen for place in places("house-dark")}

    behind = {
        "SceneScreen",
        "StageScreen",
        "LiveScreen",
    }
    assert all_screens() - met == {*behind, "CurtainScreen", "DarkScreen"}


@pytest.mark.parametrize("theme", PALETTES)
def test_everything_that_is_painted_can_be_seen(theme: str) -> None:
    """
    Seven to one for every letter on every screen, three to one for every line and bar.
    """
    faint = [each for place in places(theme) for each in _faint(place, LETTERS, MARKS)]

    assert faint == []


def _worn(theme: str) -> dict[str, set[RGB]]:
    """
    The colours in which each state is painted, by the sign that says it; quiet letters are no state.
    """
    quiet = {_rgb(getattr(PALETTES[theme], name)) for name in ("text", "muted", "key", "on_bad", "on_key")}
    worn: dict[str, set[RGB]] = {sign: set() for sign in "●▲■◆"}
    for piece in (piece for place in places(theme) for row in place.rows for piece in row):
        for sign in set(worn).intersection(piece.text):
            front, back = _colours(piece)
            worn[sign].add(back if back == _rgb(PALETTES[theme].bad) else front)
    return {sign: colours - quiet for sign, colours in worn.items()}


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("eyes", EYES)
def test_the_states_are_told_apart_by_all_eyes(theme: str, eyes: str) -> None:
    """
    Good, watch and poor are at least 20 apart wherever they are painted, for each deficiency; each sign has one colour, also
    that of what came from the room.
    """
    worn = _worn(theme)
    near = {
        (one, other, first, second): distance(as_seen(first, eyes), as_seen(second, eyes))
        for one, other in combinations("●▲■", 2)
        for first in worn[one]
        for second in worn[other]
    }

    assert {sign: len(colours) for sign, colours in worn.items()} == dict.fromkeys(worn, 1)
    assert {pair: round(apart) for pair, apart in near.items() if apart < 20} == {}


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("eyes", EYES)
def test_a_bar_is_told_from_what_is_missing_of_it(theme: str, eyes: str) -> None:
    """
    And poor from plain letters: at least 20 apart, for each deficiency.
    """
    palette = PALETTES[theme]
    pairs = [("rule", name) for name in ("key", "good", "warning", "bad")] + [("text", "bad"), ("text", "good")]
    apart = {pair: distance(*(as_seen(_rgb(getattr(palette, name)), eyes) for name in pair)) for pair in pairs}

    assert {pair: round(far) for pair, far in apart.items() if far < 20} == {}


@pytest.mark.parametrize("theme", PALETTES)
def test_sixteen_colours_are_enough(theme: str) -> None:
    """
    Brought down to sixteen colours no letter has the colour of its ground, on any screen; delayed stands on a ground of its
    own.
    """
    lost, grounds = [], set[int | None]()
    usual = Color.parse(PALETTES[theme].back).rich_color.downgrade(ColorSystem.STANDARD).number
    for place in places(theme):
        for piece in (piece for row in place.rows for piece in row if any(c.isalnum() for c in piece.text)):
            assert piece.style is not None
            front, back = (
                colour.downgrade(ColorSystem.STANDARD).number
                for colour in (piece.style.color, piece.style.bgcolor)
                if colour is not None
            )
            if front == back:
                lost.append((place.name, piece.text))
            if "■ DELAYED" in piece.text:
                grounds.add(back)

    assert lost == []
    assert len(grounds) == 1
    assert usual not in grounds


def test_every_state_has_a_symbol_and_a_word_of_its_own() -> None:
    """
    Never colour alone; and each symbol is one cell wide in every terminal.
    """
    assert set(labels.LIGHTS) == set(Light)
    for table in (labels.STATUSES, labels.PHASES):
        assert len({word for _, word, _ in table.values()}) == len(table)
    for symbol in [
        *labels.SYMBOL.values(),
        *(s for t in (labels.LIGHTS, labels.STATUSES, labels.PHASES) for s, _, _ in t.values()),
    ]:
        assert len(symbol) == 1
        assert "\ufe0f" not in symbol


@pytest.mark.parametrize("theme", PALETTES)
def test_what_reads_the_same_looks_the_same(theme: str) -> None:
    """
    Never colour alone: no row of any part of any screen has another colour where it has the same words.

    Large digits are judged whole, together with the note below; what a key can do now is said in the row after it.
    """
    worn: dict[tuple[str, str], dict[tuple[Role, ...], str]] = {}
    for place in places(theme):
        for part, rows in place.parts:
            whole = part in {"Large", "HeadlinePanel", "KeyList"}
            for block in [rows] if whole else [(each,) for each in rows]:
                roles = tuple(piece.role for each in block for piece in each if piece.text.strip())
                worn.setdefault((part, read(block)), {}).setdefault(roles, place.name)

    assert {words: list(seen.values()) for words, seen in worn.items() if len(seen) > 1} == {}


@pytest.mark.parametrize(
    "size",
    [pytest.param((80, 24), marks=pytest.mark.long), (120, 40), pytest.param((200, 60), marks=pytest.mark.long)],
    ids=str,
)
def test_without_colours_the_same_is_said(size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    """
    NO_COLOR, on every screen: letter for letter the words of the picture with colours, in greys that can be read.
    """
    coloured = places("house-dark", size)
    monkeypatch.setenv("NO_COLOR", "1")

    grey = without_colours(size)

    assert [place.name for place, other in zip(grey, coloured, strict=True) if place.words != other.words] == []
    assert [each for place in grey for each in _faint(place, 4.5, MARKS)] == []
    letters = (piece for place in grey for row in place.rows for piece in row if piece.text.strip())
    hues = {tone for piece in letters for tone in _colours(piece)}
    assert {tone for tone in hues if max(tone) - min(tone) > 2} == set()


async def test_a_key_changes_the_colours_and_nothing_else() -> None:
    """
    Dark, light, contrast, and dark again; the same words.
    """
    kept: list[str] = []
    app = Theatre(HandHouse(), HandShow(), keep_theme=kept.append)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        before = seen(app)
        names = []
        for _ in PALETTES:
            await press(pilot, "t")
            app.clear_notifications()
            await settle(pilot)
            names.append(app.theme)
            assert seen(app) == before
        assert names == kept == ["house-light", "house-contrast", "house-dark"]
        assert set(app.available_themes) == set(PALETTES)


async def test_each_set_of_colours_is_in_the_palette_of_commands() -> None:
    """
    Also where t is a letter that is typed; and it is kept as if a key had chosen it.
    """
    kept: list[str] = []
    app = Theatre(HandHouse(), HandShow(), keep_theme=kept.append)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "ctrl+p", *"bright", "enter")
        await until(pilot, lambda: bool(kept), "the colours")

    assert kept == ["house-light"]


def _rgb(name: str) -> RGB:
    return Color.parse(name).rgb
