"""
What a recorded round might have been, as plain text.
"""

from __future__ import annotations

from shutil import get_terminal_size
from typing import TYPE_CHECKING

from desk_theatre.cli.interval_table import LABEL, cell, dots, label, legend, number, shown_keys
from desk_theatre.show.names import Names
from desk_theatre.study.measured import HEADLINE, figure_of, flat, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.study.luck_band import LuckBand
    from desk_theatre.study.outcome import OutcomeComparison
    from desk_theatre.study.practice_value import PriceTag, PriceTags
    from desk_theatre.study.what_if import WhatIf

_FIGURE, _CELL = 14, 30


def comparison(found: WhatIf, scenario: Scenario) -> str:
    """
    The round as it was and as it would have been, and what became of the room's own incidents.
    """
    change = found.change
    words = [*(f"with {p}" for p in change.enable), *(f"without {p}" for p in change.disable)]
    head = (
        f"{scenario.title}, round {found.round}: as it was, and {' and '.join(words) or 'once more, nothing changed'}"
    )
    return "\n\n".join([head, "\n".join(_figures(found, scenario.currency)), "\n".join(_fates(found.fates, scenario))])


def _figures(found: WhatIf, currency: str) -> Iterator[str]:
    was, now = flat(found.recorded), flat(found.changed)
    count = f"{found.replications} with other luck"
    yield f"{'':<{LABEL}}{'recorded':>{_FIGURE}}{'changed':>{_FIGURE}}   difference, {count}".rstrip()
    for key in shown_keys(was):
        one, other, difference = was[key], now.get(key), found.difference.get(key)
        if one is None and other is None:
            continue
        figures = f"{_figure(one, key):>{_FIGURE}}{_figure(other, key):>{_FIGURE}}"
        yield f"{label(key, currency):<{LABEL}}{figures}   {cell(difference, key, starred=True)}".rstrip()
    yield legend(found.difference.values())


def _figure(value: float | None, key: str) -> str:
    if value is None:
        return "-"
    share = figure_of(key).unit == "share"  # never a count, also where it comes to exactly 1
    return str(value) if isinstance(value, int) and not share else number(value, key) + " %" * share


def _fates(fates: Sequence[OutcomeComparison], scenario: Scenario) -> Iterator[str]:
    if not fates:
        yield "nobody in the room reported anything in this round"
        return
    names = Names(scenario)
    yield "the room's own incidents, with the evening's own luck"
    for fate in fates:
        place = f", {names.place(fate.room)}" if fate.room else ""
        became = (
            f"{fate.recorded} -> {fate.changed}" if fate.recorded != fate.changed else f"{fate.recorded}, as before"
        )
        yield f"  your incident {fate.code} ({names.kinds[fate.kind]}{place}): {became}"


def whole(value: float) -> float:
    """
    What was counted, as a whole number again.
    """
    return int(value) if value == int(value) else value


def tags(found: PriceTags, currency: str) -> str:
    """
    The price tags, the most valuable first.
    """
    width = get_terminal_size((110, 40)).columns
    keys = list(dict.fromkeys([found.measure, *HEADLINE]))[: max(1, (width - LABEL) // _CELL)]
    head = f"round {found.round}: what practices are worth, over {found.replications} replications, by {words_of(found.measure)}"
    blocks = [head]
    if found.in_force:
        blocks.append("\n".join(_tags("in force: what each was worth", found.in_force, keys, currency)))
    if len(found.in_force) > 1:
        more = (("all of them together", found.together), ("that is more than their sum by", found.overlap))
        blocks.append("\n".join(_row(words, [cell(w.get(k), k, starred=True) for k in keys]) for words, w in more))
    if found.not_in_force:
        words = "not in force: what each would have brought"
        blocks.append("\n".join(_tags(words, found.not_in_force, keys, currency)))
    tags = (*found.in_force, *found.not_in_force)
    worth = [each for tag in tags for each in tag.worth.values()]
    return "\n\n".join([*blocks, legend(worth, "~ cannot be told apart from the next one in the list")])


def _tags(head: str, found: Sequence[PriceTag], keys: Sequence[str], currency: str) -> Iterator[str]:
    yield head
    yield _row("", [label(key, currency) for key in keys])
    for tag in found:
        cells = [cell(tag.worth.get(key), key, starred=True) for key in keys]
        yield _row(f"  {tag.practice}{' ~' if tag.tied else ''}", cells)


def _row(words: str, cells: Sequence[str]) -> str:
    return (f"{words:<{LABEL}}" + "".join(f"{each:>{_CELL}}" for each in cells)).rstrip()


def luck(found: LuckBand, currency: str) -> str:
    """
    The headline figures of the round among those of others; `o` is the round, `-` where nine in ten of the others lie.
    """
    from desk_theatre.study.interval import Interval

    lines = [f"round {found.round} among {found.replications} with the same settings and other luck", ""]
    lines.append(f"{'':<{LABEL}}{'recorded':>{_FIGURE}}   {'nine in ten others':<24}better than")
    for key in HEADLINE:
        band = found.measures.get(key)
        if band is None:
            continue
        span = f"{_figure(whole(band.low), key)} to {_figure(whole(band.high), key)}"
        than = "-" if band.better_than is None else f"{100 * band.better_than:.0f} in 100"
        lines.append(f"{label(key, currency):<{LABEL}}{_figure(band.recorded, key):>{_FIGURE}}   {span:<24}{than}")
        if band.recorded is not None:
            low, high = min(band.low, band.recorded), max(band.high, band.recorded)
            lines.append(f"{'':<{LABEL}}|{dots(Interval(band.recorded, band.low, band.high), low, high, 40)}|")
    return "\n".join(lines)
