"""The test cards and accounts of the hosted page. Numbers are those of docs.stripe.com/testing where it has one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True)
class Choice:
    """One way to pay, named on the page by `key`, and what comes of it."""

    key: str
    number: str
    decline: str = ""  # Stripe's decline code, at once
    late_failure: str = ""  # Stripe's failure code, when the bank answers
    dispute: str = ""  # reason:status of the dispute that follows
    refund: str = ""  # what becomes of a refund: "pending" arrives later, "fails" comes back
    lost: str = ""  # what the office does not hear: "redirect", or "everything"
    methods: dict[str, str] = field(default_factory=dict)  # bank method by currency; empty is a card

    @property
    def bank(self) -> bool:
        """Whether a bank answers it days later."""
        return bool(self.methods)

    def method(self, currency: str) -> str:
        """Stripe's name of the payment method."""
        return self.methods.get(currency, "card")


# Delayed methods of Checkout by currency; Swedish kronor have none in SDK 16.1.
_DELAYED: Final = {"usd": "us_bank_account", "eur": "sepa_debit", "pln": "p24"}
_RETURNABLE: Final = {"usd": "us_bank_account", "eur": "sepa_debit"}

CHOICES: Final = (
    Choice("paid", "4242 4242 4242 4242"),
    Choice("declined", "4000 0000 0000 0002", decline="generic_decline"),
    Choice("insufficient_funds", "4000 0000 0000 9995", decline="insufficient_funds"),
    Choice("bank_paid", "000123456789", methods=_DELAYED, refund="pending"),
    Choice("bank_failed", "000111111113", methods=_DELAYED, late_failure="account_closed"),
    Choice("bank_returned", "000555555559", methods=_RETURNABLE, dispute="insufficient_funds:lost", refund="pending"),
    Choice("disputed", "4000 0000 0000 0259", dispute="fraudulent:needs_response"),
    Choice("inquiry", "4000 0000 0000 1976", dispute="unrecognized:warning_needs_response"),
    Choice("refund_pending", "4000 0000 0000 7726", refund="pending"),
    Choice("refund_fails", "4000 0000 0000 5126", refund="fails"),
    Choice("redirect_lost", "4242 4242 4242 4242", lost="redirect"),
    Choice("unheard", "4242 4242 4242 4242", lost="everything"),
)

BY_KEY: Final = {choice.key: choice for choice in CHOICES}


def offered(currency: str) -> list[Choice]:
    """The choices of a currency: bank debits only where its banks have them."""
    return [choice for choice in CHOICES if not choice.bank or currency in choice.methods]
