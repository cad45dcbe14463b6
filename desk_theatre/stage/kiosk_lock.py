"""
The lock of the delegates' form: while it is locked, only the facilitator's PIN leads away from it.

The PIN is kept in the process and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desk_theatre.show.lock import LONGEST, SHORTEST, Lock, is_pin
from desk_theatre.stage.errand import errand
from desk_theatre.stage.navigation import Ways
from desk_theatre.stage.textual_patches.internals import holds_screen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.driver import Driver

    from desk_theatre.stage.backstage import House, PictureSource


PALETTE = "--command-palette"
"""
As Textual calls it; there must not be two.
"""
HESITATION = 20.0
"""
Seconds without a key after which the question for the PIN goes away, so that the next delegate finds the form.
"""


class KioskLock(Ways):
    """
    Args:
        lock: with the facilitator's PIN; then the form is always locked.  `None`: until somebody makes a PIN.
    """

    def __init__(
        self,
        house: House,
        *,
        log: Path | None = None,
        driver_class: type[Driver] | None = None,
        lock: Lock | None = None,
        presenter: bool = False,
    ) -> None:
        super().__init__(house, log=log, driver_class=driver_class, presenter=presenter)
        self.always_locked = lock is not None
        self._lock_of_desk = lock

    @property
    def locked(self) -> bool:
        """
        Whether the delegates' form is on, and locked.
        """
        from desk_theatre.stage.screens.desk.desk import DeskScreen

        return any(isinstance(screen, DeskScreen) and screen.locked for screen in self.screen_stack)

    def show_desk(self) -> None:
        """
        The delegate's form; locked, if there was a PIN from the start.
        """
        self._to_desk(locked=self.always_locked)

    def lock_desk(self) -> None:
        """
        The delegate's form, locked; a PIN is made if there is none yet.
        """
        if self._lock_of_desk is not None:
            self._to_desk(locked=True)
            return
        question = f"Make a PIN of {SHORTEST} to {LONGEST} digits. Only whoever has it leads away from the form."
        self._ask_secret(question, self._make)

    def _make(self, typed: str) -> None:
        def again(same: str) -> None:
            if same == typed:
                self._lock_of_desk = Lock(typed)
                self._to_desk(locked=True)
            else:
                self.say("Those were two different PINs; nothing is locked.", "warning")

        if is_pin(typed):
            self._ask_secret("The same PIN once more, so that a slip locks nobody out.", again)
        else:
            self._ask_secret(f"A PIN has {SHORTEST} to {LONGEST} digits. Which one shall it be?", self._make)

    def _to_desk(self, *, locked: bool) -> None:
        from desk_theatre.stage.screens.desk.desk import DeskScreen

        if self.show is not None:
            self.push_screen(DeskScreen(self.show, locked=locked))

    def ask_for_key(self) -> None:
        """
        Away from the locked form, if whoever asks has the PIN.
        """
        from desk_theatre.stage.screens.desk.pin import PinScreen

        if isinstance(self.screen, PinScreen):
            return
        lock = self._lock_of_desk
        assert lock is not None

        def answered(pin: str | None) -> None:
            if pin is not None:
                self.run_worker(errand(self._unlock), exit_on_error=False)

        self.push_screen(PinScreen(lock, HESITATION), answered)

    async def _unlock(self) -> None:
        from desk_theatre.stage.screens.desk.desk import DeskScreen

        while self.locked:
            top = self.screen
            if isinstance(top, DeskScreen):
                top.locked = False
            await self.pop_screen()

    def _ask_secret(self, question: str, then: Callable[[str], None]) -> None:
        from desk_theatre.stage.screens.base.text_prompt import TextPromptScreen

        if isinstance(self.screen, TextPromptScreen):
            return

        def answered(typed: str | None) -> None:
            if typed is not None:
                then(typed)

        self.push_screen(TextPromptScreen(question, "", LONGEST, secret=True, verb="go on"), answered)

    # -- what is not for delegates -------------------------------------------------------------------------------

    def not_for_delegates(self) -> None:
        """
        Whoever tries something else hears what this terminal is for.
        """
        self.say("This terminal is for reporting and asking only.")

    def action_command_palette(self) -> None:
        """
        Not for delegates; and once, also where a question stands above it.
        """
        if self.locked:
            self.not_for_delegates()
        elif not holds_screen(self, PALETTE):
            super().action_command_palette()

    def show_incident(self, picture: PictureSource, number: int) -> None:
        """
        A delegate has the own code, and no list.
        """
        if self.locked:
            self.not_for_delegates()
        else:
            super().show_incident(picture, number)

    def turn_presenter(self) -> None:
        """
        What is for the facilitator is no delegate's business.
        """
        if self.locked:
            self.not_for_delegates()
        else:
            super().turn_presenter()

    def next_theme(self) -> None:
        """
        The colours are the facilitator's as well.
        """
        if self.locked:
            self.not_for_delegates()
        else:
            super().next_theme()
