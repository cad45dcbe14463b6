"""
`desk-theatre cards`: the deck of worst-practice cards, or those that a recorded round has shown.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from desk_theatre.cli.click_path import NamedPath
from desk_theatre.cli.click_range import Whole
from desk_theatre.cli.page_width import filled, page_width, say
from desk_theatre.cli.terminal_safe import shown
from desk_theatre.cli.wording import help_texts, output, refusals

if TYPE_CHECKING:
    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.show.deck.card import Card
    from desk_theatre.show.evidence import Material, SeenCard


@click.command(help=help_texts.CARDS)
@click.argument("file", required=False, type=NamedPath(path_type=Path))
@click.option("--round", "number", type=Whole(min=1), help=help_texts.ROUND)
@click.option("--json", "as_json", is_flag=True, help=help_texts.JSON)
def command(file: Path | None, number: int | None, as_json: bool) -> None:
    if file is None:
        if number is not None:
            raise click.UsageError(refusals.ROUND_NEEDS_FILE)
        from desk_theatre.scenario.vocabulary import CONFERENCE
        from desk_theatre.show.deck.deck import DECK

        cards = [CONFERENCE.told(card) for card in DECK]
        deck = json.dumps([_card_document(card) for card in cards], indent=2)
        click.echo(deck if as_json else "\n\n".join(map(_card_told, cards)))
        return
    from desk_theatre.recording.guard import opened

    recording, scenario = opened(file)
    material = _material(file, scenario, recording.events, number)
    if as_json:
        click.echo(json.dumps(document(material), indent=2))
        return
    for complaint in recording.complaints:
        say(output.complaint(shown(file), complaint))
    click.echo(_told(material))


def _material(file: Path, scenario: Scenario, events: Any, number: int | None) -> Material:
    from desk_theatre.errors import RecordingUnreadable
    from desk_theatre.show.evidence import evidence, rounds_in

    rounds = rounds_in(events)
    if not rounds:
        raise RecordingUnreadable(refusals.no_round(file))
    if number is not None and number > len(rounds):
        raise RecordingUnreadable(refusals.no_such_round(file, number, len(rounds)))
    return evidence(scenario, rounds[(number or len(rounds)) - 1])


def document(material: Material) -> dict[str, Any]:
    """
    The JSON document of a round.
    """
    from desk_theatre.itsm.time_of_day import spell

    return {
        "round": material.round,
        "seen": [_seen_document(each) for each in material.seen],
        "unseen": [card.id for card in material.unseen],
        "moments": [
            {
                "at": spell(moment.at),
                "incident": moment.incident,
                "pattern": moment.pattern,
                "words": moment.words,
                "question": moment.question,
            }
            for moment in material.moments
        ],
    }


def _seen_document(seen: SeenCard) -> dict[str, Any]:
    from desk_theatre.itsm.time_of_day import spell

    return {
        "card": seen.card.id,
        "title": seen.card.title,
        "theme": seen.card.theme,
        "strength": round(seen.strength, 3),
        "evidence": seen.words,
        "question": seen.card.question,
        "practices": list(seen.card.practices),
        "traps": list(seen.card.traps),
        "look_at": [{"at": spell(glimpse.at), "incident": glimpse.incident} for glimpse in seen.glimpses],
    }


def _card_document(card: Card) -> dict[str, Any]:
    return {
        "id": card.id,
        "title": card.title,
        "theme": card.theme,
        "attitude": card.attitude,
        "question": card.question,
        "practices": list(card.practices),
        "traps": list(card.traps),
        "seen_when": card.seen_when,
    }


def _card_told(card: Card) -> str:
    from desk_theatre.itsm.theme import THEME_WORDS

    lines = [("", card.attitude), (output.ASK, card.question), (output.WOULD_HELP, ", ".join(card.practices))]
    if card.traps:
        lines.append((output.WORSE, ", ".join(card.traps)))
    lines.append((output.SEEN_WHEN, _lower(card.seen_when)))
    head = f"{card.id}: “{card.title}” ({THEME_WORDS[card.theme]})"
    return "\n".join([_line(("", head), ""), *map(_line, lines)])


def _told(material: Material) -> str:
    from desk_theatre.itsm.time_of_day import spell
    from desk_theatre.show.evidence import MOST_TELLING

    many = len(material.seen) + len(material.unseen)
    parts = [output.cards_head(material.round, len(material.seen), many)]
    parts += map(_seen_told, material.seen[:MOST_TELLING])
    if more := material.seen[MOST_TELLING:]:
        parts += [output.seen_too(len(more)), *map(_seen_told, more)]
    if material.unseen:
        parts.append(_line((output.NOT_SEEN, ", ".join(card.id for card in material.unseen)), indent=""))
    if material.moments:
        lines = [
            _line((spell(moment.at), f"{moment.name}. {moment.words} {moment.question}")) for moment in material.moments
        ]
        parts.append("\n".join([output.MOMENTS, *lines]))
    return "\n\n".join(parts)


def _seen_told(seen: SeenCard) -> str:
    from desk_theatre.itsm.theme import THEME_WORDS
    from desk_theatre.itsm.ticket_code import code_of
    from desk_theatre.itsm.time_of_day import spell

    look = ", ".join(
        spell(glimpse.at) + ("" if glimpse.incident is None else f" ({code_of(glimpse.incident)})")
        for glimpse in seen.glimpses
    )
    lines = [("", seen.words), (output.LOOK_AT, look), (output.ASK, seen.card.question)]
    lines.append((output.WOULD_HELP, ", ".join(seen.would_help)))
    lines += [(output.IN_PLACE, output.followed(each.practice, each.followed, each.missing)) for each in seen.in_place]
    head = f"{seen.card.id}: “{seen.card.title}” ({THEME_WORDS[seen.card.theme]}, {seen.strength:.2f})"
    return "\n".join([_line(("", head), ""), *(_line(line) for line in lines if line[1])])


def _line(line: tuple[str, str], indent: str = "    ") -> str:
    word, text = line
    return filled(f"{word}: {text}" if word else text, page_width(), indent, f"{indent}  ")


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
