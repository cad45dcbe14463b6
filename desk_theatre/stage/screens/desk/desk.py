"""
The desk: the delegate's form, one question at a time, and at the end a code to take away.

What is wrong, where, in your own words, and what we may call you; only the first has to be answered, and the second
where it happens in a room.  Seven keys are enough: three letters, and enter for everything that is offered.

What is asked, and what is handed in, says the form itself (`desk_theatre.show.form`); here it is drawn, and keys are its inputs.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from math import ceil
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding

from desk_theatre.itsm.commands import SubmitIncident
from desk_theatre.itsm.room_commands import MeToo
from desk_theatre.show.board import IncidentCard
from desk_theatre.show.form import TEXT_LIMIT, ReportForm
from desk_theatre.show.ports import ShowPort, is_session, link_trouble
from desk_theatre.show.wording import answers
from desk_theatre.stage.actions import bindings
from desk_theatre.stage.drawing.text import plain
from desk_theatre.stage.screens.base.screen import StageScreen
from desk_theatre.stage.screens.desk import form_entries
from desk_theatre.stage.widgets.field import TextField
from desk_theatre.stage.widgets.form_parts import FormQuestion, Receipt
from desk_theatre.stage.widgets.key_bar import KeyBar
from desk_theatre.stage.widgets.picker import Picker
from desk_theatre.stage.wording import desk as wording
from desk_theatre.stage.wording import help as help_words

if TYPE_CHECKING:
    from textual.timer import Timer

    from desk_theatre.show.messages import Answer

RECEIPT_SECONDS = 90.0
"""
So long a receipt stands on a locked form before the next delegate finds the first question.
"""
LEFT_SECONDS = 90.0
"""
Seconds without a key after which a half-typed report on a locked form is dropped: its delegate has left.
"""


QUESTIONS = {
    "kind": (wording.KIND, wording.KIND_HINT),
    "room": (wording.ROOM, wording.ROOM_HINT),
    "alike": (wording.ALIKE, wording.ALIKE_HINT),
    "text": (wording.TEXT, wording.TEXT_HINT),
    "by": (wording.NAME, wording.NAME_HINT),
}
"""
Each question, and what stands in the empty line.
"""


class DeskScreen(StageScreen):
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
    TITLE_OF_HELP = help_words.DESK_TITLE
    HELP = help_words.DESK
    ROLE = "delegate"

    def __init__(self, show: ShowPort, *, locked: bool = False) -> None:
        super().__init__()
        self.port = self.show = show
        self.locked = locked
        self.closed = False
        """
        Whether no round is played, so that nothing is taken and letters go nowhere.
        """
        if locked:
            self.KEYS = self.LOCKED_KEYS  # type: ignore[misc]  # of this form alone
        self.form = _empty()
        self._typed = ""
        self._left: Timer | None = None

    def compose(self) -> ComposeResult:
        """
        The question, a line to type into, a list, and at the end the receipt.
        """
        yield FormQuestion()
        yield TextField("", TEXT_LIMIT, id="typed")
        yield Picker(wording.NO_MATCH)
        yield Receipt()
        yield self.key_bar()

    def on_mount(self) -> None:
        """
        The first question; what there is to say about handing in changes by itself.
        """
        self.set_interval(0.5, self._tick)
        if self.locked:
            self._left = self.set_interval(LEFT_SECONDS, self._drop_what_was_left)
        self._put(self.form)

    # -- what is typed and picked --------------------------------------------------------------------------------

    def on_input_changed(self) -> None:
        """
        Typing narrows the list; what was typed is kept for whoever goes back and comes again.
        """
        typed = self.query_one(TextField).value
        if typed == self._typed:
            return
        self._touched()
        self._typed = typed
        self.form = self.form.write(typed)
        if self.form.step in {"kind", "room", "by"}:
            self._narrow(at="")

    async def on_input_submitted(self, message: TextField.Submitted) -> None:
        """
        Enter answers the question.
        """
        message.stop()
        if self.form.step == "text":
            self._put(self.form.write(message.value).worded())
        elif self.form.sending == "waits":
            self._hand_in(self.form.again())
        else:
            self.query_one(Picker).action_choose()

    def on_picker_chosen(self, message: Picker.Chosen) -> None:
        """
        Something in the list was picked; what answers a question that has been answered meanwhile counts no more.
        """
        message.stop()
        form = self.form
        if message.answers != form.step:
            return
        what, _, which = message.entry.partition(" ")
        alike = self._joinable if form.join_only else self._alike
        match form.step:
            case "kind":
                kind = next(choice for choice in self.view.kinds() if choice.id == message.entry)
                self._put(form.choose_kind(kind, alike))
            case "room":
                room = next(choice for choice in self.view.rooms() if choice.id == message.entry)
                self.theatre.navigation.last_room = room.id
                self._put(form.choose_room(room, alike))
            case "alike" if what == "same":
                self._hand_in(form.join(int(which)))
            case "alike":
                self._put(form.none_of_these())
            case "by":
                typed = self.query_one(TextField).value
                self._hand_in(form.report({"typed": typed, "name": form.names()[int(which or 0)]}.get(what, "")))

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
        if self.form.step == "done":
            self.action_again()
        elif not self.closed:
            await self.query_one(TextField).action_submit()

    def do_back(self) -> None:
        """
        One question back, and from the first one to the stage; from a locked form, with the PIN.
        """
        field = self.query_one(TextField)
        before = self.form.back() if self.form.sending == "waits" or not self.closed else None
        if before is not None and before.step == self.form.step:
            self.form = before
            self._tick()
        elif before is not None:
            self._put(before)
        elif not self.locked:
            self.dismiss()
        elif self.form.step == "done":
            self.action_again()
        elif field.value and not self.closed:
            field.value = ""
        else:
            self.do_unlock()

    def caption(self, verb: str) -> str | None:
        """
        On the first question of a locked form there is nothing to go back to; escape clears what was typed.
        """
        if verb != "back" or not self.locked or self.form.back() is not None or self.form.step == "done":
            return ""
        return wording.CLEAR if self._typed and not self.closed else None

    def do_unlock(self) -> None:
        """
        To the stage, with the PIN.
        """
        self.theatre.kiosk_lock.ask_for_key()

    def do_find_in_form(self) -> None:
        """
        To "where is mine?"; what was typed here stays.
        """
        self.theatre.navigation.show_find(self.show, self.form.receipt.code if self.form.receipt else "")

    def action_move(self, by: int) -> None:
        """
        Arrow keys move in the list while letters go into the line.
        """
        self._touched()
        if not self.closed:
            self.query_one(Picker).action_move(by)

    def action_again(self) -> None:
        """
        The next delegate.
        """
        if self.form.step == "done":
            self._put(_empty())

    def action_find(self) -> None:
        """
        To "where is mine?".
        """
        if self.form.step == "done":
            self.do_find_in_form()

    def _touched(self) -> None:
        """
        Count the seconds without a key anew; other keys may be of use now.
        """
        if self._left is not None:
            self._left.reset()
        self.call_after_refresh(self.query_one(KeyBar).look)

    def _drop_what_was_left(self) -> None:
        """
        Give the next delegate an empty form; not while a report is on its way, or somebody looks for theirs on top of it.
        """
        if self.locked and self.is_current and self.form.sending in {"no", "too late"} and self.form.step != "done":
            self._put(_empty())

    # -- the questions -------------------------------------------------------------------------------------------

    def _put(self, form: ReportForm) -> None:
        """
        Draw the form, at another question.
        """
        self.form = form
        self._touched()
        self.set_class(form.step == "text", "-words")
        self.set_class(form.step == "done", "-done")
        if form.step == "done":
            self.set_focus(None)
            return
        self._show_question()
        field = self.query_one(TextField)
        field.placeholder = self.words.say(QUESTIONS[form.step][1])
        field.max_length = form.limit
        field.value = self._typed = form.typed
        field.cursor_position = len(field.value)
        field.focus()
        self._narrow(at=self._before())
        self._tick()

    def _show_question(self) -> None:
        form = self.form
        if self.closed or form.step == "done":
            over = self.show.pulse().phase == "over"
            step, question = "", (wording.OVER if over else wording.SOON) if self.closed else ""
        else:
            step, question = wording.question(form.question, form.questions), QUESTIONS[form.step][0]
            if form.join_only and form.step == "alike":
                question = wording.JOIN
        self.query_one(FormQuestion).show(step, question, self._answered())

    def _open_or_close(self) -> None:
        """
        A closed desk asks nothing and swallows letters; what was answered is there again when it opens.
        """
        field = self.query_one(TextField)
        self.set_class(self.closed, "-closed")
        field.disabled = self.closed
        self._show_question()
        if self.closed:
            self.set_focus(None)
        elif self.form.step != "done":
            field.focus()

    def _before(self) -> str:
        """
        What was chosen before, by whoever goes back, or in the same room.
        """
        form = self.form
        chosen = {"kind": form.kind, "room": form.room}.get(form.step)
        if chosen is not None:
            return chosen.id
        return self.theatre.navigation.last_room if form.step == "room" else ""

    def _alike(self, kind: str, room: str | None) -> Sequence[IncidentCard]:
        return self.view.alike(kind, room) if is_session(self.show) else ()

    def _joinable(self, kind: str, room: str | None) -> Sequence[IncidentCard]:
        return self.view.alike(kind, room, widely=True) if is_session(self.show) else ()

    def _answered(self) -> str:
        form = self.form
        parts = [plain(choice.words) for choice in (form.kind, form.room) if choice is not None]
        return " · ".join([*parts, form.text] if form.step == "by" and form.text else parts)

    def _narrow(self, at: str) -> None:
        form, typed = self.form, self.query_one(TextField).value
        match form.step:
            case "alike":
                entries = form_entries.alike(form.alike, join_only=bool(form.join_only))
            case "by":
                entries = form_entries.names(typed, form.names())
            case "room":
                rooms = form.suggestions(self.view.rooms(), typed)
                entries = form_entries.choices(rooms, grouped=False, before=self.theatre.navigation.last_room)
            case "kind":
                kinds = form.suggestions(self.view.kinds(), typed)
                entries = form_entries.choices(kinds, grouped=not typed.strip())
            case _:
                entries = []
        empty = wording.NOTHING_TO_JOIN if form.step == "alike" else wording.NO_MATCH
        self.query_one(Picker).offer(entries, at, empty, answers=form.step)

    # -- handing it in -------------------------------------------------------------------------------------------

    def _hand_in(self, form: ReportForm) -> None:
        """
        Hand in what the form has to hand in, unless that is under way already.
        """
        if form.sending != "under way" or self.form.sending == "under way" or form.command is None:
            return
        self.form = form
        command = form.command

        def sent(answer: Answer) -> None:
            if command.key == self.form.key:
                self._sent(command, answer)

        self.ask(command, sent)

    def _sent(self, command: SubmitIncident | MeToo, answer: Answer) -> None:
        life = self.view.find(answer.code) if answer.accepted and isinstance(command, MeToo) else None
        alike = self._joinable if answer.join_only or self.form.join_only else self._alike
        form = self.form.answered(answer, monotonic(), alike, 0 if life is None else life.others)
        receipt = form.receipt
        if receipt is not None:
            self.query_one(Receipt).show(receipt.code, receipt.others, joined=receipt.joined, locked=self.locked)
            if self.locked:
                self.set_timer(RECEIPT_SECONDS, lambda: self._next_after(command.key))
        elif form.sending == "no" and not answer.join_only:
            self.say(answer.words or wording.NOT_TAKEN, "warning")
        if receipt is not None or form.step != self.form.step or (form.sending == "no" and isinstance(command, MeToo)):
            self._put(form)
        self.form = form
        self._tick()

    def _next_after(self, key: str) -> None:
        if key == self.form.key and self.is_current:
            self.action_again()

    def _tick(self) -> None:
        """
        What there is to say just now: how long it takes until the desk takes the next one, or that it takes none.
        """
        in_round = self.show.pulse().phase in {"running", "paused"}
        if self.closed == in_round:
            self.closed = not in_round
            self._open_or_close()
        before = self.form
        if not in_round:
            self.form = before.round_over()
        else:
            self.form = before.look(answers.JOIN_ONLY["share"] if self.view.board().join_only else "")
        if self.form.step != before.step:
            self._put(self.form)
        elif self.form.join_only != before.join_only:
            self._show_question()
        if not self.form.in_line:
            closed = f"{wording.TOO_LATE} {wording.CLOSED}" if self.form.sending == "too late" else wording.CLOSED
            usual = self.form.join_only if in_round else closed
            self.query_one(FormQuestion).say(link_trouble(self.show) or usual)
            return
        left = ceil(self.form.due - monotonic())
        if left <= 0 and self.form.sending == "waits":
            self._hand_in(self.form.again())
        when = "in a moment" if left <= 1 else f"in {left} seconds"
        self.query_one(FormQuestion).say(wording.next_in(when))


def _empty() -> ReportForm:
    """
    The form for the next delegate, with a key of its own.
    """
    return ReportForm(secrets.token_hex(8))
