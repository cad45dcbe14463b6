"""
Pages of the reference that are written from the program: its commands, events, practices and command line.

Write them again after a change with `python tests/docs/reference_pages.py`; a test says when that was forgotten.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs
import click

from desk_theatre.cli import main as way_in
from desk_theatre.itsm import events as e
from desk_theatre.itsm.commands import COMMANDS
from desk_theatre.itsm.events import EVENTS
from desk_theatre.itsm.theme import THEME_WORDS, THEMES, Theme
from desk_theatre.practices.catalogue import catalogue
from desk_theatre.practices.foundations import ANY_OTHER_NAME, carried, foundations
from desk_theatre.practices.practice import ANY_OTHER, Practice
from desk_theatre.scenario.offering import fields_of
from desk_theatre.scenario.vocabulary import CONFERENCE
from desk_theatre.show.deck.deck import DECK
from desk_theatre.show.moments import APART, MOST_OF_A_PATTERN, PATTERNS
from desk_theatre.show.wording.life_line import TASKS

FOLDER = Path(__file__).parents[2] / "docs" / "reference"

SORTS: dict[Any, str] = {str: "text", int: "a whole number", float: "a number", bool: "`true` or `false`"}


def commands() -> str:
    """
    The commands that a commands file may hold.
    """
    return "\n".join([*_opening(_COMMANDS), *(line for name in COMMANDS for line in _command(name))])


def events() -> str:
    """
    The events that a recording holds.
    """
    rows = (f"| `{name}` | {_paragraph(kind)} | {_carries(kind)} |" for name, kind in EVENTS.items())
    table = ["| event | what happened | it carries |", "|---|---|---|", *rows, ""]
    tasks = (f"| `{task}` | {CONFERENCE.say(words)} |" for task, words in TASKS.items())
    waste = ", ".join(f"`{cause}`" for cause in get_args(e.Waste))
    return "\n".join([*_opening(_EVENTS), *table, *_opening(_WORK.format(waste=waste)), *tasks, ""])


def practices() -> str:
    """
    The practices of the catalogue.
    """
    return "\n".join(
        [*_opening(_PRACTICES), *(line for practice in catalogue().values() for line in _practice(practice))]
    )


def command_line() -> str:
    """
    The subcommands and their options, as click knows them.
    """
    return "\n".join([*_opening(_COMMAND_LINE), *(line for name in way_in.COMMANDS for line in _subcommand(name))])


def cards() -> str:
    """
    The worst-practice cards, theme by theme, and the patterns that are watched for.
    """
    themes = [line for theme in THEMES for line in _theme(theme)]
    rows = (
        f"| `{each.id}` | {CONFERENCE.say(each.name)} | {CONFERENCE.say(' '.join(each.questions))} |"
        for each in PATTERNS.values()
    )
    watched = _MOMENTS.format(most=MOST_OF_A_PATTERN, apart=f"{APART:.0%}".replace("%", " %"))
    return "\n".join([*_opening(_CARDS.format(cards=len(DECK))), *themes, *_opening(watched), *rows, ""])


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "events.md": events,
    "practices.md": practices,
    "command-line.md": command_line,
    "cards.md": cards,
}


def _opening(words: str) -> list[str]:
    lines = words.strip("\n").split("\n")
    return lines if lines[-1].startswith("|") else [*lines, ""]


def _paragraph(kind: Any) -> str:
    """
    The first paragraph of a docstring, on one line.
    """
    return _joined((inspect.getdoc(kind) or "").split("\n\n")[0].replace("`None`", "`null`"))


def _documented(kind: Any) -> dict[str, str]:
    """
    What the `Args` of a docstring say, by name.
    """
    _, _, listed = (inspect.getdoc(kind) or "").partition("Args:\n")
    found: dict[str, str] = {}
    for names, words in re.findall(r"^    ([\w, ]+): (.*?)(?=^    [\w, ]+: |\Z)", listed, re.MULTILINE | re.DOTALL):
        found |= {name.strip(): _joined(words.replace("`None`", "`null`")).rstrip(".") for name in names.split(",")}
    return found


def _spelled(sort: Any) -> str:
    """
    What a field of this type holds, in words.
    """
    if get_origin(sort) is Literal:
        return ", ".join(f'`"{word}"`' for word in get_args(sort))
    if get_origin(sort) in {Union, UnionType}:
        return " or ".join("`null`" if each is type(None) else _spelled(each) for each in get_args(sort))
    if get_origin(sort) is tuple:
        return f"a list of {_spelled(get_args(sort)[0]).removeprefix('a ')}s".replace("texts", "ids")
    return SORTS.get(sort, f"a {getattr(sort, '__name__', 'value').lower()}")


def _command(name: str) -> Iterator[str]:
    kind = COMMANDS[name]
    fields: Sequence[attrs.Attribute[Any]] = attrs.fields(kind)
    yield from (f"## {name}", "", _paragraph(kind), "")
    documented, sorts = _documented(kind), get_type_hints(kind)
    if fields:
        yield from ("| field | holds | if left out | meaning |", "|---|---|---|---|")
        for field in fields:
            usual = "required" if field.default is attrs.NOTHING else f"`{json.dumps(field.default)}`"
            words = documented.get(field.name) or USUAL_FIELDS[field.name]
            yield f"| `{field.name}` | {_spelled(sorts[field.name])} | {usual} | {words} |"
        yield ""
    yield from ("```json", EXAMPLES[name], "```", "")


def _carries(kind: Any) -> str:
    documented = _documented(kind)
    sorts = get_type_hints(kind)
    parts = []
    for field in attrs.fields(kind):
        if field.name == "at":
            continue
        choice = get_origin(sorts[field.name]) is Literal and len(get_args(sorts[field.name])) < 8
        more = documented.get(field.name) or (_spelled(sorts[field.name]) if choice else "")
        parts.append(f"`{field.name}`" + (f": {more}" if more else ""))
    return "; ".join(parts)


def _practice(practice: Any) -> Iterator[str]:
    identity = CONFERENCE.told(practice.identity)
    yield from (f"## {identity.id}", "", f"**{identity.name}** ({identity.group})", "")
    yield f"- *Without it:* {identity.off}"
    yield f"- *With it:* {identity.mechanism}"
    yield f"- *Price:* {identity.price}."
    yield f"- *Source:* {identity.source}"
    for each in foundations(identity.id, catalogue()):
        name = ANY_OTHER_NAME if each.practice == ANY_OTHER else f"[`{each.practice}`](#{each.practice})"
        yield f"- *Builds on:* {name}. {CONFERENCE.say(each.why)}"
    if carries := carried(identity.id, catalogue()):
        yield f"- *Carries:* {', '.join(f'[`{each}`](#{each})' for each in carries)}"
    yield f"- *Meant to improve:* {', '.join(f'[`{key}`](scorecard.md)' for key in identity.measures)}"
    yield ""
    documented = _documented(Practice) | _documented(practice)
    if fields_of(identity.id):
        yield from ("| parameter | default | meaning |", "|---|---|---|")
        for field in attrs.fields(practice):
            yield f"| `{field.name}` | `{field.default:g}` | {documented[field.name]} |"
        yield ""


def _theme(theme: Theme) -> Iterator[str]:
    yield from (f"## {THEME_WORDS[theme]}", "")
    for card in map(CONFERENCE.told, DECK):
        if card.theme == theme:
            yield from (f"### {card.id}", "", f"**“{card.title}”** {card.attitude}", "")
            yield f"- *Ask:* {card.question}"
            yield f"- *Answered by:* {', '.join(f'`{practice}`' for practice in card.practices)}"
            if card.traps:
                yield f"- *Made worse by:* {', '.join(f'`{trap}`' for trap in card.traps)}"
            yield f"- *Seen when:* {card.seen_when}"
            yield ""


def _subcommand(name: str) -> Iterator[str]:
    context = click.Context(way_in.main, info_name="desk-theatre")
    command = way_in.main.get_command(context, name)
    assert command is not None
    inner = click.Context(command, parent=context, info_name=name)
    yield from (f"## desk-theatre {name}", "", *_paragraphs(command), "")
    pieces = " ".join(command.collect_usage_pieces(inner))
    yield from ("```text", f"desk-theatre {name} {pieces}", "```", "")
    yield from _options(command)
    for own, each in (command.commands if isinstance(command, click.Group) else {}).items():
        pieces = " ".join(each.collect_usage_pieces(click.Context(each, parent=inner, info_name=own)))
        yield from (f"### desk-theatre {name} {own}", "", *_paragraphs(each), "")
        yield from ("```text", f"desk-theatre {name} {own} {pieces}", "```", "")
        yield from _options(each)


def _options(command: click.Command) -> Iterator[str]:
    options = [each for each in command.params if isinstance(each, click.Option)]
    if options:
        yield from ("| option | default | meaning |", "|---|---|---|")
        yield from map(_option, options)
        yield ""


def _option(option: click.Option) -> str:
    holds = "" if option.is_flag else f" {option.metavar or _holds(option.type)}"
    usual = "required" if option.required else f"`{option.default}`" if option.show_default else ""
    limits = option.type
    between = f" From {limits.min:g} to {limits.max:g}." if isinstance(limits, click.FloatRange) else ""
    return f"| `{', '.join(option.opts)}{holds}` | {usual} | {_joined(option.help)}{between} |"


def _holds(sort: Any) -> str:
    """
    Return what an option takes, as `--help` shows it.
    """
    if isinstance(sort, click.Choice):
        return f"[{'|'.join(sort.choices)}]".replace("|", "\\|")
    return "FILE" if isinstance(sort, click.Path) else "NUMBER"


def _paragraphs(command: click.Command) -> list[str]:
    paragraphs = inspect.cleandoc(command.help or "").split("\n\n")
    return "\n\n".join(map(_joined, paragraphs)).split("\n")


def _joined(words: str | None) -> str:
    return " ".join((words or "").split())


USUAL_FIELDS = {
    "incident": "number of the incident; a recording and the exported table show it",
    "practice": "id of a practice that the scenario offers",
    "on": "on or off",
    "cue": "id of a cue of the scenario",
    "kind": "id of a kind of the scenario",
    "room": "id of a room; needed where the kind happens in a room",
    "count": "how many, from 1 to 200",
    "minutes": "of the conference, over which they are spread evenly",
    "speed": "simulated seconds in one second of the room, from 0.25 to 20000; `run` records it and does not wait",
}

EXAMPLES = {
    "choose-plan": '{"command": "choose-plan", "minutes": 45}',
    "open-round": '{"command": "open-round"}',
    "submit-incident": '{"at": "08:20", "command": "submit-incident", "kind": "no-sound", "room": "B", "by": "row 4"}',
    "me-too": '{"at": "08:21", "command": "me-too", "incident": 1}',
    "withdraw-incident": '{"at": "08:25", "command": "withdraw-incident", "incident": 1}',
    "set-practice": '{"at": "08:26", "command": "set-practice", "practice": "recording", "on": true}',
    "inject-cue": '{"at": "08:30", "command": "inject-cue", "cue": "wifi-crowd"}',
    "inject-incidents": '{"at": "08:31", "command": "inject-incidents", "kind": "coffee", "count": 5, "minutes": 10}',
    "pause-round": '{"at": "08:40", "command": "pause-round"}',
    "continue-round": '{"command": "continue-round"}',
    "set-speed": '{"at": "08:41", "command": "set-speed", "speed": 20}',
    "hold-text": '{"at": "08:42", "command": "hold-text", "incident": 1}',
    "release-text": '{"at": "08:43", "command": "release-text", "incident": 1}',
    "hold-texts": '{"at": "08:45", "command": "hold-texts", "on": true}',
    "mask-text": '{"at": "08:46", "command": "mask-text", "incident": 1}',
    "replace-text": '{"at": "08:47", "command": "replace-text", "incident": 1, "text": "something is broken"}',
    "leave-mood": '{"at": "08:48", "command": "leave-mood", "incident": 1, "mood": 2}',
    "end-round": '{"at": "09:40", "command": "end-round"}',
    "set-teams": '{"command": "set-teams", "count": 3}',
    "name-team": '{"command": "name-team", "team": 1, "text": "The Otters"}',
    "set-organisers": '{"command": "set-organisers", "team": 2}',
    "guess-figure": '{"command": "guess-figure", "figure": "lost", "amount": 40, "team": 1}',
    "show-figure": '{"command": "show-figure"}',
    "next-scene": '{"command": "next-scene"}',
    "pick-card": '{"command": "pick-card", "team": 1, "card": "in-the-head"}',
    "note-finding": '{"command": "note-finding", "text": "Nobody wrote anything down"}',
    "take-back-finding": '{"command": "take-back-finding", "finding": 1}',
    "propose-improvement": '{"command": "propose-improvement", "perspective": "process", "practice": "handover", "text": "They asked everything twice"}',
    "cast-vote": '{"command": "cast-vote", "team": 1, "improvement": 1, "dots": 2}',
    "count-hands": '{"command": "count-hands", "team": 2, "improvement": 1, "hands": 7}',
    "choose-leading": '{"command": "choose-leading"}',
    "choose-improvement": '{"command": "choose-improvement", "improvement": 1, "on": false}',
    "undo": '{"command": "undo"}',
    "take-back-improvement": '{"command": "take-back-improvement", "improvement": 1}',
    "previous-scene": '{"command": "previous-scene"}',
    "repeat-scene": '{"command": "repeat-scene"}',
    "skip-scene": '{"command": "skip-scene"}',
    "end-show": '{"command": "end-show"}',
}
"""
One line each; together, in this order, they are a show that a test plays.
"""

_NOTE = "<!-- Written by tests/docs/reference_pages.py; a test compares the two. -->"

_COMMANDS = f"""
# Commands

{_NOTE}

A command says what a person wants. The facilitator's keys, the delegates' form, a [commands file](../how-to/commands-file.md) and a
[recording](recording-format.md) all give the same commands. [Events](events.md) say what followed. A command that makes no sense at its
moment is refused with a sentence, and nothing has happened.

In a commands file each command is one JSON object on one line. As well as its own fields it may have `at`, the time of day at which it
is given (`"09:12"` or `"09:12:30"`). Without `at` it is given as soon as the previous one is done.
"""

_EVENTS = f"""
# Events

{_NOTE}

Events are the only truth of a show. The stage, the scorecard, the recording and the exported table know nothing more. An event is never
changed, and none holds typed words or a delegate's name.

Every event has `at`, the second of the day: 33150 is 09:12:30. In most of them `incident` is the number of the incident, and `by` the id
of the agent, technician or manager. `impact` and `urgency` run from 1 (high) to 3 (low). A `priority` runs from 1 to 4; 0 is a major
incident. [The life of an incident](lifecycle.md) says which event may follow which.
"""

_WORK = """
## Pieces of work

The `task` of a `WorkStarted` is one of these. Its `waste` is one of {waste}, or `null` if the work was needed.

| task | what the person is doing |
|---|---|
"""

_PRACTICES = f"""
# Practices

{_NOTE}

A practice changes what people do at a named moment of an incident's life. It never changes a result directly. Its price is paid every
time a person does it. Each person's [commitment](../explanation/model.md#commitment) decides whether they do it.

Some are foundations and some are roofs. A roof *builds on* others: a rule asks for what they bring, so without them it does less, or
nothing. Tests prove each of these relations.

Scenarios, recordings and commands use the id. A scenario may set every parameter, in a section such as `[practices.recording]`. All
figures are declared assumptions unless the source says otherwise.
"""

_CARDS = f"""
# Worst-practice cards

{_NOTE}

Each of the {{cards}} cards is an attitude that everybody knows from somewhere, with a question to open the talk. A rule over the
[events](events.md) of a round decides whether the round has shown it, never an opinion. A card that was seen has its evidence in one
sentence, and up to three moments to look at. `desk-theatre cards FILE` prints them for a recording.

This is the facilitator's answer key. *Answered by* names the [practices](practices.md) that work against the attitude, the nearest
first. *Made worse by* names those that only look like an answer. *Seen when* is the rule, with all its figures. They are declared
assumptions.

A [scenario](scenario.md) may name `themes`; their cards come first. Within a theme the strongest evidence comes first. A share that is
only just worth mentioning counts little. One that is many times as large counts nearly 1.
"""

_MOMENTS = """
## Moments worth stopping for

While a round runs, the program watches for these patterns. Each sets a bookmark with its question, at most {most} times a round and at
least {apart} of the round apart. The facilitator sees them; the room sees one only when the facilitator shows it. A replay finds the same
ones. The questions of a pattern are asked in turn, over all rounds.

| pattern | what it is called | what to ask |
|---|---|---|
"""

_COMMAND_LINE = f"""
# The command line

{_NOTE}

Every subcommand ends with status 0 when it has done what you asked. If it could not, it ends with 1 and prints one sentence on stderr:
what went wrong, where, and what to do. Wrong usage ends with 2. With `--json` it prints one JSON document on stdout and nothing more.

Without a subcommand, `desk-theatre` is `desk-theatre play`. `desk-theatre --version` prints the version. `desk-theatre --help`, alone or
after a subcommand, explains the options.

`play` and `replay` take the whole terminal. `play` ends with 0 when you leave. It ends with 1, and says so, when the stage broke down or
part of the show could not be saved. When a signal ends it, the status is 128 plus the number of the signal.
"""


if __name__ == "__main__":
    for page, write in PAGES.items():
        (FOLDER / page).write_text(write(), encoding="utf-8")
        print(page)
