"""
What somebody means who types a few plain words: "beamer" is the projector, "wlan" the Wi-Fi, "mic" the microphone.

Everything is found in the words of the scenario and in a small table of words for the same thing.  Case, accents, hyphens and
ways to write an umlaut do not matter, and a slip of the finger is forgiven.
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
Words for the same thing, as delegates of a conference say them, in English and in some they bring along.
"""

FILLERS = (
    "the a an is are was my our your in on at it its not no does doesnt dont do i im we have has to of and there this that "
    "for with der die das ist ein eine kein keine nicht geht mein im am es und zu"
)
"""
Words that say nothing by themselves.
"""

FIRST, TITLE, TITLE_TOO, DETAIL, DETAIL_TOO, INSIDE = 9, 8, 6, 4, 3, 1
"""
What it counts that a word begins the title, or begins a word of it, or means one; the same of the example; or stands
somewhere inside.
"""

FORGIVEN = 4
"""
Letters of the shortest word in which a slip is forgiven.
"""


def sounds(text: str) -> str:
    """
    What of a text counts when somebody looks for it: letters and digits without case and accents, words apart.
    """
    bare = "".join(c for c in normalize("NFKD", text) if not combining(c))
    return " ".join("".join(filter(str.isalnum, word)) for word in bare.casefold().split())


@value
class Said:
    """
    The words of a choice, as they sound.
    """

    title: tuple[str, ...]
    detail: tuple[str, ...]
    all: str


@lru_cache(maxsize=2048)
def folded(text: str) -> str:
    """
    The text as it sounds, however its umlauts are written.
    """
    bare = sounds(text)
    for long, short in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        bare = bare.replace(long, short)
    return bare


def suggested(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """
    The choices that are meant, the likeliest first; all of them in their order, as long as nothing is typed.
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
    How many of the words say something about each choice, and how much; choices about which none does are left out.
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
    All words for what this word, or one that begins with it, means; nothing for one or two letters.
    """
    groups = [
        group for group in _SAME if any(each == word or (len(word) > 2 and each.startswith(word)) for each in group)
    ]
    return frozenset(each for group in groups for each in group)


def _forgiven(word: str, choices: Sequence[Choice]) -> str:
    """
    The word that somebody may have meant, if this one is unknown.
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
