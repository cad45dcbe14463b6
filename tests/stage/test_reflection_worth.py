"""
Price tags and luck on stage: how far it is, what came out, and that leaving gives it up.
"""

from __future__ import annotations

import pytest
from attrs import define, evolve
from hypothesis import given
from hypothesis import strategies as st
from seeing import press, said, seen, settle, theatre, until
from session_on_stage import REFLECTING, RoomSession

from desk_theatre.practices.catalogue import PRACTICES
from desk_theatre.scenario.vocabulary import CONFERENCE
from desk_theatre.show.practice_value import LuckPosition, PracticeValue, PracticeWorth
from desk_theatre.stage.drawing.graphs import BLOCKS, LETTERS, Axis, whiskers
from desk_theatre.stage.drawing.row import fit, read, width_of
from desk_theatre.stage.screens.session.practice_values import page

FOUND = PracticeValue(
    2,
    (
        PracticeWorth("recording", "Record every incident", True, 0.12, 0.05, 0.19, True),
        PracticeWorth("forms", "A form for everything", False, -0.08, -0.12, -0.04, True),
        PracticeWorth("news", "Keep the delegate informed", False, 0.01, -0.04, 0.06, False),
    ),
    40,
    LuckPosition(0.62, 0.5, 0.58, 0.7, 0.66, 100),
)
ROUGH = PracticeValue(2, FOUND.tags, 7, FOUND.luck, 40)


@define
class HandAssay:
    """
    An assay that comes to its end when a test says so.
    """

    share: float = 0.25
    found: PracticeValue | None = None
    rough: PracticeValue | None = None
    failure: str = ""
    cancelled: bool = False

    def cancel(self) -> None:
        """
        Remember it.
        """
        self.cancelled = True


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (1.0, 1.0, "nine of ten rounds end 100 % within SLA."),
        (0.0, 0.0, "nine of ten rounds end 0 % within SLA."),
        (0.8, 0.802, "nine of ten rounds end 80 % within SLA."),
        (0.5, 0.7, "nine of ten rounds end 50 to 70 % within SLA."),
        (0.996, 1.0, "nine of ten rounds end 99 to 100 % within SLA."),
    ],
)
def test_one_share_is_no_span(low: float, high: float, told: str) -> None:
    """
    "100 to 100%" is what no person says.
    """
    band = LuckPosition(0.62, low, (low + high) / 2, high, 0.66, 100)

    assert told in read(page(HandAssay(found=PracticeValue(2, FOUND.tags, 40, band)), 198))


async def test_it_is_reckoned_beside_the_show_and_given_up_with_the_screen() -> None:
    """
    A bar, then the tags, by themselves.
    """
    show, practice_value = RoomSession(*REFLECTING), HandAssay()
    show.valuing = practice_value
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "y")
        waiting = seen(app)
        practice_value.found = FOUND
        await until(pilot, lambda: "Record every incident" in seen(app), "the tags")
        told = seen(app)
        await press(pilot, "escape")
        await until(pilot, lambda: practice_value.cancelled, "the end of the reckoning")

    assert " 25 %" in waiting
    assert "● an ordinary round: yours was 62 % within SLA, better than 66 of 100." in told
    assert "may be luck" in told


def test_first_the_luck_is_known_then_rough_tags_and_then_finer_ones() -> None:
    """
    As long as it is rough, it says from how many runs it comes and what the brackets mean, and marks nothing.
    """
    luck_alone = read(page(HandAssay(rough=evolve(ROUGH, tags=(), replications=0)), 118))
    rough = read(page(HandAssay(rough=ROUGH), 118))
    fine = read(page(HandAssay(rough=ROUGH, found=FOUND), 118))

    assert "● an ordinary round" in luck_alone
    assert "Price tags come next: rough at first, then finer." in luck_alone
    assert "25 %   rough so far: 7 of 40 runs each" in rough
    assert "· Record every incident" in rough
    assert "+12.0  (+5.0 to +19.0)" in rough
    assert "In 19 of 20 cases the true value lies between the brackets. They narrow" in rough
    assert "may be luck" not in rough
    assert "rough so far" not in fine
    assert "● Record every incident" in fine
    assert "40 runs each. In 19 of 20 cases the true value lies between the brackets." in fine


async def test_where_nobody_can_reckon_it_says_so() -> None:
    """
    And what to do instead.
    """
    app = theatre(RoomSession(*REFLECTING))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "y")

        assert said(app)[-1] == "Price tags are not available here. Use desk-theatre what-if."


@pytest.mark.parametrize("width", [78, 118, 198])
@pytest.mark.parametrize(
    "practice_value", [HandAssay(), HandAssay(rough=ROUGH), HandAssay(found=FOUND), HandAssay(failure="It failed.")]
)
def test_every_sign_has_its_words(practice_value: HandAssay, width: int) -> None:
    """
    Good, bad and luck are told apart without colours, and nothing is cut.
    """
    rows = page(practice_value, width)

    assert all(width_of(fit(row, width)) == width and width_of(row) <= width for row in rows)
    if practice_value.rough is not None:
        assert "· A form for everything" in read(rows)
    if practice_value.found is not None:
        told = read(rows)
        assert "● Record every incident" in told
        assert "■ A form for everything" in told
        assert "+12.0  (+5.0 to +19.0)" in told
        assert "-8.0  (-12.0 to -4.0)" in told


def test_of_a_round_in_which_nothing_came_due_nothing_is_reckoned() -> None:
    """
    And nobody is told that tags do not add up, where there are none.
    """
    told = read(page(HandAssay(found=PracticeValue(1, (), 40, None)), 78))

    assert "No SLA target came due in this round" in told
    assert "Tags do not add up" not in told


# -- the axis -----------------------------------------------------------------------------------------------------


def _tag(mean: float, low: float, high: float) -> PracticeWorth:
    return PracticeWorth("x", "A practice", True, mean, low, high, low > 0 or high < 0)


@pytest.mark.parametrize("width", [78, 118, 198])
def test_harm_lies_left_of_the_zero_line_and_help_right_of_it(width: int) -> None:
    """
    All tags have one zero line, below the words that say which side is which; on the side of the sign lies the mark.
    """
    lines = read(page(HandAssay(found=FOUND), width)).splitlines()
    zero = {line.index("0▸ help") for line in lines if "harm ◂0▸ help" in line}
    drawn = {line.index("█"): line for line in lines if "█" in line}
    forms, news, recording = sorted(drawn)

    assert len(zero) == 1
    (line,) = zero
    assert [drawn[place][line] for place in (forms, news, recording)] == ["│"] * 3
    assert forms < line < news < recording


@given(st.lists(st.tuples(st.floats(-1, 1), st.floats(-1, 1), st.floats(-1, 1)).map(sorted), min_size=1, max_size=9))
def test_whiskers_keep_to_the_side_on_which_the_whole_interval_lies(found: list[list[float]]) -> None:
    """
    What is beyond the reach of luck has both ends on one side, and a heavy line from zero to it; what may be luck has neither, and is
    told apart by that, by its sign and by its words, without colours.
    """
    tags = [_tag(mean, low, high) for low, mean, high in found]
    axis = Axis(min(-0.1, *(t.low for t in tags)), max(0.1, *(t.high for t in tags)), 61)
    for tag in tags:
        line = "".join(p.text for p in whiskers(tag.low, tag.mean, tag.high, axis, BLOCKS, "text", sure=tag.certain))
        zero, first, last = axis.cell(0.0), axis.cell(tag.low), axis.cell(tag.high)

        assert len(line) == 61
        assert line[axis.cell(tag.mean)] == "█"
        assert line[zero] in "│█"
        assert tag.certain or "━" not in line
        if tag.certain:
            assert first >= zero or last <= zero
            between = range(zero + 1, first) if tag.low > 0 else range(last + 1, zero)
            assert all(line[x] == "━" for x in between)


def test_what_may_be_luck_is_grey() -> None:
    """
    And good and bad have their colours.
    """
    rows = page(HandAssay(found=FOUND), 118)
    roles = {
        name: {p.role for r in rows for p in r if name in read([r]) and p.text.strip("│ ") and p.role != "text"}
        for name in ("Record", "A form", "informed")
    }

    assert roles == {"Record": {"good", "strong"}, "A form": {"bad", "strong"}, "informed": {"muted", "strong"}}


def test_where_letters_alone_can_be_shown_the_zero_line_is_one() -> None:
    """
    On a terminal without blocks.
    """
    told = read(page(HandAssay(found=FOUND), 118, LETTERS))

    assert "harm <0 > help" in told
    assert set("│├┤█━─").isdisjoint("".join(line for line in told.splitlines() if "(" in line and "+" in line))


@pytest.mark.parametrize("width", [78, 118, 198])
def test_the_longest_names_stand_whole(width: int) -> None:
    """
    With their figures, as every practice of the catalogue has a tag.
    """
    names = [CONFERENCE.say(practice.identity.name) for practice in PRACTICES]
    tags = tuple(PracticeWorth(name, name, False, -0.125, -0.2, 0.1, False) for name in names)

    told = read(page(HandAssay(found=PracticeValue(1, tags, 40, None)), width))

    assert [name for name in names if name not in told] == []
    assert told.count("-12.5  (-20.0 to +10.0)") == told.count("may be luck") == len(names)
    assert "…" not in told
