"""
Ctrl-C while something is played: it leaves word, and does not strike in the middle of anything.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from threading import Event, Thread

import pytest

from desk_theatre.study.cancellation import Cancellation


@pytest.fixture(autouse=True)
def _usual_ctrl_c() -> Iterator[None]:
    """
    As in the foreground, also where the tests themselves were started with ctrl-C ignored.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_ctrl_c_leaves_word_and_the_second_one_strikes() -> None:
    """
    Whoever plays goes on to the end of what it holds; whoever presses again does not want to wait for that.
    """
    with Cancellation() as cancellation:
        before = cancellation.is_set()
        signal.raise_signal(signal.SIGINT)
        after = cancellation.is_set()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)

    assert (before, after) == (False, True)


def test_afterwards_ctrl_c_is_what_it_was() -> None:
    """
    Pressed or not.
    """
    with Cancellation():
        pass
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_whoever_has_taken_the_key_over_keeps_it() -> None:
    """
    A stage listens to it itself, and a process that ignores it goes on ignoring it.
    """
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with Cancellation() as cancellation:
            signal.raise_signal(signal.SIGINT)
        assert not cancellation.is_set()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_in_another_thread_only_a_cancellation_is_heard() -> None:
    """
    Keys are heard by the main thread alone.
    """
    cancel, found = Event(), list[bool]()

    def play() -> None:
        with Cancellation(cancel) as cancellation:
            found.append(cancellation.is_set())
            cancel.set()
            found.append(cancellation.is_set())

    thread = Thread(target=play)
    thread.start()
    thread.join()

    assert found == [False, True]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
