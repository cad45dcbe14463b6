"""
The lock of the delegates' form: while it is locked, only the facilitator's PIN leads away from it.

The PIN is kept in the process and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desk_theatre.show.lock import LONGEST, SHORTEST, Lock, is_pin
from desk_theatre.stage.background import errand
from desk_theatre.stage.wording import house as wording

if TYPE_CHECKING:
    from desk_theatre.stage.lifecycle import Lifecycle
    from desk_theatre.stage.textual_patches.letters import Letters

HESITATION = 20.0
"""
Seconds without a key after which the question for the PIN goes away, so that the next delegate finds the form.
"""


class KioskLock:
    """
    Args:
        app: that the form is in.
        lifecycle: of the show to which it reports.
        lock: with the facilitator's PIN; then the form is always locked.  `None`: until somebody makes a PIN.
    """

    def __init__(self, app: Letters, lifecycle: Lifecycle, lock: Lock | None = None) -> None:
        self._app = app
        self._lifecycle = lifecycle
        self._always_locked = lock is not None
        self._lock = lock

    @property
    def locked(self) -> bool:
        """
        Whether the delegates' form is on, and locked.
        """
        from desk_theatre.stage.screens.desk.desk import DeskScreen

        return any(isinstance(screen, DeskScreen) and screen.locked for screen in self._app.screen_stack)

    def show_desk(self) -> None:
        """
        The delegate's form; locked, if there was a PIN from the start.
        """
        self._to_desk(locked=self._always_locked)

    def lock_desk(self) -> None:
        """
        The delegate's form, locked with the PIN that the facilitator types, twice, each time.  With a PIN of before it would lock
        at once, and whoever types a PIN out of habit would type it into the form, where the room reads it.
        """
        self._ask_secret(wording.choose_pin(SHORTEST, LONGEST), self._make)

    def _make(self, typed: str) -> None:
        def again(same: str) -> None:
            if same == typed:
                self._lock = Lock(typed)
                self._to_desk(locked=True)
            else:
                self._app.say(wording.PINS_DIFFER, "warning")

        if is_pin(typed):
            self._ask_secret(wording.CONFIRM_PIN, again)
        else:
            self._ask_secret(wording.pin_length(SHORTEST, LONGEST), self._make)

    def _to_desk(self, *, locked: bool) -> None:
        from desk_theatre.stage.screens.desk.desk import DeskScreen

        if self._lifecycle.show is not None:
            self._app.push_screen(DeskScreen(self._lifecycle.show, locked=locked))

    def ask_for_key(self) -> None:
        """
        Away from the locked form, if whoever asks has the PIN.
        """
        from desk_theatre.stage.screens.desk.pin import PinScreen

        if isinstance(self._app.screen, PinScreen):
            return
        lock = self._lock
        assert lock is not None

        def answered(pin: str | None) -> None:
            if pin is not None:
                self._app.run_worker(errand(self._unlock), exit_on_error=False)

        self._app.push_screen(PinScreen(lock, HESITATION), answered)

    async def _unlock(self) -> None:
        from desk_theatre.stage.screens.desk.desk import DeskScreen

        if self._lifecycle.kiosk:  # there is nothing behind the form
            self._lifecycle.leave()
            return
        while self.locked:
            top = self._app.screen
            if isinstance(top, DeskScreen):
                top.locked = False
            await self._app.pop_screen()

    def _ask_secret(self, question: str, then: Callable[[str], None]) -> None:
        from desk_theatre.stage.screens.base.text_prompt import TextPromptScreen

        if isinstance(self._app.screen, TextPromptScreen):
            return

        def answered(typed: str | None) -> None:
            if typed is not None:
                then(typed)

        self._app.push_screen(TextPromptScreen(question, "", LONGEST, secret=True, verb="next"), answered)

    def refused(self) -> bool:
        """
        Whether the form is locked; then whoever tries something else hears what this terminal is for.
        """
        if self.locked:
            self._app.say(wording.ONLY_HERE)
            return True
        return False
