"""
Nicknames to offer to a delegate who does not want to give a name.

Which ones are offered follows from a key, not from chance, so delegates with different forms see different ones.
"""

from __future__ import annotations

from hashlib import blake2b

MANNERS = (
    "Amber",
    "Brave",
    "Brisk",
    "Calm",
    "Copper",
    "Cosmic",
    "Curious",
    "Early",
    "Gentle",
    "Golden",
    "Jolly",
    "Keen",
    "Lucky",
    "Marble",
    "Merry",
    "Nimble",
    "Patient",
    "Polar",
    "Quiet",
    "Silver",
    "Sunny",
    "Velvet",
    "Wandering",
    "Witty",
)
BEINGS = (
    "Badger",
    "Beetle",
    "Comet",
    "Crane",
    "Dolphin",
    "Falcon",
    "Fern",
    "Finch",
    "Heron",
    "Juniper",
    "Kestrel",
    "Lantern",
    "Lynx",
    "Maple",
    "Marten",
    "Newt",
    "Otter",
    "Owl",
    "Pebble",
    "Puffin",
    "Raven",
    "Robin",
    "Salmon",
    "Thistle",
    "Walrus",
    "Wren",
)


def nicknames(key: str, count: int) -> tuple[str, ...]:
    """
    Return different names for one form.

    Args:
        key: of the form.
        count: how many; at most as many as there are manners.
    """
    luck = int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).digest())
    luck, manner = divmod(luck, len(MANNERS))
    being = luck % len(BEINGS)
    # Steps that share no divisor with the length of the stock: no name comes twice.
    return tuple(
        f"{MANNERS[(manner + 7 * i) % len(MANNERS)]} {BEINGS[(being + 11 * i) % len(BEINGS)]}" for i in range(count)
    )
