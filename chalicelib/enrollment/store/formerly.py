"""Former names and addresses, as accounts, payers and clients hold them: [until, name, address] each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from chalicelib.enrollment.model import Address, Former


def formerly_fields(formers: Iterable[Former]) -> list[list[Any]] | None:
    """The stored form of former names and addresses; none is not stored."""
    return [[former.until.isoformat(), former.name, asdict(former.address)] for former in formers] or None


def formerly_of(fields: Iterable[Sequence[Any]] | None) -> tuple[Former, ...]:
    """The model of stored former names and addresses."""
    return tuple(Former(datetime.fromisoformat(until), name, Address(**place)) for until, name, place in fields or ())
