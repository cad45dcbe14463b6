"""
Addresses on the network: read, written, and this machine's own.
"""

from __future__ import annotations

import ipaddress
import socket
from contextlib import suppress

from desk_theatre.door import wording
from desk_theatre.errors import NotAnAddress
from desk_theatre.itsm.values import value
from desk_theatre.machine import local_sockets

PORT = 8080
PORTS = range(PORT, PORT + 10)
"""
Tried one after the other where nobody chose a port.
"""

_LONGEST = 253
_NOWHERE = "192.0.2.1"  # an address for documentation: nothing is sent there, but the system says which way it would go


@value
class Address:
    """
    Args:
        host: a number or a name.
        port: 0: none was given.
    """

    host: str
    port: int

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}" if self.port else host


def read(given: str) -> Address:
    """
    Return the address that was typed: `192.168.1.23`, `192.168.1.23:8080`, `laptop.local:8080`, `[::1]:8080`.

    Raises:
        NotAnAddress: it is none; the message says how to write one.
    """
    typed = given.strip().removeprefix("http://").rstrip("/").rstrip(".")
    host, port = typed, ""
    if typed.startswith("["):
        host, end, rest = typed[1:].partition("]")
        port = rest.removeprefix(":")
        if not end or (rest and not rest.startswith(":")):
            raise NotAnAddress(wording.not_an_address(given))
    elif typed.count(":") == 1:
        host, _, port = typed.partition(":")
    if not _is_host(host) or not (port.isascii() and port.isdigit() if port else not typed.endswith(":")):
        raise NotAnAddress(wording.not_an_address(given))
    if port and not (len(port) <= 5 and 0 < int(port) < 65536):
        raise NotAnAddress(wording.not_an_address(given))
    return Address(host, int(port or 0))


def _is_host(host: str) -> bool:
    with suppress(ValueError):
        ipaddress.ip_address(host)
        return True
    parts = host.split(".")
    if not 0 < len(host) <= _LONGEST or all(part.isdigit() for part in parts):  # 1.2.3 and 300.1.1.1 are slips
        return False
    return all(
        0 < len(part) <= 63 and part.isascii() and part.replace("-", "").isalnum() and part.strip("-") == part
        for part in parts
    )


def own() -> tuple[str, ...]:
    """
    Return this machine's own addresses (IPv4), the likeliest first; none without a network.
    """
    found = []
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.connect((_NOWHERE, 9))
        found.append(asking.getsockname()[0])
    with suppress(OSError):
        found += [str(each[4][0]) for each in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    return tuple(dict.fromkeys(host for host in found if not host.startswith("127.") and host != "0.0.0.0"))  # noqa: S104


def listening(address: Address, preferred: int = 0) -> socket.socket:
    """
    Return a socket that listens on an address of this machine.

    Args:
        preferred: the port that the show had before it was resumed; 0: none.

    Raises:
        NotAnAddress: it is no address of this machine, or its port is taken.
    """
    ports = [address.port] if address.port else [*([preferred] if preferred else []), *PORTS, 0]
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    for port in ports:
        made = socket.socket(family, socket.SOCK_STREAM)
        try:
            if local_sockets.REUSES_ADDRESS:
                made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            made.bind((address.host, port))
            made.listen(128)
            made.setblocking(False)
        except OSError as error:
            made.close()
            if port != ports[-1]:
                continue
            raise NotAnAddress(_why(address, port, error)) from error
        return made
    raise AssertionError("there is always a port to try")


def _why(address: Address, port: int, error: OSError) -> str:
    import errno

    if error.errno == errno.EADDRINUSE:
        return wording.port_taken(address.host, port)
    if error.errno == errno.EADDRNOTAVAIL or isinstance(error, socket.gaierror):
        return wording.not_own(address.host, own())
    return wording.cannot_listen(address.host, port, error.strerror or str(error))
