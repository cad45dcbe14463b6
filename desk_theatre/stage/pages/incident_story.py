"""
The story of an incident, told: what happened to it, what was promised, and how the promises were reckoned.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desk_theatre.itsm.mood import mood
from desk_theatre.itsm.sla import SlaClock, Span
from desk_theatre.itsm.ticket_code import round_of, without_round
from desk_theatre.itsm.time_of_day import spell_length, spell_short
from desk_theatre.show.board import LifeLine, RoundOutcome
from desk_theatre.stage.drawing.bars import bar
from desk_theatre.stage.drawing.row import EMPTY, Piece, Role, Row, fit, heading, row, width_of
from desk_theatre.stage.drawing.text import cut, wrap
from desk_theatre.stage.wording import labels

if TYPE_CHECKING:
    from desk_theatre.show.messages import Report

LONGEST_STORY = 2000
"""
Letters of what an incident did to the conference: it may have kept many sessions from beginning.
"""

PROMISES = {"response": "Somebody takes it up", "resolution": "It is solved", "update": "The delegate hears from us"}


def steps(life: LifeLine, width: int) -> list[Row]:
    """
    The life line: when, what, and how long nothing happened before.
    """
    rows = [heading("What happened", width)]
    for step in life.steps:
        if step.waited >= 60:
            rows.append(row(Piece("  ┊    ", "rule"), Piece(f"{spell_length(step.waited)} later", "muted")))
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
        rows.append(row(Piece("Nothing yet.", "muted")))
    return rows


def clocks(life: LifeLine, width: int) -> list[Row]:
    """
    Every promise with its clock explained, and the whole time for which clocks stood still.
    """
    rows = [heading("What was promised", width)]
    # All bars are equally long, so that they can be compared.
    space = max(4, min(40, width - max((width_of(_measured(clock)) for clock in life.clocks), default=0)))
    for i, clock in enumerate(life.clocks):
        rows += [EMPTY] if i else []
        rows += _clock(clock, width, space)
    if not life.clocks:
        rows.append(row(Piece("Nothing was promised for this one.", "muted")))
    paused = max((clock.paused for clock in life.clocks), default=0)
    if paused:
        rows += [EMPTY, row(Piece(f"Clocks stood still for {spell_length(paused)} in all.", "muted"))]
    return rows


def _clock(clock: SlaClock, width: int, space: int) -> list[Row]:
    role = labels.LIGHTS[clock.light][2]
    bar_role: Role = role if role in {"good", "warning", "bad"} else "key"
    title = f"{PROMISES[clock.promise]} within {spell_length(clock.target)}"
    told = ", ".join(_span(span) for span in clock.spans)
    return [
        row(Piece(cut(title, width), "strong")),
        fit((*bar(min(1.0, clock.share), space, bar_role), *_measured(clock)), width),
        *(row(Piece(line, "muted")) for line in wrap(told, width)),
    ]


def _measured(clock: SlaClock) -> Row:
    symbol, word, role = labels.LIGHTS[clock.light]
    used = f"  {spell_length(clock.elapsed)} of {spell_length(clock.target)}  "
    return row(Piece(used, "text"), Piece(f"{symbol} {word}", role))


def _span(span: Span) -> str:
    why = span.why or ("running" if span.running else "standing still")
    return f"{why} {spell_short(span.start)}-{spell_short(span.end)}"


def saying(life: LifeLine, width: int) -> list[Row]:
    """
    What the delegate says, unless it is held back; and what it did to the conference.
    """
    known = felt(life)
    rows: list[Row] = [known, EMPTY] if known else []
    if life.held:
        rows += [
            heading("In the delegate's words", width),
            row(Piece("◇ held back; only the facilitator can show them", "muted")),
            EMPTY,
        ]
    elif life.text or life.by:
        who = f"{cut(life.by, width - 2)}:" if life.by else "A delegate:"
        rows += [heading("In the delegate's words", width), row(Piece(who, "muted"))]
        rows += [*(row(Piece(line, "live")) for line in wrap(life.text or "(nothing more)", width)), EMPTY]
    if life.consequence:
        rows += [heading("What it did to the conference", width)]
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
    rows = [heading("Where its time went", width)]
    for each in life.spent:
        sign, role = ("●", "good") if each.worked else ("○", "warning")
        left = max(10, width - space - lengths - 5)
        first, *more = wrap(each.words, left) or [""]
        rows.append(
            row(
                *bar(each.seconds / most, space, role),  # type: ignore[arg-type]
                Piece(f" {spell_length(each.seconds):>{lengths}}  ", "strong"),
                Piece(f"{sign} ", role),  # type: ignore[arg-type]
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
    rows = [heading("Round by round", width)]
    if any(not each.own for each in life.fates):
        told = f"Not every round had this very one; there, all of “{life.title}” are told, the one in the middle as the bar."
        rows += [row(Piece(line, "muted")) for line in wrap(told, width)]
    for each in life.fates:
        symbol, role = _verdict(each)
        left = max(10, width - space - 12)
        first, *more = wrap(_fared(each), left) or [""]
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


def _fared(fate: RoundOutcome) -> str:
    """
    One round in a sentence.
    """
    inside = f"; {labels.plural(fate.practices, 'practice', 'practices')}" if fate.practices else ""
    if not fate.count:
        return f"none of this kind{inside}"
    if not fate.own:
        took = f", half of them within {spell_length(fate.seconds)}" if fate.seconds is not None else ""
        return f"{fate.solved} of {fate.count} like it solved{took}; in time: {fate.kept}{inside}"
    told = f"solved in {spell_length(fate.seconds)}" if fate.seconds is not None else fate.state
    if fate.waited:
        told += (
            f", {spell_length(fate.waited)} of it waiting" if fate.seconds else f", waited {spell_length(fate.waited)}"
        )
    hands = f", {labels.plural(fate.hands, 'person', 'people')}" if fate.hands else ", nobody worked on it"
    kept = "in time" if fate.kept else "not in time"
    return f"{told}{hands}; {kept if fate.seconds is not None else 'not solved'}{inside}"


def felt(life: LifeLine) -> Row:
    """
    How its delegate says it felt, and how many have the same; nothing where neither is known.
    """
    said = mood(life.mood or 0)
    others = Piece(f"{labels.plural(life.others, 'more has', 'more have')} it too." if life.others else "", "text")
    if said is None:
        return (others,) if life.others else EMPTY
    return row(Piece("How it felt: ", "muted"), Piece(f"{said.face} {said.words}   ", "live"), others)


def no_incident(code: str) -> str:
    """
    Nobody reported anything under what was typed.
    """
    return f"There is no incident with the code {cut(without_round(code), 12)}."


def not_in_that_round(code: str) -> str:
    """
    What was typed names a round, in which nothing was reported under this code.
    """
    return f"Round {round_of(code)} has no incident with the code {cut(without_round(code), 12)}."


def occurs(code: str, rounds: int) -> str:
    """
    How often a code was reported.
    """
    return f"{cut(without_round(code).upper(), 12)} was reported in {labels.plural(rounds, 'round', 'rounds')}"


def not_yet(code: str, reports: Sequence[Report], width: int) -> list[Row]:
    """
    Where an incident is reported of which the recording that is looked at does not know yet.
    """
    head = f"{cut(without_round(code).upper(), 12)} is reported later in this recording."
    return [row(Piece(line, "warning")) for line in wrap(head, width)] + [EMPTY, *rounds_of(code, reports, width)]


def elsewhere(code: str, reports: Sequence[Report], life: LifeLine, width: int) -> list[Row]:
    """
    The other rounds in which a code was reported; nothing if there are none.
    """
    others = [each for each in reports if each.round != life.round]
    if not others:
        return []
    head = f"This is round {life.round}. The same code in other rounds:"
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
                Piece(
                    f"  round {each.round}, reported at {spell_short(each.at)}", "text", f"find R{each.round}-{typed}"
                ),
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
            told = f"We promised to solve it within {spell_length(clock.target)}; {spell_length(clock.elapsed)} count so far."
            first, *more = wrap(f"{symbol} {word}: {told}", width)
            mark = len(f"{symbol} {word}: ")
            rows += [row(Piece(first[:mark], role), Piece(first[mark:], "text")), *(row(line) for line in more)]
    head = [*rows, *([EMPTY] if rows else []), *saying(life, width)]
    return [*head, *spent(life, width), *fates(life, width), *steps(life, width)]
