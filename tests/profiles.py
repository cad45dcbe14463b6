"""
How many examples Hypothesis tries.

A test says how many are enough on an ordinary day; `pytest --hypothesis-profile=nightly` tries a hundred times as many.
"""

from __future__ import annotations

from hypothesis import settings

ORDINARY, NIGHTLY = 100, 10_000
"""
What a test tries that says nothing, in the two profiles; all others are in proportion.
"""


def register() -> None:
    """
    Make the two profiles known, and the ordinary one the usual one.
    """
    settings.register_profile("ordinary", deadline=None, max_examples=ORDINARY)  # a busy machine is no failure
    settings.register_profile("nightly", deadline=None, max_examples=NIGHTLY)
    settings.load_profile("ordinary")


def examples(count: int) -> settings:
    """
    Return settings for as many examples as that, or for more, as the profile says.
    """
    return settings(max_examples=count * settings().max_examples // ORDINARY)
