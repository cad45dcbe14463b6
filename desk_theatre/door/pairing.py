"""
Pairing: how a screen on another machine proves that it knows the phrase, without sending it, and how it signs what it asks.

The phrase has eight letters of the ticket alphabet and is stretched with scrypt. Both sides send a nonce; each proves
with HMAC-SHA-256 that it knows the phrase, under a label of its own, so that no proof can be sent back to its maker. Every
request afterwards carries a counter and a code over method, path and body; a counter is good once.

Pure: time and nonces are passed in. Three wrong proofs from one address are free; then it has to wait, longer each time.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import OrderedDict
from typing import Final, Literal

from attrs import define, field

from desk_theatre.itsm.ticket_code import LETTERS as ALPHABET
from desk_theatre.itsm.values import value
from desk_theatre.show.lock import FREE_TRIES, LONGEST_WAIT

LETTERS: Final = 8
NONCE: Final = 32
PATIENCE: Final = 30.0
"""
Seconds that a screen has for its proof.
"""

_MOST_BEGUN, _MOST_PAIRED, _MOST_ADDRESSES = 32, 256, 512
_WINDOW = 128

Side = Literal["screen", "show"]


def phrase_from(random: bytes) -> str:
    """
    Return a phrase of eight letters.

    Args:
        random: at least 16 bytes that nobody can guess.
    """
    number = int.from_bytes(random, "big")
    letters = []
    for _ in range(LETTERS):
        number, place = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[place])
    return "".join(letters)


def spoken(phrase: str) -> str:
    """
    Return a phrase as it is printed, in two halves.
    """
    return f"{phrase[: LETTERS // 2]} {phrase[LETTERS // 2 :]}"


def heard(typed: str) -> str:
    """
    Return a typed phrase without what does not count: blanks, hyphens, small letters.
    """
    return "".join([letter for letter in typed.upper() if letter.isalnum()])


def stretch(phrase: str, salt: bytes) -> bytes:
    """
    Return the key of a phrase; takes some fifty milliseconds, so that guessing takes years.
    """
    return hashlib.scrypt(heard(phrase).encode("utf-8", "replace"), salt=salt, n=2**14, r=8, p=1, dklen=32)


def proof(key: bytes, side: Side, screen: str, nonces: bytes) -> str:
    """
    Return what one side sends to prove that it knows the phrase.

    Args:
        screen: what the screen wants to be, and its id.
        nonces: the screen's, then the show's.
    """
    return hmac.new(key, b"|".join([side.encode(), screen.encode(), nonces]), hashlib.sha256).hexdigest()


def session_key(key: bytes, screen: str, nonces: bytes) -> bytes:
    """
    Return the key with which requests are signed.
    """
    return hmac.digest(key, b"|".join([b"session", screen.encode(), nonces]), "sha256")


def signature(key: bytes, counter: int, method: str, path: str, body: bytes) -> str:
    """
    Return the code of a request.

    Args:
        path: with its query.
    """
    told = "\n".join([method, path, str(counter), hashlib.sha256(body).hexdigest()])
    return hmac.new(key, told.encode(), hashlib.sha256).hexdigest()


@value
class Begun:
    """
    A pairing that waits for its proof.
    """

    screen: str
    nonces: bytes
    until: float


@define
class Paired:
    """
    A screen that has proved that it knows the phrase.

    Args:
        screen: what it is, and its id.
    """

    screen: str
    key: bytes
    _highest: int = 0
    _seen: set[int] = field(factory=set)

    def accepts(self, counter: int, given: str, method: str, path: str, body: bytes) -> bool:
        """
        Return whether a request is this screen's and was not sent before. Requests may overtake each other a little.
        """
        if not 0 < counter < 2**53 or counter <= self._highest - _WINDOW or counter in self._seen:
            return False
        right = signature(self.key, counter, method, path, body)
        if not hmac.compare_digest(right.encode(), given.encode("utf-8", "replace")):
            return False
        self._seen.add(counter)
        if counter > self._highest:
            self._highest = counter
            self._seen = {other for other in self._seen if other > counter - _WINDOW}
        return True


@define
class _Tries:
    wrong: int = 0
    again_at: float = 0.0


class Pairing:
    """
    The show's side.

    Args:
        key: of the phrase.
        salt: with which it was stretched.
    """

    def __init__(self, key: bytes, salt: bytes) -> None:
        self.salt = salt
        self.guessed_at: float | None = None
        """
        When a machine last had to wait after wrong proofs; `None`: none had to.
        """
        self._key = key
        self._begun: OrderedDict[str, Begun] = OrderedDict()
        self._paired: OrderedDict[str, Paired] = OrderedDict()
        self._tries: OrderedDict[str, _Tries] = OrderedDict()

    def __repr__(self) -> str:
        return "Pairing(…)"

    def wait(self, address: str, now: float) -> float:
        """
        Return the seconds until an address may try again; 0: now.
        """
        tries = self._tries.get(address)
        return 0.0 if tries is None else max(0.0, tries.again_at - now)

    def begin(self, screen: str, nonce: bytes, own: bytes, name: str, now: float) -> None:
        """
        Begin a pairing.

        Args:
            nonce: the screen's.
            own: the show's, never used before.
            name: of the session that comes of it.
        """
        while self._begun and (len(self._begun) >= _MOST_BEGUN or next(iter(self._begun.values())).until < now):
            self._begun.popitem(last=False)
        self._begun[name] = Begun(screen, nonce + own, now + PATIENCE)

    def finish(self, name: str, given: str, address: str, now: float) -> str | None:
        """
        Return the show's own proof if the screen's is right; `None` if it is not, too late, or not that address's turn.
        A proof can be given once.
        """
        begun = self._begun.pop(name, None)
        if begun is None or begun.until < now or self.wait(address, now):
            return None
        right = proof(self._key, "screen", begun.screen, begun.nonces)
        if not hmac.compare_digest(right.encode(), given.encode("utf-8", "replace")):
            self._count_wrong(address, now)
            return None
        self._tries.pop(address, None)
        self._paired[name] = Paired(begun.screen, session_key(self._key, begun.screen, begun.nonces))
        if len(self._paired) > _MOST_PAIRED:
            self._paired.popitem(last=False)
        return proof(self._key, "show", begun.screen, begun.nonces)

    def paired(self, name: str) -> Paired | None:
        """
        Return a session by its name; `None` if it has none, as after the show was resumed.
        """
        found = self._paired.get(name)
        if found is not None:
            self._paired.move_to_end(name)
        return found

    def _count_wrong(self, address: str, now: float) -> None:
        tries = self._tries.setdefault(address, _Tries())
        self._tries.move_to_end(address)
        if len(self._tries) > _MOST_ADDRESSES:
            self._tries.popitem(last=False)
        tries.wrong += 1
        if tries.wrong >= FREE_TRIES:
            self.guessed_at = now
            tries.again_at = now + min(LONGEST_WAIT, 5.0 * 2 ** min(8, tries.wrong - FREE_TRIES))
