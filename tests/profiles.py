"""
How many examples Hypothesis tries.

A test says how many are enough on an ordinary day; `pytest --hypothesis-profile=nightly` tries a hundred times as many.
"""

from __future__ import annotations

from hypothesis import Phase, settings

ORDINARY, NIGHTLY = 100, 10_000
"""
What a test tries that says nothing, in the two profiles; all others are in proportion.
"""


def register() -> None:
    """
    Register the profiles and load the ordinary one.

    `unshrunk` is the ordinary one for tests that are meant to fail: it stops at the first example that fails.
    """
    phases = [Phase.explicit, Phase.reuse, Phase.generate]
    settings.register_profile("ordinary", deadline=None, max_examples=ORDINARY)  # a busy machine is no failure
    settings.register_profile("unshrunk", deadline=None, max_examples=ORDINARY, phases=phases)
    settings.register_profile("nightly", deadline=None, max_examples=NIGHTLY)
    settings.load_profile("ordinary")


def examples(count: int) -> settings:
    """
    Return settings for `count` examples, or for more if the profile says so.
    """
    return settings(max_examples=count * settings().max_examples // ORDINARY)
