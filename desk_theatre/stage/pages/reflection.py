"""
A reflection in rows: figures against promises, cards with their evidence, findings, improvements and votes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from desk_theatre.itsm.counting import counted, percent
from desk_theatre.itsm.theme import THEME_WORDS
from desk_theatre.itsm.time_of_day import spell_short
from desk_theatre.scenario.vocabulary import CONFERENCE, Vocabulary
from desk_theatre.stage.drawing.bars import bar
from desk_theatre.stage.drawing.row import EMPTY, Piece, Role, Row, fit, heading, row, spread, width_of
from desk_theatre.stage.drawing.text import cell, cut, wrap
from desk_theatre.stage.pages import key_figures
from desk_theatre.stage.pages.practices import hollow, in_it, introduction
from desk_theatre.stage.wording import labels
from desk_theatre.stage.wording import reflection as wording
from desk_theatre.stage.wording.practices import GROUPS

if TYPE_CHECKING:
    from desk_theatre.show.board import Board, PracticeCard, RoundSummary
    from desk_theatre.show.deck.card import Card
    from desk_theatre.show.evidence import Material, SeenCard
    from desk_theatre.show.practice_value import PracticeValueProgress
    from desk_theatre.show.reflection import FindingNote, Proposal, Reflection, TeamAtTable

LABEL = 24
ROOMY = 90
"""
Columns from which on there is more than one space between two parts.
"""


def tabs(part: int, reflection: Reflection, width: int) -> Row:
    """
    The four parts, each with its key; the one that is shown is marked by a sign.
    """
    counts = ("", str(len(reflection.picks)), str(len(reflection.findings)), str(len(reflection.proposals)))
    pieces: list[Piece] = []
    gap = "   " if width >= ROOMY else " "
    for number, (name, count) in enumerate(zip(wording.PARTS, counts, strict=True), 1):
        on, target = number == part, f"verb part_{number}"
        pieces.append(Piece(f"{'▸' if on else ' '}{number} ", "key", target))
        told = f"{name} {count}" if count not in {"", "0"} else name
        pieces.append(Piece(f"{told}{gap}", "strong" if on else "text", target))
    told = wording.chosen(reflection.chosen, reflection.most, take_aways=reflection.last)
    chosen = (Piece(told, "good" if reflection.chosen else "muted"),)
    return spread(pieces, chosen, width)


def team_row(reflection: Reflection, team: int, width: int) -> Row:
    """
    The teams with the dots they have left; the one that is asked is marked by a sign.
    """
    pieces: list[Piece] = [Piece(f"{wording.TEAMS}  ", "muted")]
    for each in reflection.teams:
        on = each.number == team
        sign, target = ("▸ " if on else "  "), f"team {each.number}"
        pieces.append(Piece(f"{sign}{cut(name_of(each), 18)} ", "strong" if on else "text", target))
        pieces.append(Piece("●" * each.dots_left + "○" * (reflection.dots - each.dots_left) + "  ", "key", target))
    return fit(pieces, width)


def business_case(practice: str, valuing: PracticeValueProgress | None, currency: str) -> str:
    """
    What a practice costs for each delegate-minute that it saves, or how far that is computed.
    """
    if valuing is None or valuing.failure:
        return wording.CASE_MISSING
    if valuing.found is None:
        return wording.case_under_way(percent(valuing.share))
    tag = next((tag for tag in valuing.found.tags if tag.practice == practice), None)
    if tag is None or tag.cost is None:
        return wording.CASE_MISSING
    if not tag.saves:
        return wording.CASE_NOTHING
    if tag.cost <= 0.0:
        return wording.case_pays(f"{tag.saved:.0f}", currency, -tag.cost)
    return wording.case_costs(currency, tag.cost / tag.saved)


def purse_row(reflection: Reflection, width: int) -> Row:
    """
    What is left of the purse; nothing without one.
    """
    purse = reflection.purse
    if purse is None:
        return EMPTY
    told = wording.purse(purse.minutes, purse.of_minutes, purse.money, purse.of_money, reflection.currency)
    return fit((Piece(told, "warning" if 0 in {purse.minutes, purse.money} else "text"),), width)


def name_of(team: TeamAtTable) -> str:
    """
    How it calls itself, or its number.
    """
    return wording.team(team.number, team.name, organisers=team.organisers)


# -- what happened -----------------------------------------------------------------------------------------------


def happened(
    board: Board,
    rounds: Sequence[RoundSummary],
    material: Material | None,
    width: int,
    guesses: Sequence[Row] = (),
) -> list[Row]:
    """
    The figures against what was promised, and the moments of the round, each with its question.

    Args:
        guesses: what the room had guessed, in rows.
    """
    rows = [heading(wording.FIGURES, width)]
    for figure in key_figures.large_figures(board):
        role = labels.ROLE_OF_TONE[figure.tone]
        note = figure.note if figure.tone == "plain" else f"{labels.SYMBOL[figure.tone]} {figure.note}"
        pieces = (
            Piece(cell(figure.label, LABEL), "text"),
            Piece(cell(f"{figure.large}{figure.small.replace('%', ' %')}", 12), "strong"),
            Piece(note, "muted" if role == "text" else role),
        )
        rows.append(fit(pieces, width))
    for name, found in rounds[-1].by_priority.items() if rounds else ():
        if found.get("count"):
            rows.append(_promise(name, found, rounds[-1].due.get(name, 0), width))
    rows += [*guesses, EMPTY, heading(wording.MOMENTS, width)]
    moments = material.moments if material is not None else ()
    if not moments:
        rows.append(row(Piece(wording.NO_MOMENT, "muted")))
    for each in moments:
        first, *more = wrap(each.words, width - 7) or [""]
        there = f"look {each.at}"
        rows.append(row(Piece(f"{spell_short(each.at)}  ", "key", there), Piece(first, "text", there)))
        rows += [row(" " * 7, Piece(line, "text", there)) for line in more]
        rows += [row(" " * 7, Piece(line, "live")) for line in wrap(each.question, width - 7)]
    return rows


def _promise(name: str, found: Mapping[str, float | int | None], due: int, width: int) -> Row:
    share = found.get("resolution_sla_met")
    tail = f" {wording.within_sla(percent(share or 0.0), due, round(found.get('count') or 0))}"
    drawn = bar(
        share or 0.0, max(4, min(40, width - LABEL - len(tail))), "key" if share is None or share >= 0.9 else "bad"
    )
    return fit((Piece(cell(name, LABEL), "text"), *drawn, Piece(tail, "text")), width)


# -- the cards ---------------------------------------------------------------------------------------------------


def seen_entry(seen: SeenCard, picked: Sequence[int], width: int) -> Row:
    """
    A card with evidence: how strong it is, its title, and who has picked it.
    """
    drawn = bar(seen.strength, 8, "warning")
    return _card_row((*drawn, Piece(" ")), seen.card, picked, width)


def unseen_entry(card: Card, picked: Sequence[int], width: int) -> Row:
    """
    A card without evidence in this round.
    """
    return _card_row((Piece(f"{wording.NOT_SEEN} ", "muted"),), card, picked, width)


def _card_row(before: Sequence[Piece], card: Card, picked: Sequence[int], width: int) -> Row:
    by = f" ● {' '.join(map(str, picked))}" if picked else ""
    room = width - width_of(before) - len(by)
    return fit((*before, Piece(cell(card.title, room), "text"), Piece(by, "good")), width)


def card_story(
    card: Card,
    seen: SeenCard | None,
    practices: Mapping[str, PracticeCard],
    picked: Sequence[str],
    width: int,
    *,
    answered: bool = True,
) -> list[Row]:
    """
    Everything about a card: the evidence, the question that opens the talk, and what answers it.

    Args:
        practices: those on offer, by id.
        answered: say what answers it, which the room is to find out.
    """
    rows = [row(Piece(line, "strong")) for line in wrap(f"“{card.title}”", width)]
    rows += [row(Piece(THEME_WORDS[card.theme], "muted")), EMPTY]
    rows += [row(Piece(line, "text")) for line in wrap(card.attitude, width)]
    rows.append(EMPTY)
    if seen is None:
        rows += [row(Piece(line, "muted")) for line in wrap(wording.not_seen(card.seen_when), width)]
    else:
        rows.append(row(Piece(wording.SEEN, "warning")))
        rows += [row(line) for line in wrap(seen.words, width)]
        if seen.glimpses:
            rows += _glimpses([each.at for each in seen.glimpses], width)
    rows += [EMPTY, *(row(Piece(line, "live")) for line in wrap(card.question, width))]
    if not answered:
        known = [each for each in card.practices if each in practices]
        rows += [EMPTY, row(Piece(cut(wording.HELPS_HIDDEN, width), "muted"))] if known else []
    else:
        rows += _helps(card, seen, practices, width)
    if picked:
        rows += [EMPTY, *(row(Piece(line, "good")) for line in wrap(wording.picked_by(list(picked)), width))]
    return rows


def _helps(card: Card, seen: SeenCard | None, practices: Mapping[str, PracticeCard], width: int) -> list[Row]:
    """
    What would help, and what is in place already: how far that is followed, and what it builds on and has not got.
    """
    wanted = seen.would_help if seen is not None else [each for each in card.practices if not _on(practices, each)]
    rows: list[Row] = []
    for each in (practices[practice] for practice in wanted if practice in practices):
        rows += [EMPTY, row(Piece(wording.HELPS, "muted"))] if not rows else []
        rows += [row(Piece(f"○ {cut(each.name, width - 2)}", "text")), *hollow(each, width)]
    had = [each for each in (seen.in_place if seen is not None else ()) if each.practice in practices]
    rows += [EMPTY, row(Piece(wording.IN_PLACE, "muted"))] if had else []
    for one in had:
        first, *more = wrap(wording.followed(practices[one.practice].name, percent(one.followed)), width - 2)
        rows += [row(Piece("● ", "good"), Piece(first, "text")), *(row(Piece("  "), Piece(line)) for line in more)]
        rows += hollow(practices[one.practice], width) if one.missing else []
    return rows


def _on(practices: Mapping[str, PracticeCard], practice: str) -> bool:
    card = practices.get(practice)
    return card is not None and card.on


def _glimpses(times: Sequence[int], width: int) -> list[Row]:
    """
    When it could be seen; each time leads to its place in the recording.
    """
    rows: list[list[Piece]] = [[Piece("at", "key")]]
    for at in times:
        if width_of(rows[-1]) + 6 > width:
            rows.append([Piece("  ")])
        rows[-1] += [Piece(" "), Piece(spell_short(at), "key", f"look {at}")]
    return [tuple(each) for each in rows]


def named(proposal: Proposal) -> str:
    """
    An improvement by the name of its practice; where the room would do without that, this comes first.
    """
    return proposal.name if proposal.on else wording.stop(proposal.name)


# -- findings and improvements -----------------------------------------------------------------------------------


def finding_entry(note: FindingNote, width: int) -> Row:
    """
    A finding or a success factor, by a sign and a colour.
    """
    sign, role = ("■", "bad") if note.sort == "finding" else ("●", "good")
    tail = f"  {cut(note.card, 28)}" if note.card else ""
    said = note.words or wording.NO_TEXT
    return fit(
        (Piece(f"{sign} ", role), Piece(cell(said, width - 2 - len(tail)), "text"), Piece(tail, "muted")),  # type: ignore[arg-type]
        width,
    )


def proposal_entry(proposal: Proposal, width: int) -> Row:
    """
    An improvement: its number, whether it is chosen, its dots.
    """
    sign: tuple[str, Role] = ("● ", "good") if proposal.chosen else ("○ ", "muted")
    dots = "●" * min(proposal.dots, 12) + (f" {proposal.dots}" if proposal.dots else "")
    if proposal.hands:
        dots = f"{wording.hands(proposal.hands)} {dots}".rstrip()
    room = max(0, width - 6 - len(dots))
    name = f"{proposal.organisers.capitalize()}: {named(proposal)}" if proposal.of_organisers else named(proposal)
    return fit(
        (
            Piece(*sign),
            Piece(f"{proposal.number:>2} "),
            Piece(cell(name, room), "text"),
            Piece(f" {dots}", "key"),
        ),
        width,
    )


def proposal_story(
    proposal: Proposal,
    card: PracticeCard | None,
    teams: dict[int, str],
    width: int,
    *,
    last: bool = False,
    currency: str = "",
    case: str = "",
    words: Vocabulary = CONFERENCE,
) -> list[Row]:
    """
    Its why, what it changes, what it costs, and who voted for it.

    Args:
        last: no round follows in which it could be tried.
        currency: of the purse.
        case: its business case, in a sentence; empty for none.
        words: what the scenario calls its people.
    """
    title = wording.start(proposal.name) if proposal.on else wording.stop(proposal.name)
    rows = [row(Piece(line, "strong")) for line in wrap(title, width)]
    rows.append(row(Piece(GROUPS[proposal.perspective], "muted")))
    if proposal.by:
        by = wording.proposed_by(teams.get(proposal.by, wording.team(proposal.by)))
        rows += [row(Piece(line, "key")) for line in wrap(by, width)]
    why = proposal.why or wording.NO_REASON
    rows += [
        EMPTY,
        *(
            row(Piece(line, "live" if proposal.why else "muted"))
            for line in wrap(f"“{why}”" if proposal.why else why, width)
        ),
    ]
    if card is not None:
        rows += [EMPTY, *(row(line) for line in wrap(card.mechanism, width))]
        rows += [row(Piece(line, "muted")) for line in wrap(wording.price(card.price), width)]
        rows += hollow(card, width) if proposal.on else []
        rows += [] if last else introduction(card, currency, width, stops=not proposal.on)
    rows += [row(Piece(line, "key")) for line in wrap(case, width)] if case else []
    if proposal.theirs:
        told = wording.organisers_vote(
            proposal.organisers, counted(proposal.theirs, "dot", "dots"), twice=proposal.twice
        )
        rows += [EMPTY, *(row(Piece(line, "key")) for line in wrap(told, width))]
    if proposal.raised:
        told = ", ".join(
            wording.hands_of(teams.get(team, wording.team(team)), hands) for team, hands in proposal.raised
        )
        rows += [EMPTY, *(row(Piece(line, "key")) for line in wrap(wording.raised(told), width))]
    if proposal.votes:
        told = ", ".join(wording.dots_of(teams.get(team, wording.team(team)), dots) for team, dots in proposal.votes)
        rows += [EMPTY, *(row(Piece(line, "key")) for line in wrap(wording.dots(told), width))]
    if proposal.chosen:
        when = wording.TAKE_AWAY if last else wording.STARTS if proposal.on else wording.STOPS
        gain = dict(card.reasons).get(proposal.reason, "") if card is not None and proposal.reason else ""
        told = wording.chosen_with(when, proposal.reason, gain)
        rows += [EMPTY, *(row(Piece(line, "good")) for line in wrap(words.say(told), width))]
    if card is not None and proposal.on:
        rows += in_it(card, proposal.reason, width, words)
    return rows
