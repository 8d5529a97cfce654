"""An address as it is told of a message that went: enough to know it by, too little to write to. Pure."""

from __future__ import annotations


def masked(address: str) -> str:
    """The first letter of a mail address and its domain: a•••@example.org; "" of what is no address."""
    person, _, domain = address.rpartition("@")
    return f"{person[:1]}•••@{domain}" if person and domain else ""
