"""
The figures of the scorecard as a page of the reference.

`docs/reference/scorecard.md` is what `page()` says; a test compares the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.measures import satisfaction
from desk_theatre.measures.figures import FIGURES, PRIORITY_FIGURES, Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HEAD = """\
# The scorecard

<!-- Written by desk_theatre.measures.figures_page.page(); a test compares the two. -->

Every figure has one definition, and the stage, the JSON documents and the reports take it from the same place.  Figures are
counted from events and from nothing else.  A figure that has nothing to be reckoned from is unknown (`null`), never zero.
Shares are 0 to 1 in data and percent on screen; money is in the scenario's currency.  No figure changes after its round has
ended.
"""

_PRIORITY_HEAD = """\
## By priority

`by_priority` has one entry for each priority that a promise is made for (`major`, `P1` ... `P4`), with these figures.
"""

_SATISFACTION_HEAD = """\
## Satisfaction
"""


def page() -> str:
    """
    The page of the reference.
    """
    parts = (
        _HEAD,
        *_table(FIGURES.values()),
        "",
        _PRIORITY_HEAD,
        *_table(PRIORITY_FIGURES.values()),
        "",
        _SATISFACTION_HEAD,
        (satisfaction.__doc__ or "").strip(),
        "",
    )
    return "\n".join(parts)


def _table(figures: Iterable[Figure]) -> Iterator[str]:
    yield "| key | on screen | unit | better | what it counts | from |"
    yield "|---|---|---|---|---|---|"
    for figure in figures:
        source = ", ".join(f"`{name}`" if name.isidentifier() else name for name in figure.source)
        yield (f"| `{figure.key}` | {figure.words} | {figure.unit} | {figure.better} | {figure.meaning} | {source} |")
