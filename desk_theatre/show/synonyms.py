"""
Search by plain words: "beamer" finds the projector, "wlan" the Wi-Fi, "mic" the microphone.

The search uses the scenario's own words and a small table of synonyms. Case, accents, hyphens and spellings of an
umlaut do not matter, and one slip of the finger is forgiven.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from functools import lru_cache
from unicodedata import combining, normalize

from desk_theatre.itsm.values import value
from desk_theatre.show.board import Choice

SAME: tuple[tuple[str, ...], ...] = tuple(
    tuple(words.split())
    for words in (
        "projector beamer projektor videoprojecteur canon picture bild image screen leinwand display hdmi",
        "wifi wlan internet network netz netzwerk wireless router online reseau",
        "microphone mic mike mikro mikrofon headset",
        "sound audio ton volume loudspeaker speakers lautsprecher son hear quiet silent stumm",
        "clicker presenter pointer remote fernbedienung pager",
        "laptop notebook computer rechner pc mac macbook adapter dongle cable kabel usb plug stecker",
        "slides slide powerpoint ppt presentation keynote folien vortrag pdf deck",
        "stream streaming livestream video recording aufnahme camera kamera zoom webcam",
        "login log password passwort kennwort code account anmelden app",
        "badge nametag name namensschild ausweis lanyard card",
        "invoice rechnung receipt quittung certificate zertifikat bescheinigung papers",
        "cold kalt cool kuhl chilly freezing frieren draught zugluft aircon",
        "hot heiss warm heat stuffy air luft stickig",
        "full voll seats seat chair chairs stuhl stuhle platz crowded",
        "noise noisy loud laut larm",
        "coffee kaffee cafe tea tee food essen lunch snack water wasser drink catering buffet",
        "diet dietary vegan vegetarian vegetarisch gluten allergy allergie meal",
        "coach bus taxi train zug transport shuttle parking",
        "lost verloren found gefunden scarf umbrella phone handy keys bag",
        "cloakroom coat garderobe jacke mantel",
        "programme program agenda schedule programm session raum where wo wann when",
        "printer drucker print drucken",
    )
)
"""
Synonyms, as delegates of a conference say them, in English and in some of their own languages.
"""

FILLERS = (
    "the a an is are was my our your in on at it its not no does doesnt dont do i im we have has to of and there this that "
    "for with der die das ist ein eine kein keine nicht geht mein im am es und zu"
)
"""
Words that are ignored in a search.
"""

FIRST, TITLE, TITLE_TOO, DETAIL, DETAIL_TOO, INSIDE = 9, 8, 6, 4, 3, 1
"""
Scores of a word that begins the title, begins a word of it, or is a synonym of one; the same for the example; and for a
word inside.
"""

FORGIVEN = 4
"""
Length in letters from which a word may have one slip.
"""


def sounds(text: str) -> str:
    """
    Return the letters and digits of a text without case and accents, with words apart.
    """
    bare = "".join(c for c in normalize("NFKD", text) if not combining(c))
    return " ".join("".join(filter(str.isalnum, word)) for word in bare.casefold().split())


@value
class Said:
    """
    The folded words of a choice.
    """

    title: tuple[str, ...]
    detail: tuple[str, ...]
    all: str


@lru_cache(maxsize=2048)
def folded(text: str) -> str:
    """
    Return a text folded, in one spelling of its umlauts.
    """
    bare = sounds(text)
    for long, short in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        bare = bare.replace(long, short)
    return bare


def suggested(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """
    Return the choices that the typed text may mean, the likeliest first; all of them, in their order, while nothing is
    typed.
    """
    words = folded(typed).split()
    telling = [word for word in words if word not in _FILLERS] or words
    if not telling:
        return list(choices)
    found = _scored(choices, telling)
    if not found:
        found = _scored(choices, [_forgiven(word, choices) for word in telling])
    most = max((matched for matched, _, _ in found), default=0)
    whole = [each for each in found if each[0] == len(telling)]
    ranked = sorted(whole or found, key=lambda each: (-each[0], -each[1]))
    return [choice for matched, _, choice in ranked if matched == most or not whole]


def _scored(choices: Sequence[Choice], words: Sequence[str]) -> list[tuple[int, int, Choice]]:
    """
    Return for each choice how many of the words match and how well, without those that no word matches.
    """
    found = []
    for choice in choices:
        said = _said(choice.words, choice.detail, choice.group)
        scores = [_score(word, said) for word in words]
        matched = sum(score > 0 for score in scores)
        if matched:
            found.append((matched, sum(scores), choice))
    return found


def _score(word: str, said: Said) -> int:
    if said.title and said.title[0].startswith(word):
        return FIRST
    meant = _meanings(word)
    for words, own, other in ((said.title, TITLE, TITLE_TOO), (said.detail, DETAIL, DETAIL_TOO)):
        if any(each.startswith(word) for each in words):
            return own
        if any(each in meant for each in words):
            return other
    return INSIDE if len(word) > 1 and word in said.all else 0


@lru_cache(maxsize=512)
def _said(title: str, detail: str, group: str) -> Said:
    return Said(tuple(folded(title).split()), tuple(folded(detail).split()), folded(f"{title} {detail} {group}"))


@lru_cache(maxsize=512)
def _meanings(word: str) -> frozenset[str]:
    """
    Return all synonyms of a word, or of words that begin with it; none for one or two letters.
    """
    groups = [
        group for group in _SAME if any(each == word or (len(word) > 2 and each.startswith(word)) for each in group)
    ]
    return frozenset(each for group in groups for each in group)


def _forgiven(word: str, choices: Sequence[Choice]) -> str:
    """
    Return the known word that an unknown one may be a slip for.
    """
    if len(word) < FORGIVEN:
        return word
    known = {each for group in _SAME for each in group}
    for choice in choices:
        said = _said(choice.words, choice.detail, choice.group)
        known.update(said.title, said.detail)
    near = get_close_matches(word, sorted(known), 1, 0.75)
    return near[0] if near else word


_SAME = tuple(tuple(folded(word) for word in group) for group in SAME)
_FILLERS = frozenset(folded(FILLERS).split())
