"""
What goes to the terminal: names of files and folders are typed text, too, and may hold anything.
"""

from __future__ import annotations


def shown(words: object) -> str:
    """
    Only what can be seen, and the ends of lines; anything else might be an order to the terminal.
    """
    return "".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in str(words))
