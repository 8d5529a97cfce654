"""The words of payments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from chalicelib.kernel.ids import AccountId, InvoiceId, PaymentId
from chalicelib.kernel.languages import Language
from chalicelib.kernel.money import Currency
from chalicelib.kernel.ports import AttemptState
from chalicelib.kernel.values import dataclass
from chalicelib.ledger.model import Allocation, Source

__all__ = [
    "DAYS_BACK",
    "Allocation",
    "Attempt",
    "Dispute",
    "Method",
    "NewPayment",
    "PayLink",
    "PaySession",
    "Payment",
    "PaymentState",
    "Refund",
]


# A debit may end four business days after its page was closed (docs.stripe.com, ACH Direct Debit); with holidays and
# a few nights that failed it is still asked for.
DAYS_BACK: Final = 14


class Method(StrEnum):
    """How money came; the ledger account it clears through is `cash_<method>`."""

    CARD = "card"  # through the gateway: card, or whatever else its hosted page takes
    CHEQUE = "cheque"
    CASH = "cash"
    BANK_TRANSFER = "bank_transfer"
    PAYER = "payer"  # a payer's remittance


class PaymentState(StrEnum):
    """What became of the money."""

    POSTED = "posted"
    RETURNED = "returned"  # cheque bounced, debit returned: the entry is reversed
    DISPUTED = "disputed"  # the gateway holds some or all of the money back while a dispute runs
    LOST = "lost"  # disputes were lost: none of the money is left
    VOID = "void"  # posted by mistake: the entry is reversed, for no money of it ever came to this account


GONE: Final = frozenset({PaymentState.RETURNED, PaymentState.VOID})  # the entry is reversed: nothing of it is held


@dataclass(frozen=True, slots=True)
class Refund:
    """Money given back from the unapplied part of a payment."""

    id: str
    minor: int
    reason: str
    state: str  # pending, succeeded, failed
    asked_at: datetime
    asked_by: str
    gateway_reference: str = ""


@dataclass(frozen=True, slots=True)
class Dispute:
    """Money of a payment that the gateway withholds (chargeback) or a bank took back (late return): its own fact.

    `minor` is what the gateway withheld. `short_minor` is what of a lost one the payment no longer held, because it
    had been given back: the office's loss.
    """

    reference: str
    minor: int
    reason: str
    state: str  # open, won, lost
    opened_on: date
    short_minor: int = 0


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The payment on another account that the same money is booked as: where it was moved to, or from."""

    account_id: AccountId
    payment_id: PaymentId
    account_number: str


@dataclass(frozen=True, slots=True)
class Payment:
    """Money received from a party. `natural_key` names it in the world outside; it is posted once for ever.

    Until it is returned or void, at every moment: amount = Σ allocations + unapplied + Σ refunds that did not fail + Σ
    what lost disputes took of it.
    """

    id: PaymentId
    account_id: AccountId
    natural_key: str
    party: str
    method: Method
    currency: Currency
    amount_minor: int
    received_on: date
    allocations: tuple[Allocation, ...]
    unapplied_minor: int
    state: PaymentState
    posted_at: datetime
    posted_by: str
    entry_version: int
    version: int
    refunds: tuple[Refund, ...] = ()
    reference: str = ""  # cheque number, bank reference
    gateway_reference: str = ""  # the gateway's payment, for refunds and disputes
    return_reason: str = ""
    disputes: tuple[Dispute, ...] = ()
    done: tuple[str, ...] = ()  # marks of the keys it was changed under (kernel/keys.py): each once for ever
    booked_in: str = ""  # the account in whose journal its entry stands, where it was merged into this one
    void_reason: str = ""  # why it was posted by mistake
    moved_to: Elsewhere | None = None
    moved_from: Elsewhere | None = None
    batch: int = 0  # the number of the batch it came in; 0 when it came alone

    def source(self, party: str = "") -> Source:
        """It as money to spend; all of it is its party's."""
        return Source(self.id, party or self.party, self.unapplied_minor, self.allocations)

    def with_source(self, after: Source) -> Payment:
        """The payment after it was spent or given back."""
        return replace(self, unapplied_minor=after.free_minor, allocations=after.pays)

    def dispute(self, reference: str) -> Dispute | None:
        """One of its disputes, by the gateway's reference."""
        return next((one for one in self.disputes if one.reference == reference), None)

    @property
    def withheld_minor(self) -> int:
        """What the gateway holds back of it now, in open disputes."""
        return sum(dispute.minor for dispute in self.disputes if dispute.state == "open")

    @property
    def free_minor(self) -> int:
        """What of it may be spent or given back now: unapplied, and not needed for what the gateway withholds."""
        return max(min(self.unapplied_minor, self.source().whole_minor - self.withheld_minor), 0)


def of_payer(payer: str) -> str:
    """The sums of the payments of a payer."""
    return f"payments.of.{payer}"


@dataclass(frozen=True, slots=True)
class NewAttempt:
    """What a client wants to pay, in minor units, on these invoices first; none named, the oldest due first."""

    link_hash: str
    amount_minor: int
    invoice_ids: Sequence[str]
    language: Language


@dataclass(frozen=True, slots=True)
class Attempt:
    """A client's try to pay on the gateway's page. Booked only when the gateway says succeeded."""

    id: str
    account_id: AccountId
    link_hash: str
    amount_minor: int
    currency: Currency
    invoice_ids: tuple[InvoiceId, ...]
    state: AttemptState
    language: Language
    gateway_reference: str
    redirect_url: str
    started_at: datetime
    expires_at: datetime
    checked_at: datetime | None
    checks: int
    decline_reason: str
    version: int
    booked_in: str = ""  # the account it was begun for, where it was merged into this one
    payment_id: str = ""  # what it was booked as, once it succeeded


# What a client has confirmed and the bank has not: it must not be asked for twice. A page that is only open (pending)
# is no money yet, and an answer that fits nothing (unknown) may be some.
DEBITING: Final = frozenset({AttemptState.PROCESSING, AttemptState.UNKNOWN})


@dataclass(frozen=True, slots=True)
class RunningDebit:
    """What an attempt is debiting at the gateway just now, in minor units; it is gone when the attempt has its end.

    It stands with what is alive of the account, so that nobody reads old attempts to know what is owed now.
    """

    account_id: AccountId
    attempt_id: str
    minor: int
    invoice_ids: tuple[InvoiceId, ...]
    started_at: datetime
    version: int = 1


@dataclass(frozen=True, slots=True)
class OpenDispute:
    """The invoices paid by a payment of which the gateway holds money back, while it does; it stands with what is alive
    of the account.
    """

    account_id: AccountId
    payment_id: PaymentId
    invoice_ids: tuple[InvoiceId, ...]
    version: int = 1


@dataclass(frozen=True, slots=True)
class PayLink:
    """An e-mailed link. Only the hash of its token is kept (`hash` = SHA-256, hex)."""

    hash: str
    account_id: AccountId
    notice_id: str
    address_hash: str
    created_at: datetime
    expires_at: datetime
    failures: int
    locked_until: datetime | None
    revoked_at: datetime | None
    revoked_reason: str
    version: int


@dataclass(frozen=True, slots=True)
class NewPayment:
    """Money to be posted. `allocations` None lets the oldest due invoices be paid first; the rest stays unapplied."""

    natural_key: str
    party: str
    method: Method
    amount_minor: int
    received_on: date
    allocations: tuple[Allocation, ...] | None = None
    prefer: tuple[InvoiceId, ...] = ()  # invoices the payer chose: paid first, in this order
    reference: str = ""
    gateway_reference: str = ""
    moved_from: Elsewhere | None = None  # booked on another account before: it takes effect the day it is moved
    note: str = ""  # of its entry
    batch: int = 0


@dataclass(frozen=True, slots=True)
class PaySession:
    """A client who passed a link's check: for that account only, for twenty minutes."""

    hash: str
    account_id: AccountId
    link_hash: str
    expires_at: datetime
