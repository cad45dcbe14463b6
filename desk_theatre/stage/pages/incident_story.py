"""
The story of an incident in rows: what happened to it, what was promised, and how the promises are counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from desk_theatre.itsm.mood import mood
from desk_theatre.itsm.sla import SlaClock
from desk_theatre.itsm.ticket_code import round_of, without_round
from desk_theatre.itsm.time_of_day import spell_length, spell_short
from desk_theatre.show.board import LifeLine, RoundOutcome, SpentOn
from desk_theatre.stage.drawing.bars import bar
from desk_theatre.stage.drawing.row import EMPTY, Piece, Role, Row, fit, heading, row, width_of
from desk_theatre.stage.drawing.text import cut, wrap
from desk_theatre.stage.wording import incident as wording
from desk_theatre.stage.wording import labels

if TYPE_CHECKING:
    from desk_theatre.show.messages import Report

SPENT_ON: Mapping[SpentOn, tuple[str, Role]] = {
    "work": ("●", "good"),
    "waste": ("■", "bad"),
    "waiting": ("○", "warning"),
}

LONGEST_STORY = 2000
"""
Letters of what an incident did to the conference: it may have kept many sessions from beginning.
"""


def steps(life: LifeLine, width: int) -> list[Row]:
    """
    The life line: when, what, and how long nothing happened before.
    """
    rows = [heading(wording.HAPPENED, width)]
    for step in life.steps:
        if step.waited >= 60:
            rows.append(row(Piece("  ┊    ", "rule"), Piece(wording.later(step.waited), "muted")))
        role = labels.ROLE_OF_TONE[step.tone]
        lines = wrap(step.words, max(10, width - 9)) or [""]
        rows.append(
            row(
                Piece(f"{spell_short(step.at)}  ", "muted"),
                Piece(f"{labels.SYMBOL[step.tone]} ", role),
                Piece(lines[0], role),
            )
        )
        rows += [row(Piece(" " * 9), Piece(line, role)) for line in lines[1:]]
    if not life.steps:
        rows.append(row(Piece(wording.NOTHING_YET, "muted")))
    return rows


def clocks(life: LifeLine, width: int) -> list[Row]:
    """
    Every promise with its clock explained, and the whole time for which clocks stood still.
    """
    rows = [heading(wording.PROMISED, width)]
    # All bars are equally long, so that they can be compared.
    space = max(4, min(40, width - max((width_of(_measured(clock)) for clock in life.clocks), default=0)))
    for i, clock in enumerate(life.clocks):
        rows += [EMPTY] if i else []
        rows += _clock(clock, width, space)
    if not life.clocks:
        rows.append(row(Piece(wording.NO_PROMISE, "muted")))
    paused = max((clock.paused for clock in life.clocks), default=0)
    if paused:
        rows += [EMPTY, row(Piece(wording.paused(paused), "muted"))]
    return rows


def _clock(clock: SlaClock, width: int, space: int) -> list[Row]:
    role = labels.LIGHTS[clock.light][2]
    bar_role: Role = role if role in {"good", "warning", "bad"} else "key"
    title = wording.target(clock.promise, clock.target)
    told = ", ".join(map(wording.span, clock.spans))
    return [
        row(Piece(cut(title, width), "strong")),
        fit((*bar(min(1.0, clock.share), space, bar_role), *_measured(clock)), width),
        *(row(Piece(line, "muted")) for line in wrap(told, width)),
    ]


def _measured(clock: SlaClock) -> Row:
    symbol, word, role = labels.LIGHTS[clock.light]
    used = wording.used(clock.elapsed, clock.target)
    return row(Piece(f"  {used}  ", "text"), Piece(f"{symbol} {word}", role))


def saying(life: LifeLine, width: int) -> list[Row]:
    """
    What the delegate says, unless it is held back; and what it did to the conference.
    """
    known, say = felt(life), life.words.say
    rows: list[Row] = [known, EMPTY] if known else []
    if life.held:
        rows += [
            heading(say(wording.DELEGATE), width),
            row(Piece(f"◇ {wording.TEXT_HIDDEN}", "muted")),
            EMPTY,
        ]
    elif life.text or life.by:
        who = f"{cut(life.by, width - 2)}:" if life.by else say(wording.NO_NAME)
        rows += [heading(say(wording.DELEGATE), width), row(Piece(who, "muted"))]
        rows += [*(row(Piece(line, "live")) for line in wrap(life.text or wording.NO_TEXT, width)), EMPTY]
    if life.consequence:
        rows += [heading(say(wording.EFFECT), width)]
        role: Role = "bad" if life.by_desk else "text"
        rows += [*(row(Piece(line, role)) for line in wrap(life.consequence, width, LONGEST_STORY)), EMPTY]
    return rows


def spent(life: LifeLine, width: int) -> list[Row]:
    """
    Where its time went: bars of the same scale, waiting and work told apart by sign, word and colour.
    """
    if not life.spent:
        return []
    most = max(each.seconds for each in life.spent)
    lengths = max(len(spell_length(each.seconds)) for each in life.spent)
    space = max(4, min(24, width // 4))
    rows = [heading(wording.TIME, width)]
    for each in life.spent:
        sign, role = SPENT_ON[each.sort]
        left = max(10, width - space - lengths - 5)
        first, *more = wrap(each.words, left) or [""]
        rows.append(
            row(
                *bar(each.seconds / most, space, role),
                Piece(f" {spell_length(each.seconds):>{lengths}}  ", "strong"),
                Piece(f"{sign} ", role),
                Piece(first, "text"),
            )
        )
        rows += [row(Piece(" " * (width - left)), Piece(line, "text")) for line in more]
    return [*rows, EMPTY]


def fates(life: LifeLine, width: int) -> list[Row]:
    """
    Round by round, on one scale: how it fared, or its like where a round did not have this very one.
    """
    if not life.fates:
        return []
    most = max((each.seconds or 0 for each in life.fates), default=0) or 1
    space = max(4, min(24, width // 4))
    rows = [heading(wording.ROUNDS, width)]
    if any(not each.own for each in life.fates):
        rows += [row(Piece(line, "muted")) for line in wrap(wording.some_rounds_differ(life.title), width)]
    for each in life.fates:
        symbol, role = _verdict(each)
        left = max(10, width - space - 12)
        first, *more = wrap(wording.fared(each), left) or [""]
        here = "strong" if each.round == life.round else "text"
        rows.append(
            row(
                Piece(f"round {each.round:<3} ", here),  # type: ignore[arg-type]
                *bar((each.seconds or 0) / most, space, role),
                Piece(f" {symbol} ", role),
                Piece(first, here),  # type: ignore[arg-type]
            )
        )
        rows += [row(Piece(" " * (width - left)), Piece(line, "text")) for line in more]
    return [*rows, EMPTY]


def _verdict(fate: RoundOutcome) -> tuple[str, Role]:
    if not fate.count:
        return "·", "muted"
    if fate.kept == fate.count:
        return "●", "good"
    if fate.solved == fate.count and fate.kept:
        return "▲", "warning"
    return "■", "bad"


def felt(life: LifeLine) -> Row:
    """
    How its delegate says it felt, and how many have the same; nothing where neither is known.
    """
    said = mood(life.mood or 0)
    others = Piece(wording.others(life.others) if life.others else "", "text")
    if said is None:
        return (others,) if life.others else EMPTY
    return row(Piece(wording.FELT, "muted"), Piece(f"{said.face} {said.words}   ", "live"), others)


def no_incident(code: str) -> str:
    """
    Nobody reported anything under what was typed.
    """
    return wording.unknown_code(cut(without_round(code), 12))


def not_in_that_round(code: str) -> str:
    """
    What was typed names a round, in which nothing was reported under this code.
    """
    return wording.unknown_in_round(cut(without_round(code), 12), round_of(code))


def occurs(code: str, rounds: int) -> str:
    """
    How often a code was reported.
    """
    return wording.rounds_with(cut(without_round(code).upper(), 12), rounds)


def not_yet(code: str, reports: Sequence[Report], width: int) -> list[Row]:
    """
    Where an incident is reported of which the recording that is looked at does not know yet.
    """
    head = wording.reported_later(cut(without_round(code).upper(), 12))
    return [row(Piece(line, "warning")) for line in wrap(head, width)] + [EMPTY, *rounds_of(code, reports, width)]


def elsewhere(code: str, reports: Sequence[Report], life: LifeLine, width: int) -> list[Row]:
    """
    The other rounds in which a code was reported; nothing if there are none.
    """
    others = [each for each in reports if each.round != life.round]
    if not others:
        return []
    head = wording.this_round(life.round)
    return [*(row(Piece(line, "muted")) for line in wrap(head, width)), *rounds_of(code, others, width), EMPTY]


def rounds_of(code: str, reports: Sequence[Report], width: int) -> list[Row]:
    """
    Each round in which a code was reported, as it can be typed or clicked on.
    """
    typed = cut(without_round(code).upper(), 12)
    return [
        fit(
            (
                Piece(f"R{each.round}-{typed}", "key", f"find R{each.round}-{typed}"),
                Piece(f"  {wording.report(each.round, each.at)}", "text", f"find R{each.round}-{typed}"),
            ),
            width,
        )
        for each in reports
    ]


def mine(life: LifeLine, width: int) -> list[Row]:
    """
    The story as a delegate wants it: whether the promise holds, where the time went, and what has happened.
    """
    rows: list[Row] = []
    for clock in life.clocks:
        if clock.promise == "resolution":
            symbol, word, role = labels.LIGHTS[clock.light]
            told = wording.so_far(clock.target, clock.elapsed)
            first, *more = wrap(f"{symbol} {word}: {told}", width)
            mark = len(f"{symbol} {word}: ")
            rows += [row(Piece(first[:mark], role), Piece(first[mark:], "text")), *(row(line) for line in more)]
    head = [*rows, *([EMPTY] if rows else []), *saying(life, width)]
    return [*head, *spent(life, width), *fates(life, width), *steps(life, width)]
