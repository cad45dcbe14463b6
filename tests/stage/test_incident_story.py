"""
What the story of an incident, and the figures of a reflection, say on the stage.
"""

from __future__ import annotations

from attrs import evolve
from boards import BOARD, LIFE, ROUNDS

from busy_desk import BUSY
from desk_theatre.itsm import commands as c
from desk_theatre.show.board import Spent
from desk_theatre.stage.drawing.row import Row
from desk_theatre.stage.pages.incident_story import spent
from desk_theatre.stage.pages.reflection import happened
from runners import Evening


def _read(rows: list[Row]) -> list[str]:
    return ["".join(piece.text for piece in row).rstrip() for row in rows]


def test_waste_has_the_sign_of_what_is_bad_and_work_that_of_what_is_good() -> None:
    sorts = (Spent("Ada working on it", 60, "work"), Spent("answering chasers", 50, "waste"), Spent("waiting", 40))

    _, work, waste, waiting, *_ = _read(spent(evolve(LIFE, spent=sorts), 80))

    assert ("● Ada" in work, "■ answering" in waste, "○ waiting" in waiting) == (True, True, True)


def test_a_share_within_sla_says_how_many_targets_were_due() -> None:
    """
    Half of three is nothing that can happen: a share is of the targets that came due.
    """
    by_priority: dict[str, dict[str, float | int | None]] = {
        "P2": {"count": 3, "resolution_sla_met": 0.5},
        "P3": {"count": 2, "resolution_sla_met": None},
    }
    summary = evolve(ROUNDS[0], by_priority=by_priority, due={"P2": 2, "P3": 0})

    rows = _read(happened(BOARD, (summary,), None, 80))

    assert next(row for row in rows if row.startswith("P2")).endswith("50 % within SLA, 2 of 3 due")
    assert next(row for row in rows if row.startswith("P3")).endswith("none of 2 due")


def test_the_targets_due_and_the_share_met_agree_at_any_time_of_a_round() -> None:
    for seconds in (60, 1800, 7200):
        evening = Evening(3, BUSY).live([c.OpenRound(), seconds])
        (summary,) = evening.picture.rounds(evening.show.at)
        for word, figures in summary.by_priority.items():
            share, due = figures["resolution_sla_met"], summary.due[word]
            assert (share is None) == (due == 0)
            assert share is None or abs(share * due - round(share * due)) < 1e-9
            assert due <= (figures["count"] or 0)
