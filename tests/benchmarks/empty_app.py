"""
The least that a Textual program can be: one text, one key that changes it; the measure of `bench_terminal.py`.
"""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class EmptyApp(App[None]):
    """
    One text.
    """

    shown = 0

    def compose(self) -> ComposeResult:
        """
        The text.
        """
        yield Static("text-0.")

    def key_x(self) -> None:
        """
        Another text.
        """
        self.shown += 1
        self.query_one(Static).update(f"text-{self.shown}.")


if __name__ == "__main__":
    EmptyApp().run()
