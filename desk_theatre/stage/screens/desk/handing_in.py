"""
Handing a report in: once under one key, as soon as the desk takes it, and a receipt at the end.
"""

from __future__ import annotations

import secrets
from math import ceil
from time import monotonic
from typing import TYPE_CHECKING

from desk_theatre.itsm.room_commands import MeToo
from desk_theatre.stage.screens.base.screen import StageScreen
from desk_theatre.stage.widgets.form_parts import FormQuestion, Receipt

if TYPE_CHECKING:
    from desk_theatre.itsm.commands import SubmitIncident
    from desk_theatre.show.messages import Answer
    from desk_theatre.show.ports import ShowPort

RECEIPT_SECONDS = 90.0
"""
So long a receipt stands on a locked form before the next delegate finds the first question.
"""

CLOSED = "Reports are taken while a round is played. With F2 you can see what has become of an earlier one."
SOON = "The desk opens soon."
OVER = "The desk is closed; the show is over."

TOO_LATE = "The round is over, so the desk did not take your report."


class HandingIn(StageScreen):
    """
    Args:
        show: whom it is reported to.
        locked: only the facilitator's PIN leads away from it.
    """

    ROLE = "delegate"

    def __init__(self, show: ShowPort, *, locked: bool = False) -> None:
        super().__init__()
        self.picture = self.backstage = show
        self.locked = locked
        self.closed = False
        """
        Whether no round is played, so that nothing is taken and letters go nowhere.
        """
        self.new_form()

    def new_form(self) -> None:
        """
        The next delegate.
        """
        self.sending = False
        self.code = ""
        # One key a form: sent again after a failure, it still makes one incident.
        self.key = secrets.token_hex(8)
        self._waits: SubmitIncident | MeToo | None = None
        self._too_late = False
        self._due = 0.0

    def open_or_close(self) -> None:
        """
        The desk has opened, or closed.
        """
        raise NotImplementedError

    def taken(self) -> None:
        """
        The receipt can be shown.
        """
        raise NotImplementedError

    def refused(self, command: SubmitIncident | MeToo) -> None:
        """
        The desk has said why it does not take a command; nothing is handed in again by itself.
        """

    def action_again(self) -> None:
        """
        The next delegate, if the receipt is shown.
        """
        raise NotImplementedError

    def on_mount(self) -> None:
        """
        What there is to say about handing in changes by itself.
        """
        self.set_interval(0.5, self._tick)

    def do_unlock(self) -> None:
        """
        To the stage, with the PIN.
        """
        self.theatre.kiosk_lock.ask_for_key()

    def do_find_in_form(self) -> None:
        """
        To "where is mine?"; what was typed here stays.
        """
        self.theatre.navigation.show_find(self.backstage, self.code)

    def _hand_in(self, command: SubmitIncident | MeToo) -> None:
        if self.sending:
            return
        self.sending, self._too_late = True, False
        form = self.key

        def sent(answer: Answer) -> None:
            if form == self.key:
                self._sent(command, answer)

        self.ask(command, sent)

    def _sent(self, command: SubmitIncident | MeToo, answer: Answer) -> None:
        self.sending = False
        if answer.accepted:
            self._stop_waiting()
            self.code = answer.code
            life = self.backstage.find(answer.code) if isinstance(command, MeToo) else None
            others = 0 if life is None else life.others
            self.query_one(Receipt).show(answer.code, others, joined=isinstance(command, MeToo), locked=self.locked)
            self.taken()
            if self.locked:
                self.set_timer(RECEIPT_SECONDS, lambda: self._next_after(command.key))
        elif answer.wait:
            self._wait(command, answer.wait)
        else:
            self._stop_waiting()
            self.say(answer.words or "That could not be taken. Please try again.", "warning")
            self.refused(command)

    def _next_after(self, key: str) -> None:
        if key == self.key and self.is_current:
            self.action_again()

    def _wait(self, command: SubmitIncident | MeToo, seconds: float) -> None:
        """
        It came too soon; it stays as it was typed, and goes off by itself.
        """
        self._waits, self._due = command, monotonic() + seconds
        self._tick()

    def _tick(self) -> None:
        """
        What there is to say just now: how long it takes until the desk takes the next one, or that it takes none.
        """
        in_round = self.backstage.pulse().phase in {"running", "paused"}
        if self.closed == in_round:
            self.closed = not in_round
            self.open_or_close()
        if self._waits is not None and not in_round and not self.sending:
            self._waits, self._too_late = None, True
        if self._waits is None:
            closed = f"{TOO_LATE} {CLOSED}" if self._too_late else CLOSED
            self.query_one(FormQuestion).say("" if in_round else closed)
            return
        left = ceil(self._due - monotonic())
        if left <= 0 and not self.sending:
            self._hand_in(self._waits)
        when = "in a moment" if left <= 1 else f"in {left} seconds"
        self.query_one(FormQuestion).say(
            f"Too many reports at once. The desk takes the next one {when}; yours is sent then."
        )

    def _stop_waiting(self) -> None:
        self._waits = None
        self._tick()
