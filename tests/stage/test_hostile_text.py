"""
Typed text is hostile until shown otherwise: it crashes nothing, does nothing, reaches no terminal, and is still there.
"""

from __future__ import annotations

from unicodedata import category

import pytest
from boards import HandHouse, HandShow
from hostile import STRINGS, HostileProjector, HostileShow, evenings, scenarios
from rich.cells import cell_len
from seeing import press, said, seen, segments, settle, theatre, tour

from desk_theatre.itsm.text import clean
from desk_theatre.stage.app import Theatre
from desk_theatre.stage.drawing.row import Row, fit
from desk_theatre.stage.drawing.text import cut
from desk_theatre.stage.pages import incident_story
from desk_theatre.stage.pages.key_figures import large_figures
from desk_theatre.stage.pages.per_hour import yardstick
from desk_theatre.stage.pages.practices import description
from desk_theatre.stage.screens.session.comparison import table
from desk_theatre.stage.widgets.floor import FloorPanel
from desk_theatre.stage.widgets.headline import HeadlinePanel
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.widgets.programme import ProgrammePanel
from desk_theatre.stage.widgets.ticker import TickerPanel
from desk_theatre.stage.widgets.top_bar import TopBar
from desk_theatre.stage.widgets.transport import Transport


def _forbidden(text: str) -> set[str]:
    """
    What no terminal may get: controls, surrogates, and format characters other than the joiners of words.
    """
    return {hex(ord(c)) for c in text if category(c) in {"Cc", "Cs", "Cf", "Zl", "Zp"} and c not in "\u200c\u200d\n"}


def _assert_harmless(app: Theatre) -> None:
    picture = seen(app)
    assert not _forbidden(picture), picture
    assert not [s for s in segments(app) if s.style is not None and "@click" in s.style.meta and s.style.meta["@click"]]
    width = app.size.width
    assert {strip.cell_length for strip in app.screen._compositor.render_strips()} == {width}
    assert app.mishaps.count == 0, app.mishaps._told


@pytest.mark.parametrize("turn", range(4))
async def test_every_screen_survives_every_string(turn: int) -> None:
    """
    A whole tour with hostile text in every slot; each turn puts other strings into the slots.
    """
    strings = STRINGS[turn * 22 :] + STRINGS[: turn * 22]
    app = theatre(HostileShow(strings))
    async with app.run_test(size=((80, 24), (120, 40))[turn % 2]) as pilot:
        visited = [name async for name in _harmless_tour(app, pilot)]
        assert len(visited) == 18
        for text in strings[:12]:
            app.say(text)
        await settle(pilot)
        _assert_harmless(app)
    assert not app.return_code


async def _harmless_tour(app: Theatre, pilot: object):  # type: ignore[no-untyped-def]  # noqa: ANN202
    async for name in tour(pilot):  # type: ignore[arg-type]
        _assert_harmless(app)
        yield name


@pytest.mark.parametrize("turn", range(3))
async def test_a_forged_recording_and_a_strange_house_survive(turn: int) -> None:
    """
    Files come from anywhere.
    """
    strings = STRINGS[turn * 29 :] + STRINGS[: turn * 29]
    app = theatre(HostileProjector(strings))
    async with app.run_test(size=(80, 24)) as pilot:
        async for _ in tour(pilot, replay=True):
            _assert_harmless(app)
    foyer = theatre(None, house=HandHouse(scenarios(strings), evenings(strings)))
    async with foyer.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        _assert_harmless(foyer)


@pytest.mark.parametrize("text", STRINGS, ids=ascii)
def test_every_part_shows_every_string_in_every_slot(text: str) -> None:
    """
    Drawn without a terminal: the width holds, and nothing that a terminal obeys is left.
    """
    show = HostileShow((text,))
    board, life = show.board(), show.life
    floor, headline, programme, ticker, bar, transport = (
        FloorPanel(),
        HeadlinePanel(),
        ProgrammePanel(),
        TickerPanel(),
        TopBar(),
        Transport(),
    )
    floor._board, headline._figures, programme._rooms, ticker._lines = (
        board,
        large_figures(board),
        board.rooms,
        board.ticker,
    )
    bar._board, bar._notices, transport._position = board, show.notices(), HostileProjector((text,)).position()
    for width, height in ((78, 24), (58, 30), (98, 45)):
        rows: list[Row] = []
        parts: tuple[Lines, ...] = (floor, headline, programme, ticker, bar, transport)
        for part in parts:
            rows += [fit(r, width) for r in part.draw(width, height)]
        rows += [
            fit(r, width)
            for r in (
                *incident_story.steps(life, width),
                *incident_story.clocks(life, width),
                *incident_story.saying(life, width),
            )
        ]
        rows += [fit(r, width) for r in description(board.practices[0], board, width)]
        rows += [
            fit(r, width)
            for r in table(show.rounds(), board.practices, width, board.currency, yardstick(show.rounds(), 9000))
        ]
        assert {cell_len("".join(p.text for p in r)) for r in rows} == {width}
        assert not _forbidden("".join(p.text for r in rows for p in r))


@pytest.mark.parametrize("text", [s for s in STRINGS if clean(s)], ids=ascii)
def test_what_a_delegate_typed_is_not_swallowed(text: str) -> None:
    """
    Brackets and all, it stands in the ticker and in the story.
    """
    show = HostileShow((text,))
    ticker = TickerPanel()
    ticker._lines = show.board().ticker
    drawn = "\n".join("".join(p.text for p in r) for r in ticker.draw(98, 10))
    assert cut(text, 84).rstrip() in drawn
    told = " ".join("".join(p.text for p in r) for r in incident_story.saying(show.life, 78))
    assert "".join(cut(text, 10_000).split()) in "".join(told.split())


@pytest.mark.parametrize("text", ["[/]", "[@click=app.quit]x[/]", "a[/path]", "\x1b[2J", "\ud800"], ids=ascii)
async def test_a_sentence_said_with_typed_text_is_plain(text: str) -> None:
    """
    Notifications parse markup unless they are told not to.
    """
    app = theatre(HandShow())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.say(f"There is no incident {text}.")
        await settle(pilot)
        assert clean(f"There is no incident {text}.") in said(app)
        _assert_harmless(app)


async def test_what_is_typed_into_the_form_reaches_the_show_as_it_was_typed() -> None:
    """
    It is the door of the show that cleans, not the form; and the picture of the form stays harmless meanwhile.
    """
    show = HandShow()
    app = theatre(show)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "enter", "enter")
        from textual import events

        app.screen.focused.post_message(events.Paste("[@click=app.quit]x[/]\x1b[2J"))  # type: ignore[union-attr]
        await settle(pilot)
        _assert_harmless(app)
        await press(pilot, "enter", "enter")
        submitted = show.asked[-1]
        assert getattr(submitted, "text", "").startswith("[@click=app.quit]x[/]")
