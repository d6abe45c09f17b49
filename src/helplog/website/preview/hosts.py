"""Addresses at which a server can answer: whose they are, as they are typed."""

from __future__ import annotations

import ipaddress


def is_reachable_from_outside(host: str) -> bool:
    """Whether other computers can reach a server that answers at this address."""
    return not is_loopback(host)


def is_loopback(host: str) -> bool:
    """Whether it is this computer's own name or number, which no other can reach."""
    if host.lower() == "localhost":
        return True
    if not is_number(host):
        return False
    bare = host.strip("[]")
    address = ipaddress.ip_address(bare)
    return address.is_loopback


def is_everywhere(host: str) -> bool:
    """Whether a server at this address answers at every one that the computer has."""
    if not host:
        return True
    if not is_number(host):
        return False
    bare = host.strip("[]")
    address = ipaddress.ip_address(bare)
    return address.is_unspecified


def is_number(host: str) -> bool:
    """Whether it is an address in numbers, an IPv6 one with or without its brackets."""
    if "%" in host:
        return False  # what follows is the name of a zone, and may be anything
    bare = host.removeprefix("[").removesuffix("]")
    try:
        ipaddress.ip_address(bare)
    except ValueError:
        return False
    return True
