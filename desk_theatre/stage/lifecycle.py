"""
What is on stage, from the moment it is opened to the moment it is left; and how the theatre ends in good order, whoever ends it:
a key, a signal, or a mistake in the program.
"""

from __future__ import annotations

import gc
import sys
from asyncio import AbstractEventLoop, Event, Lock, Runner, get_running_loop, wait_for
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from desk_theatre.errors import DeskTheatreError
from desk_theatre.machine.signals import STATUS_OF_SIGNAL, Signals
from desk_theatre.show.ports import Hosted, is_elsewhere, is_replay, is_shared, is_show
from desk_theatre.stage.background import beside, errand
from desk_theatre.stage.wording import house as wording

if TYPE_CHECKING:
    from desk_theatre.show.ports import Port, ShowPort
    from desk_theatre.stage.textual_patches.error_guard import Mishaps
    from desk_theatre.stage.textual_patches.letters import Letters

PATIENCE = 5.0
"""
Seconds for which what is still being opened is waited for, so that it can be closed again.
"""


class Lifecycle:
    """
    A show or a recording, started when its screen opens and stopped when it is left, or before the terminal is given back.

    Args:
        app: that it is on stage in.
        mishaps: where what goes wrong is noted.
        tell: prints a sentence when the terminal is given back; it knows how wide that is.
    """

    def __init__(self, app: Letters, mishaps: Mishaps, tell: Callable[[str], None] | None = None) -> None:
        self._app = app
        self._tell = tell or _on_stderr
        self._mishaps = mishaps
        self.farewell = ""
        """
        The sentence on stderr when the program has ended, or in the foyer when a show has.
        """
        self.status = 0
        """
        With which the program ends.
        """
        self.leaving = False
        self.bringing = Lock()
        """
        Held while something is being opened.
        """
        self.kiosk = False
        """
        Whether this terminal is the delegates' alone: their form, locked, and nothing else.
        """
        self.when_woken: Callable[[], object] = lambda: None
        """
        Is called when something was done at another screen.
        """
        self._lingering: Hosted | None = None
        self._stop = Event()
        self._host: Hosted | None = None
        self._to_close: Hosted | None = None
        self._to_settle = False
        """
        What will have been loaded when the first screen stands is to stay.
        """
        self._running_in: AbstractEventLoop | None = None
        self._signalled = 0

    # -- what is on stage ----------------------------------------------------------------------------------------

    @property
    def on_stage(self) -> Port | None:
        """
        What is on stage, a show or a recording.
        """
        return self._host.port if self._host is not None else None

    @property
    def show(self) -> ShowPort | None:
        """
        What is on stage, if it is a show.
        """
        port = self.on_stage
        return port if is_show(port) else None

    @property
    def in_round(self) -> bool:
        """
        Whether a round is being played.
        """
        return self.show is not None and self.show.view.board().phase in {"running", "paused"}

    @property
    def consoles(self) -> int:
        """
        The number of consoles on the show, besides this stage.
        """
        return self._host.consoles if is_shared(self._host) else 0

    @property
    def elsewhere(self) -> bool:
        """
        Whether the show runs in another process, so that leaving ends nothing.
        """
        return is_elsewhere(self._host)

    def opening(self) -> bool:
        """
        Whether the curtain is down, or what it hides is only just coming.  In the foyer keys are obeyed meanwhile.
        """
        from desk_theatre.stage.screens.house.foyer import FoyerScreen
        from desk_theatre.stage.screens.round.curtain import CurtainScreen

        stack = self._app.screen_stack
        if not stack:  # the theatre has closed
            return False
        if isinstance(stack[-1], CurtainScreen):
            return True
        return self.bringing.locked() and not any(isinstance(screen, FoyerScreen) for screen in stack)

    async def bring(self, opening: Callable[[], Hosted], then: Callable[[], None]) -> None:
        """
        Open something, beside the loop of the screen, and put it on stage.

        Args:
            then: is done before anything else can be opened.

        Raises:
            DeskTheatreError: it cannot be opened; the message says why.
        """
        async with self.bringing:
            host = await beside(opening)
            if self.leaving:
                await host.detach()
            else:
                await self.put_on_stage(host)
                then()

    async def put_on_stage(self, host: Hosted) -> None:
        """
        Attach the stage to what was chosen and open its screen.
        """
        await host.attach()
        self._host = self._to_close = host
        port = host.port
        if is_replay(port):
            from desk_theatre.stage.screens.house.replay import ReplayScreen

            await self._app.push_screen(ReplayScreen(port))
        elif is_show(port) and self.kiosk:
            from desk_theatre.stage.screens.desk.desk import DeskScreen

            await self._app.push_screen(DeskScreen(port, locked=True))
        elif is_show(port):
            from desk_theatre.stage.screens.round.round import RoundScreen

            await self._app.push_screen(RoundScreen(port))
        if is_shared(host):
            host.watch(lambda: self._app.call_later(self.when_woken))
        self._settle()

    def _settle(self) -> None:
        """
        Looking through all that has been loaded for garbage would make the stage stumble again and again.
        """
        if self._to_settle:
            self._to_settle = False
            gc.freeze()

    async def take_off_stage(self) -> None:
        """
        Detach the stage from what is on it, once; a show that nothing else keeps ends with that.
        """
        host, self._host = self._host, None
        if host is None:
            return
        try:
            await host.detach()
        except DeskTheatreError as error:
            self.farewell = str(error)
            self.status = 1
        except Exception as error:  # noqa: BLE001 - leaving must succeed
            self._mishaps.note(error)
            self.farewell = wording.not_closed(self._mishaps.where())
            self.status = 1
        finally:
            self._to_close = None

    def _close_recording(self) -> None:
        """
        Close what is being recorded, from another thread than the loop; return when it is closed, also by the loop.
        """
        host = self._to_close
        if host is not None:
            with suppress(Exception):  # whoever stops it in the loop says what went wrong
                host.close()

    # -- leaving -------------------------------------------------------------------------------------------------

    def perform(self) -> int:
        """
        Run until somebody leaves; the exit status, after a sentence on stderr if it is not 0.
        """
        self._to_settle = True
        with Signals(self._hear, self._close_recording).listening():
            with Runner() as runner:
                self._app.run(loop=runner.get_loop())
                if self._lingering is not None:
                    runner.run(self._linger(self._lingering))
            with suppress(OSError):  # the terminal may have gone away
                if self.farewell:
                    self._tell(self.farewell)
        return self._app.return_code or 0

    async def _linger(self, host: Hosted) -> None:
        """
        Keep the show running for its consoles, without a stage, until a signal ends it.
        """
        self._to_close = host
        if not self._signalled:
            with suppress(OSError):
                self._tell(wording.GOES_ON)
            await self._stop.wait()
        self._host = host
        if is_shared(host):
            host.kept = False
        await self.take_off_stage()

    def _hear(self, number: int) -> None:
        """
        A signal is a way of leaving; in another thread than the loop.
        """
        self._signalled = number
        if self._running_in is not None:
            with suppress(RuntimeError):  # the loop has just ended
                self._running_in.call_soon_threadsafe(self._leave_by_signal, number)

    def listen_for_signals(self) -> None:
        """
        From now on the loop can be told of signals, and of one that came too early.
        """
        self._running_in = get_running_loop()
        if self._signalled:
            self._leave_by_signal(self._signalled)

    def leave(self, status: int = 0, sentence: str = "") -> None:
        """
        End: stop what is on stage, give the terminal back, and end with a status and a sentence.
        """
        if self.leaving:
            return
        self.leaving = True
        self.farewell = sentence
        self._app.run_worker(errand(self._leave, status), exit_on_error=False)

    async def _leave(self, status: int) -> None:
        self.status = status
        with suppress(TimeoutError):
            await wait_for(self.bringing.acquire(), PATIENCE)
        host = self._host
        if status == 0 and is_shared(host) and host.consoles:
            host.kept = True
            self._lingering = self._host
        await self.take_off_stage()
        self._app.exit(return_code=self.status)

    def _leave_by_signal(self, number: int) -> None:
        """
        Somebody ended the program from outside; who asks a second time is not made to wait for the disk.
        """
        if self._lingering is not None:
            self._stop.set()
        elif self.leaving:
            self._app.exit(return_code=STATUS_OF_SIGNAL + number)
        self.leave(STATUS_OF_SIGNAL + number)

    def break_down(self, error: Exception) -> None:
        """
        What nothing else caught: no traceback on the projector, but a sentence, and a good end.
        """
        self._mishaps.note(error)
        self.leave(1, wording.crashed(self._mishaps.where()))


def _on_stderr(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
