"""
Pairing: the phrase is proved by both sides and never sent; no proof and no request is good twice.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.door.pairing import (
    PATIENCE,
    Paired,
    Pairing,
    heard,
    phrase_from,
    proof,
    session_key,
    signature,
    spoken,
    stretch,
)
from desk_theatre.itsm.ticket_code import LETTERS
from desk_theatre.show.lock import LONGEST_WAIT
from profiles import examples

KEY, SALT = b"k" * 32, b"salt"
NONCE, OWN = b"a" * 32, b"b" * 32
SCREEN = "console 12ab"


def _begun(pairing: Pairing, name: str = "one", now: float = 0.0) -> str:
    pairing.begin(SCREEN, NONCE, OWN, name, now)
    return proof(KEY, "screen", SCREEN, NONCE + OWN)


def test_the_right_proof_is_answered_with_the_shows_own() -> None:
    pairing = Pairing(KEY, SALT)
    right = _begun(pairing)

    own = pairing.finish("one", right, "10.0.0.2", 1.0)
    paired = pairing.paired("one")

    assert own == proof(KEY, "show", SCREEN, NONCE + OWN)
    assert own != right, "a proof that is sent back proves nothing"
    assert paired is not None
    assert paired.screen == SCREEN


def test_a_proof_when_it_is_sent_again_is_not_taken() -> None:
    pairing = Pairing(KEY, SALT)
    right = _begun(pairing)

    assert pairing.finish("one", right, "10.0.0.2", 1.0) is not None
    assert pairing.finish("one", right, "10.0.0.2", 2.0) is None


def test_a_proof_of_another_pairing_is_not_taken() -> None:
    """
    The show's nonce is another one each time, so what was overheard is worth nothing.
    """
    pairing = Pairing(KEY, SALT)
    overheard = _begun(pairing)
    pairing.finish("one", overheard, "10.0.0.2", 1.0)
    pairing.begin(SCREEN, NONCE, b"c" * 32, "two", 2.0)

    assert pairing.finish("two", overheard, "10.0.0.9", 3.0) is None


def test_a_proof_that_comes_late_is_not_taken() -> None:
    pairing = Pairing(KEY, SALT)

    assert pairing.finish("one", _begun(pairing), "10.0.0.2", PATIENCE + 0.1) is None


def test_two_who_pair_at_once_both_get_in() -> None:
    pairing = Pairing(KEY, SALT)
    first = _begun(pairing, "one")
    pairing.begin("kiosk 9", b"d" * 32, b"e" * 32, "two", 0.5)
    second = proof(KEY, "screen", "kiosk 9", b"d" * 32 + b"e" * 32)

    assert pairing.finish("two", second, "10.0.0.3", 1.0) is not None
    assert pairing.finish("one", first, "10.0.0.2", 1.0) is not None
    assert [pairing.paired(name) is not None for name in ("one", "two")] == [True, True]
    assert pairing.paired("one").key != pairing.paired("two").key  # type: ignore[union-attr]


def test_whoever_guesses_three_times_waits_longer_each_time_and_nobody_else_does() -> None:
    pairing, now, waits = Pairing(KEY, SALT), 0.0, []
    for _ in range(9):
        pairing.begin(SCREEN, NONCE, OWN, "guess", now)
        assert pairing.finish("guess", "0" * 64, "10.0.0.66", now) is None
        waits.append(pairing.wait("10.0.0.66", now))
        now += waits[-1]

    assert waits[:2] == [0.0, 0.0]
    assert waits[2:7] == [5.0, 10.0, 20.0, 40.0, 60.0]
    assert max(waits) == LONGEST_WAIT
    assert pairing.guessed_at is not None
    assert pairing.finish("one", _begun(pairing, now=now), "10.0.0.2", now) is not None


def test_the_right_proof_during_the_wait_is_not_taken() -> None:
    """
    Or the wait would say nothing to somebody who tries many at once.
    """
    pairing = Pairing(KEY, SALT)
    for _ in range(3):
        pairing.begin(SCREEN, NONCE, OWN, "guess", 0.0)
        pairing.finish("guess", "0" * 64, "10.0.0.2", 0.0)

    assert pairing.finish("one", _begun(pairing), "10.0.0.2", 1.0) is None


def test_pairings_that_nobody_finishes_take_no_room() -> None:
    pairing = Pairing(KEY, SALT)
    for number in range(5_000):
        pairing.begin(SCREEN, NONCE, OWN, f"{number}", 0.0)
        pairing.finish("none", "", f"10.0.{number // 250}.{number % 250}", 0.0)

    assert len(pairing._begun) <= 32


def _request(paired: Paired, counter: int, path: str = "/api/commands", body: bytes = b"{}") -> bool:
    return paired.accepts(counter, signature(paired.key, counter, "POST", path, body), "POST", path, body)


def test_a_request_is_good_once() -> None:
    paired = Paired(SCREEN, session_key(KEY, SCREEN, NONCE + OWN))

    assert _request(paired, 1)
    assert not _request(paired, 1)
    assert _request(paired, 2)


def test_a_request_that_was_changed_on_its_way_is_not_taken() -> None:
    paired = Paired(SCREEN, b"s" * 32)
    right = signature(paired.key, 1, "POST", "/api/commands", b'{"on":true}')

    changed = [
        ("GET", "/api/commands", b'{"on":true}', 1),
        ("POST", "/api/lines", b'{"on":true}', 1),
        ("POST", "/api/commands", b'{"on":false}', 1),
        ("POST", "/api/commands", b'{"on":true}', 2),
    ]
    taken = [paired.accepts(counter, right, method, path, body) for method, path, body, counter in changed]

    assert taken == [False] * 4
    assert paired.accepts(1, right, "POST", "/api/commands", b'{"on":true}'), "a wrong one uses up no counter"


@given(st.lists(st.integers(1, 400), max_size=80))
@examples(100)
def test_requests_in_any_order_are_taken_at_most_once(counters: list[int]) -> None:
    """
    Those that overtook each other a little are taken; very old ones are not, so that memory stays small.
    """
    paired, taken = Paired(SCREEN, b"s" * 32), []
    for counter in counters:
        if _request(paired, counter):
            taken.append(counter)

    assert len(taken) == len(set(taken))
    assert all(counter in taken for counter in counters[:1])
    assert len(paired._seen) <= 128


def test_a_phrase_is_eight_letters_that_are_hard_to_confuse() -> None:
    phrases = {phrase_from(bytes([number]) * 16) for number in range(200)}

    assert len(phrases) > 190
    assert all(len(phrase) == 8 and set(phrase) <= set(LETTERS) for phrase in phrases)


def test_a_phrase_as_people_type_it_is_the_same_phrase() -> None:
    phrase = phrase_from(b"any sixteen byte")
    half = f"{spoken(phrase)}".lower()

    assert heard(f" {half}\n") == heard(half.replace(" ", "-")) == phrase
    assert stretch(half, SALT) == stretch(phrase, SALT) != stretch(phrase, b"other")
