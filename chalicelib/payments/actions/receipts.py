"""A receipt for every payment: a paper of what it is now, under a short number that can be read out and found again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Account
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import Invoice
from chalicelib.kernel.errors import NotFound, RuleBroken
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR
from chalicelib.payments.actions.reading import payment_of
from chalicelib.payments.model import GONE, Payment, PaymentState

_NUMBER: Final = re.compile(r"(\d{5,12})-?R(\d{1,6})", re.IGNORECASE)


def receipt_number(account: Account, payment: Payment) -> str:
    """The number of a payment's receipt: its account's at the time, and the entry of the journal that posted it. Unique
    and for ever, with gaps: entries are of other things too.
    """
    return f"{account.number}-R{payment.entry_version:04d}"


def payment_held(ports: Ports, account_id: str, payment_id: str) -> Payment:
    """The payment that a receipt may be given for. NotFound `payment_not_found`; RuleBroken `no_receipt` for money that
    went back or never came.
    """
    payment = payment_of(ports, account_id, payment_id)
    if payment.state in GONE or payment.state is PaymentState.LOST:
        raise RuleBroken("no_receipt", say("The office holds nothing of this payment: there is no receipt for it."))
    return payment


def receipt_pdf(ports: Ports, account_id: str, payment_id: str) -> tuple[str, invoicing.Paper]:
    """Lend the receipt of a payment as it stands now, and tell its number.

    NotFound `payment_not_found`; RuleBroken `no_receipt` for money that went back or never came.
    """
    payment = payment_held(ports, account_id, payment_id)
    (receipt,) = receipts_of(ports, payment.account_id, [payment])
    return receipt.number, invoicing.receipt_pdf(ports, payment.account_id, receipt)


def own_receipt_pdf(ports: Ports, account_id: str, payment_id: str) -> tuple[str, invoicing.Paper]:
    """The same for a client, of what they paid themselves: what a payer paid is none of theirs.

    NotFound `payment_not_found`; RuleBroken `no_receipt`.
    """
    if payment_of(ports, account_id, payment_id).party != GUARANTOR:
        raise NotFound("payment_not_found", say("There is no such payment on this account."))
    return receipt_pdf(ports, account_id, payment_id)


def receipts_of(ports: Ports, account_id: str, payments: Sequence[Payment]) -> list[invoicing.Receipt]:
    """What the receipts of an account's payments tell, in their order: the invoices of all are read together."""
    invoices = invoicing.invoices_by_id(ports, account_id, {a.invoice_id for one in payments for a in one.allocations})
    accounts = enrollment.accounts_by_id(ports, {one.booked_in or one.account_id for one in payments})
    return [_told(one, accounts[one.booked_in or one.account_id], invoices) for one in payments]


def _told(payment: Payment, account: Account, invoices: Mapping[str, Invoice]) -> invoicing.Receipt:
    paid = {part.invoice_id: part.minor for part in payment.allocations}
    return invoicing.Receipt(
        id=payment.id,
        number=receipt_number(account, payment),
        party=payment.party,
        method=payment.method.value,
        reference=payment.reference,
        received_on=payment.received_on,
        posted_at=payment.posted_at,
        minor=payment.amount_minor,
        paid=[(invoices[one].number, minor) for one, minor in paid.items() if one in invoices],
        given_back_minor=sum(refund.minor for refund in payment.refunds if refund.state != "failed"),
        left_minor=payment.unapplied_minor,
        version=payment.version,
        booked_in=payment.booked_in,
    )


def payment_receipted(ports: Ports, text: str) -> tuple[str, Payment] | None:
    """The payment of a receipt's number, and the number as it is written, however it was typed; None for no such."""
    found = _NUMBER.fullmatch(re.sub(r"\s", "", text))
    account_id = enrollment.account_of_number(ports, found[1]) if found else None
    if found is None or account_id is None:
        return None
    holder = enrollment.account_of(ports, account_id)
    booked = next((one.account_id for one in holder.absorbed if _numbered(ports, one.account_id, found[1])), account_id)
    entry = ledger.entry_of(ports, booked, int(found[2]))
    if entry is None or entry.reason != "payment":
        return None
    return f"{found[1]}-R{int(found[2]):04d}", payment_of(ports, account_id, entry.legs[0].subject)


def _numbered(ports: Ports, account_id: str, number: str) -> bool:
    return enrollment.account_of(ports, account_id).number == number
