"""
`desk-theatre check` says which short names the wall would cut.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from desk_theatre.cli.main import main
from desk_theatre.scenario import library


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ('wall = "Cloud"', 'wall = "Cloudberry"', 'room "C" as CLOUDBE'),
        ('wall = "Badge"', 'wall = "Badges"', 'team "registration" as BADGE'),
        (', wall = "Main"', "", ""),  # as many words of a name as fit are no mistake
    ],
)
def test_a_short_name_that_would_be_cut_is_told_with_its_width(was: str, now: str, said: str, tmp_path: Path) -> None:
    text = library.text_of("conference")
    assert was in text
    path = tmp_path / "hall.toml"
    path.write_text(text.replace(was, now), encoding="utf-8")

    result = CliRunner().invoke(main, ["check", str(path), "--quick"])

    assert result.exit_code == 0
    told = " ".join(result.output.split())
    assert ("The wall shows" in told) == bool(said)
    assert said in told
