"""Which user of this computer is at the other end of a connection, where the system says so.

A cookie that fell into the hands of another user of the computer opens nothing where this is known.
"""

from __future__ import annotations

import ipaddress
import os
import struct
from pathlib import Path
from typing import Any, Final

_TABLES: Final = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
"""Linux's lists of connections, with the user each end on this computer belongs to."""
_OVERFLOW: Final = Path("/proc/sys/kernel/overflowuid")
"""What stands in a container for every user it doesn't know: the reader may be one of them."""
_ROOT: Final = 0

_Host = ipaddress.IPv4Address | ipaddress.IPv6Address

_USER: Final = 4
_INODE: Final = 6
"""Columns of such a list, counted from behind the addresses of a connection's two ends."""


def is_of_another_user(client: tuple[Any, ...], server: tuple[Any, ...]) -> bool:
    """Whether a connection certainly comes from another user of this computer.

    Where nothing is known for sure (another system, another computer, a container's gateway) it
    does not.

    Args:
        client: the address of the other end, as the socket gives it.
        server: the address of this end.
    """
    user = _own_user()
    if user in {None, _ROOT}:
        # root serves for somebody else, as in a container: there is no telling for whom
        return False
    found = _user_at(client, server)
    if found is None:
        return False
    # root can read the files anyway
    return found not in {user, _ROOT, _unknown_user()}


def _own_user() -> int | None:
    ask = getattr(os, "geteuid", None)  # Windows has none
    if ask is None:
        return None
    return int(ask())


def _unknown_user() -> int | None:
    try:
        return int(_OVERFLOW.read_text("ascii"))
    except (OSError, ValueError):
        return None


def _user_at(client: tuple[Any, ...], server: tuple[Any, ...]) -> int | None:
    """The user whose connection leads from one address to the other; None where none is told.

    The lists are searched as text, since they may be long.
    """
    ends = [
        f" {_column(client, mapped=mapped)} {_column(server, mapped=mapped)} "
        for mapped in (False, True)
    ]
    for table in _TABLES:
        try:
            text = table.read_text("ascii")
        except (OSError, ValueError):
            continue
        for both_ends in ends:
            _, found, rest = text.partition(both_ends)
            if found:
                row = rest.partition("\n")[0]
                return _told_user(row.split())
    return None


def _told_user(columns: list[str]) -> int | None:
    # without an inode the other end is closed already, and the user is nobody's
    if columns[_INODE] == "0":
        return None
    return int(columns[_USER])


def _column(address: tuple[Any, ...], *, mapped: bool) -> str:
    """An address as these lists write it: four bytes at a time, in the order of this machine.

    Args:
        address: host and port.
        mapped: a four-byte address as a program that speaks IPv6 gives it, `::ffff:127.0.0.1`; and
            one that is given so as four bytes.
    """
    without_zone = str(address[0]).partition("%")[0]
    host = ipaddress.ip_address(without_zone)
    if mapped:
        host = _in_other_form(host)
    words = struct.unpack(f"={len(host.packed) // 4}I", host.packed)
    host_column = "".join(f"{word:08X}" for word in words)
    return f"{host_column}:{int(address[1]):04X}"


def _in_other_form(host: _Host) -> _Host:
    if isinstance(host, ipaddress.IPv4Address):
        return ipaddress.IPv6Address(f"::ffff:{host}")
    return host.ipv4_mapped or host
