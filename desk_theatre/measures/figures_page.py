"""
The figures of the scorecard as a page of the reference.

`docs/reference/scorecard.md` is what `page()` says; a test compares the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.measures import satisfaction
from desk_theatre.measures.figures import FIGURES, GROUPS, HEADLINE, PRIORITY_FIGURES, KeyFigure
from desk_theatre.scenario.vocabulary import CONFERENCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HEAD = """\
# The scorecard

<!-- Written by desk_theatre.measures.figures_page.page(); a test compares the two. -->

Every figure has one definition; the stage, the help, the documents and the tables take theirs from there.  Figures are
counted from events and from nothing else.  A figure with nothing to count is unknown (`null`), never zero.  Shares are 0 to 1
in data and percent on screen; money is in the scenario's currency.  No figure changes after its round has ended.
"""

_MORE_HEAD = """\
## Also in the documents
"""

_STAGE_HEAD = """\
## The large figures of the stage

In the order of the stage.  The curtain reveals them one at a time, in an order of its own.
"""

_PRIORITY_HEAD = """\
## By priority

`by_priority` has one entry for each priority with an SLA target (`major`, `P1` ... `P4`), with these figures.
"""

_SATISFACTION_HEAD = """\
## Satisfaction
"""


def page() -> str:
    """
    The page of the reference.
    """
    compared = [figure for group in GROUPS for figure in group.figures]
    parts = [_HEAD]
    for group in GROUPS:
        parts += [f"## {group.title}\n", *_table(group.figures), ""]
    parts += [_MORE_HEAD, *_table(figure for figure in FIGURES.values() if figure not in compared), ""]
    parts += [_PRIORITY_HEAD, *_table(PRIORITY_FIGURES.values()), ""]
    parts += [_STAGE_HEAD, *_stage_table(), ""]
    parts += [_SATISFACTION_HEAD, (satisfaction.__doc__ or "").strip(), ""]
    return CONFERENCE.say("\n".join(parts))


def _table(figures: Iterable[KeyFigure]) -> Iterator[str]:
    yield "| key | called | unit | better | what it counts | from |"
    yield "|---|---|---|---|---|---|"
    for figure in figures:
        source = ", ".join(f"`{name}`" if name.isidentifier() else name for name in figure.source)
        definition = figure.definition or figure.sentence
        yield f"| `{figure.key}` | {figure.label} | {figure.unit} | {figure.better} | {definition} | {source} |"


def _stage_table() -> Iterator[str]:
    yield "| figure | curtain | good | poor | the sentence of the curtain | where there is nothing to count |"
    yield "|---|---|---|---|---|---|"
    for figure in HEADLINE:
        limits = ["" if limit is None else _spelt(limit, figure.unit) for limit in (figure.target, figure.watch)]
        sign = "up to" if figure.better == "less" else "from"
        good = f"{sign} {limits[0]}" if limits[0] else ""
        poor = f"{'above' if figure.better == 'less' else 'below'} {limits[1] or limits[0]}" if good else ""
        yield f"| {figure.label} | {figure.curtain} | {good} | {poor} | {figure.sentence} | {figure.empty} |"


def _spelt(limit: float, unit: str) -> str:
    return f"{100 * limit:g} %" if unit == "share" else f"{limit:g}"
