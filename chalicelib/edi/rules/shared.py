"""How rules show an amount in a sentence."""

from __future__ import annotations


def shown(minor: int) -> str:
    """An amount with two decimals, as people read it."""
    sign = "-" if minor < 0 else ""
    return f"{sign}{abs(minor) // 100}.{abs(minor) % 100:02d}"
