"""What rows of lists say of the account they belong to. Pure."""

from __future__ import annotations

from typing import Any

from chalicelib.enrollment.model import Account


def named(account: Account) -> tuple[str, ...]:
    """What every row of an account says of it: when this changes, all its rows do."""
    return (account.number, account.guarantor.name, account.language, account.state.value, account.currency)


def of_account(account: Account) -> dict[str, Any]:
    """The cells that every row of an account has: which it is, who answers for it, in which currency."""
    return {
        "account_id": account.id,
        "account_number": account.number,
        "guarantor": account.guarantor.name,
        "currency": account.currency,
    }
