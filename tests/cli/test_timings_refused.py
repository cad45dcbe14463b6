"""
An evening for which the scenario has no timing is refused before the theatre opens, with what there is.
"""

from __future__ import annotations

from click.testing import CliRunner

from desk_theatre.cli.main import main


def test_the_refusal_names_every_timing_when_the_minutes_fit_none() -> None:
    """
    Of the scenario that was named; "5" is near to none of them.
    """
    result = CliRunner().invoke(main, ["play", "rehearsal", "--minutes", "5"])

    assert result.exit_code == 1
    assert "has no timing for 5 minutes; choose 45, 75 or 120" in result.stderr
    assert "did you mean" not in result.stderr
