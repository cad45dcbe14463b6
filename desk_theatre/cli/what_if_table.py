"""
What-if comparisons, price tags and luck of a round as plain text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.cli.interval_table import LABEL, cell, dots, label, legend, number, shown_keys
from desk_theatre.cli.page_width import filled, table_line
from desk_theatre.cli.wording import output
from desk_theatre.practices.foundations import ANY_OTHER_NAME, missing
from desk_theatre.practices.practice import ANY_OTHER
from desk_theatre.scenario.offering import offered
from desk_theatre.show.names import Names
from desk_theatre.study.measured import HEADLINE, figure_of, flat, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.study.luck_band import LuckBand
    from desk_theatre.study.outcome import OutcomeComparison
    from desk_theatre.study.practice_value import PriceTag, PriceTags
    from desk_theatre.study.what_if import WhatIf

_FIGURE, _CELL, _OTHERS, _ROOMY = 14, 30, 20, 90


def comparison(found: WhatIf, scenario: Scenario, width: int) -> str:
    """
    Return the round as it was and as it would have been, with the outcome of the room's own incidents.
    """
    change = found.change
    head = output.what_if_head(scenario.title, found.round, change.enable, change.disable)
    figures = _figures(found, scenario, width)
    return "\n\n".join([filled(head, width), *figures, "\n".join(_fates(found.fates, scenario, width))])


def _figures(found: WhatIf, scenario: Scenario, width: int) -> Iterator[str]:
    """
    One table, or two one below the other where a line has no room for both.
    """
    was, now = flat(found.recorded), flat(found.changed)
    keys = [key for key in shown_keys(was) if (was[key], now.get(key)) != (None, None)]
    labels = ["", *(label(key, scenario.currency, scenario.words) for key in keys)]
    figures = [f"{output.RECORDED:>{_FIGURE}}{output.CHANGED:>{_FIGURE}}"]
    figures += [f"{_figure(was[key], key):>{_FIGURE}}{_figure(now.get(key), key):>{_FIGURE}}" for key in keys]
    differences = [output.difference_head(found.replications)]
    differences += [cell(found.difference.get(key), key, starred=True) for key in keys]
    if width >= LABEL + 2 * _FIGURE + 3 + _CELL:
        rows = [f"{one}   {other}" for one, other in zip(figures, differences, strict=True)]
        yield _lines(labels, rows, width, 2 * _FIGURE + 3 + _CELL)
    else:
        yield _lines(labels, figures, width, 2 * _FIGURE)
        yield _lines(labels, differences, width, _CELL)
    yield filled(legend(found.difference.values()), width)


def _lines(labels: Sequence[str], cells: Sequence[str], width: int, room: int) -> str:
    rows = [each.ljust(room) for each in cells]  # a column that begins at the left
    return "\n".join(
        line.rstrip()
        for words, each in zip(labels, rows, strict=True)
        for line in table_line(words, [each], LABEL, room, width).split("\n")
    )


def _figure(value: float | None, key: str) -> str:
    if value is None:
        return "-"
    share = figure_of(key).unit == "share"  # never a count, also where it comes to exactly 1
    return str(value) if isinstance(value, int) and not share else number(value, key) + " %" * share


def _fates(fates: Sequence[OutcomeComparison], scenario: Scenario, width: int) -> Iterator[str]:
    if not fates:
        yield filled(output.NOTHING_REPORTED, width)
        return
    names = Names(scenario)
    yield filled(output.OWN_INCIDENTS, width)
    for fate in fates:
        place = names.place(fate.room) if fate.room else ""
        became = output.became(fate.recorded, fate.changed)
        yield filled(output.own_incident(fate.code, names.kinds[fate.kind], place, became), width, "  ", "    ")


def whole(value: float) -> float:
    """
    Return a count as an integer again.
    """
    return int(value) if value == int(value) else value


def tags(found: PriceTags, scenario: Scenario, width: int) -> str:
    """
    Return the price tags, the most valuable first.
    """
    keys = list(dict.fromkeys([found.measure, *HEADLINE]))[: max(1, (width - LABEL) // _CELL)]
    head = filled(output.tags_head(found.round, found.replications, words_of(found.measure, scenario.words)), width)
    blocks, active = [head], [tag.practice for tag in found.in_force]
    if found.in_force:
        blocks.append("\n".join(_tags(output.ACTIVE_TAGS, found.in_force, keys, active, scenario, width)))
    if len(found.in_force) > 1:
        more = ((output.ALL_TOGETHER, found.together), (output.OVERLAP, found.overlap))
        together = [(words, [cell(worth.get(key), key, starred=True) for key in keys]) for words, worth in more]
        blocks.append("\n".join(table_line(words, cells, LABEL, _CELL, width) for words, cells in together))
    if found.not_in_force:
        blocks.append("\n".join(_tags(output.OTHER_TAGS, found.not_in_force, keys, active, scenario, width)))
    tags = (*found.in_force, *found.not_in_force)
    worth = [each for tag in tags for each in tag.worth.values()]
    return "\n\n".join([*blocks, filled(legend(worth, output.TIED), width)])


def _tags(
    head: str,
    found: Sequence[PriceTag],
    keys: Sequence[str],
    active: Sequence[str],
    scenario: Scenario,
    width: int,
) -> Iterator[str]:
    """
    Args:
        active: ids of the practices that the round had; what else a practice builds on is named below its figures.
    """
    yield filled(head, width, "", "  ")
    yield table_line("", [label(key, scenario.currency, scenario.words) for key in keys], LABEL, _CELL, width)
    on_offer = offered(scenario.offer)
    for tag in found:
        cells = [cell(tag.worth.get(key), key, starred=True) for key in keys]
        yield table_line(f"  {tag.practice}{' ~' if tag.tied else ''}", cells, LABEL, _CELL, width)
        without = [ANY_OTHER_NAME if each == ANY_OTHER else each for each in missing(tag.practice, active, on_offer)]
        if without:
            yield filled(output.builds_on_missing(without), width, "    ", "      ")


def luck(found: LuckBand, scenario: Scenario, width: int) -> str:
    """
    Return the headline figures of the round among those of others; `o` is the round, `-` spans nine in ten of the others.
    """
    from desk_theatre.study.interval import Interval

    figure, others = (_FIGURE, _OTHERS + 4) if width >= _ROOMY else (_FIGURE - 3, _OTHERS)
    lines = [filled(output.luck_head(found.round, found.replications), width), ""]
    lines.append(f"{'':<{LABEL}}{output.RECORDED:>{figure}}  {output.NINE_IN_TEN:<{others}}{output.BETTER_THAN}")
    for key in HEADLINE:
        band = found.measures.get(key)
        if band is None:
            continue
        span = output.span(_figure(whole(band.low), key), _figure(whole(band.high), key))
        than = "-" if band.better_than is None else output.in_100(band.better_than)
        called = label(key, scenario.currency, scenario.words)
        lines.append(f"{called:<{LABEL}}{_figure(band.recorded, key):>{figure}}  {span:<{others}}{than}")
        if band.recorded is not None:
            low, high = min(band.low, band.recorded), max(band.high, band.recorded)
            lines.append(f"{'':<{LABEL}}|{dots(Interval(band.recorded, band.low, band.high), low, high, 40)}|")
    return "\n".join(lines)
