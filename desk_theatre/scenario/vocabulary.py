"""
What a scenario calls its people, places and events: delegates, sessions and rooms at a conference, nurses, theatre lists
and wards at a hospital.

The words of the field (incident, queue, SLA, desk, agent, technician, manager, supplier) and of the show (round, room for
the people who watch) are the same in every scenario.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, TypeVar, cast

import attrs

from desk_theatre.itsm.values import value

Thing = TypeVar("Thing")

LONGEST_NOUN = 16
"""
Characters of a noun; the stage at 80 columns has no room for longer ones.
"""

_MARKED = re.compile(r"\{([^{}]+)\}")
_VOWEL_NOT_HEARD = re.compile(r"(?:eu|ewe|one\b|once|uni(?!n|m)|us[aei]|uti)", re.IGNORECASE)
_H_NOT_HEARD = re.compile(r"(?:heir|honest|honou?r|hour)", re.IGNORECASE)


@value
class Noun:
    """
    Args:
        one, many: singular and plural, as they are written inside a sentence; 1 to `LONGEST_NOUN` characters.
    """

    one: str
    many: str


@value
class Vocabulary:
    """
    The nouns of a scenario; those of a conference unless it has its own.

    A sentence marks a noun with braces and writes it as at a conference: `{Delegates} ask`, `{a session}`,
    `the {delegate’s} text`. Without the braces it is the sentence of a conference.

    Args:
        conference: the whole organisation or event.
        programme: what is planned for the day.
        session: one entry of the programme.
        room: the place of a session.
        delegate: a person who reports incidents.
        speaker: the person in charge of a session.
        organiser: a person for whom the desk works.
    """

    conference: Noun = Noun("conference", "conferences")
    programme: Noun = Noun("programme", "programmes")
    session: Noun = Noun("session", "sessions")
    room: Noun = Noun("room", "rooms")
    delegate: Noun = Noun("delegate", "delegates")
    speaker: Noun = Noun("speaker", "speakers")
    organiser: Noun = Noun("organiser", "organisers")

    def say(self, sentence: str) -> str:
        """
        Return a sentence with the nouns of this scenario; a mark that is no noun stays as it is.
        """
        return _MARKED.sub(lambda mark: _forms(self).get(mark[1], mark[0]), sentence) if "{" in sentence else sentence

    def told(self, thing: Thing) -> Thing:
        """
        Return a value of attrs, such as a card, with `say` done to each of its texts.
        """
        return cast("Thing", _told(self, thing))


CONFERENCE = Vocabulary()
"""
The words of a scenario that has none of its own, and of everything that is about no scenario.
"""


def with_article(noun: str) -> str:
    """
    Return `a nurse`, `an astronaut`, `an hour`, `a unit`.
    """
    starts_with_vowel = noun[:1].lower() in "aeiou" and not _VOWEL_NOT_HEARD.match(noun)
    return f"{'an' if starts_with_vowel or _H_NOT_HEARD.match(noun) else 'a'} {noun}"


@cache
def _forms(words: Vocabulary) -> dict[str, str]:
    """
    Return for each form of a noun of a conference that of the scenario.
    """
    names = [field.name for field in attrs.fields(Vocabulary)]
    pairs = [(getattr(CONFERENCE, name), getattr(words, name)) for name in names]
    return {usual: own for pair in pairs for usual, own in zip(*(_forms_of(noun) for noun in pair), strict=True)}


def _forms_of(noun: Noun) -> list[str]:
    """
    Return every form that a sentence may mark: both numbers, with the article, as owners, and each with a capital.
    """
    forms = [noun.one, noun.many, with_article(noun.one), _owning(noun.one), _owning(noun.many)]
    return [*forms, *(f"{form[:1].upper()}{form[1:]}" for form in forms)]


def _owning(noun: str) -> str:
    return f"{noun}’" if noun.endswith("s") else f"{noun}’s"


@cache
def _told(words: Vocabulary, thing: Any) -> Any:
    values = {field.name: getattr(thing, field.name) for field in attrs.fields(type(thing))}
    marked = {name: words.say(text) for name, text in values.items() if isinstance(text, str) and "{" in text}
    return attrs.evolve(thing, **marked) if marked else thing
