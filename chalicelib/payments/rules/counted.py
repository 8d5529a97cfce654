"""What counts on an account's invoices: unapplied money, debits that run, disputes that are open. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from chalicelib.invoicing.model import Invoice
from chalicelib.invoicing.rules.owed import Debit, OpenItem, Owed, open_items, owed
from chalicelib.invoicing.rules.stands import Position
from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.ids import InvoiceId
from chalicelib.kernel.sentences import say
from chalicelib.kernel.values import dataclass
from chalicelib.ledger.model import GUARANTOR, Head
from chalicelib.payments.model import DEBITING, Attempt, OpenDispute, Payment, PaymentState, RunningDebit


@dataclass(frozen=True, slots=True)
class Counted:
    """What counts on an account's invoices: by party what is owed now, and which invoices a dispute touches."""

    owed: Mapping[str, Owed[OpenItem]]
    disputed: frozenset[InvoiceId]

    def position(self, invoice: Invoice) -> Position:
        """What decides where an invoice stands."""
        found = [one for owing in self.owed.values() if (one := owing.on_invoice(invoice.id))]
        return Position(
            state=invoice.state,
            due_on=invoice.due_on,
            liable_minor=sum(invoice.liable.values()),
            open_minor=invoice.open_minor,
            credited_minor=invoice.credited_minor,
            unapplied_minor=sum(one.unapplied_minor for one in found),
            debited_minor=sum(one.debited_minor for one in found),
            disputed=invoice.id in self.disputed,
            written_off_minor=invoice.written_off_minor,
        )


def counted(
    head: Head, invoices: Iterable[Invoice], running: Iterable[RunningDebit], disputes: Iterable[OpenDispute]
) -> Counted:
    """Count unapplied money and what is being debited on an account's open invoices, party by party."""
    open_ones = [invoice for invoice in invoices if invoice.open]
    debits = list(running)
    parties = dict.fromkeys([GUARANTOR, *(party for invoice in open_ones for party in invoice.open)])
    return Counted(
        {party: owed_by(party, head, open_ones, debits) for party in parties},
        frozenset(invoice_id for dispute in disputes for invoice_id in dispute.invoice_ids),
    )


def owed_by(party: str, head: Head, invoices: Iterable[Invoice], running: Iterable[RunningDebit]) -> Owed[OpenItem]:
    """What a party owes now. Only the guarantor pays at the gateway."""
    debits = debits_of(running) if party == GUARANTOR else []
    return owed(open_items(invoices, party), head.unapplied(party), debits)


def debits_of(running: Iterable[RunningDebit]) -> list[Debit]:
    """What is being debited at the gateway just now, the earliest first."""
    in_order_of_start = sorted(running, key=lambda one: (one.started_at, one.attempt_id))
    return [Debit(one.minor, one.invoice_ids) for one in in_order_of_start]


def dispute_of(payment: Payment) -> OpenDispute | None:
    """Which invoices the dispute of a payment touches; None while the gateway holds nothing of it back."""
    if payment.state is not PaymentState.DISPUTED:
        return None
    return OpenDispute(payment.account_id, payment.id, tuple(one.invoice_id for one in payment.allocations))


def debit_of(attempt: Attempt) -> RunningDebit | None:
    """What an attempt is debiting just now; None before its client confirmed it, and when it has its end."""
    if attempt.state not in DEBITING:
        return None
    given = (attempt.amount_minor, attempt.invoice_ids, attempt.started_at)
    return RunningDebit(attempt.account_id, attempt.id, *given)


def check_amount(minor: int, owing: Owed[OpenItem]) -> None:
    """A client pays at most what is owed now. RuleBroken `payment_processing`, `nothing_due` or `more_than_due`."""
    due = owing.owed_minor
    if owing.debited_minor and minor > due:
        raise RuleBroken("payment_processing", _PROCESSING_IN_PART if due else _PROCESSING)
    if not due:
        raise RuleBroken("nothing_due", say("There is nothing to pay on this account."))
    if not 0 < minor <= due:
        raise RuleBroken("more_than_due", say("Pay at least the smallest unit and at most what is due."))


_PROCESSING: Final = say("A payment on this account is being processed. There is no need to pay again.")
_PROCESSING_IN_PART: Final = say("A payment on this account is being processed. Pay at most what is left after it.")
