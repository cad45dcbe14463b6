"""
A line to type into.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import events
from textual.widgets import Input

from desk_theatre.itsm.text import clean
from desk_theatre.stage.drawing.row import printable
from desk_theatre.stage.textual_patches.internals import bindings_of
from desk_theatre.stage.textual_patches.pasted import LongPaste
from desk_theatre.stage.wording import house as wording

if TYPE_CHECKING:
    from desk_theatre.stage.textual_patches.letters import Letters


class TextField(Input):
    """
    Textual's own input with our colours, and no more letters than a text may have.
    """

    DEFAULT_CSS = """
    TextField { background: $stage-raised; color: $stage-text; border: tall $stage-rule; padding: 0 1; height: 3; }
    TextField:focus { border: tall $stage-key; background: $stage-raised; background-tint: transparent; }
    TextField > .input--placeholder, TextField > .input--suggestion { color: $stage-muted; }
    TextField > .input--selection { color: $stage-on-key; background: $stage-key; }
    TextField > .input--cursor { color: $stage-back; background: $stage-text; }
    """

    def __init__(self, placeholder: str, limit: int, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(placeholder=placeholder, max_length=limit, id=id, select_on_focus=False)
        self.cursor_blink = False

    async def on_key(self, event: events.Key) -> None:
        """
        Keys that edit are obeyed in the order in which they were typed.  Textual hands them to the app first, so that
        letters typed meanwhile overtake them.
        """
        for binding in bindings_of(self, event.key):
            if await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return

    def on_paste(self, event: events.Paste) -> None:
        """
        Insert pasted text as one line.
        """
        event.stop()
        event.prevent_default()
        self._insert(event.text, event.rest if isinstance(event, LongPaste) else 0)

    def action_paste(self) -> None:
        """
        Insert what was copied in this program as one line.
        """
        self._insert(self.app.clipboard)

    def _insert(self, text: str, rest: int = 0) -> None:
        """
        All of its lines, joined by spaces, as far as there is room; say so if something is cut.

        Args:
            rest: how many more characters were pasted.
        """
        line = clean(text, len(text))
        start, end = sorted(self.selection)
        limit = len(self.value) + len(line) if self.max_length is None else self.max_length  # the one of this question
        room = limit - len(self.value) + end - start
        kept = line[:room]
        self.replace(kept, start, end)
        if kept != line or rest:
            words = wording.characters_cut(len(line) + rest - len(kept), limit)
            cast("Letters", self.app).say(words, "warning")

    def validate_value(self, value: str) -> str:
        """
        What is pasted may hold what a terminal would obey.
        """
        return printable(value)

    def action_copy(self) -> None:
        """
        Copy what is selected, unless nobody is to read it.
        """
        if not self.password:
            super().action_copy()

    def action_cut(self) -> None:
        """
        Cut what is selected; what nobody is to read is only deleted.
        """
        if self.password:
            self.delete_selection()
        else:
            super().action_cut()
