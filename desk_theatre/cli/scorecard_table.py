"""
Scorecards as plain text: one column per round, one line per figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from desk_theatre.cli.interval_table import LABEL, label
from desk_theatre.cli.page_width import filled, table_line
from desk_theatre.cli.wording import output
from desk_theatre.measures.figures import FIGURES
from desk_theatre.scenario.vocabulary import CONFERENCE, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desk_theatre.show.board import RoundSummary

_WIDTH = 12
_NESTED = ("by_priority", "waste", "utilisation", "commitment")


def table(rounds: Sequence[RoundSummary], currency: str, width: int, words: Vocabulary = CONFERENCE) -> str:
    """
    Return the rounds side by side, in as many tables as the width needs.
    """
    fit = max(1, (width - LABEL) // _WIDTH)
    parts = [_table(rounds[first : first + fit], currency, words, width) for first in range(0, len(rounds), fit)]
    active = [filled(output.active_in(each.round, each.practices), width, "  ", "    ") for each in rounds]
    return "\n\n".join([*parts, "\n".join([output.ACTIVE_PRACTICES, *active])])


def _table(rounds: Sequence[RoundSummary], currency: str, words: Vocabulary, width: int) -> str:
    lines = [_line("", [output.round_head(each.round) for each in rounds], width)]
    for figure in FIGURES.values():
        values = [each.figures.get(figure.key) for each in rounds]
        if figure.key in _NESTED:
            continue
        lines.append(_line(words.say(figure.label), [spelled(value, figure.unit, currency) for value in values], width))
    lines.extend(_of_priorities(rounds, width))
    for name in sorted({name for each in rounds for name in _waste(each)}):
        values = [_waste(each).get(name) for each in rounds]
        lines.append(_line(output.wasted_by(name), [spelled(value, "currency", currency) for value in values], width))
    return "\n".join(lines)


def spelled(value: Any, unit: str, currency: str) -> str:
    """
    Return a figure with its unit.
    """
    if value is None:
        return "-"
    if unit == "share":
        return f"{100 * value:.0f} %"
    if unit == "currency":
        return f"{value:,.0f} {currency}"
    if isinstance(value, int):
        return str(value)
    return f"{value:,.2f}" if abs(value) < 100 else f"{value:,.0f}"


def _of_priorities(rounds: Sequence[RoundSummary], width: int) -> list[str]:
    words = [word for word, figures in rounds[0].by_priority.items() if any(_count(r, word) for r in rounds)]
    lines = []
    for word in words:
        kept = [r.by_priority[word].get("resolution_sla_met") for r in rounds]
        mean = [r.by_priority[word].get("mean_minutes") for r in rounds]
        lines.append(_line(_words(word, "resolution_sla_met"), [spelled(v, "share", "") for v in kept], width))
        lines.append(_line(_words(word, "mean_minutes"), [spelled(v, "minutes", "") for v in mean], width))
    return lines


def _words(priority: str, key: str) -> str:
    return label(f"by_priority.{priority}.{key}", "")


def _count(summary: RoundSummary, word: str) -> float:
    return summary.by_priority.get(word, {}).get("count") or 0


def _waste(summary: RoundSummary) -> Mapping[str, float]:
    waste: Any = summary.figures.get("waste")
    return cast("Mapping[str, float]", waste or {})


def _line(words: str, values: Sequence[str], width: int) -> str:
    return table_line(words, values, LABEL, _WIDTH, width)
