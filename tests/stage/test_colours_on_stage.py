"""
Everybody can read the stage: contrast and colours reckoned from what is drawn, and every state a symbol and a word.
"""

from __future__ import annotations

from itertools import combinations

import pytest
from boards import HandShow
from colours import EYES, RGB, as_seen, contrast, distance
from rich.color import ColorSystem
from seeing import press, seen, segments, settle, theatre, tour
from textual.color import Color

from desk_theatre.itsm.sla import Light
from desk_theatre.stage import words
from desk_theatre.stage.app import Theatre
from desk_theatre.stage.themes import PALETTES


def _pairs(app: Theatre) -> dict[tuple[RGB, RGB], str]:
    """
    Every pair of colours that carries letters, with an example.
    """
    found: dict[tuple[RGB, RGB], str] = {}
    for segment in segments(app):
        style = segment.style
        if (
            style is None
            or style.color is None
            or style.bgcolor is None
            or not any(c.isalnum() or c in "●▲■○◇◆»·▶‖?" for c in segment.text)
        ):
            continue
        front, back = style.color.get_truecolor(), style.bgcolor.get_truecolor()
        if style.reverse:
            front, back = back, front
        found.setdefault((tuple(front), tuple(back)), segment.text)  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize("theme", PALETTES)
async def test_everything_with_letters_can_be_read(theme: str) -> None:
    """
    Seven to one for every pair of colours on every screen.
    """
    app = theatre(HandShow(), theme=theme)
    async with app.run_test(size=(120, 40)) as pilot:
        async for name in tour(pilot):
            faint = {
                pair: (text, round(contrast(*pair), 2)) for pair, text in _pairs(app).items() if contrast(*pair) < 7
            }
            assert not faint, (name, faint)


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("eyes", EYES)
def test_the_states_are_told_apart_by_all_eyes(theme: str, eyes: str) -> None:
    """
    Good, watch and poor are at least 20 apart, for each deficiency; also poor from plain letters.
    """
    palette = PALETTES[theme]
    states = [_rgb(getattr(palette, name)) for name in ("good", "warning", "bad")]
    near = {pair: distance(*(as_seen(c, eyes) for c in pair)) for pair in combinations(states, 2)}
    assert min(near.values()) >= 20, near


async def test_the_states_are_drawn_in_the_colours_of_the_palette() -> None:
    """
    So that the distances above are those of the screen.
    """
    app = theatre(HandShow())
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        drawn = {front for front, _ in _pairs(app)} | {back for _, back in _pairs(app)}
        palette = PALETTES["house-dark"]
        assert {_rgb(palette.good), _rgb(palette.warning), _rgb(palette.bad), _rgb(palette.live)} <= drawn


@pytest.mark.parametrize("theme", PALETTES)
async def test_sixteen_colours_are_enough(theme: str) -> None:
    """
    Brought down to sixteen colours no letter has the colour of its ground.
    """
    app = theatre(HandShow(), theme=theme)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        for segment in segments(app):
            style = segment.style
            if (
                style is None
                or style.color is None
                or style.bgcolor is None
                or not any(c.isalnum() for c in segment.text)
            ):
                continue
            front = style.color.downgrade(ColorSystem.STANDARD).number
            back = style.bgcolor.downgrade(ColorSystem.STANDARD).number
            assert front != back, segment


def test_every_state_has_a_symbol_and_a_word_of_its_own() -> None:
    """
    Never colour alone; and each symbol is one cell wide in every terminal.
    """
    assert set(words.LIGHTS) == set(Light)
    for table in (words.STATUSES, words.PHASES):
        assert len({word for _, word, _ in table.values()}) == len(table)
    for symbol in [
        *words.SYMBOL.values(),
        *(s for t in (words.LIGHTS, words.STATUSES, words.PHASES) for s, _, _ in t.values()),
    ]:
        assert len(symbol) == 1
        assert "\ufe0f" not in symbol


async def test_without_colour_every_state_is_still_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    NO_COLOR: symbols and words carry the states.
    """
    monkeypatch.setenv("NO_COLOR", "1")
    app = theatre(HandShow())
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        picture = seen(app)
        assert all(
            said in picture for said in ("■ poor", "▲ watch", "■ DELAYED 16 min", "▲ at risk", "● on time", "▶ running")
        )
        greys = {front for front, _ in _pairs(app)}
        assert all(max(grey) - min(grey) <= 2 for grey in greys)


async def test_a_key_changes_the_colours_and_nothing_else() -> None:
    """
    Dark, light, contrast, and dark again; the same words.
    """
    app = theatre(HandShow())
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
        assert names == ["house-light", "house-contrast", "house-dark"]
        assert set(app.available_themes) == set(PALETTES)


def _rgb(name: str) -> RGB:
    return Color.parse(name).rgb
