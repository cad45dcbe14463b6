"""
The desk: the delegate's form, one question at a time, and at the end a code to take away.

What is wrong, where, in your own words, and what we may call you; only the first has to be answered, and the second
where it happens in a room.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding

from desk_theatre.itsm.commands import SubmitIncident
from desk_theatre.itsm.room_commands import MeToo
from desk_theatre.show.board import Choice, IncidentCard
from desk_theatre.stage import face
from desk_theatre.stage.backstage import Answer, Backstage, is_session
from desk_theatre.stage.row import EMPTY, Piece, Row, cells, fit, heading, row
from desk_theatre.stage.screens.base import StageScreen
from desk_theatre.stage.text import cut, plain, sounds, wrap
from desk_theatre.stage.verbs import bindings
from desk_theatre.stage.widgets.field import Field
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.widgets.picker import Entry, Picker

_GROUPS = {"incident": "Something is wrong", "question": "A question"}
WORDS_LIMIT = 280
NAME_LIMIT = 30
MOST_ALIKE = 3


class Question(Lines):
    """
    Which question it is, and what was answered so far.
    """

    DEFAULT_CSS = "Question { height: 4; margin: 1 0 0 0; }"

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[str, str, str] = ("", "", "")

    def show(self, step: str, question: str, answered: str) -> None:
        """
        Put a question.
        """
        self._told = (step, question, answered)
        self.paint()

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        The step, the question, the answers.
        """
        step, question, answered = self._told
        return [
            row(Piece(step, "muted")),
            row(Piece(question, "strong")),
            row(Piece(cut(answered, width), "live")),
            EMPTY,
        ]


class Receipt(Lines):
    """
    The ticket code, as large as it fits.
    """

    DEFAULT_CSS = "Receipt { display: none; }"

    def __init__(self) -> None:
        super().__init__()
        self._code = ""

    def show(self, code: str) -> None:
        """
        Draw a code.
        """
        self._code = plain(code)
        self.paint()

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        Thanks, the code, and what it is good for.
        """
        size = face.largest(self._code, width, max(2, height - 8))
        large = face.write(self._code, size) if size else (self._code,)
        rows: list[Row] = [EMPTY, row(Piece("● Thank you. Your code is", "good")), EMPTY]
        rows += [row(Piece(line, "key")) for line in large]
        told = "Remember it, or take a picture. Whoever types it under “where is mine?” sees what has become of it."
        return [*rows, EMPTY, *(row(line) for line in wrap(told, width)), EMPTY, _next_keys(width)]


def _next_keys(width: int) -> Row:
    return fit(
        (
            Piece("enter", "key", "form again"),
            Piece(" the next one please     ", "text", "form again"),
            Piece("w", "key", "form find"),
            Piece(" where is mine?     ", "text", "form find"),
            Piece("esc", "key", "verb back"),
            Piece(" to the stage", "text", "verb back"),
        ),
        width,
    )


class DeskScreen(StageScreen):
    """
    Args:
        show: whom it is reported to.
        locked: only the facilitator's PIN leads away from it.
    """

    DEFAULT_CSS = """
    DeskScreen Field { margin-bottom: 1; }
    DeskScreen Field { max-width: 100; }
    DeskScreen.-words Picker { display: none; }
    DeskScreen.-done Field, DeskScreen.-done Picker, DeskScreen.-done Question { display: none; }
    DeskScreen.-done Receipt { display: block; }
    """
    KEYS: ClassVar[tuple[str, ...]] = ("go", "back", "help_in_form", "quit")
    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]
        *bindings("back", "help_in_form", "quit"),
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
        super().__init__()
        self.backstage = show
        self.locked = locked
        self._begin()

    def _begin(self) -> None:
        self.step = "kind"
        self.kind: Choice | None = None
        self.room: Choice | None = None
        self.text = ""
        self.sending = False
        self.alike: tuple[IncidentCard, ...] = ()
        # One key a form: sent again after a failure, it still makes one incident.
        self.key = secrets.token_hex(8)

    def compose(self) -> ComposeResult:
        """
        The question, a line to type into, a list, and at the end the receipt.
        """
        yield Question()
        yield Field("", WORDS_LIMIT, id="typed")
        yield Picker("Nothing is called that. Take away some letters.")
        yield Receipt()
        yield self.key_bar()

    def on_mount(self) -> None:
        """
        The first question.
        """
        self._put("kind")

    def on_input_changed(self) -> None:
        """
        Typing narrows the list.
        """
        if self.step in {"kind", "room"}:
            self._narrow()

    async def on_input_submitted(self, message: Field.Submitted) -> None:
        """
        Enter answers the question.
        """
        message.stop()
        if self.step in {"kind", "room", "alike"}:
            self.query_one(Picker).action_choose()
        elif self.step == "text":
            self.text = message.value
            self._put("by")
        elif self.step == "by":
            self._send(message.value)

    def on_picker_chosen(self, message: Picker.Chosen) -> None:
        """
        A kind or a room was picked.
        """
        message.stop()
        if self.step == "kind":
            self.kind = next(choice for choice in self.backstage.kinds() if choice.id == message.entry)
            self.room = None
            if self.kind.needs_room:
                self._put("room")
            if not self.kind.needs_room:
                self._look_for_alike()
        elif self.step == "room":
            self.room = next(choice for choice in self.backstage.rooms() if choice.id == message.entry)
            self._look_for_alike()
        elif self.step == "alike":
            what, _, number = message.entry.partition(" ")
            if what == "same":
                self._join(int(number))
            else:
                self._put("text")

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
        else:
            await self.query_one(Field).action_submit()

    def do_back(self) -> None:
        """
        One question back, and from the first one to the stage.
        """
        before = {"room": "kind", "by": "text", "text": "room" if self.kind and self.kind.needs_room else "kind"}
        before["alike"] = before["text"]
        if self.step in before:
            self._put(before[self.step])
        elif not self.locked:
            self.dismiss()
        elif self.step == "done":
            self.action_again()
        else:
            self.theatre.ask_pin(self._unlock)

    def _unlock(self) -> None:
        self.locked = False
        self.dismiss()

    def action_move(self, by: int) -> None:
        """
        Arrow keys move in the list while letters go into the line.
        """
        self.query_one(Picker).action_move(by)

    def action_again(self) -> None:
        """
        The next delegate.
        """
        if self.step == "done":
            self._begin()
            self._put("kind")

    def action_find(self) -> None:
        """
        To "where is mine?".
        """
        if self.step == "done":
            self.theatre.show_find()

    def _put(self, step: str) -> None:
        self.step = step
        self.set_class(step in {"text", "by"}, "-words")
        self.set_class(step == "done", "-done")
        field = self.query_one(Field)
        of = 4 if self.kind is None or self.kind.needs_room else 3
        questions = {
            "kind": (1, "What is wrong, or what do you need?", "Type a word, or choose with the arrow keys"),
            "room": (2, "Where?", "Type the room, or choose with the arrow keys"),
            "alike": (of - 1, "Is it one of these?", "Choose with the arrow keys"),
            "text": (of - 1, "In your own words: what happened?", "As much or as little as you like, then enter"),
            "by": (of, "What may we call you?", "A nickname or your row, or nothing, then enter"),
        }
        if step in questions:
            number, question, hint = questions[step]
            self.query_one(Question).show(f"Question {number} of {of}", question, self._answered())
            field.placeholder = hint
            field.max_length = NAME_LIMIT if step == "by" else WORDS_LIMIT
            field.value = self.text if step == "text" else ""
            field.focus()
            self._narrow()
        else:
            self.set_focus(None)

    def _look_for_alike(self) -> None:
        """
        Whoever has what somebody else has reported already need not report it again.
        """
        self.alike = ()
        if is_session(self.backstage) and self.kind is not None:
            room = self.room.id if self.room is not None and self.kind.needs_room else None
            self.alike = self.backstage.alike(self.kind.id, room)[:MOST_ALIKE]
        self._put("alike" if self.alike else "text")

    def _join(self, number: int) -> None:
        if not self.sending and is_session(self.backstage):
            self.sending = True
            self.ask(MeToo(number, self.key), self._sent, self.backstage.report)

    def _answered(self) -> str:
        parts = [plain(choice.words) for choice in (self.kind, self.room) if choice is not None]
        return " · ".join([*parts, self.text] if self.step == "by" and self.text else parts)

    def _narrow(self) -> None:
        if self.step == "alike":
            self.query_one(Picker).offer([*map(_same, self.alike), _another()])
            return
        typed = sounds(self.query_one(Field).value).split()
        choices = (
            self.backstage.kinds() if self.step == "kind" else self.backstage.rooms() if self.step == "room" else ()
        )
        fitting = [choice for choice in choices if _fits(choice, typed)]
        entries: list[Entry] = []
        group = None
        for choice in fitting:
            if choice.group and choice.group != group:
                group = choice.group
                entries.append(_title(_GROUPS.get(group, group)))
            entries.append(_entry(choice))
        self.query_one(Picker).offer(entries)

    def _send(self, by: str) -> None:
        if self.sending or self.kind is None:
            return
        self.sending = True
        room = self.room.id if self.room is not None and self.kind.needs_room else None
        command = SubmitIncident(self.kind.id, room, by, self.text, self.key)
        self.ask(command, self._sent, self.backstage.report if is_session(self.backstage) else None)

    def _sent(self, answer: Answer) -> None:
        self.sending = False
        if answer.accepted:
            self.query_one(Receipt).show(answer.code)
            self._put("done")
        else:
            self.say(answer.words or "That could not be taken. Please try again.", "warning")


def _fits(choice: Choice, typed: Sequence[str]) -> bool:
    """
    Every word that was typed stands somewhere in the choice.
    """
    said = sounds(f"{choice.words} {choice.detail} {choice.group}")
    return all(word in said for word in typed)


def _same(card: IncidentCard) -> Entry:
    more = f", and {card.others} more" if card.others else ""
    place = f", {card.place}" if card.place else ""
    told = f"Me too: {card.title}{place}"

    def draw(width: int) -> Row:
        code = f"   {card.code}, {card.state}{more}"
        return fit((Piece(cut(told, max(0, width - len(code))), "text"), Piece(code, "muted")), width)

    return Entry(f"same {card.number}", draw)


def _another() -> Entry:
    return Entry("another", lambda width: fit((Piece("No, mine is another one", "text"),), width))


def _title(group: str) -> Entry:
    return Entry("", lambda width: heading(cut(group, width), width + 2))


def _entry(choice: Choice) -> Entry:
    def draw(width: int) -> Row:
        words = cut(choice.words, width)
        return fit(
            (Piece(words, "text"), Piece(f"   {cut(choice.detail, max(0, width - cells(words) - 3))}", "muted")), width
        )

    return Entry(choice.id, draw)
