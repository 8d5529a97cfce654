"""A receipt for every payment: a paper of what it is now, under a short number that can be read out and found again."""

from __future__ import annotations

import re
from typing import Final

from chalicelib.enrollment import actions as enrollment
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import Paper
from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.ledger import actions as ledger
from chalicelib.payments.actions.reading import payment_of
from chalicelib.payments.model import GONE, Payment, PaymentState

_NUMBER: Final = re.compile(r"(\d{5,12})-?R(\d{1,6})", re.IGNORECASE)


def receipt_number(ports: Ports, payment: Payment) -> str:
    """The number of a payment's receipt: its account's at the time, and the entry of the journal that posted it. Unique
    and for ever, with gaps: entries are of other things too.
    """
    account = enrollment.account_of(ports, payment.booked_in or payment.account_id)
    return f"{account.number}-R{payment.entry_version:04d}"


def payment_held(ports: Ports, account_id: str, payment_id: str) -> Payment:
    """The payment that a receipt may be given for. NotFound `payment_not_found`; RuleBroken `no_receipt` for money that
    went back or never came.
    """
    payment = payment_of(ports, account_id, payment_id)
    if payment.state in GONE or payment.state is PaymentState.LOST:
        raise RuleBroken("no_receipt", say("The office holds nothing of this payment: there is no receipt for it."))
    return payment


def receipt_pdf(ports: Ports, account_id: str, payment_id: str) -> tuple[str, Paper]:
    """Lend the receipt of a payment as it stands now, and tell its number.

    NotFound `payment_not_found`; RuleBroken `no_receipt` for money that went back or never came.
    """
    payment = payment_held(ports, account_id, payment_id)
    number = receipt_number(ports, payment)
    return number, invoicing.receipt_pdf(ports, payment.account_id, _told(ports, payment, number))


def _told(ports: Ports, payment: Payment, number: str) -> invoicing.Receipt:
    paid = {part.invoice_id: part.minor for part in payment.allocations}
    invoices = invoicing.invoices_by_id(ports, payment.account_id, paid)
    return invoicing.Receipt(
        id=payment.id,
        number=number,
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
