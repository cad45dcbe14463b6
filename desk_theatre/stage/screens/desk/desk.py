"""
The desk: the delegate's form, one question at a time, and at the end a code to take away.

What is wrong, where, in your own words, and what we may call you; only the first has to be answered, and the second
where it happens in a room.  Seven keys are enough: three letters, and enter for everything that is offered.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding

from desk_theatre.itsm.commands import SubmitIncident
from desk_theatre.itsm.room_commands import MeToo
from desk_theatre.show.board import Choice, IncidentCard
from desk_theatre.stage.actions import bindings
from desk_theatre.stage.backstage import Backstage, is_session
from desk_theatre.stage.drawing.text import plain
from desk_theatre.stage.screens.desk import form_entries
from desk_theatre.stage.screens.desk.handing_in import OVER, SOON, HandingIn
from desk_theatre.stage.widgets.field import TextField
from desk_theatre.stage.widgets.form_parts import FormQuestion, Receipt
from desk_theatre.stage.widgets.picker import Picker
from desk_theatre.stage.wording.nicknames import nicknames
from desk_theatre.stage.wording.synonyms import suggested

WORDS_LIMIT = 280
NAME_LIMIT = 30
MOST_ALIKE = 3
NAMES_OFFERED = 3


class DeskScreen(HandingIn):
    """
    Args:
        show: whom it is reported to.
        locked: only the facilitator's PIN leads away from it.
    """

    DEFAULT_CSS = """
    DeskScreen TextField { margin-bottom: 1; }
    DeskScreen TextField { max-width: 100; }
    DeskScreen.-words Picker { display: none; }
    DeskScreen.-closed TextField, DeskScreen.-closed Picker { display: none; }
    DeskScreen.-done TextField, DeskScreen.-done Picker, DeskScreen.-done FormQuestion { display: none; }
    DeskScreen.-done Receipt { display: block; }
    """
    AUTO_FOCUS = ""  # a line that is hidden behind the receipt takes no keys
    KEYS: ClassVar[tuple[str, ...]] = ("go", "back", "find_in_form", "help_in_form", "quit")
    LOCKED_KEYS: ClassVar[tuple[str, ...]] = ("go", "back", "find_in_form", "unlock", "help_in_form")
    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]
        *bindings("back", "find_in_form", "help_in_form", "quit"),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "move(-8)", show=False),
        Binding("pagedown", "move(8)", show=False),
        Binding("enter", "again", show=False),
        Binding("w", "find", show=False),
    ]
    TITLE_OF_HELP = "The desk"
    HELP = "Four questions; type to narrow the list, arrow keys and enter to choose. Escape goes one question back."

    def __init__(self, show: Backstage, *, locked: bool = False) -> None:
        super().__init__(show, locked=locked)
        if locked:
            self.KEYS = self.LOCKED_KEYS  # type: ignore[misc]  # of this form alone

    def new_form(self) -> None:
        """
        Nothing is answered yet.
        """
        super().new_form()
        self.step = "kind"
        self._question = ("", "")
        self.kind: Choice | None = None
        self.room: Choice | None = None
        self.text = self.by = self._typed = ""
        self.alike: tuple[IncidentCard, ...] = ()

    def compose(self) -> ComposeResult:
        """
        The question, a line to type into, a list, and at the end the receipt.
        """
        yield FormQuestion()
        yield TextField("", WORDS_LIMIT, id="typed")
        yield Picker("Nothing is called that. Take away some letters, or try another word.")
        yield Receipt()
        yield self.key_bar()

    def on_mount(self) -> None:
        """
        The first question.
        """
        self._put("kind")

    def refused(self, command: SubmitIncident | MeToo) -> None:
        """
        What cannot be joined any more is not offered again; what was typed stays.
        """
        if isinstance(command, MeToo):
            self._look_for_alike()

    def taken(self) -> None:
        """
        The receipt.
        """
        self._put("done")

    def on_input_changed(self) -> None:
        """
        Typing narrows the list; what was typed is kept for whoever goes back and comes again.
        """
        typed = self.query_one(TextField).value
        if typed == self._typed:
            return
        self._typed = typed
        if self.step in {"alike", "text"}:
            self.text = typed
        elif self.step == "by":
            self.by = typed
        if self.step in {"kind", "room", "by"}:
            self._narrow(at="")

    async def on_input_submitted(self, message: TextField.Submitted) -> None:
        """
        Enter answers the question.
        """
        message.stop()
        if self.step == "text":
            self.text = message.value
            self._put("by")
        elif self._waits is not None:
            self._hand_in(self._waits)
        else:
            self.query_one(Picker).action_choose()

    def on_picker_chosen(self, message: Picker.Chosen) -> None:
        """
        Something in the list was picked; what answers a question that has been answered meanwhile counts no more.
        """
        message.stop()
        if message.answers != self.step:
            return
        what, _, which = message.entry.partition(" ")
        match self.step:
            case "kind":
                self._take_kind(message.entry)
            case "room":
                self.room = next(choice for choice in self.backstage.rooms() if choice.id == message.entry)
                self.theatre.last_room = self.room.id
                self._look_for_alike()
            case "alike" if what == "same":
                self._hand_in(MeToo(int(which), self.key, self.text))
            case "alike":
                self._put("text")
            case "by":
                typed = self.query_one(TextField).value
                offered = nicknames(self.key, NAMES_OFFERED)
                self._send({"typed": typed, "name": offered[int(which or 0)]}.get(what, ""))

    async def picked(self, what: str, which: str) -> None:
        """
        A click on the receipt, or on a key.
        """
        if what == "form":
            (self.action_again if which == "again" else self.action_find)()
        else:
            await super().picked(what, which)

    async def do_go(self) -> None:
        """
        Answer the question; after the last one, the next delegate.
        """
        if self.step == "done":
            self.action_again()
        elif not self.closed:
            await self.query_one(TextField).action_submit()

    def do_back(self) -> None:
        """
        One question back, and from the first one to the stage; from a locked form, with the PIN.
        """
        before = {"room": "kind", "by": "text", "text": "room" if self.kind and self.kind.needs_room else "kind"}
        before["alike"] = before["text"]
        field = self.query_one(TextField)
        if self._waits is not None:
            self._stop_waiting()
        elif self.step in before and not self.closed:
            self._put(before[self.step])
        elif not self.locked:
            self.dismiss()
        elif self.step == "done":
            self.action_again()
        elif field.value and not self.closed:
            field.value = ""
        else:
            self.do_unlock()

    def action_move(self, by: int) -> None:
        """
        Arrow keys move in the list while letters go into the line.
        """
        if not self.closed:
            self.query_one(Picker).action_move(by)

    def action_again(self) -> None:
        """
        The next delegate.
        """
        if self.step == "done":
            self.new_form()
            self._put("kind")

    def action_find(self) -> None:
        """
        To "where is mine?".
        """
        if self.step == "done":
            self.theatre.show_find(self.backstage, self.code)

    # -- the questions -------------------------------------------------------------------------------------------

    def _put(self, step: str) -> None:
        self.step = step
        self.set_class(step == "text", "-words")
        self.set_class(step == "done", "-done")
        field = self.query_one(TextField)
        of = 4 if self.kind is None or self.kind.needs_room else 3
        questions = {
            "kind": (
                1,
                "What is wrong, or what do you need?",
                "Say it in a word or two, or choose with the arrow keys",
            ),
            "room": (2, "Where?", "Type the room, or choose with the arrow keys"),
            "alike": (of - 1, "Already reported? Enter joins the marked report.", "Your own words, if you like"),
            "text": (of - 1, "In your own words: what happened?", "As much or as little as you like, then enter"),
            "by": (of, "What may we call you?", "A nickname or your row; or take one from the list"),
        }
        if step in questions:
            number, question, hint = questions[step]
            self._question = (f"Question {number} of {of}", question)
            self._show_question()
            field.placeholder = hint
            field.max_length = NAME_LIMIT if step == "by" else WORDS_LIMIT
            field.value = self._typed = {"alike": self.text, "text": self.text, "by": self.by}.get(step, "")
            field.cursor_position = len(field.value)
            field.focus()
            self._narrow(at=self._before(step))
            self._tick()
        else:
            self.set_focus(None)

    def _show_question(self) -> None:
        over = self.backstage.pulse().phase == "over"
        step, question = ("", OVER if over else SOON) if self.closed else self._question
        self.query_one(FormQuestion).show(step, question, self._answered())

    def open_or_close(self) -> None:
        """
        A closed desk asks nothing and swallows letters; what was answered is there again when it opens.
        """
        field = self.query_one(TextField)
        self.set_class(self.closed, "-closed")
        field.disabled = self.closed
        self._show_question()
        if self.closed:
            self.set_focus(None)
        elif self.step != "done":
            field.focus()

    def _before(self, step: str) -> str:
        """
        What was chosen before, by whoever goes back, or in the same room.
        """
        chosen = {"kind": self.kind, "room": self.room}.get(step)
        return chosen.id if chosen is not None else self.theatre.last_room if step == "room" else ""

    def _take_kind(self, kind: str) -> None:
        self.kind = next(choice for choice in self.backstage.kinds() if choice.id == kind)
        if self.kind.needs_room:
            self._put("room")
        else:
            self.room = None
            self._look_for_alike()

    def _look_for_alike(self) -> None:
        """
        Whoever has what somebody else has reported already need not report it again.
        """
        self.alike = ()
        if is_session(self.backstage) and self.kind is not None:
            room = self.room.id if self.room is not None and self.kind.needs_room else None
            self.alike = self.backstage.alike(self.kind.id, room)[:MOST_ALIKE]
        self._put("alike" if self.alike else "text")

    def _answered(self) -> str:
        parts = [plain(choice.words) for choice in (self.kind, self.room) if choice is not None]
        return " · ".join([*parts, self.text] if self.step == "by" and self.text else parts)

    def _narrow(self, at: str) -> None:
        typed = self.query_one(TextField).value
        match self.step:
            case "alike":
                entries = form_entries.alike(self.alike)
            case "by":
                entries = form_entries.names(typed, nicknames(self.key, NAMES_OFFERED))
            case "room":
                entries = form_entries.choices(
                    suggested(self.backstage.rooms(), typed), grouped=False, before=self.theatre.last_room
                )
            case "kind":
                entries = form_entries.choices(suggested(self.backstage.kinds(), typed), grouped=not typed.strip())
            case _:
                entries = []
        self.query_one(Picker).offer(entries, at, answers=self.step)

    # -- handing it in -------------------------------------------------------------------------------------------

    def _send(self, by: str) -> None:
        if self.kind is not None:
            room = self.room.id if self.room is not None and self.kind.needs_room else None
            self._hand_in(SubmitIncident(self.kind.id, room, by, self.text, self.key))
