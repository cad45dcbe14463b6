"""
The lock of the delegates' form, opened by the facilitator's PIN.

The PIN exists only in this process: no recording, log or screen has it. After each wrong PIN the wait grows. Time is
passed in.
"""

from __future__ import annotations

from hmac import compare_digest

SHORTEST, LONGEST = 4, 12
FREE_TRIES = 3
LONGEST_WAIT = 60.0


class Lock:
    """
    Args:
        pin: 4 to 12 digits.

    Raises:
        ValueError: the PIN has another form.
    """

    def __init__(self, pin: str) -> None:
        if not is_pin(pin):
            raise ValueError(f"a PIN has from {SHORTEST} to {LONGEST} digits")
        self._pin = pin.encode()
        self._wrong = 0
        self._again_at = 0.0

    def __repr__(self) -> str:
        return "Lock(…)"

    def wait(self, now: float) -> float:
        """
        Return the seconds until the next try; 0: now.
        """
        return max(0.0, self._again_at - now)

    def opens(self, typed: str, now: float) -> bool:
        """
        Return whether this is the PIN; always False during the wait after a wrong one.

        Args:
            now: seconds of the room's clock.
        """
        if self.wait(now):
            return False
        if compare_digest(typed.encode("utf-8", "surrogatepass"), self._pin):
            self._wrong = 0
            return True
        self._wrong += 1
        if self._wrong >= FREE_TRIES:
            self._again_at = now + min(LONGEST_WAIT, 5.0 * 2 ** (self._wrong - FREE_TRIES))
        return False


def is_pin(typed: str) -> bool:
    """
    Return whether the text has the form of a PIN: 4 to 12 plain digits.
    """
    return SHORTEST <= len(typed) <= LONGEST and typed.isascii() and typed.isdigit()
