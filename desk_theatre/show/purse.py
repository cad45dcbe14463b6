"""
The room's purse: what introducing practices costs in a break, and what is left of it.

A break begins when a round ends. What is on then was paid for. The purse pays for each practice that is on afterwards and was not
on then, also for one that is imposed in the next round. A practice that was on and is stopped gives its people-minutes back; the
money is gone. So nothing is kept but what was on when the break began, and whoever switches back and forth pays nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.values import value

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from desk_theatre.scenario.facilitation import Purse
    from desk_theatre.show.reflection_log import ReflectionLog


@value
class PurseLeft:
    """
    What is left of a purse; `None` where there is no limit.

    Args:
        minutes: people-minutes; `money`: in the scenario's currency.
        of_minutes, of_money: what the break began with.
    """

    minutes: int | None
    money: int | None
    of_minutes: int | None
    of_money: int | None


def left(
    purse: Purse, prices: Mapping[str, tuple[int, int]], before: Collection[str], now: Collection[str]
) -> PurseLeft:
    """
    Return what is left: less than 0 where the practices cost more than there is, and more than the break began with where more
    was stopped than started.

    Args:
        prices: for each practice, people-minutes and money to introduce it.
        before: practices that were on when the break began.
        now: practices that are on, or will be when the next round opens.
    """
    minutes, money = purse.minutes, purse.money
    started = [prices[practice] for practice in now if practice not in before and practice in prices]
    stopped = [prices[practice] for practice in before if practice not in now and practice in prices]
    if minutes is not None:
        minutes += sum(back for back, _ in stopped) - sum(price for price, _ in started)
    if money is not None:
        money -= sum(price for _, price in started)
    return PurseLeft(minutes, money, purse.minutes, purse.money)


def price_now(purse: Purse, price: tuple[int, int], *, paid: bool) -> tuple[int, int]:
    """
    Return the people-minutes and the money that the purse gives for a practice when it is started now, and gets back when
    it is stopped; 0 of what has no limit.

    Args:
        price: people-minutes and money to introduce it.
        paid: the practice was on when the break began; its money is gone, so neither starting nor stopping moves any.
    """
    minutes, money = price
    return 0 if purse.minutes is None else minutes, 0 if purse.money is None or paid else money


def coming(log: ReflectionLog, active: Iterable[str]) -> tuple[str, ...]:
    """
    Return the practices that will be on when the next round opens: the active ones, as the room's choices change them.
    """
    decided = log.decided()
    stopped = [improvement.practice for improvement in decided if not improvement.on]
    started = [improvement.practice for improvement in decided if improvement.on]
    return tuple(practice for practice in dict.fromkeys([*active, *started]) if practice not in stopped)
