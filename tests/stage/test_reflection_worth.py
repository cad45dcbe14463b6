"""
Price tags and luck on stage: how far it is, what came out, and that leaving gives it up.
"""

from __future__ import annotations

import pytest
from attrs import define, evolve
from seeing import press, said, seen, settle, theatre, until
from session_on_stage import REFLECTING, RoomSession

from desk_theatre.show.assay import Assay, Luck, Worth
from desk_theatre.stage.row import fit, read, width_of
from desk_theatre.stage.screens.worth import page

FOUND = Assay(
    2,
    (
        Worth("recording", "Record every incident", True, 0.12, 0.05, 0.19, True),
        Worth("forms", "A form for everything", False, -0.08, -0.12, -0.04, True),
        Worth("news", "Keep the delegate informed", False, 0.01, -0.04, 0.06, False),
    ),
    40,
    Luck(0.62, 0.5, 0.58, 0.7, 0.66, 100),
)
ROUGH = Assay(2, FOUND.tags, 7, FOUND.luck, 40)


@define
class HandAssay:
    """
    An assay that comes to its end when a test says so.
    """

    share: float = 0.25
    found: Assay | None = None
    rough: Assay | None = None
    failure: str = ""
    cancelled: bool = False

    def cancel(self) -> None:
        """
        Remember it.
        """
        self.cancelled = True


async def test_it_is_reckoned_beside_the_show_and_given_up_with_the_screen() -> None:
    """
    A bar, then the tags, by themselves.
    """
    show, assay = RoomSession(*REFLECTING), HandAssay()
    show.assaying = assay
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "y")
        waiting = seen(app)
        assay.found = FOUND
        await until(pilot, lambda: "Record every incident" in seen(app), "the tags")
        told = seen(app)
        await press(pilot, "escape")
        await until(pilot, lambda: assay.cancelled, "the end of the reckoning")

    assert " 25%" in waiting
    assert "● an ordinary round: yours kept 62%, better than 66 of 100." in told
    assert "may be luck" in told


def test_first_the_luck_is_known_then_rough_tags_and_then_finer_ones() -> None:
    """
    As long as it is rough, it says from how many runs it comes and what the brackets mean, and marks nothing.
    """
    luck_alone = read(page(HandAssay(rough=evolve(ROUGH, tags=(), replications=0)), 118))
    rough = read(page(HandAssay(rough=ROUGH), 118))
    fine = read(page(HandAssay(rough=ROUGH, found=FOUND), 118))

    assert "● an ordinary round" in luck_alone
    assert "The price tags come next: rough ones soon, then ever finer ones." in luck_alone
    assert "25%   rough so far: each was played 7 of 40 times" in rough
    assert "· Record every incident" in rough
    assert "+12.0  (+5.0 to +19.0)" in rough
    assert "In 19 of 20 cases the truth lies between the two figures in brackets, which come closer" in rough
    assert "may be luck" not in rough
    assert "rough so far" not in fine
    assert "● Record every incident" in fine
    assert "Each was played 40 times. In 19 of 20 cases the truth lies between the two figures in brackets." in fine


async def test_where_nobody_can_reckon_it_says_so() -> None:
    """
    And what to do instead.
    """
    app = theatre(RoomSession(*REFLECTING))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "y")

        assert said(app)[-1] == "Nobody can reckon that here; see desk-theatre what-if."


@pytest.mark.parametrize("width", [78, 118, 198])
@pytest.mark.parametrize(
    "assay", [HandAssay(), HandAssay(rough=ROUGH), HandAssay(found=FOUND), HandAssay(failure="It failed.")]
)
def test_every_sign_has_its_words(assay: HandAssay, width: int) -> None:
    """
    Good, bad and luck are told apart without colours, and nothing is cut.
    """
    rows = page(assay, width)

    assert all(width_of(fit(row, width)) == width and width_of(row) <= width for row in rows)
    if assay.rough is not None:
        assert "· A form for everything" in read(rows)
    if assay.found is not None:
        told = read(rows)
        assert "● Record every incident" in told
        assert "■ A form for everything" in told
        assert "+12.0  (+5.0 to +19.0)" in told
        assert "-8.0  (-12.0 to -4.0)" in told


def test_of_a_round_in_which_nothing_came_due_nothing_is_reckoned() -> None:
    """
    And nobody is told that tags do not add up, where there are none.
    """
    told = read(page(HandAssay(found=Assay(1, (), 40, None)), 78))

    assert "No promise came due in this round" in told
    assert "Tags do not add up" not in told
