"""
The door for typed text: whatever a delegate typed leaves here as one harmless line, or as nothing.

Text from strangers can carry escape sequences that take over a terminal, marks that pile up over the neighbours, bidi
overrides that turn a sentence round, characters without width that hide, and lone surrogates that stop a writer.
`clean` takes all that away and leaves words alone, in whatever script they are written:

- line breaks, tabs and every other separator become one space;
- control, format, private and unassigned characters are dropped, and so is whatever is drawn as nothing;
- a joiner stays only between two letters of a script that joins (Persian, Hindi, Sinhala, …);
- at most four marks are stacked on a letter, and none stands on nothing;
- lone surrogates become the replacement character;
- what remains is in the composed form (NFC) and at most `limit` characters long.

Cleaning what is clean changes nothing.  Clean text still has to be shown as plain text: square brackets are ordinary
characters here and markup elsewhere.
"""

from __future__ import annotations

import re
from unicodedata import category, normalize

LIMIT = 280
"""
Characters of a text that are kept; a sentence or two, as long as a short message on a phone.
"""

_BEFORE_CLEANING = 16
"""
Multiple of the limit that is read, so that a million characters cost no more than a few thousand.
"""

_BREAKS = frozenset("\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u2800")
"""
Controls that separate words, and the blank of Braille.
"""

_JOINERS = frozenset("\u200c\u200d")

_NOTHING_TO_SEE = frozenset(
    [
        *map(chr, (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, 0x16FE4, 0x1D159)),  # fillers
        *map(chr, (0x20E3, 0xFFFC)),  # the keycap, which terminals disagree about, and the place of an object
        *map(chr, range(0x180B, 0x1810)),  # variation selectors: Mongolian,
        *map(chr, range(0xFE00, 0xFE10)),  # the common ones,
        *map(chr, range(0xE0100, 0xE01F0)),  # and the rare ones
    ]
)

_MARKS_NOT_SPACING = 4
_MARKS = 6
"""
Burmese puts five marks on a letter, two of them above or below it; what piles up is above and below.
"""


def clean(text: str, limit: int = LIMIT) -> str:
    """
    Return `text` as one harmless line; empty if there is nothing to see in it.

    Args:
        limit: most characters that are kept.
    """
    text = text[: limit * _BEFORE_CLEANING]
    if text.isascii() and text.isprintable():
        return " ".join(text.split())[:limit].rstrip()
    while (cleaner := _once(text, limit)) != text:
        text = cleaner
    return text


def _once(text: str, limit: int) -> str:
    composed = normalize("NFC", "".join(map(_admitted, text)))
    words = [settled for word in composed.split() if (settled := _settled(word))]
    return " ".join(words)[:limit].rstrip()


def _admitted(character: str) -> str:
    """
    Return what a character becomes, whatever is around it.
    """
    if "!" <= character <= "~" or character in _JOINERS:
        return character
    if character in _BREAKS:
        return " "
    if character in _NOTHING_TO_SEE:
        return ""
    sort = category(character)
    if sort == "Cs":
        return "\ufffd"
    if sort[0] == "C":
        return ""
    return " " if sort[0] == "Z" else character


def _settled(word: str) -> str:
    """
    Return the word with joiners only where they join, and marks only on letters and not too many.
    """
    if word.isascii():
        return word
    kept: list[str] = []
    marks = not_spacing = 0
    for place, character in enumerate(word):
        if character in _JOINERS:
            if kept and _joins(kept[-1]) and _joins(word[place + 1 : place + 2]):
                kept.append(character)
            continue
        sort = category(character)
        if sort[0] != "M":
            marks = not_spacing = 0
        elif not kept:
            continue
        else:
            marks += 1
            not_spacing += sort != "Mc"
            if marks > _MARKS or not_spacing > _MARKS_NOT_SPACING:
                continue
        kept.append(character)
    return "".join(kept)


def _joins(character: str) -> bool:
    """
    Return whether it is a letter or mark of a script in which a joiner changes how a word is written: Arabic to
    Mongolian, and the scripts of southern Asia that were added later.
    """
    inside = "\u0600" <= character <= "\u1cff" or "\ua800" <= character <= "\uabff"
    return inside and category(character)[0] in "LM"


_OPENING = re.compile(r"(?:(?<=[\s([{–—])|^)(['\"])(?=\S)")
_CURLY = {"'": ("‘", "’"), '"': ("“", "”")}


def curly(text: str) -> str:
    """
    Return a text with the quotes and apostrophes of print instead of those of a keyboard.
    """
    opened = _OPENING.sub(lambda mark: _CURLY[mark[1]][0], text)
    return opened.replace("'", _CURLY["'"][1]).replace('"', _CURLY['"'][1])
