"""What somebody was called and where they lived at a moment: papers show the name and address they were issued to."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from chalicelib.enrollment.model import Account, Address, Client, Former, Payer
from chalicelib.enrollment.rules.persons import display_name


class Named(NamedTuple):
    """A name and an address, as a paper shows them."""

    name: str
    address: Address


def named_at(whose: Account | Payer | Client, at: datetime | None = None) -> Named:
    """The name and address of an account's guarantor, a payer or a client at a moment; None: now."""
    after = [former for former in whose.formerly if at is not None and former.until > at]
    return Named(after[0].name, after[0].address) if after else _named(whose)


def remembered(before: Account | Payer | Client, after: Account | Payer | Client, at: datetime) -> tuple[Former, ...]:
    """The former names and addresses after a change at a moment: one more when name or address is another now."""
    was = _named(before)
    return before.formerly if _named(after) == was else (*before.formerly, Former(at, was.name, was.address))


def _named(whose: Account | Payer | Client) -> Named:
    if isinstance(whose, Account):
        return Named(whose.guarantor.name, whose.guarantor.address)
    return Named(whose.name if isinstance(whose, Payer) else display_name(whose.name), whose.address)
