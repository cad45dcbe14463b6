"""
The one place that changes how Textual itself works, and the only one that knows its private names.

Textual is pinned to the version that was read.  `tests/stage/test_textual_canary.py` notices when what is overridden or counted
on has changed, and says what to read again.
"""
