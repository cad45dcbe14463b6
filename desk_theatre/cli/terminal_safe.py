"""
Text for the terminal: names of files and folders may hold anything, control characters included.
"""

from __future__ import annotations


def shown(words: object) -> str:
    """
    Return `words` with printable characters and line ends only; anything else might be a command to the terminal.
    """
    return "".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in str(words))
